"""The history of a case, or of another thing, told from entries of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from backend.accounts.roles import Role
from backend.journal.models import Entry

LONGEST = 40
# By the kind of an entry: what the page says of it, with which icon and colour.
Said = Mapping[str, tuple[Any, str, str]]
SAID: Said = {
    "case.registered": (_("Registered"), "check", "wait"),
    "case.announced": (_("Announced to the body"), "bell", "wait"),
    "case.begun": (_("The observation began"), "eye", "wait"),
    "case.completed": (_("The observation was completed"), "check", "wait"),
    "case.decided": (_("The council decided"), "ballot", "wait"),
    "case.document-sent": (_("The final document was sent"), "send", "wait"),
    "case.answered": (_("Every recommendation has its answer"), "ring-tick", "ok"),
    "case.closed": (_("Closed"), "check", "idle"),
    "case.withdrawn": (_("Withdrawn"), "minus", "idle"),
    "final-document.adopted": (_("The final document was adopted"), "file", "wait"),
    "delivery.registered": (_("The body registered the receipt"), "file", "wait"),
    "delivery.recorded": (_("The author recorded the delivery"), "file", "wait"),
    "answer.signed": (_("An answer came"), "check", "ok"),
    "answer.entered": (_("An answer on paper was entered"), "file", "ok"),
    "answer.assessed": (_("The author assessed an answer"), "sheet", "formal"),
    "recommendation.report-progress": (_("The body reported"), "pencil", "wait"),
    "recommendation.confirm-fulfilment": (_("Fulfilled"), "ring-tick", "ok"),
    "recommendation.deny-fulfilment": (_("Not fulfilled"), "ring-x", "silent"),
    "obligation.overdue": (_("The term passed without an answer"), "bubble", "silent"),
}
ROLES: dict[str, Any] = {str(role.value): role.label for role in Role}
OTHERS = {"system": _("the house itself"), "person": _("a person")}


def told(objects: Iterable[UUID], said: Said = SAID) -> list[dict[str, Any]]:
    """Return what the public entries of these objects say, the newest first."""
    entries = Entry.objects.filter(
        object_id__in=list(objects), is_public=True, kind__in=list(said)
    ).order_by("-at", "-id")[:LONGEST]
    return [_line(entry, said) for entry in entries]


def _line(entry: Entry, said: Said) -> dict[str, Any]:
    title, icon, state = said[entry.kind]
    role = str(entry.content.get("role", ""))
    who = ROLES.get(role) or OTHERS.get(role, "")
    return {"title": title, "at": entry.at, "who": who, "icon": icon, "state": state}
