"""When and to whom one may complain of a body's silence, refusal or empty words.

The Law on Public Control sends a refusal to consider to "the competent bodies"; that
the Administrative Code then gives the road and the terms is our reading.
"""

from datetime import date

from backend.law import acts, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar, days_after, months_after
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.norms.administrative_code import (
    COMPLAINT_DECIDED,
    COMPLAINT_FILED,
    COMPLAINT_FILED_NO_ROUTE,
    COMPLAINT_PASSED_UP,
)
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under


def _code(provision: str) -> Citation:
    return Citation(acts.ADMINISTRATIVE_CODE, f"art. {provision}", Read.COPY)


def _control(provision: str) -> Citation:
    return Citation(acts.PUBLIC_CONTROL, f"art. {provision}", Read.TEXT)


SILENCE = _code("91.2")
ROUTE = _code("91.4")
AFTER_COMPLAINT = _code("91.5")
NO_HIGHER_BODY = _code("91.6")
PROSECUTOR = _code("91.7")
NO_DECISION = _code("100.5")
REFUSAL = _control("13(7)")
REASONED = _control("1(7)")
RIGHT = _control("7(1)")


@under(SILENCE)
def silence_counts_from(*, due_on: date) -> date:
    """Return the first day on which silence can be complained of: after the last one.

    Until the end of its last day a body may still answer. Refusal is presumed from the
    day on which the term ended, so the months to complain are counted from that day.
    """
    return days_after(due_on, 1)


@under(COMPLAINT_FILED.citation, COMPLAINT_FILED_NO_ROUTE.citation)
def filed_by(
    *, learned_on: date, is_route_stated: bool, calendar: WorkingCalendar
) -> Term:
    """Return the term to complain, from the day on which its ground became known.

    Three months; six where the answer did not say how to appeal. Silence says nothing
    of it: the careful reading is three months from the day the term ended.
    """
    return term.due(
        _filing(is_route_stated=is_route_stated), start=learned_on, calendar=calendar
    )


@under(COMPLAINT_PASSED_UP.citation)
def pass_up(*, received_on: date, calendar: WorkingCalendar) -> Term:
    """Return the term for the body to pass a complaint up with its file.

    Counted from the day on which the body received it: our reading.
    """
    return term.due(COMPLAINT_PASSED_UP, start=received_on, calendar=calendar)


@under(COMPLAINT_DECIDED.citation)
def decide(*, received_on: date, calendar: WorkingCalendar) -> Term:
    """Return the term for the higher body to decide; nothing extends it.

    Counted from the day on which it received the complaint: our reading.
    """
    return term.due(COMPLAINT_DECIDED, start=received_on, calendar=calendar)


@under(NO_DECISION)
def is_presumed_refused(
    *, due_on: date | None, decided_on: date | None, on: date
) -> bool:
    """Tell whether the silence of the higher body counts as refusal on this day."""
    if due_on is None or decided_on is not None:
        return False
    return on > due_on


@under(SILENCE)
def check_silence(
    *, due_on: date | None, answered_on: date | None, filed_on: date
) -> list[Breach]:
    """Return what keeps silence from being a ground on this day.

    An answer that came later takes nothing from a complaint filed before it.
    """
    if answered_on is not None and answered_on <= filed_on:
        text = Text(
            kk="Орган жауап берді: үнсіздікке шағымдануға негіз жоқ. Жауаптың өзіне "
            "шағымдануға болады.",
            ru="Орган ответил: жаловаться на молчание не на что. Обжаловать можно сам "
            "ответ.",
            en="The body has answered: there is no silence to complain of. The answer "
            "itself can be complained of.",
        )
        return [Breach("answered", text, SILENCE)]
    if due_on is None:
        text = Text(
            kk="Жауап мерзімі басталған жоқ немесе заң күнін белгілемеген: үнсіздіктің "
            "басталған күнін санау мүмкін емес.",
            ru="Срок ответа не начался, или закон не называет дней: день, с которого "
            "молчание считается отказом, не сосчитать.",
            en="The term for an answer has not begun, or the law names no days: no day "
            "can be counted from which silence is a refusal.",
        )
        return [Breach("no_term", text, SILENCE)]
    first = silence_counts_from(due_on=due_on)
    if filed_on < first:
        text = Text(
            kk=f"Жауап мерзімі әлі өткен жоқ: үнсіздікке {first:%d.%m.%Y} бастап "
            "шағымдануға болады.",
            ru="Срок ответа ещё не истёк: на молчание можно жаловаться с "
            f"{first:%d.%m.%Y}.",
            en="The term for an answer has not ended: silence can be complained of "
            f"from {first:%d.%m.%Y}.",
        )
        return [Breach("term_still_runs", text, SILENCE)]
    return []


