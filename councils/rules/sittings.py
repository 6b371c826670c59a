"""Which meeting may be called and opened, and who takes its chair."""

from __future__ import annotations

from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


FIRST = _at("13(1)")
COMMISSIONS = _at("5(1)(10)")
CHAIR = _at("12(1)")
MEMBERS = _at("13(2)")


@under(FIRST)
def check_first(*, is_first: bool, has_met: bool) -> list[Breach]:
    """Return the breach of a second first meeting of the same composition."""
    if not (is_first and has_met):
        return []
    text = Text(
        kk="Кеңестің осы құрамы бірінші отырысын өткізіп қойған.",
        ru="Этот состав совета уже провёл своё первое заседание.",
        en="This composition of the council has held its first meeting already.",
    )
    return [Breach("first-meeting-held", text, FIRST)]


@under(COMMISSIONS)
def check_commission(*, is_of_commission: bool, has_commission: bool) -> list[Breach]:
    """Return the breach of a commission's meeting without a commission at work.

    And of naming one for a meeting that is not its own.
    """
    if is_of_commission == has_commission:
        return []
    text = Text(
        kk="Комиссия отырысына осы құрамның жұмыс істеп тұрған комиссиясы керек; өзге "
        "отырыста комиссия көрсетілмейді.",
        ru="Для заседания комиссии нужна действующая комиссия этого состава; в ином "
        "заседании комиссия не указывается.",
        en="A commission's meeting names a commission at work in this composition, and "
        "no other meeting names one.",
    )
    return [Breach("commission-wanted", text, COMMISSIONS)]


@under(CHAIR)
def check_taking(*, presides_already: bool, is_in_session: bool) -> list[Breach]:
    """Return the breach of taking the chair twice, or while not at the meeting."""
    if presides_already:
        text = Text(
            kk="Отырысты қазірдің өзінде сіз жүргізіп отырсыз.",
            ru="Вы уже председательствуете на этом заседании.",
            en="You preside at this meeting already.",
        )
        return [Breach("presides-already", text, CHAIR)]
    if not is_in_session:
        text = Text(
            kk="Отырысты оған қатысып отырған мүше ғана жүргізеді.",
            ru="Председательствует только член, участвующий в заседании.",
            en="Only a member who takes part in the meeting presides at it.",
        )
        return [Breach("not-in-session", text, CHAIR)]
    return []


@under(MEMBERS)
def check_moment(*, is_to_come: bool, stated_on: date, held_on: date) -> list[Breach]:
    """Return the breach of entering who was there for a moment that has not come.

    Or for one before the meeting's day: nobody sits there yet.
    """
    if is_to_come:
        text = Text(
            kk="Көрсетілген сәт әлі келген жоқ.",
            ru="Указанный момент ещё не наступил.",
            en="The stated moment has not come yet.",
        )
        return [Breach("moment-to-come", text, MEMBERS)]
    if stated_on < held_on:
        text = Text(
            kk="Көрсетілген сәт отырыс күнінен бұрын.",
            ru="Указанный момент раньше дня заседания.",
            en="The stated moment lies before the day of the meeting.",
        )
        return [Breach("moment-before-the-day", text, MEMBERS)]
    return []


@under(MEMBERS)
def check_excuse(*, is_over: bool, has_come: bool) -> list[Breach]:
    """Return the breach of excusing afterwards a member who was there."""
    if not (is_over and has_come):
        return []
    text = Text(
        kk="Мүше отырысқа қатысқан: келмеу себебі енгізілмейді.",
        ru="Член совета участвовал в заседании: причина отсутствия не вносится.",
        en="The member took part in the meeting: there is no absence to excuse.",
    )
    return [Breach("was-present", text, MEMBERS)]
