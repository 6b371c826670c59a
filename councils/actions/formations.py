"""What the beginning of a composition brings: its term, and when to form the next."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.law.term import Term
from councils.models import Application, Competition, Convocation, Council
from councils.rules import competitions, forming
from councils.rules.composition import CouncilKind
from councils.states import ApplicationState
from oversight.actions import obligations
from oversight.models import ObligationKind, Subject
from oversight.states import ObligationState


def breaches(
    council: Council,
    competition: Competition | None,
    applications: Sequence[Application],
) -> list[Breach]:
    """Return what is wrong with seating these candidates of this competition.

    Whoever comes from a competition was selected in it, and by this council's own.
    """
    wrong = [
        application.person_name
        for application in applications
        if application.state != ApplicationState.SELECTED
        or application.competition.council_id != council.pk
        or (competition and application.competition_id != competition.pk)
        or hasattr(application, "seat")
    ]
    found = competitions.check_seated(not_selected=wrong)
    if competition is not None:
        kind = CouncilKind(council.kind)
        found += competitions.check_by_competition(kind=kind)
    return found


def term_of_office(council: Council, from_on: date, *, members: int) -> Term:
    """Return how long a composition of so many members holds; refuse what is unset."""
    kind, settled = CouncilKind(council.kind), council.settings_on(from_on)
    years = settled.assembly_years
    demand(
        forming.check_assembly(
            kind=kind, members=members, years=years, most=settled.assembly_size
        )
    )
    return forming.term_of_office(
        kind=kind, from_on=from_on, years=years, calendar=calendars.current()
    )


@transaction.atomic
def follow(convocation: Convocation, *, by: Actor, at: datetime) -> None:
    """End the duty to form this composition, and open that to form the next one.

    The body owes it two months before the end; of an assembly the law says nothing.
    """
    council, today = convocation.council, timezone.localdate(at)
    earlier = council.convocations.filter(from_on__lt=convocation.from_on)
    end_duty(earlier.order_by("-from_on").first(), by=by, at=at)
    if council.kind == CouncilKind.ASSEMBLY or convocation.to_on <= today:
        return
    due = forming.formation_start(to_on=convocation.to_on, calendar=calendars.current())
    convocation.formation_obligation = obligations.open(
        kind=ObligationKind.FORM_CONVOCATION,
        debtor=council.body,
        creditor=council.organization,
        norm=forming.START,
        term=due,
        started_on=convocation.approved_on,
        started_by="convocation.approved",
        subject=Subject(
            kind="convocation",
            id=convocation.pk,
            number=str(convocation.number),
            title=str(council),
        ),
        is_public=True,
        by=by,
        at=at,
    )
    convocation.save(update_fields=["formation_obligation"])


@transaction.atomic
def end_duty(convocation: Convocation | None, *, by: Actor, at: datetime) -> None:
    """Note that forming the composition after this one has begun, if it was owed."""
    owed = convocation.formation_obligation if convocation else None
    if owed is not None and owed.state == ObligationState.OPEN:
        obligations.discharge(owed, on=timezone.localdate(at), by=by, at=at)
