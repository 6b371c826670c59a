"""Acts upon organizations: verified by the supervisor, who records on what paper."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.journal.journal import record


@dataclass(frozen=True)
class Standing:
    """What the laws of this field ask of an organization beside its kind."""

    is_regime_object: bool = False
    is_of_wealth_fund: bool = False
    is_religious: bool = False
    has_foreign_participation: bool = False
    is_suspended: bool = False


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
    standing: Standing | None = None,
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
        **asdict(standing or Standing()),
    )
    record("organization.registered", organization, by=by, at=at)
    return organization


@transaction.atomic
def correct_standing(
    organization: Organization,
    *,
    standing: Standing,
    paper: str,
    by: Actor,
    at: datetime,
) -> Organization:
    """Record what the laws ask of an organization as it stands now, and on what paper.

    Suspended, religious, of foreign participation: it cannot exercise control. A
    regime object, or one of the National Wealth Fund's group: it is an object
    within limits, or not at all.
    """
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    said = asdict(standing)
    for name, value in said.items():
        setattr(organization, name, value)
    organization.save(update_fields=list(said))
    record(
        "organization.standing-corrected",
        organization,
        by=by,
        at=at,
        said={**said, "paper": paper},
    )
    return organization
