"""Discussions walked by the acts: planned, announced, under way, on paper."""

from datetime import datetime, timedelta

from backend.accounts.models import Organization
from oversight.actions import announcements, attendees, cases, discussions, participants
from oversight.actions.announcements import Plan
from oversight.actions.discussions import Held
from oversight.models import Announcement, Attendee, Manner, Road
from oversight.states import CaseForm
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import Road as Walked

WAIT = timedelta(days=14)  # more than five working days, whatever the holidays


def plan(at: datetime, **changes: object) -> Plan:
    """Return a lawful plan two weeks from the moment."""
    told = {
        "starts_at": at + WAIT,
        "manner": Manner.MIXED,
        "place": "Мәдениет үйі",
        "link": "https://example.kz/room",
        "materials_url": "https://example.kz/materials",
    }
    return Plan(**{**told, **changes})  # type: ignore[arg-type]


def registered(
    *,
    at: datetime,
    body: Organization | None = None,
    theme: str = "Саябақ жобасы",
    form: CaseForm = CaseForm.DISCUSSION,
) -> Walked:
    """Open a case of this form, declare, and register it."""
    road = roads.draft(at=at, body=body, theme=theme, form=form)
    participants.declare(
        road.case.participants.get(),
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=road.author,
        at=at,
    )
    cases.register(road.case, by=road.author, at=at)
    return road.refresh()


def planned(*, at: datetime, body: Organization | None = None) -> Walked:
    """Set the day of a registered discussion."""
    road = registered(at=at, body=body)
    announcements.draft(road.case, plan=plan(at), by=road.author, at=at)
    return road


def known(*, at: datetime, body: Organization | None = None) -> Walked:
    """Publish the announcement, and invite the body, both on the first day."""
    road = planned(at=at, body=body)
    publish(road, at=at)
    invite(road, at=at)
    return road


def announced(*, at: datetime, body: Organization | None = None) -> Walked:
    """Tell the body that control is exercised."""
    road = known(at=at, body=body)
    cases.announce(road.case, by=road.author, at=at)
    return road.refresh()


def under_way(*, at: datetime, body: Organization | None = None) -> Walked:
    """Begin the discussion on its day."""
    road = announced(at=at, body=body)
    cases.begin(road.case, by=road.author, at=at + WAIT)
    return road.refresh()


def completed(*, at: datetime, body: Organization | None = None) -> Walked:
    """Put the discussion on paper, and complete it on its day."""
    road = under_way(at=at, body=body)
    on_paper(road, at=at)
    cases.complete(road.case, by=road.author, at=at + WAIT)
    return road.refresh()


def publish(road: Walked, *, at: datetime) -> Announcement:
    """Enter the publication of the last version."""
    return announcements.record_publication(
        latest(road),
        where_published="Қостанай таңы",
        published_url="https://example.kz/1",
        published_on=at.date(),
        by=road.author,
        at=at,
    )


def invite(road: Walked, *, at: datetime) -> None:
    """Invite the body on paper: it has nobody here."""
    announcements.invite(
        latest(road),
        body=road.body,
        road=Road.POST,
        invited_on=at.date(),
        proof="RR 123",
        proof_file=None,
        by=road.author,
        at=at,
    )


def on_paper(road: Walked, *, at: datetime) -> None:
    """Record the protocol of the announced day."""
    begun = latest(road).starts_at
    held = Held(
        text="Талқылау өтті",
        language="kk",
        from_at=begun,
        to_at=begun + timedelta(hours=2),
        chair_name="А. Сейітов",
        secretary_name="Б. Омарова",
    )
    discussions.record_protocol(road.case, held=held, by=road.author, at=at + WAIT)


def attending(road: Walked, *, at: datetime, name: str = "Қатысушы") -> Attendee:
    """Register a person for the discussion."""
    person = factories.actor(factories.person(name))
    return attendees.register(
        road.case, organization="", is_remote=False, by=person, at=at
    )


def latest(road: Walked) -> Announcement:
    """Return the last version of the announcement."""
    return (
        Announcement.objects.select_related("case__initiator")
        .filter(case=road.case)
        .latest("version")
    )
