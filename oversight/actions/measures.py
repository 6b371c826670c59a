"""Acts upon measures: promised by a body, reported, moved, done, dropped, judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Office, User
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import (
    assignments,
    conflicts,
    letters,
    obligations,
    recommendations,
)
from oversight.actions.steps import locked_recommendation, move_recommendation
from oversight.models import (
    Basis,
    Measure,
    MeasurePlan,
    MeasureReport,
    Obligation,
    ObligationKind,
    Recommendation,
    ReportKind,
    Subject,
)
from oversight.rules import measures as rules
from oversight.states import (
    MEASURE,
    RECOMMENDATION_PROCEDURE,
    MeasureState,
    ObligationState,
    RecommendationState,
)


@dataclass(frozen=True)
class Promised:
    """What is promised, who in the body answers for it, and by which day."""

    text: str
    language: str
    owner: str
    owner_person: User | None = None
    due_on: date | None = None


@transaction.atomic
def promise(
    recommendation: Recommendation,
    promised: Promised,
    *,
    made_on: date | None = None,
    source_file: File | None = None,
    plan: MeasurePlan | None = None,
    by: Actor,
    at: datetime,
) -> Measure:
    """Promise a measure, as the body; or enter one from its paper, as the author.

    `made_on` and `source_file` are the day and the scan of that paper. The measure
    is owed from then on, on the body's own word; the recommendation is in progress,
    and the duty lies on the desk of the colleague named as its owner.
    """
    recommendation = locked_recommendation(recommendation)
    as_author = is_author(recommendation, by=by, at=at)
    if recommendation.state != RecommendationState.IN_PROGRESS:
        move_recommendation(recommendation, "report-progress", at=at)
        recommendation.save(update_fields=["state", "updated_at"])
        record("recommendation.report-progress", recommendation, by=by, at=at)
    on = made_on if as_author and made_on else timezone.localdate(at)
    demand(rules.check_promise(promised_on=promised.due_on, made_on=on))
    measure = Measure.objects.create(
        recommendation=recommendation,
        plan=plan,
        serial=recommendation.measures.count() + 1,
        text=promised.text,
        language=promised.language,
        owner=promised.owner,
        owner_person=promised.owner_person,
        promised_on=on,
        promised_at=at,
        promised_by=by.user,
        source_file=source_file,
        is_entered_by_author=as_author,
        updated_at=at,
    )
    owed = _owe(measure, due_on=promised.due_on, by=by, at=at)
    measure.promise_obligation = owed
    measure.save(update_fields=["promise_obligation"])
    said = {"text": measure.text, "owner": measure.owner}
    files = [source_file.sha256] if source_file else []
    record("measure.promised", measure, by=by, at=at, said=said, files=files)
    if promised.owner_person is not None:
        person = promised.owner_person
        assignments.assign(owed, person=person, note="", by=by, at=at)
    if not as_author:
        _tell_author(measure, "measure_promised", at=at)
    return measure


@transaction.atomic
def report(
    measure: Measure,
    *,
    text: str,
    language: str,
    files: Sequence[File],
    by: Actor,
    at: datetime,
) -> Measure:
    """Tell how far the measure has come, with proof."""
    measure = _moved(measure, "report", at=at)
    as_author = is_author(measure.recommendation, by=by, at=at)
    measure.save(update_fields=["state", "updated_at"])
    _tell(
        measure,
        ReportKind.PROGRESS,
        text,
        language,
        files,
        as_author=as_author,
        by=by,
        at=at,
    )
    return measure


@transaction.atomic
def move_date(
    measure: Measure, *, due_on: date, reason: str, by: Actor, at: datetime
) -> Measure:
    """Promise another day, with the reason; the earlier one stays on record."""
    measure = _moved(measure, "move-date", at=at)
    is_author(measure.recommendation, by=by, at=at)
    demand(rules.check_promise(promised_on=due_on, made_on=timezone.localdate(at)))
    measure.save(update_fields=["state", "updated_at"])
    if measure.promise_obligation:
        obligations.promise(
            measure.promise_obligation,
            promised_on=due_on,
            ground=reason[:500],
            by=by,
            at=at,
        )
    said = {"reason": reason, "due_on": due_on.isoformat()}
    record("measure.date-moved", measure, by=by, at=at, said=said)
    _tell_author(measure, "measure_told", at=at)
    return measure


@transaction.atomic
def complete(
    measure: Measure,
    *,
    text: str,
    language: str,
    files: Sequence[File],
    done_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Measure:
    """Say that the measure is done, with proof; the author then judges.

    The clock of a body that is here stops on the day on which it says so, whatever
    day of the deed it states: until then nobody outside could know.
    """
    measure = _moved(measure, "complete", at=at)
    as_author = is_author(measure.recommendation, by=by, at=at)
    today = timezone.localdate(at)
    measure.done_on = done_on or today
    measure.judgement, measure.judged_at = "", None
    measure.save()
    _tell(
        measure,
        ReportKind.COMPLETED,
        text,
        language,
        files,
        as_author=as_author,
        by=by,
        at=at,
    )
    owed = measure.promise_obligation
    if owed and owed.state == ObligationState.OPEN:
        stopped_on = measure.done_on if as_author else today
        obligations.discharge(owed, on=stopped_on, by=by, at=at)
    return measure


@transaction.atomic
def drop(measure: Measure, *, reason: str, by: Actor, at: datetime) -> Measure:
    """Give the measure up, with a reason; it stays public, and is owed no more."""
    measure = _moved(measure, "drop", at=at)
    is_author(measure.recommendation, by=by, at=at)
    today = timezone.localdate(at)
    measure.dropped_on, measure.drop_reason, measure.done_on = today, reason, None
    measure.save()
    record("measure.dropped", measure, by=by, at=at, said={"reason": reason})
    owed = measure.promise_obligation
    if owed and owed.state == ObligationState.OPEN:
        obligations.end(owed, ground=reason[:500], on=today, by=by, at=at)
    _tell_author(measure, "measure_told", at=at)
    return measure


@transaction.atomic
def confirm(measure: Measure, *, note: str, by: Actor, at: datetime) -> Measure:
    """Confirm, as the author, that it was done; the last one fulfils the whole."""
    measure = _judged(measure, "confirm", words=note, by=by, at=at)
    record("measure.confirmed", measure, by=by, at=at, said={"note": note})
    recommendation = measure.recommendation
    all_of_it = recommendation.measures
    carried_out = rules.is_carried_out(
        confirmed=all_of_it.filter(state=MeasureState.CONFIRMED).count(),
        waiting=all_of_it.waiting().count(),
    )
    if carried_out and recommendation.state == RecommendationState.IN_PROGRESS:
        recommendations.confirm_fulfilment(recommendation, by=by, at=at)
    _tell_body(measure, at=at)
    return measure


@transaction.atomic
def dispute(measure: Measure, *, reason: str, by: Actor, at: datetime) -> Measure:
    """Dispute, as the author, that it was done; the body may show it anew."""
    measure = _judged(measure, "dispute", words=reason, by=by, at=at)
    record("measure.disputed", measure, by=by, at=at, said={"reason": reason})
    _tell_body(measure, at=at)
    return measure


def number_of(measure: Measure) -> str:
    """Return the number by which letters and the inbox name it."""
    recommendation = measure.recommendation
    return f"{recommendation.case.number}, {recommendation.line}.{measure.serial}"


def is_author(recommendation: Recommendation, *, by: Actor, at: datetime) -> bool:
    """Tell whether the author enters what the body has said on paper.

    Where the body has somebody here it speaks for itself: raise MoveRefused. The
    author may not act on the case while a conflict of his stands.
    """
    place = by.grant.organization_id if isinstance(by.grant, Office) else None
    if place == recommendation.body_id:
        return False
    conflicts.demand_clear(recommendation.case, by)
    if letters.readers(recommendation.body, at=at, roles=letters.OF_BODY):
        state = recommendation.state
        raise MoveRefused(RECOMMENDATION_PROCEDURE, state, "promise-measure")
    return True


def _owe(
    measure: Measure, *, due_on: date | None, by: Actor, at: datetime
) -> Obligation:
    recommendation = measure.recommendation
    case = recommendation.case
    subject = Subject(measure.object_kind, measure.pk, number_of(measure), measure.text)
    if due_on is None:
        return obligations.open(
            kind=ObligationKind.CARRY_OUT_MEASURE,
            debtor=recommendation.body,
            creditor=case.initiator,
            norm=None,
            term=None,
            started_on=measure.promised_on,
            started_by="promise",
            subject=subject,
            is_public=True,
            by=by,
            at=at,
            basis=Basis.PROMISE,
        )
    return obligations.open_promise(
        kind=ObligationKind.CARRY_OUT_MEASURE,
        debtor=recommendation.body,
        creditor=case.initiator,
        promised_on=due_on,
        started_on=measure.promised_on,
        started_by="promise",
        subject=subject,
        is_public=True,
        by=by,
        at=at,
    )


def _tell(
    measure: Measure,
    kind: ReportKind,
    text: str,
    language: str,
    files: Sequence[File],
    *,
    as_author: bool,
    by: Actor,
    at: datetime,
) -> None:
    told = MeasureReport.objects.create(
        measure=measure,
        kind=kind,
        text=text,
        language=language,
        on=timezone.localdate(at),
        at=at,
        by=by.user,
        is_entered_by_author=as_author,
    )
    told.files.set(files)
    digests = [file.sha256 for file in files]
    record(f"measure.{kind}", measure, by=by, at=at, said={"text": text}, files=digests)
    if not as_author:
        _tell_author(measure, "measure_told", at=at)


def _judged(
    measure: Measure, act: str, *, words: str, by: Actor, at: datetime
) -> Measure:
    measure = _moved(measure, act, at=at)
    conflicts.demand_clear(measure.recommendation.case, by)
    measure.judgement, measure.judged_at = words, at
    measure.save(update_fields=["state", "updated_at", "judgement", "judged_at"])
    return measure


def _moved(measure: Measure, act: str, *, at: datetime) -> Measure:
    recommendation = locked_recommendation(measure.recommendation)
    measure = (
        Measure.objects.select_for_update(of=("self",))
        .select_related("promise_obligation")
        .get(pk=measure.pk)
    )
    measure.recommendation = recommendation
    measure.state = MeasureState(MEASURE.target(measure.state, act))
    measure.updated_at = at
    return measure


def _tell_author(measure: Measure, template: str, *, at: datetime) -> None:
    case = measure.recommendation.case
    about = (measure.object_kind, measure.pk)
    letters.tell(
        case.initiator, template, context=_context(measure), about=about, at=at
    )


def _tell_body(measure: Measure, *, at: datetime) -> None:
    body, about = measure.recommendation.body, (measure.object_kind, measure.pk)
    letters.tell(
        body,
        "measure_judged",
        context=_context(measure),
        about=about,
        at=at,
        roles=letters.OF_BODY,
    )


def _context(measure: Measure) -> dict[str, str]:
    case, label = measure.recommendation.case, MEASURE.labels[measure.state]
    owed = Obligation.objects.filter(measure=measure).first()
    due_on = owed.due_on if owed else None
    return {
        "number": number_of(measure),
        "title": case.theme,
        "text": measure.text[:500],
        "due_on": f"{due_on:%d.%m.%Y}" if due_on else "",
        "state_kk": label.kk,
        "state_ru": label.ru,
        "state_en": label.en,
        "url": f"{settings.PUBLIC_URL}/measures/{measure.pk}/",
    }
