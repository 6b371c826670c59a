"""Who has written to a council: known to those concerned, and met nowhere else."""

import json
from collections.abc import Iterator

import pytest
from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from backend.accounts.models import Scope
from backend.accounts.roles import Role
from councils.actions import appeals
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


@pytest.mark.parametrize(
    ("who", "knows"),
    [
        ("nobody", False),
        ("stranger", False),
        ("author", True),
        ("secretary", True),
        ("chair", True),
        ("in-hand", True),
        ("colleague", False),
        ("other-secretary", False),
    ],
)
def test_who_knows_the_author(house: House, who: str, *, knows: bool) -> None:
    author = heard.author()
    appeal = heard.in_hand(house, 1, by=author)
    client = client_of(heard.people_around(house, author)[who])

    item = client.get(f"{API}{appeal.pk}/")
    rows = client.get(API).json()["results"]

    assert item.status_code == 200
    assert (item.json()["concerned"] is not None) == knows
    assert [row["id"] for row in rows] == [str(appeal.pk)]
    assert "concerned" not in rows[0]


@pytest.mark.parametrize("who", ["nobody", "stranger", "colleague", "other-secretary"])
def test_a_stranger_meets_no_trace_of_the_author(house: House, who: str) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    answered = heard.in_hand(house, 1, by=author)
    appeals.answer(answered, **WORDS, by=house.chair, at=AT)
    gone, sent_on = heard.filed(house, by=author), heard.filed(house, by=author)
    appeals.withdraw(gone, reason=heard.TEXT, by=author, at=AT)
    appeals.redirect(sent_on, body=body, by=house.chair, at=AT)
    paper, meeting = heard.entered(house), made.convened(house)
    client = client_of(heard.people_around(house, author)[who])

    texts = [
        client.get(f"/api/v1/{address}").content.decode()
        for address in (
            "appeals/",
            "appeals/?q=су",
            "appeals/?mine=false",
            *(f"appeals/{one.pk}/" for one in (answered, gone, sent_on, paper)),
            "obligations/?kind=answer_appeal",
            f"agenda-items/?meeting={meeting.pk}",
            f"councils/{house.council.pk}/",
        )
    ]

    told = " ".join(json.dumps(json.loads(one), ensure_ascii=False) for one in texts)
    assert "Құбыр тартылды." in told
    for trace in heard.TRACES:
        assert trace not in told, trace


@pytest.mark.parametrize("trace", [*heard.TRACES, heard.NAME, heard.CONTACT])
def test_the_search_finds_nothing_by_what_is_hidden(house: House, trace: str) -> None:
    heard.filed(house)

    found = client_of().get(API, {"q": trace})

    assert found.json()["results"] == []


@pytest.mark.parametrize("unknown", ["author_name", "text", "user", "author_contact"])
def test_no_filter_asks_for_the_author(house: House, unknown: str) -> None:
    heard.filed(house)

    assert client_of().get(API, {unknown: heard.NAME}).status_code == 400


def test_a_person_finds_his_own(house: House) -> None:
    author = heard.author()
    own, other = heard.filed(house, by=author), heard.filed(house)

    def found(who: Actor | None, query: str) -> set[str]:
        rows = client_of(who).get(f"{API}?{query}").json()["results"]
        return {row["id"] for row in rows}

    assert found(author, "mine=true") == {str(own.pk)}
    assert found(author, "mine=false") == {str(other.pk)}
    assert found(None, "mine=true") == set()


def test_a_key_knows_no_author_beyond_its_office(house: House) -> None:
    author = heard.author()
    office = factories.office(author.user, factories.body(), Role.OFFICER)
    appeal = heard.filed(house, by=author)
    keyed, text = (
        APIClient(),
        heard.key_of(factories.actor(author.user, office), Scope.READ),
    )
    keyed.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")

    told = keyed.get(f"{API}{appeal.pk}/").json()
    mine = keyed.get(f"{API}?mine=true").json()

    assert told["concerned"] is None
    assert mine["results"] == []
