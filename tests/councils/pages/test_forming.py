"""A council is formed from its pages: working group, competition, approval."""

from datetime import timedelta
from typing import Any

import pytest

from backend.accounts.roles import Role
from councils.models import Application, Competition, WorkingGroup
from tests import factories
from tests.councils import clock
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def site() -> forming.Site:
    return forming.site()


def group_form(council: Any, **change: str) -> dict[str, str]:
    """Return the form of a lawful working group of three."""
    return {
        "approved_by": str(council.body_id),
        "approved_on": "2026-11-23",
        "document": "№ 4",
        "size": "3",
        "civil": "Айгүл; «Ақсай» бірлестігі\nСәуле",
        "state": "Болат",
        **change,
    }


def competition_form(**change: str) -> dict[str, str]:
    """Return the form of a lawful competition for a council of six."""
    return {
        "council_size": "6",
        "civil_seats": "4",
        "ethnocultural_seats": "1",
        "postal_address": "090400, Ақсай",
        "email": "konkurs@example.kz",
        "documents_from_on": "2026-11-23",
        "documents_until_on": "2026-12-08",
        "text_kk": "Талаптар мен құжаттар",
        **change,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_shows_group_competition_and_duty(
    site: forming.Site, language: str
) -> None:
    competition = forming.announced(site)

    page = client_of().get(f"/{language}/councils/{site.council.pk}/forming/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "Жұмыс тобының мүшесі 1" in text
    assert f"/{language}/competitions/{competition.pk}/" in text
    assert text.count('<li class="is-done"') == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_has_begun_the_page_says_what_begins_it(language: str) -> None:
    council = made.council()

    page = client_of().get(f"/{language}/councils/{council.pk}/forming/")

    assert page.status_code == 200
    assert page.content.decode().count('class="empty"') == 3


def test_the_day_to_begin_the_next_composition_is_shown_with_its_provision() -> None:
    house = made.house(size=3)

    text = text_of(client_of().get(f"/en/councils/{house.council.pk}/forming/"))

    assert "15.05.2029 To come" in text
    assert "9(2)" in text


def test_a_working_group_is_formed_by_the_head_alone() -> None:
    council = made.council()
    head = factories.holder(Role.HEAD, council.body)
    secretary = factories.holder(Role.SECRETARY, council.organization)
    address = f"councils/{council.pk}/form-working-group"

    refused = posted(secretary, address, **group_form(council))
    page = posted(head, address, **group_form(council))

    group = WorkingGroup.objects.get(council=council)
    assert (refused.status_code, page.status_code) == (403, 302)
    assert [one.nominator for one in group.members.filter(person_name="Айгүл")] == [
        "«Ақсай» бірлестігі"
    ]


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"state": "Болат\nСерік", "size": "4"}, 409, "8(2)"),
        ({"size": "5"}, 409, "8(4)"),
        ({"civil": "Айгүл; бір; екі"}, 400, "Line 1 has more than a name"),
        ({"civil": "Айгүл; жоқ@example.kz"}, 400, "Line 1: there is no account"),
        ({"approved_on": "2026-11-24"}, 400, "has not come"),
    ],
)
def test_what_is_wrong_with_a_working_group_is_said(
    change: dict[str, str], status: int, words: str
) -> None:
    council = made.council()
    head = factories.holder(Role.HEAD, council.body)
    said = group_form(council, **change)

    page = posted(head, f"councils/{council.pk}/form-working-group", **said)

    assert page.status_code == status
    assert words in text_of(page)
    assert not WorkingGroup.objects.filter(council=council).exists()
    assert "№ 4" in page.content.decode()


def test_the_head_is_elected_from_civil_society() -> None:
    site = forming.site(headed=False)
    address = f"working-groups/{site.group.pk}/elect-head"
    said = {"on": "2026-11-23", "document": "хаттама № 1"}
    official = site.group.members.filter(constituency="state").first()
    citizen = site.group.members.filter(constituency="civil_society").first()
    assert official is not None
    assert citizen is not None

    refused = posted(site.secretary, address, member=official.pk, **said)
    page = posted(site.secretary, address, member=citizen.pk, **said)

    site.group.refresh_from_db()
    assert (refused.status_code, page.status_code) == (400, 302)
    assert site.group.head == citizen


def test_a_competition_is_led_from_draft_to_decision(site: forming.Site) -> None:
    drafted = posted(
        site.secretary,
        f"working-groups/{site.group.pk}/draft-competition",
        **competition_form(),
    )
    competition = Competition.objects.get(council=site.council)
    home = f"competitions/{competition.pk}"
    hidden = client_of().get(f"/en/{home}/").status_code
    announced = posted(
        site.secretary, f"{home}/announce", published_in="«Бөрлі жаршысы»"
    )
    early = posted(site.secretary, f"{home}/close-applications")
    rows = [
        forming.applied(
            competition, by=forming.candidate(f"К {n}"), is_ethnocultural=not n
        )
        for n in range(5)
    ]
    with clock.standing_at(forming.CHECKED_AT):
        closed = posted(site.secretary, f"{home}/close-applications")
        for row in rows:
            admitted = posted(site.member, f"applications/{row.pk}/admit")
            assert admitted.status_code == 302
        said = {f"application-{row.pk}": "select" for row in rows[:4]}
        fields = client_of(site.member).get(f"/en/{home}/decide/").context["form"].rows
        names = {str(row.pk): name for name, row in fields.items()}
        said = {names[str(row.pk)]: "select" for row in rows[:4]}
        said[names[str(rows[4].pk)]] = "reserve-1"
        decided = posted(site.member, f"{home}/decide", document="№ 7", **said)

    competition.refresh_from_db()
    assert drafted["Location"] == f"/en/{home}/"
    assert hidden == 404
    assert early.status_code == 409
    assert [p.status_code for p in (announced, closed, decided)] == [302] * 3
    assert competition.state == "decided"
    assert Application.objects.get(pk=rows[4].pk).reserve_position == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"civil_seats": "7"}, "More than the council has members."),
        ({"ethnocultural_seats": "5"}, "More than there are civil seats."),
        ({"documents_until_on": "2026-11-22"}, "The last day lies before the first"),
        ({"email": "konkurs"}, "Enter a valid email address."),
    ],
)
def test_what_is_wrong_with_a_competition_stands_beside_its_field(
    site: forming.Site, change: dict[str, str], words: str
) -> None:
    page = posted(
        site.secretary,
        f"working-groups/{site.group.pk}/draft-competition",
        **competition_form(**change),
    )

    assert page.status_code == 400
    assert words in text_of(page)
    assert "090400, Ақсай" in page.content.decode()
    assert not Competition.objects.filter(council=site.council).exists()


