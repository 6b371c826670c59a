"""Appeals by the API: who sees the person, who may act, what is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from backend.accounts.models import Scope
from councils.actions import appeals
from councils.models import Appeal
from tests import factories
from tests.councils import appeal_factories as heard
from tests.councils import clock
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
API = "/api/v1/appeals/"
WORDS = {"answer": "Құбыр тартылды."}


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with clock.standing_at(AT):
        yield


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def filing(house: House, **change: Any) -> dict[str, Any]:
    return {
        "council": str(house.council.pk),
        "theme": heard.THEME,
        "text": heard.TEXT,
        "language": "kk",
        **change,
    }


def on_paper(house: House, **change: Any) -> dict[str, Any]:
    return filing(
        house,
        author_name=heard.NAME,
        author_contact=heard.CONTACT,
        channel="post",
        received_on="2026-11-20",
        **change,
    )


def post(who: Actor | None, address: str, body: Any) -> Any:
    return client_of(who).post(f"{API}{address}", body, format="json")


def test_anyone_signed_in_appeals_to_a_council(house: House) -> None:
    author = heard.author()
    body = filing(house, author_contact=heard.CONTACT, is_about_ethics=True)

    refused, filed = post(None, "", body), post(author, "", body)

    assert (refused.status_code, filed.status_code) == (401, 201)
    told = filed.json()
    assert (told["number"], told["state"]) == ("2026/1", "registered")
    assert (told["channel"], told["is_about_ethics"]) == ("here", True)
    assert told["concerned"] == {
        "author_name": heard.NAME,
        "author_contact": heard.CONTACT,
        "text": heard.TEXT,
        "withdraw_reason": "",
    }
    assert told["answer_obligation"]["due_on"] is None
    assert told["answer_obligation"]["basis"] == "law"
    assert told["links"]["page"] == f"/kk/appeals/{told['id']}/"


def test_a_key_enters_from_paper_and_appeals_for_nobody(house: House) -> None:
    keyed, secretary = APIClient(), house.secretary
    text = heard.key_of(secretary, Scope.READ, Scope.COUNCILS_WRITE)
    keyed.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")

    own = keyed.post(API, filing(house), format="json")
    paper = keyed.post(f"{API}enter-from-paper/", on_paper(house), format="json")

    assert (own.status_code, paper.status_code) == (403, 201)


def test_an_appeal_on_paper_is_entered_by_the_secretary_alone(house: House) -> None:
    stranger, other = factories.actor(factories.person()), made.house(size=3).secretary
    people = (None, stranger, house.chair, house.members[1], other, house.secretary)

    answers = [post(one, "enter-from-paper/", on_paper(house)) for one in people]

    assert [one.status_code for one in answers] == [401, 403, 403, 403, 403, 201]
    assert answers[-1].json()["received_on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"theme": ""}, 400, "/theme"),
        ({"theme": "х" * 301}, 400, "/theme"),
        ({"text": "a\u0000"}, 400, "/text"),
        ({"language": "en"}, 400, "/language"),
        ({"is_about_ethics": "yes"}, 400, "/is_about_ethics"),
        ({"channel": "here"}, 400, "/channel"),
        ({"received_on": "2026-11-24"}, 400, "/received_on"),
        ({"received_on": "20.11.2026"}, 400, "/received_on"),
        ({"author_name": ""}, 400, "/author_name"),
        ({"number": 7}, 400, "/number"),
        ({"council": "00000000-0000-7000-8000-000000000000"}, 404, ""),
        ({"theme": "Жанар Тілеуоваға су"}, 409, "names-the-author"),
        ({"theme": "Су, 8 705 1112233"}, 409, "reaches-the-author"),
    ],
)
def test_what_is_wrong_with_an_appeal_is_named_and_nothing_is_kept(
    house: House, change: Any, status: int, told: str
) -> None:
    answer = post(house.secretary, "enter-from-paper/", on_paper(house) | change)

    assert answer.status_code == status
    assert told in answer.content.decode()
    assert not Appeal.objects.exists()


def test_a_day_of_which_no_term_can_be_counted_is_refused(house: House) -> None:
    heard.settled(house, 10)
    with clock.standing_at(AT.replace(year=2031)):
        body = on_paper(house)
        answer = post(house.secretary, "enter-from-paper/", body)
        late = post(
            house.secretary, "enter-from-paper/", {**body, "received_on": "2031-11-01"}
        )

    assert answer.status_code == 201
    assert late.status_code == 409
    assert late.json()["breaches"][0]["code"] == "term-not-countable"


@pytest.mark.parametrize(
    ("verb", "may"),
    [
        ("assign", {"secretary", "chair"}),
        ("answer", {"secretary", "chair"}),
        ("redirect", {"secretary", "chair"}),
        ("withdraw", {"author"}),
    ],
)
def test_each_act_has_its_own_people(house: House, verb: str, may: set[str]) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    given: dict[str, Any] = {
        "assign": {"seat": str(house.seats[1].pk)},
        "answer": WORDS,
        "redirect": {"body": str(body.pk)},
        "withdraw": {"reason": "Су келді"},
    }

    found = {}
    for name, actor in heard.people_around(house, author).items():
        appeal = heard.in_hand(house, 1, by=author)
        found[name] = post(actor, f"{appeal.pk}/{verb}/", given[verb]).status_code

    assert found == {
        name: 401 if name == "nobody" else 200 if name in may else 403 for name in found
    }


def test_an_appeal_on_paper_is_taken_back_by_the_secretary(house: House) -> None:
    appeal = heard.entered(house)

    refused = post(house.chair, f"{appeal.pk}/withdraw/", {"reason": "Хат келді"})
    done = post(house.secretary, f"{appeal.pk}/withdraw/", {"reason": "Хат келді"})

    assert (refused.status_code, done.status_code) == (403, 200)


@pytest.mark.parametrize(
    ("verb", "body", "status", "told"),
    [
        ("assign", {}, 400, "/commission"),
        ("assign", {"seat": "x"}, 400, "/seat"),
        ("answer", {"answer": ""}, 400, "/answer"),
        ("answer", {"answer": "Жанар Тілеуоваға жауап"}, 409, "names-the-author"),
        ("answer", {"answer": "8 (705) 111-22-33"}, 409, "reaches-the-author"),
        ("answer", {**WORDS, "extra": 1}, 400, "/extra"),
        ("redirect", {}, 400, "/body"),
        ("withdraw", {}, 400, "/reason"),
    ],
)
def test_what_is_wrong_with_an_act_is_named_and_nothing_moves(
    house: House, verb: str, body: Any, status: int, told: str
) -> None:
    appeal = heard.entered(house)

    answer = post(house.secretary, f"{appeal.pk}/{verb}/", body)

    appeal.refresh_from_db()
    assert answer.status_code == status
    assert told in answer.content.decode()
    assert (appeal.state, appeal.answer) == ("registered", "")


def test_an_appeal_is_given_to_one_at_a_time(house: House) -> None:
    appeal, commission = heard.filed(house), heard.commission(house)
    both = {"commission": str(commission.pk), "seat": str(house.seats[0].pk)}

    refused = post(house.chair, f"{appeal.pk}/assign/", both)
    given = post(
        house.chair, f"{appeal.pk}/assign/", {"commission": str(commission.pk)}
    )

    assert refused.status_code == 400
    assert given.json()["commission"]["name_kk"] == "Су комиссиясы"
    assert given.json()["state"] == "assigned"


def test_what_is_over_moves_no_more(house: House) -> None:
    appeal = heard.filed(house)
    assert post(house.chair, f"{appeal.pk}/answer/", WORDS).status_code == 200

    again = post(house.chair, f"{appeal.pk}/answer/", WORDS)

    assert again.status_code == 409
    assert again.json()["type"].endswith("move-refused")


def test_moves_are_named_by_their_verbs(house: House) -> None:
    author = heard.author()
    appeal = heard.filed(house, by=author)

    def moves(who: Actor) -> dict[str, bool]:
        told = client_of(who).get(f"{API}{appeal.pk}/").json()["moves"]
        return {move["act"]: move["open"] for move in told}

    of_chair, of_author = moves(house.chair), moves(author)

    assert of_chair == {
        "answer": True,
        "assign": True,
        "redirect": True,
        "withdraw": False,
    }
    assert [name for name, is_open in of_author.items() if is_open] == ["withdraw"]


def test_a_settled_term_is_shown_as_a_setting(house: House) -> None:
    heard.settled(house, 10)
    appeal = heard.filed(house)

    told = client_of().get(f"{API}{appeal.pk}/").json()["answer_obligation"]

    assert (told["due_on"], told["basis"]) == ("2026-12-07", "setting")
    assert told["norm"] == "appeal.council.answer"
    assert told["explanation"]


def test_the_register_is_sought_by_what_is_public(house: House) -> None:
    heard.settled(house, 10)
    first = heard.entered(house, received_on=AT.date().replace(day=2))
    second = heard.filed(house)
    appeals.answer(second, **WORDS, by=house.chair, at=AT)

    def found(query: str) -> list[str]:
        rows = client_of().get(f"{API}?{query}").json()["results"]
        return [row["number"] for row in rows]

    assert found("") == [str(second), str(first)]
    assert found("state=answered") == found("is_over=true") == [str(second)]
    assert found("is_over=false") == found("due_before=2026-11-20") == [str(first)]
    assert found("received_after=2026-11-20") == [str(second)]
    assert found("ordering=received_on") == [str(first), str(second)]
    assert found(f"council={made.house(size=3).council.pk}") == []
    assert len(found("q=ауыз+су")) == 2


def test_a_repeated_filing_is_one_appeal(house: House) -> None:
    client = client_of(heard.author())
    key = {"idempotency-key": "first-letter-of-november"}

    first = client.post(API, filing(house), format="json", headers=key)
    second = client.post(API, filing(house), format="json", headers=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]
    assert Appeal.objects.count() == 1


def test_the_list_takes_as_many_queries_for_many_as_for_one(house: House) -> None:
    def asked(client: APIClient) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"{API}?page_size=200").status_code == 200
        return len(caught)

    heard.settled(house, 10)
    heard.in_hand(house, 1)
    client = client_of(house.secretary)
    asked(client)
    few = asked(client)
    for place in range(3):
        other = made.house(size=3, people=3)
        heard.in_hand(other, place)
        appeals.redirect(
            heard.entered(other), body=factories.body(), by=other.chair, at=AT
        )

    assert asked(client) == few
