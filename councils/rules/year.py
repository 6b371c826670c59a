"""What a council owes the public in a year, and how it tells what it has done."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import norms, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under

INFORM: Norm[Any] = norms.get("council.inform_public.min")
REPORT: Norm[Any] = norms.get("council.annual_report")
REPORT_BY: Norm[Any] = norms.get("council.annual_report.by")
CONFLICT: Norm[Any] = norms.get("member.conflict_declaration")


@under(INFORM.citation)
def informing_due(
    *, year: int, in_office_from: date, calendar: WorkingCalendar
) -> Term:
    """Return by when a council informs the population twice in this year.

    The law says "at least twice a year" and names no day: we read the calendar year,
    to its last day; for a council that takes office later, the rest of it.
    """
    return term.by(
        INFORM,
        day=date(year, 12, 31),
        start=first_day(year=year, in_office_from=in_office_from),
        calendar=calendar,
    )


@under(REPORT_BY.citation)
def report_due(
    *, year: int, days: int | None, calendar: WorkingCalendar
) -> Term | None:
    """Return by when the report on a year is published; None where nothing is settled.

    The law asks for it every year and names no day: days are the council's own.
    """
    if days is None:
        return None
    return term.due(REPORT_BY, start=date(year, 12, 31), calendar=calendar, value=days)


@under(INFORM.citation)
def first_day(*, year: int, in_office_from: date) -> date:
    """Return the day from which a council owes what a year asks."""
    return max(date(year, 1, 1), in_office_from)


@under(REPORT.citation)
def check_year(*, year: int, first: int | None, today: date) -> list[Breach]:
    """Return the breach of reporting on a year that has not begun, or was before us.

    `first` is the year in which the council first took office.
    """
    if first is not None and first <= year <= today.year:
        return []
    text = Text(
        kk=f"{year} жылы кеңес есеп беретін жұмыс атқарған жоқ.",
        ru=f"За {year} год у совета нет работы, о которой отчитываются.",
        en=f"The council has no work of {year} to report on.",
    )
    return [Breach("no-such-year", text, REPORT.citation)]


@under(REPORT.citation)
def check_only(*, versions: int) -> list[Breach]:
    """Return the breach of drafting a second report where a correction is meant."""
    if not versions:
        return []
    text = Text(
        kk="Бұл жылдың есебі бар: жарияланғаны жаңа нұсқамен түзетіледі.",
        ru="Отчёт за этот год уже есть: опубликованный исправляют новой версией.",
        en="There is a report on this year: a published one is corrected by a new "
        "version.",
    )
    return [Breach("report-exists", text, REPORT.citation)]


@under(REPORT.citation)
def check_latest(*, is_latest: bool) -> list[Breach]:
    """Return the breach of correcting a version that a later one has replaced."""
    if is_latest:
        return []
    text = Text(
        kk="Есептің кейінгі нұсқасы бар: сол түзетіледі.",
        ru="Есть более поздняя версия отчёта: исправляют её.",
        en="There is a later version of the report: that one is corrected.",
    )
    return [Breach("not-the-latest", text, REPORT.citation)]


@under(CONFLICT.citation)
def check_asked(*, is_asked: bool) -> list[Breach]:
    """Return the breach of declaring a conflict where the regulation asks for none.

    The law on public councils is silent on conflicts of interest of members.
    """
    if is_asked:
        return []
    text = Text(
        kk="Кеңестің ережесінде мүдделер қақтығысын мәлімдеу көзделмеген.",
        ru="Положение совета не предусматривает деклараций о конфликте интересов.",
        en="The council's regulation does not ask for declarations of conflicts.",
    )
    return [Breach("not-asked", text, CONFLICT.citation)]


@under(CONFLICT.citation)
def check_declarer(*, has_seat: bool) -> list[Breach]:
    """Return the breach of declaring for a seat that one does not hold today."""
    if has_seat:
        return []
    text = Text(
        kk="Бүгін сіздің бұл кеңесте мүшелігіңіз жоқ.",
        ru="Сегодня у вас нет места в этом совете.",
        en="You hold no seat in this council today.",
    )
    return [Breach("no-seat", text, CONFLICT.citation)]


@under(CONFLICT.citation)
def check_end(*, declared_on: date, ended_on: date | None, on: date) -> list[Breach]:
    """Return the breach of ending a conflict twice, or before it was declared."""
    if ended_on is None and on >= declared_on:
        return []
    text = Text(
        kk="Мәлімдеме аяқталған немесе бұл күні әлі жасалмаған.",
        ru="Декларация уже прекращена или на этот день ещё не подана.",
        en="The declaration has ended, or was not made yet on that day.",
    )
    return [Breach("not-in-force", text, CONFLICT.citation)]