def test_a_competition_below_the_share_is_refused_with_its_provision(
    site: forming.Site,
) -> None:
    drafted = posted(
        site.secretary,
        f"working-groups/{site.group.pk}/draft-competition",
        **competition_form(civil_seats="3"),
    )

    assert drafted.status_code == 409
    assert "3 of 6 are from civil society" in text_of(drafted)
    assert "1(7)" in text_of(drafted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_announced_competition_is_public_in_full(
    site: forming.Site, language: str
) -> None:
    competition = forming.announced(site)

    page = client_of().get(f"/{language}/competitions/{competition.pk}/")

    text = page.content.decode()
    assert page.status_code == 200
    for words in (
        "090400, Ақсай",
        "konkurs@example.kz",
        "«Бөрлі жаршысы»",
        "08.12.2026",
    ):
        assert words in text
    assert "apply" in ways(page) or "?next=" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_of_competitions_finds_those_that_take_documents(
    site: forming.Site, language: str
) -> None:
    competition = forming.announced(site)
    forming.drafted(forming.site())
    address = f"/{language}/competitions/"

    today = client_of().get(f"{address}?open_on=2026-11-23").content.decode()
    later = client_of().get(f"{address}?open_on=2027-01-01").content.decode()

    assert str(competition.pk) in today
    assert today.count('class="rows-title"') == 1
    assert str(competition.pk) not in later
    assert client_of().get(f"{address}?open_on=x").status_code == 400


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("secretary", {"close-applications", "cancel", "enter-from-paper"}),
        ("member", {"close-applications", "cancel", "enter-from-paper"}),
        ("approver", set()),
        ("stranger", set()),
    ],
)
def test_those_who_lead_a_competition_find_its_acts(
    site: forming.Site, who: str, offered: set[str]
) -> None:
    competition = forming.announced(site)
    actors = {
        "secretary": site.secretary,
        "member": site.member,
        "approver": site.approver,
        "stranger": forming.candidate(),
    }

    page = client_of(actors[who]).get(f"/kk/competitions/{competition.pk}/")

    assert ways(page, "/kk/competitions/") - {"apply"} == offered


def test_a_cancelled_competition_says_why(site: forming.Site) -> None:
    competition = forming.announced(site)
    home = f"competitions/{competition.pk}"

    empty = posted(site.secretary, f"{home}/cancel", reason="")
    page = posted(site.secretary, f"{home}/cancel", reason="Мерзімі қате")

    assert (empty.status_code, page.status_code) == (400, 302)
    assert "Мерзімі қате" in text_of(client_of().get(f"/kk/{home}/"))


def test_a_composition_is_approved_from_the_competition_with_its_selected(
    site: forming.Site,
) -> None:
    competition = forming.announced(site, civil=4)
    rows = forming.decided(site, competition, selected=4, reserved=1)
    home = f"competitions/{competition.pk}"
    said = {
        "approved_by": str(site.council.body_id),
        "approved_on": "2026-12-10",
        "document": "№ 12",
        "from_on": "2026-12-10",
    }

    with clock.standing_at(forming.CHECKED_AT + DAY):
        form = client_of(site.approver).get(f"/en/{home}/approve-convocation/")
        by_secretary = posted(site.secretary, f"{home}/approve-convocation", **said)
        too_many = posted(
            site.approver,
            f"{home}/approve-convocation",
            state="Бір\nЕкі\nҮш",
            **said,
        )
        page = posted(
            site.approver, f"{home}/approve-convocation", state="Бір\nЕкі", **said
        )
        twice = posted(site.approver, f"{home}/approve-convocation", **said)

    assert "4 members from civil society, selected" in text_of(form)
    assert rows[0].person_name in text_of(form)
    assert rows[4].person_name not in text_of(form)
    assert by_secretary.status_code == 403
    assert too_many.status_code == 409
    assert "4 of 7 are from civil society" in text_of(too_many)
    assert page["Location"] == f"/en/councils/{site.council.pk}/"
    assert twice.status_code == 409
    assert site.council.convocations.get().competition == competition


def test_the_working_group_is_ended_by_who_approved_it(site: forming.Site) -> None:
    address = f"working-groups/{site.group.pk}/end"

    refused = posted(site.secretary, address, on="2026-11-23")
    early = posted(site.approver, address, on="2026-11-22")
    page = posted(site.approver, address, on="2026-11-23")

    site.group.refresh_from_db()
    assert [refused.status_code, early.status_code, page.status_code] == [403, 400, 302]
    assert site.group.ended_on == forming.ON
