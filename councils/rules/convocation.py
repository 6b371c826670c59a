"""Whether a meeting is called lawfully: in time, with materials, and an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import acts, norms, term, wording
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.norms import local_government
from backend.law.term import Term
from backend.law.text import Text, joined
from backend.law.under import under
from councils.rules.composition import CouncilKind, Standing, Verdict
from councils.rules.regulation import Settings

NOTICE: Norm[Any] = norms.get("meeting.notice")
MATERIALS: Norm[Any] = norms.get("meeting.materials")
HEARING_NOTICE: Norm[Any] = norms.get("hearing.notice")
HEARING_MATERIALS: Norm[Any] = norms.get("hearing.materials")
ASSEMBLY_NOTICE: Norm[Any] = norms.get("assembly.notice")
AGENDA = Citation(acts.PUBLIC_COUNCILS, "art. 14(1)", Read.TEXT)
CITED = (
    AGENDA,
    NOTICE.citation,
    MATERIALS.citation,
    HEARING_NOTICE.citation,
    HEARING_MATERIALS.citation,
    ASSEMBLY_NOTICE.citation,
)


@dataclass(frozen=True)
class Deadlines:
    """The last lawful days of notice and materials; None where nothing is settled."""

    notice: Term | None
    materials: Term | None


@under(*CITED)
def deadlines(
    *,
    held_on: date,
    is_hearing: bool,
    settings: Settings,
    calendar: WorkingCalendar,
    kind: CouncilKind = CouncilKind.LOCAL,
    is_of_organ: bool = False,
    is_about_akim: bool = False,
) -> Deadlines:
    """Return by when the members are told, and have the materials.

    A public hearing follows the law, and so does a local community assembly, which is
    called on shorter notice when it meets on candidates for akim alone (our reading).
    Any other meeting follows the council's regulation, and where that settles nothing,
    nothing is owed; it speaks of the council, not of its presidium and commissions.
    """
    if is_hearing:
        return Deadlines(
            notice=term.latest(HEARING_NOTICE, before=held_on, calendar=calendar),
            materials=term.latest(HEARING_MATERIALS, before=held_on, calendar=calendar),
        )
    if is_of_organ:
        return Deadlines(notice=None, materials=None)
    if kind is CouncilKind.ASSEMBLY:
        shorter = local_government.ASSEMBLY_NOTICE_FOR_AKIM.on(held_on)
        notice: Term | None = term.latest(
            ASSEMBLY_NOTICE,
            before=held_on,
            calendar=calendar,
            value=shorter if is_about_akim else None,
        )
    else:
        notice = _settled(NOTICE, settings.notice_days, held_on, calendar)
    return Deadlines(
        notice=notice,
        materials=_settled(MATERIALS, settings.materials_days, held_on, calendar),
    )


@under(*CITED)
def check(
    due: Deadlines,
    *,
    held_on: date,
    noticed_on: date,
    materials_on: date | None,
    agenda_items: int,
) -> list[Breach]:
    """Return everything that makes the call of a meeting unlawful.

    Materials may follow the notice, as long as their own last day has not passed.
    """
    breaches = []
    if agenda_items < 1:
        breaches.append(Breach("agenda-empty", _EMPTY, AGENDA))
    if noticed_on > held_on:
        breaches.append(Breach("notice-after-the-day", _AFTER, NOTICE.citation))
    elif due.notice is not None and noticed_on > due.notice.due_on:
        breaches.append(
            Breach("notice-late", _notice_late(due.notice), due.notice.citation)
        )
    return [
        *breaches,
        *check_materials(due, materials_on=materials_on, on=min(noticed_on, held_on)),
    ]


@under(*CITED)
def check_materials(
    due: Deadlines, *, materials_on: date | None, on: date
) -> list[Breach]:
    """Return the breach of sending the materials late, or, after their day, never."""
    last = due.materials
    if last is None:
        return []
    if materials_on is None:
        if on <= last.due_on:
            return []
        return [Breach("materials-missing", _materials_missing(last), last.citation)]
    if materials_on <= last.due_on:
        return []
    return [Breach("materials-late", _materials_late(last), last.citation)]


@under(*CITED)
def verdicts(
    due: Deadlines,
    *,
    held_on: date,
    noticed_on: date,
    materials_on: date | None,
    agenda_items: int,
    others: Sequence[Breach] = (),
) -> list[Verdict]:
    """Return what is to be said of this call before it is sent: each point in turn.

    `others` are what the law of hearings has against it.
    """
    found = {
        breach.code.partition("-")[0]: breach
        for breach in check(
            due,
            held_on=held_on,
            noticed_on=noticed_on,
            materials_on=materials_on,
            agenda_items=agenda_items,
        )
    }
    day = wording.day(noticed_on)
    told = Text(
        kk=f"{day.kk} күні жіберілсе, уақытында.",
        ru=f"Если отправить {day.ru}, вовремя.",
        en=f"In time if sent on {day.en}.",
    )
    return [
        _verdict("agenda", found, None, _count(agenda_items)),
        _verdict("notice", found, due.notice, told),
        _verdict("materials", found, due.materials, _materials_said(materials_on)),
        *(
            Verdict(one.code, Standing.UNLAWFUL, _HEARING, one.text, one.citation)
            for one in others
        ),
    ]


@under(NOTICE.citation)
def check_day(*, held_on: date, opened_on: date) -> list[Breach]:
    """Return the breach of opening a meeting on a day it was not called for."""
    if opened_on == held_on:
        return []
    day = wording.day(held_on)
    text = Text(
        kk=f"Отырыс басқа күнге шақырылған: {day.kk}.",
        ru=f"Заседание созвано на другой день: {day.ru}.",
        en=f"The meeting is called for another day: {day.en}.",
    )
    return [Breach("not-its-day", text, NOTICE.citation)]


_AFTER = Text(
    kk="Хабарлама отырыс күнінен кейін жіберілді.",
    ru="Извещение отправлено после дня заседания.",
    en="The notice comes after the day of the meeting.",
)
_EMPTY = Text(
    kk="Күн тәртібі бос.",
    ru="Повестка дня пуста.",
    en="The agenda is empty.",
)


def _settled(
    norm: Norm[Any], days: int | None, held_on: date, calendar: WorkingCalendar
) -> Term | None:
    if days is None:
        return None
    return term.latest(norm, before=held_on, calendar=calendar, value=days)


def _notice_late(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Хабарлама кеш: соңғы күні {last.kk} болатын.",
        ru=f"Извещение опоздало: последний день – {last.ru}.",
        en=f"The notice is late: the last day was {last.en}.",
    )


def _materials_late(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Материалдар кеш жіберілді: соңғы күні {last.kk} болатын.",
        ru=f"Материалы опоздали: последний день – {last.ru}.",
        en=f"The materials are late: the last day was {last.en}.",
    )


def _materials_missing(due: Term) -> Text:
    last = wording.day(due.due_on)
    return Text(
        kk=f"Материалдар жіберілмеді: соңғы күні {last.kk}.",
        ru=f"Материалы не разосланы: последний день – {last.ru}.",
        en=f"The materials were not sent: the last day is {last.en}.",
    )


_TITLES = {
    "agenda": Text(kk="Күн тәртібі", ru="Повестка дня", en="Agenda"),
    "notice": Text(kk="Хабарлама", ru="Извещение", en="Notice"),
    "materials": Text(kk="Материалдар", ru="Материалы", en="Materials"),
}
_HEARING = Text(kk="Тыңдау", ru="Слушание", en="Hearing")
_LAW = {
    "agenda": AGENDA,
    "notice": NOTICE.citation,
    "materials": MATERIALS.citation,
}
_NO_DAYS = Text(
    kk="Мерзімі белгіленбеген: заң да, кеңестің ережесі де күн санын айтпайды.",
    ru="Срок не установлен: ни закон, ни положение совета не называют дней.",
    en="No days are set: neither the law nor the council's regulation names them.",
)


def _verdict(
    code: str, found: dict[str, Breach], due: Term | None, well: Text
) -> Verdict:
    title = _TITLES[code]
    breach = found.get(code)
    if breach is not None:
        return Verdict(code, Standing.UNLAWFUL, title, breach.text, breach.citation)
    if code == "agenda":
        return Verdict(code, Standing.LAWFUL, title, well, _LAW[code])
    if due is None:
        return Verdict(code, Standing.SETTING, title, _NO_DAYS, _LAW[code])
    last = wording.day(due.due_on)
    text = joined(
        (
            Text(
                kk=f"Соңғы күні – {last.kk}.",
                ru=f"Последний день – {last.ru}.",
                en=f"The last day is {last.en}.",
            ),
            well,
        )
    )
    is_setting = due.citation.read is Read.SETTING
    standing = Standing.SETTING if is_setting else Standing.LAWFUL
    return Verdict(code, standing, title, text, due.citation)


def _count(items: int) -> Text:
    return Text(
        kk=f"Мәселе саны: {items}.",
        ru=f"Вопросов: {items}.",
        en=f"Matters: {items}.",
    )


def _materials_said(materials_on: date | None) -> Text:
    if materials_on is None:
        return Text(
            kk="Әзірге жоқ.",
            ru="Пока не разосланы.",
            en="Not sent yet.",
        )
    day = wording.day(materials_on)
    return Text(
        kk=f"Жіберілген күні – {day.kk}.",
        ru=f"Разосланы {day.ru}.",
        en=f"Sent on {day.en}.",
    )
