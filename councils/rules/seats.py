"""How a seat falls vacant, and who takes it then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from backend.law import acts, norms
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under


class Ground(StrEnum):
    """Why a seat ends before its term."""

    OWN_WISH = "own_wish"
    HEALTH = "health"
    DEATH = "death"
    MISSING = "missing"
    DECLARED_DEAD = "declared_dead"
    INCAPACITY = "incapacity"
    ABSENCES = "absences"
    PUBLIC_SERVICE = "public_service"
    NPO_LIQUIDATED = "npo_liquidated"
    BARRED = "barred"
    REPLACED = "replaced"


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


VACANCY = _at("9(9)")
REPLACEMENT = _at("9(10)")
PROVISIONS: Mapping[Ground, Citation] = {
    Ground.OWN_WISH: _at("15(1)"),
    Ground.HEALTH: _at("15(2)"),
    Ground.DEATH: _at("15(2)(1)"),
    Ground.MISSING: _at("15(2)(2)"),
    Ground.DECLARED_DEAD: _at("15(2)(3)"),
    Ground.INCAPACITY: _at("15(2)(4)"),
    Ground.ABSENCES: _at("15(2)(5)"),
    Ground.PUBLIC_SERVICE: _at("15(2)(6)"),
    Ground.NPO_LIQUIDATED: _at("15(2)(7)"),
    Ground.BARRED: _at("15(2)(8)"),
    Ground.REPLACED: REPLACEMENT,
}
# What a paper proves by itself; the other grounds of 15(2) are for the council.
PROVEN = frozenset(
    {Ground.DEATH, Ground.MISSING, Ground.DECLARED_DEAD, Ground.INCAPACITY}
)
DECIDED = frozenset(
    {
        Ground.HEALTH,
        Ground.ABSENCES,
        Ground.PUBLIC_SERVICE,
        Ground.NPO_LIQUIDATED,
        Ground.BARRED,
    }
)
OF_CIVIL_SOCIETY = frozenset({Ground.PUBLIC_SERVICE, Ground.NPO_LIQUIDATED})
PAPERS: Mapping[Ground, Text] = {
    Ground.OWN_WISH: Text(
        kk="Өз қалауымен шығу үшін жазбаша өтініш керек.",
        ru="Для выхода по собственному желанию нужно письменное заявление.",
        en="Leaving of one's own wish needs a written application.",
    ),
    **dict.fromkeys(
        sorted(PROVEN),
        Text(
            kk="Бұл негізді растайтын құжатты (куәлікті, сот шешімін) көрсетіңіз.",
            ru="Укажите документ, который это подтверждает: свидетельство, решение "
            "суда.",
            en="Name the paper that proves it: a certificate, a ruling of a court.",
        ),
    ),
    Ground.REPLACED: Text(
        kk="Мемлекет өкілін ауыстыру үшін орган басшысының шешімін көрсетіңіз.",
        ru="Для замены члена от государства укажите решение руководителя органа.",
        en="Name the decision of the body's head that replaces a member from the "
        "state.",
    ),
}
DECISION = Text(
    kk="Бұл негіз бойынша мүше кеңестің шешімімен ғана мерзімінен бұрын шығарылады.",
    ru="По этому основанию члена досрочно исключают только решением совета.",
    en="On this ground a member is excluded only by a decision of the council.",
)
TERM: Norm[Any] = norms.get("council.term")
CIVIL: Norm[Any] = norms.get("council.civil_share.min")


@under(*PROVISIONS.values())
def check_end(
    ground: Ground,
    *,
    of_state: bool,
    has_document: bool,
    has_decision: bool,
    is_own_decision: bool = True,
) -> list[Breach]:
    """Return what is missing to end a seat on this ground of art. 15.

    One's own wish is written. Death, and what a court has declared, is proven by its
    paper; in the other cases of 15(2) a member "may be excluded" by a decision of the
    council. The body's head replaces members from the state alone, 9(10).
    """
    law, breaches = PROVISIONS[ground], []
    paper = PAPERS.get(ground)
    if paper is not None and not has_document:
        what = "application" if ground is Ground.OWN_WISH else "document"
        breaches.append(Breach(f"{what}-missing", paper, law))
    if ground in DECIDED and not has_decision:
        breaches.append(Breach("decision-missing", DECISION, law))
    if has_decision and not is_own_decision:
        breaches.append(Breach("not-its-decision", _NOT_ITS, law))
    if ground is Ground.REPLACED and not of_state:
        breaches.append(Breach("not-of-the-state", _NOT_STATE, law))
    if ground in OF_CIVIL_SOCIETY and of_state:
        breaches.append(Breach("not-of-civil-society", _NOT_CIVIL, law))
    return breaches


@under(*PROVISIONS.values())
def grounds(*, of_state: bool) -> list[Ground]:
    """Return the grounds on which such a member's seat may end."""
    foreign = OF_CIVIL_SOCIETY if of_state else {Ground.REPLACED}
    return [one for one in Ground if one not in foreign]


@under(*PROVISIONS.values())
def asked_for(ground: Ground) -> Text:
    """Return what must be there before a seat ends on this ground."""
    return PAPERS.get(ground, DECISION)