@under(REFUSAL)
def check_refusal(
    *, is_rejected: bool, has_proof: bool, learned_on: date | None, filed_on: date
) -> list[Breach]:
    """Return what keeps a refusal to consider from being a ground on this day.

    It stands in an answer that rejects, or in a paper that the author has.
    """
    if not is_rejected and not has_proof:
        text = Text(
            kk="Қараудан бас тарту көрінбейді: бас тартқан жауап жоқ, құжат та "
            "тіркелмеген.",
            ru="Отказа в рассмотрении не видно: нет отклоняющего ответа, и бумага не "
            "приложена.",
            en="No refusal to consider is to be seen: there is no answer that rejects, "
            "and no paper is attached.",
        )
        return [Breach("no_refusal", text, REFUSAL)]
    return _known(learned_on, filed_on=filed_on, law=REFUSAL)


@under(REASONED)
def check_formal(
    *, is_unfavourable: bool, learned_on: date | None, filed_on: date
) -> list[Breach]:
    """Return what keeps an empty answer from being a ground on this day.

    The complaint rests on the author's own assessment: formal, or not to the point.
    """
    if learned_on is None:
        text = Text(
            kk="Жауап жоқ: үстірт деп атайтын ештеңе жоқ.",
            ru="Ответа нет: назвать формальным нечего.",
            en="There is no answer that could be called formal.",
        )
        return [Breach("no_answer", text, REASONED)]
    if not is_unfavourable:
        text = Text(
            kk="Алдымен жауапқа баға беріңіз: шағым «үстірт» немесе «мәселеге қатысы "
            "жоқ» деген бағаға сүйенеді.",
            ru="Сначала оцените ответ: жалоба опирается на оценку «формальный» или «не "
            "по существу».",
            en="First assess the answer: the complaint rests on the view that it is "
            "formal, or not to the point.",
        )
        return [Breach("not_assessed", text, REASONED)]
    return _known(learned_on, filed_on=filed_on, law=REASONED)


@under(COMPLAINT_FILED.citation, COMPLAINT_FILED_NO_ROUTE.citation)
def check_time(
    *,
    learned_on: date,
    is_route_stated: bool | None,
    filed_on: date,
    late_reason: str,
    calendar: WorkingCalendar,
) -> list[Breach]:
    """Return a breach where the months to complain have passed without a reason.

    Where no route was stated, or nobody said anything at all (None), the longer term
    is the last that can be read into the law. A reason lets a late complaint through:
    whether the term is restored is for the one who decides.
    """
    longest = _filing(is_route_stated=is_route_stated is True)
    months = longest.on(learned_on)
    if filed_on <= months_after(learned_on, months) or late_reason.strip():
        return []
    last = term.due(longest, start=learned_on, calendar=calendar).due_on
    if filed_on <= last:
        return []
    text = Text(
        kk=f"Шағым мерзімі {last:%d.%m.%Y} күні бітті. Кешігу себебін жазыңыз: "
        "шағымда мерзімді қалпына келтіру сұралады.",
        ru=f"Срок жалобы истёк {last:%d.%m.%Y}. Укажите причину пропуска: в жалобе "
        "будет просьба восстановить срок.",
        en=f"The time to complain ended on {last:%d.%m.%Y}. Say why it was missed: the "
        "complaint will ask for it to be restored.",
    )
    return [Breach("filed_late", text, longest.citation)]


