"""The numbers of the Law on Local Government: the local community assembly."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, Norm, Runs
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2018, 1, 1)


def _at(provision: str) -> Citation:
    return Citation(acts.LOCAL_GOVERNMENT, f"art. {provision}", Read.TEXT)


ASSEMBLY_NOTICE = Norm[int](
    id="assembly.notice",
    kind=Kind.TERM,
    citation=_at("39-3(8)"),
    values=InForce({FIRST: 10}),
    unit=Unit.CALENDAR_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Жергілікті қоғамдастық жиналысы туралы халыққа он күнтізбелік күн бұрын "
        "хабарланады (әкім кандидатуралары мәселесі бойынша – үш күн).",
        ru="О собрании местного сообщества сообщают за десять календарных дней (о "
        "кандидатах в акимы – за три).",
        en="A local community assembly is announced ten calendar days before (three "
        "for candidates for akim).",
    ),
)
ASSEMBLY_NOTICE_FOR_AKIM = InForce({FIRST: 3})
ASSEMBLY_QUORUM = Norm[Fraction](
    id="assembly.quorum",
    kind=Kind.SHARE,
    citation=_at("39-3(9)"),
    values=InForce({FIRST: Fraction(1, 2)}),
    unit=Unit.OF_ALL_MEMBERS,
    text=Text(
        kk="Жиналысқа мүшелердің кемінде жартысы қатысса, ол құқықты.",
        ru="Собрание правомочно, если участвует не менее половины его членов.",
        en="An assembly may decide when at least half of its members take part.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (ASSEMBLY_NOTICE, ASSEMBLY_QUORUM)
