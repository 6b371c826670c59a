"""Windows of the browser, whose they are, and what is wrong with a page in one."""

from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, Page

from backend.accounts.actor import Actor
from tests.journeys.conftest import Server
from tests.journeys.people import Person

DESK, PHONE, NARROW = 1280, 390, 320
WIDTHS = (DESK, PHONE, NARROW)
FILES = (".ics", ".csv", "/file/", "/content/", "/papers/")
WAYS = "main a.button[href], main .actions a[href], main td a[href*='/settle/']"

# What a reader with a keyboard, a screen reader or a small screen would stumble over.
FAULTS = """() => {
  const found = [];
  const all = (what) => [...document.querySelectorAll(what)];
  if (all('h1').length !== 1) found.push(`${all('h1').length} h1`);
  for (const place of ['header.head', 'main', 'footer.foot', 'header nav', '.skip'])
    if (all(place).length === 0) found.push(`no ${place}`);
  let level = 0;
  for (const heading of all('main h1, main h2, main h3, main h4')) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) found.push(`h${level} then h${own}: ${heading.textContent}`);
    level = own;
  }
  for (const field of all('main input:not([type=hidden]), main select, main textarea'))
    if (!field.labels.length && !field.ariaLabel) found.push(`no label: ${field.name}`);
  for (const link of all('a, button, summary'))
    if (!link.textContent.trim() && !link.querySelector('[aria-label]'))
      found.push(`no words: ${link.outerHTML}`);
  const ids = all('[id]').map((one) => one.id);
  for (const id of ids)
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`twice: #${id}`);
  if (all('.button.is-main').length > 1) found.push('two filled buttons');
  return found;
}"""
TOO_WIDE = """() => {
  const room = window.innerWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > room + 1)
    .map((one) => `${one.tagName}.${one.className}`).slice(0, 5);
}"""


def opened(
    chromium: Browser,
    server: Server,
    *,
    width: int = DESK,
    by: Actor | None = None,
    script: bool = True,
) -> Page:
    """Open a window; of somebody signed in, if `by` says so."""
    window = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    if by is not None:
        name = settings.SESSION_COOKIE_NAME
        session = Person(server.url, by.user).http.cookies[name]
        window.add_cookies([{"name": name, "value": session, "url": server.url}])
    return window.new_page()


def complaints_of(page: Page) -> list[str]:
    """Return a list to which whatever the console says from now on is added."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda failure: said.append(str(failure)))
    return said


def faults_of(page: Page, address: str) -> list[str]:
    """Go there, and return what is wrong at any width."""
    page.set_viewport_size({"width": DESK, "height": 900})
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"{address}: {answer and answer.status}"]
    found: list[Any] = page.evaluate(FAULTS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {one}" for one in page.evaluate(TOO_WIDE)]
    return [f"{address}: {one}" for one in found]


def ways_of(page: Page) -> set[str]:
    """Return where the buttons of this page lead."""
    hrefs = page.eval_on_selector_all(WAYS, "found => found.map((one) => one.href)")
    return {
        href.partition("#")[0]
        for href in hrefs
        if not any(file in href for file in FILES)
    }
