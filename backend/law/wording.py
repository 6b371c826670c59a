"""How a term explains itself to the public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from backend.law.citation import READ_AS
from backend.law.norm import Runs
from backend.law.text import Text, joined, same
from backend.law.unit import Unit, amount, often, russian_form

if TYPE_CHECKING:
    from backend.law.calendar import DayOff, WorkedDay
    from backend.law.term import Term

_MONTHS = Text(
    kk="қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша "
    "желтоқсан",
    ru="января февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря",
    en="January February March April May June July August September October November "
    "December",
)


def day(on: date) -> Text:
    """Return a day as people write it: 4 December 2026."""
    kk, ru, en = (names.split()[on.month - 1] for names in _MONTHS)
    return Text(
        kk=f"{on.year} жылғы {on.day} {kk}",
        ru=f"{on.day} {ru} {on.year} года",
        en=f"{on.day} {en} {on.year}",
    )


def explained(term: Term) -> Text:
    """Return the whole explanation, sentence by sentence."""
    return joined(_sentences(term))


def _sentences(term: Term) -> Iterable[Text]:
    yield _length(term)
    yield _start(term)
    yield from _skipped(term)
    yield from _worked(term.worked)
    yield from _moved(term)
    yield _end(term)
    if term.provisional:
        yield Text(
            kk="Мерзім күн ауыстыру туралы шешімі әлі шықпаған жылға түседі: "
            "алдын ала есеп.",
            ru="Срок затрагивает год, по которому ещё нет решения о переносе дней: "
            "расчёт предварительный.",
            en="The term touches a year without a decree on moved days yet: "
            "the count is provisional.",
        )
    yield Text(
        kk=f"Күнтізбе нұсқасы: {term.calendar_version}.",
        ru=f"Версия календаря: {term.calendar_version}.",
        en=f"Calendar version: {term.calendar_version}.",
    )


def _length(term: Term) -> Text:
    if term.runs is Runs.BY:
        return _frequency(term)
    length = amount(term.value, term.unit)
    law = term.citation.text
    read = READ_AS[term.read]
    if term.edition is None:
        return Text(
            kk=f"Мерзім: {length.kk} ({law.kk}; {read.kk}).",
            ru=f"Срок: {length.ru} ({law.ru}; {read.ru}).",
            en=f"Term: {length.en} ({law.en}; {read.en}).",
        )
    edition = day(term.edition)
    return Text(
        kk=f"Мерзім: {length.kk} ({law.kk}; редакция: {edition.kk}; {read.kk}).",
        ru=f"Срок: {length.ru} ({law.ru}; редакция: {edition.ru}; {read.ru}).",
        en=f"Term: {length.en} ({law.en}; edition of {edition.en}; {read.en}).",
    )


def _frequency(term: Term) -> Text:
    length, law = often(term.value, term.unit), term.citation.text
    read = READ_AS[term.read]
    kk, ru, en = (f"; {said}" for said in read)
    if term.edition is not None:
        edition = day(term.edition)
        kk = f"; редакция: {edition.kk}{kk}"
        ru = f"; редакция: {edition.ru}{ru}"
        en = f"; edition of {edition.en}{en}"
    return Text(
        kk=f"Күн белгіленбеген: {length.kk} ({law.kk}{kk}).",
        ru=f"День не назван: {length.ru} ({law.ru}{ru}).",
        en=f"No day is named: {length.en} ({law.en}{en}).",
    )


def _start(term: Term) -> Text:
    start = day(term.started_on)
    if term.runs is Runs.BY:
        end = day(term.due_on)
        return Text(
            kk=f"Кезең: {start.kk} – {end.kk} (біздің түсіндіруіміз).",
            ru=f"Период: {start.ru} – {end.ru} (наше прочтение).",
            en=f"Period: {start.en} – {end.en} (our reading).",
        )
    if term.runs is Runs.BEFORE:
        return Text(
            kk=f"Оқиға күні: {start.kk}, бұл күн есепке кірмейді, "
            "мерзім кері саналады.",
            ru=f"День события: {start.ru}, он не считается, срок отсчитан назад.",
            en=f"Day of the event: {start.en}, not counted itself; "
            "the term runs backwards.",
        )
    if term.unit in (Unit.MONTHS, Unit.YEARS):
        return Text(
            kk=f"Басталуы: {start.kk}; мерзім тиісті айдың осындай күні, ондай күн "
            "болмаса, айдың соңғы күні бітеді.",
            ru=f"Начало: {start.ru}; срок кончается в то же число, а если его нет, "
            "в последний день месяца.",
            en=f"Start: {start.en}; the term ends on the same day of the month, or, "
            "where there is none, on its last day.",
        )
    return Text(
        kk=f"Басталуы: {start.kk}, есеп келесі күннен жүреді.",
        ru=f"Начало: {start.ru}, счёт идёт со следующего дня.",
        en=f"Start: {start.en}; counting begins on the day after.",
    )


def _skipped(term: Term) -> Iterable[Text]:
    if term.moved_from is not None or not term.skipped:
        return
    said = [_named(off) for off in term.skipped if not off.weekend]
    weekends = sum(off.weekend for off in term.skipped)
    if weekends:
        forms = ("день суббот и воскресений", "дня суббот и воскресений")
        ru = [*forms, "дней суббот и воскресений"][russian_form(weekends)]
        said.insert(
            0,
            Text(
                kk=f"сенбі мен жексенбінің {weekends} күні",
                ru=f"{weekends} {ru}",
                en=f"{weekends} weekend {'day' if weekends == 1 else 'days'}",
            ),
        )
    listed = joined(said, "; ")
    yield Text(
        kk=f"Есепке кірмеді: {listed.kk}.",
        ru=f"Не считались: {listed.ru}.",
        en=f"Not counted: {listed.en}.",
    )


def why(off: DayOff) -> Text:
    """Return why a day is off; an estimate says that it is one."""
    if not off.estimated:
        return off.why
    estimate = Text(
        kk="(болжамды күн, әлі жарияланған жоқ)",
        ru="(оценка, дата ещё не объявлена)",
        en="(estimated, not announced yet)",
    )
    return joined((off.why, estimate))


def _named(off: DayOff) -> Text:
    return joined((day(off.on), same("–"), why(off)))


def _worked(worked: tuple[WorkedDay, ...]) -> Iterable[Text]:
    if not worked:
        return
    listed = joined((joined((day(w.on), same("–"), w.why)) for w in worked), "; ")
    yield Text(
        kk=f"Жұмыс күні болып саналды: {listed.kk}.",
        ru=f"Считались рабочими: {listed.ru}.",
        en=f"Counted as working days: {listed.en}.",
    )


def _moved(term: Term) -> Iterable[Text]:
    if term.moved_from is None:
        return
    fallen = day(term.moved_from)
    passed = joined((_named(off) for off in term.skipped), "; ")
    yield Text(
        kk=f"Мерзімнің соңы демалыс күніне түсті: {fallen.kk}; келесі жұмыс күніне "
        f"көшірілді (біздің түсіндіруіміз). Өткізіп жіберілген күндер: {passed.kk}.",
        ru=f"Конец срока пришёлся на выходной: {fallen.ru}; перенесён на следующий "
        f"рабочий день (наше прочтение). Пропущены: {passed.ru}.",
        en=f"The term fell on a day off, {fallen.en}, and moves to the next working "
        f"day (our reading). Passed over: {passed.en}.",
    )


def _end(term: Term) -> Text:
    end = day(term.due_on)
    if term.runs is Runs.BEFORE:
        return Text(
            kk=f"Заңды соңғы күн: {end.kk}.",
            ru=f"Последний законный день: {end.ru}.",
            en=f"Last lawful day: {end.en}.",
        )
    return Text(
        kk=f"Соңғы күні: {end.kk}.",
        ru=f"Последний день: {end.ru}.",
        en=f"Last day: {end.en}.",
    )
