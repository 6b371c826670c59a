"""What the public checks of oversight answer alike: a last day, and what is broken."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.api import errors
from backend.law.breach import Breach
from backend.law.text import Text

NOT_COUNTABLE = _("No term can be counted from this day: no calendar, or no law yet.")
NOT_YET = _("This rule was not in force yet on that day.")


class ControlDayOut(serializers.Serializer[dict[str, Any]]):
    """A last lawful day of public control, and why: a term as it is stored."""

    by = serializers.DateField(source="due_on")
    explanation = serializers.SerializerMethodField()
    provision = serializers.SerializerMethodField()

    def get_explanation(self, term: dict[str, Any]) -> str:
        """Say in the caller's language how it was counted."""
        return Text(**term["explanation"]).in_(errors.language())

    def get_provision(self, term: dict[str, Any]) -> str:
        """Name the provision."""
        return Text(**term["provision"]).in_(errors.language())


def told(breaches: Iterable[Breach]) -> list[dict[str, str]]:
    """Return breaches as the caller reads them."""
    return [errors.breach_out(breach) for breach in breaches]


def verdict(breaches: Iterable[Breach], **more: Any) -> dict[str, Any]:
    """Return the answer of a check: lawful where nothing is broken."""
    found = told(breaches)
    return {"lawful": not found, "breaches": found, **more}
