"""JSON, and nothing that merely looks like it."""

import json
import math
import re
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import BaseParser

from backend.api.errors import TooLarge

DEEPEST = 32
LONGEST_NUMBER = 20
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class StrictJSONParser(BaseParser):
    """Takes UTF-8 JSON of bounded size and depth.

    Refused with 400: NaN and infinities, numbers of more than 20 digits, a name
    twice in one object, NUL characters, lone surrogates.
    """

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return the parsed body."""
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge
        try:
            value = json.loads(
                body.decode(),
                object_pairs_hook=_object,
                parse_constant=_refuse_constant,
                parse_int=_int,
            )
        except RecursionError:
            raise ParseError(_("The JSON is nested too deeply.")) from None
        except ValueError as reason:
            message = _("The JSON could not be read: %(reason)s")
            raise ParseError(message % {"reason": str(reason)[:200]}) from None
        _inspect(value)
        return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        message = "a name stands twice in one object"
        raise ValueError(message)
    return made


def _refuse_constant(name: str) -> Any:
    message = f"{name} is not JSON"
    raise ValueError(message)


def _int(digits: str) -> int | float:
    # Infinity stands for what is too large; it is refused where its field is known.
    return int(digits) if len(digits) <= LONGEST_NUMBER else math.inf


def _inspect(whole: Any) -> None:
    waiting: list[tuple[Any, tuple[str, ...]]] = [(whole, ())]
    while waiting:
        value, path = waiting.pop()
        if len(path) >= DEEPEST:
            raise ParseError(_("The JSON is nested too deeply."))
        match value:
            case str():
                _inspect_text(value, path)
            case float() if math.isinf(value):
                raise _told(_("A number is too large."), "too-large", path)
            case dict():
                for name in value:
                    _inspect_text(name, path)
                waiting.extend((inner, (*path, name)) for name, inner in value.items())
            case list():
                waiting.extend(
                    (inner, (*path, str(place))) for place, inner in enumerate(value)
                )


def _inspect_text(text: str, path: tuple[str, ...]) -> None:
    if _UNSTORABLE.search(text):
        message = _("A text holds a character that cannot be stored.")
        raise _told(message, "unstorable", path)


def _told(message: Any, code: str, path: tuple[str, ...]) -> ValidationError:
    wrong: Any = [ErrorDetail(str(message), code)]
    for name in reversed(path):
        wrong = {name: wrong}
    return ValidationError(wrong)
