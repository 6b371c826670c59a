"""Appeals from the pages: filed, entered, given out, answered; nobody is named."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.accounts.roles import Role
from councils.actions import appeals
from councils.models import AgendaItem, Appeal
from tests import factories
from tests.councils import appeal_factories as heard
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
AT = made.AT
LANGUAGES = ("kk", "ru", "en")
LETTER = {"theme": "Ауылға ауыз су", "text": heard.TEXT, "language": "kk"}


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_registers_and_the_page_show_theme_state_and_term(
    house: House, language: str
) -> None:
    heard.settled(house, 10)
    appeal = heard.filed(house)

    for address in (
        "appeals/",
        f"councils/{house.council.pk}/appeals/",
        f"appeals/{appeal.pk}/",
    ):
        text = text_of(client_of(), f"/{language}/{address}")
        assert heard.THEME in text
        assert "2026/1" in text
    assert '<svg class="clock' in text
    assert "07.12.2026" in text_of(client_of(), "/kk/appeals/")


def test_a_term_says_that_it_is_a_setting_and_its_lack_that_no_law_sets_one(
    house: House,
) -> None:
    without = heard.filed(house)
    none = text_of(client_of(), f"/en/appeals/{without.pk}/")
    heard.settled(house, 10)
    settled = heard.filed(house)

    some = text_of(client_of(), f"/en/appeals/{settled.pk}/")
    section = text_of(client_of(), f"/en/councils/{house.council.pk}/appeals/")

    assert "No statutory term" in none
    assert "nothing becomes overdue" in none
    assert "No statutory term" not in some
    assert "own setting" in some
    assert "within 10 working days" in section


@pytest.mark.parametrize("who", ["nobody", "stranger", "member", "other-secretary"])
def test_a_stranger_meets_no_trace_of_the_author_on_any_page(
    house: House, who: str
) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    appeal = heard.filed(house, by=author)
    on_paper = heard.entered(house)
    meeting = made.planned(house, items=0)
    appeals.put_on_agenda(appeal, meeting=meeting, by=house.secretary, at=AT)
    appeals.answer(appeal, answer="Құбыр тартылды.", by=house.chair, at=AT)
    gone = heard.filed(house, by=author)
    appeals.withdraw(gone, reason=heard.TEXT, by=author, at=AT)
    sent_on = heard.filed(house, by=author)
    appeals.redirect(sent_on, body=body, by=house.chair, at=AT)
    people = {
        "nobody": None,
        "stranger": factories.actor(factories.person("Бөтен адам")),
        "member": house.members[1],
        "other-secretary": made.house(size=3).secretary,
    }
    client, council = client_of(people[who]), house.council.pk

    texts = [
        text_of(client, f"/ru/{address}")
        for address in (
            "appeals/",
            "appeals/?q=су",
            f"councils/{council}/appeals/",
            f"councils/{council}/",
            *(f"appeals/{one.pk}/" for one in (appeal, on_paper, gone, sent_on)),
            f"bodies/{body.pk}/",
        )
    ]

    assert any("Құбыр тартылды." in text for text in texts)
    for trace in heard.TRACES:
        assert not any(trace in text for text in texts), trace


@pytest.mark.parametrize("trace", ["Жанар", "Құдықтың", "7051112233"])
def test_the_search_does_not_find_what_is_hidden(house: House, trace: str) -> None:
    heard.filed(house)

    text = text_of(client_of(), f"/kk/appeals/?q={trace}")

    assert heard.THEME not in text


def test_those_concerned_read_who_has_written_and_what(house: House) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    appeal = heard.in_hand(house, 1, by=author)
    address = f"/kk/appeals/{appeal.pk}/"
    officer = factories.holder(Role.OFFICER, body)
    assert "Нұрасыл" not in text_of(client_of(officer), address)

    appeals.redirect(appeal, body=body, by=house.chair, at=AT)

    for one in (author, house.secretary, house.chair, house.members[1], officer):
        text = text_of(client_of(one), address)
        assert "Жанар Тілеуова" in text
        assert "Нұрасыл" in text


def offered(text: str, appeal: Appeal) -> set[str]:
    verbs = ("answer", "assign", "put-on-agenda", "redirect", "withdraw")
    return {verb for verb in verbs if f"/appeals/{appeal.pk}/{verb}/" in text}


def test_each_is_offered_what_he_may_do_in_that_state(house: House) -> None:
    author = heard.author()
    appeal = heard.filed(house, by=author)
    address = f"/kk/appeals/{appeal.pk}/"

    before = [
        offered(text_of(client_of(one), address), appeal)
        for one in (house.secretary, house.chair, author, house.members[1], None)
    ]
    appeals.answer(appeal, answer="Құбыр тартылды.", by=house.chair, at=AT)
    after = [
        offered(text_of(client_of(one), address), appeal)
        for one in (house.secretary, house.chair, author)
    ]

    work = {"answer", "assign", "redirect"}
    assert before == [work | {"put-on-agenda"}, work, {"withdraw"}, set(), set()]
    assert after == [set(), set(), set()]


def test_the_council_page_leads_everyone_to_the_form(house: House) -> None:
    form = f"/kk/councils/{house.council.pk}/file-appeal/"
    enter = f"/kk/councils/{house.council.pk}/enter-appeal/"
    stranger = factories.actor(factories.person())
    section = f"/kk/councils/{house.council.pk}/appeals/"

    for one in (None, stranger, house.chair):
        assert form in text_of(client_of(one), f"/kk/councils/{house.council.pk}/")
        assert enter not in text_of(client_of(one), section)
    assert enter in text_of(client_of(house.secretary), section)
    assert client_of().get(form).status_code == 302
    assert client_of(house.chair).get(enter).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_appeals_from_the_page_and_finds_it_among_his_own(
    house: House, language: str
) -> None:
    author = heard.author()
    client, place = client_of(author), f"/{language}/councils/{house.council.pk}"
    heard.filed(house)
    assert "5-бап" in text_of(client, f"/kk/councils/{house.council.pk}/file-appeal/")

    sent = client.post(
        f"{place}/file-appeal/", {**LETTER, "theme": "Көшеге жарық"}, follow=True
    )

    appeal = Appeal.objects.get(user=author.user)
    assert sent.redirect_chain[-1][0] == f"/{language}/appeals/{appeal.pk}/"
    assert (appeal.author_name, appeal.channel) == (heard.NAME, "here")
    mine = text_of(client, f"/{language}/appeals/?mine=true")
    assert "Көшеге жарық" in mine
    assert heard.THEME not in mine
    assert "Көшеге жарық" not in text_of(client, f"/{language}/appeals/?mine=false")


def test_a_theme_that_tells_the_author_comes_back_beside_the_field(
    house: House,
) -> None:
    author = heard.author()
    theme = {**LETTER, "theme": "Жанар Тілеуоваға су"}

    page = client_of(author).post(
        f"/en/councils/{house.council.pk}/file-appeal/", theme
    )

    text = page.content.decode()
    assert page.status_code == 409
    assert "The text holds the name of the person who wrote" in text
    assert "7(2)(5)" in text
    assert heard.TEXT in text  # nothing that was written is lost
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"theme": ""},
        {"theme": "х" * 301},
        {"theme": "a\u0000b"},
        {"text": ""},
        {"language": "en"},
        {"text": "х" * 20_001},
    ],
)
def test_an_appeal_that_cannot_be_leads_back_to_its_form(
    house: House, change: dict[str, str]
) -> None:
    page = client_of(heard.author()).post(
        f"/kk/councils/{house.council.pk}/file-appeal/", {**LETTER, **change}
    )

    assert page.status_code == 400
    assert not Appeal.objects.exists()


def test_the_secretary_enters_an_appeal_on_paper(house: House) -> None:
    paper = {
        **LETTER,
        "author_name": heard.NAME,
        "channel": "reception",
        "received_on": "2026-11-20",
    }
    address = f"/kk/councils/{house.council.pk}/enter-appeal/"
    client = client_of(house.secretary)

    early = client.post(address, {**paper, "received_on": "2026-11-24"})
    here = client.post(address, {**paper, "channel": "here"})
    done = client.post(address, paper)

    appeal = Appeal.objects.get(council=house.council)
    assert (early.status_code, here.status_code, done.status_code) == (400, 400, 302)
    assert (appeal.user, appeal.channel) == (None, "reception")


def test_an_appeal_is_given_out_answered_and_put_on_an_agenda(house: House) -> None:
    appeal, commission = heard.filed(house), heard.commission(house)
    meeting, home = made.planned(house, items=0), f"/kk/appeals/{appeal.pk}"
    secretary, chair = client_of(house.secretary), client_of(house.chair)

    given = secretary.post(f"{home}/assign/", {"assignee": str(commission.pk)})
    again = chair.post(f"{home}/assign/", {"assignee": str(house.seats[1].pk)})
    nobody = chair.post(f"{home}/assign/", {"assignee": "x"})
    put = secretary.post(f"{home}/put-on-agenda/", {"meeting": meeting.pk})
    answered = chair.post(f"{home}/answer/", {"answer": "Құбыр тартылды."})

    statuses = [one.status_code for one in (given, again, nobody, put, answered)]
    assert statuses == [302, 302, 400, 302, 302]
    appeal.refresh_from_db()
    assert (appeal.seat, appeal.commission) == (house.seats[1], None)
    assert AgendaItem.objects.get(appeal=appeal).meeting == meeting
    text = text_of(client_of(), f"{home}/")
    assert "Құбыр тартылды." in text
    assert "Мүше 02" in text


def test_an_answer_that_tells_the_author_comes_back_beside_the_field(
    house: House,
) -> None:
    appeal = heard.filed(house)
    words = {"answer": "Жанар Тілеуоваға жауап, тел. 8 705 111-22-33"}

    page = client_of(house.chair).post(f"/en/appeals/{appeal.pk}/answer/", words)

    text = page.content.decode()
    assert page.status_code == 409
    assert text.count('class="field-error"') == 2
    assert "holds the name" in text
    assert "holds the contact data" in text
    appeal.refresh_from_db()
    assert appeal.state == "registered"


def test_who_answers_sees_the_text_and_who_has_no_account(house: House) -> None:
    paper, own = heard.entered(house), heard.filed(house)
    client = client_of(house.secretary)

    of_paper = text_of(client, f"/en/appeals/{paper.pk}/answer/")
    of_account = text_of(client, f"/en/appeals/{own.pk}/answer/")

    assert heard.TEXT in of_paper
    assert "no account here" in of_paper
    assert "no account here" not in of_account


def test_an_appeal_is_sent_on_or_taken_back_by_its_own_page(house: House) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    first, second = heard.filed(house, by=author), heard.filed(house, by=author)
    client = client_of(author)
    confirm = text_of(client, f"/en/appeals/{second.pk}/withdraw/")

    sent_on = client_of(house.secretary).post(
        f"/kk/appeals/{first.pk}/redirect/", {"body": body.pk}
    )
    foreign = client_of(house.secretary).get(f"/kk/appeals/{second.pk}/withdraw/")
    taken = client.post(f"/kk/appeals/{second.pk}/withdraw/", {"reason": "Су келді"})
    again = client.post(f"/kk/appeals/{second.pk}/withdraw/", {"reason": "Су келді"})

    statuses = [one.status_code for one in (sent_on, foreign, taken, again)]
    assert "cannot be undone" in confirm
    assert statuses == [302, 403, 302, 409]
    assert "Су шаруашылығы" in text_of(client_of(), f"/kk/appeals/{first.pk}/")
    assert "Су келді" in text_of(client, f"/kk/appeals/{second.pk}/")
    assert "Су келді" not in text_of(client_of(), f"/kk/appeals/{second.pk}/")


def test_the_register_is_sifted_by_state_and_by_what_waits(house: House) -> None:
    heard.filed(house)
    answered = heard.entered(house)
    appeals.answer(answered, answer="Құбыр тартылды.", by=house.chair, at=AT)

    def shown(query: str) -> list[bool]:
        text = text_of(client_of(), f"/kk/appeals/{query}")
        return [f"№ 2026/{number}<" in text for number in (1, 2)]

    assert shown("") == [True, True]
    assert shown("?state=answered") == [False, True]
    assert shown("?is_over=false") == [True, False]
    assert client_of().get("/kk/appeals/?state=asleep").status_code == 400


@pytest.mark.parametrize("address", ["appeals/", "councils/{pk}/appeals/"])
def test_registers_take_as_many_queries_for_many_appeals_as_for_one(
    house: House, address: str
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            text_of(client, f"/kk/{address.format(pk=house.council.pk)}")
        return len(caught)

    heard.settled(house, 10)
    client = client_of(house.secretary)
    heard.in_hand(house, 1)
    asked()
    few = asked()
    for place in range(3):
        heard.in_hand(house, place)
        appeals.answer(
            heard.entered(house), answer="Құбыр тартылды.", by=house.chair, at=AT
        )

    assert asked() == few


def test_nothing_yet_says_what_will_appear(house: House) -> None:
    own = client_of(heard.author())

    empty = text_of(client_of(), "/en/appeals/")
    mine = text_of(own, "/en/appeals/?mine=true")
    section = text_of(own, f"/en/councils/{house.council.pk}/appeals/")

    assert "once it is registered" in empty
    assert "once it is registered" in section
    assert "Choose a council" in mine


def test_late_answers_and_silence_are_shown(house: House) -> None:
    heard.settled(house, 1)
    silent = heard.entered(house, received_on=made.AT.date().replace(day=16))
    late: Any = heard.entered(house, received_on=made.AT.date().replace(day=16))
    appeals.answer(late, answer="Құбыр тартылды.", by=house.chair, at=AT)

    assert 'class="badge silent"' in text_of(client_of(), f"/kk/appeals/{silent.pk}/")
    assert 'class="badge late"' in text_of(client_of(), f"/kk/appeals/{late.pk}/")
