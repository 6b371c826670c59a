"""An inspection on a phone: begun at a site, answered line after line, finished."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import inspections
from oversight.models import ChecklistItem, Inspection, Site
from oversight.pages import monitoring_forms
from oversight.pages.forms import ReasonForm


class BeginInspection(Act):
    """Begin to inspect a site by the checklist in force."""

    verb, run = "begin-inspection", inspections.begin
    policy = permissions.can_inspect
    form_class = monitoring_forms.BeginInspectionForm
    words = Words(
        title=_("Inspect the site"),
        button=_("Begin"),
        done=_("The inspection has begun. Every answer is saved at once."),
        lead=_("One line after another. You may stop and go on later."),
    )

    def rows(self) -> QuerySet[Site]:
        seen = Site.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator")

    def back(self) -> str:
        return reverse("page:site", args=[self.item.pk])

    def next_page(self) -> str:
        return reverse("page:inspection-answer-line", args=[self.result.pk])


class InspectionAct(Act):
    """An act upon one inspection."""

    policy = permissions.can_fill_in

    def rows(self) -> QuerySet[Inspection]:
        seen = Inspection.objects.visible_to(self.request.user)
        return seen.select_related("site__case__initiator", "checklist")

    def back(self) -> str:
        return reverse("page:inspection", args=[self.item.pk])


class AnswerLine(InspectionAct):
    """Answer one line, and go on to the next that has no answer."""

    verb, run = "answer-line", inspections.answer_line
    template_name = "oversight/inspection_line.html"
    words = Words(
        title=_("Inspection"),
        button=_("Save and go on"),
        done=_("Saved."),
    )

    def form(self, **data: Any) -> ActForm:
        answered = self.item.lines.filter(item=self.line).first()
        return monitoring_forms.InspectionLineForm(
            item=self.line, answered=answered, **data
        )

    def context(self) -> dict[str, Any]:
        positions = [item.position for item in self.items]
        place = positions.index(self.line.position)
        return {
            "line": self.line,
            "all": len(positions),
            "answered": len(self.answered),
            "previous": positions[place - 1] if place else None,
            "evidence": self._evidence(),
        }

    def next_page(self) -> str:
        here, done = self.line.position, {*self.answered, self.line.pk}
        left = [item.position for item in self.items if item.pk not in done]
        after = [position for position in left if position > here]
        if not left:
            return reverse("page:inspection-finish", args=[self.item.pk])
        address = reverse("page:inspection-answer-line", args=[self.item.pk])
        return f"{address}?line={(after or left)[0]}"

    def find(self, **kwargs: Any) -> Inspection:
        """Return the inspection, and keep the line that is asked for."""
        found: Inspection = super().find(**kwargs)
        self.items = list(found.checklist.items.all())
        self.answered = set(found.lines.values_list("item_id", flat=True))
        self.line = self._line()
        return found

    def _line(self) -> ChecklistItem:
        wanted = self.request.GET.get("line", "")
        if not wanted:
            left = (item for item in self.items if item.pk not in self.answered)
            return next(left, self.items[0])
        found = [item for item in self.items if str(item.position) == wanted]
        if not found:
            raise Http404
        return found[0]

    def _evidence(self) -> list[str]:
        line = self.item.lines.filter(item=self.line).first()
        return [file.name for file in line.evidence.all()] if line else []


class Finish(InspectionAct):
    """End the inspection."""

    verb, run = "finish", inspections.finish
    form_class = monitoring_forms.FinishForm
    words = Words(
        title=_("Finish the inspection"),
        button=_("Finish"),
        done=_("The inspection is finished, and scored."),
        lead=_(
            "Every line has to have its answer. Afterwards only a correction with"
            " a reason changes it."
        ),
    )


class Abandon(InspectionAct):
    """Give the inspection up."""

    verb, run, form_class = "abandon", inspections.abandon, ReasonForm
    is_danger = True
    words = Words(
        title=_("Give the inspection up"),
        button=_("Give it up"),
        done=_("The inspection is given up. The site waits for another one."),
    )


class Correct(InspectionAct):
    """Open a correction with the same lines."""

    verb, run, form_class = "correct", inspections.correct, ReasonForm
    words = Words(
        title=_("Correct the inspection"),
        button=_("Open the correction"),
        done=_("The answers are copied: mend what is wrong, and finish."),
        lead=_("The first version stays on record. It stands until you finish."),
    )

    def next_page(self) -> str:
        return reverse("page:inspection", args=[self.result.pk])


INSPECTION_ACTS: tuple[type[InspectionAct], ...] = (
    AnswerLine,
    Finish,
    Correct,
    Abandon,
)
