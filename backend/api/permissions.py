"""Who may knock at a door: nobody, unless the view says more."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import SAFE_METHODS, BasePermission

from backend.api import identity
from backend.api.errors import KeyRefused, NotYours, ScopeMissing

if TYPE_CHECKING:
    from rest_framework.request import Request

Policy = Callable[..., object | None]


class Nobody(BasePermission):
    """Refuses all: the default, so that a forgotten declaration opens nothing."""

    def has_permission(self, request: "Request", view: Any) -> bool:
        """Return False."""
        return False


class ReadOnly(BasePermission):
    """Lets anyone read, and nobody write."""

    def has_permission(self, request: "Request", view: Any) -> bool:
        """Return whether the method reads."""
        return request.method in SAFE_METHODS


class Anyone(BasePermission):
    """Lets anyone in, for the few writes that keep nothing: the public checks."""

    def has_permission(self, request: "Request", view: Any) -> bool:
        """Return True."""
        return True


class SignedIn(BasePermission):
    """Lets signed-in callers in; the view itself is about nobody but the caller."""

    def has_permission(self, request: "Request", view: Any) -> bool:
        """Return whether the caller is known."""
        return identity.is_known(request)


class ReadFreelyActByPolicy(BasePermission):
    """Reading is open (the queryset hides); each act asks the policy of its name.

    The view gives `policies`: action name → predicate. An act on an object is asked
    about `(actor, object)`, any other about `(actor)`. No policy: nobody may.
    """

    def has_permission(self, request: "Request", view: Any) -> bool:
        """Return whether the caller may come as far as the object, if there is one."""
        if request.method in SAFE_METHODS or view.action is None:
            return True
        if not identity.is_known(request):
            raise NotAuthenticated
        if not view.detail:
            _demand(request, view, ())
        return True

    def has_object_permission(self, request: "Request", view: Any, obj: Any) -> bool:
        """Return whether the caller may do this to the object that he sees."""
        if request.method not in SAFE_METHODS:
            _demand(request, view, (obj,))
        return True


def _demand(request: "Request", view: Any, about: tuple[Any, ...]) -> None:
    policies: Mapping[str, Policy] = view.policies
    policy = policies.get(view.action)
    actor = identity.actor(request)
    granted = None if policy is None else policy(actor, *about)
    if granted is None:
        raise NotYours
    actor.grant = granted
    refuse_key(request, view, view.action)


def refuse_key(request: "Request", view: Any, action: str) -> None:
    """Raise where the caller came with a key that cannot do this."""
    used = identity.key(request)
    if used is None:
        return
    if action in view.session_only:
        raise KeyRefused
    scope = view.write_scopes.get(action, view.write_scope)
    if scope is None or scope not in used.scopes:
        raise ScopeMissing
