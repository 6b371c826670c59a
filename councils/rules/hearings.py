"""When a public hearing, or the hearing of a report, may be called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


AGREED = _at("21(1)")
INITIATIVE = _at("21(4)")
NOT_FOR_THE_FUND = _at("21(10)")
REPORTS = _at("23")


@dataclass(frozen=True)
class Report:
    """One report on an agenda: whether it is said whose, and who gives it."""

    names_body: bool
    names_rapporteur: bool


@under(NOT_FOR_THE_FUND)
def check_kind(*, is_hearing: bool, is_of_fund: bool) -> list[Breach]:
    """Return the breach of a public hearing by a council of the National Wealth Fund.

    A report of the Fund may be heard: only art. 21 is closed to it.
    """
    if not (is_hearing and is_of_fund):
        return []
    text = Text(
        kk="Ұлттық әл-ауқат қорының қоғамдық кеңесі қоғамдық тыңдау өткізбейді.",
        ru="Общественный совет Фонда национального благосостояния не проводит "
        "общественных слушаний.",
        en="The council of the National Wealth Fund holds no public hearings.",
    )
    return [Breach("hearing-of-the-fund", text, NOT_FOR_THE_FUND)]


@under(INITIATIVE, AGREED)
def check_call(*, is_by_members: bool, is_date_agreed: bool) -> list[Breach]:
    """Return everything that keeps a public hearing from being called.

    Members initiate it, chair and presidium among them, and nobody else; its day is
    one that the body has agreed to.
    """
    breaches = []
    if not is_by_members:
        text = Text(
            kk="Қоғамдық тыңдауға кеңес мүшелері ғана бастамашы болады.",
            ru="Общественное слушание проводится только по инициативе членов совета.",
            en="Only members of the council initiate a public hearing.",
        )
        breaches.append(Breach("hearing-not-by-members", text, INITIATIVE))
    if not is_date_agreed:
        text = Text(
            kk="Тыңдау күні органмен келісілмеген.",
            ru="Дата слушания не согласована с органом.",
            en="The day of the hearing is not agreed with the body.",
        )
        breaches.append(Breach("hearing-date-not-agreed", text, AGREED))
    return breaches


@under(AGREED)
def check_agreement(*, is_hearing: bool) -> list[Breach]:
    """Return the breach of agreeing with a body on the day of any other meeting."""
    if is_hearing:
        return []
    text = Text(
        kk="Органмен қоғамдық тыңдаудың күні ғана келісіледі.",
        ru="С органом согласуется только дата общественного слушания.",
        en="Only the day of a public hearing is agreed with a body.",
    )
    return [Breach("not-a-public-hearing", text, AGREED)]


@under(REPORTS)
def check_reports(reports: Sequence[Report]) -> list[Breach]:
    """Return what is missing for the hearing of a report.

    A first head reports, so it must be said of which body, and who he is; the chair
    of the council gives a co-report.
    """
    if not reports:
        text = Text(
            kk="Күн тәртібінде есеп жоқ.",
            ru="В повестке дня нет отчёта.",
            en="The agenda holds no report.",
        )
        return [Breach("no-report", text, REPORTS)]
    breaches = []
    if not all(one.names_body for one in reports):
        text = Text(
            kk="Қай органның есебі тыңдалатыны көрсетілмеген.",
            ru="Не указано, отчёт какого органа заслушивается.",
            en="It is not said of which body the report is heard.",
        )
        breaches.append(Breach("report-of-no-body", text, REPORTS))
    if not all(one.names_rapporteur for one in reports):
        text = Text(
            kk="Баяндамашы көрсетілмеген: есепті органның бірінші басшысы береді.",
            ru="Докладчик не указан: отчитывается первый руководитель органа.",
            en="No rapporteur is named: the first head of the body reports.",
        )
        breaches.append(Breach("report-by-nobody", text, REPORTS))
    return breaches
