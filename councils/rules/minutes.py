"""What minutes must hold, who remarks on them, and in which order they are signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.law import acts, norms, term, wording
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from councils.rules.regulation import Settings

SIGNING: Norm[Any] = norms.get("meeting.minutes.sign")
REMARKS: Norm[Any] = norms.get("meeting.minutes.remarks")


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


CHAIR_SIGNS = _at("12(1)(3)")
NOT_A_MEMBER = _at("12(3)")
HEARING = _at("21(5)")
REPORT = _at("23(2)")


@dataclass(frozen=True)
class Shown:
    """What draft minutes already show, as far as the law asks for it."""

    place: str
    present: int
    presiding: str
    secretary: str
    silent_matters: Sequence[int]
    reports_without_speaker: Sequence[int]


@under(CHAIR_SIGNS)
def check_draft(*, is_begun: bool, is_imported: bool) -> list[Breach]:
    """Return why no minutes are begun: there are some, here or at a source."""
    if is_imported:
        return [Breach("minutes-elsewhere", _ELSEWHERE, CHAIR_SIGNS)]
    if is_begun:
        return [Breach("minutes-begun", _BEGUN, CHAIR_SIGNS)]
    return []


@under(SIGNING.citation)
def signing_due(
    *, closed_on: date, settings: Settings, calendar: WorkingCalendar
) -> Term | None:
    """Return by when the minutes are signed; None where the council settles nothing."""
    return _settled(SIGNING, settings.minutes_days, closed_on, calendar)


@under(REMARKS.citation)
def remarks_due(
    *, sent_on: date, settings: Settings, calendar: WorkingCalendar
) -> Term | None:
    """Return until when remarks are taken; None where the council settles nothing."""
    return _settled(REMARKS, settings.remarks_days, sent_on, calendar)


@under(REMARKS.citation)
def check_sending(
    *, until: datetime | None, until_on: date | None, at: datetime, due: Term | None
) -> list[Breach]:
    """Return everything wrong with asking for remarks until this moment.

    Where the council has settled a term a later day may be named, and no earlier one;
    where it has not, the secretary names the day.
    """
    if until is None or until_on is None:
        return [] if due else [Breach("remarks-no-day", _NO_DAY, REMARKS.citation)]
    if until <= at:
        return [Breach("remarks-day-past", _DAY_PAST, REMARKS.citation)]
    if due is not None and until_on < due.due_on:
        return [Breach("remarks-too-short", _too_short(due), due.citation)]
    return []


@under(REMARKS.citation)
def check_remark(
    *, attended: bool, until: datetime | None, at: datetime
) -> list[Breach]:
    """Return why this person makes no remark: only those do who were there, in time."""
    breaches = []
    if not attended:
        breaches.append(Breach("remark-not-attended", _ABSENT, REMARKS.citation))
    if until is None or at > until:
        breaches.append(Breach("remarks-closed", _CLOSED, REMARKS.citation))
    return breaches


@under(REMARKS.citation)
def check_answer(*, is_answered: bool, is_taken: bool, has_words: bool) -> list[Breach]:
    """Return why a remark is not answered so: once, and a refusal with its reason."""
    breaches = []
    if is_answered:
        breaches.append(Breach("remark-answered", _ANSWERED, REMARKS.citation))
    if not is_taken and not has_words:
        breaches.append(Breach("remark-no-reason", _NO_REASON, REMARKS.citation))
    return breaches


@under(REMARKS.citation)
def check_freeze(
    *, until: datetime | None, at: datetime, unanswered: int
) -> list[Breach]:
    """Return why the text is not fixed yet: remarks still come, or wait for answers."""
    breaches = []
    if until is not None and at <= until:
        breaches.append(Breach("remarks-open", _STILL_OPEN, REMARKS.citation))
    if unanswered:
        text = Text(
            kk=f"Жауапсыз ескертулер бар: {unanswered}.",
            ru=f"Есть замечания без ответа: {unanswered}.",
            en=f"Remarks without an answer: {unanswered}.",
        )
        breaches.append(Breach("remarks-unanswered", text, REMARKS.citation))
    return breaches


@under(HEARING, REPORT)
def check_content(
    *, is_hearing: bool, is_report_hearing: bool, shown: Shown
) -> list[Breach]:
    """Return what the law asks the minutes of a hearing to show, and they do not.

    Place, how many are present, and the speeches: of both kinds; who presides and who
    keeps the minutes: of a public hearing; the officials who speak: of a report. Of
    any other meeting the law asks nothing.
    """
    if not is_hearing and not is_report_hearing:
        return []
    law = HEARING if is_hearing else REPORT
    lacking = []
    if not shown.place:
        lacking.append(("minutes-no-place", _NO_PLACE))
    if not shown.present:
        lacking.append(("minutes-nobody-present", _NOBODY))
    if is_hearing and not (shown.presiding and shown.secretary):
        lacking.append(("minutes-no-names", _NO_NAMES))
    if shown.silent_matters:
        lacking.append(("minutes-no-speeches", _silent(shown.silent_matters)))
    if is_report_hearing and shown.reports_without_speaker:
        silent = _nameless(shown.reports_without_speaker)
        lacking.append(("minutes-no-speaker", silent))
    return [Breach(code, text, law) for code, text in lacking]


@under(NOT_A_MEMBER, CHAIR_SIGNS)
def check_signature(*, is_one_person: bool, is_unchanged: bool) -> list[Breach]:
    """Return why this signature is not taken: two persons sign what really happened.

    The secretary is no member of the council, so chair and secretary are two people.
    What was entered after the text was fixed is not in it, and is not signed away.
    """
    breaches = []
    if is_one_person:
        breaches.append(Breach("minutes-one-person", _ONE_PERSON, NOT_A_MEMBER))
    if not is_unchanged:
        breaches.append(Breach("minutes-outdated", _OUTDATED, CHAIR_SIGNS))
    return breaches


@under(CHAIR_SIGNS)
def check_correction(*, is_last: bool) -> list[Breach]:
    """Return the breach of correcting a version after which there is another."""
    if is_last:
        return []
    return [Breach("minutes-not-the-last", _NOT_LAST, CHAIR_SIGNS)]


def _settled(
    norm: Norm[Any], days: int | None, start: date, calendar: WorkingCalendar
) -> Term | None:
    if days is None:
        return None
    return term.due(norm, start=start, calendar=calendar, value=days)


def _too_short(due: Term) -> Text:
    day = wording.day(due.due_on)
    return Text(
        kk=f"Кеңестің ережесі бойынша ескертулер {day.kk} күнін қоса қабылданады.",
        ru=f"По положению совета замечания принимают по {day.ru}.",
        en=f"By the council's regulation remarks are taken until {day.en}.",
    )


def _silent(matters: Sequence[int]) -> Text:
    numbers = ", ".join(str(number) for number in matters)
    return Text(
        kk=f"Мына мәселелер бойынша сөйленген сөздер жазылмаған: {numbers}.",
        ru=f"Не записаны выступления по вопросам: {numbers}.",
        en=f"No speeches are written down on the matters: {numbers}.",
    )


def _nameless(matters: Sequence[int]) -> Text:
    numbers = ", ".join(str(number) for number in matters)
    return Text(
        kk=f"Мына мәселелер бойынша сөйлеген лауазымды адам көрсетілмеген: {numbers}.",
        ru=f"Не указано выступившее должностное лицо по вопросам: {numbers}.",
        en=f"The official who speaks is not named on the matters: {numbers}.",
    )


_ELSEWHERE = Text(
    kk="Бұл отырыс «Кеңес» жүйесіне дейін өткен: хаттамасы дереккөзінде.",
    ru="Это заседание прошло до системы «Кеңес»: его протокол – у источника.",
    en="This meeting is from before Kenes: its minutes are at its source.",
)
_BEGUN = Text(
    kk="Бұл отырыстың хаттамасы басталған.",
    ru="Протокол этого заседания уже начат.",
    en="The minutes of this meeting are begun already.",
)
_NO_DAY = Text(
    kk="Кеңестің ережесінде ескертулерге күн белгіленбеген: соңғы күнді атаңыз.",
    ru="Положение совета не задаёт дней для замечаний: назовите последний день.",
    en="The council's regulation sets no days for remarks: name the last day.",
)
_DAY_PAST = Text(
    kk="Ескертулердің соңғы сәті өтіп кеткен.",
    ru="Срок для замечаний уже прошёл.",
    en="The moment until which remarks are taken has passed.",
)
_ABSENT = Text(
    kk="Ескертуді отырысқа қатысқан мүше ғана береді.",
    ru="Замечания делает только член, участвовавший в заседании.",
    en="Only a member who took part in the meeting makes remarks.",
)
_CLOSED = Text(
    kk="Ескертулер қабылданбайды: мерзімі өтті.",
    ru="Замечания больше не принимают: срок прошёл.",
    en="Remarks are no longer taken: their time has passed.",
)
_ANSWERED = Text(
    kk="Бұл ескертуге жауап берілген.",
    ru="На это замечание уже дан ответ.",
    en="This remark is answered already.",
)
_NO_REASON = Text(
    kk="Ескерту қабылданбаса, себебі жазылады.",
    ru="Если замечание не принято, пишут почему.",
    en="A remark that is not taken is answered with a reason.",
)
_STILL_OPEN = Text(
    kk="Ескертулер мерзімі әлі өткен жоқ.",
    ru="Срок для замечаний ещё не прошёл.",
    en="Remarks are still taken.",
)
_NO_PLACE = Text(
    kk="Отырыс өткен жер көрсетілмеген.",
    ru="Не указано место проведения.",
    en="The place of the meeting is not given.",
)
_NOBODY = Text(
    kk="Қатысқандардың саны көрсетілмеген.",
    ru="Не указано количество присутствующих.",
    en="The number of those present is not given.",
)
_NO_NAMES = Text(
    kk="Төраға мен хатшының тегі, аты, әкесінің аты көрсетілмеген.",
    ru="Не указаны фамилии, имена и отчества председателя и секретаря.",
    en="The full names of chair and secretary are not given.",
)
_ONE_PERSON = Text(
    kk="Хатшы ретінде қол қойған адам төраға ретінде қол қоймайды.",
    ru="Подписавший как секретарь не подписывает как председатель.",
    en="Who signed as secretary does not sign as chair.",
)
_OUTDATED = Text(
    kk="Мәтін бекітілгеннен кейін отырыс туралы жазбалар өзгерді: мәтінді қайта "
    "ашып, жаңадан бекітіңіз.",
    ru="После закрепления текста записи о заседании изменились: откройте текст и "
    "закрепите его заново.",
    en="What is on record of the meeting has changed since the text was fixed: "
    "reopen the text and fix it anew.",
)
_NOT_LAST = Text(
    kk="Бұдан кейінгі нұсқасы бар: соңғысы түзетіледі.",
    ru="Есть более поздняя версия: исправляют последнюю.",
    en="There is a later version: the last one is corrected.",
)
