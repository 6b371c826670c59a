from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from backend.law.procedure import Procedure
from oversight.models.final_document import Road
from oversight.models.obligation import Obligation
from oversight.models.recommendation import Recommendation
from oversight.models.visibility import places
from oversight.states import COMPLAINT, OUTSIDE_COMPLAINT, ComplaintState

COMPLAINT_STATES = [(state.value, state.value) for state in ComplaintState]
NOT_FILED = (ComplaintState.DRAFTED, ComplaintState.DISCARDED)
UNDER_WAY = (ComplaintState.FILED, ComplaintState.PASSED_UP)


class Instance(models.TextChoices):
    """To whom one complains."""

    HIGHER_BODY = "higher_body", _("the higher body")
    PROSECUTOR = "prosecutor", _("the prosecutor")
    COURT = "court", _("the court")


class Ground(models.TextChoices):
    """Of what one complains."""

    NO_ANSWER = "no_answer", _("no answer in its term")
    REFUSAL_TO_CONSIDER = "refusal_to_consider", _("refusal to consider")
    FORMAL_ANSWER = "formal_answer", _("a formal answer")


class Outcome(models.TextChoices):
    """What was decided on a complaint."""

    SATISFIED = "satisfied", _("satisfied")
    PARTLY = "partly", _("satisfied in part")
    REFUSED = "refused", _("refused")


class Passing(models.TextChoices):
    """How a complaint came to the higher body."""

    BY_BODY = "by_body", _("passed up by the body")
    ENTERED = "entered", _("passed up on paper, as the author recorded")
    BROUGHT = "brought", _("brought by the author: the body had not passed it up")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Complaints, by who may see them and how they stand."""

    def visible_to(self, user: User | AnonymousUser) -> "ComplaintQuerySet":
        """Return those filed, and the drafts of the user's organizations."""
        filed = ~Q(state__in=NOT_FILED)
        if not user.is_authenticated:
            return self.filter(filed)
        own = places(user)
        return self.filter(filed | Q(recommendation__case__initiator__in=own))

    def under_way(self) -> "ComplaintQuerySet":
        """Return those that are filed and not at their end."""
        return self.filter(state__in=UNDER_WAY)


