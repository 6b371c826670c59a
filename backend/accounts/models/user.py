from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actor import Actor, OfficeNotYours
from backend.accounts.models.key import ApiKey
from backend.accounts.roles import Role
from backend.journal.models import Recorded

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from backend.accounts.models.office import OfficeQuerySet

HEADER, SESSION_KEY = "Kenes-Office", "office"


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail, whatever its case, and tells who may see whom."""

    def visible_to(self, user: "User | AnonymousUser") -> "models.QuerySet[User]":
        """Return oneself; to administrators and supervisors, everyone."""
        if not user.is_authenticated:
            return self.none()
        manages = [Role.ADMINISTRATOR, Role.SUPERVISOR]
        if user.held_offices().filter(role__in=manages).exists():
            return self.all()
        return self.filter(pk=user.pk)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(Recorded, AbstractBaseUser):
    """A person who can sign in.

    The individual number (IIN) is kept as a keyed digest alone. A citizen is
    *confirmed* once the supervisor has recorded on what paper.
    """

    object_kind = "person"
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(
        max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    is_active = models.BooleanField(default=True)
    is_citizen = models.BooleanField(default=False)
    born_on = models.DateField(null=True)
    iin_digest = models.BinaryField(max_length=32, null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_on_paper = models.CharField(max_length=500, blank=True)

    # The key by which this person came in this request; no column.
    came_by: ApiKey | None = None

    objects = UserManager()

    if TYPE_CHECKING:
        offices: OfficeQuerySet

    class Meta:
        verbose_name = _("person")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_for_each_email"),
            models.UniqueConstraint(
                name="one_person_for_each_iin", fields=["iin_digest"]
            ),
            models.CheckConstraint(
                name="a_confirmed_citizen_has_a_paper_and_a_confirmer",
                condition=models.Q(confirmed_at=None)
                | (
                    models.Q(confirmed_by__isnull=False)
                    & ~models.Q(confirmed_on_paper="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_confirmed_citizen(self) -> bool:
        """Tell whether a supervisor has confirmed that he is a citizen."""
        return self.is_citizen and self.confirmed_at is not None

    def held_offices(self) -> "OfficeQuerySet":
        """Return the offices held today: whoever came by a key has that one alone.

        All visibility and every right begin here, so that a key sees and does no
        more than its office.
        """
        held = self.offices.in_force(timezone.localdate(clock.now()))
        return held if self.came_by is None else held.filter(pk=self.came_by.office_id)

    def actor_for(self, request: Any) -> Actor:
        """Return the actor of this request, made once and kept on it.

        The header (API) or the session (pages) names one of several offices.
        """
        plain = getattr(request, "_request", request)
        kept: Actor | None = getattr(plain, "kenes_actor", None)
        if kept is not None:
            return kept
        offices = tuple(self.held_offices().select_related("organization"))
        if named := plain.headers.get(HEADER):
            offices = tuple(office for office in offices if str(office.pk) == named)
            if not offices:
                raise OfficeNotYours
        elif (
            named := plain.session.get(SESSION_KEY)
            if self._has_session(plain)
            else None
        ):
            offices = tuple(o for o in offices if str(o.pk) == named) or offices
        plain.kenes_actor = Actor(self, offices, key=self.came_by)
        made: Actor = plain.kenes_actor
        return made

    def public_state(self) -> dict[str, Any]:
        return {"active": self.is_active, "confirmed": self.confirmed_at is not None}

    @staticmethod
    def _has_session(request: Any) -> bool:
        return hasattr(request, "session")
