import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils import reports
from councils.actions import councils as council_acts
from councils.actions import decisions, meetings
from councils.models import Ballot, Decision, Meeting, Minutes
from tests import factories
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_shows_its_composition_beside_the_law(
    house: House, language: str
) -> None:
    council_acts.settle(
        house.council,
        key="meeting.remote",
        value=True,
        source="Ереже, 12-тармақ",
        from_on=made.AT.date(),
        by=house.secretary,
        at=made.AT,
    )
    made.decided_by(house, present=2, votes_for=2)

    page = client_of().get(f"/{language}/councils/{house.council.pk}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "Мүше 01" in text
    assert "Ереже, 12-тармақ" in text
    assert 'class="verdict' in text
    assert "1(7)" in text or "1-бап 7-тармақ" in text or "ст. 1 п. 7" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_shows_its_votes_decision_and_quorum(
    house: House, language: str
) -> None:
    decision = made.decided_by(house, present=2, votes_for=2)
    decisions.send_recommendations(decision, by=house.chair, at=made.AT)

    page = client_of().get(f"/{language}/meetings/{decision.meeting_id}/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "Есеп қабылдансын" in text
    assert "Жолды жөндеу" in text
    assert "Мүше 01" in text


@pytest.mark.parametrize("register", ["councils", "meetings"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_registers_take_the_same_number_of_queries_whatever_their_length(
    house: House, register: str, language: str
) -> None:
    made.convened(house)
    client, address = client_of(), f"/{language}/{register}/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    made.convened(made.house(size=3))
    made.convened(house)

    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200

    assert len(few) == len(many)


def test_a_plan_is_not_shown_to_strangers(house: House) -> None:
    meeting = made.planned(house)
    address = f"/kk/meetings/{meeting.pk}/"

    assert client_of().get(address).status_code == 404
    assert client_of(house.secretary).get(address).status_code == 200
    assert client_of(made.house(size=3).secretary).get(address).status_code == 404


def test_a_filter_that_is_not_understood_shows_nothing() -> None:
    assert client_of().get("/kk/meetings/?council=x").status_code == 400


def test_a_whole_meeting_is_held_from_its_page_without_scripts(house: House) -> None:
    secretary, chair = client_of(house.secretary), client_of(house.chair)
    member = client_of(house.members[1])
    secretary.post(
        f"/kk/councils/{house.council.pk}/plan-meeting/",
        {
            "kind": "ordinary",
            "convened_by": "chair",
            "starts_at": "2026-11-23T10:00",
            "agenda": "Есеп\n\nСайлау",
            "kind_of_items": "report",
        },
    )
    meeting = Meeting.objects.get(council=house.council)
    home = f"/kk/meetings/{meeting.pk}"
    assert secretary.post(f"{home}/convene/", {}).status_code == 302
    for seat in house.seats[:2]:
        arrival = {"seat": seat.pk, "status": "present"}
        assert secretary.post(f"{home}/arrive/", arrival).status_code == 302
    assert chair.post(f"{home}/open/").status_code == 302
    item = meeting.agenda_items.get(position=1)
    question = {"question_kk": "Қабылдансын ба?", "matter": "ordinary"}
    chair.post(f"/kk/agenda-items/{item.pk}/put-to-vote/", question)
    ballot = Ballot.objects.get(meeting=meeting)
    for voter in (chair, member):
        cast = voter.post(f"/kk/ballots/{ballot.pk}/cast/", {"choice": "for"})
        assert cast.status_code == 302
    assert (
        secretary.get(f"/kk/ballots/{ballot.pk}/enter-show-of-hands/").status_code
        == 200
    )
    assert chair.post(f"/kk/ballots/{ballot.pk}/close/").status_code == 302
    words = {
        "text_kk": "Қабылдансын.",
        "text_ru": "Принять.",
        "text_1": "Жолды жөндеу",
        "body_1": house.body.pk,
        "power_1": "5(1)(2)",
        "power_2": "5(1)(1)",
        "power_3": "5(1)(1)",
    }
    secretary.post(f"/kk/ballots/{ballot.pk}/adopt-decision/", words)
    decision = Decision.objects.get(ballot=ballot)
    chair.post(f"/kk/decisions/{decision.pk}/send-recommendations/")
    chair.post(f"{home}/close/")
    assert secretary.post(f"{home}/draft-minutes/").status_code == 302
    minutes = f"/kk/minutes/{Minutes.objects.get(meeting=meeting).pk}"
    until = {"until": "2026-11-24"}
    assert secretary.post(f"{minutes}/send-for-remarks/", until).status_code == 302
    with standing_at(made.AT + 3 * made.DAY):
        assert secretary.post(f"{minutes}/freeze/").status_code == 302
        assert secretary.post(f"{minutes}/sign-as-secretary/").status_code == 302
        assert chair.post(f"{minutes}/sign-as-chair/").status_code == 302
        assert secretary.post(f"{minutes}/publish/").status_code == 302

    meeting.refresh_from_db()
    decision.refresh_from_db()
    assert meeting.state == "published"
    assert decision.state == "sent"
    assert decision.case is not None
    assert decision.case.state == "document_sent"
    assert [item.title_kk for item in meeting.agenda_items.all()] == ["Есеп", "Сайлау"]


def test_a_refusal_is_shown_with_its_provision(house: House) -> None:
    meeting = made.gathered(house, 1)

    page = client_of(house.chair).post(f"/en/meetings/{meeting.pk}/open/")

    text = page.content.decode()
    assert page.status_code == 409
    assert "No quorum: 1 member, 2 needed." in text
    assert "13(2)" in text


def test_the_wrong_person_finds_the_door_closed(house: House) -> None:
    meeting = made.gathered(house, 2)

    assert (
        client_of(house.secretary).post(f"/kk/meetings/{meeting.pk}/open/").status_code
        == 403
    )
    assert client_of().post(f"/kk/meetings/{meeting.pk}/open/").status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == "convened"


def test_each_person_is_offered_his_own_acts(house: House) -> None:
    meeting = made.opened(house, 2)
    made.voting(house, meeting)
    home = f"/en/meetings/{meeting.pk}/"

    of_chair = client_of(house.chair).get(home).content.decode()
    of_secretary = client_of(house.secretary).get(home).content.decode()
    of_stranger = client_of(factories.actor(factories.person())).get(home)

    assert "/close/" in of_chair
    assert "/cast/" in of_chair
    assert "/arrive/" not in of_chair
    assert "/leave/" in of_secretary
    assert "/cast/" not in of_secretary
    assert "/cast/" not in of_stranger.content.decode()


def test_hands_are_entered_for_those_in_session_alone(house: House) -> None:
    meeting = made.opened(house, 2)
    ballot = made.voting(house, meeting)
    address = f"/kk/ballots/{ballot.pk}/enter-show-of-hands/"
    secretary = client_of(house.secretary)

    empty = secretary.post(address, {})
    votes = {f"vote-{seat.pk}": "for" for seat in house.seats}
    entered = secretary.post(address, votes)

    assert (empty.status_code, entered.status_code) == (400, 302)
    here = reports.in_session(meeting, at=made.AT)
    assert {vote.seat for vote in ballot.votes.all()} == set(here)


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": "0001-01-01T10:00"},
        {"starts_at": "tomorrow"},
        {"agenda": "a\u0000b"},
        {"link": "javascript:alert(1)"},
        {"kind": "party"},
        {"agenda": "x" * 30_000},
    ],
)
def test_a_plan_that_cannot_be_leads_back_to_its_form(
    house: House, change: dict[str, str]
) -> None:
    plan = {
        "kind": "ordinary",
        "convened_by": "chair",
        "starts_at": "2026-11-23T10:00",
        "agenda": "Есеп",
        "kind_of_items": "report",
        **change,
    }

    page = client_of(house.secretary).post(
        f"/kk/councils/{house.council.pk}/plan-meeting/", plan
    )

    assert page.status_code == 400
    assert not Meeting.objects.filter(council=house.council).exists()


def test_a_cancelled_meeting_says_why(house: House) -> None:
    meeting = made.convened(house)
    meetings.cancel(meeting, reason="қарлы боран", by=house.secretary, at=made.AT)

    assert (
        "қарлы боран" in client_of().get(f"/kk/meetings/{meeting.pk}/").content.decode()
    )
