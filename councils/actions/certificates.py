"""Certificates of candidates are forgotten once nobody needs them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.files import uploads
from backend.files.models import File
from backend.journal.journal import record
from councils.models import Application, Competition
from councils.rules import competitions
from councils.rules.eligibility import CERTIFICATES
from councils.states import ApplicationState, CompetitionState

FIELDS = tuple(sorted(document.value for document in CERTIFICATES))
HELD = Q(conviction_certificate__isnull=False) | Q(health_certificate__isnull=False)


def forget_old(*, on: date, at: datetime) -> int:
    """Forget every certificate whose time is over; return of how many applications.

    One application, one transaction: a run that is cut off goes on where it stopped.
    """
    over = _over(on).values_list("pk", flat=True).order_by("id")
    return sum(_forget(application_id, at=at) for application_id in list(over))


def _over(on: date) -> QuerySet[Application]:
    calendar = calendars.current()
    decided = Competition.objects.filter(
        decided_on__isnull=False, applications__certificates_forgotten_at=None
    ).distinct()
    past = [
        competition.pk
        for competition in decided
        if competition.decided_on is not None
        and competitions.certificates_until(
            decided_on=competition.decided_on, calendar=calendar
        ).due_on
        < on
    ]
    return Application.objects.filter(HELD).filter(
        Q(competition__in=past)
        | Q(competition__state=CompetitionState.CANCELLED)
        | Q(state=ApplicationState.WITHDRAWN)
    )


@transaction.atomic
def _forget(application_id: UUID, *, at: datetime) -> bool:
    found = Application.objects.select_for_update(skip_locked=True, of=("self",))
    application = found.filter(HELD, pk=application_id).first()
    if application is None:
        return False
    files = File.objects.filter(
        pk__in=[getattr(application, f"{name}_id") for name in FIELDS]
    )
    brought = list(files.order_by("id"))
    application.conviction_certificate = application.health_certificate = None
    application.certificates_forgotten_at = at
    application.save(update_fields=[*FIELDS, "certificates_forgotten_at"])
    public = application.is_public
    record(
        "application.certificates-forgotten", application, by=None, at=at, public=public
    )
    for file in brought:
        forget(file, by=None, at=at)
    return True


def forget(file: File, *, by: Actor | None, at: datetime) -> None:
    """Delete a certificate unless another application still needs it."""
    needed = Q(conviction_certificate=file) | Q(health_certificate=file)
    if Application.objects.filter(needed).exists():
        return
    try:
        with transaction.atomic():
            uploads.forget(file, by=by, at=at)
    except ProtectedError:  # it is also some other paper, which stays
        return
