"""The mark that ties a rule to its law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from backend.law.citation import Citation

_Rule = TypeVar("_Rule", bound=Callable[..., Any])


class Lawful(Protocol):
    """A function that says under which provisions it decides."""

    __name__: str
    __qualname__: str
    __module__: str
    law: tuple[Citation, ...]


def under(*citations: Citation) -> Callable[[_Rule], _Rule]:
    """Return a decorator that writes the provisions on the rule as its `law`."""

    def mark(rule: _Rule) -> _Rule:
        cast("Lawful", rule).law = citations
        return rule

    return mark
