"""What a body, and an author, do to the request for a visit."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions, reports
from oversight.actions import visits
from oversight.models import Visit
from oversight.pages import visit_forms
from oversight.pages.forms import ReasonForm


class VisitAct(Act):
    """An act upon one visit."""

    def rows(self) -> QuerySet[Visit]:
        seen = Visit.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator", "body", "site", "obligation")

    def back(self) -> str:
        return reverse("page:visit", args=[self.item.pk])


class Agree(VisitAct):
    """Agree to the visit, as the body."""

    verb, policy, run = "agree", permissions.can_answer_visit, visits.agree
    words = Words(
        title=_("Agree to the visit"),
        button=_("Agree"),
        done=_("The visit is agreed. The author has been told."),
        lead=_("Premises are opened by written agreement: this is one."),
    )

    def form(self, **data: Any) -> ActForm:
        return visit_forms.AgreementForm(visit=self.item, **data)


class Refuse(VisitAct):
    """Refuse the visit, as the body."""

    verb, policy, run = "refuse", permissions.can_answer_visit, visits.refuse
    form_class = visit_forms.RefusalForm
    template_name = "oversight/visit_refusal.html"
    is_danger = True
    words = Words(
        title=_("Refuse the visit"),
        button=_("Refuse"),
        done=_("The refusal is recorded. The author has been told."),
    )

    def context(self) -> dict[str, Any]:
        held = reports.bars(
            self.item.body,
            question=self.item.question,
            wanted_on=self.item.wanted_on,
            but=self.item.case,
        )
        return {"bars": held}


class EnterAgreement(VisitAct):
    """Enter, as the author, a written agreement."""

    verb, run = "enter-agreement", visits.enter_agreement
    policy = permissions.can_keep_visit
    words = Words(
        title=_("Enter a written agreement"),
        button=_("Enter the agreement"),
        done=_("The agreement is entered, with its scan."),
        lead=_("It is shown as entered by the author, beside its scan."),
    )

    def form(self, **data: Any) -> ActForm:
        return visit_forms.PaperAgreementForm(visit=self.item, **data)


class EnterRefusal(VisitAct):
    """Enter, as the author, a written refusal."""

    verb, run = "enter-refusal", visits.enter_refusal
    policy = permissions.can_keep_visit
    form_class = visit_forms.PaperRefusalForm
    words = Words(
        title=_("Enter a written refusal"),
        button=_("Enter the refusal"),
        done=_("The refusal is entered, with its scan."),
        lead=_("It is shown as entered by the author, beside its scan."),
    )


class WithdrawVisit(VisitAct):
    """Take the request back."""

    verb, policy, run = "withdraw", permissions.can_keep_visit, visits.withdraw
    form_class, is_danger = ReasonForm, True
    words = Words(
        title=_("Withdraw the request"),
        button=_("Withdraw the request"),
        done=_("The request is withdrawn. The body has been told."),
    )


class RecordHeld(VisitAct):
    """Record that the visit took place."""

    verb, policy, run = "record-held", permissions.can_keep_visit, visits.record_held
    form_class = visit_forms.HeldForm
    words = Words(
        title=_("The visit took place"),
        button=_("Record the visit"),
        done=_("The visit is on record."),
    )


class RecordMissed(VisitAct):
    """Record that an agreed visit did not take place."""

    verb, policy = "record-missed", permissions.can_keep_visit
    run, form_class = visits.record_missed, visit_forms.MissedForm
    words = Words(
        title=_("The visit did not take place"),
        button=_("Record it"),
        done=_("It is on record that the visit did not take place."),
    )


VISIT_ACTS: tuple[type[VisitAct], ...] = (
    Agree,
    Refuse,
    RecordHeld,
    RecordMissed,
    EnterAgreement,
    EnterRefusal,
    WithdrawVisit,
)
