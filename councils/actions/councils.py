"""Acts upon councils: registered, and their own regulation entered point by point."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.journal.journal import record
from councils.models import Council, CouncilSetting
from councils.rules.composition import CouncilKind, Level
from councils.rules.regulation import Value


@dataclass(frozen=True)
class Regulation:
    """The council's own regulation: where it can be read."""

    number: str = ""
    on: date | None = None
    url: str = ""


@transaction.atomic
def register(
    *,
    names: tuple[str, str, str],
    level: Level,
    kind: CouncilKind,
    body: Organization,
    region: Region | None,
    by: Actor | None,
    at: datetime,
    regulation: Regulation | None = None,
    is_demonstration: bool = False,
) -> Council:
    """Enter a council and its organization into the register."""
    organization = organizations.register(
        kind=OrganizationKind.COUNCIL,
        names=names,
        region=region,
        parent=None,
        by=by,
        at=at,
        active_from=timezone.localdate(at),
        is_demonstration=is_demonstration,
    )
    regulation = regulation or Regulation()
    council = Council.objects.create(
        organization=organization,
        level=level,
        kind=kind,
        body=body,
        regulation_number=regulation.number,
        regulation_on=regulation.on,
        regulation_url=regulation.url,
    )
    record("council.registered", council, by=by, at=at)
    return council


@transaction.atomic
def settle(
    council: Council,
    *,
    key: str,
    value: Value,
    source: str,
    from_on: date,
    by: Actor,
    at: datetime,
) -> CouncilSetting:
    """Enter one point of the regulation; an earlier one stays on record."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    setting = CouncilSetting.objects.create(
        council=council,
        key=key,
        value=value,
        source=source,
        from_on=from_on,
        entered_by=by.user,
    )
    said = {"key": key, "value": value, "source": source, "from": from_on.isoformat()}
    record("council.settled", council, by=by, at=at, said=said)
    return setting
