"""What a body, and a council, do about draft acts from the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions, reports
from councils.actions import draft_acts, draft_replies, plan_items
from councils.filters import today
from councils.models import Council, DraftAct
from councils.pages import draft_act_forms as forms
from councils.pages.forms import ReasonForm
from councils.pages.work_plan_forms import AgendaForm
from councils.states import DRAFT_ACT, DraftActState

AT_REST = (
    DraftActState.DEEMED_AGREED,
    DraftActState.ANNEXED,
    DraftActState.WITHDRAWN,
)


class EnterNotification(Act):
    """Enter a notification that came on paper, or by another road."""

    verb = "enter-draft-act"
    policy, run = permissions.can_enter_notification, draft_acts.notify
    form_class: type[ActForm] = forms.PaperNotificationForm
    words = Words(
        title=_("Enter a notification of a draft act"),
        button=_("Enter the notification"),
        done=_("The notification is entered. The term for recommendations runs."),
        lead=_("A body tells the council that its draft is on the portal."),
    )

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def next_page(self) -> str:
        return reverse("page:draft-act", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:council-draft-acts", args=[self.item.pk])


class NotifyCouncil(EnterNotification):
    """Tell a council of a draft, in the name of one's own body."""

    verb = "notify-of-draft-act"
    policy = permissions.can_notify_for_body
    form_class = forms.NotificationForm
    words = Words(
        title=_("Notify the council of a draft act"),
        button=_("Notify the council"),
        done=_("The council is notified. Its term runs from today."),
        lead=_("The council has its word before the act is adopted."),
    )

    def perform(self, given: dict[str, Any], *, at: datetime) -> DraftAct:
        held: Any = self.actor.grant
        told = {**given, "body": held.organization}
        return draft_acts.notify(self.item, **told, by=self.actor, at=at)


class OnDraft(Act):
    """An act upon a draft; `verb` is that of the address and of the procedure."""

    template_name = "councils/draft_act_form.html"

    def rows(self) -> QuerySet[DraftAct]:
        seen = DraftAct.objects.visible_to(self.request.user)
        return seen.read_by(self.request.user).select_related(
            "council__organization", "body", "opinion_obligation", "letter_obligation"
        )

    def back(self) -> str:
        return reverse("page:draft-act", args=[self.item.pk])

    def is_by_council(self) -> bool:
        """Tell whether the council enters what the body did on paper."""
        return draft_replies.is_of(self.item.council, self.actor)

    @classmethod
    def is_open(cls, draft: DraftAct) -> bool:
        """Tell whether the state of the draft lets it."""
        return cls.verb in DRAFT_ACT.acts(draft.state)


class Assign(OnDraft):
    """Give the draft to a commission."""

    verb, run, policy = "assign", draft_acts.assign, permissions.can_assign_draft
    words = Words(
        title=_("Give the draft to a commission"),
        button=_("Give to the commission"),
        done=_("The commission has the draft, and its members are told."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.AssignForm(draft=self.item, **data)


class WriteOpinion(OnDraft):
    """Word the recommendations."""

    verb, run = "write-opinion", draft_acts.write_opinion
    policy = permissions.can_write_opinion
    words = Words(
        title=_("Word the recommendations"),
        button=_("Save the recommendations"),
        done=_("The recommendations are saved. Only the council reads them so far."),
        lead=_("Only the council reads them until they are sent."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.OpinionForm(draft=self.item, **data)


class SendOpinion(OnDraft):
    """Send the recommendations to the body."""

    verb, run = "send-opinion", draft_acts.send_opinion
    policy = permissions.can_send_opinion
    words = Words(
        title=_("Send the recommendations"),
        button=_("Send to the body"),
        done=_("The recommendations are sent. They are public from now on."),
        lead=_("Once they are sent nobody changes them, and everyone reads them."),
    )

    @classmethod
    def is_open(cls, draft: DraftAct) -> bool:
        ready = not reports.opinion_breaches(draft, on=today())
        return ready and super().is_open(draft)


class OfBody(OnDraft):
    """An act of the body; from paper, the secretary enters it."""

    policy: ClassVar[Policy] = permissions.can_act_for_body

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(is_by_council=self.is_by_council(), **data)
        return shown


class RecordReceipt(OfBody):
    """Record when the body received the recommendations."""

    verb, run = "record-receipt", draft_replies.record_receipt
    form_class = forms.ReceiptForm
    words = Words(
        title=_("Record the receipt of the recommendations"),
        button=_("Record the receipt"),
        done=_("The receipt is recorded. The body's letter is owed from that day."),
        lead=_("From the day of receipt runs the term of the body's letter."),
    )

    @classmethod
    def is_open(cls, draft: DraftAct) -> bool:
        return super().is_open(draft) and not reports.receipt_breaches(draft)


class Replying(OfBody):
    """What a body says to the recommendations; it waits for their receipt."""

    @classmethod
    def is_open(cls, draft: DraftAct) -> bool:
        return super().is_open(draft) and not reports.reply_breaches(draft)


class Agree(Replying):
    """The body agrees, and writes so."""

    verb, run, form_class = "agree", draft_replies.agree, forms.LetterForm
    words = Words(
        title=_("The body agrees with the recommendations"),
        button=_("Give the letter of agreement"),
        done=_("The letter is on record, and the council is told."),
        lead=_("A body that agrees changes its draft, and writes to the council."),
    )


class Disagree(Replying):
    """The body disagrees, and says why."""

    verb, run, form_class = "disagree", draft_replies.disagree, forms.PositionForm
    words = Words(
        title=_("The body disagrees with the recommendations"),
        button=_("Give the reasoned position"),
        done=_("The position is on record, and the council is told."),
        lead=_("A body that disagrees gives its reasons; the law sets it no days."),
    )


class Annex(OfBody):
    """Note that the recommendations go along with the draft."""

    verb, run, form_class = "annex", draft_replies.annex, forms.AnnexForm
    words = Words(
        title=_("The recommendations are annexed to the draft"),
        button=_("Note the annex"),
        done=_("It is on record that the recommendations are annexed."),
        lead=_("Recommendations stay with the draft until it is adopted."),
    )


class Withdraw(OnDraft):
    """The body takes its draft back."""

    verb, run, form_class = "withdraw", draft_acts.withdraw, ReasonForm
    policy, is_danger = permissions.can_act_for_body, True
    words = Words(
        title=_("The body withdraws its draft"),
        button=_("Withdraw the draft"),
        done=_("The draft is withdrawn. No opinion is owed any more."),
        lead=_("This cannot be undone."),
    )


class PutOnAgenda(OnDraft):
    """Put the draft before the council, or its commission."""

    verb, run = "put-on-agenda", plan_items.consider
    policy = permissions.can_put_draft_on_agenda
    words = Words(
        title=_("Put the draft on an agenda"),
        button=_("Put on the agenda"),
        done=_("The matter is on the agenda."),
        lead=_(
            "Of a meeting that is not convened yet; plan one first if there is none."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return AgendaForm(council=self.item.council, **data)

    @classmethod
    def is_open(cls, draft: DraftAct) -> bool:
        return draft.state not in AT_REST


ON_DRAFT: tuple[type[OnDraft], ...] = (
    SendOpinion,
    WriteOpinion,
    RecordReceipt,
    Agree,
    Disagree,
    Annex,
    Assign,
    PutOnAgenda,
    Withdraw,
)
ON_COUNCIL: tuple[type[Act], ...] = (EnterNotification, NotifyCouncil)
