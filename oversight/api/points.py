"""A point on the map, as it comes in: both of its coordinates, or none."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from oversight.actions.findings import Point

INCOMPLETE = _("A point has a latitude and a longitude: give both, or none.")


class Latitude(serializers.DecimalField):
    """Degrees north of the equator."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_digits=8, decimal_places=6, min_value=-90, max_value=90, **options
        )


class Longitude(serializers.DecimalField):
    """Degrees east of Greenwich."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_digits=9, decimal_places=6, min_value=-180, max_value=180, **options
        )


def point_of(said: Mapping[str, Any]) -> Point | None:
    """Return the point that is named, or none; half a point is refused."""
    latitude, longitude = said["latitude"], said["longitude"]
    if (latitude is None) != (longitude is None):
        raise serializers.ValidationError({"longitude": INCOMPLETE})
    return None if latitude is None else Point(latitude, longitude)
