"""The numbers of the Administrative Code: complaints and ordinary appeals."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, Norm
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2021, 7, 1)


def _at(provision: str) -> Citation:
    return Citation(acts.ADMINISTRATIVE_CODE, f"art. {provision}", Read.COPY)


COMPLAINT_FILED = Norm[int](
    id="complaint.file",
    kind=Kind.TERM,
    citation=_at("92.1"),
    values=InForce({FIRST: 3}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Органның әкімшілік актісіне шағым оны білген күннен бастап үш ай ішінде "
        "беріледі.",
        ru="Жалобу на орган подают в течение трёх месяцев со дня, когда узнали о его "
        "акте.",
        en="A complaint against a body is filed within three months of learning of its "
        "act.",
    ),
)
COMPLAINT_FILED_NO_ROUTE = Norm[int](
    id="complaint.file.no_route_stated",
    kind=Kind.TERM,
    citation=_at("92.1-1"),
    values=InForce({FIRST: 6}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Актіде шағым беру тәртібі көрсетілмесе, шағым алты ай ішінде беріледі.",
        ru="Если в акте не указан порядок обжалования, жалобу подают в течение шести "
        "месяцев.",
        en="Where the act did not say how to appeal, a complaint is filed within six "
        "months.",
    ),
)
COMPLAINT_PASSED_UP = Norm[int](
    id="complaint.pass_up",
    kind=Kind.TERM,
    citation=_at("91.4"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Орган шағымды ісімен бірге жоғары тұрған органға үш жұмыс күнінде "
        "жібереді.",
        ru="Орган передаёт жалобу с делом вышестоящему органу за три рабочих дня.",
        en="The body passes a complaint with its file to the higher body within three "
        "working days.",
    ),
)
COMPLAINT_DECIDED = Norm[int](
    id="complaint.decide",
    kind=Kind.TERM,
    citation=_at("99"),
    values=InForce({FIRST: 20}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Шағым жиырма жұмыс күнінде қаралады, мерзім ұзартылмайды.",
        ru="Жалоба рассматривается за двадцать рабочих дней, без продления.",
        en="A complaint is decided within twenty working days, with no extension.",
    ),
)
APPEAL_DECIDED = Norm[int](
    id="appeal.decide",
    kind=Kind.TERM,
    citation=_at("76.1"),
    values=InForce({FIRST: 15}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Жолданым он бес жұмыс күнінде қаралады.",
        ru="Обращение рассматривается за пятнадцать рабочих дней.",
        en="An ordinary appeal is decided within fifteen working days.",
    ),
)
APPEAL_EXTENDED = Norm[int](
    id="appeal.extend.max",
    kind=Kind.TERM,
    citation=_at("76.3"),
    values=InForce({FIRST: 2}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Жолданымды қарау мерзімі екі айдан аспайтын уақытқа ұзартылуы мүмкін, бұл "
        "туралы үш жұмыс күнінде хабарланады.",
        ru="Срок обращения продлевают не более чем на два месяца, извещая за три "
        "рабочих дня.",
        en="The term of an appeal is extended by at most two months, with notice in "
        "three working days.",
    ),
)
APPEAL_REDIRECTED = Norm[int](
    id="appeal.redirect",
    kind=Kind.TERM,
    citation=_at("65.1"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Жолданым құзыретті органға үш жұмыс күнінде қайта жіберіледі.",
        ru="Обращение перенаправляют компетентному органу за три рабочих дня.",
        en="An appeal is redirected to the competent body within three working days.",
    ),
)
APPEAL_RETURNED = Norm[int](
    id="appeal.return",
    kind=Kind.TERM,
    citation=_at("64.7"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Толық емес жолданым үш жұмыс күнінде қайтарылады.",
        ru="Неполное обращение возвращают за три рабочих дня.",
        en="An incomplete appeal is returned within three working days.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    COMPLAINT_FILED,
    COMPLAINT_FILED_NO_ROUTE,
    COMPLAINT_PASSED_UP,
    COMPLAINT_DECIDED,
    APPEAL_DECIDED,
    APPEAL_EXTENDED,
    APPEAL_REDIRECTED,
    APPEAL_RETURNED,
)
