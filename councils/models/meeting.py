from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.journal.models import Recorded
from councils.models.commission import Commission
from councils.models.convocation import Convocation
from councils.models.council import Council
from councils.states import MEETING, MeetingState
from oversight.models import Obligation

MEETING_STATES = [(state.value, state.value) for state in MeetingState]


class MeetingKind(models.TextChoices):
    """What sort of meeting it is."""

    FIRST = "first", _("first meeting")
    ORDINARY = "ordinary", _("ordinary meeting")
    EXTRAORDINARY = "extraordinary", _("extraordinary meeting")
    EXTENDED = "extended", _("extended meeting")
    HEARING = "hearing", _("public hearing")
    REPORT_HEARING = "report_hearing", _("hearing of a report")
    PRESIDIUM = "presidium", _("meeting of the presidium")
    COMMISSION = "commission", _("meeting of a commission")


ORGANS = (MeetingKind.PRESIDIUM, MeetingKind.COMMISSION)


class ConvenedBy(models.TextChoices):
    """Who calls a meeting."""

    CHAIR = "chair", _("the chair")
    PRESIDIUM = "presidium", _("the presidium")
    MEMBERS = "members", _("members of the council")
    WORKING_GROUP = "working_group", _("the working group")


class LeftOpen(models.TextChoices):
    """What the source of a past meeting does not say, and was entered all the same."""

    DAY = "day", _("the day")
    TIME = "time", _("the time of day")
    PLACE = "place", _("the place")
    MEMBERS = "members", _("who the members are")
    DECISION = "decision", _("to which matter a decision belongs")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "MeetingQuerySet":
        """Return what is public from the notice on, and a council's own plans."""
        public = Q(notice_sent_at__isnull=False) | Q(is_imported=True)
        own = Council.objects.worked_in_by(user)
        return self.filter(public | Q(council__in=own))


class Meeting(Recorded):
    """A sitting of a council, from its plan to its published minutes."""

    object_kind = "meeting"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="meetings"
    )
    convocation = models.ForeignKey(
        Convocation, null=True, on_delete=models.PROTECT, related_name="meetings"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=16, choices=MeetingKind)
    state = models.CharField(max_length=20, choices=MEETING_STATES)
    starts_at = models.DateTimeField()
    held_on = models.DateField()
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="meetings"
    )
    convened_by = models.CharField(
        max_length=16, choices=ConvenedBy, default=ConvenedBy.CHAIR
    )
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    notice_sent_at = models.DateTimeField(null=True)
    notice_term = models.JSONField(null=True)
    materials_sent_on = models.DateField(null=True)
    materials_term = models.JSONField(null=True)
    notice_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    date_agreed_on = models.DateField(
        null=True, help_text="When the body agreed to the day of a hearing, 21(1)."
    )
    postponed = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    presided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)
    minutes_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes_signed_at = models.DateTimeField(null=True)
    minutes_digest = models.CharField(max_length=64, blank=True)
    minutes_published_at = models.DateTimeField(null=True)
    is_imported = models.BooleanField(default=False)
    is_demonstration = models.BooleanField(default=False)
    source = models.CharField(max_length=500, blank=True)
    recorded_present = models.PositiveSmallIntegerField(null=True)
    recorded_chair = models.CharField(max_length=300, blank=True)
    recorded_outcome = models.TextField(max_length=5000, blank=True)
    left_open = models.JSONField(default=list)
    breaches_noted = models.JSONField(default=list)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["council", "held_on"], name="meeting_by_council"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_meeting_for_each_number_of_a_council_and_year",
                fields=["council", "year", "number"],
            ),
            models.CheckConstraint(
                name="a_meeting_is_in_a_known_state",
                condition=Q(state__in=[state.value for state in MeetingState]),
            ),
            models.CheckConstraint(
                name="a_meeting_goes_on_only_after_its_notice",
                condition=Q(notice_sent_at__isnull=False)
                | Q(is_imported=True)
                | Q(state__in=[MeetingState.PLANNED, MeetingState.CANCELLED]),
            ),
            models.CheckConstraint(
                name="a_meeting_that_is_closed_was_opened",
                condition=Q(closed_at=None)
                | Q(opened_at__isnull=False)
                | Q(is_imported=True),
            ),
            models.CheckConstraint(
                name="signed_minutes_have_their_digest",
                condition=Q(minutes_signed_at=None, minutes_digest="")
                | Q(minutes_signed_at__isnull=False) & ~Q(minutes_digest=""),
            ),
            models.CheckConstraint(
                name="a_meeting_of_a_commission_names_it",
                condition=Q(kind="commission", commission__isnull=False)
                | ~Q(kind="commission") & Q(commission=None),
            ),
            models.CheckConstraint(
                name="an_imported_meeting_has_its_source",
                condition=Q(is_imported=False, convocation__isnull=False)
                | Q(is_imported=True) & ~Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.held_on}"

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        label = MEETING.labels[MeetingState(self.state)]
        return label.in_(get_language() or "kk")

    @property
    def left_open_labels(self) -> list[str]:
        """Return what is invented here, in words."""
        return [str(LeftOpen(one).label) for one in self.left_open]

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "kind": self.kind,
            "number": self.number,
            "held_on": self.held_on.isoformat(),
            "state": self.state,
            "minutes": self.minutes_digest,
            "imported": self.is_imported,
        }
