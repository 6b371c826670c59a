"""What a body and an author do to measures from their pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.pages.acts import Act, ActForm, Words, may
from oversight import permissions
from oversight.actions import measure_plans, measures
from oversight.models import Case, Measure, MeasurePlan, Recommendation
from oversight.pages import looks
from oversight.pages import measure_forms as forms
from oversight.permissions import Grant
from oversight.permissions.grants import OF_BODY
from oversight.states import MEASURE, RecommendationState

PROMISING = (
    RecommendationState.ANSWERED,
    RecommendationState.IN_PROGRESS,
    RecommendationState.NOT_FULFILLED,
)


class PromiseMeasure(Act):
    """Promise a measure, as the body; or enter one from its paper, as the author."""

    verb = "promise-measure"
    policy, run = permissions.can_promise_measure, measures.promise
    words = Words(
        title=_("Promise a measure"),
        button=_("Promise the measure"),
        done=_("The measure is promised, in public. Its author has been told."),
        lead=_("What will be done, who answers for it, and by which day."),
    )

    def rows(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(self.request.user).select_related(
            "case__initiator", "body"
        )

    def form(self, **data: Any) -> ActForm:
        is_paper = not speaks_for_body(self.actor, self.item)
        return forms.PromiseForm(
            recommendation=self.item, on=looks.today(), is_paper=is_paper, **data
        )

    def back(self) -> str:
        return reverse("page:case-after", args=[self.item.case_id])

    def next_page(self) -> str:
        return reverse("page:measure", args=[self.result.pk])


def can_adopt_plan(actor: Actor, case: Case) -> Grant:
    """Find the office of a body that the document addresses, or the author's."""
    lines = case.recommendations.filter(state__in=PROMISING).select_related("case")
    for line in lines:
        granted = permissions.can_promise_measure(actor, line)
        if granted is not None:
            return granted
    return None


class AdoptPlan(Act):
    """Adopt a plan of measures for all that a document asks of one's body."""

    verb = "adopt-measure-plan"
    policy = can_adopt_plan
    words = Words(
        title=_("A plan of measures"),
        button=_("Adopt the plan"),
        done=_("The plan is adopted, with its measures."),
        lead=_("One paper for the whole document: a measure beside what it answers."),
    )

    def rows(self) -> QuerySet[Case]:
        return Case.objects.visible_to(self.request.user).select_related("initiator")

    def form(self, **data: Any) -> ActForm:
        return forms.PlanForm(lines=self.lines(), **data)

    def lines(self) -> list[Recommendation]:
        """Return what can be promised on: of the actor's body, else of the first."""
        found = list(
            self.item.recommendations.filter(state__in=PROMISING)
            .select_related("body", "document", "case__initiator")
            .order_by("line")
        )
        own = [line for line in found if speaks_for_body(self.actor, line)]
        chosen = own or found
        return [line for line in chosen if line.body_id == chosen[0].body_id]

    def perform(self, given: dict[str, Any], *, at: datetime) -> MeasurePlan:
        first = given["lines"][0].recommendation
        self.actor.grant = permissions.can_promise_measure(self.actor, first)
        if self.actor.grant is None:
            raise PermissionDenied
        return measure_plans.adopt(
            first.document, first.body, **given, by=self.actor, at=at
        )

    def back(self) -> str:
        return reverse("page:case-after", args=[self.item.pk])

    def next_page(self) -> str:
        return reverse("page:measure-plan", args=[self.result.pk])


class MeasureAct(Act):
    """An act upon one measure."""

    policy = permissions.can_tell_of_measure

    def rows(self) -> QuerySet[Measure]:
        return Measure.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator", "recommendation__body"
        )

    def back(self) -> str:
        return reverse("page:measure", args=[self.item.pk])

    @classmethod
    def is_open(cls, measure: Measure) -> bool:
        """Tell whether the state of the measure lets it."""
        return cls.verb in MEASURE.acts(measure.state)


class Report(MeasureAct):
    """Tell how far it has come."""

    verb, run, form_class = "report", measures.report, forms.MeasureReportForm
    words = Words(
        title=_("Report on the measure"),
        button=_("Publish the report"),
        done=_("The report is published. The author has been told."),
    )


class MoveDate(MeasureAct):
    """Promise another day."""

    verb, run, form_class = "move-date", measures.move_date, forms.NewDateForm
    words = Words(
        title=_("Move the promised day"),
        button=_("Promise another day"),
        done=_("The day is moved. The earlier one stays on the page, with the reason."),
        lead=_("The earlier day stays on the page, with your reason."),
    )


class Complete(MeasureAct):
    """Say that it is done."""

    verb, run, form_class = "complete", measures.complete, forms.CompletionForm
    words = Words(
        title=_("Say that the measure is done"),
        button=_("It is done"),
        done=_("It is published as done. The author confirms or disputes it."),
        lead=_("Show it with proof: the author confirms or disputes it."),
    )


class Drop(MeasureAct):
    """Give it up."""

    verb, run, form_class = "drop", measures.drop, forms.DropForm
    is_danger = True
    words = Words(
        title=_("Give the measure up"),
        button=_("Give the measure up"),
        done=_("The measure is given up. It stays public, with your reason."),
        lead=_("This cannot be undone. The measure stays public, with your reason."),
    )


class Confirm(MeasureAct):
    """Confirm that it was done."""

    verb, run, form_class = "confirm", measures.confirm, forms.ConfirmForm
    policy = permissions.can_judge_measure
    words = Words(
        title=_("Confirm that the measure is done"),
        button=_("Confirm the measure"),
        done=_("The measure is confirmed."),
        lead=_(
            "When all its measures are confirmed, the recommendation counts as "
            "fulfilled: our reading."
        ),
    )


class Dispute(MeasureAct):
    """Dispute that it was done."""

    verb, run, form_class = "dispute", measures.dispute, forms.DisputeForm
    policy = permissions.can_judge_measure
    words = Words(
        title=_("Dispute that the measure is done"),
        button=_("Dispute the measure"),
        done=_("Your objection is published. The body may show the measure anew."),
    )


ON_MEASURE: tuple[type[MeasureAct], ...] = (
    Confirm,
    Complete,
    Report,
    MoveDate,
    Dispute,
    Drop,
)


def speaks_for_body(actor: Actor | None, line: Recommendation) -> bool:
    """Tell whether the actor has an office of the addressed body."""
    return actor is not None and actor.holds(*OF_BODY, of=line.body_id)


def buttons(
    measure: Measure, actor: Actor | None, *, is_body_here: bool
) -> list[dict[str, Any]]:
    """Return what the actor may do to it now; a body that is here acts itself."""
    if actor is None:
        return []
    line = measure.recommendation
    for_body = speaks_for_body(actor, line) or not is_body_here
    found = [
        act
        for act in ON_MEASURE
        if act.is_open(measure)
        and may(act.policy, actor, measure)
        and (for_body or act.policy is permissions.can_judge_measure)
    ]
    return [
        {
            "label": act.words.button,
            "url": reverse(f"page:measure-{act.verb}", args=[measure.pk]),
            "is_danger": act.is_danger,
            "is_main": act is found[0],
        }
        for act in found
    ]
