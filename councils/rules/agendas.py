"""What may stand on an agenda, and how it may change once the members know it."""

from __future__ import annotations

from collections.abc import Sequence

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

# The agenda is public: so is every change of it, and why.
OPENNESS = Citation(acts.PUBLIC_COUNCILS, "art. 14(1)", Read.TEXT)


@under(OPENNESS)
def check_matter(*, is_of_this_council: bool) -> list[Breach]:
    """Return the breach of a matter that rests on something of another council."""
    if is_of_this_council:
        return []
    text = Text(
        kk="Мәселенің баяндамашысы, жоспар тармағы, жобасы немесе жолданымы осы "
        "кеңестікі емес.",
        ru="Докладчик, пункт плана, проект или обращение принадлежат не этому совету.",
        en="The rapporteur, plan item, draft act or appeal is not of this council.",
    )
    return [Breach("matter-of-another-council", text, OPENNESS)]


@under(OPENNESS)
def check_change(*, is_noticed: bool, reason: str) -> list[Breach]:
    """Return the breach of changing without a reason what the members were told."""
    if reason or not is_noticed:
        return []
    text = Text(
        kk="Хабарламадан кейін күн тәртібі, уақыт пен орын себебі көрсетіліп қана "
        "өзгертіледі.",
        ru="После извещения повестка, время и место меняются только с указанием "
        "причины.",
        en="After the notice the agenda, time and place change for a stated reason "
        "only.",
    )
    return [Breach("reason-missing", text, OPENNESS)]


@under(OPENNESS)
def check_withdrawal(*, is_withdrawn: bool, has_ballot: bool) -> list[Breach]:
    """Return the breach of withdrawing a matter twice, or once it was voted on."""
    if is_withdrawn:
        text = Text(
            kk="Бұл мәселе күн тәртібінен алынған.",
            ru="Этот вопрос уже снят с повестки.",
            en="This matter is off the agenda already.",
        )
        return [Breach("already-withdrawn", text, OPENNESS)]
    if has_ballot:
        text = Text(
            kk="Бұл мәселе дауысқа салынған: оны күн тәртібінен алуға болмайды.",
            ru="Вопрос уже ставился на голосование: снять его нельзя.",
            en="The matter was put to the vote: it stays on the agenda.",
        )
        return [Breach("already-voted", text, OPENNESS)]
    return []


@under(OPENNESS)
def check_order(*, asked: Sequence[str], standing: Sequence[str]) -> list[Breach]:
    """Return the breach of an order that does not name each matter exactly once."""
    if sorted(asked) == sorted(standing):
        return []
    text = Text(
        kk="Жаңа ретте әр мәселе бір рет аталуы керек.",
        ru="В новом порядке каждый вопрос должен быть назван один раз.",
        en="The new order must name each matter once.",
    )
    return [Breach("order-incomplete", text, OPENNESS)]


@under(OPENNESS)
def check_same_day(*, is_same_day: bool) -> list[Breach]:
    """Return the breach of changing the day as if it were the hour: that postpones."""
    if is_same_day:
        return []
    text = Text(
        kk="Басқа күн – отырысты ауыстыру: хабарлама мерзімі қайта саналады.",
        ru="Другой день – это перенос заседания: срок извещения считается заново.",
        en="Another day postpones the meeting: the notice is measured again.",
    )
    return [Breach("another-day", text, OPENNESS)]


@under(OPENNESS)
def check_moved(*, is_moved: bool) -> list[Breach]:
    """Return the breach of postponing a meeting to the very time it had."""
    if is_moved:
        return []
    text = Text(
        kk="Отырыстың жаңа күні бұрынғы күнінен өзге болуы керек.",
        ru="Новый день заседания должен отличаться от прежнего.",
        en="The new day of the meeting must differ from the old one.",
    )
    return [Breach("same-day", text, OPENNESS)]


@under(OPENNESS)
def check_put_off(*, has_somebody_come: bool) -> list[Breach]:
    """Return the breach of postponing a meeting to which members have come.

    Who came on the old day would count on the new one: such a meeting is held,
    fails for want of a quorum, or is called off.
    """
    if not has_somebody_come:
        return []
    text = Text(
        kk="Мүшелер отырысқа келіп қойған: оны басқа күнге ауыстыруға болмайды.",
        ru="Члены совета уже пришли на заседание: перенести его нельзя.",
        en="Members have come to the meeting already: it is not postponed.",
    )
    return [Breach("members-have-come", text, OPENNESS)]
