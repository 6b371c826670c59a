"""How a council stands with the law on a day, as answers show it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from backend.api import errors
from backend.api.errors import InvalidParameters
from councils.filters import day_asked
from councils.rules.composition import Standing, Verdict


class VerdictOut(serializers.Serializer[Verdict]):
    """One rule, and what the seats make of it, in the reader's language."""

    code = serializers.CharField()
    standing = serializers.ChoiceField(choices=[(s.value, s.value) for s in Standing])
    title = serializers.CharField()
    text = serializers.CharField()
    provision = serializers.CharField()

    def to_representation(self, instance: Verdict) -> dict[str, Any]:
        """Return the verdict with its provision."""
        language = errors.language()
        return {
            "code": instance.code,
            "standing": instance.standing.value,
            "title": instance.title.in_(language),
            "text": instance.text.in_(language),
            "provision": instance.citation.in_(language),
        }


class CompositionAsOfOut(serializers.Serializer[Any]):
    """Every rule on the composition of a council, as of a day."""

    on = serializers.DateField()
    lawful = serializers.BooleanField()
    verdicts = VerdictOut(many=True)


def composition_out(verdicts: list[Verdict], *, on: date) -> dict[str, Any]:
    """Return what is told of a composition: lawful is what no rule calls unlawful."""
    unlawful = any(one.standing is Standing.UNLAWFUL for one in verdicts)
    told = {"on": on, "lawful": not unlawful, "verdicts": verdicts}
    return dict(CompositionAsOfOut(told).data)


def day_of(request: Request) -> date:
    """Return the day of the parameter `on`, or today."""
    try:
        return day_asked(request.query_params)
    except ValidationError as wrong:
        said = [ErrorDetail(message, "invalid") for message in wrong.messages]
        raise InvalidParameters({"on": said}) from None
