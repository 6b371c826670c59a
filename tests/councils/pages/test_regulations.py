"""The regulation of a council on its pages: editions, and points that are no law."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.accounts.roles import Role
from backend.law import norms
from councils.models import Council
from councils.rules import regulation
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return made.house(size=3, people=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_that_the_law_leaves_open_is_listed(
    house: House, language: str
) -> None:
    page = client_of().get(f"/{language}/councils/{house.council.pk}/regulation/")

    text = text_of(page)
    assert page.status_code == 200
    for key in regulation.KEYS:
        assert norms.get(key).text.in_(language) in text


def test_editions_are_entered_with_a_link_or_a_file_and_stay(house: House) -> None:
    address = f"councils/{house.council.pk}/enter-regulation"
    said = {"number": "№ 1", "adopted_on": "2026-07-20"}
    file = SimpleUploadedFile("r.txt", "Ереже".encode(), "text/plain")

    nothing = posted(house.secretary, address, **said)
    by_link = posted(house.secretary, address, url="https://example.kz/1", **said)
    by_file = posted(
        house.chair, address, number="№ 2", adopted_on="2026-10-01", file=file
    )

    shown = text_of(client_of().get(f"/en/councils/{house.council.pk}/regulation/"))
    overview = text_of(client_of().get(f"/en/councils/{house.council.pk}/"))
    assert nothing.status_code == 400
    assert "Give a link to the document, or its file." in text_of(nothing)
    assert [by_link.status_code, by_file.status_code] == [302, 302]
    assert "Regulation № 2 of 01.10.2026" in shown
    assert "Regulation № 1 of 20.07.2026" in shown
    assert "Regulation № 2 of 01.10.2026" in overview


@pytest.mark.parametrize("key", regulation.KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_point_has_a_page_that_says_it_is_no_law(
    house: House, key: str, language: str
) -> None:
    address = f"/{language}/councils/{house.council.pk}/settle/{key}/"

    page = client_of(house.secretary).get(address)

    assert page.status_code == 200
    assert norms.get(key).text.in_(language) in text_of(page)
    assert 'class="notice quiet"' in page.content.decode()


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("meeting.notice", "7", "7"),
        ("meeting.remote", "yes", "yes"),
        ("meeting.casting_vote", "no", "no"),
        ("member.absence_window", "rolling", "rolling year"),
        ("council.ethnocultural_share.base", "all", "of all members"),
        ("meeting.recusal", "present", "counted among those present"),
        ("meeting.report.participants", "members", "the members alone"),
        ("meeting.organ.quorum", "two_thirds", "two thirds of its members"),
    ],
)
def test_a_point_is_settled_from_its_page_with_its_source(
    house: House, key: str, value: str, shown: str
) -> None:
    address = f"councils/{house.council.pk}/settle/{key}"
    said = {"value": value, "from_on": "2026-11-01"}

    without = posted(house.secretary, address, **said)
    page = posted(house.secretary, address, source="Ереже, 12-тармақ", **said)

    listed = text_of(client_of().get(f"/en/councils/{house.council.pk}/"))
    assert (without.status_code, page.status_code) == (400, 302)
    assert f"{shown} Ереже, 12-тармақ" in listed


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("meeting.notice", "-1"),
        ("meeting.notice", "366"),
        ("meeting.notice", "yes"),
        ("meeting.remote", "7"),
        ("member.absence_window", "lunar"),
    ],
)
def test_a_value_of_another_sort_settles_nothing(
    house: House, key: str, value: str
) -> None:
    page = posted(
        house.secretary,
        f"councils/{house.council.pk}/settle/{key}",
        value=value,
        source="Ереже",
        from_on="2026-11-01",
    )

    assert page.status_code == 400
    assert not house.council.settings.exists()


def test_a_point_that_nobody_knows_has_no_page(house: House) -> None:
    address = f"/kk/councils/{house.council.pk}/settle/council.size/"

    assert client_of(house.secretary).get(address).status_code == 404


def test_the_regulation_is_entered_by_secretary_and_chair_alone(house: House) -> None:
    address = f"/kk/councils/{house.council.pk}/regulation/"
    head = factories.holder(Role.HEAD, house.body)

    offered = [
        "enter-regulation" in ways(client_of(who).get(address))
        for who in (house.secretary, house.chair, house.members[1], head, None)
    ]
    entered = [
        client_of(who).get(f"/kk/councils/{house.council.pk}/{act}/").status_code
        for who in (house.members[1], head)
        for act in ("enter-regulation", "settle/meeting.notice")
    ]

    assert offered == [True, True, False, False, False]
    assert entered == [403] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_is_registered_by_the_supervisor_alone(language: str) -> None:
    body = factories.body("Бөрлі аудандық мәслихаты")
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    head = factories.holder(Role.HEAD, body)
    address = f"/{language}/councils/register/"
    said = {"name_kk": "Бөрлі кеңесі", "kind": "local", "body": body.pk}

    refused = client_of(head).post(address, said)
    page = client_of(supervisor).post(address, said)

    council = Council.objects.get(body=body)
    assert refused.status_code == 403
    assert page["Location"] == f"/{language}/councils/{council.pk}/"
    assert council.level == "local"
