"""The opening of a matter of public control: its draft, amended, or discarded."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actions import offices, organizations
from backend.accounts.actor import Actor
from backend.accounts.models import (
    Organization,
    OrganizationKind,
    Region,
    User,
)
from backend.accounts.roles import Role
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from oversight.actions import conflicts, participants
from oversight.actions.steps import locked_case, move_case
from oversight.models import OVER, Case
from oversight.rules import objects, openings
from oversight.states import CONTROL_FORMS, CaseForm, CaseState

AMENDED = (
    "state",
    "form",
    "theme",
    "language",
    "tasks",
    "question",
    "fund_ground",
    "region",
    "updated_at",
)


@transaction.atomic
def open_draft(
    *,
    initiator: Organization | None,
    theme: str,
    language: str,
    tasks: str,
    bodies: Sequence[Organization],
    region: Region | None,
    by: Actor,
    at: datetime,
    form: CaseForm = CaseForm.MONITORING,
    question: str = "",
    concerns: Sequence[str] = (),
    fund_ground: str = "",
    beside: Case | None = None,
) -> Case:
    """Begin a matter; without an initiator the citizen acts alone, for himself.

    Every member of the initiating group takes part, and declares for himself.
    `concerns` are the matters outside the law's reach that it is said to touch.
    """
    initiator = initiator or of_citizen(by.user, by=by, at=at)
    demand(openings.check_form(form))
    demand(_from(initiator, form=form, on=timezone.localdate(at)))
    demand(check_matter(bodies, concerns=concerns, fund_ground=fund_ground))
    if beside is not None:
        beside = first_of_matter(beside)
        demand(openings.check_beside(form, _beside(beside, initiator, bodies)))
    case = Case.objects.create(
        form=form,
        theme=theme,
        language=language,
        tasks=tasks,
        question=question,
        fund_ground=fund_ground,
        beside=beside,
        initiator=initiator,
        region=region or bodies[0].region,
        state=CaseState.DRAFT,
        opened_at=at,
        updated_at=at,
    )
    case.bodies.set(bodies)
    record("case.opened", case, by=by, at=at, said={"theme": theme}, public=False)
    participants.name_members(case, by=by, at=at)
    return case


@transaction.atomic
def amend(
    case: Case,
    *,
    form: CaseForm,
    theme: str,
    language: str,
    tasks: str,
    question: str,
    bodies: Sequence[Organization],
    region: Region | None,
    by: Actor,
    at: datetime,
    concerns: Sequence[str] = (),
    fund_ground: str = "",
) -> Case:
    """Write the draft over: nobody but its authors has seen it yet."""
    case = locked_case(case)
    move_case(case, "amend", at=at)
    demand(openings.check_form(form))
    demand(check_matter(bodies, concerns=concerns, fund_ground=fund_ground))
    if case.beside is not None:
        seen = _beside(case.beside, case.initiator, bodies, leaving_out=case)
        demand(openings.check_beside(form, seen))
    case.form, case.theme, case.language = form, theme, language
    case.tasks, case.question, case.fund_ground = tasks, question, fund_ground
    case.region = region or bodies[0].region
    case.save(update_fields=list(AMENDED))
    case.bodies.set(bodies)
    conflicts.follow_bodies(case, at=at)
    record("case.amended", case, by=by, at=at, said={"theme": theme}, public=False)
    return case


@transaction.atomic
def discard(case: Case, *, by: Actor, at: datetime) -> Case:
    """Put a draft aside for good; it never had a number, and never becomes public."""
    case = locked_case(case)
    move_case(case, "discard", at=at)
    case.closed_at = at
    case.save(update_fields=["state", "updated_at", "closed_at"])
    record("case.discarded", case, by=by, at=at, public=False)
    return case


def of_citizen(person: User, *, by: Actor, at: datetime) -> Organization:
    """Return that in which a citizen acts alone, made with the first of his cases."""
    own = Organization.objects.filter(
        kind=OrganizationKind.CITIZEN, offices__user=person
    ).first()
    if own is not None:
        return own
    own = organizations.register(
        kind=OrganizationKind.CITIZEN, names=(person.name, "", ""), by=by, at=at
    )
    offices.grant(
        user=person,
        organization=own,
        role=Role.COORDINATOR,
        from_on=timezone.localdate(at),
        by=by,
        at=at,
    )
    return own


def first_of_matter(case: Case) -> Case:
    """Return the case beside which all other forms of its matter run."""
    return case.beside or case


def check_matter(
    bodies: Sequence[Organization], *, concerns: Sequence[str], fund_ground: str
) -> list[Breach]:
    """Return what keeps a matter about these bodies from being one of control."""
    breaches: list[Breach] = []
    for body in bodies:
        breaches += objects.check_object(
            name=body.name,
            is_body=body.is_body,
            is_regime_object=body.is_regime_object,
            is_of_wealth_fund=body.is_of_wealth_fund,
            fund_ground=fund_ground,
        )
    return [*breaches, *objects.check_reach(concerns)]


def _from(initiator: Organization, *, form: CaseForm, on: date) -> list[Breach]:
    is_council = initiator.kind == OrganizationKind.COUNCIL
    if is_council:
        is_form = form in CONTROL_FORMS
        return objects.check_subsidiarity(
            is_council=is_council, is_form_of_control=is_form
        )
    return participants.check_represented(initiator, on=on)


def _beside(
    first: Case,
    initiator: Organization,
    bodies: Sequence[Organization],
    *,
    leaving_out: Case | None = None,
) -> openings.Beside:
    others = first.forms_beside.exclude(state__in=OVER)
    if leaving_out is not None:
        others = others.exclude(pk=leaving_out.pk)
    addressed = {body.pk for body in bodies}
    return openings.Beside(
        number=first.number or first.theme,
        form=CaseForm(first.form),
        is_over=first.state in OVER,
        is_own=first.initiator_id == initiator.pk,
        forms_beside={CaseForm(other.form) for other in others},
        shares_a_body=first.bodies.filter(pk__in=addressed).exists(),
    )
