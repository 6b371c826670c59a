"""Pages of public control in a browser: every kind of them, for everybody at work."""

import pytest
from playwright.sync_api import Browser

from tests.browser import matters
from tests.browser.matters import Matters
from tests.browser.windows import complaints_of, faults_of, opened, ways_of
from tests.journeys.conftest import Server

LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(scope="module")
def found(server: Server) -> Matters:
    built = matters.built()
    server.clock_at(matters.NOW)
    return built


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_everybody_reads_fits_and_is_well_made(
    chromium: Browser, server: Server, found: Matters, language: str
) -> None:
    page = opened(chromium, server)
    said = complaints_of(page)

    faults = []
    for path in found.public:
        faults += faults_of(page, f"{server.url}/{language}/{path}")

    assert faults == []
    assert said == []


def test_each_act_that_a_page_offers_has_a_page_that_fits(
    chromium: Browser, server: Server, found: Matters
) -> None:
    faults: list[str] = []
    acts: set[tuple[str, str]] = set()
    for turn, (person, seen) in enumerate(found.inner):
        language = LANGUAGES[turn % len(LANGUAGES)]
        page = opened(chromium, server, by=person)
        said = complaints_of(page)
        ways: set[str] = set()
        for path in seen:
            faults += faults_of(page, f"{server.url}/{language}/{path}")
            ways |= ways_of(page)
        for way in sorted(ways):
            noun, _pk, verb = way.rstrip("/").rsplit("/", 3)[1:]
            if (noun, verb) not in acts:
                acts.add((noun, verb))
                faults += faults_of(page, way)
        faults += said
        page.context.close()

    assert len(acts) >= 50
    assert faults == []
