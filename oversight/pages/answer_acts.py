"""What a body and an author do to recommendations and answers."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, Words
from oversight import permissions
from oversight.actions import answers, recommendations
from oversight.models import Answer, Recommendation
from oversight.pages import forms


class RecommendationAct(Act):
    """An act upon one recommendation."""

    def rows(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(self.request.user).select_related(
            "case__initiator", "body", "answer_obligation", "answer__assessment"
        )

    def back(self) -> str:
        return reverse("page:case", args=[self.item.case_id])


class EnterAnswer(RecommendationAct):
    """Enter, as the author, the paper answer of a body that is not here."""

    verb = "enter-answer"
    policy, run = permissions.can_enter_answer, answers.enter_on_paper
    form_class = forms.PaperAnswerForm
    words = Words(
        title=_("Enter an answer on paper"),
        button=_("Enter the answer"),
        done=_("The answer is entered, with its scan."),
        lead=_("It is shown as entered by the author; the body may dispute it later."),
    )


class ReportProgress(RecommendationAct):
    """Report, as the body, what is being done."""

    verb = "report-progress"
    policy, run = permissions.can_report_progress, recommendations.report_progress
    form_class = forms.NoteForm
    words = Words(
        title=_("Report on progress"),
        button=_("Report"),
        done=_("The report is published."),
    )


class ConfirmFulfilment(RecommendationAct):
    """Confirm, as the author, that it has been fulfilled."""

    verb = "confirm-fulfilment"
    policy, run = permissions.can_judge_fulfilment, recommendations.confirm_fulfilment
    words = Words(
        title=_("Confirm that it has been fulfilled"),
        button=_("Confirm"),
        done=_("The recommendation counts as fulfilled."),
    )


class DenyFulfilment(RecommendationAct):
    """Say, as the author, that it has not been fulfilled."""

    verb = "deny-fulfilment"
    policy, run = permissions.can_judge_fulfilment, recommendations.deny_fulfilment
    form_class = forms.NoteForm
    words = Words(
        title=_("Say that it has not been fulfilled"),
        button=_("Publish it"),
        done=_("It is published. The body may report again."),
    )


class Assess(Act):
    """Say what an answer is worth."""

    verb = "assess"
    policy, run, form_class = (
        permissions.can_assess,
        answers.assess,
        forms.AssessmentForm,
    )
    words = Words(
        title=_("Assess the answer"),
        button=_("Publish the assessment"),
        done=_("Your assessment is published. It changes no term."),
    )

    def rows(self) -> QuerySet[Answer]:
        return Answer.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator", "recommendation__body"
        )

    def back(self) -> str:
        return reverse("page:case", args=[self.item.recommendation.case_id])


RECOMMENDATION_ACTS: tuple[type[RecommendationAct], ...] = (
    ReportProgress,
    ConfirmFulfilment,
    DenyFulfilment,
)
