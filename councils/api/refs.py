"""What several resources of councils show of one another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.accounts.models import Organization, Region, User
from backend.api.errors import breach_out
from backend.api.serializers import Out, StrictSerializer
from backend.law.breach import Breach
from councils.models import Council, Seat
from councils.rules import composition
from councils.rules.composition import CouncilKind, Level

LANGUAGES = [("kk", "kk"), ("ru", "ru")]


class CouncilRef(Out[Council]):
    """A council where it is named beside something else."""

    name = serializers.CharField(source="organization.name", read_only=True)

    class Meta:
        model = Council
        fields = ["id", "name", "level"]


class SeatRef(Out[Seat]):
    """A member where he is named beside something else."""

    class Meta:
        model = Seat
        fields = ["id", "person_name"]


class BreachOut(serializers.Serializer[Breach]):
    """One rule broken, in the reader's language."""

    code = serializers.CharField()
    text = serializers.CharField()
    provision = serializers.CharField()

    def to_representation(self, instance: Breach) -> dict[str, Any]:
        """Return the breach as every refusal words it."""
        return dict(breach_out(instance))


def organizations(user: Any) -> Any:
    """Return every organization: the register of bodies has no secrets."""
    return Organization.objects.all()


def regions(user: Any) -> Any:
    """Return every region."""
    return Region.objects.all()


def people(user: Any) -> Any:
    """Return those whom a signed-in caller may name as members: who can sign in."""
    return User.objects.filter(is_active=True)


class KindOfLevel(StrictSerializer):
    """A kind of council at a level that knows it."""

    level = serializers.ChoiceField(choices=[(one.value, one.value) for one in Level])
    kind = serializers.ChoiceField(choices=[(k.value, k.value) for k in CouncilKind])

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a kind that the level does not know."""
        level, kind = Level(attrs["level"]), CouncilKind(attrs["kind"])
        if kind not in composition.OF_LEVEL[level]:
            message = _("This level has no council of this kind.")
            raise serializers.ValidationError({"kind": message})
        return {**attrs, "level": level, "kind": kind}
