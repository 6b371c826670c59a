"""The register of complaints, the page of one, and its papers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from backend import clock
from backend.files import serving
from backend.law.norms.administrative_code import (
    COMPLAINT_DECIDED,
    COMPLAINT_FILED,
    COMPLAINT_PASSED_UP,
)
from backend.pages.registers import Register
from oversight.actions import (
    complaint_ends,
    complaint_papers,
    complaint_roads,
    complaints,
)
from oversight.filters import ComplaintFilter
from oversight.models import Complaint, Ground, Instance, Outcome
from oversight.pages import complaint_acts, histories, looks
from oversight.pages.case_sides import actor_of
from oversight.pages.complaint_looks import look_of, next_of, steps_of
from oversight.reports import grounds
from oversight.rules import complaints as rules
from oversight.states import COMPLAINT_LABELS, ComplaintState

OF_LIST = (
    "addressee",
    "pass_up_obligation",
    "decide_obligation",
    "recommendation__case",
    "recommendation__body",
)
OF_ITEM = (
    *OF_LIST,
    "recommendation__case__initiator",
    "recommendation__body__parent",
    "recommendation__answer_obligation",
    "recommendation__document",
    "proof_file",
    "passing_file",
    "decision_file",
    "drafted_by",
    *complaint_papers.FIELDS,
)


class ComplaintList(Register):
    """Complaints, newest first: of whom, to whom, on what ground, with what end."""

    template_name = "oversight/complaint_list.html"
    filterset_class = ComplaintFilter

    def found(self) -> QuerySet[Complaint]:
        return Complaint.objects.visible_to(self.request.user).select_related(*OF_LIST)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context, language = super().get_context_data(**kwargs), get_language() or "kk"
        viewer = looks.viewer()
        hidden = ComplaintState.DISCARDED
        return {
            **context,
            "complaints": [(one, look_of(one, viewer)) for one in context["rows"]],
            "states": [
                (state, text.in_(language))
                for state, text in COMPLAINT_LABELS.items()
                if state != hidden
            ],
            "grounds": Ground.choices,
            "instances": Instance.choices,
            "outcomes": Outcome.choices,
        }


@require_safe
def complaint_page(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """Show one complaint: its ground and its terms, its way, what was decided."""
    seen = Complaint.objects.visible_to(request.user).select_related(*OF_ITEM)
    complaint = get_object_or_404(seen, pk=pk)
    viewer, line = looks.viewer(), complaint.recommendation
    owed = complaint.decide_obligation or complaint.pass_up_obligation
    ids = [complaint.pk] + [
        one.pk
        for one in (complaint.pass_up_obligation, complaint.decide_obligation)
        if one
    ]
    is_draft = complaint.state == ComplaintState.DRAFTED
    found = grounds.of(complaint, filed_on=complaint.filed_on or viewer.today)
    told = {
        "complaint": complaint,
        "line": line,
        "case": line.case,
        "line_look": viewer.look(line),
        "look": look_of(complaint, viewer),
        "steps": steps_of(complaint),
        "next": next_of(complaint, viewer),
        "owed": owed,
        "clock": viewer.clock(owed),
        "limit": _limit(complaint, found),
        "careful": rules.silence_counts_from(due_on=found.due_on)
        if found.due_on and complaint.ground == Ground.NO_ANSWER
        else None,
        "decision_due": grounds.decision_due(complaint),
        "is_presumed_refused": grounds.is_presumed_refused(complaint, on=viewer.today),
        "breaches": complaints.check(complaint, filed_on=viewer.today)
        if is_draft
        else [],
        "papers": _papers(complaint),
        "evidence": complaint.evidence.order_by("id"),
        "history": histories.told(ids),
        "buttons": complaint_acts.buttons(
            complaint, actor_of(request), hidden=_idle(complaint)
        ),
        "laws": LAWS,
    }
    return render(request, "oversight/complaint.html", told)


@require_safe
def complaint_paper(request: HttpRequest, pk: Any, name: str) -> HttpResponseBase:
    """Give one paper: as it was filed, or of a draft as it would be today."""
    seen = Complaint.objects.visible_to(request.user).select_related(*OF_ITEM)
    complaint = get_object_or_404(seen, pk=pk)
    if name not in complaint_papers.FIELDS:
        raise Http404
    kept = complaint_papers.papers(complaint).get(name)
    if kept is not None:
        return serving.attachment(kept)
    if complaint.is_filed:
        raise Http404
    return serving.made(
        complaint_papers.preview(complaint, name, on=looks.today()),
        name=complaint_papers.paper_name(complaint, name),
        media_type=complaint_papers.media_type(name),
    )


LAWS = {
    "silence": rules.SILENCE,
    "refusal": rules.REFUSAL,
    "reasoned": rules.REASONED,
    "filed": COMPLAINT_FILED.citation,
    "pass_up": COMPLAINT_PASSED_UP.citation,
    "decide": COMPLAINT_DECIDED.citation,
    "no_decision": rules.NO_DECISION,
    "court": rules.AFTER_COMPLAINT,
    "directly": rules.NO_HIGHER_BODY,
    "prosecutor": rules.PROSECUTOR,
}
PAPER_NAMES = {
    "pdf_kk": gettext_lazy("Letter in Kazakh, PDF"),
    "pdf_ru": gettext_lazy("Letter in Russian, PDF"),
    "docx_kk": gettext_lazy("Letter in Kazakh, DOCX"),
    "docx_ru": gettext_lazy("Letter in Russian, DOCX"),
}


def _papers(complaint: Complaint) -> list[tuple[str, Any]]:
    """Return the papers that can be had now, by name."""
    if complaint.state == ComplaintState.DISCARDED:
        return []
    kept = complaint_papers.papers(complaint)
    return [
        (name, label)
        for name, label in PAPER_NAMES.items()
        if not complaint.is_filed or name in kept
    ]


def _limit(complaint: Complaint, found: grounds.Found) -> dict[str, Any] | None:
    """Return the months to complain: as stored at filing, else as counted today."""
    if complaint.is_filed:
        return complaint.time_limit
    counted = grounds.time_limit(
        found.learned_on, is_route_stated=complaint.is_route_stated
    )
    return counted.as_json() if counted else None


def _idle(complaint: Complaint) -> frozenset[str]:
    """Return the verbs that the table knows, and that would be refused today."""
    now, today = clock.now(), looks.today()
    idle = set()
    if complaint.received_on is not None:
        idle.add("record-receipt")
    if complaint_roads.is_body_here(complaint, at=now):
        owed = complaint.pass_up_obligation
        idle.add("enter-passing")
        if owed is None or not owed.is_overdue(today):
            idle.add("bring-up")
    if complaint_ends.is_addressee_here(complaint, at=now):
        idle |= {"enter-decision", "enter-return"}
    return frozenset(idle)
