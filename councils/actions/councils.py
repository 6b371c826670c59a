"""Acts upon councils: registered, and their own regulation entered point by point."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind, Region
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.models import Council, CouncilSetting
from councils.rules import bodies, regulation
from councils.rules.composition import CouncilKind, Level
from councils.rules.regulation import Value


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
    is_demonstration: bool = False,
) -> Council:
    """Enter a council and its organization, at a body that may have one."""
    demand(bodies.check_body(ground=body.no_council_ground))
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
    council = Council.objects.create(
        organization=organization, level=level, kind=kind, body=body
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
    demand(regulation.check(key, value))
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
