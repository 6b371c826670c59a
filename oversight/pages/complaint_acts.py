"""What an author, a body and a higher body do to complaints from their pages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actor import Actor
from backend.pages.acts import Act, ActForm, Words, may
from oversight import permissions
from oversight.actions import complaint_ends, complaint_roads, complaints
from oversight.models import Complaint, Instance, Recommendation
from oversight.pages import complaint_forms as forms


class Complain(Act):
    """Begin a complaint about a recommendation's silence, refusal or empty answer."""

    verb = "complain"
    policy, run = permissions.can_complain, complaints.draft
    words = Words(
        title=_("Complain"),
        button=_("Draw up the letter"),
        done=_("The letter is drawn up. Read it, print it, and file it."),
        lead=_(
            "The letter is drawn up in Kazakh and Russian from what the register "
            "knows. Nobody sees it before you file it."
        ),
    )

    def rows(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(self.request.user).select_related(
            "case__initiator", "body__parent", "answer_obligation"
        )

    def form(self, **data: Any) -> ActForm:
        return forms.ComplaintForm(recommendation=self.item, **data)

    def back(self) -> str:
        return reverse("page:case-after", args=[self.item.case_id])

    def next_page(self) -> str:
        return reverse("page:complaint", args=[self.result.pk])


class ComplaintAct(Act):
    """An act upon one complaint."""

    policy = permissions.can_lead_complaint

    def rows(self) -> QuerySet[Complaint]:
        return Complaint.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator",
            "recommendation__body__parent",
            "recommendation__answer_obligation",
            "addressee",
        )

    def back(self) -> str:
        return reverse("page:complaint", args=[self.item.pk])

    @classmethod
    def is_open(cls, complaint: Complaint) -> bool:
        """Tell whether the state of the complaint lets it."""
        return cls.verb in complaint.procedure.acts(complaint.state)


class Edit(ComplaintAct):
    """Write a draft anew."""

    verb, run = "edit", complaints.edit
    words = Words(
        title=_("Change the complaint"),
        button=_("Draw up the letter anew"),
        done=_("The letter is drawn up anew."),
    )

    def form(self, **data: Any) -> ActForm:
        if not data:
            data = {"initial": forms.written(self.item)}
        return forms.ComplaintForm(
            recommendation=self.item.recommendation, complaint=self.item, **data
        )


class File(ComplaintAct):
    """File it."""

    verb, run = "file", complaints.file
    words = Words(
        title=_("File the complaint"),
        button=_("File the complaint"),
        done=_("The complaint is filed: it has its number, and is public now."),
        lead=_("It is public from now on, and its letter does not change any more."),
    )

    def form(self, **data: Any) -> ActForm:
        through_body = self.item.to == Instance.HIGHER_BODY
        here = complaint_roads.is_body_here(self.item, at=clock.now())
        return forms.FileForm(is_in_system=through_body and here, **data)


class RecordReceipt(ComplaintAct):
    """Record when the body received it."""

    verb, run = "record-receipt", complaints.record_receipt
    form_class = forms.ReceiptForm
    words = Words(
        title=_("Record the receipt of the complaint"),
        button=_("Record the receipt"),
        done=_("The receipt is recorded. The term to pass it up runs from that day."),
    )


class PassUp(ComplaintAct):
    """Pass it up, as the body."""

    verb, run, form_class = "pass-up", complaint_roads.pass_up, forms.PassUpForm
    policy = permissions.can_pass_up
    words = Words(
        title=_("Pass the complaint up"),
        button=_("Pass it up"),
        done=_("The complaint is with the higher body."),
        lead=_(
            "It goes to the higher body with the file of the matter. The "
            "recommendation can still be answered."
        ),
    )


class EnterPassing(ComplaintAct):
    """Record that the body has passed it up on paper."""

    verb, run = "enter-passing", complaint_roads.enter_passing
    form_class = forms.PassingForm
    words = Words(
        title=_("Record that the body passed it up"),
        button=_("Record the passing"),
        done=_("It is recorded. The term of the decision runs from that day."),
        lead=_("It is shown as entered by the author."),
    )


