"""Words of the law for lists of choices, in the reader's language."""

from collections.abc import Mapping
from typing import TypeVar

from django.utils.translation import get_language

from backend.law.text import Text

S = TypeVar("S", bound=str)


def choices(labels: Mapping[S, Text]) -> list[tuple[str, str]]:
    """Return values with their words, for a filter."""
    language = get_language() or "kk"
    return [(str(value), text.in_(language)) for value, text in labels.items()]
