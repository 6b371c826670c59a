"""Acts upon organizations: verified by the supervisor, who records on what paper."""

from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.journal.journal import record


@transaction.atomic
def register(
    *,
    kind: OrganizationKind,
    names: tuple[str, str, str],
    by: Actor | None,
    at: datetime,
    region: Region | None = None,
    parent: Organization | None = None,
    bin_number: str = "",
    paper: str = "",
    active_from: date | None = None,
    no_council_ground: str = "",
    is_demonstration: bool = False,
) -> Organization:
    """Enter an organization; `names` are kk, ru, en, of which kk is never empty."""
    name_kk, name_ru, name_en = names
    organization = Organization.objects.create(
        kind=kind,
        name_kk=name_kk,
        name_ru=name_ru,
        name_en=name_en,
        region=region,
        parent=parent,
        bin=bin_number,
        verified_on_paper=paper,
        active_from=active_from,
        no_council_ground=no_council_ground,
        is_demonstration=is_demonstration,
    )
    record("organization.registered", organization, by=by, at=at)
    return organization
