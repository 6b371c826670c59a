"""Regions and organizations: those of the real events, and a few invented ones."""

from collections.abc import Mapping
from datetime import datetime

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import (
    Organization,
    OrganizationKind,
    Region,
    RegionKind,
)
from backend.portal.demo import tables

PAPER = "Ашық дереккөз бойынша енгізілді (көрсетілім)"


def add_districts() -> dict[str, Region]:
    """Enter the districts of the real events; return all regions by key or ISO code."""
    known = {region.iso: region for region in Region.objects.exclude(iso="")}
    for row in tables.rows("districts"):
        known[row["key"]] = Region.objects.create(
            kind=RegionKind.DISTRICT,
            parent=known[row["parent"]],
            name_kk=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
        )
    return known


def register(
    regions: Mapping[str, Region],
    *,
    known: dict[str, Organization],
    by: Actor | None,
    at: datetime,
) -> None:
    """Enter each organization of the table that is not known yet, parents first."""
    for row in tables.rows("organizations"):
        if row["key"] in known:
            continue
        known[row["key"]] = organizations.register(
            kind=OrganizationKind(row["kind"]),
            names=(row["name_kk"], row["name_ru"], row["name_en"]),
            region=regions[row["region"]],
            parent=known[row["parent"]] if row["parent"] else None,
            paper=PAPER,
            is_demonstration=row["real"] != "yes",
            by=by,
            at=at,
        )


def register_first(
    key: str, regions: Mapping[str, Region], *, at: datetime
) -> Organization:
    """Enter the authorised body, before there is anybody who could."""
    row = next(row for row in tables.rows("organizations") if row["key"] == key)
    return organizations.register(
        kind=OrganizationKind(row["kind"]),
        names=(row["name_kk"], row["name_ru"], row["name_en"]),
        region=regions[row["region"]],
        paper=PAPER,
        by=None,
        at=at,
    )
