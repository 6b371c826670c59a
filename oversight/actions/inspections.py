"""Acts upon the inspection of one site: line after line, then its score."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts
from oversight.actions.steps import locked_case
from oversight.models import (
    Checklist,
    ChecklistItem,
    Inspection,
    InspectionLine,
    Site,
)
from oversight.rules import monitoring
from oversight.rules.monitoring import LineKind, Score
from oversight.states import INSPECTION, CaseState, InspectionState


class Said(NamedTuple):
    """The answer to one line, with what proves it."""

    item: ChecklistItem
    value: str
    note: str = ""
    evidence: Sequence[File] = ()


@transaction.atomic
def begin(site: Site, *, done_on: date, by: Actor, at: datetime) -> Inspection:
    """Begin to inspect a site by the checklist in force; lines are saved one by one."""
    case = locked_case(site.case)
    conflicts.demand_clear(case, by)
    site = Site.objects.get(pk=site.pk)
    checklist = Checklist.objects.filter(case=case).order_by("-version").first()
    if case.state != CaseState.UNDER_WAY or site.left_out_at is not None:
        raise MoveRefused(case.procedure, case.state, "begin-inspection")
    if checklist is None:
        demand(monitoring.check_checklist([]))
        raise MoveRefused(case.procedure, case.state, "begin-inspection")
    inspection = Inspection.objects.create(
        site=site, checklist=checklist, done_on=done_on, by=by.user, begun_at=at
    )
    record("inspection.begun", inspection, by=by, at=at, public=False)
    return inspection


@transaction.atomic
def answer_line(
    inspection: Inspection,
    *,
    item: ChecklistItem,
    value: str,
    note: str,
    evidence: Sequence[File],
    by: Actor,
    at: datetime,
) -> InspectionLine:
    """Write down the answer to one line; it may be written over until the end.

    New evidence is added to what is there.
    """
    inspection = _moved(inspection, "answer-line", by=by)
    return _answer(inspection, Said(item, value, note, evidence))


@transaction.atomic
def finish(inspection: Inspection, *, note: str, by: Actor, at: datetime) -> Inspection:
    """End the inspection once every line has its answer; its points are counted."""
    inspection = _moved(inspection, "finish", by=by)
    lines = {line.item_id: line for line in inspection.lines.all()}
    items = inspection.checklist.items.all()
    left = [item.position for item in items if item.pk not in lines]
    demand(monitoring.check_answers(unanswered=left))
    told = monitoring.total(
        Score(line.points, line.possible) for line in lines.values()
    )
    inspection.points, inspection.possible = told.points, told.possible
    inspection.finished_at, inspection.note = at, note
    inspection.save(
        update_fields=["state", "points", "possible", "finished_at", "note"]
    )
    said = {
        "note": note,
        "lines": [[item.position, lines[item.pk].value] for item in items],
    }
    files = [file.sha256 for line in lines.values() for file in line.evidence.all()]
    record(
        "inspection.finished",
        inspection,
        by=by,
        at=at,
        said=said,
        files=files,
        public=False,
    )
    return inspection


@transaction.atomic
def log(
    site: Site,
    *,
    done_on: date,
    lines: Sequence[Said],
    note: str,
    by: Actor,
    at: datetime,
) -> Inspection:
    """Enter a whole inspection at once, as another system or a paper sheet has it."""
    inspection = begin(site, done_on=done_on, by=by, at=at)
    for said in lines:
        _answer(inspection, said)
    return finish(inspection, note=note, by=by, at=at)


@transaction.atomic
def abandon(
    inspection: Inspection, *, reason: str, by: Actor, at: datetime
) -> Inspection:
    """Give an inspection up before its end; the site waits for another one."""
    inspection = _moved(inspection, "abandon", by=by)
    inspection.note = reason
    inspection.save(update_fields=["state", "note"])
    said = {"reason": reason}
    record("inspection.abandoned", inspection, by=by, at=at, said=said, public=False)
    return inspection


@transaction.atomic
def correct(
    inspection: Inspection, *, reason: str, by: Actor, at: datetime
) -> Inspection:
    """Open another inspection with the same lines, to be put right and finished.

    The first one stands until then, and stays on record after it.
    """
    before = _moved(inspection, "correct", by=by)
    after = Inspection.objects.create(
        site=before.site,
        checklist=before.checklist,
        done_on=before.done_on,
        by=by.user,
        note=before.note,
        begun_at=at,
        replaces=before,
        correction_reason=reason,
    )
    for line in before.lines.prefetch_related("evidence"):
        copied = InspectionLine.objects.create(
            inspection=after,
            item_id=line.item_id,
            value=line.value,
            points=line.points,
            possible=line.possible,
            note=line.note,
        )
        copied.evidence.set(line.evidence.all())
    said = {"reason": reason}
    record("inspection.corrected", after, by=by, at=at, said=said, public=False)
    return after


def _moved(inspection: Inspection, verb: str, *, by: Actor) -> Inspection:
    """Lock the case and the inspection; while control is under way, move its state."""
    case = locked_case(inspection.site.case)
    conflicts.demand_clear(case, by)
    found = (
        Inspection.objects.select_for_update(of=("self",))
        .select_related("site", "checklist")
        .get(pk=inspection.pk)
    )
    found.state = InspectionState(INSPECTION.target(found.state, verb))
    if case.state != CaseState.UNDER_WAY:
        raise MoveRefused(case.procedure, case.state, verb)
    return found


def _answer(inspection: Inspection, said: Said) -> InspectionLine:
    kind = LineKind(said.item.kind)
    demand(
        monitoring.check_line(
            kind=kind,
            value=said.value,
            is_of_checklist=said.item.checklist_id == inspection.checklist_id,
        )
    )
    score = monitoring.score_of(kind, weight=said.item.weight, value=said.value)
    line, _made = InspectionLine.objects.update_or_create(
        inspection=inspection,
        item=said.item,
        defaults={
            "value": said.value,
            "note": said.note,
            "points": score.points,
            "possible": score.possible,
        },
    )
    line.evidence.add(*said.evidence)
    return line
