"""The register of measures, the page of one, and the page of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.models import Office
from backend.pages.registers import Register
from oversight.actions.letters import OF_BODY
from oversight.filters import MeasureFilter
from oversight.models import (
    EntryKind,
    Measure,
    MeasurePlan,
    ObligationEntry,
    Recommendation,
)
from oversight.pages import histories, looks, measure_acts
from oversight.pages.case_sides import actor_of
from oversight.pages.looks import Look, Viewer
from oversight.rules import measures as rules
from oversight.states import MEASURE, MeasureState

RELATED = ("promise_obligation", "recommendation__case", "recommendation__body", "plan")


class MeasureList(Register):
    """What bodies have promised, newest first, each with its day and its state."""

    template_name = "oversight/measure_list.html"
    filterset_class = MeasureFilter

    def found(self) -> QuerySet[Measure]:
        return Measure.objects.visible_to(self.request.user).select_related(*RELATED)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context, language = super().get_context_data(**kwargs), get_language() or "kk"
        return {
            **context,
            "measures": shown(context["rows"], looks.viewer()),
            "states": [(s, text.in_(language)) for s, text in MEASURE.labels.items()],
        }


def measure_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one measure: the promise, its moved days, its reports, the judgement."""
    seen = Measure.objects.visible_to(request.user).select_related(
        *RELATED, "recommendation__case__initiator", "source_file"
    )
    measure = get_object_or_404(seen, pk=pk)
    viewer, line = looks.viewer(), measure.recommendation
    here = bodies_here([line], viewer)
    owed = measure.promise_obligation
    ids = [measure.pk, *([owed.pk] if owed else [])]
    actor = actor_of(request)
    told = {
        "measure": measure,
        "line": line,
        "case": line.case,
        "look": look_of(measure, viewer),
        "days": _days(measure),
        "reports": measure.reports.prefetch_related("files"),
        "next": _next(measure),
        "clock": viewer.clock(owed) if owed and owed.due_on else None,
        "history": histories.told(ids),
        "buttons": measure_acts.buttons(
            measure, actor, is_body_here=line.body_id in here
        ),
        "is_owner": measure.owner_person_id == request.user.pk,
        "law": rules.REMOVAL,
    }
    return render(request, "oversight/measure.html", told)


def plan_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show a body's plan of measures for a whole document, and how each stands."""
    seen = MeasurePlan.objects.visible_to(request.user).select_related(
        "body", "document__case", "file"
    )
    plan = get_object_or_404(seen, pk=pk)
    rows = list(shown(plan.measures.select_related(*RELATED), looks.viewer()))
    done = sum(
        one.state in (MeasureState.DONE, MeasureState.CONFIRMED) for one, _look in rows
    )
    told = {"plan": plan, "case": plan.document.case, "measures": rows, "done": done}
    return render(request, "oversight/measure_plan.html", told)


def shown(rows: Iterable[Measure], viewer: Viewer) -> list[tuple[Measure, Look]]:
    """Return measures, each with how it looks today."""
    return [(measure, look_of(measure, viewer)) for measure in rows]


def look_of(measure: Measure, viewer: Viewer) -> Look:
    """Return how a measure looks: awaited, broken, done, confirmed, disputed."""
    label = measure.state_label
    match MeasureState(measure.state):
        case MeasureState.PLANNED:
            owed = measure.promise_obligation
            if owed is None or owed.due_on is None:
                return Look("wait", _("No day was promised"))
            return viewer.due(owed)
        case MeasureState.DONE:
            return Look("wait", label)
        case MeasureState.CONFIRMED:
            return Look("ok", label)
        case MeasureState.DISPUTED:
            return Look("formal", label)
        case MeasureState.DROPPED:
            return Look("idle", label)


def bodies_here(lines: Iterable[Recommendation], viewer: Viewer) -> set[Any]:
    """Return the ids of the addressed bodies that have somebody here."""
    held = Office.objects.in_force(viewer.today).filter(
        organization__in={line.body_id for line in lines}, role__in=OF_BODY
    )
    return set(held.values_list("organization_id", flat=True))


def _days(measure: Measure) -> list[dict[str, Any]]:
    """Return every day that was promised, the first one first, each with its reason."""
    if measure.promise_obligation_id is None:
        return []
    kinds = [EntryKind.OPENED, EntryKind.PROMISED]
    entries = ObligationEntry.objects.filter(
        obligation=measure.promise_obligation_id, kind__in=kinds
    )
    return [
        {
            "day": entry.facts["promised_on"],
            "on": entry.on,
            "reason": entry.ground if entry.kind == EntryKind.PROMISED else "",
        }
        for entry in entries
        if entry.facts.get("promised_on")
    ]


def _next(measure: Measure) -> str:
    """Say who acts next, and what happens if nobody does."""
    match MeasureState(measure.state):
        case MeasureState.PLANNED:
            return _(
                "The body carries it out and reports with proof. Past the promised day "
                "it is shown as not done."
            )
        case MeasureState.DONE:
            return _(
                "The author looks, and confirms or disputes it. Until then it is done "
                "by the body's word alone."
            )
        case MeasureState.DISPUTED:
            return _("The body shows it anew with proof, or gives it up with a reason.")
        case MeasureState.CONFIRMED:
            return _("Nobody: it is done and confirmed.")
        case MeasureState.DROPPED:
            return _("Nobody: the body has given it up. It may promise another.")
