"""Compositions are approved, recorded, enlarged and ended from the pages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.roles import Role
from councils.models import Convocation
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import seat_factories as filling
from tests.councils.factories import House
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = (filling.ON + 10 * DAY).isoformat()


@pytest.fixture
def house() -> House:
    """Return a council of three, all with accounts."""
    return made.house(size=3, people=3)


@pytest.fixture
def of() -> Iterator[filling.Filled]:
    """Return a council of six, two days after it took office."""
    found = filling.filled(reserve=[False, True])
    with clock.standing_at(filling.AT + 2 * DAY):
        yield found


@pytest.mark.parametrize(("size", "status"), [(7, 302), (6, 409), (0, 400)])
def test_a_council_is_enlarged_by_the_head_of_its_body(
    of: filling.Filled, size: int, status: int
) -> None:
    address = f"convocations/{of.convocation.pk}/enlarge"
    said = {"size": size, "document": "№ 20", "on": filling.ON.isoformat()}

    refused = posted(of.secretary, address, **said)
    page = posted(of.head, address, **said)

    of.convocation.refresh_from_db()
    assert (refused.status_code, page.status_code) == (403, status)
    assert of.convocation.size == (7 if status == 302 else 6)


def test_a_composition_is_ended_early_with_its_body(of: filling.Filled) -> None:
    page = posted(
        of.head,
        f"convocations/{of.convocation.pk}/end-early",
        ground="body_liquidated",
        on=LATER,
        document="№ 30",
    )

    of.convocation.refresh_from_db()
    assert page.status_code == 302
    assert of.convocation.to_on.isoformat() == LATER


def by_hand(house: Any, **change: str) -> dict[str, str]:
    """Return the form of a lawful composition of three."""
    return {
        "approved_by": str(house.body.pk),
        "approved_on": "2026-11-20",
        "document": "№ 14",
        "from_on": "2026-11-23",
        "civil": "Айгүл; «Ақсай» бірлестігі; 01.02.1980",
        "ethnocultural": "Ким; Корей орталығы",
        "state": "Болат",
        **change,
    }


@pytest.fixture
def bare() -> Any:
    """Return a registered council without a composition, and its body."""
    return made.council()


def test_a_composition_is_approved_by_hand(bare: Any) -> None:
    head = factories.holder(Role.HEAD, bare.body)
    address = f"councils/{bare.pk}/approve-convocation"

    page = posted(head, address, **by_hand(bare))

    convocation = bare.convocations.get()
    seats = {seat.person_name: seat for seat in convocation.seats.all()}
    assert page.status_code == 302
    assert (seats["Ким"].is_ethnocultural, seats["Ким"].nominator) == (
        True,
        "Корей орталығы",
    )
    assert seats["Айгүл"].born_on is not None
    assert seats["Айгүл"].born_on.isoformat() == "1980-02-01"
    assert seats["Болат"].constituency == "state"


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"state": "Болат\nСерік"}, 409, "2 of 4 are from civil society"),
        ({"civil": "", "ethnocultural": "", "state": ""}, 400, "Name the members."),
        ({"civil": "Айгүл; x; 31.02.1980"}, 400, "Line 1: this is no day of birth."),
        ({"civil": "Айгүл; x; 01.01.2027"}, 400, "Line 1: this is no day of birth."),
        ({"civil": "Айгүл; nobody@x.kz"}, 400, "no account with the e-mail nobody@x"),
        ({"from_on": ""}, 400, "This field is required."),
    ],
)
def test_what_is_wrong_with_a_composition_is_said_and_nothing_is_lost(
    bare: Any, change: dict[str, str], status: int, words: str
) -> None:
    head = factories.holder(Role.HEAD, bare.body)
    said = by_hand(bare, **change)

    page = posted(head, f"councils/{bare.pk}/approve-convocation", **said)

    assert page.status_code == status
    assert words in text_of(page)
    assert "№ 14" in page.content.decode()
    assert not bare.convocations.exists()


def test_a_past_composition_is_recorded_with_source_number_and_chair(
    bare: Any,
) -> None:
    head = factories.holder(Role.HEAD, bare.body)
    said = by_hand(
        bare,
        approved_on="2023-02-25",
        from_on="2023-02-25",
        until_on="2025-12-31",
        number="4",
        source="https://example.kz/2023",
        chair="Айгүл",
        state="Болат\nСерік",
    )

    page = posted(head, f"councils/{bare.pk}/record-past-convocation", **said)

    convocation = bare.convocations.get()
    assert page.status_code == 302
    assert (convocation.number, convocation.is_imported) == (4, True)
    assert convocation.to_on.isoformat() == "2025-12-31"
    shown = text_of(client_of().get(f"/en/councils/{bare.pk}/?on=2024-01-01"))
    assert "Айгүл , chair" in shown or "Айгүл, chair" in shown
    assert "Entered from a source: https://example.kz/2023" in shown
    assert "Broken then: 2 of 4 are from civil society" in shown


def test_a_past_composition_on_the_days_of_another_is_refused(house: House) -> None:
    head = factories.holder(Role.HEAD, house.body)
    said = by_hand(house, source="https://example.kz/", chair="Кім екені белгісіз")

    unknown = posted(
        head, f"councils/{house.council.pk}/record-past-convocation", **said
    )
    page = posted(
        head,
        f"councils/{house.council.pk}/record-past-convocation",
        **{**said, "chair": ""},
    )

    assert unknown.status_code == 400
    assert "Nobody of this name is in the lists." in text_of(unknown)
    assert page.status_code == 409
    assert "Convocation 1 is still in office" in text_of(page)
    assert Convocation.objects.filter(council=house.council).count() == 1


@pytest.mark.parametrize("act", ["approve-convocation", "record-past-convocation"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_compositions_are_brought_by_head_and_supervisor_alone(
    bare: Any, act: str, language: str
) -> None:
    secretary = factories.holder(Role.SECRETARY, bare.organization)
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    head = factories.holder(Role.HEAD, bare.body)
    address = f"/{language}/councils/{bare.pk}/{act}/"

    seen = [
        client_of(who).get(address).status_code
        for who in (head, supervisor, secretary, None)
    ]

    assert seen == [200, 200, 403, 302]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "act",
    [
        "appoint",
        "seat-from-reserve",
        "seat-selected",
        "form-commission",
        "enlarge",
        "end-early",
    ],
)
def test_every_act_on_a_composition_has_a_page_in_three_languages(
    of: filling.Filled, act: str, language: str
) -> None:
    fills = ("seat-from-reserve", "seat-selected", "form-commission")
    who = of.secretary if act in fills else of.head

    page = client_of(who).get(f"/{language}/convocations/{of.convocation.pk}/{act}/")

    assert page.status_code == 200
    assert "<form" in page.content.decode()
