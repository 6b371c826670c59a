"""What is done to a meeting and its agenda by the API, from plan to close."""

from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from councils.models import Meeting
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def post(actor: Any, address: str, body: Any = None) -> Any:
    return client_of(actor).post(f"/api/v1/{address}/", body or {}, format="json")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3, at=clock.now())


@pytest.fixture
def meeting(house: House) -> Meeting:
    """Return a meeting of two matters, planned for ten days later."""
    now = clock.now()
    return made.planned(house, at=now + 10 * DAY, on=now, items=2)


def convened(house: House, meeting: Meeting) -> str:
    """Return the address of the meeting, once it is called."""
    answer = post(house.secretary, f"meetings/{meeting.pk}/convene")
    assert answer.status_code == 200, answer.content.decode()
    return f"meetings/{meeting.pk}"


def titles(meeting: Meeting) -> list[str]:
    read = client_of().get(f"/api/v1/meetings/{meeting.pk}/").json()
    standing = [one for one in read["agenda_items"] if not one["withdrawn_at"]]
    return [f"{one['position']}. {one['title_kk']}" for one in standing]


def test_a_plan_is_changed_until_its_notice_and_says_whether_it_is_lawful(
    house: House, meeting: Meeting
) -> None:
    address = f"meetings/{meeting.pk}"
    later = clock.now() + 20 * DAY
    plan = {"kind": "extended", "starts_at": later.isoformat(), "place": "Орал"}

    told = client_of(house.chair).get(f"/api/v1/{address}/").json()["notice_verdicts"]
    edited = post(house.secretary, f"{address}/edit-plan", plan)
    refused = post(house.chair, f"{address}/edit-plan", plan)
    convened(house, meeting)
    late = post(house.secretary, f"{address}/edit-plan", plan)

    assert [one["code"] for one in told] == ["agenda", "notice", "materials"]
    assert (edited.json()["kind"], edited.json()["place"]) == ("extended", "Орал")
    assert refused.status_code == 403
    assert late.status_code == 409
    read = client_of().get(f"/api/v1/{address}/").json()
    assert read["notice_verdicts"] == []


def test_an_agenda_changes_after_its_notice_for_a_reason_that_everyone_reads(
    house: House, meeting: Meeting
) -> None:
    address = convened(house, meeting)
    first, second = (str(one.pk) for one in meeting.agenda_items.all())
    road = {"kind": "other", "title_kk": "Жол"}
    why = {"reason": "мүшенің ұсынысы"}

    refused = post(house.chair, f"{address}/add-agenda-item", road)
    added = post(house.chair, f"{address}/add-agenda-item", {**road, **why})
    edited = post(
        house.secretary,
        f"{address}/edit-agenda-item",
        {"item": first, "kind": "report", "title_kk": "Есеп, толық", **why},
    )
    gone = post(
        house.secretary, f"{address}/withdraw-agenda-item", {"item": second, **why}
    )
    third = added.json()["agenda_items"][2]["id"]
    turned = post(
        house.secretary, f"{address}/reorder-agenda", {"items": [third, first], **why}
    )

    assert refused.json()["breaches"][0]["code"] == "reason-missing"
    statuses = [one.status_code for one in (added, edited, gone, turned)]
    assert statuses == [200] * 4
    assert titles(meeting) == ["1. Жол", "2. Есеп, толық"]
    read = client_of().get(f"/api/v1/{address}/").json()
    assert [v["number"] for v in read["agenda_versions"]] == [1, 2, 3, 4, 5]
    withdrawn = [one for one in read["agenda_items"] if one["withdrawn_at"]]
    assert [one["withdrawn_reason"] for one in withdrawn] == ["мүшенің ұсынысы"]


def test_an_item_of_another_meeting_is_not_found_here(
    house: House, meeting: Meeting
) -> None:
    other = made.planned(house, at=clock.now())
    item = str(other.agenda_items.get().pk)
    address = f"meetings/{meeting.pk}"

    answers = [
        post(house.secretary, f"{address}/{verb}", body).status_code
        for verb, body in (
            ("edit-agenda-item", {"item": item, "kind": "other", "title_kk": "Жол"}),
            ("withdraw-agenda-item", {"item": item, "reason": "жоқ"}),
            ("reorder-agenda", {"items": [item]}),
        )
    ]

    assert answers == [404, 404, 404]


