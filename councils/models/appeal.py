from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import ExpressionWrapper, Q, Value
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.journal.models import Recorded
from councils.models.commission import Commission, CommissionMember
from councils.models.council import Council
from councils.models.seat import Seat
from councils.states import APPEAL, AppealState
from oversight.models import Obligation

APPEAL_STATES = [(state.value, state.value) for state in AppealState]


class Channel(models.TextChoices):
    """How an appeal has come."""

    HERE = "here", _("in the system")
    POST = "post", _("by post")
    EMAIL = "email", _("by e-mail")
    RECEPTION = "reception", _("at a reception")
    PORTAL = "portal", _("another portal")


# How an appeal can come that the secretary enters.
ON_PAPER = [pair for pair in Channel.choices if pair[0] != Channel.HERE]


class AppealQuerySet(models.QuerySet["Appeal"]):
    """Appeals, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "AppealQuerySet":
        """Return every appeal: theme, dates and answer; the person stays hidden."""
        return self.all()

    def of_person(self, user: User | AnonymousUser) -> "AppealQuerySet":
        """Return his own; a key stands for an office, never for the person."""
        if not isinstance(user, User) or user.came_by is not None:
            return self.none()
        return self.filter(user=user)

    def known_to(self, user: User | AnonymousUser) -> "AppealQuerySet":
        """Return those whose author this person may know.

        The author, the secretary and chair of the council, who has it in hand, and
        the body to which it was sent on.
        """
        return self.filter(_concerns(user)) if isinstance(user, User) else self.none()

    def read_by(self, user: User | AnonymousUser) -> "AppealQuerySet":
        """Say of each whether this person may know its author."""
        if not isinstance(user, User):
            return self.annotate(is_known=Value(value=False))
        known = ExpressionWrapper(_concerns(user), output_field=models.BooleanField())
        return self.annotate(is_known=known)


def _concerns(user: User) -> Q:
    held, on = user.held_offices(), timezone.localdate(clock.now())
    council = held.filter(role__in=[Role.SECRETARY, Role.CHAIR])
    body = held.filter(role__in=[Role.OFFICER, Role.HEAD])
    in_office = Q(council__organization__in=council.values("organization"))
    sent_on = Q(redirected_to__in=body.values("organization"))
    if user.came_by is not None:
        return in_office | sent_on
    seats = Seat.objects.in_force(on).filter(user=user)
    work = CommissionMember.objects.in_force(on).filter(seat__in=seats)
    in_hand = Q(seat__in=seats) | Q(commission__in=work.values("commission"))
    return in_office | sent_on | Q(user=user) | in_hand


class Appeal(Recorded):
    """What a person or a company brings before a council (art. 5(1)(6))."""

    object_kind = "appeal"

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="appeals"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=APPEAL_STATES)
    theme = models.CharField(max_length=300)
    language = models.CharField(max_length=2, choices=[("kk", "kk"), ("ru", "ru")])
    is_about_ethics = models.BooleanField(default=False)
    received_on = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="appeals",
    )
    author_name = models.CharField(max_length=200)
    author_contact = models.CharField(max_length=300, blank=True)
    text = models.TextField(max_length=20000)
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="appeals"
    )
    seat = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="appeals"
    )
    answer_obligation = models.OneToOneField(
        Obligation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(max_length=20000, blank=True)
    answered_on = models.DateField(null=True)
    redirected_to = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdraw_reason = models.CharField(max_length=500, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_appeal_for_each_number_of_a_council_and_year",
                fields=["council", "year", "number"],
            ),
            models.CheckConstraint(
                name="an_answered_appeal_has_its_answer",
                condition=~Q(state=AppealState.ANSWERED)
                | Q(answered_on__isnull=False) & ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="a_redirected_appeal_goes_somewhere",
                condition=~Q(state=AppealState.REDIRECTED)
                | Q(redirected_to__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is owed on it any more."""
        return self.state not in (AppealState.REGISTERED, AppealState.ASSIGNED)

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return APPEAL.labels[AppealState(self.state)].in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "council": str(self.council_id),
            "number": f"{self.year}/{self.number}",
            "received_on": self.received_on.isoformat(),
            "state": self.state,
        }
