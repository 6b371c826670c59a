"""Whether each person may hold the seat that he holds, whatever the shares are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.accounts.rules import age
from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under
from councils.rules.composition import Level, Standing, Verdict

TERMS: Norm[int] = norms.get("member.max_consecutive_terms")
COUNCILS: Norm[int] = norms.get("member.max_republican_councils")
AGE: Norm[int] = norms.get("member.min_age")
CIVIL: Norm[Any] = norms.get("council.civil_share.min")
ALL = (TERMS, COUNCILS, AGE, CIVIL)


@dataclass(frozen=True)
class Person:
    """What the rules ask of one who holds, or is to take, a seat.

    `terms` are the convocations of this council in a row, with this one, in which he
    sat for civil society; `terms_by_name` counts those of namesakes too, of whom
    nothing tells whether they are he. `key` tells persons of one council apart.
    """

    name: str
    key: str = ""
    terms: int = 1
    terms_by_name: int = 1
    republican_councils: int = 1
    born_on: date | None = None


@under(*(norm.citation for norm in ALL))
def check(people: Sequence[Person], *, level: Level, on: date) -> list[Breach]:
    """Return every rule on persons that those who hold the seats would break."""
    return [
        Breach(verdict.code, verdict.text, verdict.citation)
        for verdict in verdicts(people, level=level, on=on)
        if verdict.standing is Standing.UNLAWFUL
    ]


@under(*(norm.citation for norm in ALL))
def verdicts(people: Sequence[Person], *, level: Level, on: date) -> list[Verdict]:
    """Return each rule on persons with its verdict on those who hold the seats.

    Two terms in a row are read of those whom civil society has elected: members from
    the state are appointed. A namesake whose identity is not on record makes the
    verdict ambiguous, not unlawful. Age is judged where the day of birth is known.
    """
    found = _seated_twice(people)
    if level is Level.REPUBLICAN and _is_in_force(COUNCILS, on):
        found.append(_one_republican_council(people, on=on))
    if _is_in_force(TERMS, on):
        found.append(_terms_in_a_row(people, on=on))
    if any(one.born_on for one in people):
        found.append(_age(people, on=on))
    return found


def _seated_twice(people: Sequence[Person]) -> list[Verdict]:
    """A person is one member: the shares and the quorum count members (1(7), 13(2))."""
    counted = Counter(one.key for one in people if one.key)
    named = sorted({one.name for one in people if counted[one.key] > 1})
    if not named:
        return []
    who = ", ".join(named)
    text = Text(
        kk=f"Бір адамға екі орын берілген: {who}.",
        ru=f"Одному человеку дано два места: {who}.",
        en=f"One person holds two seats: {who}.",
    )
    title = Text(
        kk="Бір адамға бір орын", ru="Одно место одному", en="One seat for a person"
    )
    return [Verdict("seated-twice", Standing.UNLAWFUL, title, text, CIVIL.citation)]


def _one_republican_council(people: Sequence[Person], *, on: date) -> Verdict:
    most = COUNCILS.on(on)
    named = _names(one for one in people if one.republican_councils > most)
    text = (
        Text(
            kk=f"Республикалық деңгейдегі басқа кеңестің де мүшесі: {named}.",
            ru=f"Состоит и в другом совете республиканского уровня: {named}.",
            en=f"Sits in another council of the republican level too: {named}.",
        )
        if named
        else Text(
            kk="Республикалық деңгейдегі басқа кеңесте ешкім жоқ.",
            ru="Никто не состоит в другом совете республиканского уровня.",
            en="Nobody sits in another council of the republican level.",
        )
    )
    title = Text(
        kk="Республикалық бір ғана кеңес",
        ru="Один совет республиканского уровня",
        en="One republican council",
    )
    standing = Standing.UNLAWFUL if named else Standing.LAWFUL
    return Verdict("one-republican-council", standing, title, text, COUNCILS.citation)


def _terms_in_a_row(people: Sequence[Person], *, on: date) -> Verdict:
    most = TERMS.on(on)
    over = _names(one for one in people if one.terms > most)
    perhaps = _names(one for one in people if one.terms <= most < one.terms_by_name)
    title = Text(
        kk="Қатарынан екі реттен артық емес",
        ru="Не более двух раз подряд",
        en="No more than twice in a row",
    )
    if over:
        text = Text(
            kk=f"Қатарынан {most} реттен артық сайланған: {over}.",
            ru=f"Избраны больше {most} раз подряд: {over}.",
            en=f"Elected more than {most} times in a row: {over}.",
        )
        standing = Standing.UNLAWFUL
    elif perhaps:
        text = Text(
            kk=f"Алдыңғы {most} шақырылымда аттас мүшелер бар, сол адам екені "
            f"белгісіз: {perhaps}.",
            ru=f"В {most} прошлых созывах есть тёзки, тот ли это человек, неизвестно: "
            f"{perhaps}.",
            en=f"The last {most} convocations have members of the same name; whether "
            f"they are the same people is not on record: {perhaps}.",
        )
        standing = Standing.AMBIGUOUS
    else:
        text = Text(
            kk=f"Қатарынан {most} реттен артық сайланған мүше табылмады.",
            ru=f"Избранных больше {most} раз подряд не найдено.",
            en=f"Nobody is known to be elected more than {most} times in a row.",
        )
        standing = Standing.LAWFUL
    return Verdict("terms-in-a-row", standing, title, text, TERMS.citation)


def _age(people: Sequence[Person], *, on: date) -> Verdict:
    least = AGE.on(on)
    known = [one for one in people if one.born_on]
    named = _names(
        one for one in known if one.born_on and age(born_on=one.born_on, on=on) < least
    )
    text = (
        Text(
            kk=f"{least} жасқа толмаған: {named}.",
            ru=f"Моложе {least} лет: {named}.",
            en=f"Younger than {least}: {named}.",
        )
        if named
        else Text(
            kk=f"Туған күні белгілі {len(known)} мүшенің бәрі {least} жасқа толған.",
            ru=f"Не моложе {least} лет все, чей день рождения известен: {len(known)}.",
            en=f"All whose day of birth is known, {len(known)}, are at least {least}.",
        )
    )
    title = Text(kk="Жасы", ru="Возраст", en="Age")
    standing = Standing.UNLAWFUL if named else Standing.LAWFUL
    return Verdict("age", standing, title, text, AGE.citation)


def _names(people: Any) -> str:
    return ", ".join(sorted({one.name for one in people}))


def _is_in_force(norm: Norm[Any], day: date) -> bool:
    return norm.values is not None and norm.values.editions[0][0] <= day
