"""When a ballot is carried, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.citation import READ_AS, Read
from backend.law.in_force import NotInForce
from backend.law.norm import MoreThan, Norm, NoValue
from backend.law.text import Text, joined
from backend.law.under import under


class Majority(StrEnum):
    """Of whom more than half must be for."""

    PRESENT = "present"
    PARTICIPANTS = "participants"
    MEMBERS = "members"


class Matter(StrEnum):
    """What is put to the vote, as far as the majority depends on it."""

    ORDINARY = "ordinary"
    ELECTION = "election"
    HEARING_PROTOCOL = "hearing_protocol"
    REPORT = "report"


NORMS: Mapping[Matter, Norm[MoreThan]] = {
    Matter.ORDINARY: norms.get("meeting.decision.majority"),
    Matter.ELECTION: norms.get("meeting.election.majority"),
    Matter.HEARING_PROTOCOL: norms.get("meeting.protocol_of_hearing.majority"),
    Matter.REPORT: norms.get("meeting.report.majority"),
}
HALF = Fraction(1, 2)
CASTING_VOTE: Norm[Any] = norms.get("meeting.casting_vote")
RECUSAL: Norm[Any] = norms.get("meeting.recusal")
QUORUM: Norm[Any] = norms.get("meeting.quorum")

LABELS: Mapping[Matter, Text] = {
    Matter.ORDINARY: Text(
        kk="қарапайым шешім", ru="обычное решение", en="ordinary decision"
    ),
    Matter.ELECTION: Text(kk="сайлау", ru="выборы", en="election"),
    Matter.HEARING_PROTOCOL: Text(
        kk="тыңдаудың қорытынды хаттамасы",
        ru="итоговый протокол слушания",
        en="final protocol of a hearing",
    ),
    Matter.REPORT: Text(
        kk="есепті қабылдау", ru="принятие отчёта", en="acceptance of a report"
    ),
}

_BASES = {
    Majority.PRESENT: Text(
        kk="қатысқан {n} мүшенің жартысынан көбі",
        ru="больше половины присутствующих членов ({n})",
        en="more than half of the {n} members present",
    ),
    Majority.PARTICIPANTS: Text(
        kk="отырысқа қатысқан {n} адамның жартысынан көбі",
        ru="больше половины участников заседания ({n})",
        en="more than half of the {n} participants present",
    ),
    Majority.MEMBERS: Text(
        kk="барлық {n} мүшенің жартысынан көбі",
        ru="больше половины всех членов ({n})",
        en="more than half of all {n} members",
    ),
}


@dataclass(frozen=True)
class Tally:
    """The votes of one ballot, and how many could have voted.

    `present` counts those who are there and recused themselves, too; where the
    council's regulation takes them out of the base, `recused_are_present` is False.
    `participants` are None where members alone vote on a report.
    """

    votes_for: int
    against: int
    abstained: int
    present: int
    members: int
    recused: int = 0
    participants: int | None = None
    recused_are_present: bool = True

    def base(self, majority: Majority) -> int:
        """Return the number that the majority is counted of."""
        out = 0 if self.recused_are_present else self.recused
        match majority:
            case Majority.PRESENT:
                return self.present - out
            case Majority.PARTICIPANTS:
                return (self.participants or self.present) - out
            case Majority.MEMBERS:
                return self.members


@dataclass(frozen=True)
class Result:
    """Whether a ballot is carried, how many votes that takes, and why."""

    carried: bool
    needed: int
    explanation: Text


@under(
    NORMS[Matter.ELECTION].citation,
    NORMS[Matter.HEARING_PROTOCOL].citation,
    NORMS[Matter.REPORT].citation,
)
def majority_for(matter: Matter, *, ordinary: Majority) -> Majority:
    """Return of whom the majority is counted.

    The law fixes it for elections, hearings and reports; an ordinary decision
    follows the council's own regulation.
    """
    match matter:
        case Matter.ORDINARY:
            return ordinary
        case Matter.REPORT:
            return Majority.PARTICIPANTS
        case _:
            return Majority.PRESENT


@under(*(norm.citation for norm in NORMS.values()))
def decide(
    tally: Tally,
    *,
    majority: Majority,
    on: date,
    matter: Matter = Matter.ORDINARY,
    chair_breaks_tie: bool = False,
) -> Result:
    """Return the result of an open vote.

    `chair_breaks_tie` says that the regulation gives the chair the casting vote
    and that the chair voted for. It decides an ordinary matter where as many are
    for as against; it never replaces a majority that the law itself asks for.
    """
    share = _share(matter, on=on)
    base = tally.base(majority)
    needed = share.numerator * base // share.denominator + 1
    by_casting_vote = (
        chair_breaks_tie
        and matter is Matter.ORDINARY
        and 0 < tally.votes_for == tally.against
        and tally.votes_for < needed
    )
    carried = tally.votes_for >= needed or by_casting_vote
    parts = [_verdict(tally, needed=needed, carried=carried), _counted(tally)]
    parts.append(_needed(majority, base=base, needed=needed))
    if matter is Matter.REPORT:
        parts.append(_WHO_PARTICIPATES[tally.participants is not None])
    if by_casting_vote:
        parts.append(_CASTING)
    return Result(carried=carried, needed=needed, explanation=joined(parts))


@under(RECUSAL.citation)
def check_recusal(*, is_recused: bool, conflict: str) -> list[Breach]:
    """Return the breach of a recusal without the conflict, or a conflict beside a vote.

    The law is silent on recusal; whoever recuses himself says why, and who names a
    conflict does not vote.
    """
    if is_recused == bool(conflict):
        return []
    text = _CONFLICT_MISSING if is_recused else _CONFLICT_BESIDE
    return [Breach("conflict-named", text, RECUSAL.citation)]


@under(QUORUM.citation)
def check_repeat(*, is_over: bool, has_decision: bool, is_last: bool) -> list[Breach]:
    """Return the breaches of voting again while the first vote runs or is decided on.

    The first ballot stays on record beside the repeated one; the last one stands.
    """
    breaches = []
    if not is_over:
        breaches.append(Breach("not-to-repeat", _STILL_OPEN, QUORUM.citation))
    if has_decision:
        breaches.append(Breach("not-to-repeat", _DECIDED, QUORUM.citation))
    if not is_last:
        breaches.append(Breach("not-the-last", _NOT_LAST, QUORUM.citation))
    return breaches


@under(QUORUM.citation)
def check_recount(*, is_last: bool, undoes_decision: bool) -> list[Breach]:
    """Return the breaches of such a recount.

    It may confirm a decision, and not take it away: that needs a vote.
    """
    breaches = []
    if not is_last:
        breaches.append(Breach("not-the-last", _NOT_LAST, QUORUM.citation))
    if undoes_decision:
        breaches.append(Breach("decision-rests", _RESTS, QUORUM.citation))
    return breaches


@under(QUORUM.citation)
def check_matter(*, is_withdrawn: bool) -> list[Breach]:
    """Return the breach of voting on a matter that is no longer on the agenda."""
    if not is_withdrawn:
        return []
    return [Breach("matter-withdrawn", _WITHDRAWN, QUORUM.citation)]


@under(*(norm.citation for norm in NORMS.values()))
def basis(matter: Matter) -> Text:
    """Return where the majority of this matter is written, and how that was read."""
    citation = NORMS[matter].citation
    if citation.read is not Read.TEXT:
        return READ_AS[Read.SETTING]
    return citation.text


@under(NORMS[Matter.ORDINARY].citation)
def check_closing(*, open_ballots: int) -> list[Breach]:
    """Return the breach of ending a meeting in the middle of a ballot."""
    if not open_ballots:
        return []
    text = Text(
        kk="Дауыс беру әлі аяқталмаған.",
        ru="Голосование ещё не завершено.",
        en="A ballot is still open.",
    )
    return [Breach("ballot-open", text, NORMS[Matter.ORDINARY].citation)]


@under(*(norm.citation for norm in NORMS.values()))
def check_adoption(
    *, carried: bool | None, matter: Matter, explanation: Text, is_last: bool
) -> list[Breach]:
    """Return the breach of adopting what the ballot has not carried.

    Of a ballot that was repeated or counted anew, only the last one carries.
    """
    breaches = []
    if not carried:
        breaches.append(Breach("not-carried", explanation, NORMS[matter].citation))
    if not is_last:
        breaches.append(Breach("not-the-last", _NOT_LAST, NORMS[matter].citation))
    return breaches


def _share(matter: Matter, *, on: date) -> Fraction:
    """Return the share that must be passed: a half where no edition says otherwise."""
    try:
        return NORMS[matter].on(on).share
    except (NotInForce, NoValue):
        return HALF


_CONFLICT_MISSING = Text(
    kk="Өздігінен бас тартқан мүше мүдделер қақтығысын көрсетеді.",
    ru="Взявший самоотвод называет конфликт интересов.",
    en="A member who recuses himself names the conflict of interest.",
)
_CONFLICT_BESIDE = Text(
    kk="Мүдделер қақтығысы тек өздігінен бас тартқанда көрсетіледі.",
    ru="Конфликт интересов указывают только при самоотводе.",
    en="A conflict of interest is named only by who recuses himself.",
)
_DECIDED = Text(
    kk="Бұл дауыс бойынша шешім қабылданған.",
    ru="По этому голосованию уже принято решение.",
    en="A decision already rests on this ballot.",
)
_STILL_OPEN = Text(
    kk="Дауыс беру әлі аяқталмаған.",
    ru="Голосование ещё не завершено.",
    en="The ballot is still open.",
)
_NOT_LAST = Text(
    kk="Бұл дауыс беру қайталанды немесе қайта саналды: соңғысы есепке алынады.",
    ru="Это голосование повторено или пересчитано: действует последнее.",
    en="This ballot was repeated or counted anew: the last one stands.",
)
_RESTS = Text(
    kk="Бұл дауыс бойынша қабылданған шешім бар: қайта санау оны жоймайды, "
    "жаңа дауыс беру керек.",
    ru="По этому голосованию принято решение: пересчёт его не отменяет, "
    "нужно новое голосование.",
    en="A decision rests on this ballot: a recount does not take it away, "
    "that needs a new vote.",
)
_WITHDRAWN = Text(
    kk="Бұл мәселе күн тәртібінен алынды.",
    ru="Этот вопрос снят с повестки дня.",
    en="This matter was taken off the agenda.",
)
_WHO_PARTICIPATES = {
    False: Text(
        kk="Есепке тек мүшелер дауыс береді (кеңестің баптауы).",
        ru="За отчёт голосуют только члены совета (настройка совета).",
        en="Members alone vote on a report (the council's setting).",
    ),
    True: Text(
        kk="Есепке тіркелген барлық қатысушы дауыс береді (кеңестің баптауы).",
        ru="За отчёт голосуют все зарегистрированные участники (настройка совета).",
        en="Every registered participant votes on a report (the council's setting).",
    ),
}
_KEPT = Text(
    kk="кворумда есептеледі", ru="в кворуме учтены", en="counted in the quorum"
)
_TAKEN_OUT = Text(
    kk="кеңестің баптауы бойынша қатысқандарға қосылмайды",
    ru="по настройке совета среди присутствующих не учтены",
    en="by the council's setting not counted among those present",
)
_CASTING = Text(
    kk="Дауыстар тең бөлінді, төрағаның даусы шешті (кеңестің баптауы).",
    ru="Голоса разделились поровну, решил голос председателя (настройка совета).",
    en="The votes were equal, and the chair's vote decided (the council's setting).",
)


def _verdict(tally: Tally, *, needed: int, carried: bool) -> Text:
    given = tally.votes_for
    if carried:
        return Text(
            kk=f"Шешім қабылданды: {needed} дауыс керек, {given} дауыс берілді.",
            ru=f"Решение принято: нужно голосов {needed}, подано {given}.",
            en=f"Carried: {needed} votes needed, {given} given.",
        )
    return Text(
        kk=f"Шешім қабылданбады: {needed} дауыс керек, {given} дауыс берілді.",
        ru=f"Решение не принято: нужно голосов {needed}, подано {given}.",
        en=f"Not carried: {needed} votes needed, {given} given.",
    )


def _counted(tally: Tally) -> Text:
    kk = f"Жақтады {tally.votes_for}, қарсы {tally.against}, қалыс {tally.abstained}"
    ru = f"За {tally.votes_for}, против {tally.against}"
    ru += f", воздержались {tally.abstained}"
    en = f"For {tally.votes_for}, against {tally.against}, abstained {tally.abstained}"
    if tally.recused:
        kept = _KEPT if tally.recused_are_present else _TAKEN_OUT
        kk += f", бас тартты {tally.recused} ({kept.kk})"
        ru += f", взяли самоотвод {tally.recused} ({kept.ru})"
        en += f", recused {tally.recused} ({kept.en})"
    return Text(kk=f"{kk}.", ru=f"{ru}.", en=f"{en}.")


def _needed(majority: Majority, *, base: int, needed: int) -> Text:
    words = _BASES[majority]
    return Text(
        kk=f"{needed} дауыс: {words.kk.format(n=base)}.",
        ru=f"{needed} – это {words.ru.format(n=base)}.",
        en=f"{needed} is {words.en.format(n=base)}.",
    )
