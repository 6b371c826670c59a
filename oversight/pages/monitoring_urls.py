"""The addresses of monitorings, visits, inspections and findings."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import (
    finding_acts,
    findings,
    inspection_acts,
    inspections,
    monitoring_acts,
    monitorings,
    visit_acts,
    visits,
)

urlpatterns = [
    *addresses("cases", "case", monitoring_acts.MONITORING_ACTS),
    path("cases/<uuid:pk>/sites/", monitorings.CaseSites.as_view(), name="case-sites"),
    path("checklists/<uuid:pk>/", inspections.checklist_page, name="checklist"),
    path("sites/<uuid:pk>/", inspections.site_page, name="site"),
    *addresses(
        "sites", "site", [inspection_acts.BeginInspection, monitoring_acts.LeaveOut]
    ),
    path("inspections/<uuid:pk>/", inspections.inspection_page, name="inspection"),
    path(
        "inspections/<uuid:pk>/evidence/<uuid:file>/",
        inspections.inspection_evidence,
        name="inspection-evidence",
    ),
    *addresses("inspections", "inspection", inspection_acts.INSPECTION_ACTS),
    path("visits/<uuid:pk>/", visits.visit_page, name="visit"),
    *addresses("visits", "visit", visit_acts.VISIT_ACTS),
    path("findings/<uuid:pk>/", findings.finding_page, name="finding"),
    path(
        "findings/<uuid:pk>/evidence/<uuid:file>/",
        findings.finding_evidence,
        name="finding-evidence",
    ),
    *addresses("findings", "finding", finding_acts.FINDING_ACTS),
]
