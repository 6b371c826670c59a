"""What authors, secretary and chair do to appeals from their pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.law.norm import Norm
from backend.law.norms import public_councils
from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import appeals
from councils.filters import today
from councils.models import Appeal
from councils.pages import appeal_forms as forms
from councils.pages.regulation_acts import CouncilAct
from councils.pages.work_plan_forms import AgendaForm
from councils.permissions import Grant
from councils.rules import appeals as rule
from councils.states import APPEAL


def can_put_on_agenda(actor: Actor, appeal: Appeal) -> Grant:
    """Find the office that prepares the agenda: the council's secretary."""
    return permissions.can_plan(actor, appeal.council)


class ToCouncil(CouncilAct):
    """An appeal that reaches a council."""

    section = "page:council-appeals"
    template_name = "councils/appeal_form.html"

    def next_page(self) -> str:
        return reverse("page:appeal", args=[self.result.pk])

    def context(self) -> dict[str, Any]:
        days = self.item.settings_on(today()).appeal_days
        return {"days": days, "law": rule.ANSWER, "personal_law": rule.PERSONAL_DATA}


class FileAppeal(ToCouncil):
    """Appeal to the council."""

    verb = "file-appeal"
    policy, run = permissions.can_appeal, appeals.file
    form_class = forms.OwnForm
    words = Words(
        title=_("Appeal to the council"),
        button=_("Send the appeal"),
        done=_("Your appeal is registered. The answer comes to your e-mail."),
        lead=_("On a matter that concerns society, the ethics of officials included."),
    )


class EnterAppeal(ToCouncil):
    """Enter an appeal that came on paper."""

    verb = "enter-appeal"
    policy, run = permissions.can_enter_appeal, appeals.enter
    form_class = forms.PaperForm
    words = Words(
        title=_("Enter an appeal on paper"),
        button=_("Enter the appeal"),
        done=_("The appeal is entered, and has its number."),
        lead=_("One that came by post, by e-mail or at a reception."),
    )


class AppealAct(Act):
    """An act upon an appeal; `verb` is that of the address and of the procedure."""

    law: ClassVar[Norm[Any] | None] = None
    template_name = "councils/appeal_act.html"

    def rows(self) -> QuerySet[Appeal]:
        seen = Appeal.objects.visible_to(self.request.user)
        known = seen.read_by(self.request.user)
        return known.select_related("council__organization", "user")

    def back(self) -> str:
        return reverse("page:appeal", args=[self.item.pk])

    def context(self) -> dict[str, Any]:
        return {"law": self.law, "is_paper": self.item.user_id is None}

    @classmethod
    def is_open(cls, appeal: Appeal) -> bool:
        """Tell whether the state of the appeal lets it."""
        return cls.verb in APPEAL.acts(appeal.state)


class Answer(AppealAct):
    """Answer the appeal."""

    verb, run, form_class = "answer", appeals.answer, forms.AnswerForm
    policy = permissions.can_answer_appeal
    words = Words(
        title=_("Answer the appeal"),
        button=_("Give the answer"),
        done=_("The answer is given. Everyone reads it, without the author's name."),
        lead=_("Whoever has an account gets the answer by e-mail."),
    )


class Assign(AppealAct):
    """Give the appeal to a commission or a member."""

    verb, run = "assign", appeals.assign
    policy = permissions.can_assign_appeal
    words = Words(
        title=_("Give the appeal to a commission or a member"),
        button=_("Give it"),
        done=_("The appeal is given, and who has it now can read it."),
        lead=_("Who had it before reads it no more. Secretary or chair answers."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.AssignForm(appeal=self.item, **data)


class Redirect(AppealAct):
    """Send the appeal on."""

    verb, run, form_class = "redirect", appeals.redirect, forms.RedirectForm
    policy = permissions.can_answer_appeal
    words = Words(
        title=_("Send the appeal on to the competent body"),
        button=_("Send it on"),
        done=_("The appeal is sent on. The author has been told."),
        lead=_("The body reads the text and learns the author's name."),
    )


class PutOnAgenda(AppealAct):
    """Bring the appeal before the council."""

    verb, run = "put-on-agenda", appeals.put_on_agenda
    policy, law = can_put_on_agenda, public_councils.ANSWER_OTHER
    words = Words(
        title=_("Put the appeal on an agenda"),
        button=_("Put on the agenda"),
        done=_("The appeal is on the agenda, by its theme alone."),
        lead=_("What the council recommends on it, a body answers within one month."),
    )

    def form(self, **data: Any) -> ActForm:
        return AgendaForm(council=self.item.council, **data)

    @classmethod
    def is_open(cls, appeal: Appeal) -> bool:
        return not appeal.is_over


class Withdraw(AppealAct):
    """Take the appeal back."""

    verb, run, form_class = "withdraw", appeals.withdraw, forms.WithdrawForm
    policy, is_danger = permissions.can_withdraw_appeal, True
    words = Words(
        title=_("Withdraw the appeal"),
        button=_("Withdraw the appeal"),
        done=_("The appeal is withdrawn. Its number and theme stay."),
        lead=_("The council answers it no more. This cannot be undone."),
    )


ON_COUNCIL: tuple[type[ToCouncil], ...] = (FileAppeal, EnterAppeal)
ON_APPEAL: tuple[type[AppealAct], ...] = (
    Answer,
    Assign,
    PutOnAgenda,
    Redirect,
    Withdraw,
)
