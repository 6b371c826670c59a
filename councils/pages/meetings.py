"""The register of meetings, those of one council, and the page of one meeting."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.notices import invitations
from backend.notices.invitations import Method
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions, reports
from councils.actions import meeting_letters
from councils.filters import MeetingFilter, today
from councils.models import AgendaItem, AgendaProposal, Council, Meeting, MeetingKind
from councils.pages import console, labels, sections
from councils.pages.meeting_ballots import Button
from councils.pages.proposals import propose_button
from councils.states import MEETING, MeetingState, ProposalState

LATEST = 20


class MeetingList(Register):
    """Meetings, the latest first."""

    template_name = "councils/meeting_list.html"
    filterset_class = MeetingFilter
    ordering = "-starts_at"

    def found(self) -> QuerySet[Meeting]:
        seen = Meeting.objects.visible_to(self.request.user)
        matters = Prefetch("agenda_items", AgendaItem.objects.standing())
        return seen.select_related("council__organization").prefetch_related(matters)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["states"] = labels.choices(MEETING.labels)
        context["kinds"] = MeetingKind.choices
        return context


def council_meetings_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show when a council meets next, what it plans, and whether that is enough."""
    rows = Council.objects.visible_to(request.user)
    council = get_object_or_404(
        rows.select_related("organization__region", "body"), pk=pk
    )
    user = request.user
    actor = user.actor_for(request) if isinstance(user, User) else None
    seen = Meeting.objects.visible_to(user).filter(council=council)
    ahead = Q(state__in=[MeetingState.CONVENED, MeetingState.OPEN])
    planned = Q(state=MeetingState.PLANNED)
    waiting = AgendaProposal.objects.visible_to(user).filter(council=council)
    works_here = Council.objects.worked_in_by(user).filter(pk=council.pk).exists()
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-meetings"),
        "buttons": _buttons(council, actor),
        "ahead": seen.filter(ahead).order_by("starts_at", "id"),
        "planned": seen.filter(planned).order_by("starts_at", "id"),
        "past": seen.exclude(ahead | planned).order_by("-starts_at", "-id")[:LATEST],
        "frequency": reports.frequency_of(council, on=today()),
        "works_here": works_here,
        "waiting": waiting.filter(state=ProposalState.PROPOSED).count(),
    }
    return render(request, "councils/council_meetings.html", told)


def meeting_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one meeting: who is there, what is asked, what was decided, and why."""
    return render(
        request, "councils/meeting.html", console.of(_found(request, pk), request)
    )


@conditional_page
def calendar_entry(request: HttpRequest, pk: Any) -> HttpResponse:
    """Return the meeting as an entry for anybody's calendar."""
    meeting = _found(request, pk)
    versions = list(meeting.agenda_versions.order_by("number"))
    at = versions[-1].made_at if versions else clock.now()
    event = meeting_letters.event_of(
        meeting, language=get_language() or "kk", changes=len(versions), at=at
    )
    organizer = meeting.council.organization
    entry = invitations.worded(
        event, method=Method.PUBLISH, organizer=(str(organizer), organizer.email)
    )
    answer = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    name = f"meeting-{meeting.held_on.isoformat()}.ics"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(request: HttpRequest, pk: Any) -> Meeting:
    rows = Meeting.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("council__organization"), pk=pk)


def _buttons(council: Council, actor: Actor | None) -> list[Button]:
    proposes = propose_button(council, actor)
    if actor is None or not may(permissions.can_plan, actor, council):
        return proposes
    plan = reverse("page:council-plan-meeting", args=[council.pk])
    past = reverse("page:council-record-past-meeting", args=[council.pk])
    return [
        Button(_("Plan a meeting"), plan),
        *proposes,
        Button(_("Record a past meeting"), past),
    ]
