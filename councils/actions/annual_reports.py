"""Acts upon annual reports: counted, worded, published; a correction is a version."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.journal import leaf
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.actions import report_papers, years
from councils.models import AnnualReport, Council, CouncilYear
from councils.reports import year as counted
from councils.rules import year as rule
from councils.states import ANNUAL_REPORT, ReportState
from oversight.actions import obligations
from oversight.states import ObligationState


@transaction.atomic
def draft(council: Council, *, year: int, by: Actor, at: datetime) -> AnnualReport:
    """Begin the report on a year with what can be counted of it today."""
    council = Council.objects.select_for_update().get(pk=council.pk)
    today = timezone.localdate(at)
    known = Council.objects.filter(pk=council.pk).aggregate(
        first=Min("convocations__from_on"),
        versions=Count(
            "annual_reports", filter=Q(annual_reports__year=year), distinct=True
        ),
    )
    first = known["first"]
    demand(
        [
            *rule.check_year(
                year=year, first=first.year if first else None, today=today
            ),
            *rule.check_only(versions=known["versions"]),
        ]
    )
    report = AnnualReport.objects.create(
        council=council,
        year=year,
        version=1,
        state=ReportState(ANNUAL_REPORT.start),
        counted_at=at,
        counters=counted.counters(council, year=year, on=today),
    )
    record("annual-report.drafted", report, by=by, at=at, public=False)
    return report


@transaction.atomic
def refresh(report: AnnualReport, *, by: Actor, at: datetime) -> AnnualReport:
    """Count anew; the words stay as they are."""
    report = _locked(report, "refresh")
    _count(report, at=at)
    report.save(update_fields=["counters", "counted_at"])
    record("annual-report.refreshed", report, by=by, at=at, public=False)
    return report


@transaction.atomic
def edit(
    report: AnnualReport, *, text_kk: str, text_ru: str, by: Actor, at: datetime
) -> AnnualReport:
    """Change the words of a draft; no act changes its counts."""
    report = _locked(report, "edit")
    report.text_kk, report.text_ru = text_kk, text_ru
    report.save(update_fields=["text_kk", "text_ru"])
    record("annual-report.edited", report, by=by, at=at, public=False)
    return report


@transaction.atomic
def publish(report: AnnualReport, *, by: Actor, at: datetime) -> AnnualReport:
    """Show the report to everybody, with its papers in both languages.

    It is counted a last time, frozen and bound by its digest; the year's duty is done
    with the first version. Drawing four papers takes some seconds.
    """
    report = _locked(report, "publish")
    _count(report, at=at)
    report.state = ReportState(ANNUAL_REPORT.target(report.state, "publish"))
    report.published_at = at
    report.digest = leaf.digest(_content(report))
    for name, file in report_papers.drawn(report, by=by, at=at).items():
        setattr(report, name, file)
    report.save()
    record("annual-report.published", report, by=by, at=at)
    _discharge(report, by=by, at=at)
    return report


@transaction.atomic
def correct(
    report: AnnualReport, *, reason: str, by: Actor, at: datetime
) -> AnnualReport:
    """Begin the next version of a published report; this one stays as it is."""
    report = _locked(report, "correct")
    later = AnnualReport.objects.filter(
        council=report.council, year=report.year, version__gt=report.version
    )
    demand(rule.check_latest(is_latest=not later.exists()))
    corrected = AnnualReport(
        council=report.council,
        year=report.year,
        version=report.version + 1,
        state=ReportState(ANNUAL_REPORT.start),
        text_kk=report.text_kk,
        text_ru=report.text_ru,
        correction_reason=reason,
    )
    _count(corrected, at=at)
    corrected.save()
    said = {"reason": reason}
    record("annual-report.corrected", corrected, by=by, at=at, said=said, public=False)
    return corrected


def _locked(report: AnnualReport, act: str) -> AnnualReport:
    rows = AnnualReport.objects.select_for_update(of=("self",))
    locked = rows.select_related("council__organization").get(pk=report.pk)
    ANNUAL_REPORT.target(locked.state, act)
    return locked


def _count(report: AnnualReport, *, at: datetime) -> None:
    on = timezone.localdate(at)
    report.counters = counted.counters(report.council, year=report.year, on=on)
    report.counted_at = at


def _content(report: AnnualReport) -> dict[str, Any]:
    return {
        "council": str(report.council_id),
        "year": report.year,
        "version": report.version,
        "counters": report.counters,
        "kk": report.text_kk,
        "ru": report.text_ru,
        "reason": report.correction_reason,
    }


def _discharge(report: AnnualReport, *, by: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    if report.year == today.year:
        years.open_year(report.council, on=today, by=by, at=at)
    owed = (
        CouncilYear.objects.filter(council=report.council, year=report.year)
        .select_related("report")
        .first()
    )
    if owed is not None and owed.report.state == ObligationState.OPEN:
        obligations.discharge(owed.report, on=today, by=by, at=at)
