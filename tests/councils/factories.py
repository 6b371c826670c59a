"""A council at work, made by the same acts as in life."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from councils import reports
from councils.actions import (
    attendance,
    ballots,
    convocations,
    councils,
    decisions,
    meetings,
    sittings,
)
from councils.actions.ballots import Hand, Question
from councils.actions.convocations import Approval, SeatGiven
from councils.actions.decisions import Advice
from councils.actions.meetings import Matter
from councils.models import (
    AgendaItemKind,
    AttendanceStatus,
    Ballot,
    Choice,
    Constituency,
    Council,
    Decision,
    Meeting,
    MeetingKind,
    Seat,
)
from councils.rules.composition import CouncilKind, Level
from tests import factories

AT = factories.AT
DAY = timedelta(days=1)
PRESENT = AttendanceStatus.PRESENT
_serial = count(1)


@dataclass
class House:
    """A council of its members, its secretary and its chair."""

    council: Council
    body: Organization
    secretary: Actor
    chair: Actor
    members: list[Actor]
    seats: list[Seat]


def council(*, body: Organization | None = None, level: Level = Level.LOCAL) -> Council:
    """Register a council; one of the local level unless said otherwise."""
    kind = CouncilKind.LOCAL if level is Level.LOCAL else CouncilKind.STATE_BODY
    name = f"Бөрлі ауданының қоғамдық кеңесі {next(_serial)}"
    return councils.register(
        names=(name, "", ""),
        level=level,
        kind=kind,
        body=body or factories.body("Бөрлі аудандық мәслихаты"),
        region=None,
        by=factories.holder(Role.SUPERVISOR, factories.body("Министрлік")),
        at=AT,
    )


def given_seats(size: int, *, people: int = 0) -> list[SeatGiven]:
    """Return a lawful composition; the first `people` have accounts, one is chair."""
    civil = -(-2 * size // 3)
    ethnocultural = -(-civil // 4)
    return [
        SeatGiven(
            person_name=f"Мүше {place + 1:02}",
            constituency=(
                Constituency.CIVIL_SOCIETY if place < civil else Constituency.STATE
            ),
            is_ethnocultural=0 < place <= ethnocultural and place < civil,
            nominator=f"Бірлестік {place + 1}" if place < civil else "",
            user=factories.person(f"Мүше {place + 1:02}") if place < people else None,
            role=Role.CHAIR if place == 0 else Role.MEMBER,
        )
        for place in range(size)
    ]


def house(size: int = 17, *, people: int = 3, at: datetime = AT) -> House:
    """Make a council in office, with so many members, the first of them its chair."""
    of = council()
    organization = of.organization
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    given = given_seats(size, people=people)
    convocations.approve(
        of,
        approval=Approval(of.body, date(2026, 7, 15), "№ 12", date(2026, 7, 15)),
        seats=given,
        by=supervisor,
        at=at,
    )
    seats = list(Seat.objects.filter(convocation__council=of).order_by("person_name"))
    actors = [
        factories.actor(seat.user, organization.offices.get(user=seat.user))
        for seat in seats
        if seat.user is not None
    ]
    return House(
        council=of,
        body=of.body,
        secretary=factories.holder(Role.SECRETARY, organization),
        chair=actors[0] if actors else factories.holder(Role.CHAIR, organization),
        members=actors,
        seats=seats,
    )


def planned(
    of: House, *, at: datetime = AT, items: int = 1, on: datetime | None = None
) -> Meeting:
    """Plan a meeting for the same day, or `on` an earlier one."""
    agenda = [
        Matter(AgendaItemKind.REPORT, title_kk=f"Есеп {place + 1}")
        for place in range(items)
    ]
    return meetings.plan(
        of.council,
        kind=MeetingKind.ORDINARY,
        starts_at=at,
        place="Ақсай",
        link="",
        agenda=agenda,
        by=of.secretary,
        at=on or at,
    )


def convened(of: House, *, at: datetime = AT) -> Meeting:
    """Convene a meeting; nothing in the regulation asks for days."""
    meeting = planned(of, at=at)
    return meetings.convene(meeting, materials_sent_on=None, by=of.secretary, at=at)


def gathered(of: House, present: int, *, at: datetime = AT) -> Meeting:
    """Convene a meeting to which so many members come."""
    meeting = convened(of, at=at)
    for seat in of.seats[:present]:
        attendance.arrive(meeting, seat=seat, status=PRESENT, by=of.secretary, at=at)
    return meeting


def opened(of: House, present: int = 12, *, at: datetime = AT) -> Meeting:
    """Open a meeting at which so many members are."""
    meeting = gathered(of, present, at=at)
    return sittings.open_meeting(meeting, by=of.chair, at=at)


def voting(of: House, meeting: Meeting, *, at: datetime = AT) -> Ballot:
    """Put the first item of a meeting to the vote."""
    item = meeting.agenda_items.get(position=1)
    question = Question(kk="Есеп қабылдансын ба?")
    return ballots.put_to_vote(item, question=question, by=of.chair, at=at)


def voted(of: House, meeting: Meeting, *, votes_for: int, at: datetime = AT) -> Ballot:
    """Hold a ballot with so many votes for, the rest of those present against."""
    ballot = voting(of, meeting, at=at)
    present = [seat for seat in of.seats if reports.is_in_session(meeting, seat, at=at)]
    votes = {
        seat: Hand(Choice.FOR if place < votes_for else Choice.AGAINST)
        for place, seat in enumerate(present)
    }
    ballots.enter_show_of_hands(ballot, votes=votes, by=of.secretary, at=at)
    return ballots.close(ballot, by=of.chair, at=at)


def decided(of: House, *, at: datetime = AT) -> Decision:
    """Adopt a decision of twelve members, with one recommendation to the body."""
    return decided_by(of, present=12, votes_for=12, at=at)


def decided_by(
    of: House, *, present: int, votes_for: int, at: datetime = AT
) -> Decision:
    """Adopt a decision of so many members, with one recommendation to the body."""
    ballot = voted(of, opened(of, present, at=at), votes_for=votes_for, at=at)
    advice = Advice(of.body, "Жолды жөндеу", "5(1)(2)")
    return decisions.adopt(
        ballot,
        text_kk="Есеп қабылдансын.",
        text_ru="Принять отчёт.",
        recommendations=[advice],
        by=of.secretary,
        at=at,
    )
