"""A provision as a page shows it: short act, place in it, and where its text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.law import acts
from backend.law.acts import Act
from backend.law.citation import READ_AS, Citation, Read
from backend.law.text import Text

_PORTAL_LANGUAGES = {"kk": "kaz", "ru": "rus", "en": "eng"}
_READ_IN_THE_LAW = {Read.TEXT, Read.COPY}


@dataclass(frozen=True)
class Shown:
    """One provision, ready for the page."""

    short: str
    place: str
    title: str
    url: str
    read: str
    is_setting: bool


def shown(said: Any, language: str) -> Shown:
    """Return what to show of a citation, of what carries one, or of its stored form."""
    citation = getattr(said, "citation", said)
    if isinstance(citation, Citation):
        return _of(
            citation.act, citation.text.in_(language), citation.read, language=language
        )
    if isinstance(said, Mapping):
        return _stored(said, language)
    return _of(_act(str(said), language), str(said), Read.TEXT, language=language)


def _stored(said: Mapping[str, Any], language: str) -> Shown:
    """Return what to show of a stored term, or of a text in three languages."""
    words = said.get("provision", said)
    text = words if isinstance(words, str) else Text(**words).in_(language)
    read = Read(said.get("read", Read.TEXT))
    return _of(_act(text, language), text, read, language=language)


def _act(text: str, language: str) -> Act | None:
    named = [
        act for act in acts.ACTS.values() if text.startswith(_short(act, language))
    ]
    return max(named, key=lambda act: len(_short(act, language)), default=None)


def _short(act: Act, language: str) -> str:
    return act.short.in_(language)


def _of(act: Act | None, text: str, read: Read, *, language: str) -> Shown:
    short = _short(act, language) if act else ""
    return Shown(
        short=short,
        place=text.removeprefix(short),
        title=f"{act.title.in_(language)}, {act.number}".rstrip(", ") if act else "",
        url=_address(act, language) if act else "",
        read="" if read in _READ_IN_THE_LAW else READ_AS[read].in_(language),
        is_setting=act is acts.COUNCIL_REGULATION or read is Read.SETTING,
    )


def _address(act: Act, language: str) -> str:
    portal = _PORTAL_LANGUAGES.get(language, "kaz")
    return act.url.replace("/rus/", f"/{portal}/")
