"""Letters about changes of a group of public control."""

from datetime import datetime

from django.conf import settings

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.notices import outbox
from oversight.actions import letters
from oversight.models import OVER, Case, Group, GroupProtocol
from oversight.models.case import NOT_YET_NOTIFIED


def tell_bodies(group: Group, protocol: GroupProtocol, *, at: datetime) -> None:
    """Tell the bodies that the group controls who is in it now, and by which paper."""
    told = Case.objects.filter(initiator=group.organization)
    going_on = told.exclude(state__in=(*NOT_YET_NOTIFIED, *OVER))
    for case in going_on.prefetch_related("bodies").order_by("id"):
        context = {
            "number": case.number or "",
            "title": case.theme,
            "group": group.organization.name,
            "names": ", ".join(protocol.names),
            "protocol": protocol.number,
            "on": f"{protocol.on:%d.%m.%Y}",
            "url": f"{settings.PUBLIC_URL}/cases/{case.pk}/people/",
        }
        for body in case.bodies.all():
            letters.tell(
                body,
                "group_changed",
                context=context,
                about=(group.object_kind, group.pk),
                at=at,
            )


def tell_coordinator(group: Group, person: User, *, by: Actor, at: datetime) -> None:
    """Tell a member that the group is his to coordinate now."""
    outbox.post(
        "group_handed_over",
        to=person,
        context={
            "group": group.organization.name,
            "from": by.user.name,
            "url": f"{settings.PUBLIC_URL}/groups/",
        },
        about=(group.object_kind, group.pk),
        at=at,
    )


def tell_excluded(
    group: Group, protocol: GroupProtocol, person: User, *, at: datetime
) -> None:
    """Tell one who has been excluded, and why."""
    outbox.post(
        "group_excluded",
        to=person,
        context={
            "group": group.organization.name,
            "reason": protocol.reason,
            "protocol": protocol.number,
            "on": f"{protocol.on:%d.%m.%Y}",
        },
        about=(group.object_kind, group.pk),
        at=at,
    )
