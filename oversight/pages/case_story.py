"""All that the page of one case shows, gathered in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import Office, User
from backend.files.models import File
from backend.pages import acts, dates
from oversight import permissions
from oversight.actions.letters import OF_BODY
from oversight.models import (
    Answer,
    Case,
    Delivery,
    FinalDocument,
    Finding,
    Obligation,
    Participant,
    Recommendation,
)
from oversight.pages import histories, looks
from oversight.pages.answer_acts import RECOMMENDATION_ACTS
from oversight.pages.case_acts import CASE_ACTS, CaseAct
from oversight.pages.looks import Look, Viewer
from oversight.states import (
    CASE_FORMS,
    RECOMMENDATION_PROCEDURE,
    CaseForm,
    CaseState,
)


@dataclass(frozen=True)
class Button:
    """One act that is open now: a form of its own page, or a button that does it."""

    label: Any
    url: str
    at_once: bool = False
    is_danger: bool = False
    is_main: bool = False


@dataclass(frozen=True)
class Pair:
    """A recommendation beside its answer, or its silence."""

    recommendation: Recommendation
    look: Look
    answer: Answer | None
    buttons: list[Button]


@dataclass(frozen=True)
class Story:
    """Everything that a visitor sees of one case."""

    case: Case
    form: str
    state: str
    steps: list[dict[str, str]]
    pairs: list[Pair]
    findings: list[Finding]
    participants: list[Participant]
    own: Participant | None
    document: FinalDocument | None
    deliveries: list[tuple[Delivery, list[Button]]]
    files: list[File]
    term: Obligation | None
    clock: looks.Clock | None
    look: Look | None
    history: list[dict[str, Any]]
    buttons: list[Button]

    @property
    def answered(self) -> int:
        """Return how many recommendations have been answered."""
        return looks.count_answered(pair.recommendation for pair in self.pairs)


def rows(user: Any) -> QuerySet[Case]:
    """Return the cases that the visitor sees, with what the page shows of each."""
    return (
        Case.objects.visible_to(user)
        .select_related("initiator", "region", "send_obligation", "final_document")
        .prefetch_related("bodies", "participants")
    )


def of(case: Case, *, user: Any, actor: Actor | None) -> Story:
    """Gather the story of a case that the visitor sees."""
    viewer = looks.viewer()
    lines = list(_lines(case, user))
    here = _bodies_here(lines, on=viewer.today)
    pairs = [_pair(line, viewer, actor, here) for line in lines]
    owed = _term(case, pairs)
    documents = FinalDocument.objects.visible_to(user).filter(case=case)
    seen = documents.select_related("case").first()
    sent = list(
        Delivery.objects.filter(document__case=case).select_related(
            "body", "document__case__initiator", "proof_file"
        )
    )
    people = list(case.participants.all())
    language = get_language() or "kk"
    return Story(
        case=case,
        form=CASE_FORMS[CaseForm(case.form)].in_(language),
        state=case.procedure.labels[case.state].in_(language),
        steps=_steps(case, pairs),
        pairs=pairs,
        findings=list(
            Finding.objects.visible_to(user)
            .filter(case=case)
            .prefetch_related("evidence")
        ),
        participants=people,
        own=_own(people, user, case),
        document=seen,
        deliveries=[(delivery, _on_delivery(delivery, actor)) for delivery in sent],
        files=_files(case, pairs, sent, user),
        term=owed,
        clock=viewer.clock(owed),
        look=_worst(pairs),
        history=histories.told(_ids(case, pairs, sent)),
        buttons=_on_case(case, actor),
    )


def _lines(case: Case, user: Any) -> QuerySet[Recommendation]:
    return (
        Recommendation.objects.visible_to(user)
        .filter(case=case)
        .select_related(
            "case__initiator",
            "body",
            "answer_obligation",
            "answer__assessment",
            "answer__scan",
        )
        .order_by("line")
    )


def _pair(
    line: Recommendation, viewer: Viewer, actor: Actor | None, here: set[UUID]
) -> Pair:
    return Pair(
        recommendation=line,
        look=viewer.look(line),
        answer=looks.given(line),
        buttons=_on_line(line, actor, is_here=line.body_id in here) if actor else [],
    )


def _term(case: Case, pairs: list[Pair]) -> Obligation | None:
    """Return what chapter 4 explains: the worst open term, else the last, else ours."""
    owed = [
        pair.recommendation.answer_obligation
        for pair in sorted(pairs, key=_urgency)
        if pair.recommendation.answer_obligation
    ]
    return owed[0] if owed else case.send_obligation


def _urgency(pair: Pair) -> tuple[bool, date]:
    owed = pair.recommendation.answer_obligation
    due = owed.due_on if owed and owed.due_on else date.max
    return pair.recommendation.is_answered, due


def _worst(pairs: list[Pair]) -> Look | None:
    order = ("silent", "soon", "wait", "formal", "late", "ok", "idle")
    found = sorted((pair.look for pair in pairs), key=lambda x: order.index(x.state))
    return found[0] if found else None


def _steps(case: Case, pairs: list[Pair]) -> list[dict[str, str]]:
    """Return the steps that its form walks, with the days that are known."""
    labels = case.procedure.labels
    path: list[CaseState] = [
        state
        for state in CaseState
        if state in labels and state not in (CaseState.DRAFT, CaseState.WITHDRAWN)
    ]
    if case.state == CaseState.WITHDRAWN:
        walked: list[CaseState] = [state for state in path if _day(case, state)]
        path = [*walked, CaseState.WITHDRAWN]
    order = list(CaseState)
    waits = case.state == CaseState.DOCUMENT_SENT  # the step to come is the answer
    now = order.index(CaseState.ANSWERED if waits else CaseState(case.state))
    done = looks.count_answered(pair.recommendation for pair in pairs)
    steps = []
    for state in path:
        place = order.index(state)
        note = _day(case, state)
        if state == CaseState.ANSWERED and pairs and done < len(pairs):
            note = _("%(done)s of %(all)s") % {"done": done, "all": len(pairs)}
        look = "now" if place == now else "done" if place < now else "todo"
        label = labels[state].in_(get_language() or "kk")
        if waits and place == now:
            label = _("Answers")
        steps.append({"label": label, "note": note, "state": look})
    return steps


def _day(case: Case, state: CaseState) -> str:
    document = getattr(case, "final_document", None)
    known = {
        CaseState.REGISTERED: case.registered_at,
        CaseState.ANNOUNCED: case.announced_at,
        CaseState.UNDER_WAY: case.started_on,
        CaseState.COMPLETED: case.completed_on,
        CaseState.DOCUMENT_SENT: document.sent_at if document else None,
        CaseState.CLOSED: case.closed_at if case.state == CaseState.CLOSED else None,
        CaseState.WITHDRAWN: case.closed_at,
    }
    found = known.get(state)
    return dates.short(found) if found else ""


def _own(people: list[Participant], user: Any, case: Case) -> Participant | None:
    """Return the visitor's own place in a case where he still has to declare."""
    mine = [person for person in people if person.person_id == user.pk]
    return mine[0] if mine and case.state == CaseState.DRAFT else None


