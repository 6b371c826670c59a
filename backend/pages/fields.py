"""Fields of forms: the same limits on texts and days as at the doors of the API."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend import clock

SHORT, LONG = 300, 20_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Line(forms.CharField):
    """One line of text, in NFC, without control characters or changes of direction."""

    longest: ClassVar[int] = SHORT
    allowed: ClassVar[frozenset[str]] = frozenset()
    default_error_messages = {
        "control": _("The text holds control characters."),
        "direction": _("The text holds characters that change its direction."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": self.longest, **options})

    def to_python(self, value: Any) -> str:
        """Return the text, normalised, or say what may not stand in it."""
        said = str(value or "").replace("\r\n", "\n")
        text = unicodedata.normalize("NFC", super().to_python(said) or "")
        if any(unicodedata.category(c) == "Cc" for c in set(text) - self.allowed):
            raise forms.ValidationError(self.error_messages["control"], "control")
        if _TURNING.search(text):
            raise forms.ValidationError(self.error_messages["direction"], "direction")
        return text


class Paragraphs(Line):
    """Paragraphs of text: new lines and tabs may stand in it."""

    longest = LONG
    allowed = frozenset("\n\t")
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)


class Day(forms.DateField):
    """A legal day of this time."""

    default_error_messages = {
        "century": _("The day must lie between the years 1900 and 2200."),
    }

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(**{"widget": widget, **options})

    def clean(self, value: Any) -> Any:
        """Return the day."""
        day = super().clean(value)
        if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["century"], "century")
        return day


class PastDay(Day):
    """A legal day on which something has happened."""

    default_error_messages = {"future": _("This day has not come yet.")}

    def clean(self, value: Any) -> Any:
        """Return the day; a day that has not come is none."""
        day = super().clean(value)
        if isinstance(day, date) and day > timezone.localdate(clock.now()):
            raise forms.ValidationError(self.error_messages["future"], "future")
        return day
