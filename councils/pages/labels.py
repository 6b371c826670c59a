"""Words of the law for lists of choices, in the reader's language."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import get_language

from backend.law.text import Text
from councils.rules import powers

S = TypeVar("S", bound=str)


def choices(labels: Mapping[S, Text]) -> list[tuple[str, str]]:
    """Return values with their words, for a filter."""
    language = get_language() or "kk"
    return [(str(value), text.in_(language)) for value, text in labels.items()]


def powers_offered() -> list[tuple[str, str]]:
    """Return the powers that a recommendation can rest on, with their provisions."""
    return choices(powers.LABELS)


def powers_or_none() -> list[tuple[str, str]]:
    """Return the powers, and a dash where none need be named."""
    return [("", "–"), *powers_offered()]
