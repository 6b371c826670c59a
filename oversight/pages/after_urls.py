"""The addresses of measures, plans of measures and complaints."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import complaint_acts, measure_acts
from oversight.pages.after import after_page
from oversight.pages.complaints import (
    ComplaintList,
    complaint_page,
    complaint_paper,
)
from oversight.pages.measures import MeasureList, measure_page, plan_page

urlpatterns = [
    path("cases/<uuid:pk>/after/", after_page, name="case-after"),
    *addresses("cases", "case", [measure_acts.AdoptPlan]),
    *addresses(
        "recommendations",
        "recommendation",
        [measure_acts.PromiseMeasure, complaint_acts.Complain],
    ),
    path("measures/", MeasureList.as_view(), name="measure-list"),
    path("measures/<uuid:pk>/", measure_page, name="measure"),
    *addresses("measures", "measure", measure_acts.ON_MEASURE),
    path("measure-plans/<uuid:pk>/", plan_page, name="measure-plan"),
    path("complaints/", ComplaintList.as_view(), name="complaint-list"),
    path("complaints/<uuid:pk>/", complaint_page, name="complaint"),
    path(
        "complaints/<uuid:pk>/papers/<str:name>/",
        complaint_paper,
        name="complaint-paper",
    ),
    *addresses("complaints", "complaint", complaint_acts.ON_COMPLAINT),
]
