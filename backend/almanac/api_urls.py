"""The addresses of the law's numbers and of the calendar in the API."""

from django.urls import path

from backend.almanac.api import CalendarView, NormsView, NormView, TermView

urlpatterns = [
    path("law/norms/", NormsView.as_view(), name="law-norms"),
    path("law/norms/<str:norm_id>/", NormView.as_view(), name="law-norm"),
    path("law/norms/<str:norm_id>/term/", TermView.as_view(), name="law-norm-term"),
    path("calendar/<str:year>/", CalendarView.as_view(), name="calendar"),
]
