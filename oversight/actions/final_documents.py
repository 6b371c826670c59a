"""Acts upon final documents: adopted, written anew while a draft, sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import uploads
from backend.files.models import File
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import MoveRefused, demand
from oversight.actions import (
    conflicts,
    deliveries,
    final_papers,
    obligations,
    publications,
)
from oversight.actions.steps import (
    locked_case,
    move_case,
    move_recommendation,
)
from oversight.models import Case, FinalDocument, Recommendation
from oversight.reports import control, final_content
from oversight.rules import documents, numbers, objects
from oversight.states import CaseState


class Line(NamedTuple):
    """One recommendation of a document: its words, to whom, under which power."""

    text: str
    body: Organization
    power: str = ""
    second_text: str = ""


@dataclass(frozen=True)
class Annexed:
    """What the author writes into the annexes; None is taken from the case's records.

    Who took part, in which forms, and what was found, the case itself knows.
    """

    held_from: datetime | None = None
    held_until: datetime | None = None
    held_place: str | None = None
    tasks: str | None = None
    circumstances: str = ""
    other_documents: Sequence[File] = ()
    has_no_other_documents: bool | None = None


@transaction.atomic
def adopt(
    case: Case,
    *,
    text: str,
    language: str,
    lines: Sequence[Line],
    by: Actor,
    at: datetime,
    second_text: str = "",
    second_language: str = "",
    annexed: Annexed | None = None,
) -> FinalDocument:
    """Write the final document with its numbered recommendations, or write it anew.

    Only once the control is completed, and until it is sent; what a council has
    decided is not written anew. Raise MoveRefused otherwise.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    document = FinalDocument.objects.filter(case=case).first()
    is_fixed = document is not None and (case.is_of_council or document.sent_at)
    if case.state != CaseState.COMPLETED or is_fixed:
        raise MoveRefused(case.procedure, case.state, "adopt-final-document")
    demand(documents.check_final_document(recommendations=len(lines)))
    demand(_check_bodies(case, lines))
    kind = "final-document.adopted" if document is None else "final-document.rewritten"
    document = document or FinalDocument(case=case)
    document.case = case
    document.text, document.language = text, language
    document.second_text, document.second_language = second_text, second_language
    document.adopted_on = timezone.localdate(at)
    _annex(document, annexed or Annexed())
    said = {"text": text, "second_text": second_text}
    record(kind, document, by=by, at=at, said=said)
    _write_lines(document, lines, by=by, at=at)
    for body in sorted({line.body for line in lines}, key=lambda body: body.pk):
        _address(case, body, by=by, at=at)
    return document


