"""Hearings, their guests, plans of work and monitorings, made by the same acts."""

from datetime import date, datetime, timedelta

from backend.accounts.models import Organization, User
from councils.actions import (
    guests,
    hearings,
    meetings,
    monitorings,
    work_plans,
)
from councils.actions.guests import Invited
from councils.actions.meetings import Matter
from councils.actions.monitorings import Done
from councils.actions.work_plans import Planned
from councils.models import (
    AgendaItemKind,
    Capacity,
    Guest,
    Meeting,
    MeetingKind,
    Monitoring,
    PlanForm,
    PlanItem,
    WorkPlan,
)
from tests import factories
from tests.councils.factories import AT, House

AHEAD = timedelta(days=12)


def planned(
    of: House,
    *,
    kind: MeetingKind = MeetingKind.HEARING,
    body: Organization | None = None,
    rapporteur: str = "Аудан әкімі",
    at: datetime = AT,
) -> Meeting:
    """Plan a hearing for twelve days later, of one report of the council's body."""
    matter = Matter(
        AgendaItemKind.REPORT,
        title_kk="Ауа сапасы туралы",
        rapporteur=rapporteur,
        invited_body=body or of.body,
    )
    return meetings.plan(
        of.council,
        kind=kind,
        starts_at=at + AHEAD,
        place="Ақсай",
        link="",
        agenda=[matter],
        by=of.secretary,
        at=at,
    )


def convened(
    of: House, *, kind: MeetingKind = MeetingKind.HEARING, at: datetime = AT
) -> Meeting:
    """Call a hearing on a day to which its body has agreed."""
    meeting = planned(of, kind=kind, at=at)
    if kind == MeetingKind.HEARING:
        hearings.agree_date(meeting, on=at.date(), by=of.secretary, at=at)
    sent_on = at.date()
    return meetings.convene(meeting, materials_sent_on=sent_on, by=of.secretary, at=at)


def registered(
    meeting: Meeting, user: User | None = None, *, at: datetime = AT
) -> Guest:
    """Register a person as a participant of a hearing."""
    return guests.register(
        meeting,
        agenda_item=None,
        is_remote=False,
        by=factories.actor(user or factories.person("Дана Әубәкір")),
        at=at,
    )


def invited(
    of: House,
    meeting: Meeting,
    *,
    position: str = "Аудан әкімі",
    organization: Organization | None = None,
    capacity: Capacity = Capacity.INVITED,
    at: datetime = AT,
) -> Guest:
    """Invite somebody by his position."""
    one = Invited(capacity, position=position, organization=organization)
    return guests.invite(meeting, invited=one, by=of.secretary, at=at)


def plan(of: House, *, year: int = 2026, at: datetime = AT) -> WorkPlan:
    """Draft the plan of a year."""
    return work_plans.draft(of.council, year=year, by=of.secretary, at=at)


def matter(
    of: House,
    plan: WorkPlan,
    *,
    month: int = 11,
    title: str = "Есеп",
    at: datetime = AT,
) -> PlanItem:
    """Put a matter into a plan."""
    planned = Planned(PlanForm.MEETING, month, title_kk=title, responsible=of.seats[0])
    return work_plans.add_item(plan, matter=planned, by=of.secretary, at=at)


def monitoring(of: House, *, at: datetime = AT) -> Monitoring:
    """Put a monitoring of the first two members on record."""
    done = Done(
        done_on=date(2026, 11, 20),
        members=of.seats[:2],
        theme_kk="Мектеп асханалары",
        conclusion_kk="Ыстық су жоқ.",
        body=of.body,
    )
    return monitorings.log(of.council, done=done, by=of.secretary, at=at)
