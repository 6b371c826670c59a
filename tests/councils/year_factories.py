"""A council's year: made by the acts where it is small, by rows where it is big."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from councils.actions import (
    annual_reports,
    attendance,
    decisions,
    meetings,
    sittings,
    years,
)
from councils.actions import councils as council_acts
from councils.actions.decisions import Advice
from councils.actions.meetings import Matter
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    AnnualReport,
    Attendance,
    AttendanceStatus,
    Ballot,
    CouncilYear,
    Decision,
    Meeting,
    MeetingKind,
    Seat,
)
from councils.rules.voting import Majority
from councils.rules.voting import Matter as Sort
from councils.states import BallotState, MeetingState
from oversight.actions import answers
from oversight.models import Recommendation, Verdict
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

AT = made.AT
TODAY = AT.date()
PRESENT, REMOTE = AttendanceStatus.PRESENT, AttendanceStatus.REMOTE


def day(month: int, number: int = 10) -> datetime:
    """Return a morning of 2026, when the council of the tests is in office."""
    return datetime(2026, month, number, 5, 0, tzinfo=UTC)


def opened(
    of: House,
    *,
    at: datetime,
    present: Sequence[Seat],
    remote: Sequence[Seat] = (),
    excused: Sequence[Seat] = (),
    kind: MeetingKind = MeetingKind.ORDINARY,
    items: int = 1,
) -> Meeting:
    """Open a meeting to which these members come; the rest stay away."""
    agenda = [
        Matter(AgendaItemKind.REPORT, title_kk=f"Есеп {place + 1}")
        for place in range(items)
    ]
    meeting = meetings.plan(
        of.council,
        kind=kind,
        starts_at=at,
        place="Ақсай",
        link="",
        agenda=agenda,
        by=of.secretary,
        at=at,
    )
    meeting = meetings.convene(meeting, materials_sent_on=None, by=of.secretary, at=at)
    for seat in present:
        attendance.arrive(meeting, seat=seat, status=PRESENT, by=of.secretary, at=at)
    for seat in remote:
        attendance.arrive(meeting, seat=seat, status=REMOTE, by=of.secretary, at=at)
    for seat in excused:
        attendance.excuse(meeting, seat=seat, reason="Сырқат", by=of.secretary, at=at)
    return sittings.open_meeting(meeting, by=of.chair, at=at)


def held(of: House, **how: object) -> Meeting:
    """Hold a meeting from its opening to its close."""
    meeting = opened(of, **how)  # type: ignore[arg-type]
    at = meeting.opened_at or AT
    return sittings.close(meeting, by=of.chair, at=at)


def failed(of: House, meeting: Meeting, *, at: datetime) -> Meeting:
    """Record that a meeting failed for want of quorum."""
    return sittings.fail_for_want_of_quorum(meeting, by=of.chair, at=at)


def recommended(
    of: House,
    lines: Sequence[tuple[Organization, str]],
    *,
    at: datetime,
    present: Sequence[Seat] | None = None,
) -> list[Recommendation]:
    """Hold a meeting that decides, and send each body what its power lets it ask."""
    came = of.seats if present is None else present
    meeting = opened(of, at=at, present=came)
    ballot = made.voted(of, meeting, votes_for=len(came), at=at)
    advice = [
        Advice(body, f"Ұсыным {place}", power)
        for place, (body, power) in enumerate(lines, start=1)
    ]
    decision = decisions.adopt(
        ballot,
        text_kk="Есеп қабылдансын.",
        text_ru="Принять отчёт.",
        recommendations=advice,
        by=of.secretary,
        at=at,
    )
    decision = decisions.send_recommendations(decision, by=of.chair, at=at)
    sittings.close(meeting, by=of.chair, at=at)
    rows = Recommendation.objects.filter(case=decision.case)
    return list(rows.select_related("body", "answer_obligation").order_by("line"))


def headed(name: str) -> tuple[Organization, Actor]:
    """Make a body with a head who answers for it."""
    body = factories.body(name)
    return body, factories.holder(Role.HEAD, body)


def answered(
    row: Recommendation, verdict: Verdict, *, by: Actor, at: datetime
) -> Recommendation:
    """Answer a recommendation as the head of its body."""
    answers.sign(
        row,
        verdict=verdict,
        reasons="Қаралды, жауап берілді.",
        language="kk",
        number="1-2",
        by=by,
        at=at,
    )
    row.refresh_from_db()
    return row


def settled(of: House, key: str, value: object) -> None:
    """Enter a point of the council's regulation, in force since it took office."""
    council_acts.settle(
        of.council,
        key=key,
        value=value,  # type: ignore[arg-type]
        source="Ереже, 7-тармақ",
        from_on=day(7, 15).date(),
        by=of.secretary,
        at=AT,
    )


