"""The words of the pages: which the code asks for, and which the catalogues know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("backend", "councils", "oversight")
LOCALE = ROOT / "backend" / "locale"
TRANSLATED = ("kk", "ru")
LANGUAGES = (*TRANSLATED, "en")

# What an entry must say to stay although our own code never asks for it.
FOREIGN = "Asked for by"

_STRING = r"""[uU]?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(
    rf"\b(?P<name>n?p?gettext|_)\((?P<words>\s*{_STRING}(?:\s*,\s*{_STRING})*)"
)


class Message(NamedTuple):
    """What is asked for: an English text, perhaps in a context or in the plural."""

    singular: str
    plural: str = ""
    context: str | None = None


def used() -> set[Message]:
    """Return every message that code or templates ask for.

    Asked for both alone and in the plural, it is one message with a plural.
    """
    found: dict[tuple[str, str | None], Message] = {}
    for message in _asked():
        key = (message.singular, message.context)
        found[key] = max(message, found.get(key, message), key=_plural)
    return set(found.values())


def catalogue(language: str) -> polib.POFile:
    """Read the catalogue of a language."""
    return polib.pofile(str(path_of(language)), wrapwidth=86)


def path_of(language: str, suffix: str = ".po") -> Path:
    """Return where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / f"django{suffix}"


def known(entries: polib.POFile) -> dict[Message, polib.POEntry]:
    """Return the living entries by what they translate."""
    return {
        Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt): entry
        for entry in entries
        if not entry.obsolete
    }


def missing(language: str) -> list[Message]:
    """Return what is asked for and has no translation, or only a part of one."""
    entries = known(catalogue(language))
    return sorted(
        message
        for message in used()
        if message not in entries or not entries[message].translated()
    )


def collect(language: str) -> int:
    """Add what is asked for and unknown; drop what nobody asks for any more."""
    entries, wanted = catalogue(language), used()
    have = known(entries)
    new = sorted(wanted - set(have), key=lambda message: message.singular)
    for message in new:
        entries.append(_empty(message, language))
    for message, entry in have.items():
        if message not in wanted and not entry.comment.startswith(FOREIGN):
            entries.remove(entry)
    entries.save()
    return len(new)


def compiled(language: str) -> bytes:
    """Return the catalogue as gettext reads it."""
    binary: bytes = catalogue(language).to_binary()
    return binary


def _asked() -> Iterator[Message]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            yield from of_code(path.read_text())
        for path in (ROOT / room).rglob("templates/**/*.html"):
            yield from of_template(path.read_text())


def _plural(message: Message) -> str:
    return message.plural


def _empty(message: Message, language: str) -> polib.POEntry:
    forms = dict.fromkeys(range(3 if language == "ru" else 2), "")
    return polib.POEntry(
        msgid=message.singular,
        msgid_plural=message.plural,
        msgctxt=message.context,
        msgstr_plural=forms if message.plural else {},
    )


def of_code(source: str) -> Iterator[Message]:
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "django.utils.translation"
        for alias in node.names
        if "gettext" in alias.name
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if node.func.id in names and words:
            yield _message(names[node.func.id], words)


def of_template(source: str) -> Iterator[Message]:
    for call in _CALL.finditer(templatize(source)):
        yield _message(call["name"], list(ast.literal_eval(f"({call['words']},)")))


def _message(function: str, words: list[str]) -> Message:
    context = words[0] if function.startswith(("pgettext", "npgettext")) else None
    said = words if context is None else words[1:]
    plural = said[1] if function.startswith("n") and len(said) > 1 else ""
    return Message(said[0], plural, context)
