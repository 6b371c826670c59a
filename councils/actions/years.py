"""What each council owes the public in a year, opened when the year begins."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.term import Term
from councils.models import Convocation, Council, CouncilYear
from councils.rules import year as rule
from councils.rules.composition import CouncilKind
from oversight.actions import obligations
from oversight.models import Basis, Obligation, ObligationKind, Subject
from oversight.states import ObligationState

STARTED_BY = "year.begun"
TERM_KNOWN = "its term can be counted now"


def open_years(*, on: date, at: datetime) -> int:
    """Open the year's duties of every council in office that has none yet.

    Each council in its own transaction: a second run finds nothing left to open.
    """
    waiting = (
        Council.objects.filter(
            pk__in=Convocation.objects.in_force(on).values("council")
        )
        .exclude(kind=CouncilKind.ASSEMBLY)
        .exclude(pk__in=CouncilYear.objects.filter(year=on.year).values("council"))
        .order_by("pk")
    )
    return sum(
        open_year(council, on=on, by=None, at=at) is not None for council in waiting
    )


def count_reports(*, at: datetime) -> int:
    """Give their term to reports that had none: the council settled it later.

    Or the calendar of the year in which they are due was not here yet. The duty
    without a term ends, and one with its term stands in its place.
    """
    waiting = CouncilYear.objects.filter(
        report__state=ObligationState.OPEN, report__due_on=None
    )
    return sum(_counted(pk, at=at) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def open_year(
    council: Council, *, on: date, by: Actor | None, at: datetime
) -> CouncilYear | None:
    """Return what the council owes in the year of this day, opened if it was not.

    None for a council without a composition in office, and for an assembly: the law
    asks nothing of the kind of it.
    """
    council = Council.objects.select_for_update().get(pk=council.pk)
    known = CouncilYear.objects.filter(council=council, year=on.year).first()
    if known is not None or council.kind == CouncilKind.ASSEMBLY:
        return known
    if not council.convocations.in_force(on).exists():
        return None
    return _opened(council, year=on.year, by=by, at=at)


def _opened(
    council: Council, *, year: int, by: Actor | None, at: datetime
) -> CouncilYear:
    calendar = calendars.current()
    since = council.convocations.order_by("from_on").values_list("from_on", flat=True)
    start = rule.first_day(year=year, in_office_from=since[0])
    informing = rule.informing_due(
        year=year, in_office_from=since[0], calendar=calendar
    )
    duties = _Duties(council, start=start, by=by, at=at)
    return CouncilYear.objects.create(
        council=council,
        year=year,
        first_informing=duties.inform(informing),
        second_informing=duties.inform(informing),
        report=duties.report(_report_due(council, year=year, calendar=calendar)),
    )


@transaction.atomic
def _counted(pk: UUID, *, at: datetime) -> bool:
    rows = CouncilYear.objects.select_for_update(of=("self",))
    row = rows.select_related("council__organization", "report").get(pk=pk)
    council, report = row.council, row.report
    due = _report_due(council, year=row.year, calendar=calendars.current())
    if due is None or report.state != ObligationState.OPEN:
        return False
    today = timezone.localdate(at)
    obligations.end(report, ground=TERM_KNOWN, on=today, by=None, at=at)
    duties = _Duties(council, start=report.started_on, by=None, at=at)
    row.report = duties.report(due)
    row.save(update_fields=["report"])
    return True


def _report_due(
    council: Council, *, year: int, calendar: WorkingCalendar
) -> Term | None:
    """Return the term of the report; none while nobody can count it."""
    days = council.settings_on(date(year, 12, 31)).report_days
    try:
        return rule.report_due(year=year, days=days, calendar=calendar)
    except YearNotLoaded:  # the year after the next is known only when it is decreed
        return None


class _Duties:
    """The duties of one council in one year, opened one by one."""

    def __init__(
        self, council: Council, *, start: date, by: Actor | None, at: datetime
    ) -> None:
        self.council, self.start, self.by, self.at = council, start, by, at

    def inform(self, term: Term) -> Obligation:
        """Open the duty to inform the population once."""
        return obligations.open(
            kind=ObligationKind.INFORM_PUBLIC,
            debtor=self.council.organization,
            creditor=None,
            norm=rule.INFORM,
            term=term,
            started_on=self.start,
            started_by=STARTED_BY,
            subject=self._subject(),
            is_public=True,
            by=self.by,
            at=self.at,
        )

    def report(self, term: Term | None) -> Obligation:
        """Open the duty to publish the report; its term is the council's setting."""
        return obligations.open(
            kind=ObligationKind.ANNUAL_REPORT,
            debtor=self.council.organization,
            creditor=None,
            norm=rule.REPORT_BY if term else rule.REPORT,
            term=term,
            started_on=self.start,
            started_by=STARTED_BY,
            subject=self._subject(),
            is_public=True,
            by=self.by,
            at=self.at,
            basis=Basis.SETTING if term else Basis.LAW,
        )

    def _subject(self) -> Subject:
        return Subject(
            kind=self.council.object_kind,
            id=self.council.pk,
            number=str(self.start.year),
            title=str(self.council),
        )
