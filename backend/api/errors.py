"""The one door by which errors leave: RFC 9457, in the caller's language."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.db import DataError, IntegrityError, OperationalError
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from backend.api import problems
from backend.api.problems import Problem
from backend.law.breach import Breach
from backend.law.refusal import MoveRefused, RuleBroken

RETRY = {"40P01", "55P03"}  # deadlock detected, lock not available
MOST = 50


class Refused(exceptions.APIException):
    """A refusal that has its own type: subclass it, or give status and code."""

    status_code = 400
    default_code = "refused"
    default_detail = _("This cannot be done.")


class NotYours(Refused):
    """The caller sees the object but may not do this to it."""

    status_code = 403
    default_code = "not-yours"
    default_detail = _("You may not do this.")


class KeyRefused(Refused):
    """Only a person's session may do this."""

    status_code = 403
    default_code = "key-refused"
    default_detail = _("This needs a person's own sign-in: a key may not do it.")


class ScopeMissing(Refused):
    """The key was not given the right to write here."""

    status_code = 403
    default_code = "scope-missing"
    default_detail = _("The key has no scope for this.")


class TooLarge(Refused):
    """The body is longer than this door reads."""

    status_code = 413
    default_code = "too-large"
    default_detail = _("The request is too large.")


class Conflict(Refused):
    """What is already recorded does not allow this."""

    status_code = 409
    default_code = "conflict"
    default_detail = _("This clashes with what is already recorded.")


class KeyReused(Refused):
    """The Idempotency-Key came before, with another request."""

    status_code = 422
    default_code = "idempotency-key-reused"
    default_detail = _("This Idempotency-Key was used for another request.")


class InvalidParameters(exceptions.ValidationError):
    """Something is wrong with the query string; `detail` maps names to messages."""


class Missing(exceptions.NotFound):
    """A body names something that does not exist, or that the caller may not see."""

    def __init__(self, field: str) -> None:
        """Keep where in the body it was named."""
        self.pointer = f"/{field}"
        super().__init__()


def handle(exc: Exception, context: Mapping[str, Any] | None) -> Response | None:
    """Return the answer to an exception; None where only a failure (500) is left."""
    problem = _problem(exc)
    if problem is None:
        return None
    headers: dict[str, str] = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(exc, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, math.ceil(wait)))
    return Response(
        problem.as_json(),
        status=problem.status,
        headers=headers,
        content_type=problems.MEDIA_TYPE,
    )


def _problem(exc: Exception) -> Problem | None:
    match exc:
        case RuleBroken():
            breaches = [breach_out(breach) for breach in exc.breaches]
            return Problem("rule-broken", 409, breaches=breaches)
        case MoveRefused():
            state = exc.procedure.labels[exc.state].in_(language())
            detail = _("There is no step “%(act)s” in the state “%(state)s”.")
            return Problem(
                "move-refused", 409, detail % {"act": exc.act, "state": state}
            )
        case IntegrityError():
            return _problem_of_refusal(Conflict(code=_constraint(exc)))
        case OperationalError() if getattr(exc.__cause__, "pgcode", None) in RETRY:
            return _problem_of_refusal(Conflict())
        case DataError():
            return Problem("invalid", 400)
        case Http404():
            return Problem("not-found", 404)
        case PermissionDenied():
            return Problem("permission-denied", 403)
        case RequestDataTooBig():
            return _problem_of_refusal(TooLarge())
        case SuspiciousOperation():
            return Problem("malformed", 400)
        case exceptions.APIException():
            return _problem_of_refusal(exc)
        case _:
            return None


def _problem_of_refusal(exc: exceptions.APIException) -> Problem:
    match exc:
        case InvalidParameters():
            return Problem("invalid-parameters", 400, errors=list(listed(exc.detail)))
        case exceptions.ValidationError():
            return Problem("invalid", 400, errors=list(listed(exc.detail)))
        case Missing():
            missing = problems.error(exc.pointer, str(exc.detail), "not-found")
            return Problem("not-found", 404, errors=[missing])
        case Conflict():
            found = _code(exc)
            errors = [] if found == exc.default_code else [_clash(exc, found)]
            return Problem("conflict", 409, str(exc.detail), errors=errors)
        case _:
            own = _code(exc)
            kind = own if "-" in own else problems.BY_STATUS.get(exc.status_code)
            return Problem(kind or "refused", exc.status_code, str(exc.detail))


def _clash(exc: Conflict, constraint: str) -> dict[str, str]:
    return problems.error("", str(exc.detail), constraint)


def _constraint(exc: IntegrityError) -> str | None:
    diagnosis = getattr(exc.__cause__, "diag", None)
    name: str | None = getattr(diagnosis, "constraint_name", None)
    return name


def _code(exc: exceptions.APIException) -> str:
    code = exc.get_codes()
    return code if isinstance(code, str) else exc.default_code


def language() -> str:
    """Return the language in which this request is answered."""
    return get_language() or "kk"


def breach_out(breach: Breach) -> dict[str, str]:
    """Return a breach as the caller reads it."""
    return {
        "code": breach.code,
        "text": breach.text.in_(language()),
        "provision": breach.citation.in_(language()),
    }


def listed(detail: Any) -> Iterator[dict[str, str]]:
    """Return the first errors of a (nested) refusal, each with its JSON pointer."""
    return islice(_walk(detail, ""), MOST)


def _walk(detail: Any, pointer: str) -> Iterator[dict[str, str]]:
    match detail:
        case Mapping():
            for name, inner in detail.items():
                whole = name == "non_field_errors"
                yield from _walk(inner, pointer if whole else _join(pointer, name))
        case str():
            code = str(getattr(detail, "code", None) or "invalid")
            yield problems.error(pointer, str(detail), code.replace("_", "-"))
        case Sequence():
            for place, inner in enumerate(detail):
                if isinstance(inner, str):
                    yield from _walk(inner, pointer)
                elif inner:
                    yield from _walk(inner, _join(pointer, place))


def _join(pointer: str, name: object) -> str:
    part = str(name)[:100].replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{part}"
