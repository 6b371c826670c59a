"""What a coordinator does to a monitoring: plan, checklist, sites, a visit."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import monitorings, visits
from oversight.actions.monitorings import PREPARED_IN
from oversight.actions.visits import ASKED_IN
from oversight.models import Case, Site
from oversight.pages import monitoring_forms, visit_forms, visit_windows
from oversight.pages.forms import ReasonForm
from oversight.states import CaseForm


class MonitoringAct(Act):
    """An act upon a monitoring that leads back to the side of its control."""

    policy = permissions.can_prepare_monitoring

    def rows(self) -> QuerySet[Case]:
        seen = Case.objects.visible_to(self.request.user)
        return seen.select_related("initiator").prefetch_related("bodies")

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        """Tell whether the form and the state of the case let it."""
        return case.form == CaseForm.MONITORING and case.state in PREPARED_IN


class WritePlan(MonitoringAct):
    """Write the plan, or its next version."""

    verb, run = "write-plan", monitorings.write_plan
    words = Words(
        title=_("The plan of the monitoring"),
        button=_("Save the plan"),
        done=_("The plan is saved. Earlier versions stay on record."),
        lead=_(
            "From when to when, how, and what is looked at: so that it can be"
            " repeated by somebody else."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return monitoring_forms.PlanForm(before=self.item.plans.first(), **data)


class AdoptChecklist(MonitoringAct):
    """Adopt the checklist, or its next version."""

    verb, run = "adopt-checklist", monitorings.adopt_checklist
    words = Words(
        title=_("The checklist"),
        button=_("Adopt the checklist"),
        done=_("The checklist is adopted. Sites inspected before stay with theirs."),
        lead=_(
            "The same questions at every site. A line is worth five points times"
            " its weight; numbers and texts are kept and not scored."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        before = self.item.checklists.first()
        return monitoring_forms.ChecklistForm(
            title=before.title if before else "",
            before=list(before.items.all()) if before else [],
            **data,
        )


class AddSites(MonitoringAct):
    """Enter places into the list."""

    verb, run, form_class = (
        "add-sites",
        monitorings.add_sites,
        monitoring_forms.SitesForm,
    )
    words = Words(
        title=_("Add sites"),
        button=_("Add to the list"),
        done=_("The sites are in the list."),
        lead=_("The places that the monitoring looks at: schools, clinics, stops."),
    )


class RequestVisit(MonitoringAct):
    """Ask a body to agree to a visit."""

    verb, run = "request-visit", visits.request
    policy = permissions.can_request_visit
    template_name = "oversight/visit_request.html"
    words = Words(
        title=_("Ask for a visit"),
        button=_("Send the request"),
        done=_("The request is sent. The body agrees, or refuses with a reason."),
        lead=_(
            "Premises are entered by written agreement. The law sets the body no"
            " days to answer."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return visit_forms.VisitForm(case=self.item, **data)

    def context(self) -> dict[str, Any]:
        return {"windows": visit_windows.windows(self.item)}

    def next_page(self) -> str:
        return reverse("page:visit", args=[self.result.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return case.form == CaseForm.MONITORING and case.state in ASKED_IN


class LeaveOut(Act):
    """Say that a site will not be inspected."""

    verb, run, form_class = "leave-out", monitorings.leave_out, ReasonForm
    policy = permissions.can_edit_site
    words = Words(
        title=_("Leave the site out"),
        button=_("Leave it out"),
        done=_("The site stays in the list, marked as left out."),
        lead=_("It no longer counts among those that are planned."),
    )

    def rows(self) -> QuerySet[Site]:
        seen = Site.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator")

    def back(self) -> str:
        return reverse("page:site", args=[self.item.pk])


MONITORING_ACTS: tuple[type[MonitoringAct], ...] = (
    WritePlan,
    AdoptChecklist,
    AddSites,
    RequestVisit,
)