@transaction.atomic
def send(case: Case, *, by: Actor, at: datetime) -> Case:
    """Send the final document to each addressed body; late too, and counted so.

    It gets its number and its papers, and nothing in it changes any more. A body
    with an officer or head here has it in its inbox at once, and its terms begin;
    for any other body the author records the delivery later.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    move_case(case, "send-final-document", at=at)
    demand(sending_breaches(case))
    document = FinalDocument.objects.select_related("case__initiator").get(case=case)
    today = timezone.localdate(at)
    _seal(document, by=by, at=at)
    case.save(update_fields=["state", "updated_at"])
    record("case.document-sent", case, by=by, at=at)
    if case.send_obligation:
        obligations.discharge(case.send_obligation, on=today, by=by, at=at)
    for recommendation in document.recommendations.select_for_update():
        move_recommendation(recommendation, "send", at=at)
        recommendation.sent_at = at
        recommendation.save(update_fields=["state", "sent_at", "updated_at"])
        record("recommendation.sent", recommendation, by=by, at=at)
    publications.owe_document(document, case.initiator, started_on=today, by=by, at=at)
    for body in Organization.objects.filter(
        recommendations__document=document
    ).distinct():
        deliveries.deliver(document, body, on=today, by=by, at=at)
    return case


def sending_breaches(case: Case) -> list[Breach]:
    """Return what keeps the document from being sent: no proposals, a lacking annex.

    A council's documents are those of its own law, which asks for no annexes.
    """
    document = FinalDocument.objects.filter(case=case).first()
    count = document.recommendations.count() if document else 0
    breaches = documents.check_final_document(recommendations=count)
    if document is None or case.is_of_council:
        return breaches
    return [*breaches, *documents.check_annexes(final_content.annexes_of(document))]


def _annex(document: FinalDocument, said: Annexed) -> None:
    known = final_content.held(document.case)
    document.held_from = said.held_from or known.from_at
    document.held_until = said.held_until
    if said.held_from is None:
        document.held_until = said.held_until or known.until_at
    place, tasks = said.held_place, said.tasks
    document.held_place = known.place if place is None else place
    document.tasks = known.tasks if tasks is None else tasks
    document.circumstances = said.circumstances
    none = said.has_no_other_documents
    document.has_no_other_documents = not said.other_documents if none is None else none
    document.save()
    document.other_documents.set(said.other_documents)


def _check_bodies(case: Case, lines: Sequence[Line]) -> list[Breach]:
    """Return what keeps a body that comes in with the document from being an object."""
    if case.is_of_council:
        return []
    known = set(case.bodies.values_list("pk", flat=True))
    new = {line.body.pk: line.body for line in lines if line.body.pk not in known}
    return [
        breach
        for body in new.values()
        for breach in objects.check_object(
            name=body.name,
            is_body=body.is_body,
            is_regime_object=body.is_regime_object,
            is_of_wealth_fund=body.is_of_wealth_fund,
            fund_ground=case.fund_ground,
        )
    ]


def _write_lines(
    document: FinalDocument, lines: Sequence[Line], *, by: Actor, at: datetime
) -> None:
    """Keep the lines of a draft by their numbers; those beyond the last one go."""
    kept = {one.line: one for one in document.recommendations.select_for_update()}
    for number, line in enumerate(lines, start=1):
        recommendation = kept.pop(number, None) or Recommendation(
            case=document.case, document=document, line=number
        )
        recommendation.body = line.body
        recommendation.text, recommendation.power = line.text, line.power
        recommendation.second_text = line.second_text
        recommendation.updated_at = at
        recommendation.save()
        said = {"text": line.text, "second_text": line.second_text}
        record("recommendation.drafted", recommendation, by=by, at=at, said=said)
    for recommendation in kept.values():
        record("recommendation.dropped", recommendation, by=by, at=at, public=False)
    _drop([recommendation.pk for recommendation in kept.values()])


def _drop(drafted: Sequence[UUID]) -> None:
    """Delete lines of a draft; what has been sent is sealed, and refuses.

    Without the ORM, which would sweep the links of hearings to them as well: nobody
    may delete from that table, be there a row or none.
    """
    sql = "DELETE FROM oversight_recommendation WHERE id = ANY(%s) AND sent_at IS NULL"
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(drafted)])


def _address(case: Case, body: Organization, *, by: Actor, at: datetime) -> None:
    """Add a body that the document is the first to address; all declare of it too."""
    if case.bodies.filter(pk=body.pk).exists():
        return
    case.bodies.add(body)
    if not case.is_of_council:
        conflicts.ask_again(case, by=by, at=at, body=body)


def _seal(document: FinalDocument, *, by: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    document.number = numbers.of_document(document.case.number or "")
    final_papers.freeze(document, on=today)
    final_papers.draw(document, by=by, at=at)
    document.sent_at = at
    document.save()
    for file in document.other_documents.filter(is_public=False):
        uploads.publish(file, by=by, at=at)
    for file in control.papers_of_experts(document.case).filter(is_public=False):
        uploads.publish(file, by=by, at=at)
    papers = final_papers.kept(document).values()
    files = [file.sha256 for file in papers]
    record("final-document.sent", document, by=by, at=at, files=files)
