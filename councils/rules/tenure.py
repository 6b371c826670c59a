"""How long a composition holds, how large it is, and what ends it early."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import acts, norms, wording
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norm import Norm, Range
from backend.law.text import Text
from backend.law.under import under
from councils.rules.composition import SIZES, CouncilKind, Standing, Verdict

TERM: Norm[Any] = norms.get("council.term")
START: Norm[Any] = norms.get("council.formation.start")
EARLY_END = Citation(acts.PUBLIC_COUNCILS, "art. 15-1", Read.TEXT)
ENLARGEMENT = Citation(acts.PUBLIC_COUNCILS, "art. 9(9)", Read.TEXT)


@dataclass(frozen=True)
class Period:
    """The term of one composition, both days included."""

    number: int
    from_on: date
    until_on: date


@under(TERM.citation)
def check_overlap(
    *, from_on: date, until_on: date, others: Sequence[Period]
) -> list[Breach]:
    """Return the breach of two compositions of one council on one day."""
    met = [
        other
        for other in others
        if other.from_on <= until_on and from_on <= other.until_on
    ]
    if not met:
        return []
    number, last = met[-1].number, wording.day(met[-1].until_on)
    text = Text(
        kk=f"{number}-шақырылым әлі өкілетті: соңғы күні {last.kk}.",
        ru=f"Ещё действует созыв {number}: его последний день – {last.ru}.",
        en=f"Convocation {number} is still in office: its last day is {last.en}.",
    )
    return [Breach("convocations-overlap", text, TERM.citation)]


@under(TERM.citation)
def check_last_day(*, from_on: date, until_on: date, latest: date) -> list[Breach]:
    """Return the breach of a past composition that lasted longer than it could."""
    if from_on < until_on <= latest:
        return []
    last = wording.day(latest)
    text = Text(
        kk=f"Соңғы күні бірінші күнінен кейін, ең кеші {last.kk} болады.",
        ru=f"Последний день – после первого и не позже {last.ru}.",
        en=f"The last day comes after the first one, and no later than {last.en}.",
    )
    return [Breach("outside-the-term", text, TERM.citation)]


@under(TERM.citation)
def check_number(*, number: int | None, taken: Set[int]) -> list[Breach]:
    """Return the breach of giving two compositions of a council one number."""
    if number not in taken:
        return []
    text = Text(
        kk=f"{number}-шақырылым бұрын енгізілген.",
        ru=f"Созыв {number} уже внесён.",
        en=f"Convocation {number} is entered already.",
    )
    return [Breach("number-taken", text, TERM.citation)]


@under(EARLY_END)
def check_early_end(
    *, on: date, from_on: date, until_on: date, has_ended: bool
) -> list[Breach]:
    """Return the breach of ending early what has ended, or has not begun."""
    if has_ended:
        return [Breach("ended-early", _ENDED, EARLY_END)]
    if from_on < on <= until_on:
        return []
    return [Breach("outside-the-term", _OUTSIDE, EARLY_END)]


@under(ENLARGEMENT, *(norm.citation for norm in SIZES.values()))
def check_enlargement(
    *, size: int, wanted: int, kind: CouncilKind, on: date
) -> list[Breach]:
    """Return the breaches of such a number of seats in place of the present one.

    The law knows only a larger council, 9(9); its number stays within 9(3).
    """
    breaches = []
    if wanted <= size:
        text = Text(
            kk=f"Орын саны {size} санынан көп болуы керек.",
            ru=f"Мест должно стать больше {size}.",
            en=f"There must be more seats than {size}.",
        )
        breaches.append(Breach("not-larger", text, ENLARGEMENT))
    norm = SIZES.get(kind)
    if norm is not None and not _holds(norm.on(on), wanted):
        allowed = norm.on(on)
        text = Text(
            kk=f"{wanted} мүше, {allowed.least}-{allowed.most} болуы керек.",
            ru=f"Членов {wanted}, должно быть {allowed.least}-{allowed.most}.",
            en=f"{wanted} members, from {allowed.least} to {allowed.most} required.",
        )
        breaches.append(Breach("size", text, norm.citation))
    return breaches


@under(TERM.citation, START.citation)
def term_of_office(
    *, from_on: date, until_on: date, on: date, form_by: date | None
) -> Verdict:
    """Return whether a composition is in office on a day, and from when it is renewed.

    `form_by` is the last day to begin forming the next one, where the law sets it.
    """
    first, last = wording.day(from_on), wording.day(until_on)
    said = Text(
        kk=f"Өкілеттігі: {first.kk} – {last.kk}.",
        ru=f"Полномочия: {first.ru} – {last.ru}.",
        en=f"In office from {first.en} to {last.en}.",
    )
    if form_by is not None:
        start = wording.day(form_by)
        said = Text(
            kk=f"{said.kk} Жаңа құрамды қалыптастыру ең кеші {start.kk} күні "
            "басталады.",
            ru=f"{said.ru} Формирование нового состава начинают не позже {start.ru}.",
            en=f"{said.en} Forming the next composition begins by {start.en}.",
        )
    title = Text(kk="Өкілеттіктер мерзімі", ru="Срок полномочий", en="Term of office")
    is_in_office = from_on <= on <= until_on
    standing = Standing.LAWFUL if is_in_office else Standing.UNLAWFUL
    return Verdict("term-of-office", standing, title, said, TERM.citation)


def _holds(allowed: Range, count: int) -> bool:
    return allowed.least <= count <= allowed.most


_ENDED = Text(
    kk="Бұл құрамның өкілеттігі мерзімінен бұрын тоқтатылған.",
    ru="Полномочия этого состава уже прекращены досрочно.",
    en="This composition has ended early already.",
)
_OUTSIDE = Text(
    kk="Бұл күн құрамның өкілеттіктер мерзіміне кірмейді.",
    ru="Этот день вне срока полномочий состава.",
    en="This day lies outside the term of office of the composition.",
)
