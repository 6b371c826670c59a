"""What the caller can do with an item now, and why not the rest."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException

from backend.api import errors, identity, permissions
from backend.law.breach import Breach

if TYPE_CHECKING:
    from datetime import datetime

    from rest_framework.request import Request

Check = Callable[..., Iterable[Breach]]


def of(view: Any, request: "Request", obj: Any, at: "datetime") -> list[dict[str, Any]]:
    """Return the acts on this object, each open or with the reasons why not.

    Asks what the acts themselves ask: the policy, then the procedure, then the
    view's `checks` (action → `check(obj, actor, at)`, all breaches).
    """
    actor = identity.actor(request)
    found = []
    for action in view.get_extra_actions():
        name = action.__name__
        if action.detail and "post" in action.mapping and name in view.policies:
            reasons = _reasons(view, request, actor, obj, at, name, action.url_path)
            verb = action.url_path
            found.append({"act": verb, "open": not reasons, "reasons": reasons})
    return found


def _reasons(
    view: Any,
    request: "Request",
    actor: identity.Actor,
    obj: Any,
    at: "datetime",
    action: str,
    verb: str,
) -> list[dict[str, str | None]]:
    try:
        if view.policies[action](actor, obj) is None:
            raise errors.NotYours
        permissions.refuse_key(request, view, action)
    except APIException as refusal:
        return [_reason(str(refusal.get_codes()), str(refusal.detail))]
    procedure = view.procedure_of(obj)
    if (
        procedure is not None
        and verb in procedure.all_acts()
        and verb not in procedure.acts(obj.state)
    ):
        state = procedure.labels[obj.state].in_(errors.language())
        text = _("Not in the state “%(state)s”.") % {"state": state}
        return [_reason("wrong-state", text)]
    checks: Mapping[str, Check] = view.checks
    if action not in checks:
        return []
    return [{**errors.breach_out(b)} for b in checks[action](obj, actor, at)]


def _reason(code: str, text: str) -> dict[str, str | None]:
    return {"code": code, "text": text, "provision": None}
