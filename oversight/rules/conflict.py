"""Conflicts of interest of those who exercise control, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

CONFLICT = Citation(acts.PUBLIC_CONTROL, "art. 5(4)", Read.TEXT)
INTEREST = Citation(acts.PUBLIC_CONTROL, "art. 1(2)", Read.TEXT)
DUTY = Citation(acts.PUBLIC_CONTROL, "art. 7(2)(7)", Read.TEXT)


@dataclass(frozen=True)
class Said:
    """What one person has said of his interest in one object or finding.

    `has_conflict` is None while he has been asked and has not said.
    """

    about: str
    has_conflict: bool | None
    is_resolved: bool = False


@under(CONFLICT, INTEREST, DUTY)
def check_clear(*, name: str, said: Sequence[Said]) -> list[Breach]:
    """Return a breach for each declared conflict, and one for what is not declared.

    Each person says it of each object, and again of an object or a finding that
    comes later; a conflict stops his acts until it is resolved. That silence stops
    them too is our reading: the law wants no conflict, and who is silent may have one.
    """
    breaches = [
        Breach("conflict_of_interest", _declared(name, one.about), CONFLICT)
        for one in said
        if one.has_conflict and not one.is_resolved
    ]
    silent = [one.about for one in said if one.has_conflict is None]
    if silent or not said:
        breaches.append(Breach("conflict_not_declared", _silent(name, silent), DUTY))
    return breaches


@under(CONFLICT, DUTY)
def check_word(*, has_conflict: bool, nature: str, stands: bool) -> list[Breach]:
    """Return what keeps one from saying this of his interest.

    A conflict is declared with what it is: nobody can judge whether it is gone, if
    nobody knows what it was. And he who has one does not take it back by saying no.
    """
    if stands and not has_conflict:
        text = Text(
            kk="Мәлімделген қақтығыс «жоқ» деп айтумен жойылмайды: оны үйлестіруші "
            "шешеді немесе адам істен шығады.",
            ru="Заявленный конфликт не снимается словом «нет»: его разрешает "
            "координатор, или человек выходит из дела.",
            en="A declared conflict is not undone by saying no: the coordinator "
            "resolves it, or the person leaves the case.",
        )
        return [Breach("conflict_stands", text, DUTY)]
    if not has_conflict or nature.strip():
        return []
    text = Text(
        kk="Мүдделер қақтығысының мәні айтылмаған.",
        ru="Не сказано, в чём состоит конфликт интересов.",
        en="It is not said what the conflict of interest is.",
    )
    return [Breach("conflict_without_nature", text, CONFLICT)]


@under(CONFLICT, DUTY)
def check_removal(
    *, is_conflict: bool, is_own: bool, is_alone: bool, reason: str
) -> list[Breach]:
    """Return everything that keeps a conflict from being called gone.

    The coordinator says so, with the reason, and not of himself: only who acts alone
    has nobody else to say it, and says it in public. Our reading of impartiality.
    """
    breaches = []
    if not is_conflict:
        text = Text(
            kk="Шешілмеген мүдделер қақтығысы жоқ.",
            ru="Неразрешённого конфликта интересов нет.",
            en="There is no conflict of interest to resolve.",
        )
        breaches.append(Breach("no_conflict_to_resolve", text, CONFLICT))
    if is_own and not is_alone:
        text = Text(
            kk="Өз мүдделер қақтығысын жойылды деп өзі айта алмайды: үйлестіруші "
            "міндетін басқаға тапсырады немесе істен шығады.",
            ru="О своём конфликте интересов сам решать не может: он передаёт "
            "координацию или выходит из дела.",
            en="Nobody calls his own conflict gone: he hands the coordination over, or "
            "leaves the case.",
        )
        breaches.append(Breach("own_conflict", text, DUTY))
    if not reason.strip():
        text = Text(
            kk="Мүдделер қақтығысының қалай жойылғаны айтылмаған.",
            ru="Не сказано, как устранён конфликт интересов.",
            en="It is not said how the conflict of interest has ended.",
        )
        breaches.append(Breach("no_resolution_reason", text, CONFLICT))
    return breaches


@under(DUTY)
def check_takes_part(*, name: str, has_left: bool) -> list[Breach]:
    """Return a breach where one who has left a case acts in it.

    To leave is how a conflict is resolved: an act after it would undo that.
    """
    if not has_left:
        return []
    text = Text(
        kk=f"{name} істен шықты: ол іс бойынша әрекет жасай алмайды.",
        ru=f"{name}: вышел из дела и не может в нём действовать.",
        en=f"{name} has left the case, and cannot act in it.",
    )
    return [Breach("has_left", text, DUTY)]


def _declared(name: str, about: str) -> Text:
    return Text(
        kk=f"{name}: мүдделер қақтығысын мәлімдеді («{about}»).",
        ru=f"{name}: заявлен конфликт интересов («{about}»).",
        en=f"{name}: has declared a conflict of interest (“{about}”).",
    )


def _silent(name: str, about: Sequence[str]) -> Text:
    listed = ", ".join(f"«{one}»" for one in about)
    tail = f" ({listed})" if listed else ""
    return Text(
        kk=f"{name}: мүдделер қақтығысы туралы мәлімдеме жоқ{tail}.",
        ru=f"{name}: о конфликте интересов не заявлено{tail}.",
        en=f"{name}: has declared nothing on conflict of interest{tail}.",
    )
