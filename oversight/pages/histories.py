"""The history of a case, or of another thing, told from entries of the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from backend.accounts.roles import Role
from backend.journal.models import Entry
from oversight.reports import happenings

LONGEST = 40
# By the kind of an entry: what the page says of it, with which icon and colour.
Said = Mapping[str, tuple[Any, str, str]]
USUAL = ("check", "wait")
LOOKS: Mapping[str, tuple[str, str]] = {
    "case.announced": ("bell", "wait"),
    "case.begun": ("eye", "wait"),
    "case.decided": ("ballot", "wait"),
    "case.document-sent": ("send", "wait"),
    "case.answered": ("ring-tick", "ok"),
    "case.closed": ("check", "idle"),
    "case.withdrawn": ("minus", "idle"),
    "case.joined": ("link", "idle"),
    "case.took-in": ("link", "wait"),
    "case.recorded": ("file", "idle"),
    "announcement.drafted": ("calendar", "wait"),
    "announcement.published": ("globe", "ok"),
    "announcement.postponed": ("hourglass", "soon"),
    "body.invited": ("send", "wait"),
    "body.replied": ("pencil", "wait"),
    "contribution.said": ("bubble", "wait"),
    "protocol.recorded": ("file", "ok"),
    "question.asked": ("question", "wait"),
    "question.withdrawn": ("minus", "idle"),
    "conclusion.given": ("file", "ok"),
    "inspection.abandoned": ("minus", "idle"),
    "visit.requested": ("send", "wait"),
    "visit.agreed": ("check", "ok"),
    "visit.refused": ("ring-x", "formal"),
    "visit.withdrawn": ("minus", "idle"),
    "visit.held": ("ring-tick", "ok"),
    "visit.missed": ("ring-x", "late"),
    "visit.unanswered": ("bubble", "late"),
    "final-document.adopted": ("file", "wait"),
    "final-document.sent": ("file", "wait"),
    "final-document.recorded": ("file", "idle"),
    "delivery.sent": ("send", "wait"),
    "delivery.registered": ("file", "wait"),
    "delivery.recorded": ("file", "wait"),
    "delivery.confirmed": ("check", "ok"),
    "receipt-claim.raised": ("question", "formal"),
    "receipt-claim.agreed": ("check", "ok"),
    "receipt-claim.decided": ("check", "ok"),
    "receipt-claim.withdrawn": ("minus", "idle"),
    "publication.recorded": ("globe", "ok"),
    "body-hearing.invited": ("calendar", "wait"),
    "body-hearing.held": ("people", "ok"),
    "body-hearing.not-attended": ("ring-x", "idle"),
    "body-hearing.cancelled": ("minus", "idle"),
    "recommendation.report-progress": ("pencil", "wait"),
    "recommendation.passed-on": ("send", "wait"),
    "recommendation.confirm-fulfilment": ("ring-tick", "ok"),
    "recommendation.deny-fulfilment": ("ring-x", "silent"),
    "answer.signed": ("check", "ok"),
    "answer.entered": ("file", "ok"),
    "answer.recorded": ("file", "idle"),
    "answer.corrected": ("pencil", "wait"),
    "answer.disputed": ("question", "formal"),
    "answer.confirmed": ("check", "ok"),
    "delivery.answered": ("send", "ok"),
    "answer.assessed": ("sheet", "formal"),
    "measure-plan.adopted": ("sheet", "wait"),
    "measure.promised": ("calendar", "wait"),
    "measure.progress": ("pencil", "wait"),
    "measure.date-moved": ("clock", "late"),
    "measure.completed": ("check", "ok"),
    "measure.dropped": ("minus", "idle"),
    "measure.confirmed": ("ring-tick", "ok"),
    "measure.disputed": ("ring-x", "formal"),
    "complaint.filed": ("send", "wait"),
    "complaint.received": ("file", "wait"),
    "complaint.passed-up": ("send", "wait"),
    "complaint.decided": ("ring-tick", "ok"),
    "complaint.returned": ("minus", "idle"),
    "complaint.withdrawn": ("minus", "idle"),
    "obligation.overdue": ("bubble", "silent"),
    "obligation.promised": ("calendar", "wait"),
    "obligation.extended": ("clock", "late"),
    "obligation.suspended": ("hourglass", "soon"),
    "obligation.receipt-disputed": ("question", "formal"),
    "obligation.ended": ("minus", "idle"),
}
SAID: Said = {
    kind: (words, *LOOKS.get(kind, USUAL)) for kind, words in happenings.WORDS.items()
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
