"""The addresses of duties, and of changes of the calendar that moves them."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import calendar_change_acts, obligation_acts
from oversight.pages.calendar_changes import CalendarChangeList, calendar_change_page
from oversight.pages.obligations import obligation_page

urlpatterns = [
    path("obligations/<uuid:pk>/", obligation_page, name="obligation"),
    *addresses("obligations", "obligation", obligation_acts.OBLIGATION_ACTS),
    path(
        "calendar-changes/", CalendarChangeList.as_view(), name="calendar-change-list"
    ),
    path(
        "calendar-changes/new/",
        calendar_change_acts.Propose.as_view(),
        name="calendar-change-new",
    ),
    path("calendar-changes/<uuid:pk>/", calendar_change_page, name="calendar-change"),
    *addresses("calendar-changes", "calendar-change", calendar_change_acts.CHANGE_ACTS),
]
