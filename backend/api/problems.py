"""The shape of every error answer: its schema, its types and their titles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

MEDIA_TYPE = "application/problem+json"

TITLES = {
    "malformed": gettext_noop("The request could not be read."),
    "invalid": gettext_noop("Something in the request is not right."),
    "invalid-parameters": gettext_noop("A parameter of the address is not right."),
    "not-authenticated": gettext_noop("Please sign in."),
    "permission-denied": gettext_noop("You may not do this."),
    "not-yours": gettext_noop("You may not do this."),
    "key-refused": gettext_noop("A key may not do this."),
    "scope-missing": gettext_noop("The key has no scope for this."),
    "office-not-named": gettext_noop("Several of your offices would do."),
    "office-not-yours": gettext_noop("That office is not yours."),
    "not-found": gettext_noop("There is nothing here."),
    "method-not-allowed": gettext_noop("This address does not take this method."),
    "not-acceptable": gettext_noop("There is no answer in the form you asked for."),
    "conflict": gettext_noop("This clashes with what is already recorded."),
    "rule-broken": gettext_noop("The law does not allow this."),
    "move-refused": gettext_noop("The procedure has no such step."),
    "stale": gettext_noop("It was changed in the meantime."),
    "too-large": gettext_noop("The request is too large."),
    "unsupported-media-type": gettext_noop("This kind of content is not taken here."),
    "idempotency-key-reused": gettext_noop("The Idempotency-Key was used before."),
    "throttled": gettext_noop("Too many requests."),
    "server-error": gettext_noop("Something failed on our side."),
    "refused": gettext_noop("This cannot be done."),
}
BY_STATUS = {
    400: "malformed",
    401: "not-authenticated",
    403: "permission-denied",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    409: "conflict",
    412: "stale",
    413: "too-large",
    415: "unsupported-media-type",
    429: "throttled",
    500: "server-error",
}


@dataclass(frozen=True)
class Problem:
    """One refusal, ready to be said; the title is the detail where there is none."""

    code: str
    status: int
    detail: str | Promise = ""
    errors: Sequence[dict[str, str]] = ()
    breaches: Sequence[dict[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the members of RFC 9457 and our two, always all of them."""
        title = _(TITLES.get(self.code, TITLES["refused"]))
        return {
            "type": f"/problems/{self.code}",
            "title": title,
            "status": self.status,
            "detail": str(self.detail) or title,
            "errors": list(self.errors),
            "breaches": list(self.breaches),
        }


def error(pointer: str, message: str, code: str) -> dict[str, str]:
    """Return one line of `errors`."""
    return {"pointer": pointer, "message": message, "code": code}


@extend_schema_serializer(component_name="ProblemError")
class ErrorOut(serializers.Serializer[Any]):
    """One wrong place of a request."""

    pointer = serializers.CharField(
        help_text="JSON pointer into the body, or /name of the parameter."
    )
    message = serializers.CharField()
    code = serializers.CharField()


@extend_schema_serializer(component_name="ProblemBreach")
class BreachOut(serializers.Serializer[Any]):
    """One rule of law that the act would break."""

    code = serializers.CharField()
    text = serializers.CharField()
    provision = serializers.CharField()


@extend_schema_serializer(component_name="Problem")
class ProblemOut(serializers.Serializer[Any]):
    """Why a request was refused (RFC 9457)."""

    type = serializers.CharField(help_text="Stable name of the kind of refusal.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    breaches = BreachOut(many=True)

    def get_fields(self) -> dict[str, Any]:
        """Add `errors`, whose name a serializer has for itself."""
        return {**super().get_fields(), "errors": ErrorOut(many=True)}
