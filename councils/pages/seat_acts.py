"""What is done to a composition and to its seats, from their pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions, reports
from councils.actions import commissions, convocations, seats, tenures
from councils.filters import today
from councils.models import Constituency, Convocation, Council, EndGround, Seat
from councils.pages import composition_forms, seat_forms
from councils.pages.regulation_acts import CouncilAct
from councils.rules import seats as rule
from councils.rules.seats import Ground


class OfComposition(CouncilAct):
    """An act that brings a council a composition."""

    policy: ClassVar[Policy] = permissions.can_approve_convocation
    section = "page:council-members"

    @classmethod
    def is_open(cls, council: Council) -> bool:
        """Tell that it is never too late for it."""
        return True


class ApproveByHand(OfComposition):
    """Approve a composition whose members are named by hand."""

    verb, run = "approve-convocation", convocations.approve
    words = Words(
        title=_("Approve a composition"),
        button=_("Approve the composition"),
        done=_("The composition is approved, and in office from the named day."),
        lead=_(
            "After a competition do it from the page of the competition: the selected "
            "are filled in there. An unlawful composition is refused."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return composition_forms.CompositionByHandForm(council=self.item, **data)


class RecordPast(OfComposition):
    """Record a composition from before Kenes."""

    verb, run = "record-past-convocation", convocations.record_past
    words = Words(
        title=_("Record a past composition"),
        button=_("Record it"),
        done=_("The composition is on record, with its source."),
        lead=_("What it breaks is noted beside it, and hinders nothing."),
    )

    def form(self, **data: Any) -> ActForm:
        return composition_forms.PastCompositionForm(council=self.item, **data)


class ConvocationAct(Act):
    """An act upon the composition in office."""

    takes_vacancy: ClassVar[bool] = False
    policy: ClassVar[Policy] = permissions.can_appoint

    def rows(self) -> QuerySet[Convocation]:
        seen = Convocation.objects.visible_to(self.request.user)
        return seen.select_related("council__organization", "council__body")

    def back(self) -> str:
        return reverse("page:council-members", args=[self.item.council_id])

    @classmethod
    def is_open(cls, convocation: Convocation) -> bool:
        """Tell whether the composition is in office."""
        return convocation.is_in_office(today())


class Appoint(ConvocationAct):
    """Seat a member from the state."""

    verb, run = "appoint", seats.appoint
    words = Words(
        title=_("Appoint a member from the state"),
        button=_("Appoint"),
        done=_("The member is appointed, for the rest of the term."),
        lead=_("By the decision of the head of the body, in place of another or not."),
    )

    def form(self, **data: Any) -> ActForm:
        return seat_forms.AppointForm(convocation=self.item, **data)


class SeatFromReserve(ConvocationAct):
    """Seat whose turn it is on the reserve list."""

    verb, run = "seat-from-reserve", seats.seat_from_reserve
    policy, takes_vacancy = permissions.can_fill_seat, True
    form_class = seat_forms.SeatingForm
    template_name = "councils/seat_from_reserve.html"
    words = Words(
        title=_("Seat the next in reserve"),
        button=_("Give the seat"),
        done=_("The seat is taken, for the rest of the term."),
    )

    def context(self) -> dict[str, Any]:
        """Show whose turn it is, and why."""
        on = today()
        waiting = list(reports.reserve_of(self.item.council, on=on))
        turn = reports.next_in_reserve(self.item, on=on)
        return {
            "waiting": waiting,
            "turn": turn,
            "is_first": bool(waiting) and turn == waiting[0],
            "law": rule.VACANCY,
        }

    @classmethod
    def is_open(cls, convocation: Convocation) -> bool:
        waiting = reports.reserve_of(convocation.council, on=today())
        return super().is_open(convocation) and waiting.exists()


class SeatSelected(ConvocationAct):
    """Seat somebody whom an additional competition has selected."""

    verb, run = "seat-selected", seats.seat_selected
    policy, takes_vacancy = permissions.can_fill_seat, True
    words = Words(
        title=_("Seat the selected of an additional competition"),
        button=_("Give the seat"),
        done=_("The seat is taken, for the rest of the term."),
    )

    def form(self, **data: Any) -> ActForm:
        return seat_forms.SelectedForm(convocation=self.item, **data)

    @classmethod
    def is_open(cls, convocation: Convocation) -> bool:
        in_office = super().is_open(convocation)
        return in_office and seat_forms.selected_later(convocation).exists()


class FormCommission(ConvocationAct):
    """Enter a commission that the council has formed."""

    verb, run = "form-commission", commissions.form
    policy = permissions.can_form_commission
    words = Words(
        title=_("Form a commission"),
        button=_("Enter the commission"),
        done=_("The commission is formed."),
        lead=_("Its members are elected at the first meeting, or later by a decision."),
    )

    def form(self, **data: Any) -> ActForm:
        return seat_forms.FormCommissionForm(
            convocation=self.item, user=self.request.user, **data
        )

    def next_page(self) -> str:
        return reverse("page:commission", args=[self.result.pk])


class Enlarge(ConvocationAct):
    """Give the council more seats."""

    verb, run, form_class = "enlarge", tenures.enlarge, seat_forms.EnlargeForm
    words = Words(
        title=_("Enlarge the council"),
        button=_("Enlarge the council"),
        done=_("There are more seats now. The reserve list fills them."),
    )


class EndEarly(ConvocationAct):
    """End the composition before its term."""

    verb, run, form_class = "end-early", tenures.end_early, seat_forms.EarlyEndForm
    is_danger = True
    words = Words(
        title=_("End the composition early"),
        button=_("End the composition"),
        done=_("The early end is on record."),
        lead=_("Only because its body is liquidated or reorganized."),
    )

    @classmethod
    def is_open(cls, convocation: Convocation) -> bool:
        return super().is_open(convocation) and not convocation.ended_early


class SeatAct(Act):
    """An act upon one seat."""

    def rows(self) -> QuerySet[Seat]:
        seen = Seat.objects.visible_to(self.request.user)
        return seen.select_related("convocation__council__organization")

    def back(self) -> str:
        return reverse("page:seat", args=[self.item.pk])

    @classmethod
    def is_open(cls, seat: Seat) -> bool:
        """Tell whether the seat is still held."""
        on = today()
        return seat.to_on is None and seat.convocation.is_in_office(on)


class EndSeat(SeatAct):
    """End a membership on one of the grounds of art. 15."""

    verb, run, policy = "end", convocations.end_seat, permissions.can_end_seat
    template_name = "councils/seat_end.html"
    is_danger = True
    words = Words(
        title=_("End the membership"),
        button=_("End the membership"),
        done=_("The membership ends with that day, and all that was held by it."),
        lead=_("It is never undone: whoever comes back takes a new seat."),
    )

    def form(self, **data: Any) -> ActForm:
        asked = self.request.GET.get("ground", "")
        known = {"ground": asked} if asked in EndGround.values else {}
        return seat_forms.EndSeatForm(
            seat=self.item, user=self.request.user, initial=known, **data
        )

    def context(self) -> dict[str, Any]:
        """Show what each ground asks for, and what the rest would break."""
        of_state = self.item.constituency == Constituency.STATE
        convocation, on = self.item.convocation, today()
        before = convocations.breaches_with(convocation, on=on)
        after = convocations.breaches_with(convocation, on=on, without=self.item)
        return {
            "grounds": [_told(ground) for ground in rule.grounds(of_state=of_state)],
            "arising": rule.arising(before, after, worsens=frozenset()),
        }


def _told(ground: Ground) -> dict[str, Any]:
    return {
        "label": EndGround(ground.value).label,
        "asks": rule.asked_for(ground),
        "law": rule.PROVISIONS[ground],
    }


class IssueDocument(SeatAct):
    """Note the number of a membership document."""

    verb, run = "issue-document", seats.issue_document
    policy, form_class = permissions.can_issue_document, seat_forms.DocumentForm
    words = Words(
        title=_("Membership document"),
        button=_("Note the number"),
        done=_("The number is noted."),
    )

    def form(self, **data: Any) -> ActForm:
        known = {"number": self.item.membership_document}
        return self.form_class(initial=known, **data)


ON_COUNCIL: tuple[type[OfComposition], ...] = (ApproveByHand, RecordPast)
ON_CONVOCATION: tuple[type[ConvocationAct], ...] = (
    Appoint,
    SeatFromReserve,
    SeatSelected,
    FormCommission,
    Enlarge,
    EndEarly,
)
ON_SEAT: tuple[type[SeatAct], ...] = (IssueDocument, EndSeat)