def _bodies_here(lines: list[Recommendation], *, on: date) -> set[UUID]:
    held = Office.objects.in_force(on).filter(
        organization__in={line.body_id for line in lines}, role__in=OF_BODY
    )
    return set(held.values_list("organization_id", flat=True))


def _files(
    case: Case, pairs: list[Pair], sent: list[Delivery], user: Any
) -> list[File]:
    named = [pair.answer.scan_id for pair in pairs if pair.answer]
    named += [delivery.proof_file_id for delivery in sent]
    wanted = [pk for pk in named if pk]
    if not wanted:
        return []
    return list(File.objects.visible_to(user).filter(pk__in=wanted).order_by("id"))


def _ids(case: Case, pairs: list[Pair], sent: list[Delivery]) -> list[UUID]:
    document = getattr(case, "final_document", None)
    ids = [case.pk, *(delivery.pk for delivery in sent)]
    ids += [document.pk] if document else []
    for pair in pairs:
        line = pair.recommendation
        ids.append(line.pk)
        if line.answer_obligation_id:
            ids.append(line.answer_obligation_id)
        if pair.answer:
            ids.append(pair.answer.pk)
            ids += [a.pk for a in [getattr(pair.answer, "assessment", None)] if a]
    return ids


def _on_case(case: Case, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    open_now = [
        act
        for act in CASE_ACTS
        if act.is_open(case) and acts.may(act.policy, actor, case)
    ]
    main = next((act for act in open_now if _goes_on(act, case)), None)
    return [_button(act, case, is_main=act is main) for act in open_now]


def _goes_on(act: type[CaseAct], case: Case) -> bool:
    """Tell whether an act is the usual next step; ending early is none."""
    ends_early = act.verb == "close" and case.state != CaseState.ANSWERED
    return not act.is_danger and not ends_early


def _button(act: type[CaseAct], case: Case, *, is_main: bool) -> Button:
    return Button(
        label=act.words.button,
        url=reverse(f"page:case-{act.verb}", args=[case.pk]),
        at_once=act.form_class is acts.ActForm and act.verb != "adopt-final-document",
        is_danger=act.is_danger,
        is_main=is_main,
    )


def _on_delivery(delivery: Delivery, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    found = []
    if delivery.received_on and not delivery.registered_at:
        found.append((permissions.can_register_receipt, "register-receipt"))
    if not delivery.received_on:
        found.append((permissions.can_record_delivery, "record-delivery"))
    labels = {
        "register-receipt": _("Register the receipt"),
        "record-delivery": _("Record the delivery"),
    }
    return [
        Button(
            labels[verb],
            reverse(f"page:delivery-{verb}", args=[delivery.pk]),
            at_once=verb == "register-receipt",
        )
        for policy, verb in found
        if acts.may(policy, actor, delivery)
    ]


def _on_line(line: Recommendation, actor: Actor, *, is_here: bool) -> list[Button]:
    buttons = []
    answer = looks.given(line)
    waiting = not line.is_answered and line.sent_at is not None
    if waiting and acts.may(permissions.can_draft_answer, actor, line):
        url = reverse("page:recommendation-draft-answer", args=[line.pk])
        buttons.append(Button(_("Answer"), url, is_main=True))
    if waiting and not is_here and acts.may(permissions.can_enter_answer, actor, line):
        url = reverse("page:recommendation-enter-answer", args=[line.pk])
        buttons.append(Button(_("Enter the answer"), url))
    assessed = getattr(answer, "assessment", None) is not None
    if answer and not assessed and acts.may(permissions.can_assess, actor, answer):
        url = reverse("page:answer-assess", args=[answer.pk])
        buttons.append(Button(_("Assess the answer"), url))
    for act in RECOMMENDATION_ACTS:
        if _follows(line, act.verb) and acts.may(act.policy, actor, line):
            url = reverse(f"page:recommendation-{act.verb}", args=[line.pk])
            buttons.append(Button(act.words.button, url))
    return buttons


def _follows(line: Recommendation, verb: str) -> bool:
    return verb in RECOMMENDATION_PROCEDURE.acts(line.state)


def actor_of(request: Any) -> Actor | None:
    """Return who acts; none for a stranger, who is offered nothing."""
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None
