"""Acts upon informing the population: recorded with a proof that can be checked."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from councils.actions import years
from councils.models import Council, CouncilYear, Informing
from oversight.actions import obligations
from oversight.states import ObligationState


@transaction.atomic
def record_informing(
    council: Council,
    *,
    on: date,
    channel: str,
    title_kk: str,
    title_ru: str,
    url: str,
    file: File | None,
    by: Actor,
    at: datetime,
) -> Informing:
    """Enter that the population was told of the council's work, and where.

    It discharges the first duty to inform that the year of its day has open; a third
    one in a year is only recorded.
    """
    informing = Informing.objects.create(
        council=council,
        on=on,
        channel=channel,
        title_kk=title_kk,
        title_ru=title_ru,
        url=url,
        file=file,
        entered_by=by.user,
    )
    said = {"channel": channel, "title": informing.title_kk or informing.title_ru}
    record("informing.recorded", informing, by=by, at=at, said=said)
    if on.year == timezone.localdate(at).year:
        years.open_year(council, on=on, by=by, at=at)
    _discharge(council, on=on, by=by, at=at)
    return informing


def _discharge(council: Council, *, on: date, by: Actor, at: datetime) -> None:
    owed = (
        CouncilYear.objects.filter(council=council, year=on.year)
        .select_related("first_informing", "second_informing")
        .first()
    )
    if owed is None:
        return
    for duty in (owed.first_informing, owed.second_informing):
        if duty.state == ObligationState.OPEN and duty.started_on <= on:
            obligations.discharge(duty, on=on, by=by, at=at)
            return
