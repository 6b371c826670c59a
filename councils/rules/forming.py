"""Who forms a council, from which day, and for how long it is formed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from backend.law import acts, norms, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from councils.rules.composition import CouncilKind, Standing, Verdict

STATE_SHARE: Norm[Fraction] = norms.get("council.working_group.state_share.max")
CIVIL_SHARE: Norm[Fraction] = norms.get("council.working_group.civil_share.min")
START: Norm[int] = norms.get("council.formation.start")
TERM_OF_OFFICE: Norm[int] = norms.get("council.term")
ASSEMBLY_TERM: Norm[Any] = norms.get("assembly.term")
ASSEMBLY_SIZE: Norm[Any] = norms.get("assembly.size.max")
HEAD = Citation(acts.PUBLIC_COUNCILS, "art. 8(1)", Read.TEXT)
APPROVED = Citation(acts.PUBLIC_COUNCILS, "art. 8(4)", Read.TEXT)
TASKS = Citation(acts.PUBLIC_COUNCILS, "art. 9(7)", Read.TEXT)


@under(STATE_SHARE.citation, CIVIL_SHARE.citation, APPROVED)
def check_working_group(*, civil: int, state: int, size: int, on: date) -> list[Breach]:
    """Return every rule that a working group of such members would break."""
    return [
        Breach(verdict.code, verdict.text, verdict.citation)
        for verdict in working_group(civil=civil, state=state, size=size, on=on)
        if verdict.standing is Standing.UNLAWFUL
    ]


@under(STATE_SHARE.citation, CIVIL_SHARE.citation, APPROVED)
def working_group(*, civil: int, state: int, size: int, on: date) -> list[Verdict]:
    """Return the size and the two shares of a working group, each with its verdict.

    Shares are counted of those named, who are as many as the approved size.
    """
    whole = civil + state
    most, least = most_of_the_state(whole, on=on), least_of_civil_society(whole, on=on)
    return [
        Verdict(
            "working-group-size",
            _standing(lawful=whole == size),
            Text(
                kk="Жұмыс тобының саны",
                ru="Численность рабочей группы",
                en="Size of the working group",
            ),
            Text(
                kk=f"Аталған мүше – {whole}, бекітілген сан – {size}.",
                ru=f"Названо членов: {whole}, утверждённая численность: {size}.",
                en=f"{whole} members named, the approved size is {size}.",
            ),
            APPROVED,
        ),
        Verdict(
            "working-group-state-share",
            _standing(lawful=state <= most),
            Text(kk="Мемлекеттің үлесі", ru="Доля государства", en="State's share"),
            Text(
                kk=f"Мемлекеттен – {state}, барлық мүше – {whole}, "
                f"ең көбі {most} болады.",
                ru=f"От государства {state} из {whole}, можно не более {most}.",
                en=f"{state} of {whole} are from the state, at most {most} may be.",
            ),
            STATE_SHARE.citation,
        ),
        Verdict(
            "working-group-civil-share",
            _standing(lawful=civil >= least),
            Text(
                kk="Азаматтық қоғамның үлесі",
                ru="Доля гражданского общества",
                en="Share of civil society",
            ),
            Text(
                kk=f"Азаматтық қоғамнан – {civil}, барлық мүше – {whole}, "
                f"кемі {least} керек.",
                ru=f"От гражданского общества {civil} из {whole}, "
                f"нужно не менее {least}.",
                en=f"{civil} of {whole} are from civil society, "
                f"at least {least} needed.",
            ),
            CIVIL_SHARE.citation,
        ),
    ]


@under(STATE_SHARE.citation)
def most_of_the_state(whole: int, *, on: date) -> int:
    """Return how many of a working group the state may name: a third, rounded down."""
    share = STATE_SHARE.on(on)
    return share.numerator * whole // share.denominator


@under(CIVIL_SHARE.citation)
def least_of_civil_society(whole: int, *, on: date) -> int:
    """Return how many must come from civil society: two thirds, rounded up."""
    share = CIVIL_SHARE.on(on)
    return -(-share.numerator * whole // share.denominator)


@under(HEAD)
def check_head(*, is_of_civil_society: bool) -> list[Breach]:
    """Return the breach of a working group headed by a member from the state."""
    if is_of_civil_society:
        return []
    text = Text(
        kk="Жұмыс тобының жетекшісі азаматтық қоғам өкілдерінің арасынан сайланады.",
        ru="Руководитель рабочей группы избирается из представителей гражданского "
        "общества.",
        en="The working group's head is elected from the members of civil society.",
    )
    return [Breach("head-of-the-state", text, HEAD)]


@under(HEAD)
def check_member(*, is_of_the_group: bool) -> list[Breach]:
    """Return the breach of electing somebody who is not of this working group."""
    if is_of_the_group:
        return []
    text = Text(
        kk="Бұл адам осы жұмыс тобының мүшесі емес.",
        ru="Этот человек не член этой рабочей группы.",
        en="This person is not a member of this working group.",
    )
    return [Breach("not-of-the-group", text, HEAD)]


@under(TASKS)
def check_at_work(*, has_ended: bool) -> list[Breach]:
    """Return the breach of acting for a working group that has ended."""
    if not has_ended:
        return []
    text = Text(
        kk="Жұмыс тобының жұмысы аяқталған.",
        ru="Рабочая группа уже завершила работу.",
        en="The working group has ended its work.",
    )
    return [Breach("working-group-ended", text, TASKS)]


@under(START.citation)
def formation_start(*, to_on: date, calendar: WorkingCalendar) -> Term:
    """Return the day by which the next composition begins to be formed."""
    return term.latest(START, before=to_on, calendar=calendar)


@under(TERM_OF_OFFICE.citation, ASSEMBLY_TERM.citation)
def term_of_office(
    *, kind: CouncilKind, from_on: date, years: int | None, calendar: WorkingCalendar
) -> Term:
    """Return how long a composition holds: three years, an assembly as settled.

    Ask `check_assembly` first: an assembly whose years nobody settled has no term.
    """
    if kind is CouncilKind.ASSEMBLY:
        return term.due(ASSEMBLY_TERM, start=from_on, calendar=calendar, value=years)
    return term.due(TERM_OF_OFFICE, start=from_on, calendar=calendar)


@under(ASSEMBLY_TERM.citation, ASSEMBLY_SIZE.citation)
def check_assembly(
    *, kind: CouncilKind, members: int, years: int | None, most: int | None
) -> list[Breach]:
    """Return what is not settled of an assembly, or exceeds what is settled."""
    if kind is not CouncilKind.ASSEMBLY:
        return []
    found = []
    if years is None:
        text = Text(
            kk="Жиналыстың неше жылға сайланатыны баптауда белгіленбеген.",
            ru="В настройках не задано, на сколько лет избрано собрание.",
            en="It is not settled for how many years the assembly is chosen.",
        )
        found.append(Breach("assembly-term-not-settled", text, ASSEMBLY_TERM.citation))
    if most is not None and members > most:
        text = Text(
            kk=f"Жиналыста {members} мүше, баптау бойынша ең көбі {most}.",
            ru=f"В собрании {members} членов, по настройке не более {most}.",
            en=f"{members} members, the setting allows at most {most}.",
        )
        found.append(Breach("assembly-size", text, ASSEMBLY_SIZE.citation))
    return found


def _standing(*, lawful: bool) -> Standing:
    return Standing.LAWFUL if lawful else Standing.UNLAWFUL
