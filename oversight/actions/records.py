"""An act of record: a matter from before Kenes, as its source tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from oversight.actions import answer_versions, numbers, openings
from oversight.models import (
    Answer,
    Capacity,
    Case,
    Delivery,
    Entered,
    FinalDocument,
    Finding,
    Participant,
    Recommendation,
    Road,
    Severity,
    Verdict,
)
from oversight.rules import objects, records, subjects
from oversight.rules.numbers import CASE, COUNCIL_MATTER
from oversight.rules.records import Days, Replied
from oversight.states import COUNCIL_FORMS, CaseForm, CaseState, RecommendationState

NOON = time(12)


@dataclass(frozen=True)
class PastLine:
    """One recommendation of a past matter, and the answer that the source tells of."""

    text: str
    body: Organization
    power: str = ""
    verdict: str = ""
    reasons: str = ""
    answered_on: date | None = None
    number: str = ""
    signed_name: str = ""


@dataclass(frozen=True)
class PastFinding:
    """What was established in a past matter."""

    facts: str
    established_on: date
    place: str = ""
    breached_provision: str = ""


@dataclass(frozen=True)
class Past:
    """What a source says of a matter; days that it does not give are None."""

    form: CaseForm
    theme: str
    language: str
    days: Days
    source: str = ""
    url: str = ""
    tasks: str = ""
    text: str = ""
    people: Sequence[str] = field(default_factory=tuple)
    findings: Sequence[PastFinding] = field(default_factory=tuple)
    lines: Sequence[PastLine] = field(default_factory=tuple)
    outcome: str = ""


@transaction.atomic
def record_past(
    *,
    initiator: Organization | None,
    past: Past,
    bodies: Sequence[Organization],
    region: Region | None,
    by: Actor,
    at: datetime,
) -> Case:
    """Record a matter that was over before it came here, with its stated days.

    No term runs, and nobody owes anything; what broke the law of its time is noted,
    and not refused.
    """
    initiator = initiator or openings.of_citizen(by.user, by=by, at=at)
    replies = _replies(past)
    demand(
        [
            *records.check_form(past.form, is_council=_is_council(initiator)),
            *records.check_source(source=past.source, url=past.url),
            *records.check_days(past.days, today=timezone.localdate(at)),
            *records.check_replies(replies, days=past.days),
        ]
    )
    case = Case.objects.create(
        form=past.form,
        theme=past.theme,
        language=past.language,
        tasks=past.tasks,
        initiator=initiator,
        region=region or bodies[0].region,
        state=CaseState.DRAFT,
        opened_at=_noon(past.days.started_on),
        registered_at=at,
        started_on=past.days.started_on,
        completed_on=past.days.completed_on,
        closing_reason=past.outcome,
        entered=_entered(past),
        recorded_from=past.source,
        source=past.url,
        breaches_noted=[_told(one) for one in _noted(past, bodies, replies)],
        updated_at=at,
    )
    case.bodies.set(bodies)
    _name(case, past)
    _find(case, past, by=by, at=at)
    _write(case, past, by=by, at=at)
    _close(case, past)
    said = {"theme": past.theme, "source": past.source or past.url}
    record("case.recorded", case, by=by, at=at, said=said)
    return case


def _close(case: Case, past: Past) -> None:
    """Give it its number of that year last: the counter is a lock."""
    series = COUNCIL_MATTER if case.is_of_council else CASE
    case.number = numbers.next_number(series, year=past.days.started_on.year)
    case.state = CaseState.CLOSED
    case.closed_at = _noon(past.days.closed_on)
    case.save(update_fields=["number", "state", "closed_at"])


def _name(case: Case, past: Past) -> None:
    for name in past.people:
        Participant.objects.create(
            case=case,
            name=name,
            capacity=Capacity.SUBJECT,
            from_on=past.days.started_on,
        )


def _find(case: Case, past: Past, *, by: Actor, at: datetime) -> None:
    for number, told in enumerate(past.findings, start=1):
        finding = Finding.objects.create(
            case=case,
            number=number,
            facts=told.facts,
            place=told.place,
            established_on=told.established_on,
            breached_provision=told.breached_provision,
            severity=Severity.MEDIUM,
            author=by.user,
            logged_at=at,
        )
        finding.bodies.set(case.bodies.all())
        said = {"facts": told.facts}
        record("finding.recorded", finding, by=by, at=at, said=said)


def _write(case: Case, past: Past, *, by: Actor, at: datetime) -> None:
    """Write the document that was sent, and what became of its recommendations."""
    days = past.days
    if days.sent_on is None:
        return
    document = FinalDocument.objects.create(
        case=case,
        text=past.text,
        language=past.language,
        tasks=past.tasks,
        adopted_on=days.completed_on or days.sent_on,
        sent_at=_noon(days.sent_on),
    )
    said = {"text": past.text}
    record("final-document.recorded", document, by=by, at=at, said=said)
    for number, told in enumerate(past.lines, start=1):
        line = Recommendation.objects.create(
            case=case,
            document=document,
            line=number,
            body=told.body,
            text=told.text,
            power=told.power,
            state=_stands(told, days),
            sent_at=document.sent_at,
            updated_at=at,
        )
        record("recommendation.recorded", line, by=by, at=at, said={"text": told.text})
        if told.answered_on is not None:
            _answer(line, told, on=told.answered_on, by=by, at=at)
    if days.received_on is not None:
        _deliver(document, case, days, by=by, at=at)


def _answer(
    line: Recommendation, told: PastLine, *, on: date, by: Actor, at: datetime
) -> None:
    case = line.case
    answer = Answer.objects.create(
        recommendation=line,
        version=1,
        verdict=told.verdict,
        reasons=told.reasons,
        language=case.language,
        number=told.number,
        prepared_by=by.user,
        signed_name=told.signed_name,
        answered_on=on,
        is_entered_by_author=True,
        recorded_from=case.recorded_from or case.source,
    )
    answer_versions.keep(answer, on=on, at=at)
    said = {"verdict": told.verdict, "reasons": told.reasons}
    record("answer.recorded", answer, by=by, at=at, said=said)


def _deliver(
    document: FinalDocument, case: Case, days: Days, *, by: Actor, at: datetime
) -> None:
    for body in case.bodies.order_by("id"):
        delivery = Delivery.objects.create(
            document=document,
            body=body,
            road=Road.POST,
            sent_on=days.sent_on or days.started_on,
            received_on=days.received_on,
            proof=(case.recorded_from or case.source)[:300],
            is_entered_by_author=True,
        )
        record("delivery.recorded", delivery, by=by, at=at)


def _stands(told: PastLine, days: Days) -> RecommendationState:
    if told.answered_on is None:
        received = days.received_on is not None
        return RecommendationState.RECEIVED if received else RecommendationState.SENT
    if told.verdict == Verdict.REJECTED:
        return RecommendationState.REJECTED
    return RecommendationState.ANSWERED


def _replies(past: Past) -> list[Replied]:
    return [
        Replied(number, told.power, told.answered_on)
        for number, told in enumerate(past.lines, start=1)
    ]


def _noted(
    past: Past, bodies: Sequence[Organization], replies: Sequence[Replied]
) -> list[Breach]:
    """Return what broke the law that was in force then; nothing before it."""
    if _entered(past) == Entered.BEFORE_LAW:
        return []
    noted: list[Breach] = []
    if past.form not in COUNCIL_FORMS:
        for body in bodies:
            noted += objects.check_object(
                name=body.name,
                is_body=body.is_body,
                is_regime_object=body.is_regime_object,
            )
        noted += subjects.check_size(people=len(past.people), on=past.days.started_on)
    late = records.note(
        past.form, days=past.days, replies=replies, calendar=calendars.current()
    )
    return [*noted, *late]


def _told(breach: Breach) -> dict[str, object]:
    return {
        "code": breach.code,
        "text": breach.text.as_json(),
        "provision": breach.citation.text.as_json(),
    }


def _entered(past: Past) -> Entered:
    before = records.is_before_law(past.form, started_on=past.days.started_on)
    return Entered.BEFORE_LAW if before else Entered.RECORDED


def _is_council(organization: Organization) -> bool:
    return organization.kind == OrganizationKind.COUNCIL


def _noon(day: date) -> datetime:
    """Return a moment of a legal day whose hour nobody knows."""
    return timezone.make_aware(datetime.combine(day, NOON))
