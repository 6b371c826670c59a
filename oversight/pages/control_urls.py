"""The addresses of the course of a control: the discussion and the expertise."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import controls, discussion_acts, discussions, expertise_acts

urlpatterns = [
    path("cases/<uuid:pk>/control/", controls.control_page, name="case-control"),
    *addresses("cases", "case", [*discussion_acts.ON_CASE, expertise_acts.Ask]),
    path(
        "announcements/<uuid:pk>/calendar/",
        discussions.calendar_entry,
        name="announcement-calendar",
    ),
    *addresses("announcements", "announcement", discussion_acts.ON_ANNOUNCEMENT),
    *addresses("body-invitations", "body-invitation", [discussion_acts.Reply]),
    *addresses("attendees", "attendee", discussion_acts.ON_ATTENDEE),
    *addresses("expert-questions", "expert-question", expertise_acts.ON_QUESTION),
]
