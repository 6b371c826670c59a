from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext

from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.ids import new_id
from backend.journal.models import Recorded
from backend.law import norms
from backend.law.text import Text
from councils.rules import composition, regulation
from councils.rules.composition import CouncilKind, Level
from councils.rules.regulation import Settings

INSIDERS = (Role.SECRETARY, Role.CHAIR, Role.PRESIDIUM, Role.MEMBER)
FORMING = (Role.SECRETARY, Role.WORKING_GROUP)


COUNCIL_KINDS = [(kind.value, kind.value) for kind in CouncilKind]


class CouncilQuerySet(models.QuerySet["Council"]):
    """Councils, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "CouncilQuerySet":
        """Return every council: a register of councils has no secrets."""
        return self.all()

    def worked_in_by(self, user: User | AnonymousUser) -> "CouncilQuerySet":
        """Return the councils in which this person holds an office today."""
        if not isinstance(user, User):
            return self.none()
        held = user.held_offices().filter(role__in=INSIDERS)
        return self.filter(organization__in=held.values("organization"))

    def formed_by(self, user: User | AnonymousUser) -> "CouncilQuerySet":
        """Return the councils whose working group or secretary this person is."""
        if not isinstance(user, User):
            return self.none()
        held = user.held_offices().filter(role__in=FORMING)
        return self.filter(organization__in=held.values("organization"))


class Council(Recorded):
    """A public council, or the assembly that stands in for one in a village."""

    object_kind = "council"

    organization = models.OneToOneField(
        Organization, on_delete=models.PROTECT, related_name="council"
    )
    level = models.CharField(max_length=12, choices=[(v.value, v.value) for v in Level])
    kind = models.CharField(max_length=12, choices=COUNCIL_KINDS)
    body = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="councils_at"
    )
    minutes_template = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_council_is_of_a_kind_that_its_level_knows",
                condition=Q(
                    level=Level.LOCAL,
                    kind__in=sorted(composition.OF_LEVEL[Level.LOCAL]),
                )
                | Q(
                    level=Level.REPUBLICAN,
                    kind__in=sorted(composition.OF_LEVEL[Level.REPUBLICAN]),
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization)

    @property
    def level_label(self) -> str:
        """Return the level in the reader's language."""
        return composition.LEVELS[Level(self.level)].in_(get_language() or "kk")

    @property
    def kind_label(self) -> str:
        """Return the kind in the reader's language."""
        return composition.KINDS[CouncilKind(self.kind)].in_(get_language() or "kk")

    def settings_on(self, day: date) -> Settings:
        """Return what the council's regulation settles on this day."""
        rows = self.settings.filter(from_on__lte=day).order_by("from_on", "id")
        return Settings.of({row.key: row.value for row in rows})

    def source_of(self, key: str, day: date) -> str:
        """Return where this point was settled on this day; empty where it was not."""
        rows = self.settings.filter(key=key, from_on__lte=day)
        last = rows.order_by("from_on", "id").last()
        return last.source if last else ""

    def public_state(self) -> dict[str, Any]:
        return {
            "organization": str(self.organization_id),
            "level": self.level,
            "kind": self.kind,
            "body": str(self.body_id),
        }


class CouncilSetting(models.Model):
    """One point of the council's own regulation, from a day on, with its source.

    A setting is never changed: a later row stands in its place.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="settings"
    )
    key = models.CharField(max_length=40, choices=[(k, k) for k in regulation.KEYS])
    value = models.JSONField()
    source = models.CharField(max_length=500)
    from_on = models.DateField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["key", "from_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_setting_of_a_council_names_its_source",
                condition=~Q(source=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"

    @property
    def meaning(self) -> Text:
        """Return what this point settles, in the words of its norm."""
        return norms.get(self.key).text

    @property
    def shown(self) -> str:
        """Return the value as a reader takes it."""
        match self.value:
            case True:
                return gettext("yes")
            case False:
                return gettext("no")
            case "members" if self.key == regulation.REPORT_PARTICIPANTS:
                return gettext("the members alone")
            case "present" if self.key == regulation.RECUSAL:
                return gettext("counted among those present")
            case "members":
                return gettext("of all members")
            case "present":
                return gettext("of members present")
            case "calendar":
                return gettext("calendar year")
            case "rolling":
                return gettext("rolling year")
            case "excluded":
                return gettext("not counted among those present")
            case "civil":
                return gettext("of civil members")
            case "all":
                return gettext("of all members")
            case "two_thirds":
                return gettext("two thirds of its members")
            case "majority":
                return gettext("more than half of its members")
            case "everyone":
                return gettext("every registered participant")
            case value:
                return str(value)
