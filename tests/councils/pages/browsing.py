"""A browser for tests of pages: who looks, and what stands on the page."""

import html
import re
from typing import Any

from django.test import Client

from backend.accounts.actor import Actor

LANGUAGES = ("kk", "ru", "en")


def client_of(actor: Actor | None = None) -> Client:
    """Return a browser, signed in as this person."""
    client = Client()
    if actor is not None:
        client.force_login(actor.user)
    return client


def posted(who: Actor | None, address: str, **said: Any) -> Any:
    """Return what a form, filled in by this person, is answered with."""
    return client_of(who).post(f"/en/{address}/", said)


def text_of(page: Any) -> str:
    """Return the words of a page, without its marks."""
    bare = re.sub(r"<[^>]+>", " ", page.content.decode())
    return " ".join(html.unescape(bare).split())


def bytes_of(answer: Any) -> bytes:
    """Return the bytes of a file, and let go of it."""
    return b"".join(answer.streaming_content)


def ways(page: Any, before: str = "") -> set[str]:
    """Return the last words of the addresses of the buttons on a page."""
    links = re.findall(r'class="button[^"]*" href="([^"]+)"', page.content.decode())
    return {
        link.rstrip("/").rsplit("/", 1)[-1] for link in links if link.startswith(before)
    }
