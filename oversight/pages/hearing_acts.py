"""How a body hears those who recommended, before it decides: its acts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.files import fields as files
from backend.pages.acts import Act, ActForm, Words
from backend.pages.fields import Day, Line, Paragraphs, PastDay
from oversight import permissions
from oversight.actions import body_hearings
from oversight.actions.answers import UNANSWERED
from oversight.models import BodyHearing, Delivery, FinalDocument, Recommendation
from oversight.pages.forms import LanguageField, ReasonForm
from oversight.permissions import Grant
from oversight.rules import hearings
from oversight.states import BODY_HEARING_PROCEDURE


def can_invite(actor: Actor, delivery: Delivery) -> Grant:
    """Find the office that invites for the body to which the document came."""
    return permissions.can_hear_for(actor, delivery.body_id)


class HearingInviteForm(ActForm):
    """On what, when and where the author is heard, and when the body decides."""

    laws = {
        "recommendations": hearings.HEARD,
        "decision_on": hearings.NOTICE,
    }
    refused_at = {
        "hearing_in_the_past": "on",
        "hearing_after_decision": "decision_on",
        "hearing_notice_late": "decision_on",
    }

    recommendations = forms.ModelMultipleChoiceField(
        label=_("Which recommendations is it about?"),
        queryset=Recommendation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    on = Day(label=_("Day of the hearing"))
    hour = forms.TimeField(
        label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"})
    )
    place = Line(label=_("Where?"), required=False)
    link = forms.URLField(
        label=_("Link of the video meeting"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Only the author and the body see it."),
    )
    decision_on = Day(
        label=_("On which day will it be decided?"),
        help_text=_(
            "Today is the notice: three working days from now at the earliest."
        ),
    )

    def __init__(self, *, delivery: Delivery, **data: Any) -> None:
        super().__init__(**data)
        chosen: Any = self.fields["recommendations"]
        chosen.queryset = waiting(delivery)
        chosen.initial = list(chosen.queryset.values_list("pk", flat=True))
        chosen.label_from_instance = lambda line: f"{line.line}. {line.text[:120]}"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("place") and not said.get("link"):
            self.add_error("place", _("Say where it is held, or give the link."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        starts = datetime.combine(said["on"], said["hour"])
        return {
            "recommendations": list(said["recommendations"]),
            "starts_at": timezone.make_aware(starts),
            "place": said["place"],
            "link": said["link"],
            "decision_on": said["decision_on"],
        }


class HeldForm(ActForm):
    """When the hearing was held, who came and what was said."""

    laws = {"minutes": hearings.HEARD}
    refused_at = {"hearing_in_the_past": "held_on"}

    held_on = PastDay(label=_("On which day was it held?"))
    present = Paragraphs(label=_("Who was present, and how?"), rows=3)
    minutes = Paragraphs(label=_("What was said"), rows=8)
    language = LanguageField()
    minutes_file = files.Upload(label=_("Scan of the signed minutes"), required=False)

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("minutes_file"), is_public=True, by=by, at=at)
        return {**said, "minutes_file": kept}


class WaitedForm(ActForm):
    """On which day the body waited in vain."""

    refused_at = {"hearing_in_the_past": "held_on"}

    held_on = PastDay(label=_("On which day was the author waited for?"))


class InviteToHearing(Act):
    """Invite the author to be heard, as the body."""

    verb = "invite-to-hearing"
    template_name = "oversight/hearing_invite.html"
    policy = can_invite
    words = Words(
        title=_("Invite the author to a hearing"),
        button=_("Send the invitation"),
        done=_("The author is invited. The hearing stands in your inbox."),
        lead=_(
            "Before a decision that is not positive the body hears the author of the "
            "recommendation; he may come by video."
        ),
    )

    def rows(self) -> QuerySet[Delivery]:
        return Delivery.objects.visible_to(self.request.user).select_related(
            "body", "document__case__initiator"
        )

    def form(self, **data: Any) -> ActForm:
        return HearingInviteForm(delivery=self.item, **data)

    def perform(self, given: dict[str, Any], *, at: datetime) -> BodyHearing:
        document: FinalDocument = self.item.document
        return body_hearings.invite(
            document, body=self.item.body, **given, by=self.actor, at=at
        )

    def next_page(self) -> str:
        return reverse("page:body-hearing", args=[self.result.pk])

    def back(self) -> str:
        return reverse("page:inbox")


class HearingAct(Act):
    """An act upon a hearing of the author by a body."""

    policy = permissions.can_hold_hearing

    def rows(self) -> QuerySet[BodyHearing]:
        return BodyHearing.objects.visible_to(self.request.user).select_related(
            "body", "document__case__initiator"
        )

    def back(self) -> str:
        return reverse("page:body-hearing", args=[self.item.pk])

    @classmethod
    def is_open(cls, hearing: BodyHearing) -> bool:
        """Tell whether the state of the hearing lets it."""
        return cls.verb in BODY_HEARING_PROCEDURE.acts(hearing.state)


class RecordHeld(HearingAct):
    """Put the hearing and its minutes on record."""

    verb = "record-held"
    run, form_class = body_hearings.record_held, HeldForm
    words = Words(
        title=_("Put the hearing on record"),
        button=_("Put on record"),
        done=_("The hearing and its minutes are on record."),
        lead=_("The minutes are published; the author is told."),
    )


class RecordNotAttended(HearingAct):
    """Put on record that the author did not come."""

    verb = "record-not-attended"
    run, form_class = body_hearings.record_not_attended, WaitedForm
    words = Words(
        title=_("Put on record that the author did not come"),
        button=_("The author did not come"),
        done=_("It is on record that the author did not come."),
        lead=_("He was told in time and did not come: the body may decide."),
    )


class CancelHearing(HearingAct):
    """Call the hearing off."""

    verb = "cancel"
    run, form_class, is_danger = body_hearings.cancel, ReasonForm, True
    words = Words(
        title=_("Call the hearing off"),
        button=_("Call the hearing off"),
        done=_("The hearing is called off; the author has been told."),
        lead=_("For another day a new invitation is sent, with a notice of its own."),
    )


def waiting(delivery: Delivery) -> QuerySet[Recommendation]:
    """Return the recommendations of a delivery that are not decided yet."""
    rows = Recommendation.objects.filter(state__in=UNANSWERED).order_by("line")
    if delivery.passed_on_id:
        return rows.filter(pk=delivery.passed_on_id)
    return rows.filter(
        document=delivery.document_id, body=delivery.body_id, redirected_from=None
    )


HEARING_ACTS: tuple[type[HearingAct], ...] = (
    RecordHeld,
    RecordNotAttended,
    CancelHearing,
)