class BringUp(ComplaintAct):
    """Bring it to the higher body oneself."""

    verb, run = "bring-up", complaint_roads.bring_up
    form_class = forms.BringingForm
    words = Words(
        title=_("Bring the complaint to the higher body yourself"),
        button=_("Bring it up yourself"),
        done=_("The complaint is with the higher body. The body's debt stays open."),
        lead=_("The body has let its days pass. What it owes stays owed, and late."),
    )


class Decide(ComplaintAct):
    """Decide it, as the higher body."""

    verb, run, form_class = "decide", complaint_ends.decide, forms.RulingForm
    policy = permissions.can_decide_complaint
    words = Words(
        title=_("Decide the complaint"),
        button=_("Decide the complaint"),
        done=_("The decision is published. Both sides have been told."),
        lead=_("The recommendation keeps its own state: the body still answers it."),
    )


class Return(ComplaintAct):
    """Return it without a decision."""

    verb, run, form_class = "return", complaint_ends.send_back, forms.ReturnForm
    policy, is_danger = permissions.can_decide_complaint, True
    words = Words(
        title=_("Return the complaint"),
        button=_("Return it without a decision"),
        done=_("The complaint is returned, with your reason."),
        lead=_("The author may then go to court."),
    )


class EnterDecision(ComplaintAct):
    """Record a decision on paper."""

    verb, run = "enter-decision", complaint_ends.enter_decision
    form_class = forms.PaperRulingForm
    words = Words(
        title=_("Record the decision"),
        button=_("Record the decision"),
        done=_("The decision is recorded, with its scan."),
        lead=_("It is shown as entered by the author."),
    )


class EnterReturn(ComplaintAct):
    """Record that it came back."""

    verb, run = "enter-return", complaint_ends.enter_return
    form_class = forms.PaperReturnForm
    words = Words(
        title=_("Record that it came back without a decision"),
        button=_("Record the return"),
        done=_("The return is recorded."),
        lead=_("It is shown as entered by the author."),
    )


class Withdraw(ComplaintAct):
    """Take it back."""

    verb, run, is_danger = "withdraw", complaints.withdraw, True
    form_class = forms.WithdrawForm
    words = Words(
        title=_("Withdraw the complaint"),
        button=_("Withdraw the complaint for good"),
        done=_("The complaint is withdrawn. It stays public, with your reason."),
        lead=_("This cannot be undone. The complaint stays public, marked so."),
    )


class Discard(ComplaintAct):
    """Give a draft up."""

    verb, run, is_danger = "discard", complaints.discard, True
    words = Words(
        title=_("Throw the draft away"),
        button=_("Throw the draft away"),
        done=_("The draft is gone."),
    )

    def next_page(self) -> str:
        return reverse("page:case-after", args=[self.item.recommendation.case_id])


ON_COMPLAINT: tuple[type[ComplaintAct], ...] = (
    File,
    Edit,
    PassUp,
    Decide,
    RecordReceipt,
    EnterPassing,
    BringUp,
    EnterDecision,
    EnterReturn,
    Return,
    Withdraw,
    Discard,
)


def buttons(
    complaint: Complaint, actor: Actor | None, *, hidden: frozenset[str]
) -> list[dict[str, Any]]:
    """Return what the actor may do to a complaint now; `hidden` are idle verbs."""
    if actor is None:
        return []
    found = [
        act
        for act in ON_COMPLAINT
        if act.verb not in hidden
        and act.is_open(complaint)
        and may(act.policy, actor, complaint)
    ]
    return [
        {
            "label": act.words.button,
            "url": reverse(f"page:complaint-{act.verb}", args=[complaint.pk]),
            "is_danger": act.is_danger,
            "is_main": act is found[0] and not act.is_danger,
        }
        for act in found
    ]
