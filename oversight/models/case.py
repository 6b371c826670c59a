from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, Region, User
from backend.journal.models import Recorded
from backend.law.procedure import Procedure
from oversight.models.obligation import Obligation
from oversight.models.visibility import places
from oversight.states import (
    CASE_PROCEDURES,
    COUNCIL_FORMS,
    CaseForm,
    CaseState,
)

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from oversight.models.finding import Finding
    from oversight.models.recommendation import Recommendation

CASE_FORMS = [(form.value, form.value) for form in CaseForm]
CASE_STATES = [(state.value, state.value) for state in CaseState]
NOT_YET_PUBLIC = (CaseState.DRAFT, CaseState.DISCARDED)
NOT_YET_NOTIFIED = (*NOT_YET_PUBLIC, CaseState.REGISTERED)
SENT = (CaseState.DOCUMENT_SENT, CaseState.ANSWERED, CaseState.CLOSED)
OVER = (
    CaseState.CLOSED,
    CaseState.WITHDRAWN,
    CaseState.JOINED,
    CaseState.DISCARDED,
)


class FundGround(models.TextChoices):
    """The three things for which the National Wealth Fund group is an object."""

    SOCIAL_PROJECT = (
        "social_project",
        _("a state social or innovation project"),
    )
    NATIONAL_PROJECT = "national_project", _("a national project paid from the budget")
    CHARITY = "charity", _("charity")


class Entered(models.TextChoices):
    """How a matter older than this register, or than its law, has come in."""

    BEFORE_LAW = "before_law", _("before the law")
    RECORDED = "recorded", _("entered afterwards")
    IMPORTED = "imported", _("imported")


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "CaseQuerySet":
        """Return registered cases, and the drafts of the user's organizations."""
        public = ~Q(state__in=NOT_YET_PUBLIC)
        if not user.is_authenticated:
            return self.filter(public)
        return self.filter(public | Q(initiator__in=places(user)))

    def overdue(self, on: date) -> "CaseQuerySet":
        """Return those with a recommendation still unanswered after its day."""
        owed = Obligation.objects.overdue(on)
        late = self.model.objects.filter(recommendations__answer_obligation__in=owed)
        return self.filter(pk__in=late.values("pk"))


class Case(Recorded):
    """One matter raised with one or more bodies in one lawful form.

    Forms that run at the same time in one matter are cases `beside` the first of
    them. `question` is what the control asks: with the object it bars a repeated
    visit. What was `entered` as a record keeps its stated days, and owes nothing;
    `recorded_from` is the paper that says so, and its breaches are only noted.
    """

    object_kind = "case"

    number = models.CharField(max_length=20, null=True, unique=True)  # noqa: DJ001
    form = models.CharField(max_length=30, choices=CASE_FORMS)
    theme = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    tasks = models.TextField(blank=True)
    question = models.CharField(max_length=300, blank=True)
    fund_ground = models.CharField(max_length=20, choices=FundGround, blank=True)
    initiator = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="cases"
    )
    bodies = models.ManyToManyField(Organization, related_name="cases_about")
    region = models.ForeignKey(
        Region, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=16, choices=CASE_STATES)
    opened_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)
    started_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_reason = models.TextField(blank=True)
    updated_at = models.DateTimeField()
    send_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    beside = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="forms_beside"
    )
    joined_to = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="joined"
    )
    entered = models.CharField(max_length=12, choices=Entered, blank=True)
    breaches_noted = models.JSONField(default=list)
    recorded_from = models.CharField(max_length=500, blank=True)
    is_demonstration = models.BooleanField(default=False)
    source = models.URLField(max_length=500, blank=True)

    objects = CaseQuerySet.as_manager()

    if TYPE_CHECKING:
        findings: RelatedManager[Finding]
        recommendations: RelatedManager[Recommendation]

    class Meta:
        indexes = [
            models.Index(name="cases_newest_first", fields=["-opened_at", "-id"]),
            models.Index(
                name="cases_by_region_and_state",
                fields=["region", "state", "-opened_at", "-id"],
            ),
            models.Index(name="cases_by_state", fields=["state", "-opened_at", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_registered_case_has_its_number",
                condition=Q(state__in=["draft", "discarded"], number=None)
                | (~Q(state__in=["draft", "discarded"]) & Q(number__isnull=False)),
            ),
            models.CheckConstraint(
                name="a_case_is_closed_at_a_moment_or_not_at_all",
                condition=Q(
                    state__in=["closed", "withdrawn", "joined", "discarded"],
                    closed_at__isnull=False,
                )
                | (
                    ~Q(state__in=["closed", "withdrawn", "joined", "discarded"])
                    & Q(closed_at=None)
                ),
            ),
            models.CheckConstraint(
                name="a_case_is_joined_to_another_or_not_at_all",
                condition=Q(state="joined", joined_to__isnull=False)
                | (~Q(state="joined") & Q(joined_to=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or '–'} {self.theme}"

    @property
    def procedure(self) -> Procedure:
        """The table of states that the case walks by its form."""
        return CASE_PROCEDURES[CaseForm(self.form)]

    @property
    def is_public(self) -> bool:
        """Tell whether a stranger may see it."""
        return self.state not in NOT_YET_PUBLIC

    @property
    def is_by_day(self) -> bool:
        """Tell whether it is held on a day that is announced: a discussion is."""
        return self.form == CaseForm.DISCUSSION

    @property
    def is_of_council(self) -> bool:
        """Tell whether a council raised it, under its own law."""
        return self.form in COUNCIL_FORMS

    def public_state(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "form": self.form,
            "initiator": str(self.initiator_id),
            "state": self.state,
            "completed": self.completed_on.isoformat() if self.completed_on else None,
        }