def owed(of: House, *, at: datetime = AT) -> CouncilYear:
    """Open what the council owes the public in the year."""
    opened_year = years.open_year(of.council, on=at.date(), by=None, at=at)
    assert opened_year is not None
    return opened_year


def drafted(of: House, *, year: int = 2026, at: datetime = AT) -> AnnualReport:
    """Begin the report on a year."""
    return annual_reports.draft(of.council, year=year, by=of.secretary, at=at)


def published(of: House, *, words: str = "", at: datetime = AT) -> AnnualReport:
    """Publish the report on the year, with these words in Kazakh."""
    report = drafted(of, at=at)
    report = annual_reports.edit(
        report, text_kk=words, text_ru="", by=of.secretary, at=at
    )
    return annual_reports.publish(report, by=of.chair, at=at)


def busy(of: House, *, meetings_held: int, items: int, polls: int) -> None:
    """Give the council a year of so many closed meetings, matters and ballots.

    By rows, because by the acts it would take a quarter of an hour. Everybody comes
    to every meeting but the last member, who never does; the one before him is excused
    from all; half of the ballots are carried, each tenth has a decision.
    """
    convocation = of.council.convocations.get()
    clerk = of.secretary.user
    held = Meeting.objects.bulk_create(
        Meeting(
            council=of.council,
            convocation=convocation,
            year=2026,
            number=place + 1,
            kind=MeetingKind.ORDINARY,
            state=MeetingState.CLOSED,
            starts_at=day(8, 1) + timedelta(days=9 * place),
            held_on=(day(8, 1) + timedelta(days=9 * place)).date(),
            notice_sent_at=day(7, 20),
            opened_at=day(8, 1) + timedelta(days=9 * place),
            closed_at=day(8, 1) + timedelta(days=9 * place, hours=2),
        )
        for place in range(meetings_held)
    )
    _came(of, held, clerk)
    matters = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=held[place % meetings_held],
            position=place // meetings_held + 1,
            kind=AgendaItemKind.REPORT if place % 2 else AgendaItemKind.OTHER,
            title_kk=f"Мәселе {place + 1}",
        )
        for place in range(items)
    )
    voted = Ballot.objects.bulk_create(
        _ballot(of, matters[place % items], carried=place % 2 == 0)
        for place in range(polls)
    )
    Decision.objects.bulk_create(
        Decision(
            council=of.council,
            meeting=ballot.meeting,
            agenda_item=ballot.agenda_item,
            ballot=ballot,
            year=2026,
            number=place + 1,
            adopted_on=ballot.meeting.held_on,
            text_kk="Қабылдансын.",
            text_ru="Принять.",
            state="adopted",
        )
        for place, ballot in enumerate(voted[::10])
    )


def _came(of: House, held: Sequence[Meeting], clerk: User) -> None:
    *came, excused, _absent = of.seats
    entries = [
        Attendance(
            meeting=meeting,
            seat=seat,
            status=PRESENT,
            from_at=meeting.starts_at,
            entered_by=clerk,
        )
        for meeting in held
        for seat in came
    ]
    reasons = [
        Attendance(
            meeting=meeting,
            seat=excused,
            status=AttendanceStatus.EXCUSED,
            reason="Сырқат",
            from_at=meeting.starts_at,
            entered_by=clerk,
        )
        for meeting in held
    ]
    Attendance.objects.bulk_create([*entries, *reasons])


def _ballot(of: House, item: AgendaItem, *, carried: bool) -> Ballot:
    present = len(of.seats) - 2
    votes_for = present if carried else 0
    return Ballot(
        meeting=item.meeting,
        agenda_item=item,
        question_kk="Қабылдансын ба?",
        matter=Sort.ORDINARY,
        majority=Majority.PRESENT,
        state=BallotState.CLOSED,
        opened_at=item.meeting.starts_at,
        closed_at=item.meeting.starts_at,
        members=len(of.seats),
        present=present,
        votes_for=votes_for,
        votes_against=present - votes_for,
        votes_abstained=0,
        votes_recused=0,
        needed=present // 2 + 1,
        carried=carried,
        explanation={"kk": "–", "ru": "–", "en": "–"},
    )
