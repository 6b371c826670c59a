"""One clock for both sides: what a body and a council owe, in one order."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from councils.actions import meetings
from councils.models import MeetingKind
from oversight.models import Obligation
from tests import factories
from tests.councils import (
    appeal_factories,
    draft_factories,
    minutes_factories,
    year_factories,
)
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.factories import AT, DAY, House
from tests.councils.pages.browsing import client_of
from tests.oversight import roads

pytestmark = pytest.mark.django_db
ITEM = re.compile(r'<li><a href="([^"]+)"')


def inbox_of(actor: Actor, language: str = "en") -> str:
    """Return what the person's inbox lists."""
    answer = client_of(actor).get(f"/{language}/inbox/")
    assert answer.status_code == 200
    text = answer.content.decode()
    if 'class="inbox-list"' not in text:
        return ""
    return text.partition('class="inbox-list"')[2].partition("</nav>")[0]


def links_of(listed: str) -> list[str]:
    """Return where the lines of a list lead, in their order."""
    return ITEM.findall(listed)


def owed_by(debtor: Organization, actor: Actor) -> list[dict[str, Any]]:
    """Return what the API tells of the open duties of this debtor, by day."""
    address = f"/api/v1/obligations/?debtor={debtor.pk}&state=open&ordering=due_on"
    rows: list[dict[str, Any]] = client_of(actor).get(address).json()["results"]
    return rows


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def burdened(of: House) -> None:
    """Bring every duty of its own upon the council; its appeals have no term."""
    year_factories.owed(of)
    draft_factories.notified(of)
    minutes_factories.settle(of, "meeting.minutes.sign", 5)
    minutes_factories.closed(of)
    appeal_factories.filed(of)
    minutes_factories.settle(of, "meeting.notice", 3)
    meetings.plan(
        of.council,
        kind=MeetingKind.ORDINARY,
        starts_at=AT + 14 * DAY,
        place="Ақсай",
        link="",
        agenda=[],
        by=of.secretary,
        at=AT,
    )


def test_matters_that_came_by_different_routes_stand_in_one_order_by_one_clock(
    house: House,
) -> None:
    body = house.body
    head = factories.holder(Role.HEAD, body)
    roads.sent(at=AT, body=body, lines=1)  # a group's: one month
    [plans] = year_factories.recommended(house, [(body, "5(1)(1)")], at=AT)
    [other] = year_factories.recommended(house, [(body, "5(1)(2)")], at=AT)
    [endless] = year_factories.recommended(house, [(body, "5(1)(11)")], at=AT)
    draft = draft_factories.sent(house, at=AT)

    told = owed_by(body, head)
    listed = links_of(inbox_of(head))

    days = [row["due_on"] for row in told]
    kinds = [row["kind"] for row in told]
    assert days == sorted(days, key=lambda day: day or "9999")
    assert {*kinds} == {
        "answer_recommendation",
        "letter_on_draft_act",
        "form_convocation",
        "publish_final_document",
    }
    assert told[-1]["subject_id"] == str(endless.pk)
    assert (told[-1]["due_on"], told[-1]["overdue"]) == (None, False)
    shown = [_subject(address) for address in listed]
    assert shown == [row["subject_id"] for row in told]
    early = shown.index(str(plans.pk)), shown.index(str(draft.pk))
    assert max(early) < shown.index(str(other.pk)) < shown.index(str(endless.pk))


def _subject(address: str) -> str:
    bare = address.rstrip("/").removesuffix("/draft-answer").removesuffix("/papers")
    return bare.rpartition("/")[2]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_council_s_own_duties_are_in_the_inbox_of_secretary_and_chair(
    house: House, language: str
) -> None:
    burdened(house)
    organization = house.council.organization

    for leader in (house.secretary, house.chair):
        listed = inbox_of(leader, language)
        told = owed_by(organization, leader)
        assert len(links_of(listed)) == len(told) == 7
        assert {row["kind"] for row in told} == {
            "opinion_on_draft_act",
            "give_notice",
            "sign_minutes",
            "answer_appeal",
            "inform_public",
            "annual_report",
        }
    assert inbox_of(house.members[1], language) == ""


