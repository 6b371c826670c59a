"""What may stand in a text, and in which years a day lies: one limit for all."""

import re
import unicodedata
from datetime import date

from django.utils.translation import gettext_lazy as _

SHORT, LONG = 300, 20_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
ONE_LINE: frozenset[str] = frozenset()
PARAGRAPHS = frozenset("\n\t")
MESSAGES = {
    "control": _("The text holds control characters."),
    "direction": _("The text holds characters that change its direction."),
}
CENTURY = _("The day must lie between the years 1900 and 2200.")
FUTURE = _("This day has not come yet.")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def normal(text: str) -> str:
    """Return the text in NFC with plain line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def fault(text: str, *, allowed: frozenset[str]) -> str | None:
    """Return the code of what may not stand in a text; None where all may.

    `allowed` are the control characters that may: those of paragraphs, or none.
    """
    if any(unicodedata.category(c) == "Cc" for c in set(text) - allowed):
        return "control"
    return "direction" if _TURNING.search(text) else None


def is_of_this_time(day: date) -> bool:
    """Tell whether a legal day lies in a century that this register knows."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
