"""What the author and the experts do about an expertise from its page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import expertise
from oversight.models import Case, ExpertQuestion
from oversight.pages import expertise_forms as forms
from oversight.pages.case_acts import CaseAct
from oversight.states import CaseForm


class Ask(CaseAct):
    """Put a question to the experts."""

    verb, run, form_class = "ask-experts", expertise.ask, forms.QuestionForm
    words = Words(
        title=_("A question to the experts"),
        button=_("Put a question"),
        done=_("The question is put to the experts."),
    )

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return case.form == CaseForm.EXPERTISE and case.state in expertise.ASKED_IN


class QuestionAct(Act):
    """An act upon one question."""

    def rows(self) -> QuerySet[ExpertQuestion]:
        seen = ExpertQuestion.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator")

    def back(self) -> str:
        return reverse("page:case-control", args=[self.item.case_id])


class Conclude(QuestionAct):
    """Give a conclusion, or enter one."""

    verb, run, policy = "conclude", expertise.conclude, permissions.can_conclude
    words = Words(
        title=_("Conclusion of an expert"),
        button=_("Give a conclusion"),
        done=_("The conclusion is on record."),
        lead=_(
            "The public sees it once the final document is sent. A further conclusion "
            "of the same expert is its next version."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        own = permissions.own_place(self.actor, self.item)
        return forms.ConclusionForm(question=self.item, own=own, **data)


class WithdrawQuestion(QuestionAct):
    """Take a question back."""

    verb, run = "withdraw", expertise.withdraw_question
    policy, is_danger = permissions.can_keep_question, True
    words = Words(
        title=_("Take the question back"),
        button=_("Take it back"),
        done=_("The question is taken back. It stays on record."),
    )


ON_QUESTION: tuple[type[QuestionAct], ...] = (Conclude, WithdrawQuestion)
