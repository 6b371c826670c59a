"""What the plumbing knows of callers: it imports no accounts."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from rest_framework.request import Request


class Actor(Protocol):
    """Whoever acts; only policies look inside, and leave what granted the act."""

    grant: Any


class Key(Protocol):
    """The key that a request came with, as `request.auth`."""

    @property
    def pk(self) -> object: ...
    @property
    def scopes(self) -> Collection[str]: ...


class Caller(Protocol):
    """The signed-in user, as `request.user`."""

    @property
    def pk(self) -> object: ...
    def actor_for(self, request: "Request") -> Actor: ...


def is_known(request: "Request") -> bool:
    """Return whether the request says who calls."""
    return bool(request.user and request.user.is_authenticated)


def key(request: "Request") -> Key | None:
    """Return the key that was used; None for a session."""
    return cast("Key | None", request.auth)


def actor(request: "Request") -> Actor:
    """Return the actor of a request that `is_known`."""
    return cast("Caller", request.user).actor_for(request)


def name(request: "Request") -> str:
    """Return one stable name for the caller: the key, or else the user."""
    used = key(request)
    return f"key:{used.pk}" if used is not None else f"user:{request.user.pk}"
