"""Pages of councils in a browser: they fit, they are well made, they need no script."""

import pytest
from playwright.sync_api import Browser

from councils.models import Appeal
from tests.browser import borli
from tests.browser.borli import Borli
from tests.browser.windows import PHONE, complaints_of, faults_of, opened, ways_of
from tests.journeys.conftest import Server

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(scope="module")
def town(server: Server) -> Borli:
    found = borli.built()
    server.clock_at(borli.NOW)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_everybody_reads_fits_and_is_well_made(
    chromium: Browser, server: Server, town: Borli, language: str
) -> None:
    page = opened(chromium, server)
    said = complaints_of(page)

    faults = []
    for path in town.public:
        faults += faults_of(page, f"{server.url}/{language}/{path}")
        assert page.locator("html").get_attribute("lang") == language

    assert faults == []
    assert said == []


@pytest.mark.parametrize(
    ("language", "who"), [("ru", "secretary"), ("kk", "chair"), ("en", "organizer")]
)
def test_each_act_that_a_page_offers_has_a_page_that_fits(
    chromium: Browser, server: Server, town: Borli, language: str, who: str
) -> None:
    people = {
        "secretary": town.house.secretary,
        "chair": town.house.chair,
        "organizer": town.site.secretary,
    }
    page = opened(chromium, server, by=people[who])
    said = complaints_of(page)
    faults: list[str] = []
    ways: set[str] = set()

    seen = town.forming if who == "organizer" else town.inner
    for path in seen:
        faults += faults_of(page, f"{server.url}/{language}/{path}")
        ways |= ways_of(page)
    ways -= {f"{server.url}/{language}/{path}" for path in seen}
    for way in sorted(ways):
        faults += faults_of(page, way)

    assert len(ways) >= (3 if who == "organizer" else 10)
    assert faults == []
    assert said == []


def test_a_citizen_files_an_appeal_without_any_script(
    chromium: Browser, server: Server, town: Borli
) -> None:
    page = opened(chromium, server, width=PHONE, by=town.citizen, script=False)
    page.goto(f"{server.url}/kk/councils/{town.house.council.pk}/")

    page.locator("main .button.is-main").click()
    page.fill("input[name=theme]", "Аулада жарық жоқ")
    page.locator("main form button[type=submit]").click()
    assert page.locator(".field.has-error textarea[name=text]").count() == 1
    assert page.input_value("input[name=theme]") == "Аулада жарық жоқ"
    page.fill("textarea[name=text]", "Абай көшесіндегі шамдар жанбайды.")
    page.locator("main form button[type=submit]").click()

    filed = Appeal.objects.get(theme="Аулада жарық жоқ")
    assert page.url == f"{server.url}/kk/appeals/{filed.pk}/"
    assert page.locator("[role=status]").count() == 1
    assert "Абай көшесіндегі шамдар жанбайды." in page.inner_text("main")
    stranger = opened(chromium, server, width=PHONE, script=False)
    stranger.goto(page.url)
    assert "Аулада жарық жоқ" in stranger.inner_text("h1")
    assert "шамдар жанбайды" not in stranger.inner_text("main")


def test_a_phone_shows_the_tab_on_which_the_reader_is(
    chromium: Browser, server: Server, town: Borli
) -> None:
    page = opened(chromium, server, width=PHONE)
    page.goto(f"{server.url}/ru/councils/{town.house.council.pk}/regulation/")

    tab = page.locator(".tabs [aria-current]").bounding_box()

    assert tab is not None
    assert tab["x"] >= 0
    assert tab["x"] + tab["width"] <= PHONE


def test_the_keyboard_starts_with_the_way_past_the_header(
    chromium: Browser, server: Server, town: Borli
) -> None:
    page = opened(chromium, server)
    page.goto(f"{server.url}/kk/{town.public[0]}")

    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    page.keyboard.press("Enter")

    assert box is not None
    assert box["y"] >= 0
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_way_back_from_an_act_names_the_day_as_people_write_it(
    chromium: Browser, server: Server, town: Borli
) -> None:
    page = opened(chromium, server, by=town.house.secretary)
    meeting = next(path for path in town.inner if path.startswith("meetings/"))

    page.goto(f"{server.url}/ru/{meeting}invite/")

    assert "05.12.2026" in page.inner_text(".crumbs")
