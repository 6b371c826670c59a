"""Draft acts: how long a council has for its word, what silence means, who replies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from backend.law import acts, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.citation import Citation, Read
from backend.law.in_force import NotInForce
from backend.law.norm import Norm
from backend.law.norms import legal_acts
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from backend.law.unit import Unit, amount


class Sort(StrEnum):
    """What a body has put on the portal of drafts; each has a least term."""

    ACT = "act"
    CONSULTATIVE = "consultative"
    LAW = "law"
    URGENT = "urgent"


class Exempt(StrEnum):
    """Why a draft is not for public councils at all."""

    QUARANTINE = "quarantine"
    VETERINARY = "veterinary"
    EMERGENCY = "emergency"
    PRESIDENT = "president"
    DEPUTIES = "deputies"
    HALYQ_KENESI = "halyq_kenesi"


def _at(provision: str) -> Citation:
    return Citation(acts.LEGAL_ACTS, f"art. {provision}", Read.TEXT)


NOTICE = _at("20(2)")
INITIATORS = _at("20(4)")
LETTER = legal_acts.LETTER_IF_AGREED.citation
POSITION = legal_acts.POSITION_IF_DISAGREED.citation
ANNEX = _at("20")
COMMISSIONS = Citation(acts.PUBLIC_COUNCILS, "art. 5(1)(10)", Read.TEXT)
START_OF_LETTER = Text(
    kk="Заң он жұмыс күні қай күннен басталатынын айтпайды; біз орган ұсынымдарды "
    "алған күннен деп оқимыз.",
    ru="С какого дня идут десять рабочих дней, закон не говорит; мы читаем: со дня, "
    "когда орган получил рекомендации.",
    en="The law does not say from which day the ten working days run; we read: from "
    "the day on which the body received the recommendations.",
)
LEAST: Mapping[Sort, Norm[int]] = {
    Sort.ACT: legal_acts.OPINION,
    Sort.CONSULTATIVE: legal_acts.OPINION,
    Sort.LAW: legal_acts.OPINION_LAW,
    Sort.URGENT: legal_acts.OPINION_URGENT,
}
EXEMPTIONS: Mapping[Exempt, tuple[Text, Citation]] = {
    Exempt.QUARANTINE: (
        Text(
            kk="карантин белгілеу немесе алып тастау туралы акт",
            ru="акт об установлении или снятии карантина",
            en="an act on setting or lifting a quarantine",
        ),
        NOTICE,
    ),
    Exempt.VETERINARY: (
        Text(
            kk="ветеринариядағы шектеу іс-шаралары туралы акт",
            ru="акт об ограничительных мероприятиях в ветеринарии",
            en="an act on veterinary restrictions",
        ),
        NOTICE,
    ),
    Exempt.EMERGENCY: (
        Text(
            kk="төтенше жағдай туралы акт",
            ru="акт о чрезвычайной ситуации",
            en="an act on an emergency",
        ),
        NOTICE,
    ),
    Exempt.PRESIDENT: (
        Text(
            kk="Президент бастамашы болған заң жобасы",
            ru="законопроект, внесённый по инициативе Президента",
            en="a draft law initiated by the President",
        ),
        INITIATORS,
    ),
    Exempt.DEPUTIES: (
        Text(
            kk="Құрылтай депутаттары бастамашы болған заң жобасы",
            ru="законопроект, внесённый по инициативе депутатов Курултая",
            en="a draft law initiated by deputies of the Kurultai",
        ),
        INITIATORS,
    ),
    Exempt.HALYQ_KENESI: (
        Text(
            kk="Қазақстан Халық Кеңесі бастамашы болған заң жобасы",
            ru="законопроект, внесённый по инициативе Халық Кеңесі Казахстана",
            en="a draft law initiated by the Halyq Kenesi of Kazakhstan",
        ),
        INITIATORS,
    ),
}


@under(NOTICE)
def opinion_due(
    *, sort: Sort, received_on: date, term_set: int | None, calendar: WorkingCalendar
) -> Term:
    """Return until when the council may send its recommendations.

    The body sets the term, and may set a longer one; a shorter one does not count:
    then it is the least of the law. Either runs from receipt of the notification.
    """
    norm = LEAST[sort]
    days = max(norm.on(received_on), term_set or 0)
    return term.due(norm, start=received_on, value=days, calendar=calendar)


@under(NOTICE)
def check_term(*, sort: Sort, received_on: date, term_set: int | None) -> list[Breach]:
    """Return the body's breach of setting fewer days than the law; it is noted.

    A body that has set no term has set none that is too short.
    """
    norm = LEAST[sort]
    least = norm.on(received_on)
    if term_set is None or term_set >= least:
        return []
    given = amount(term_set, Unit.WORKING_DAYS)
    law = amount(least, Unit.WORKING_DAYS)
    text = Text(
        kk=f"Орган {given.kk} берді, заң бойынша кемінде {law.kk}: заңдағы мерзім "
        "қолданылады.",
        ru=f"Орган дал {given.ru}, по закону не менее {law.ru}: действует срок закона.",
        en=f"The body gave {given.en}, the law at least {law.en}: the law's term "
        "counts.",
    )
    return [Breach("term-too-short", text, norm.citation)]


@under(NOTICE, INITIATORS)
def check_exempt(*, sort: Sort, exempt: Exempt | None) -> list[Breach]:
    """Return why this draft is not for a public council.

    By its initiator only a draft law is exempt: art. 20(4) speaks of no other.
    """
    if exempt is None:
        return []
    said, law = EXEMPTIONS[exempt]
    if law is INITIATORS and sort not in (Sort.LAW, Sort.URGENT):
        return []
    text = Text(
        kk=f"Жоба қоғамдық кеңеске жіберілмейді: {said.kk}.",
        ru=f"Проект не направляется общественному совету: {said.ru}.",
        en=f"This draft does not go to a public council: {said.en}.",
    )
    return [Breach("exempt-draft", text, law)]


@under(NOTICE)
def check_body(*, makes_acts: bool) -> list[Breach]:
    """Return the breach of a notification by what is no body that drafts acts."""
    if makes_acts:
        return []
    text = Text(
        kk="Жоба туралы орталық, жергілікті өкілді немесе атқарушы орган хабарлайды.",
        ru="О проекте уведомляет центральный, местный представительный или "
        "исполнительный орган.",
        en="A central, local representative or executive body notifies of a draft.",
    )
    return [Breach("not-a-body-of-acts", text, NOTICE)]


@under(NOTICE)
def check_receipt(
    *,
    sort: Sort,
    received_on: date,
    term_set: int | None,
    calendar: WorkingCalendar,
) -> list[Breach]:
    """Return the breach of a notification whose term nobody could count.

    It lies before the law, or in a year whose calendar is not known.
    """
    try:
        opinion_due(
            sort=sort, received_on=received_on, term_set=term_set, calendar=calendar
        )
    except (NotInForce, YearNotLoaded):
        text = Text(
            kk="Бұл күннен мерзім саналмайды: ол жылғы заң немесе күнтізбе мұнда жоқ.",
            ru="От этого дня срок не посчитать: закона или календаря того года здесь "
            "нет.",
            en="No term can be counted from this day: the law or the calendar of that "
            "year is not here.",
        )
        return [Breach("term-not-countable", text, NOTICE)]
    return []


@under(NOTICE, LETTER)
def check_own_day(*, is_by_council: bool, day: date, on: date) -> list[Breach]:
    """Return the breach of a body that dates its own act otherwise than today.

    What a body does here is done at once; an earlier day is entered by the council,
    which holds the paper, and a later one by nobody.
    """
    if day == on or (is_by_council and day < on):
        return []
    text = Text(
        kk="Орган жүйеде бүгінгі күнмен әрекет етеді; өткен күнді қағаз бойынша кеңес "
        "енгізеді.",
        ru="Орган действует в системе сегодняшним днём; прошедший день вносит совет "
        "по бумаге.",
        en="A body acts here under today's date; an earlier day is entered by the "
        "council, from paper.",
    )
    return [Breach("not-today", text, NOTICE)]


@under(COMMISSIONS)
def check_commission(*, is_own: bool, is_standing: bool) -> list[Breach]:
    """Return the breach of giving work to a commission that is not there for it."""
    if is_own and is_standing:
        return []
    text = Text(
        kk="Бұл кеңесте мұндай жұмыс істеп тұрған комиссия жоқ.",
        ru="У этого совета нет такой действующей комиссии.",
        en="This council has no such commission at work.",
    )
    return [Breach("no-such-commission", text, COMMISSIONS)]


@under(NOTICE, legal_acts.SILENCE.citation)
def check_opinion(*, kk: str, ru: str, due_on: date, on: date) -> list[Breach]:
    """Return everything that keeps recommendations on a draft from being sent.

    They are in Kazakh and in Russian; after the last day silence has agreed.
    """
    breaches = []
    if not (kk.strip() and ru.strip()):
        text = Text(
            kk="Ұсынымдар қазақ және орыс тілдерінде болуға тиіс.",
            ru="Рекомендации нужны на казахском и русском языках.",
            en="Recommendations are needed in Kazakh and in Russian.",
        )
        breaches.append(Breach("one-language", text, NOTICE))
    if on > due_on:
        day = f"{due_on:%d.%m.%Y}"
        text = Text(
            kk=f"Мерзім {day} күні бітті: жоба ескертусіз келісілген болып саналады.",
            ru=f"Срок кончился {day}: проект считается согласованным без замечаний.",
            en=f"The term ended on {day}: the draft counts as agreed without remarks.",
        )
        breaches.append(Breach("silence-has-agreed", text, legal_acts.SILENCE.citation))
    return breaches


@under(LETTER)
def check_unreceived(*, is_known: bool) -> list[Breach]:
    """Return the breach of recording a second time when recommendations arrived."""
    if not is_known:
        return []
    text = Text(
        kk="Алынған күні бұрын белгіленген.",
        ru="День получения уже записан.",
        en="The day of receipt is on record already.",
    )
    return [Breach("receipt-known", text, LETTER)]


@under(LETTER)
def check_arrival(
    *,
    is_known: bool,
    sent_on: date,
    received_on: date,
    is_by_council: bool,
    has_proof: bool,
) -> list[Breach]:
    """Return everything wrong with the day on which a body received recommendations."""
    breaches = check_unreceived(is_known=is_known)
    if received_on < sent_on:
        text = Text(
            kk="Ұсынымдар жіберілмей тұрып алынбайды.",
            ru="Рекомендации не могли быть получены до отправки.",
            en="Recommendations are not received before they are sent.",
        )
        breaches.append(Breach("received-before-sent", text, LETTER))
    if is_by_council and not has_proof:
        text = Text(
            kk="Органның алғанын растайтын дәлелді көрсетіңіз.",
            ru="Укажите, чем подтверждается получение органом.",
            en="Say what proves that the body received them.",
        )
        breaches.append(Breach("receipt-without-proof", text, LETTER))
    return breaches


@under(LETTER)
def letter_due(*, received_on: date, calendar: WorkingCalendar) -> Term:
    """Return until when a body that agrees writes to the council.

    The law names no start; our reading is the day of receipt of the recommendations.
    """
    return term.due(legal_acts.LETTER_IF_AGREED, start=received_on, calendar=calendar)


@under(LETTER)
def check_received(*, is_known: bool) -> list[Breach]:
    """Return the breach of a reply to what nobody knows the body to have received."""
    if is_known:
        return []
    text = Text(
        kk="Алдымен органның ұсынымдарды қашан алғаны белгіленуге тиіс.",
        ru="Сначала запишите, когда орган получил рекомендации.",
        en="Record first when the body received the recommendations.",
    )
    return [Breach("receipt-unknown", text, LETTER)]


@under(LETTER, POSITION)
def check_reply(
    *,
    is_agreed: bool,
    text: str,
    is_documented: bool,
    is_by_council: bool,
    received_on: date | None,
    replied_on: date,
) -> list[Breach]:
    """Return everything wrong with a body's letter, or with its position.

    A position needs reasons and has no days. What the council enters for the body
    rests on a paper: its number, or the paper itself.
    """
    breaches = check_received(is_known=received_on is not None)
    if received_on is not None and replied_on < received_on:
        said = Text(
            kk="Орган ұсынымдарды алмай тұрып жауап бере алмайды.",
            ru="Орган не мог ответить до получения рекомендаций.",
            en="The body did not reply before it received the recommendations.",
        )
        breaches.append(Breach("reply-before-receipt", said, LETTER))
    if not is_agreed and not text.strip():
        said = Text(
            kk="Келіспеген орган ұстанымын уәждейді.",
            ru="Несогласный орган приводит доводы.",
            en="A body that disagrees gives its reasons.",
        )
        breaches.append(Breach("position-without-reasons", said, POSITION))
    if is_by_council and not is_documented:
        said = Text(
            kk="Орган хатының нөмірін көрсетіңіз немесе хатты жүктеңіз.",
            ru="Укажите номер письма органа или загрузите письмо.",
            en="Give the number of the body's letter, or upload the letter.",
        )
        breaches.append(Breach("reply-without-paper", said, LETTER))
    if is_agreed and not is_by_council and not (text.strip() or is_documented):
        said = Text(
            kk="Хат мәтінін жазыңыз немесе хатты жүктеңіз.",
            ru="Напишите текст письма или загрузите письмо.",
            en="Write the letter, or upload it.",
        )
        breaches.append(Breach("empty-letter", said, LETTER))
    return breaches
