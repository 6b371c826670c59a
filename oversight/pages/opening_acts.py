"""What the author does to a matter around its control: amend, join, hand over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import handovers, joining, openings, sketches
from oversight.models import OVER, Case, CaseHandover
from oversight.pages import opening_forms as forms
from oversight.pages.case_acts import CaseAct
from oversight.pages.forms import ReasonForm
from oversight.states import CASE_HANDOVER, CONTROL_FORMS, CaseForm, CaseState


class Amend(CaseAct):
    """Write a draft over."""

    verb, run = "amend", openings.amend
    words = Words(
        title=_("Amend the draft"),
        button=_("Keep the changes"),
        done=_("The draft is amended."),
        lead=_("Nobody but its authors has seen it: nothing of the old text is kept."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.AmendForm(case=self.item, **data)


class Discard(CaseAct):
    """Put a draft aside."""

    verb, run = "discard", openings.discard
    is_danger = True
    words = Words(
        title=_("Discard the draft"),
        button=_("Discard it for good"),
        done=_("The draft is discarded. It never had a number, and nobody saw it."),
        lead=_("This cannot be undone. To take part in the same matter, open another."),
    )


class OpenBeside(CaseAct):
    """Begin another form of control in the same matter."""

    verb = "open-beside"
    words = Words(
        title=_("Open another form in this matter"),
        button=_("Another form in this matter"),
        done=_("The bodies are those of this case; choose the form."),
        lead=_("Forms of control may run at the same time in one matter."),
    )

    def perform(self, given: dict[str, Any], *, at: datetime) -> Any:
        first = openings.first_of_matter(self.item)
        bodies = self.item.bodies.values_list("pk", flat=True)
        is_alone = first.initiator.kind == "citizen"
        data = {
            "initiator": [forms.ALONE if is_alone else str(first.initiator_id)],
            "beside": [str(first.pk)],
            "bodies": [str(pk) for pk in bodies],
        }
        return sketches.keep(self.actor.user, step="form", data=data, at=at)

    def next_page(self) -> str:
        return reverse("page:case-new-step", args=["form"])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        is_going_on = case.state not in (*OVER, CaseState.DRAFT)
        return is_going_on and CaseForm(case.form) in CONTROL_FORMS


class Join(CaseAct):
    """Let the matter go on within a similar one."""

    verb, run = "join", joining.join
    is_danger = True
    words = Words(
        title=_("Join with a similar case"),
        button=_("Join with it for good"),
        done=_("The case is joined. It stays public, and leads to the other one."),
        lead=_("This one ends; the other goes on. Its author and the bodies are told."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.JoinForm(rows=similar_to(self.item, self.request.user), **data)


class OfferHandover(CaseAct):
    """Offer the case to another author."""

    verb, run = "offer-handover", handovers.offer
    words = Words(
        title=_("Hand the case over"),
        button=_("Offer the case"),
        done=_("The case is offered. You lead it until the other side accepts."),
        lead=_("Its number, its days and every term stay as they are."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.HandoverForm(case=self.item, **data)

    @classmethod
    def is_open(cls, case: Case) -> bool:
        waits = any(one.state == "offered" for one in case.handovers.all())
        return super().is_open(case) and not waits


class HandoverAct(Act):
    """An act upon the offer of a case."""

    def rows(self) -> QuerySet[CaseHandover]:
        seen = CaseHandover.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator", "from_org", "to_org")

    def back(self) -> str:
        return reverse("page:case", args=[self.item.case_id])

    @classmethod
    def is_open(cls, handover: CaseHandover) -> bool:
        """Tell whether the state of the offer lets it."""
        return cls.verb in CASE_HANDOVER.acts(handover.state)


class AcceptHandover(HandoverAct):
    """Take a case over."""

    verb = "accept"
    policy, run = permissions.can_answer_handover, handovers.accept
    form_class = forms.TakeOverForm
    words = Words(
        title=_("Take the case over"),
        button=_("I declare this, and take the case over"),
        done=_("The case is yours now. The bodies have been told."),
        lead=_("The other members of your group act once they have declared too."),
    )


class DeclineHandover(HandoverAct):
    """Leave the case with its author."""

    verb = "decline"
    policy, run = permissions.can_answer_handover, handovers.decline
    form_class = ReasonForm
    words = Words(
        title=_("Decline the case"),
        button=_("Decline"),
        done=_("The case stays with its author, who has been told why."),
    )


class WithdrawHandover(HandoverAct):
    """Take an offer back."""

    verb = "withdraw"
    policy, run = permissions.can_take_back_handover, handovers.withdraw
    words = Words(
        title=_("Take the offer back"),
        button=_("Take the offer back"),
        done=_("The offer is taken back."),
    )


def similar_to(case: Case, user: Any) -> QuerySet[Case]:
    """Return the cases with which one may be joined: about one of its bodies."""
    shared = Case.bodies.through.objects.filter(
        organization__in=case.bodies.values("pk")
    )
    return (
        Case.objects.visible_to(user)
        .filter(
            pk__in=shared.values("case_id"),
            state__in=joining.GOING_ON,
            form__in=CONTROL_FORMS,
        )
        .exclude(pk=case.pk)
        .order_by("-opened_at")
    )


ON_CASE: tuple[type[CaseAct], ...] = (Amend, OpenBeside, OfferHandover, Join, Discard)
ON_HANDOVER: tuple[type[HandoverAct], ...] = (
    AcceptHandover,
    DeclineHandover,
    WithdrawHandover,
)