@under(ROUTE, AFTER_COMPLAINT, NO_HIGHER_BODY)
def check_higher_body(*, is_known: bool) -> list[Breach]:
    """Return a breach where a complaint has no higher body to go to."""
    if is_known:
        return []
    text = Text(
        kk="Бұл органның жоғары тұрған органы белгісіз: оны атаңыз немесе сотқа "
        "тікелей жүгініңіз.",
        ru="Вышестоящий орган неизвестен: назовите его или обратитесь прямо в суд.",
        en="No higher body of this one is known: name it, or go to court directly.",
    )
    return [Breach("no_higher_body", text, NO_HIGHER_BODY)]


@under(AFTER_COMPLAINT, NO_HIGHER_BODY, NO_DECISION)
def check_court(*, has_higher_body: bool, is_complaint_over: bool) -> list[Breach]:
    """Return a breach where court comes before the complaint to the higher body.

    Over is what was decided, or returned, or met with silence past its term.
    """
    if not has_higher_body or is_complaint_over:
        return []
    text = Text(
        kk="Сотқа жоғары тұрған органға шағым қаралғаннан кейін жүгінеді: ол әлі "
        "берілген жоқ немесе қаралып жатыр.",
        ru="В суд идут после жалобы вышестоящему органу: она ещё не подана или "
        "рассматривается.",
        en="Court comes after the complaint to the higher body: it is not filed yet, "
        "or not decided.",
    )
    return [Breach("complain_first", text, AFTER_COMPLAINT)]


@under(ROUTE)
def check_road(*, is_here: bool) -> list[Breach]:
    """Return a breach where a complaint cannot go in the system: say how it went.

    It is filed with the body concerned; what goes elsewhere goes on paper.
    """
    if is_here:
        return []
    text = Text(
        kk="Шағым жүйе ішінде бармайды: ол қай жолмен, қай күні жіберілгенін және "
        "дәлелін көрсетіңіз.",
        ru="Внутри системы жалоба не пойдёт: укажите, каким путём и когда она "
        "направлена, и чем это подтверждается.",
        en="The complaint does not go inside the system: say by which road it went, on "
        "which day, and what proves it.",
    )
    return [Breach("no_road", text, ROUTE)]


@under(COMPLAINT_PASSED_UP.citation)
def check_bring_up(*, is_overdue: bool, is_here: bool) -> list[Breach]:
    """Return a breach where the author goes past a body that may still pass it up.

    Once its three days are over, the author brings it up himself: our reading.
    """
    if is_overdue or not is_here:
        return []
    text = Text(
        kk="Органның шағымды жоғары тұрған органға жіберу мерзімі әлі өткен жоқ.",
        ru="Срок передачи жалобы вышестоящему органу ещё не истёк.",
        en="The body may still pass the complaint up: its term has not ended.",
    )
    return [Breach("term_still_runs", text, COMPLAINT_PASSED_UP.citation)]


@under(ROUTE)
def check_order(*, happened_on: date | None, after: date | None) -> list[Breach]:
    """Return a breach where a step of a complaint comes before the one it follows."""
    if happened_on is None or after is None or happened_on >= after:
        return []
    text = Text(
        kk=f"Бұл күн шағымның алдыңғы қадамынан бұрын: {after:%d.%m.%Y}.",
        ru=f"Этот день раньше предыдущего шага жалобы: {after:%d.%m.%Y}.",
        en=f"This day is before the step that came before it: {after:%d.%m.%Y}.",
    )
    return [Breach("before_the_last_step", text, ROUTE)]


def _filing(*, is_route_stated: bool) -> Norm[int]:
    return COMPLAINT_FILED if is_route_stated else COMPLAINT_FILED_NO_ROUTE


def _known(learned_on: date | None, *, filed_on: date, law: Citation) -> list[Breach]:
    if learned_on is not None and learned_on <= filed_on:
        return []
    text = Text(
        kk="Бас тартудың қашан белгілі болғаны көрсетілмеген немесе ол шағымнан кейін.",
        ru="Не указан день, когда стало известно об основании, или он позже жалобы.",
        en="The day on which the ground became known is missing, or comes after the "
        "complaint.",
    )
    return [Breach("not_known_yet", text, law)]
