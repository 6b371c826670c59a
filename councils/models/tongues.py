"""Texts that a council keeps in Kazakh, in Russian, or in both."""

from typing import Any

from django.utils.translation import get_language


def shown(kk: str, ru: str) -> str:
    """Return the text in the reader's language, or the one that there is."""
    if get_language() == "kk":
        return kk or ru
    return ru or kk


def language_of(kk: str, ru: str) -> str:
    """Return the language of the text that is shown."""
    return "kk" if shown(kk, ru) == kk else "ru"


class Titled:
    """Something with a title in Kazakh, in Russian, or in both."""

    title_kk: Any
    title_ru: Any

    @property
    def title(self) -> str:
        """Return the title in the reader's language, or the one that there is."""
        return shown(self.title_kk, self.title_ru)

    @property
    def title_language(self) -> str:
        """Return the language of the title that is shown."""
        return language_of(self.title_kk, self.title_ru)
