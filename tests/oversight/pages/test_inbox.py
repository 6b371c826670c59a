"""One inbox of all that a body owes: one order, one clock, for whoever sees to it."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.actions import assignments
from oversight.models import Obligation
from tests import factories
from tests.councils import draft_factories, year_factories
from tests.councils import factories as councils_made
from tests.councils.pages.browsing import client_of, text_of
from tests.oversight import monitoring_roads, people_roads, roads
from tests.oversight.answer_roads import Desk
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # a Monday; the clock stands here
DAY = timedelta(days=1)
ITEM = re.compile(r'<li><a href="([^"]+)"')


def page_of(who: Actor, query: str = "", language: str = "en") -> Any:
    """Open the inbox."""
    answer = client_of(who).get(f"/{language}/inbox/{query}")
    assert answer.status_code == 200
    return answer


def listed(page: Any) -> str:
    """Return the left side of the inbox."""
    return str(
        page.content.decode().partition('class="inbox-list"')[2].partition("</nav>")[0]
    )


def subjects(page: Any) -> list[str]:
    """Return of what the lines of the inbox are, in their order."""
    links = ITEM.findall(listed(page))
    return [
        link.rstrip("/").removesuffix("/draft-answer").rpartition("/")[2]
        for link in links
    ]


def from_group(head: Actor, *, at: datetime) -> Road:
    """Let a group of two recommend something to the head's body."""
    circle = people_roads.founded(at=at)
    circle.body = head.offices[0].organization
    people_roads.walked(circle)
    assert circle.case is not None
    road = Road(circle.lead, circle.body, circle.case, at)
    monitoring_roads.found(road, at=at)
    return roads.finished(road, at=at, lines=1)


def test_matters_of_a_group_a_citizen_and_a_council_land_in_one_inbox() -> None:
    house = councils_made.house(size=3, people=3)
    head = factories.holder(Role.HEAD, house.body)
    alone = roads.sent(at=NOW - 3 * DAY, body=house.body, lines=1)
    group = from_group(head, at=NOW - 5 * DAY)
    [plans] = year_factories.recommended(house, [(house.body, "5(1)(1)")], at=NOW)
    [month] = year_factories.recommended(house, [(house.body, "5(1)(2)")], at=NOW)
    [endless] = year_factories.recommended(house, [(house.body, "5(1)(11)")], at=NOW)
    draft = draft_factories.sent(house, at=NOW)

    page = page_of(head)
    address = f"/api/v1/obligations/?debtor={house.body.pk}&state=open&ordering=due_on"
    told = client_of(head).get(f"{address}&page_size=100").json()["results"]

    shown = subjects(page)
    assert shown == [row["subject_id"] for row in told]
    mine = [
        str(thing.pk)
        for thing in (group.line, alone.line, plans, draft, month, endless)
    ]
    order = [shown.index(one) for one in mine]
    assert order == sorted(order)
    days = [row["due_on"] for row in told]
    assert days == sorted(days, key=lambda day: day or "9999-12-31")
    by_subject = {row["subject_id"]: row for row in told}
    assert by_subject[str(group.line.pk)]["norm"] == "control.answer"
    assert by_subject[str(plans.pk)]["norm"] == "recommendation.answer.plans"
    assert by_subject[str(endless.pk)]["overdue"] is False


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_line_says_what_comes_next_and_what_silence_brings(language: str) -> None:
    desk = Desk(at=NOW)
    desk.invite(at=NOW, starts=NOW + 2 * DAY)

    text = listed(page_of(desk.head, language=language))

    assert (
        text.count('class="inbox-next"')
        == Obligation.objects.filter(debtor=desk.body).count()
    )
    assert f"/{language}/body-hearings/" in text


def test_a_duty_is_assigned_and_the_inbox_of_each_is_his_own() -> None:
    desk = Desk(at=NOW)
    first, second = desk.line(1), desk.line(2)
    assert first.answer_obligation is not None
    form = f"/en/obligations/{first.answer_obligation.pk}/assign/"

    asked = client_of(desk.head).get(form)
    done = client_of(desk.head).post(
        form, {"person": str(desk.officer.user.pk), "note": "Бүгін"}
    )

    assert desk.officer.user.name in asked.content.decode()
    assert done.status_code == 302
    mine = subjects(page_of(desk.officer, "?whose=mine"))
    nobodys = subjects(page_of(desk.officer, "?whose=nobody"))
    his = subjects(page_of(desk.head, f"?whose={desk.officer.user.pk}"))
    assert mine == his == [str(first.pk)]
    assert str(second.pk) in nobodys
    assert str(first.pk) not in nobodys
    assert "Бүгін" in listed(page_of(desk.head))
    own = assignments_of(desk)
    taken = client_of(desk.officer).post(f"/en/assignments/{own}/end/")
    assert taken.status_code == 302
    assert subjects(page_of(desk.officer, "?whose=mine")) == []


