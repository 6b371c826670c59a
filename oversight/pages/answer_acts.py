"""What a body and an author do to recommendations and answers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import answers, recommendations
from oversight.models import Answer, Recommendation, Stance
from oversight.pages import answer_forms, forms, looks


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
    words = Words(
        title=_("Enter an answer on paper"),
        button=_("Enter the answer"),
        done=_("The answer is entered, with its scan."),
        lead=_("It is shown as entered by the author; the body may dispute it later."),
    )

    def form(self, **data: Any) -> ActForm:
        return answer_forms.PaperAnswerForm(line=self.item, **data)


class CorrectAnswer(RecommendationAct):
    """Give the next version of an answer, as the head of the body."""

    verb = "correct-answer"
    policy, run = permissions.can_correct_answer, answers.correct
    words = Words(
        title=_("Correct the answer by a new version"),
        button=_("Sign and publish the new version"),
        done=_("The new version is published. The author has been told."),
        lead=_(
            "The earlier versions stay on record. In time or late remains what the "
            "first was; the author may assess the answer anew."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        answer = looks.given(self.item)
        if answer is None:
            raise Http404
        return answer_forms.CorrectionForm(answer=answer, **data)

    def next_page(self) -> str:
        return reverse("page:answer", args=[self.result.pk])


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


class AnswerAct(Act):
    """An act upon an answer that has been given."""

    def rows(self) -> QuerySet[Answer]:
        return Answer.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator", "recommendation__body"
        )

    is_of_body = False

    def back(self) -> str:
        return reverse("page:answer", args=[self.item.pk])

    @classmethod
    def is_open(cls, answer: Answer) -> bool:
        """Tell whether the answer, as it stands, lets it."""
        raise NotImplementedError


class Assess(AnswerAct):
    """Say what an answer is worth."""

    verb = "assess"
    policy, run, form_class = (
        permissions.can_assess,
        answers.assess,
        answer_forms.AssessmentForm,
    )
    words = Words(
        title=_("Assess the answer"),
        button=_("Publish the assessment"),
        done=_("Your assessment is published. It changes no term."),
    )

    def back(self) -> str:
        return reverse("page:case", args=[self.item.recommendation.case_id])

    @classmethod
    def is_open(cls, answer: Answer) -> bool:
        given = getattr(answer, "assessment", None)
        return given is None or given.about_version != answer.version


class StanceAct(AnswerAct):
    """What the body says of an answer that the author has entered in its name."""

    policy = permissions.can_take_stance
    is_of_body = True
    stance: Stance

    @classmethod
    def is_open(cls, answer: Answer) -> bool:
        said = {
            one.stance for one in answer.stances.all() if one.version == answer.version
        }
        return answer.is_entered_by_author and cls.stance not in said


class ConfirmAnswer(StanceAct):
    """Say that what the author has entered is the body's answer."""

    verb = "confirm"
    run, stance = answers.confirm, Stance.CONFIRMED
    words = Words(
        title=_("Confirm the answer that the author has entered"),
        button=_("Confirm: this is our answer"),
        done=_("The answer is confirmed as the body's own."),
    )


class DisputeAnswer(StanceAct):
    """Say that the body did not answer so."""

    verb = "dispute"
    run, stance, form_class = answers.dispute, Stance.DISPUTED, forms.ReasonForm
    words = Words(
        title=_("Dispute the answer that the author has entered"),
        button=_("Dispute the answer"),
        done=_("The dispute is published beside the answer; both stand."),
        lead=_(
            "Say what is wrong. The body may also give its own answer, as a new "
            "version that its head signs."
        ),
    )


RECOMMENDATION_ACTS: tuple[type[RecommendationAct], ...] = (
    ReportProgress,
    ConfirmFulfilment,
    DenyFulfilment,
)
ANSWER_ACTS: tuple[type[AnswerAct], ...] = (Assess, ConfirmAnswer, DisputeAnswer)
