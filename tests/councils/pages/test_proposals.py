"""Proposals for an agenda: made by a member, answered from the council's list."""

import pytest

from backend.accounts.actor import Actor
from councils.actions import proposals
from councils.actions.proposals import Proposed
from councils.models import AgendaItemKind, AgendaProposal
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
AT = made.AT


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def listed(house: House, language: str = "en") -> str:
    return f"/{language}/councils/{house.council.pk}/proposals/"


def page(actor: Actor | None, address: str) -> str:
    answer = client_of(actor).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def proposed(house: House, title: str = "Жол") -> AgendaProposal:
    what = Proposed(AgendaItemKind.OTHER, title_kk=title, reason="Шұңқыр көп")
    return proposals.propose(house.council, proposed=what, by=house.members[1], at=AT)


def test_a_member_proposes_from_a_form(house: House) -> None:
    way = f"/en/councils/{house.council.pk}/propose/"
    member = client_of(house.members[1])

    form = member.get(way)
    empty = member.post(way, {"title": "", "kind": "other"})
    done = member.post(way, {"title": "Жол", "kind": "other", "reason": "Шұңқыр"})

    assert (form.status_code, empty.status_code) == (200, 400)
    assert done.headers["Location"] == listed(house)
    proposal = AgendaProposal.objects.get()
    assert (proposal.title, proposal.proposed_by) == ("Жол", house.seats[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_council_alone_sees_what_is_proposed(house: House, language: str) -> None:
    proposed(house)
    address = listed(house, language)

    assert "Шұңқыр көп" in page(house.members[2], address)
    for stranger in (None, factories.actor(factories.person()), made.house(3).chair):
        assert client_of(stranger).get(address).status_code == 404


def test_each_is_offered_what_he_may_do_with_a_proposal(house: House) -> None:
    way = f"/en/agenda-proposals/{proposed(house).pk}/"

    def offered(actor: Actor) -> set[str]:
        text = page(actor, listed(house))
        return {verb for verb in ("take", "decline", "withdraw") if way + verb in text}

    assert offered(house.secretary) == offered(house.chair) == {"take", "decline"}
    assert offered(house.members[1]) == {"withdraw"}
    assert offered(house.members[2]) == set()


def test_a_proposal_is_taken_onto_a_meeting(house: House) -> None:
    proposal, called = proposed(house), made.convened(house)
    foreign = made.convened(made.house(size=3))
    way = f"/en/agenda-proposals/{proposal.pk}/take/"
    secretary = client_of(house.secretary)

    elsewhere = secretary.post(way, {"meeting": foreign.pk, "reason": "шұғыл"})
    silent = secretary.post(way, {"meeting": called.pk})
    done = secretary.post(way, {"meeting": called.pk, "reason": "шұғыл"})

    assert (elsewhere.status_code, silent.status_code) == (400, 409)
    assert "for a stated reason" in silent.content.decode()
    assert done.headers["Location"] == f"/en/meetings/{called.pk}/#agenda"
    proposal.refresh_from_db()
    assert proposal.state == "taken"
    assert f"/en/meetings/{called.pk}/#agenda" in page(house.members[1], listed(house))


def test_a_proposal_is_declined_with_an_answer_that_its_author_reads(
    house: House,
) -> None:
    way = f"/en/agenda-proposals/{proposed(house).pk}/decline/"
    chair = client_of(house.chair)

    silent = chair.post(way, {"answer": ""})
    done = chair.post(way, {"answer": "Жоспарда бар"})
    again = chair.post(way, {"answer": "Жоспарда бар"})

    statuses = (silent.status_code, done.status_code, again.status_code)
    assert statuses == (400, 302, 409)
    assert "Жоспарда бар" in page(house.members[1], listed(house))


def test_an_author_takes_his_proposal_back_and_nobody_else_does(house: House) -> None:
    proposal = proposed(house)
    way = f"/en/agenda-proposals/{proposal.pk}/withdraw/"

    other = client_of(house.members[2]).post(way)
    own = client_of(house.members[1]).post(way)

    assert (other.status_code, own.status_code) == (403, 302)
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_an_empty_list_says_what_will_stand_there(house: House) -> None:
    text = page(house.secretary, listed(house))

    assert "No proposal waits for an answer" in text
    assert "What a member proposes appears here." in text
