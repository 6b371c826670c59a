"""Acts upon declarations of conflicts of interest, where the council asks for them."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from backend.law.refusal import RuleBroken, demand
from councils.models import ConflictDeclaration, Council, Seat
from councils.rules import year as rule


@transaction.atomic
def declare(
    council: Council,
    *,
    matter: str,
    organization: Organization | None,
    by: Actor,
    at: datetime,
) -> ConflictDeclaration:
    """Declare an interest that may stand against one's duty as a member."""
    today = timezone.localdate(at)
    asked = council.settings_on(today).asks_for_conflicts
    demand(rule.check_asked(is_asked=asked))
    seat = _own_seat(council, by=by, on=today)
    declaration = ConflictDeclaration.objects.create(
        seat=seat, organization=organization, matter=matter, declared_on=today
    )
    said = {"matter": matter, "organization": str(organization or "")}
    record("conflict.declared", declaration, by=by, at=at, said=said, public=False)
    return declaration


@transaction.atomic
def end(
    declaration: ConflictDeclaration, *, on: date, by: Actor, at: datetime
) -> ConflictDeclaration:
    """Say from which day the interest is gone; the declaration stays on record."""
    declaration = ConflictDeclaration.objects.select_for_update().get(pk=declaration.pk)
    demand(
        rule.check_end(
            declared_on=declaration.declared_on,
            ended_on=declaration.ended_on,
            on=on,
        )
    )
    declaration.ended_on = on
    declaration.save(update_fields=["ended_on"])
    record("conflict.ended", declaration, by=by, at=at, public=False)
    return declaration


def _own_seat(council: Council, *, by: Actor, on: date) -> Seat:
    held = Seat.objects.in_force(on).filter(
        convocation__in=council.convocations.in_force(on), user=by.user
    )
    seat = held.order_by("-convocation__number").first()
    if seat is None:
        raise RuleBroken(rule.check_declarer(has_seat=False))
    return seat
