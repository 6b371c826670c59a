"""Texts that a council keeps in Kazakh, in Russian, or in both."""

from django.utils.translation import get_language


def shown(kk: str, ru: str) -> str:
    """Return the text in the reader's language, or the one that there is."""
    if get_language() == "kk":
        return kk or ru
    return ru or kk


def language_of(kk: str, ru: str) -> str:
    """Return the language of the text that is shown."""
    return "kk" if shown(kk, ru) == kk else "ru"
