from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from councils.models.competition import Competition
from councils.models.council import Council
from councils.rules.composition import Member
from councils.rules.eligibility import Document
from councils.states import APPLICATION, ApplicationState

APPLICATION_STATES = [(state.value, state.value) for state in ApplicationState]
NAMED_PUBLICLY = (
    ApplicationState.ADMITTED,
    ApplicationState.SELECTED,
    ApplicationState.RESERVED,
    ApplicationState.PASSED_OVER,
    ApplicationState.DECLINED,
)


class RefusalGround(models.TextChoices):
    """Why a candidate is not admitted (art. 10(3))."""

    REQUIREMENT = "requirement", _("a requirement is not met")
    DOCUMENT = "document", _("a document is missing")
    FALSE = "false", _("false information")


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "ApplicationQuerySet":
        """Return the admitted; one's own; and all, to those who form the council.

        A stranger sees no more of them than a name: the doors hold back the rest.
        """
        public = Q(state__in=NAMED_PUBLICLY)
        if not isinstance(user, User):
            return self.filter(public)
        return self.filter(public | Q(user=user) | Q(pk__in=self.handled_by(user)))

    def handled_by(self, user: User | AnonymousUser) -> "ApplicationQuerySet":
        """Return those whose papers this person reads: working group and secretary."""
        if not isinstance(user, User):
            return self.none()
        own = Council.objects.formed_by(user)
        return self.filter(competition__council__in=own)


class Application(Recorded):
    """One person's bid for a seat, with the five documents of art. 10(2).

    The certificates of conviction and health are read by the working group alone,
    and forgotten when the term of appeal has passed.
    """

    object_kind = "application"

    competition = models.ForeignKey(
        Competition, on_delete=models.PROTECT, related_name="applications"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="applications",
    )
    person_name = models.CharField(max_length=200)
    born_on = models.DateField()
    is_citizen = models.BooleanField()
    is_resident = models.BooleanField()
    is_ethnocultural = models.BooleanField(default=False)
    npo = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    nominator = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=APPLICATION_STATES)
    submitted_at = models.DateTimeField()
    is_entered_by_secretary = models.BooleanField(default=False)
    proposal = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    biography = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    conviction_certificate = models.ForeignKey(
        File, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    health_certificate = models.ForeignKey(
        File, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    consent = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    agrees_to_query = models.BooleanField(
        default=False, help_text="Certificates by query in digital systems, 10(2)."
    )
    certificates_forgotten_at = models.DateTimeField(null=True)
    refusal_ground = models.CharField(max_length=12, choices=RefusalGround, blank=True)
    refusal_reason = models.CharField(max_length=1000, blank=True)
    reserve_position = models.PositiveSmallIntegerField(null=True)
    decided_on = models.DateField(null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["competition", "person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_application_for_each_person_in_a_competition",
                fields=["competition", "user"],
                condition=Q(user__isnull=False) & ~Q(state="withdrawn"),
            ),
            models.UniqueConstraint(
                name="one_place_on_the_reserve_list_for_each_application",
                fields=["competition", "reserve_position"],
            ),
            models.CheckConstraint(
                name="who_is_not_admitted_knows_why",
                condition=~Q(state=ApplicationState.REFUSED)
                | ~Q(refusal_ground="") & ~Q(refusal_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.person_name

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        label = APPLICATION.labels[ApplicationState(self.state)]
        return label.in_(get_language() or "kk")

    @property
    def as_member(self) -> Member:
        """Return what the rules of composition ask of a candidate."""
        npo = str(self.npo) if self.npo else self.nominator
        return Member(civil_society=True, ethnocultural=self.is_ethnocultural, npo=npo)

    @property
    def papers(self) -> dict[Document, File | None]:
        """Return the five documents, each with its file if it was brought."""
        return {one: getattr(self, one.value) for one in Document}

    @property
    def documents(self) -> frozenset[Document]:
        """Return which documents are on file."""
        return frozenset(one for one in Document if getattr(self, f"{one.value}_id"))

    @property
    def is_public(self) -> bool:
        """Tell whether the candidate's name is on the public list."""
        return self.state in NAMED_PUBLICLY

    def public_state(self) -> dict[str, Any]:
        return {
            "competition": str(self.competition_id),
            "state": self.state,
            "ethnocultural": self.is_ethnocultural,
            "reserve": self.reserve_position,
        }
