"""Whether the members of a council are as many, and of such kinds, as the law asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.law.norm import Norm, Range
from backend.law.text import Text, joined
from backend.law.under import under
from councils.rules.regulation import Base


class Level(StrEnum):
    """The two levels that the law knows."""

    REPUBLICAN = "republican"
    LOCAL = "local"


class CouncilKind(StrEnum):
    """At what a council is formed; an assembly stands in for one in a village."""

    STATE_BODY = "state_body"
    QUASI_STATE = "quasi_state"
    WEALTH_FUND = "wealth_fund"
    LOCAL = "local"
    ASSEMBLY = "assembly"


OF_LEVEL: Mapping[Level, frozenset[CouncilKind]] = {
    Level.REPUBLICAN: frozenset(
        {CouncilKind.STATE_BODY, CouncilKind.QUASI_STATE, CouncilKind.WEALTH_FUND}
    ),
    Level.LOCAL: frozenset({CouncilKind.LOCAL, CouncilKind.ASSEMBLY}),
}
LEVELS: Mapping[Level, Text] = {
    Level.REPUBLICAN: Text(
        kk="республикалық деңгей", ru="республиканский уровень", en="republican level"
    ),
    Level.LOCAL: Text(kk="жергілікті деңгей", ru="местный уровень", en="local level"),
}
KINDS: Mapping[CouncilKind, Text] = {
    CouncilKind.STATE_BODY: Text(
        kk="мемлекеттік орган жанындағы",
        ru="при государственном органе",
        en="at a state body",
    ),
    CouncilKind.QUASI_STATE: Text(
        kk="квазимемлекеттік сектор субъектісі жанындағы",
        ru="при субъекте квазигосударственного сектора",
        en="at a quasi-state subject",
    ),
    CouncilKind.WEALTH_FUND: Text(
        kk="Ұлттық әл-ауқат қоры жанындағы",
        ru="при Фонде национального благосостояния",
        en="at the National Wealth Fund",
    ),
    CouncilKind.LOCAL: Text(
        kk="әкімшілік-аумақтық бірліктің кеңесі",
        ru="совет административно-территориальной единицы",
        en="of an administrative-territorial unit",
    ),
    CouncilKind.ASSEMBLY: Text(
        kk="жергілікті қоғамдастық жиналысы",
        ru="собрание местного сообщества",
        en="local community assembly",
    ),
}

CIVIL: Norm[Fraction] = norms.get("council.civil_share.min")
ETHNOCULTURAL: Norm[Fraction] = norms.get("council.ethnocultural_share.min")
BASE: Norm[Any] = norms.get("council.ethnocultural_share.base")
PER_NPO: Norm[int] = norms.get("member.max_per_npo")
SIZES: Mapping[CouncilKind, Norm[Range]] = {
    CouncilKind.STATE_BODY: norms.get("council.size.republican_state"),
    CouncilKind.QUASI_STATE: norms.get("council.size.quasi_state"),
}
ALL: tuple[Norm[Any], ...] = (CIVIL, ETHNOCULTURAL, PER_NPO, *SIZES.values())


class Standing(StrEnum):
    """How a rule stands with what was found."""

    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    AMBIGUOUS = "ambiguous"
    SETTING = "setting"


@dataclass(frozen=True)
class Member:
    """What the rules ask of one seat."""

    civil_society: bool
    ethnocultural: bool = False
    npo: str = ""


@dataclass(frozen=True)
class Verdict:
    """One rule, and what the seats make of it."""

    code: str
    standing: Standing
    title: Text
    text: Text
    citation: Citation


@under(*(norm.citation for norm in ALL))
def check(
    seats: Sequence[Member],
    *,
    level: Level,
    kind: CouncilKind,
    on: date,
    base: Base = Base.CIVIL,
) -> list[Breach]:
    """Return every rule of composition that these seats would break on this day."""
    return [
        Breach(verdict.code, verdict.text, verdict.citation)
        for verdict in verdicts(seats, level=level, kind=kind, on=on, base=base)
        if verdict.standing is Standing.UNLAWFUL
    ]


@under(*(norm.citation for norm in ALL), BASE.citation)
def verdicts(
    seats: Sequence[Member],
    *,
    level: Level,
    kind: CouncilKind,
    on: date,
    formed_on: date | None = None,
    base: Base = Base.CIVIL,
) -> list[Verdict]:
    """Return each rule of composition with its verdict on these seats.

    The ethnocultural quarter is read of the civil members, as the Kazakh text
    points, unless the council's regulation counts it of all. A council that meets
    our reading alone, or was formed before the rule, is called ambiguous, not
    unlawful. A rule that was not in force yet gives no verdict, and an assembly has
    no such rules at all.
    """
    if kind is CouncilKind.ASSEMBLY:
        return []
    found = [_size(seats, kind=kind, on=on)]
    if _is_in_force(CIVIL, on):
        found.append(_civil(seats, on=on))
    if level is Level.LOCAL and _is_in_force(ETHNOCULTURAL, on):
        found.append(_ethnocultural(seats, on=on, formed_on=formed_on, base=base))
    if _is_in_force(PER_NPO, on):
        found.append(_per_npo(seats, on=on))
    return found


@under(PER_NPO.citation)
def check_per_npo(seats: Sequence[Member], *, on: date) -> list[Breach]:
    """Return the breach of several members from one organization."""
    if not _is_in_force(PER_NPO, on):
        return []
    verdict = _per_npo(seats, on=on)
    if verdict.standing is not Standing.UNLAWFUL:
        return []
    return [Breach(verdict.code, verdict.text, verdict.citation)]


def _least(share: Fraction, whole: int) -> int:
    return -(-share.numerator * whole // share.denominator)


def _size(seats: Sequence[Member], *, kind: CouncilKind, on: date) -> Verdict:
    count = len(seats)
    title = Text(kk="Мүшелер саны", ru="Численность", en="Number of members")
    norm = SIZES.get(kind)
    if norm is None or not _is_in_force(norm, on):
        text = Text(
            kk=f"Саны заңда көрсетілмеген, {count} – кеңестің өз ережесінен.",
            ru=f"В законе числа нет, {count} – из положения самого совета.",
            en=f"The law has no number; {count} is from the council's own regulation.",
        )
        citation = SIZES[CouncilKind.STATE_BODY].citation
        return Verdict("size", Standing.SETTING, title, text, citation)
    allowed = norm.on(on)
    lawful = allowed.least <= count <= allowed.most
    text = Text(
        kk=f"{count} мүше, {allowed.least}-{allowed.most} болуы керек.",
        ru=f"Членов {count}, должно быть {allowed.least}-{allowed.most}.",
        en=f"{count} members, from {allowed.least} to {allowed.most} required.",
    )
    return Verdict("size", _standing(lawful=lawful), title, text, norm.citation)


def _civil(seats: Sequence[Member], *, on: date) -> Verdict:
    civil, needed = _civil_count(seats), _least(CIVIL.on(on), len(seats))
    return Verdict(
        "civil-share",
        _standing(lawful=civil >= needed),
        Text(
            kk="Азаматтық қоғамның үлесі",
            ru="Доля гражданского общества",
            en="Share of civil society",
        ),
        Text(
            kk=f"Азаматтық қоғамнан – {civil}, барлық орын – {len(seats)}, "
            f"кемі {needed} керек.",
            ru=f"От гражданского общества {civil} из {len(seats)}, "
            f"нужно не менее {needed}.",
            en=f"{civil} of {len(seats)} are from civil society, "
            f"at least {needed} needed.",
        ),
        CIVIL.citation,
    )


def _ethnocultural(
    seats: Sequence[Member], *, on: date, formed_on: date | None, base: Base
) -> Verdict:
    share, civil = ETHNOCULTURAL.on(on), _civil_count(seats)
    ethnocultural = sum(seat.civil_society and seat.ethnocultural for seat in seats)
    of_civil, of_all = _least(share, civil), _least(share, len(seats))
    needed = of_civil if base is Base.CIVIL else of_all
    standing = _standing(lawful=ethnocultural >= needed)
    older = formed_on is not None and not _is_in_force(ETHNOCULTURAL, formed_on)
    is_between = base is Base.CIVIL and of_civil <= ethnocultural < of_all
    if (older and ethnocultural < needed) or is_between:
        standing = Standing.AMBIGUOUS
    text = Text(
        kk=f"Этномәдени бірлестіктерден {ethnocultural}. {civil} азаматтық мүшеден "
        f"санаса {of_civil} керек, {len(seats)} мүшеден санаса {of_all} керек.",
        ru=f"От этнокультурных объединений {ethnocultural}. От {civil} гражданских "
        f"членов нужно {of_civil}, от всех {len(seats)} – {of_all}.",
        en=f"{ethnocultural} from ethnocultural associations. Of {civil} civil members "
        f"{of_civil} are needed, of all {len(seats)} members {of_all}.",
    )
    said = [text, _BASES[base]]
    if older:
        said.append(_OLDER)
    return Verdict(
        "ethnocultural-share",
        standing,
        Text(
            kk="Этномәдени бірлестіктер",
            ru="Этнокультурные объединения",
            en="Ethnocultural associations",
        ),
        joined(said),
        ETHNOCULTURAL.citation,
    )


def _per_npo(seats: Sequence[Member], *, on: date) -> Verdict:
    most = PER_NPO.on(on)
    counted = Counter(seat.npo for seat in seats if seat.npo)
    over = sorted(npo for npo, count in counted.items() if count > most)
    named = ", ".join(over)
    text = (
        Text(
            kk=f"Бір ұйымнан {most} мүшеден артық: {named}.",
            ru=f"Больше чем по {most} члену от одной организации: {named}.",
            en=f"More than {most} member from one organization: {named}.",
        )
        if over
        else Text(
            kk=f"Мүшелерді {len(counted)} түрлі ұйым ұсынған.",
            ru=f"Членов предложили разные организации, всего {len(counted)}.",
            en=f"{len(counted)} different organizations have nominated members.",
        )
    )
    return Verdict(
        "one-per-npo",
        _standing(lawful=not over),
        Text(
            kk="Бір ұйымнан бір мүше",
            ru="Один член от организации",
            en="One member per organization",
        ),
        text,
        PER_NPO.citation,
    )


_BASES: Mapping[Base, Text] = {
    Base.CIVIL: Text(
        kk="Азаматтық мүшелерден санаймыз: қазақша мәтінді солай оқимыз.",
        ru="Считаем от гражданских членов: так читаем казахский текст.",
        en="It is counted of the civil members: so we read the Kazakh text.",
    ),
    Base.ALL: Text(
        kk="Кеңестің ережесі бойынша барлық мүшелерден саналады (заң емес, баптау).",
        ru="По положению совета считается от всех членов (не закон, настройка).",
        en="By the council's regulation it is counted of all members (not law, a "
        "setting).",
    ),
}
_OLDER = Text(
    kk="Құрам бұл талап күшіне енгенге дейін бекітілген.",
    ru="Состав утверждён до вступления этого требования в силу.",
    en="The composition was approved before this requirement was in force.",
)


def _civil_count(seats: Sequence[Member]) -> int:
    return sum(seat.civil_society for seat in seats)


def _is_in_force(norm: Norm[Any], day: date) -> bool:
    return norm.values is not None and norm.values.editions[0][0] <= day


def _standing(*, lawful: bool) -> Standing:
    return Standing.LAWFUL if lawful else Standing.UNLAWFUL