def test_a_meeting_is_put_off_and_moved_with_a_reason(
    house: House, meeting: Meeting
) -> None:
    address = convened(house, meeting)
    later = (meeting.starts_at + 5 * DAY).isoformat()

    without = post(house.chair, f"{address}/postpone", {"starts_at": later})
    by_member = post(
        house.members[1], f"{address}/postpone", {"starts_at": later, "reason": "x"}
    )
    off = post(
        house.chair, f"{address}/postpone", {"starts_at": later, "reason": "боран"}
    )
    moved = post(
        house.secretary,
        f"{address}/relocate",
        {"starts_at": later, "place": "Орал", "reason": "зал бос емес"},
    )

    assert (without.status_code, by_member.status_code) == (400, 403)
    assert (off.json()["postponed"], off.json()["state"]) == (1, "convened")
    assert moved.json()["place"] == "Орал"
    reasons = [v["reason"] for v in moved.json()["agenda_versions"]]
    assert reasons == ["", "боран", "зал бос емес"]


@pytest.mark.parametrize(
    ("verb", "body", "pointer"),
    [
        ("postpone", {"starts_at": "soon", "reason": "боран"}, "/starts_at"),
        ("postpone", {"starts_at": "2026-12-30", "reason": "боран"}, "/starts_at"),
        ("relocate", {"reason": "боран"}, "/starts_at"),
        ("record-materials", {"on": "2199-01-01"}, "/on"),
        ("reorder-agenda", {"items": []}, "/items"),
        ("add-agenda-item", {"kind": "other"}, "/title_kk"),
        ("add-agenda-item", {"kind": "party", "title_kk": "Той"}, "/kind"),
        ("withdraw-agenda-item", {"reason": "боран"}, "/item"),
        ("cancel", {}, "/reason"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_changes(
    house: House, meeting: Meeting, verb: str, body: Any, pointer: str
) -> None:
    address = convened(house, meeting)

    answer = post(house.secretary, f"{address}/{verb}", body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    meeting.refresh_from_db()
    assert (meeting.state, meeting.postponed) == ("convened", 0)
    assert titles(meeting) == ["1. Есеп 1", "2. Есеп 2"]


def test_materials_by_another_road_are_recorded_by_the_secretary(
    house: House, meeting: Meeting
) -> None:
    body = {"on": clock.now().date().isoformat()}
    address = f"meetings/{meeting.pk}/record-materials"

    refused = post(house.chair, address, body)
    recorded = post(house.secretary, address, body)

    assert refused.status_code == 403
    assert recorded.json()["materials_sent_on"] == body["on"]


def test_who_stayed_away_is_excused_after_the_meeting_and_who_came_is_not(
    house: House,
) -> None:
    meeting = made.opened(house, 2, at=clock.now())
    address = f"meetings/{meeting.pk}"
    assert post(house.chair, f"{address}/close").status_code == 200

    came, away = (
        post(
            house.secretary,
            f"{address}/excuse",
            {"seat": str(seat.pk), "reason": "ауырды"},
        )
        for seat in (house.seats[0], house.seats[2])
    )

    assert came.json()["breaches"][0]["code"] == "was-present"
    assert away.status_code == 200


def test_the_chair_is_taken_neither_twice_nor_by_a_plain_member(
    house: House,
) -> None:
    meeting = made.opened(house, 2, at=clock.now())
    address = f"meetings/{meeting.pk}/take-chair"

    of_member = post(house.members[1], address)
    again = post(house.chair, address)

    assert of_member.status_code == 403
    assert again.json()["breaches"][0]["code"] == "presides-already"


def test_a_stranger_neither_sees_nor_touches_a_plan(
    house: House, meeting: Meeting
) -> None:
    stranger = factories.actor(factories.person())
    verbs = ("edit-plan", "add-agenda-item", "convene", "cancel", "relocate")

    statuses = {
        post(stranger, f"meetings/{meeting.pk}/{verb}").status_code for verb in verbs
    }

    assert statuses == {404}
    assert post(None, f"meetings/{meeting.pk}/convene").status_code == 401


def test_the_meetings_answer_leads_to_its_papers_and_its_calendar(
    house: House, meeting: Meeting
) -> None:
    address = convened(house, meeting)

    links = client_of().get(f"/api/v1/{address}/").json()["links"]

    for name in ("materials", "attendances", "ballots", "decisions"):
        assert client_of().get(links[name]).status_code == 200
    entry = client_of().get(links["calendar"])
    assert entry.headers["Content-Type"] == "text/calendar; charset=utf-8"