def test_a_duty_is_shown_by_its_day_and_a_setting_says_so(house: House) -> None:
    burdened(house)

    listed = inbox_of(house.secretary)

    titles = re.findall(r"<h2>([^<]+)<span>(\d+)</span></h2>", listed)
    assert [title.strip() for title, _count in titles][-2:] == [
        "Later",
        "No statutory term",
    ]
    endless = listed.partition("No statutory term")[2]
    assert "Answer the appeal" in endless
    assert "Publish the annual report" in endless
    assert listed.count('<span class="tag">setting</span>') == 2
    rows = {row["kind"]: row["basis"] for row in owed_by_all(house)}
    assert rows == {
        "opinion_on_draft_act": "law",
        "give_notice": "setting",
        "sign_minutes": "setting",
        "answer_appeal": "law",
        "inform_public": "law",
        "annual_report": "law",
    }


def owed_by_all(of: House) -> list[dict[str, Any]]:
    return owed_by(of.council.organization, of.secretary)


def test_an_opinion_that_lapses_is_overdue_nowhere(house: House) -> None:
    draft = draft_factories.notified(house)
    owed = draft.opinion_obligation
    assert owed is not None
    assert owed.due_on == draft_factories.DUE_ON
    after = AT + (owed.due_on - AT.date() + timedelta(days=1))

    with standing_at(after):
        listed = inbox_of(house.secretary)
        [row] = [
            one for one in owed_by_all(house) if one["kind"] == "opinion_on_draft_act"
        ]

    assert "The term is over: silence is agreement" in listed
    assert "Overdue" not in listed
    assert (row["overdue"], row["lapses"]) == (False, True)
    assert not Obligation.objects.overdue(owed.due_on + DAY).filter(pk=owed.pk)


def test_minutes_not_signed_by_the_council_s_own_day_are_overdue(house: House) -> None:
    minutes_factories.settle(house, "meeting.minutes.sign", 5)
    meeting = minutes_factories.closed(house)
    owed = meeting.minutes_obligation
    assert owed is not None
    assert owed.due_on is not None

    def listed_on(day: date) -> str:
        with standing_at(AT + (day - AT.date())):
            return inbox_of(house.chair)

    last, late = listed_on(owed.due_on), listed_on(owed.due_on + DAY)

    assert "Today" in last
    assert "Overdue" not in last
    assert "Overdue" in late


def test_each_line_leads_to_a_page_that_is_there(house: House) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    year_factories.recommended(house, [(house.body, "5(1)(2)")], at=AT)
    draft_factories.sent(house, at=AT)
    burdened(house)

    for reader in (house.secretary, officer):
        for address in links_of(inbox_of(reader)):
            answer = client_of(reader).get(address, follow=True)
            assert answer.status_code == 200, address
    for owed in Obligation.objects.all():
        client = client_of(house.secretary)
        told = client.get(f"/api/v1/obligations/{owed.pk}/").json()["links"]["page"]
        assert told == f"/kk/{owed.subject_path}"  # where a letter leads, too
        assert client.get(told, follow=True).status_code == 200


def test_the_inbox_takes_as_many_queries_whatever_is_owed(house: House) -> None:
    burdened(house)
    client = client_of(house.secretary)
    client.get("/en/inbox/")
    with CaptureQueriesContext(connection) as few:
        client.get("/en/inbox/")
    for _time in range(5):
        draft_factories.notified(house)
        appeal_factories.filed(house)

    with CaptureQueriesContext(connection) as many:
        client.get("/en/inbox/")

    assert len(many) == len(few)


def test_the_desk_says_at_its_head_what_waits(house: House) -> None:
    burdened(house)
    page = client_of(house.secretary).get("/en/my-council/").content.decode()

    parts = re.findall(r'href="#(\w+)">[^<]+<span class="tabs-count">(\d+)', page)

    assert parts == [
        ("duties", "7"),
        ("convening", "1"),
        ("wording", "1"),
        ("claims", "1"),
    ]
    for name, _count in parts:
        assert f'id="{name}"' in page
