"""Whom an election has elected, and who may be elected to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import MoreThan, Norm
from backend.law.text import Text
from backend.law.under import under

MAJORITY: Norm[MoreThan] = norms.get("meeting.election.majority")
LEADING = 2
AT_LEAST = 2


@dataclass(frozen=True)
class Outcome:
    """Who is elected (a place in the list, or nobody), and between whom to repeat."""

    winner: int | None
    needed: int
    run_off: tuple[int, ...]
    explanation: Text


@under(MAJORITY.citation)
def choose(
    votes: Sequence[int], *, names: Sequence[str], base: int, on: date
) -> Outcome:
    """Return whom an open vote among several candidates has elected.

    A simple majority is read as more than half of the members present. Where nobody
    has it, nobody is elected: the two who lead go into a repeated ballot, and with
    them whoever has as many votes as the second.
    """
    share: Fraction = MAJORITY.on(on).share
    needed = share.numerator * base // share.denominator + 1
    first = max(range(len(votes)), key=lambda place: votes[place])
    counted = ", ".join(
        f"{name} – {given}" for name, given in zip(names, votes, strict=True)
    )
    if votes[first] >= needed:
        return Outcome(first, needed, (), _elected(names[first], needed, base, counted))
    second = sorted(votes, reverse=True)[LEADING - 1] if len(votes) > 1 else 0
    leading = tuple(
        place for place, given in enumerate(votes) if given >= max(second, 1)
    )
    run_off = leading if len(leading) >= AT_LEAST else ()
    return Outcome(None, needed, run_off, _nobody(needed, base, counted))


@under(MAJORITY.citation)
def check_candidates(
    *, candidates: int, members: int, of_state: int, for_chair: bool
) -> list[Breach]:
    """Return the breaches of such a list of candidates.

    The chair is elected from members who are not in public service: a member whom
    the state appointed is read as being in it. Only members who sit are elected.
    """
    breaches = []
    if not candidates:
        breaches.append(Breach("no-candidates", _NOBODY_STANDS, MAJORITY.citation))
    if members < candidates:
        breaches.append(Breach("not-a-member", _NOT_A_MEMBER, MAJORITY.citation))
    if for_chair and of_state:
        breaches.append(Breach("chair-in-public-service", _STATE, MAJORITY.citation))
    return breaches


@under(MAJORITY.citation)
def check_choice(*, names_candidate: bool, must_name: bool) -> list[Breach]:
    """Return the breach of a vote that names nobody, or one where nobody is asked for.

    Among several candidates a vote for is a vote for one of them.
    """
    if names_candidate == must_name:
        return []
    text = _NAME_ONE if must_name else _NAME_NOBODY
    return [Breach("candidate-named", text, MAJORITY.citation)]


_NOBODY_STANDS = Text(
    kk="Кандидат көрсетілмеген.",
    ru="Не назван ни один кандидат.",
    en="Nobody stands for election.",
)
_NOT_A_MEMBER = Text(
    kk="Кандидат осы отырысқа қатысатын кеңестің мүшесі емес.",
    ru="Кандидат не является членом совета на этом заседании.",
    en="A candidate is not a member of the council at this meeting.",
)
_STATE = Text(
    kk="Төраға мемлекеттік қызметте емес мүшелерден сайланады.",
    ru="Председателя избирают из членов, не состоящих на государственной службе.",
    en="The chair is elected from members who are not in public service.",
)
_NAME_ONE = Text(
    kk="Бірнеше кандидаттың біріне дауыс беріңіз: оның атын көрсетіңіз.",
    ru="Кандидатов несколько: укажите, за кого голос.",
    en="There are several candidates: name the one you vote for.",
)
_NAME_NOBODY = Text(
    kk="Бұл дауыста кандидат көрсетілмейді.",
    ru="В этом голосе кандидата не указывают.",
    en="This vote names no candidate.",
)


def _elected(name: str, needed: int, base: int, counted: str) -> Text:
    return Text(
        kk=f"{name} сайланды: {needed} дауыс керек – қатысқан {base} мүшенің "
        f"жартысынан көбі. {counted}.",
        ru=f"Избран(а) {name}: нужно голосов {needed} – больше половины "
        f"присутствующих членов ({base}). {counted}.",
        en=f"{name} is elected: {needed} votes needed, more than half of the {base} "
        f"members present. {counted}.",
    )


def _nobody(needed: int, base: int, counted: str) -> Text:
    return Text(
        kk=f"Ешкім сайланған жоқ: {needed} дауыс керек – қатысқан {base} мүшенің "
        f"жартысынан көбі. {counted}.",
        ru=f"Никто не избран: нужно голосов {needed} – больше половины "
        f"присутствующих членов ({base}). {counted}.",
        en=f"Nobody is elected: {needed} votes needed, more than half of the {base} "
        f"members present. {counted}.",
    )
