"""Words for the public, in its three languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LANGUAGES = ("kk", "ru", "en")


class Text(NamedTuple):
    """One thing said in Kazakh, Russian and English."""

    kk: str
    ru: str
    en: str

    def in_(self, language: str) -> str:
        """Return the wording for a language tag; Kazakh where we do not speak it."""
        match language.partition("-")[0].lower():
            case "ru":
                return self.ru
            case "en":
                return self.en
            case _:
                return self.kk

    def as_json(self) -> dict[str, str]:
        """Return the three wordings by language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}


def same(words: str) -> Text:
    """Return words that read alike in every language: a name, a number, a sign."""
    return Text(words, words, words)


def joined(parts: Iterable[Text], separator: str = " ") -> Text:
    """Return the parts one after another, language by language."""
    kept = list(parts)
    return Text(
        kk=separator.join(part.kk for part in kept),
        ru=separator.join(part.ru for part in kept),
        en=separator.join(part.en for part in kept),
    )
