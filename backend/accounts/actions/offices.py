"""Acts upon offices: given, and ended; never changed."""

from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from backend.journal.journal import record


@transaction.atomic
def grant(
    *,
    user: User,
    organization: Organization,
    role: Role,
    from_on: date,
    by: Actor | None,
    at: datetime,
    to_on: date | None = None,
    paper: str = "",
    acting_basis: str = "",
) -> Office:
    """Give a person an office; raise IntegrityError where he holds it already."""
    office = Office.objects.create(
        user=user,
        organization=organization,
        role=role,
        from_on=from_on,
        to_on=to_on,
        granted_by=by.user if by else None,
        paper=paper,
        acting_basis=acting_basis,
    )
    said = {"person": str(user.pk), "paper": paper}
    record("office.granted", office, by=by, at=at, said=said)
    return office


@transaction.atomic
def end(office: Office, *, on: date, by: Actor | None, at: datetime) -> Office:
    """End an office with this day, the last on which it holds."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    office.to_on = on
    office.save(update_fields=["to_on"])
    record("office.ended", office, by=by, at=at)
    return office
