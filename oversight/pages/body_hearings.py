"""The page of a body's hearing of those who recommended."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.pages.acts import may
from oversight.models import BodyHearing
from oversight.pages.case_buttons import Button
from oversight.pages.case_sides import actor_of
from oversight.pages.hearing_acts import HEARING_ACTS
from oversight.pages.histories import told
from oversight.states import BODY_HEARING_PROCEDURE, BodyHearingState

LOOKS = {
    BodyHearingState.INVITED: "wait",
    BodyHearingState.HELD: "ok",
    BodyHearingState.NOT_ATTENDED: "idle",
    BodyHearingState.CANCELLED: "idle",
}


def hearing_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a hearing: when and where, on what, and what was said."""
    rows = BodyHearing.objects.visible_to(request.user).select_related(
        "body", "document__case__initiator", "obligation", "minutes_file"
    )
    hearing = get_object_or_404(rows.prefetch_related("recommendations"), pk=pk)
    actor = actor_of(request)
    label = BODY_HEARING_PROCEDURE.labels[hearing.state]
    context = {
        "hearing": hearing,
        "case": hearing.document.case,
        "lines": list(hearing.recommendations.all()),
        "state": label.in_(get_language() or "kk"),
        "look": LOOKS[BodyHearingState(hearing.state)],
        "may_join": is_of_a_side(request.user, hearing),
        "buttons": _buttons(hearing, actor),
        "history": told([hearing.pk]),
    }
    return render(request, "oversight/body_hearing.html", context)


def is_of_a_side(user: object, hearing: BodyHearing) -> bool:
    """Tell whether the visitor belongs to the author or the body: he sees the link."""
    if not isinstance(user, User):
        return False
    sides = [hearing.body_id, hearing.document.case.initiator_id]
    return user.held_offices().filter(organization__in=sides).exists()


def _buttons(hearing: BodyHearing, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    return [
        Button(
            act.words.button,
            reverse(f"page:body-hearing-{act.verb}", args=[hearing.pk]),
            is_danger=act.is_danger,
            is_main=act.verb == "record-held",
        )
        for act in HEARING_ACTS
        if act.is_open(hearing) and may(act.policy, actor, hearing)
    ]
