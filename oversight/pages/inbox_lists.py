"""What an organization owes, as its inbox lists it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight import permissions
from oversight.models import Assignment, Obligation, Recommendation
from oversight.pages import dues, looks
from oversight.pages.dues import Group
from oversight.pages.looks import Viewer
from oversight.reports import desks

MOST = 200
MINE, NOBODY = "mine", "nobody"


def listed(
    actor: Actor,
    *,
    current: Recommendation | None = None,
    viewer: Viewer | None = None,
    whose: str = "",
) -> dict[str, Any]:
    """Return what the left side of the inbox shows, and how much of it there is."""
    owed = list(owed_by(actor, whose=whose)[:MOST])
    assigned = desks.assignees(owed, user=actor.user)
    groups = dues.grouped(
        owed, viewer or looks.viewer(), current=current, assigned=assigned
    )
    return {"groups": groups, "whose": whose, **counts(groups), **_places(actor)}


def owed_by(actor: Actor, *, whose: str = "") -> QuerySet[Obligation]:
    """Return the open duties of the actor's organizations, in the order of their days.

    What a council owes is dealt with by its secretary and its presidium; other
    members find their own part elsewhere.
    """
    places = {
        one.organization_id for one in actor.offices if one.role not in desks.GUESTS
    }
    owed = (
        Obligation.objects.visible_to(actor.user)
        .filter(debtor__in=places)
        .still_open()
        .select_related("recommendation", "creditor")
        .order_by(*dues.BY_DAY)
    )
    taken = Assignment.objects.visible_to(actor.user).in_force()
    if whose == NOBODY:
        return owed.exclude(pk__in=taken.values("obligation_id"))
    if whose:
        person = actor.user.pk if whose == MINE else UUID(whose)
        taken = taken.filter(person_id=person)
        return owed.filter(pk__in=taken.values("obligation_id"))
    return owed


def whose(request: HttpRequest) -> str:
    """Return whose part of the inbox is asked for: mine, nobody's, a colleague's."""
    asked = request.GET.get("whose", "")
    if asked in ("", MINE, NOBODY):
        return asked
    try:
        return str(UUID(asked))
    except ValueError:
        raise BadRequest from None


def counts(groups: list[Group]) -> dict[str, int]:
    """Return how many things are owed, and how many of them are overdue."""
    items = [item for group in groups for item in group.items]
    late = [item for item in items if item.look.state == "silent"]
    return {"open_count": len(items), "overdue_count": len(late)}


def _places(actor: Actor) -> dict[str, Any]:
    """Return the bodies whose desk this is, and the colleagues who share it.

    Whoever has other duties alone (a council's secretary) keeps neither templates nor
    acting heads.
    """
    held = [one for one in actor.offices if one.role in (Role.OFFICER, Role.HEAD)]
    bodies = {one.organization_id: one.organization for one in held}
    return {
        "bodies": list(bodies.values()),
        "shared_out": {
            one.organization_id
            for one in actor.offices
            if one.role in (*permissions.OF_BODY, *permissions.AUTHORS)
        },
        "colleagues": desks.colleagues(actor.user).exclude(pk=actor.user.pk),
    }
