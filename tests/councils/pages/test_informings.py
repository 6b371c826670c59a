"""Informing the public and conflicts of interest, from the pages."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from councils.actions import years
from councils.models import ConflictDeclaration, CouncilYear, Informing
from tests import factories
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House
from tests.councils.pages.browsing import bytes_of, client_of

pytestmark = pytest.mark.django_db
AT = made.AT
LANGUAGES = ("kk", "ru", "en")
KEY = "member.conflict_declaration"
CONTENT = b"%PDF-1.4\n%%EOF\n"
GIVEN = {
    "on": "2026-11-20",
    "channel": "«Бөрлі жаршысы» газеті",
    "title_kk": "Кеңестің жартыжылдығы",
    "url": "https://example.kz/1",
}


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


def place(house: House, tail: str, language: str = "kk") -> str:
    return f"/{language}/councils/{house.council.pk}/{tail}/"


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_shows_both_duties_with_their_clocks(
    house: House, language: str
) -> None:
    of_year.owed(house)

    text = text_of(client_of(), place(house, "informing", language))

    assert text.count('<svg class="clock') == 2
    assert text.count('class="badge wait"') == 2
    assert "7(2)(3)" in text or "7-бап" in text or "ст. 7" in text


def test_what_was_told_is_shown_and_each_time_one_duty_is_done(house: House) -> None:
    of_year.owed(house)
    client, section = client_of(house.secretary), place(house, "informing")

    first = client.post(place(house, "record-informing"), GIVEN)
    after_one = text_of(client_of(), section)
    client.post(place(house, "record-informing"), {**GIVEN, "on": "2026-11-21"})
    client.post(place(house, "record-informing"), {**GIVEN, "on": "2026-11-22"})
    after_three = text_of(client_of(), section)

    assert first.status_code == 302
    assert 'href="https://example.kz/1"' in after_one
    assert after_one.count('class="badge ok"') == 1
    assert after_three.count('class="badge ok"') == 2
    assert after_three.count("Бөрлі жаршысы") == 3


def test_a_year_gone_by_unfulfilled_stays_to_be_seen(house: House) -> None:
    of_year.owed(house)
    row = CouncilYear.objects.get(council=house.council)
    CouncilYear.objects.filter(pk=row.pk).update(year=2025)
    for duty in (row.first_informing, row.second_informing):
        duty.started_on, duty.due_on = duty.started_on.replace(2025), AT.date()
        duty.due_on = AT.date().replace(year=2025, month=12, day=31)
        duty.save(update_fields=["started_on", "due_on"])
    years.open_year(house.council, on=AT.date(), by=None, at=AT)

    text = text_of(client_of(), place(house, "informing", "en"))

    assert "Earlier years" in text
    assert text.count('class="badge silent"') == 2
    assert text.count('class="badge wait"') == 2


def test_only_the_secretary_is_offered_to_record(house: House) -> None:
    form, section = place(house, "record-informing"), place(house, "informing")

    for one in (None, house.chair, house.members[1], made.house(size=3).secretary):
        assert form not in text_of(client_of(one), section)
    assert form in text_of(client_of(house.secretary), section)
    assert client_of(house.chair).get(form).status_code == 403
    assert client_of().get(form).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        {"on": "2026-11-24"},
        {"channel": ""},
        {"title_kk": ""},
        {"url": ""},
        {"url": "javascript:alert(1)"},
    ],
)
def test_an_informing_that_nobody_could_check_leads_back(
    house: House, change: dict[str, str]
) -> None:
    page = client_of(house.secretary).post(
        place(house, "record-informing"), {**GIVEN, **change}
    )

    assert page.status_code == 400
    assert not Informing.objects.exists()


def test_a_file_is_kept_and_everyone_opens_it(house: House) -> None:
    paper = SimpleUploadedFile("gazet.pdf", CONTENT, "application/pdf")
    given: dict[str, Any] = {**GIVEN, "url": "", "file": paper}

    done = client_of(house.secretary).post(place(house, "record-informing"), given)

    informing = Informing.objects.get(council=house.council)
    assert done.status_code == 302
    assert informing.file is not None
    assert informing.file.is_public
    address = f"/api/v1/files/{informing.file.pk}/content/"
    assert address in text_of(client_of(), place(house, "informing"))
    assert bytes_of(client_of().get(address)) == CONTENT


def test_nothing_yet_says_what_will_appear(house: House) -> None:
    text = text_of(client_of(), place(house, "informing", "en"))

    assert "Nothing is owed for this year yet" in text
    assert "Nothing is recorded yet" in text


def test_the_section_takes_as_many_queries_for_many_rows(house: House) -> None:
    of_year.owed(house)
    secretary, client = client_of(house.secretary), client_of()

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            text_of(client, place(house, "informing"))
        return len(caught)

    secretary.post(place(house, "record-informing"), GIVEN)
    asked()
    few = asked()
    for _time in range(3):
        secretary.post(place(house, "record-informing"), GIVEN)

    assert asked() == few


@pytest.mark.parametrize("language", LANGUAGES)
def test_conflicts_are_a_page_of_the_councils_own_people(
    house: House, language: str
) -> None:
    of_year.settled(house, KEY, value=True)
    address = place(house, "conflicts", language)
    stranger, other = factories.actor(factories.person()), made.house(size=3)

    statuses = [
        client_of(one).get(address).status_code
        for one in (*house.members, house.secretary, None, stranger, other.secretary)
    ]

    assert statuses == [200, 200, 200, 200, 404, 404, 404]


def test_where_the_council_does_not_ask_there_is_no_such_page(house: House) -> None:
    member = client_of(house.members[1])
    address = place(house, "conflicts")

    assert member.get(address).status_code == 404
    assert address not in text_of(member, f"/kk/councils/{house.council.pk}/")
    of_year.settled(house, KEY, value=True)
    assert address in text_of(member, f"/kk/councils/{house.council.pk}/")
    assert address not in text_of(client_of(), f"/kk/councils/{house.council.pk}/")


def test_a_member_declares_and_ends_a_conflict(house: House) -> None:
    of_year.settled(house, KEY, value=True)
    member, chair = client_of(house.members[1]), client_of(house.chair)
    section = place(house, "conflicts", "en")
    matter = {"matter": "Інім мердігер ұйымның басшысы."}

    declared = member.post(place(house, "declare-conflict"), matter)
    row = ConflictDeclaration.objects.get(seat=house.seats[1])
    end = f"/en/conflict-declarations/{row.pk}/end/"
    of_chair, of_member = text_of(chair, section), text_of(member, section)
    early = member.post(end, {"on": "2026-11-22"})
    ended = member.post(end, {"on": "2026-11-23"})

    assert (declared.status_code, early.status_code, ended.status_code) == (
        302,
        409,
        302,
    )
    assert "The law on public councils has no rule on it." in of_chair
    assert matter["matter"] in of_chair
    assert (end in of_chair, end in of_member) == (False, True)
    assert chair.get(end).status_code == 403
    assert client_of().get(end).status_code == 302
    assert end not in text_of(member, section)


def test_a_declaration_that_nobody_asks_for_is_refused_with_the_setting(
    house: House,
) -> None:
    page = client_of(house.members[1]).post(
        place(house, "declare-conflict", "en"), {"matter": "Інім басшы."}
    )

    assert page.status_code == 409
    assert "does not ask for declarations" in page.content.decode()
    assert not ConflictDeclaration.objects.exists()


def test_declarations_stay_when_the_council_asks_no_more(house: House) -> None:
    of_year.settled(house, KEY, value=True)
    member = client_of(house.members[1])
    member.post(place(house, "declare-conflict"), {"matter": "Інім басшы."})

    of_year.settled(house, KEY, value=False)
    text = text_of(member, place(house, "conflicts", "en"))

    assert "No longer asked for" in text
    assert "Інім басшы." in text
    assert "declare-conflict" not in text
