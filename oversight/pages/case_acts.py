"""What the author, and those who take part, do to a case from its page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.roles import Standing
from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import cases, closing, final_documents, findings
from oversight.models import Case
from oversight.pages import finding_forms, forms, paper_forms
from oversight.states import CaseState


def anyone(actor: Actor, item: object) -> Standing:
    """Let in whoever has signed in: what he says decides whether he may."""
    return Standing.PERSON


class CaseAct(Act):
    """An act upon a case; `verb` is that of the address and of the procedure."""

    policy = permissions.can_lead_case

    def rows(self) -> QuerySet[Case]:
        return Case.objects.visible_to(self.request.user).select_related("initiator")

    def back(self) -> str:
        return reverse("page:case", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        """Tell whether the state of the case lets it."""
        return cls.verb in case.procedure.acts(case.state)


class Register(CaseAct):
    """Give the case its number."""

    verb, run = "register", cases.register
    words = Words(
        title=_("Register the case"),
        button=_("Register"),
        done=_("The case is registered: it has its number, and is public now."),
        lead=_("From now on everybody sees who raised the matter, and about what."),
    )


class Announce(CaseAct):
    """Tell the bodies."""

    verb, run = "announce", cases.announce
    words = Words(
        title=_("Announce the control to the body"),
        button=_("Announce"),
        done=_("The bodies have been told."),
    )


class Begin(CaseAct):
    """Start the control."""

    verb, run = "begin", cases.begin
    words = Words(
        title=_("Begin the control"),
        button=_("Begin"),
        done=_("The control has begun: what is found can be written down."),
    )


class LogFinding(CaseAct):
    """Write down what was established."""

    verb, run, policy = "log-finding", findings.log, permissions.can_log_finding
    words = Words(
        title=_("Write down a finding"),
        button=_("Write down a finding"),
        done=_("The finding is written down."),
    )

    def form(self, **data: Any) -> ActForm:
        wanted = self.request.GET.get("site", "")
        sites = {str(site.pk): site for site in self.item.sites.all() if wanted}
        return finding_forms.FindingForm(case=self.item, site=sites.get(wanted), **data)

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return case.state == CaseState.UNDER_WAY


class Complete(CaseAct):
    """End the control."""

    verb, run = "complete", cases.complete
    words = Words(
        title=_("Complete the control"),
        button=_("Complete"),
        done=_("The control is complete. The final document is owed from today."),
        lead=_("No finding can be added then. The term for the final document begins."),
    )


class AdoptFinalDocument(CaseAct):
    """Write the final document with its recommendations."""

    verb, run = "adopt-final-document", final_documents.adopt
    form_class = paper_forms.FinalDocumentForm
    words = Words(
        title=_("Write the final document"),
        button=_("Adopt the document"),
        done=_("The final document is adopted. It is not sent yet."),
        lead=_(
            "At least one recommendation, each to one body: each is answered alone."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return paper_forms.FinalDocumentForm(case=self.item, **data)

    def next_page(self) -> str:
        return reverse("page:case-papers", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        written = hasattr(case, "final_document")
        return case.state == CaseState.COMPLETED and not written


class RewriteFinalDocument(AdoptFinalDocument):
    """Write the draft of the final document anew."""

    verb = "rewrite-final-document"
    words = Words(
        title=_("Change the draft of the final document"),
        button=_("Change the draft"),
        done=_("The draft is written anew. It is not sent yet."),
        lead=_("It may be changed until it is sent, and never after that."),
    )

    @classmethod
    def is_open(cls, case: Case) -> bool:
        written = hasattr(case, "final_document")
        return case.state == CaseState.COMPLETED and written and not case.is_of_council


class SendFinalDocument(CaseAct):
    """Send the final document to each body."""

    verb, run = "send-final-document", final_documents.send
    words = Words(
        title=_("Send the final document"),
        button=_("Send the document"),
        done=_("The final document is sent."),
        lead=_("Nothing in it can be changed after that."),
    )

    def next_page(self) -> str:
        return reverse("page:case-papers", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return super().is_open(case) and hasattr(case, "final_document")


class Close(CaseAct):
    """End the case."""

    verb, run, form_class = "close", closing.close, forms.ClosingForm
    words = Words(
        title=_("Close the case"),
        button=_("Close the case"),
        done=_("The case is closed. What is still owed stays owed."),
        lead=_("A reason is needed where a recommendation stays without an answer."),
    )


class Withdraw(CaseAct):
    """Give the matter up."""

    verb, run, form_class = "withdraw", cases.withdraw, forms.ReasonForm
    is_danger = True
    words = Words(
        title=_("Withdraw the case"),
        button=_("Withdraw the case for good"),
        done=_("The case is withdrawn. It stays public, with your reason."),
        lead=_("This cannot be undone. The case stays in the register, marked so."),
    )


CASE_ACTS: tuple[type[CaseAct], ...] = (
    Register,
    Announce,
    Begin,
    LogFinding,
    Complete,
    AdoptFinalDocument,
    SendFinalDocument,
    RewriteFinalDocument,
    Close,
    Withdraw,
)
