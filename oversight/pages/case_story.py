"""All that the page of one case shows, gathered in a constant number of queries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.files.models import File
from oversight.actions.letters import OF_BODY
from oversight.models import (
    Announcement,
    Answer,
    Case,
    Complaint,
    Delivery,
    FinalDocument,
    Finding,
    Measure,
    Obligation,
    Participant,
    Recommendation,
    Visit,
)
from oversight.pages import after, case_buttons, case_kin, histories, looks, next_steps
from oversight.pages.case_buttons import Button
from oversight.pages.case_kin import Kin
from oversight.pages.looks import Look, Viewer
from oversight.pages.next_steps import Next
from oversight.reports import control
from oversight.states import (
    CaseState,
)


@dataclass(frozen=True)
class Pair:
    """A recommendation beside its answer, or its silence."""

    recommendation: Recommendation
    look: Look
    answer: Answer | None
    buttons: list[Button]
    measures: list[tuple[Measure, Look]]
    complaints: list[tuple[Complaint, Look]]


@dataclass(frozen=True)
class Story:
    """Everything that a visitor sees of one case."""

    case: Case
    pairs: list[Pair]
    findings: list[Finding]
    participants: list[Participant]
    own: Participant | None
    announcement: Announcement | None
    document: FinalDocument | None
    deliveries: list[tuple[Delivery, list[Button]]]
    files: list[File]
    term: Obligation | None
    clock: looks.Clock | None
    look: Look | None
    history: list[dict[str, Any]]
    buttons: list[Button]
    around: list[Button]
    next: Next
    kin: Kin

    @property
    def answered(self) -> int:
        """Return how many recommendations have been answered."""
        return looks.count_answered(pair.recommendation for pair in self.pairs)

    @property
    def asked(self) -> int:
        """Return how many recommendations ask for an answer."""
        return looks.count_asked(pair.recommendation for pair in self.pairs)

    @property
    def part(self) -> str:
        """Say that the matter is answered in part, where it is."""
        return looks.word_of_part(self.answered, self.asked)


def of(case: Case, *, user: Any, actor: Actor | None) -> Story:
    """Gather the story of a case that the visitor sees."""
    viewer = looks.viewer()
    lines = list(_lines(case, user))
    here = _bodies_here(lines, on=viewer.today)
    followed = after.followed(lines, user=user, viewer=viewer)
    pairs = [_pair(line, viewer, actor, here, followed) for line in lines]
    owed = _term(case, pairs)
    documents = FinalDocument.objects.visible_to(user).filter(case=case)
    seen = documents.select_related("case").first()
    sent = list(
        Delivery.objects.filter(document__case=case)
        .select_related("body", "document__case__initiator", "proof_file")
        .prefetch_related("claims")
    )
    people = list(case.participants.all())
    own = _own(people, user, case)
    return Story(
        case=case,
        pairs=pairs,
        findings=list(
            Finding.objects.visible_to(user)
            .filter(case=case)
            .current()
            .prefetch_related("evidence")
        ),
        participants=[one for one in people if one.to_on is None],
        own=own,
        announcement=control.announcement_of(case) if case.is_by_day else None,
        document=seen,
        deliveries=[
            (delivery, case_buttons.on_delivery(delivery, actor)) for delivery in sent
        ],
        files=_files(case, pairs, sent, user),
        term=owed,
        clock=viewer.clock(owed),
        look=_worst(pairs),
        history=histories.told([*_ids(case, pairs, sent), *_visits(case, user)]),
        buttons=_buttons(case, actor, own),
        around=case_buttons.around(case, actor, user=user),
        next=next_steps.of(
            case,
            side=next_steps.side_of(case, actor),
            lines=lines,
            today=viewer.today,
        ),
        kin=case_kin.of(case, user=user, actor=actor),
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
            "answer__redirected_to",
            "redirected_from__body",
        )
        .prefetch_related("answer__stances")
        .order_by("line", "id")
    )


def _pair(
    line: Recommendation,
    viewer: Viewer,
    actor: Actor | None,
    here: set[UUID],
    followed: after.Followed,
) -> Pair:
    return Pair(
        recommendation=line,
        look=viewer.look(line),
        answer=looks.given(line),
        buttons=case_buttons.on_line(line, actor, is_here=line.body_id in here)
        if actor
        else [],
        measures=followed.measures[line.pk],
        complaints=followed.complaints[line.pk],
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


def _own(people: list[Participant], user: Any, case: Case) -> Participant | None:
    """Return the visitor's own place in a case where he still has to declare."""
    mine = [person for person in people if person.person_id == user.pk]
    return mine[0] if mine and case.state == CaseState.DRAFT else None


def _buttons(case: Case, actor: Actor | None, own: Participant | None) -> list[Button]:
    """Return the acts upon the case; who has to declare first is asked for that."""
    found = case_buttons.on_case(case, actor)
    if own is None or own.declared_at is not None:
        return found
    return [replace(button, is_main=False) for button in found]


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


def _visits(case: Case, user: Any) -> QuerySet[Visit, UUID]:
    return Visit.objects.visible_to(user).filter(case=case).values_list("pk", flat=True)


def _ids(case: Case, pairs: list[Pair], sent: list[Delivery]) -> list[UUID]:
    document = getattr(case, "final_document", None)
    ids = [case.pk, *(delivery.pk for delivery in sent)]
    ids += [claim.pk for delivery in sent for claim in delivery.claims.all()]
    ids += [document.pk] if document else []
    for pair in pairs:
        line = pair.recommendation
        ids.append(line.pk)
        if line.answer_obligation_id:
            ids.append(line.answer_obligation_id)
        ids += [one.pk for one, _look in (*pair.measures, *pair.complaints)]
        if pair.answer:
            ids.append(pair.answer.pk)
            ids += [a.pk for a in [getattr(pair.answer, "assessment", None)] if a]
    return ids
