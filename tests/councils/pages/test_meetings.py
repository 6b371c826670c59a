"""A meeting planned, called, changed and put off from its pages, without a script."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from councils.actions import agenda, attendance, meetings, sittings
from councils.actions import councils as council_acts
from councils.actions.meetings import Matter
from councils.models import AgendaItemKind, ConvenedBy, Meeting, MeetingKind
from tests import factories
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
AT, DAY = made.AT, made.DAY


def page(actor: Actor | None, address: str, *, language: str = "en") -> str:
    answer = client_of(actor).get(f"/{language}/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def settle(house: House, key: str, *, value: Any) -> None:
    council_acts.settle(
        house.council,
        key=key,
        value=value,
        source="Ереже, 27-тармақ",
        from_on=AT.date(),
        by=house.secretary,
        at=AT,
    )


def ahead(house: House, *, items: int = 2) -> Meeting:
    """Plan a meeting for ten days later."""
    return made.planned(house, at=AT + 10 * DAY, on=AT, items=items)


def called(house: House, *, items: int = 2) -> Meeting:
    meeting = ahead(house, items=items)
    return meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_has_a_page_of_its_meetings(house: House, language: str) -> None:
    settle(house, "meeting.frequency.min", value=1)
    coming, plan = called(house), ahead(house)
    past = made.opened(house, 2)
    sittings.close(past, by=house.chair, at=AT)
    address = f"councils/{house.council.pk}/meetings/"

    public = page(None, address, language=language)
    own = page(house.secretary, address, language=language)

    for meeting in (coming, past):
        assert f"/{language}/meetings/{meeting.pk}/" in public
    assert f"/meetings/{plan.pk}/" not in public
    assert f"/meetings/{plan.pk}/" in own
    assert "plan-meeting/" in own
    assert "plan-meeting/" not in public
    assert 'class="verdict setting"' in public


def test_a_council_that_has_never_met_says_what_will_stand_here(house: House) -> None:
    text = page(None, f"councils/{house.council.pk}/meetings/")

    assert "No meeting is called" in text
    assert "The council has settled no frequency, and the law names none." in text


def test_a_members_page_offers_to_propose_and_not_to_plan(house: House) -> None:
    text = page(house.members[1], f"councils/{house.council.pk}/meetings/")

    assert "propose/" in text
    assert "plan-meeting/" not in text


def test_the_section_takes_as_many_queries_for_many_meetings_as_for_one(
    house: House,
) -> None:
    client, address = client_of(house.secretary), None
    counts = []
    for times in (1, 4):
        for _time in range(times):
            called(house)
            ahead(house)
        address = f"/kk/councils/{house.council.pk}/meetings/"
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def plan_of(**change: str) -> dict[str, str]:
    return {
        "kind": "ordinary",
        "convened_by": "chair",
        "starts_at": "2026-12-03T10:00",
        "place": "Ақсай",
        "agenda": "Жол\n\nСу",
        "kind_of_items": "other",
        **change,
    }


def test_a_meeting_is_planned_and_its_plan_changed(house: House) -> None:
    secretary = client_of(house.secretary)
    way = f"/en/councils/{house.council.pk}/plan-meeting/"

    done = secretary.post(way, plan_of(convened_by="presidium"))
    meeting = Meeting.objects.get(council=house.council)
    home = f"/en/meetings/{meeting.pk}/"
    form = secretary.get(f"{home}edit-plan/").content.decode()
    changed = secretary.post(
        f"{home}edit-plan/", plan_of(kind="extended", starts_at="2026-12-04T15:30")
    )

    assert done.headers["Location"] == home
    assert [one.title_kk or one.title_ru for one in meeting.agenda_items.all()] == [
        "Жол",
        "Су",
    ]
    assert 'value="2026-12-03T10:00"' in form
    assert 'value="presidium" selected' in form
    assert changed.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.kind, meeting.convened_by) == ("extended", "chair")
    assert meeting.starts_at.isoformat() == "2026-12-04T10:30:00+00:00"


def test_a_commissions_meeting_without_its_commission_leads_back_to_the_field(
    house: House,
) -> None:
    answer = client_of(house.secretary).post(
        f"/en/councils/{house.council.pk}/plan-meeting/", plan_of(kind="commission")
    )

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "A commission&#x27;s meeting names a commission at work" in text
    assert 'class="field has-error"' in text
    assert not Meeting.objects.filter(council=house.council).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_is_measured_before_it_is_sent(house: House, language: str) -> None:
    settle(house, "meeting.notice", value=14)
    meeting = ahead(house)
    address = f"meetings/{meeting.pk}/"

    beside = page(house.secretary, address, language=language)
    before = page(house.secretary, f"{address}convene/", language=language)
    refused = client_of(house.secretary).post(f"/{language}/{address}convene/", {})

    assert 'class="verdict unlawful"' in beside
    assert 'class="verdict unlawful"' in before
    assert f"/{language}/{address}edit-plan/" in before
    assert refused.status_code == 409
    meeting.refresh_from_db()
    assert meeting.state == "planned"


def test_a_meeting_is_put_off_and_moved_from_its_page(house: House) -> None:
    meeting = called(house)
    chair, home = client_of(house.chair), f"/en/meetings/{meeting.pk}/"
    off = {"starts_at": "2026-12-08T10:00", "reason": "боран"}

    same = chair.post(
        f"{home}postpone/", {"starts_at": "2026-12-03T12:00", "reason": "боран"}
    )
    done = chair.post(f"{home}postpone/", off)
    form = page(house.secretary, f"meetings/{meeting.pk}/relocate/")
    moved = client_of(house.secretary).post(
        f"{home}relocate/",
        {"starts_at": "2026-12-08T11:00", "place": "Орал", "reason": "зал бос емес"},
    )

    assert same.status_code == 409
    assert "The new day of the meeting must differ" in same.content.decode()
    assert (done.status_code, moved.status_code) == (302, 302)
    assert 'value="2026-12-08T10:00"' in form
    text = page(None, f"meetings/{meeting.pk}/")
    assert "Postponed 1 time." in text
    assert "08.12.2026 10:00 instead of 03.12.2026 10:00" in text
    assert "зал бос емес" in text


def test_each_office_is_offered_its_own_acts(house: House) -> None:
    meeting = called(house)
    address = f"meetings/{meeting.pk}/"

    def offered(actor: Actor | None) -> set[str]:
        text = page(actor, address)
        verbs = ("postpone", "relocate", "record-materials", "cancel", "open")
        return {verb for verb in verbs if f'href="/en/{address}{verb}/"' in text}

    assert offered(house.secretary) == {
        "postpone",
        "relocate",
        "record-materials",
        "cancel",
    }
    assert offered(house.chair) == {"postpone", "cancel"}
    assert offered(house.members[1]) == offered(None) == set()


def test_a_meeting_is_opened_or_fails_from_its_page_on_its_day_alone(
    house: House,
) -> None:
    today, later = made.gathered(house, 1), called(house)

    on_its_day = page(house.chair, f"meetings/{today.pk}/")
    before = page(house.chair, f"meetings/{later.pk}/")

    for verb in ("open", "fail-for-want-of-quorum"):
        assert f"meetings/{today.pk}/{verb}/" in on_its_day
        assert f"meetings/{later.pk}/{verb}/" not in before


def test_the_console_and_the_vote_are_found_from_the_page(house: House) -> None:
    meeting = made.opened(house, 2)
    made.voting(house, meeting)
    address = f"meetings/{meeting.pk}/"

    assert f"/en/{address}console/" in page(house.chair, address)
    assert f"/en/{address}console/" not in page(house.members[1], address)
    assert f"/en/{address}vote/" in page(house.members[1], address)


def test_who_did_not_come_is_excused_after_the_meeting(house: House) -> None:
    meeting = made.opened(house, 2)
    sittings.close(meeting, by=house.chair, at=AT)
    address = f"meetings/{meeting.pk}/"

    form = page(house.secretary, f"{address}excuse/")
    done = client_of(house.secretary).post(
        f"/en/{address}excuse/", {"seat": house.seats[2].pk, "reason": "ауырды"}
    )
    public = page(None, address)

    assert f"/en/{address}excuse/" in page(house.secretary, address)
    assert "Мүше 03" in form
    assert "Мүше 01" not in form
    assert done.status_code == 302
    assert "ауырды" not in public


def test_an_arrival_is_entered_for_a_moment_gone_by(house: House) -> None:
    meeting = made.opened(house, 2, at=AT - timedelta(hours=1))
    arrival = {"seat": house.seats[2].pk, "status": "present"}
    way = f"/en/meetings/{meeting.pk}/arrive/"
    secretary = client_of(house.secretary)

    early = secretary.post(way, {**arrival, "since": "2026-11-22T10:00"})
    done = secretary.post(way, {**arrival, "since": "2026-11-23T09:30"})

    assert early.status_code == 409
    assert "The stated moment lies before the day of the meeting." in (
        early.content.decode()
    )
    assert done.status_code == 302
    entry = meeting.attendances.get(seat=house.seats[2])
    assert entry.from_at.isoformat() == "2026-11-23T04:30:00+00:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_takes_a_meeting_into_his_calendar(house: House, language: str) -> None:
    meeting = called(house)

    answer = client_of().get(f"/{language}/meetings/{meeting.pk}/calendar.ics")

    calendar = icalendar.Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert calendar["METHOD"] == "PUBLISH"
    assert (event["UID"], event["SEQUENCE"]) == (str(meeting.pk), 0)
    assert event["DTSTART"].to_ical() == b"20261203T050000Z"
    assert event["DTSTAMP"].to_ical() == b"20261123T050000Z"
    assert "Есеп 1" in str(event["DESCRIPTION"])
    assert str(event["URL"]).endswith(f"/{language}/meetings/{meeting.pk}/")


def test_a_plan_is_in_nobodys_calendar_but_the_councils(house: House) -> None:
    address = f"/kk/meetings/{ahead(house).pk}/calendar.ics"

    assert client_of().get(address).status_code == 404
    assert (
        client_of(factories.actor(factories.person())).get(address).status_code == 404
    )
    assert client_of(house.chair).get(address).status_code == 200


def test_the_chair_just_elected_takes_the_chair_from_the_page(house: House) -> None:
    head = forming.site(house.council).member
    meeting = meetings.plan(
        house.council,
        kind=MeetingKind.FIRST,
        starts_at=AT,
        place="",
        link="",
        agenda=[Matter(AgendaItemKind.ELECTION, title_kk="Төраға сайлауы")],
        convened_by=ConvenedBy.WORKING_GROUP,
        by=house.secretary,
        at=AT,
    )
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)
    for seat in house.seats[:2]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )
    way = f"/en/meetings/{meeting.pk}/"

    opened = client_of(head).post(f"{way}open/")
    offered = page(house.chair, f"meetings/{meeting.pk}/")
    taken = client_of(house.chair).post(f"{way}take-chair/")

    assert (opened.status_code, taken.status_code) == (302, 302)
    assert f"{way}take-chair/" in offered
    assert f"{way}take-chair/" not in page(house.chair, f"meetings/{meeting.pk}/")
    meeting.refresh_from_db()
    assert meeting.presided_by == house.chair.user


def test_the_register_counts_only_what_stands_on_the_agenda(house: House) -> None:
    meeting = ahead(house)
    agenda.withdraw(
        meeting.agenda_items.get(position=1),
        reason="дайын емес",
        by=house.secretary,
        at=AT,
    )
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)

    text = page(None, "meetings/")

    assert "1 matter" in text
    assert "Есеп 2" in text
    assert "Есеп 1" not in text
