from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from oversight.models.visibility import places
from oversight.states import ObligationState

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

OBLIGATION_STATES = [(state.value, state.value) for state in ObligationState]


class ObligationKind(models.TextChoices):
    """What is owed."""

    SEND_FINAL_DOCUMENT = "send_final_document", _("send the final document")
    ANSWER_RECOMMENDATION = "answer_recommendation", _("answer the recommendation")
    OPINION_ON_DRAFT_ACT = "opinion_on_draft_act", _("give an opinion on a draft act")
    LETTER_ON_DRAFT_ACT = "letter_on_draft_act", _("write to the council on the draft")
    GIVE_NOTICE = "give_notice", _("give notice of the meeting")
    SIGN_MINUTES = "sign_minutes", _("sign the minutes")
    ANSWER_APPEAL = "answer_appeal", _("answer the appeal")
    INFORM_PUBLIC = "inform_public", _("inform the public")
    ANNUAL_REPORT = "annual_report", _("publish the annual report")
    FORM_CONVOCATION = "form_convocation", _("begin to form the next composition")
    ANSWER_VISIT_REQUEST = "answer_visit_request", _("answer the request for a visit")
    HOLD_HEARING = "hold_hearing", _("hear the subject")
    PUBLISH_FINAL_DOCUMENT = "publish_final_document", _("publish the final document")
    PUBLISH_ANSWERS = "publish_answers", _("publish the answers")
    CARRY_OUT_MEASURE = "carry_out_measure", _("carry out the measure")
    PASS_UP_COMPLAINT = "pass_up_complaint", _("pass the complaint to the higher body")
    DECIDE_COMPLAINT = "decide_complaint", _("decide the complaint")


class Basis(models.TextChoices):
    """Why it is owed: by law, by a setting of the creditor, by a promise."""

    LAW = "law", _("law")
    SETTING = "setting", _("setting")
    PROMISE = "promise", _("promise")


class Subject(NamedTuple):
    """What an obligation is about: enough to show it and to go there."""

    kind: str
    id: UUID
    number: str
    title: str


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Obligations, by who may see them and how they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "ObligationQuerySet":
        """Return public ones, and those of the user's organizations, on either side."""
        if not user.is_authenticated:
            return self.filter(is_public=True)
        own = places(user)
        return self.filter(Q(is_public=True) | Q(debtor__in=own) | Q(creditor__in=own))

    def still_open(self) -> "ObligationQuerySet":
        """Return those that are owed now."""
        return self.filter(state=ObligationState.OPEN)

    def overdue(self, on: date) -> "ObligationQuerySet":
        """Return those still owed after their day, as of a legal day.

        A clock that stands still by law makes nothing late.
        """
        late = self.still_open().filter(due_on__lt=on, lapses=False)
        return late.filter(suspended_on=None)


