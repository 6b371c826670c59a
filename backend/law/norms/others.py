"""Numbers that are no law for us: settings, each with its source."""

from __future__ import annotations

from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.norm import Kind, Norm, Runs
from backend.law.text import Text
from backend.law.unit import Unit

SESSION_ANNOUNCED = Norm[int](
    id="openness.session.announce",
    kind=Kind.SETTING,
    citation=Citation(acts.OPENNESS_STANDARD, "", Read.SECONDARY),
    unit=Unit.WORKING_DAYS,
    runs=Runs.BEFORE,
    suggested=3,
    source="openness standard of 18 April 2025, told by a secondary source",
    text=Text(
        kk="Алқалы органдардың ашық отырыстарының күн тәртібі үш жұмыс күні бұрын "
        "хабарланады.",
        ru="Повестку открытых заседаний коллегиальных органов объявляют за три рабочих "
        "дня.",
        en="The agenda of open sessions of collegial bodies is announced three working "
        "days before.",
    ),
)
RISK_ANALYSIS_REPEATED = Norm[int](
    id="riskanalysis.repeat",
    kind=Kind.SETTING,
    citation=Citation(acts.RISK_ANALYSIS_GUIDE, "", Read.SECONDARY),
    unit=Unit.MONTHS,
    suggested=18,
    source="methodical recommendations of 30 December 2022, told by a secondary source",
    text=Text(
        kk="Сыбайлас жемқорлық тәуекелдерін ішкі талдау кемінде 18 айда бір рет "
        "ұсынылады.",
        ru="Внутренний анализ коррупционных рисков рекомендован раз в 18 месяцев.",
        en="Internal analysis of corruption risks is recommended every 18 months.",
    ),
)
NGO_REPORT = Norm[str](
    id="ngo.report",
    kind=Kind.SETTING,
    citation=Citation(acts.NPO, "art. 41(5)", Read.OFFICIAL),
    suggested="31 March",
    source="official page of the NGO database",
    text=Text(
        kk="Үкіметтік емес ұйымдардың дерекқорына мәлімет жыл сайын 31 наурызға дейін "
        "беріледі.",
        ru="Сведения для базы данных НПО подают ежегодно к 31 марта.",
        en="Data for the NGO database are given every year by 31 March.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    SESSION_ANNOUNCED,
    RISK_ANALYSIS_REPEATED,
    NGO_REPORT,
)