def assignments_of(desk: Desk) -> str:
    """Return the id of the assignment in force."""
    owed = desk.line(1).answer_obligation
    assert owed is not None
    return str(owed.assignments.get(ended_at=None).pk)


def test_nobody_outside_is_offered_and_nobody_outside_is_told() -> None:
    desk = Desk(at=NOW)
    owed = desk.line(1).answer_obligation
    assert owed is not None
    assignments.assign(
        owed, person=desk.officer.user, note="Ішкі", by=desk.head, at=NOW
    )
    stranger = factories.person()
    form = f"/en/obligations/{owed.pk}/assign/"

    assert client_of(desk.author).get(form).status_code == 403
    wrong = client_of(desk.head).post(form, {"person": str(stranger.pk)})
    assert wrong.status_code == 400
    address = f"/api/v1/obligations/?assignee={desk.officer.user.pk}"
    assert client_of(desk.head).get(address).json()["results"]
    for other in (None, desk.author):
        assert client_of(other).get(address).json()["results"] == []
        assert client_of(other).get("/api/v1/assignments/").json()["results"] == []


def test_an_unknown_part_of_the_inbox_is_refused() -> None:
    desk = Desk(at=NOW)

    answer = client_of(desk.head).get("/en/inbox/?whose=everybody")

    assert answer.status_code == 400


def test_the_terms_go_into_a_calendar_each_on_its_own_day() -> None:
    house = councils_made.house(size=3, people=3)
    head = factories.holder(Role.HEAD, house.body)
    road = roads.sent(at=NOW - 5 * DAY, body=house.body, lines=2)
    [endless] = year_factories.recommended(house, [(house.body, "5(1)(11)")], at=NOW)

    answer = client_of(head).get("/ru/inbox/calendar.ics")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    calendar = icalendar.Calendar.from_ical(answer.content)
    events: dict[str, Any] = {str(e["uid"]): e for e in calendar.walk("VEVENT")}
    owed = road.line.answer_obligation
    assert owed is not None
    mine = events[f"obligation-{owed.pk}@kenes"]
    assert mine["dtstart"].dt == owed.due_on
    assert mine["dtend"].dt == owed.due_on + DAY if owed.due_on else None
    assert str(road.case.number) in str(mine["summary"])
    assert not any(str(endless.pk) in str(event) for event in events.values())
    assert (
        len(events)
        == Obligation.objects.filter(debtor=house.body, state="open")
        .exclude(due_on=None)
        .count()
    )


def test_the_table_has_the_lines_of_the_page_and_no_formula() -> None:
    desk = Desk(at=NOW)
    roads.sent(at=NOW, body=desk.body, theme="=1+1", lines=1)

    answer = client_of(desk.head).get("/en/inbox/table.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    owed = Obligation.objects.filter(debtor=desk.body, state="open")
    assert len(rows) == 1 + owed.count()
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row
    )


def test_a_stranger_signs_in_before_he_sees_any_of_it() -> None:
    for address in ("", "calendar.ics", "table.csv"):
        answer = client_of(None).get(f"/en/inbox/{address}")
        assert answer.status_code == 302
        assert "/en/sign-in/" in answer.headers["Location"]


def test_whoever_owes_nothing_is_told_what_will_appear() -> None:
    officer = factories.holder(Role.OFFICER, factories.body())

    page = page_of(officer)

    assert "Nothing is owed" in text_of(page)


def test_the_inbox_takes_as_many_queries_for_many_duties_as_for_few() -> None:
    desk = Desk(at=NOW, lines=1)
    counts = []
    for number in (0, 5):
        for _time in range(number):
            roads.sent(at=NOW, body=desk.body, lines=1)
        with CaptureQueriesContext(connection) as caught:
            client_of(desk.head).get("/en/inbox/")
        counts.append(len(caught))

    assert counts[0] == counts[1]
