"""The doors: every operation that the URL resolver can lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

API = "api/v1/"


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its route, its full name, what answers."""

    route: str
    name: str
    callback: Any


@dataclass(frozen=True)
class Operation:
    """One method of one view of the API; `action` is the method that answers."""

    route: str
    method: str
    action: str
    view: Any

    @property
    def verb(self) -> str:
        """Return the last word of the address."""
        return self.route.rstrip("/$").rsplit("/", 1)[-1]

    def __str__(self) -> str:
        """Return the operation as a failing test says it."""
        return f"{self.method.upper()} {self.route}"


def addresses() -> list[Address]:
    """Return every address of the house, in the language of the law's first text."""
    with translation.override("kk"):
        return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], before: str, spaces: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _walk(pattern.url_patterns, route, spaces + space)
        elif isinstance(pattern, URLPattern):
            yield Address(route, f"{spaces}{pattern.name or ''}", pattern.callback)


def operations() -> list[Operation]:
    """Return every operation of version one, those that serve the contract aside."""
    found = []
    for address in addresses():
        if address.route.startswith(API) and "/schema/" not in address.route:
            found += _of(address)
    return found


def _of(address: Address) -> list[Operation]:
    view = getattr(address.callback, "cls", None)
    if view is None:
        return [Operation(address.route, "any", address.name, address.callback)]
    actions = getattr(address.callback, "actions", None)
    if actions is None:
        actions = {
            method: method
            for method in ("get", "post", "put", "patch", "delete")
            if hasattr(view, method) and method in view.http_method_names
        }
    return [
        Operation(address.route, method, action, view)
        for method, action in actions.items()
        if method != "head"
    ]
