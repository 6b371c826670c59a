"""The addresses of pages that open a case, join it, hand it over, or record a past."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import opening_acts
from oversight.pages.my_cases import my_cases
from oversight.pages.past_cases import RecordPast
from oversight.pages.wizard import Wizard

urlpatterns = [
    path("cases/new/", Wizard.as_view(), name="case-new"),
    path("cases/new/<slug:step>/", Wizard.as_view(), name="case-new-step"),
    path("cases/mine/", my_cases, name="my-cases"),
    path("cases/record-past/", RecordPast.as_view(), name="case-record-past"),
    *addresses("cases", "case", opening_acts.ON_CASE),
    *addresses("case-handovers", "case-handover", opening_acts.ON_HANDOVER),
]
