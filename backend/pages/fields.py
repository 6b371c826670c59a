"""Fields of forms: the same limits on texts and days as at the doors of the API."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from backend import clock, texts


class Line(forms.CharField):
    """One line of text, in NFC, without control characters or changes of direction."""

    longest: ClassVar[int] = texts.SHORT
    allowed: ClassVar[frozenset[str]] = texts.ONE_LINE
    default_error_messages = {**texts.MESSAGES}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": self.longest, **options})

    def to_python(self, value: Any) -> str:
        """Return the text, normalised, or say what may not stand in it."""
        text = texts.normal(super().to_python(str(value or "")) or "")
        if found := texts.fault(text, allowed=self.allowed):
            raise forms.ValidationError(self.error_messages[found], found)
        return text


class Paragraphs(Line):
    """Paragraphs of text: new lines and tabs may stand in it."""

    longest = texts.LONG
    allowed = texts.PARAGRAPHS
    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)


class Day(forms.DateField):
    """A legal day of this time."""

    default_error_messages = {"century": texts.CENTURY}

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(**{"widget": widget, **options})

    def clean(self, value: Any) -> Any:
        """Return the day."""
        day = super().clean(value)
        if isinstance(day, date) and not texts.is_of_this_time(day):
            raise forms.ValidationError(self.error_messages["century"], "century")
        return day


class PastDay(Day):
    """A legal day on which something has happened."""

    default_error_messages = {"future": texts.FUTURE}

    def clean(self, value: Any) -> Any:
        """Return the day; a day that has not come is none."""
        day = super().clean(value)
        if isinstance(day, date) and day > timezone.localdate(clock.now()):
            raise forms.ValidationError(self.error_messages["future"], "future")
        return day


class When(forms.DateTimeField):
    """A local day and time of this age."""

    default_error_messages = {"century": texts.CENTURY}

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        )
        formats = ["%Y-%m-%dT%H:%M"]
        super().__init__(**{"widget": widget, "input_formats": formats, **options})

    def clean(self, value: Any) -> Any:
        """Return the moment; refuse a day of another century."""
        moment = super().clean(value)
        if moment is not None and not texts.is_of_this_time(moment):
            raise forms.ValidationError(self.error_messages["century"], "century")
        return moment