class Obligation(Recorded):
    """Whatever somebody owes here: one clock, one inbox.

    `due_on` is None where the law sets no days: then nothing becomes overdue.
    `explanation` is the stored term; it changes by a recorded act alone. What
    `lapses` ends by silence, which the law reads as consent: it is never overdue.

    Registered, due and promised are three days. `extended_to` is a day beyond the law
    that the debtor has claimed, `claimed_start_on` a day of receipt that he claims:
    both are shown, and neither moves the due day. `follows` is the obligation that
    this one took over when it was redirected.
    """

    object_kind = "obligation"

    kind = models.CharField(max_length=40, choices=ObligationKind)
    basis = models.CharField(max_length=10, choices=Basis)
    debtor = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="debts"
    )
    creditor = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="claims"
    )
    norm = models.CharField(max_length=60, blank=True)
    edition = models.DateField(null=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    subject_number = models.CharField(max_length=60)
    subject_title = models.CharField(max_length=300)
    started_by = models.CharField(max_length=40)
    started_on = models.DateField()
    due_on = models.DateField(null=True)
    explanation = models.JSONField(null=True)
    state = models.CharField(
        max_length=12,
        choices=OBLIGATION_STATES,
        default=ObligationState.OPEN,
    )
    discharged_on = models.DateField(null=True)
    overdue_noted_on = models.DateField(null=True)
    lapses = models.BooleanField(default=False)
    registered_on = models.DateField(null=True)
    promised_on = models.DateField(null=True)
    extended_to = models.DateField(null=True)
    suspended_on = models.DateField(null=True)
    claimed_start_on = models.DateField(null=True)
    follows = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    is_public = models.BooleanField()

    objects = ObligationQuerySet.as_manager()

    if TYPE_CHECKING:
        entries: RelatedManager["ObligationEntry"]

    class Meta:
        indexes = [
            models.Index(
                name="open_debts_by_day",
                fields=["debtor", "due_on", "id"],
                condition=Q(state="open"),
            ),
            models.Index(
                name="open_obligations_by_day",
                fields=["due_on", "id"],
                condition=Q(state="open"),
            ),
            models.Index(name="obligations_of_subject", fields=["subject_id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_obligation_is_discharged_on_a_day_or_not_at_all",
                condition=Q(state="discharged", discharged_on__isnull=False)
                | (~Q(state="discharged") & Q(discharged_on=None)),
            ),
            models.CheckConstraint(
                name="an_obligation_is_discharged_no_earlier_than_it_began",
                condition=Q(discharged_on=None)
                | Q(discharged_on__gte=models.F("started_on")),
            ),
            models.CheckConstraint(
                name="a_due_day_has_its_explanation",
                condition=Q(due_on=None, explanation=None)
                | Q(due_on__isnull=False, explanation__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject_number}"

    def is_overdue(self, on: date) -> bool:
        """Tell whether it is still owed after its day."""
        return (
            self.state == ObligationState.OPEN
            and not self.lapses
            and self.suspended_on is None
            and self.due_on is not None
            and self.due_on < on
        )

    @property
    def subject_path(self) -> str:
        """Return where the page of its subject stands, under the language.

        Whatever is owed is owed about a thing with a page of its own: a noun that
        opens obligations keeps it at the plural of its kind.
        """
        return f"{self.subject_kind}s/{self.subject_id}/"

    @property
    def was_in_time(self) -> bool | None:
        """Tell whether it was discharged in time; None while open or without a day."""
        if self.discharged_on is None or self.due_on is None:
            return None
        return self.discharged_on <= self.due_on

    def public_state(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "debtor": str(self.debtor_id),
            "creditor": str(self.creditor_id) if self.creditor_id else None,
            "norm": self.norm,
            "subject": f"{self.subject_kind}/{self.subject_id}",
            "started": self.started_on.isoformat(),
            "due": self.due_on.isoformat() if self.due_on else None,
            "state": self.state,
            "discharged": (
                self.discharged_on.isoformat() if self.discharged_on else None
            ),
        }


class EntryKind(models.TextChoices):
    """What happened to an obligation."""

    OPENED = "opened", _("opened")
    REGISTERED = "registered", _("registered by the debtor")
    PROMISED = "promised", _("promised")
    EXTENDED = "extended", _("extended")
    SUSPENDED = "suspended", _("suspended")
    RESUMED = "resumed", _("resumed")
    RECEIPT_DISPUTED = "receipt_disputed", _("day of receipt disputed")
    DISPUTE_SETTLED = "dispute_settled", _("dispute over the receipt settled")
    RECOMPUTED = "recomputed", _("recomputed")
    DISCHARGED = "discharged", _("discharged")
    ENDED = "ended", _("ended")


class ObligationEntry(models.Model):
    """One line of an obligation's ledger, never changed.

    `facts` are the days and the norm that the line states: the due day is counted
    from them alone.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    obligation = models.ForeignKey(
        Obligation, on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(max_length=20, choices=EntryKind)
    on = models.DateField()
    at = models.DateTimeField()
    ground = models.CharField(max_length=500)
    paper = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=16)
    facts = models.JSONField(default=dict)
    change = models.ForeignKey(
        "oversight.CalendarChange",
        null=True,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    due_on = models.DateField(null=True)
    explanation = models.JSONField(null=True)

    class Meta:
        verbose_name_plural = "obligation entries"
        ordering = ["id"]  # as they were written: ids are made in that order

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
