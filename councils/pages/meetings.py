"""The register of meetings, and the page of one meeting with its console."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from backend.pages.registers import Register
from councils.filters import MeetingFilter
from councils.models import Meeting, MeetingKind
from councils.pages import console, labels
from councils.states import MEETING


class MeetingList(Register):
    """Meetings, the latest first."""

    template_name = "councils/meeting_list.html"
    filterset_class = MeetingFilter
    ordering = "-starts_at"

    def found(self) -> QuerySet[Meeting]:
        seen = Meeting.objects.visible_to(self.request.user)
        return seen.select_related("council__organization").prefetch_related(
            "agenda_items"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["states"] = labels.choices(MEETING.labels)
        context["kinds"] = MeetingKind.choices
        return context


def meeting_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one meeting: who is there, what is asked, what was decided, and why."""
    rows = Meeting.objects.visible_to(request.user)
    meeting = get_object_or_404(rows.select_related("council__organization"), pk=pk)
    return render(request, "councils/meeting.html", console.of(meeting, request))
