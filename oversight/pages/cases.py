"""The register of cases, and the page of one case."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.models import Region
from backend.pages.registers import Register
from oversight import permissions
from oversight.filters import CaseFilter
from oversight.models import Case, CaseSketch, Recommendation
from oversight.pages import case_sides, case_story, looks
from oversight.pages.looks import Viewer
from oversight.states import CASE_FORMS, CASE_LABELS


class CaseList(Register):
    """Cases, newest first, each with how its recommendations stand."""

    template_name = "oversight/case_list.html"
    filterset_class = CaseFilter
    ordering = "-opened_at"

    def found(self) -> QuerySet[Case]:
        sent = Recommendation.objects.visible_to(self.request.user).select_related(
            "answer_obligation", "answer__assessment"
        )
        return (
            Case.objects.visible_to(self.request.user)
            .select_related("initiator", "region")
            .prefetch_related(
                "bodies", Prefetch("recommendations", sent, to_attr="lines")
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context, user = super().get_context_data(**kwargs), self.request.user
        context["may_open"] = user.is_authenticated and permissions.may_open_some_case(
            user.actor_for(self.request)
        )
        context["may_record"] = (
            user.is_authenticated
            and permissions.may_record_some_past(user.actor_for(self.request))
        )
        context["sketch"] = CaseSketch.objects.visible_to(user).first()
        viewer, language = looks.viewer(), get_language() or "kk"
        context["rows"] = [_row(case, viewer, language) for case in context["rows"]]
        context["states"] = [(s, text.in_(language)) for s, text in CASE_LABELS.items()]
        context["forms"] = [(f, text.in_(language)) for f, text in CASE_FORMS.items()]
        context["regions"] = Region.objects.exclude(kind="district").order_by("name_kk")
        return context


def case_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one case: who asked, what was found, recommended and answered, and why."""
    told = case_sides.side_context(request, pk, "case")
    story = case_story.of(told["case"], user=request.user, actor=told["actor"])
    return render(request, "oversight/case.html", {"story": story, **told})


def _row(case: Any, viewer: Viewer, language: str) -> dict[str, Any]:
    found = [viewer.look(line) for line in case.lines]
    silent = [look for look in found if look.state == "silent"]
    return {
        "case": case,
        "form": CASE_FORMS[case.form].in_(language),
        "state": case.procedure.labels[case.state].in_(language),
        "look": silent[0] if silent else _calm(found),
        "late": max((look.late or 0 for look in silent), default=0),
        "answered": looks.count_answered(case.lines),
        "lines": len(case.lines),
    }


def _calm(found: list[looks.Look]) -> looks.Look | None:
    """Return what to show of recommendations of which none is met with silence."""
    if not found:
        return None
    states = {look.state for look in found}
    waiting = [look for look in found if look.state in ("soon", "wait")]
    if waiting:
        return sorted(waiting, key=lambda look: look.state)[0]
    return found[0] if len(states) == 1 else looks.Look("ok", _("Answered"))
