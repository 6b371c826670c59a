"""The inbox: all that the person's organizations owe, by due date, by one clock."""

from __future__ import annotations

import csv

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backend import clock
from backend.accounts.actor import Actor
from backend.notices import day_calendars
from backend.notices.day_calendars import DueDay
from backend.pages import acts
from oversight import permissions
from oversight.models import Obligation
from oversight.pages import consequences, dues, looks
from oversight.pages.answering import DraftAnswer
from oversight.pages.inbox_lists import listed, owed_by, whose
from oversight.reports import desks

MOST_EXPORTED = 2000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@never_cache
@login_required
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show what is owed; on a wide screen also the first that waits for an answer."""
    actor: Actor = request.user.actor_for(request)  # type: ignore[union-attr]
    context = listed(actor, whose=whose(request))
    lines = [item.line for group in context["groups"] for item in group.items]
    for line in filter(None, lines):
        if acts.may(permissions.can_draft_answer, actor, line):
            return DraftAnswer.as_view(is_overview=True)(request, pk=line.pk)
    return render(request, "oversight/inbox.html", context)


@require_safe
@never_cache
@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the open duties that have a day, as a calendar to be taken in.

    No secret address: whoever is signed in takes his own. Nothing is told of what has
    no day.
    """
    actor: Actor = request.user.actor_for(request)  # type: ignore[union-attr]
    found = owed_by(actor, whose=whose(request)).exclude(due_on=None)
    days = [_due_day(owed) for owed in found[:MOST_EXPORTED]]
    entry = day_calendars.worded(days, name=_("Kenes: terms"), made_at=clock.now())
    answer = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kenes-inbox.ics"'
    return answer


@require_safe
@never_cache
@login_required
def table(request: HttpRequest) -> HttpResponse:
    """Return the inbox as a table for a table program, in the order of the page."""
    actor: Actor = request.user.actor_for(request)  # type: ignore[union-attr]
    found = list(owed_by(actor, whose=whose(request))[:MOST_EXPORTED])
    assigned = desks.assignees(found, user=actor.user)
    viewer = looks.viewer()
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kenes-inbox.csv"'
    answer.write("\ufeff")  # without it Excel takes Kazakh letters for another code
    rows = csv.writer(answer)
    rows.writerow(
        [
            *(_("What is owed"), _("Number"), _("About"), _("To whom"), _("Since")),
            *(_("Due"), _("State"), _("Who sees to it"), _("If nothing is done")),
        ]
    )
    for owed in found:
        seen_to = assigned.get(owed.pk)
        cells = [
            owed.get_kind_display(),
            owed.subject_number,
            owed.subject_title,
            owed.creditor.name if owed.creditor else "",
            owed.started_on.isoformat(),
            owed.due_on.isoformat() if owed.due_on else "",
            viewer.due(owed).word,
            seen_to.person.name if seen_to else "",
            str(consequences.if_nothing(owed)),
        ]
        rows.writerow([_harmless(str(cell)) for cell in cells])
    return answer


def _due_day(owed: Obligation) -> DueDay:
    what = owed.get_kind_display()
    title = f"{what[:1].upper()}{what[1:]}: {owed.subject_number}"
    if owed.due_on is None:
        message = "Only what has a day stands in a calendar."
        raise ValueError(message)
    return DueDay(
        uid=f"obligation-{owed.pk}@kenes",
        on=owed.due_on,
        title=title,
        text=f"{owed.subject_title}\n\n{consequences.if_nothing(owed)}",
        url=f"{settings.PUBLIC_URL.rstrip('/')}{dues.page_of(owed)}",
    )


def _harmless(text: str) -> str:
    """Return the text so that no table program takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