class Complaint(Recorded):
    """A complaint of silence, of refusal or of an empty answer, and what came of it.

    It leaves its recommendation's state alone: a late answer stays possible. To a
    prosecutor or a court it goes outside of Kenes, and its author records the end.

    `learned_on` is the day from which the months to complain run, `time_limit` the
    counted term as it stood at filing. A higher body that is not in the register is
    known by name alone, and owes nothing here.
    """

    object_kind = "complaint"

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="complaints"
    )
    number = models.CharField(max_length=60, blank=True)
    serial = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=12, choices=Instance)
    addressee = models.ForeignKey(
        Organization,
        null=True,
        on_delete=models.PROTECT,
        related_name="complaints_to_decide",
    )
    addressee_name = models.CharField(max_length=300, blank=True)
    ground = models.CharField(max_length=20, choices=Ground)
    learned_on = models.DateField(null=True)
    is_route_stated = models.BooleanField(null=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    late_reason = models.TextField(blank=True)
    evidence = models.ManyToManyField(File, related_name="+")
    state = models.CharField(
        max_length=12, choices=COMPLAINT_STATES, default=ComplaintState.DRAFTED
    )
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    filed_on = models.DateField(null=True)
    filed_at = models.DateTimeField(null=True)
    filed_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    road = models.CharField(max_length=10, choices=Road, blank=True)
    proof = models.CharField(max_length=300, blank=True)
    proof_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField(null=True)
    receipt_proof = models.CharField(max_length=300, blank=True)
    receipt_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    time_limit = models.JSONField(null=True)
    content = models.JSONField(null=True)
    docx_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    docx_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_kk = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf_ru = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    pass_up_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    passing = models.CharField(max_length=8, choices=Passing, blank=True)
    passed_up_on = models.DateField(null=True)
    passing_note = models.TextField(blank=True)
    passing_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decide_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_text = models.TextField(blank=True)
    decision_language = models.CharField(max_length=2, blank=True)
    decision_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_name = models.CharField(max_length=200, blank=True)
    is_decision_entered = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)
    updated_at = models.DateTimeField()

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["recommendation", "serial"]
        indexes = [models.Index(name="complaints_newest_first", fields=["-id"])]
        constraints = [
            models.UniqueConstraint(
                name="a_complaint_has_its_place_in_its_recommendation",
                fields=["recommendation", "serial"],
            ),
            models.UniqueConstraint(
                name="one_complaint_at_a_time_goes_to_one_instance",
                fields=["recommendation", "to"],
                condition=Q(state__in=["filed", "passed_up"]),
            ),
            models.CheckConstraint(
                name="a_filed_complaint_has_its_number_day_and_ground_day",
                condition=Q(state__in=["drafted", "discarded"], filed_on=None)
                | Q(
                    ~Q(state__in=["drafted", "discarded"]),
                    ~Q(number=""),
                    filed_on__isnull=False,
                    learned_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="a_complaint_is_received_no_earlier_than_filed",
                condition=Q(received_on=None)
                | Q(received_on__gte=models.F("filed_on")),
            ),
            models.CheckConstraint(
                name="a_complaint_goes_on_no_earlier_than_it_was_filed",
                condition=(
                    Q(passed_up_on=None) | Q(passed_up_on__gte=models.F("filed_on"))
                )
                & (Q(decided_on=None) | Q(decided_on__gte=models.F("filed_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=models.F("filed_on"))),
            ),
            models.CheckConstraint(
                name="a_decided_complaint_has_its_outcome_day_and_words",
                condition=Q(
                    Q(state="decided"),
                    ~Q(outcome=""),
                    Q(decision_text__regex=r"\S"),
                    decided_on__isnull=False,
                )
                | Q(~Q(state="decided"), outcome="", decided_on=None),
            ),
            models.CheckConstraint(
                name="a_complaint_returned_or_withdrawn_says_when_and_why",
                condition=Q(
                    Q(state__in=["returned", "withdrawn"]),
                    Q(end_reason__regex=r"\S"),
                    ended_on__isnull=False,
                )
                | Q(
                    ~Q(state__in=["returned", "withdrawn"]),
                    end_reason="",
                    ended_on=None,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.recommendation}: {self.get_to_display()}"

    @property
    def procedure(self) -> Procedure:
        """The table that it walks: through the body, or outside."""
        return COMPLAINT if self.to == Instance.HIGHER_BODY else OUTSIDE_COMPLAINT

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return self.procedure.labels[self.state].in_(get_language() or "kk")

    @property
    def is_filed(self) -> bool:
        """Tell whether it has left its author's hands: from then on it is public."""
        return self.state not in NOT_FILED

    @property
    def is_late(self) -> bool:
        """Tell whether it was filed after the months that the law gives."""
        limit = self.time_limit
        if limit is None or self.filed_on is None:
            return False
        return self.filed_on.isoformat() > str(limit["due_on"])

    def addressee_in(self, language: str) -> str:
        """Return to whom it goes, by name, as far as the name is known."""
        if self.addressee is None:
            return self.addressee_name
        wanted: str = getattr(self.addressee, f"name_{language}", "")
        return wanted or self.addressee.name_kk

    @property
    def addressee_said(self) -> str:
        """Return to whom it goes, in the reader's language."""
        named = self.addressee_in((get_language() or "kk")[:2])
        return named or self.get_to_display()

    def public_state(self) -> dict[str, Any]:
        return {
            "recommendation": str(self.recommendation_id),
            "number": self.number,
            "to": self.to,
            "addressee": str(self.addressee_id) if self.addressee_id else None,
            "ground": self.ground,
            "state": self.state,
            "filed": self.filed_on.isoformat() if self.filed_on else None,
            "outcome": self.outcome,
            "decided": self.decided_on.isoformat() if self.decided_on else None,
        }