@under(REPLACEMENT)
def check_replaced(*, is_own: bool) -> list[Breach]:
    """Return the breach of replacing a member of another composition."""
    return [] if is_own else [Breach("not-its-member", _NOT_ITS_MEMBER, REPLACEMENT)]


@under(PROVISIONS[Ground.OWN_WISH], TERM.citation)
def check_day(
    *, on: date, from_on: date, until_on: date, has_ended: bool
) -> list[Breach]:
    """Return the breach of ending a seat twice, or outside its term of office."""
    if has_ended:
        return [Breach("seat-ended", _ENDED, PROVISIONS[Ground.OWN_WISH])]
    if not from_on <= on <= until_on:
        return [Breach("outside-the-term", _OUTSIDE, TERM.citation)]
    return []


@under(VACANCY)
def check_vacancy(*, seated: int, size: int) -> list[Breach]:
    """Return the breach of seating somebody where every seat is taken."""
    if seated < size:
        return []
    text = Text(
        kk=f"Бос орын жоқ: {size} орынның бәрі толған.",
        ru=f"Вакансий нет: заняты все места, {size}.",
        en=f"There is no vacancy: all {size} seats are taken.",
    )
    return [Breach("no-vacancy", text, VACANCY)]


@under(TERM.citation)
def check_seating_day(*, on: date, from_on: date, until_on: date) -> list[Breach]:
    """Return the breach of a seat that begins outside its composition's term.

    Whoever comes later serves for the rest of the term, 15(3).
    """
    if from_on <= on <= until_on:
        return []
    return [Breach("outside-the-term", _OUTSIDE, TERM.citation)]


@under(CIVIL.citation)
def arising(
    before: Sequence[Breach], after: Sequence[Breach], *, worsens: frozenset[str]
) -> list[Breach]:
    """Return the breaches that seating somebody brings about, or makes worse.

    What was broken before, and is no worse for it, does not hinder a seat: a gap
    could not be closed otherwise.
    """
    old = {breach.code for breach in before}
    return [one for one in after if one.code not in old or one.code in worsens]


@under(VACANCY)
def next_in_reserve(
    ethnocultural: Sequence[bool], *, needs_ethnocultural: bool
) -> int | None:
    """Return whose turn it is, as a place in the reserve list; None if it is empty.

    The order is that of the list. Where a quarter from ethnocultural associations
    would be missing, the first of them comes before (our reading: the law asks for
    the share, and is silent on the order).
    """
    if not ethnocultural:
        return None
    if needs_ethnocultural and True in ethnocultural:
        return list(ethnocultural).index(True)
    return 0


@under(VACANCY)
def check_reserve(*, waiting: int) -> list[Breach]:
    """Return the breach of calling somebody from an empty reserve list."""
    if waiting:
        return []
    return [Breach("reserve-empty", _EMPTY, VACANCY)]


@under(VACANCY)
def check_selected_later(*, is_additional: bool, is_waiting: bool) -> list[Breach]:
    """Return the breach of seating beside the composition whom nobody has selected.

    After an additional competition those whom it has selected take vacant seats.
    """
    if is_additional and is_waiting:
        return []
    return [Breach("not-selected", _NOT_SELECTED, VACANCY)]


_NOT_ITS = Text(
    kk="Бұл – басқа кеңестің шешімі.",
    ru="Это решение другого совета.",
    en="This is a decision of another council.",
)
_NOT_ITS_MEMBER = Text(
    kk="Ауыстырылатын адам – осы құрамның мүшесі емес.",
    ru="Заменяемый не состоит в этом составе.",
    en="The one replaced is not a member of this composition.",
)
_NOT_STATE = Text(
    kk="Орган басшысы тек мемлекет өкілін ауыстырады.",
    ru="Руководитель органа заменяет только членов от государства.",
    en="The head of the body replaces members from the state alone.",
)
_NOT_CIVIL = Text(
    kk="Бұл негіз азаматтық қоғам өкіліне ғана қатысты.",
    ru="Это основание касается только членов от гражданского общества.",
    en="This ground concerns members from civil society alone.",
)
_ENDED = Text(
    kk="Бұл мүшелік бұрын тоқтатылған.",
    ru="Это членство уже прекращено.",
    en="This membership has ended already.",
)
_OUTSIDE = Text(
    kk="Бұл күн құрамның өкілеттіктер мерзіміне кірмейді.",
    ru="Этот день вне срока полномочий состава.",
    en="This day lies outside the term of office of the composition.",
)
_EMPTY = Text(
    kk="Резервтік тізім бос: кеңестің шешімімен қосымша конкурс өткізіледі.",
    ru="Резервный список пуст: по решению совета проводится дополнительный конкурс.",
    en="The reserve list is empty: by its decision the council holds an additional "
    "competition.",
)
_NOT_SELECTED = Text(
    kk="Бұл адам қосымша конкурста таңдалмаған немесе орнын алған.",
    ru="Этот человек не избран по дополнительному конкурсу или уже занял место.",
    en="This person is not selected in an additional competition, or is seated.",
)
