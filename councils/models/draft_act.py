from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, OrganizationKind, User
from backend.files.models import File
from backend.journal.models import Recorded
from councils.models.commission import Commission
from councils.models.council import Council
from councils.models.tongues import Titled
from councils.states import DRAFT_ACT, DraftActState
from oversight.models import Obligation
from oversight.states import ObligationState

DRAFTING = frozenset(
    {
        OrganizationKind.CENTRAL_BODY,
        OrganizationKind.AKIMAT,
        OrganizationKind.MASLIKHAT,
        OrganizationKind.STATE_INSTITUTION,
        OrganizationKind.AUTHORISED_BODY,
    }
)
DRAFT_ACT_STATES = [(state.value, state.value) for state in DraftActState]


class DraftActKind(models.TextChoices):
    """What the body has put on the portal of draft acts."""

    ACT = "act", _("draft normative legal act")
    CONSULTATIVE = "consultative", _("consultative document")
    LAW = "law", _("draft law")
    URGENT = "urgent", _("draft under the short term")


class DraftActQuerySet(models.QuerySet["DraftAct"]):
    """Draft acts, by who asks and how they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "DraftActQuerySet":
        """Return every draft: they are on a public portal."""
        return self.all()

    def read_by(self, user: User | AnonymousUser) -> "DraftActQuerySet":
        """Say of each whether this person may read its opinion: sent, or his own.

        Before it is sent it is a draft of the council, as of all its members.
        """
        sent, own = Q(opinion_sent_on__isnull=False), Council.objects.worked_in_by(user)
        may_read = ExpressionWrapper(
            sent | Q(council__in=own), output_field=models.BooleanField()
        )
        return self.annotate(may_read_opinion=may_read)

    def silent(self, on: date) -> "DraftActQuerySet":
        """Return those whose term for an opinion has passed without one."""
        return self.filter(
            state=DraftActState.NOTIFIED, opinion_obligation__due_on__lt=on
        )


class DraftAct(Titled, Recorded):
    """A draft that a body has told the council of, and what the council says to it.

    The opinion is the council's own until it is sent.
    """

    object_kind = "draft-act"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="draft_acts"
    )
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=DraftActKind)
    title_kk = models.CharField(max_length=1000, blank=True)
    title_ru = models.CharField(max_length=1000, blank=True)
    portal_url = models.URLField(max_length=500, blank=True)
    notified_on = models.DateField()
    term_set = models.PositiveSmallIntegerField(
        null=True, help_text="Working days that the body gave."
    )
    is_term_short = models.BooleanField(default=False)
    state = models.CharField(max_length=16, choices=DRAFT_ACT_STATES)
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="draft_acts"
    )
    opinion_kk = models.TextField(max_length=20000, blank=True)
    opinion_ru = models.TextField(max_length=20000, blank=True)
    opinion_sent_on = models.DateField(null=True)
    opinion_received_on = models.DateField(null=True)
    receipt_proof = models.CharField(max_length=500, blank=True)
    opinion_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    letter_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reply_on = models.DateField(null=True)
    reply_number = models.CharField(max_length=100, blank=True)
    reply_text = models.TextField(max_length=20000, blank=True)
    reply_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_reply_entered_by_council = models.BooleanField(default=False)
    annexed_on = models.DateField(null=True)
    withdraw_reason = models.CharField(max_length=500, blank=True)

    objects = DraftActQuerySet.as_manager()

    class Meta:
        ordering = ["-notified_on", "-id"]
        indexes = [
            models.Index(fields=["council", "notified_on"], name="draft_act_by_council")
        ]
        constraints = [
            models.CheckConstraint(
                name="a_draft_act_has_a_title",
                condition=~Q(title_kk="") | ~Q(title_ru=""),
            ),
            models.CheckConstraint(
                name="an_opinion_is_sent_in_both_languages",
                condition=Q(opinion_sent_on=None)
                | ~Q(opinion_kk="") & ~Q(opinion_ru=""),
            ),
            models.CheckConstraint(
                name="an_opinion_is_received_after_it_is_sent",
                condition=Q(opinion_received_on=None)
                | Q(opinion_received_on__gte=F("opinion_sent_on")),
            ),
            models.CheckConstraint(
                name="who_disagrees_gives_reasons",
                condition=~Q(state=DraftActState.DISAGREED) | ~Q(reply_text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def current_obligation(self) -> Obligation | None:
        """Return the clock that runs now, or ran last."""
        return self.letter_obligation or self.opinion_obligation

    @property
    def has_agreed(self) -> bool | None:
        """Tell what the body replied; None while it has not.

        Its letter discharges the duty to write, and its position ends it.
        """
        if self.reply_on is None or self.letter_obligation is None:
            return None
        return self.letter_obligation.state == ObligationState.DISCHARGED

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return DRAFT_ACT.labels[DraftActState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "body": str(self.body_id),
            "kind": self.kind,
            "notified_on": self.notified_on.isoformat(),
            "state": self.state,
        }
