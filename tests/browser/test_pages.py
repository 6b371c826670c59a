"""The pages as a person sees them: three languages, two widths, no script needed."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from backend.accounts.roles import Role
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.test_rivals import completed_case

PASSWORD = "a sentence of my own"
LANGUAGES = ("kk", "ru", "en")
WIDTHS = (1280, 390, 320)


@dataclass
class Scene:
    """A sent case, and the head whose answer is awaited."""

    case: str
    body: str
    email: str


@pytest.fixture(scope="module")
def scene(server: Server) -> Scene:
    body = factories.body("Қостанай облысының білім басқармасы")
    head = factories.holder(Role.HEAD, body).user
    head.set_password(PASSWORD)
    head.save(update_fields=["password"])
    citizen, case = completed_case(server, body)
    citizen.does(f"cases/{case}/send-final-document/")
    assert Person(server.url).get(f"cases/{case}/")["state"] == "document_sent"
    return Scene(case, str(body.pk), head.email)


def opened(chromium: Browser, width: int, *, script: bool = True) -> Page:
    """Open a window of this width; whatever it complains of is kept."""
    window = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    return window.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_fit_and_complain_of_nothing(
    chromium: Browser, server: Server, scene: Scene, language: str, width: int
) -> None:
    page = opened(chromium, width)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda failure: complaints.append(str(failure)))

    for path in (
        "",
        "cases/",
        f"cases/{scene.case}/",
        "recommendations/",
        "bodies/",
        f"bodies/{scene.body}/",
        "councils/",
        "meetings/",
        "sign-in/",
    ):
        answer = page.goto(f"{server.url}/{language}/{path}")

        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, path
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth > window.innerWidth"
        )
        assert not too_wide, f"{path} scrolls sideways at {width}"
    assert complaints == []


def test_the_language_is_switched_on_the_same_page(
    chromium: Browser, server: Server, scene: Scene
) -> None:
    page = opened(chromium, 1280)
    page.goto(f"{server.url}/kk/cases/{scene.case}/")

    page.locator("a[hreflang=ru]").first.click()

    assert page.url == f"{server.url}/ru/cases/{scene.case}/"


def test_the_first_address_speaks_the_readers_language(
    chromium: Browser, server: Server
) -> None:
    page = chromium.new_context(locale="ru-RU").new_page()

    page.goto(server.url)

    assert page.url == f"{server.url}/ru/"


def test_a_head_signs_in_and_answers_without_any_script(
    chromium: Browser, server: Server, scene: Scene
) -> None:
    page = opened(chromium, 390, script=False)
    page.goto(f"{server.url}/kk/inbox/")
    assert "/sign-in/" in page.url
    sign_in = page.locator("main form")

    page.fill("input[name=login]", scene.email)
    page.fill("input[name=password]", "a wrong sentence")
    sign_in.locator("button[type=submit]").click()
    assert "/sign-in/" in page.url
    page.fill("input[name=login]", scene.email.upper())
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").click()
    assert page.url.endswith("/kk/inbox/")

    page.locator(".inbox-list a").first.click()
    page.check("input[name=verdict][value=accepted]")
    page.fill("textarea[name=reasons]", "   ")
    page.locator("button[formaction*=sign-answer]").click()
    assert "13-бап 4-тармақ" in page.locator("main").inner_text()
    page.check("input[name=verdict][value=accepted]")
    page.fill("textarea[name=reasons]", "Су желісі 1 ақпанға дейін жөнделеді.")
    page.locator("button[formaction*=sign-answer]").click()

    page.goto(f"{server.url}/kk/cases/{scene.case}/")
    assert "Су желісі 1 ақпанға дейін жөнделеді." in page.locator("main").inner_text()
