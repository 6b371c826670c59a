"""The acts that the rules stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.law.text import Text


@dataclass(frozen=True)
class Act:
    """A law, a code, or another source of rules, and how it is called in short."""

    code: str
    number: str
    on: date | None
    title: Text
    short: Text
    url: str = ""


PUBLIC_COUNCILS = Act(
    code="LPC",
    number="383-V",
    on=date(2015, 11, 2),
    title=Text(
        kk="Қоғамдық кеңестер туралы",
        ru="Об общественных советах",
        en="On Public Councils",
    ),
    short=Text(kk="ҚКЗ", ru="ЗоОС", en="LPC"),
    url="https://adilet.zan.kz/rus/docs/Z1500000383",
)
PUBLIC_CONTROL = Act(
    code="PC",
    number="30-VIII",
    on=date(2023, 10, 2),
    title=Text(
        kk="Қоғамдық бақылау туралы",
        ru="Об общественном контроле",
        en="On Public Control",
    ),
    short=Text(kk="ҚБЗ", ru="ЗоОК", en="PC"),
    url="https://adilet.zan.kz/rus/docs/Z2300000030",
)
LEGAL_ACTS = Act(
    code="LLA",
    number="480-V",
    on=date(2016, 4, 6),
    title=Text(
        kk="Құқықтық актілер туралы",
        ru="О правовых актах",
        en="On Legal Acts",
    ),
    short=Text(kk="ҚАЗ", ru="ЗоПА", en="LLA"),
    url="https://adilet.zan.kz/rus/docs/Z1600000480",
)
ADMINISTRATIVE_CODE = Act(
    code="APPK",
    number="350-VI",
    on=date(2020, 6, 29),
    title=Text(
        kk="Әкімшілік рәсімдік-процестік кодекс",
        ru="Административный процедурно-процессуальный кодекс",
        en="Administrative Procedural and Process-related Code",
    ),
    short=Text(kk="ӘРПК", ru="АППК", en="APPK"),
    url="https://adilet.zan.kz/rus/docs/K2000000350",
)
LOCAL_GOVERNMENT = Act(
    code="LLG",
    number="148",
    on=date(2001, 1, 23),
    title=Text(
        kk="Жергілікті мемлекеттік басқару және өзін-өзі басқару туралы",
        ru="О местном государственном управлении и самоуправлении",
        en="On Local Government and Self-government",
    ),
    short=Text(kk="ЖМБЗ", ru="ЗоМГУ", en="LLG"),
    url="https://adilet.zan.kz/rus/docs/Z010000148_",
)
NPO = Act(
    code="NPO",
    number="142",
    on=date(2001, 1, 16),
    title=Text(
        kk="Коммерциялық емес ұйымдар туралы",
        ru="О некоммерческих организациях",
        en="On Non-profit Organisations",
    ),
    short=Text(kk="КЕҰЗ", ru="ЗоНКО", en="NPO"),
    url="https://adilet.zan.kz/rus/docs/Z010000142_",
)
LABOUR_CODE = Act(
    code="LC",
    number="414-V",
    on=date(2015, 11, 23),
    title=Text(kk="Еңбек кодексі", ru="Трудовой кодекс", en="Labour Code"),
    short=Text(kk="ЕК", ru="ТК", en="LC"),
    url="https://adilet.zan.kz/rus/docs/K1500000414",
)
COUNCIL_REGULATION = Act(
    code="REG",
    number="",
    on=None,
    title=Text(
        kk="Қоғамдық кеңес туралы ереже (кеңестің өз баптауы)",
        ru="Положение об Общественном совете (настройка самого совета)",
        en="The council's own regulation (a setting of the council)",
    ),
    short=Text(
        kk="Қоғамдық кеңес туралы ереже",
        ru="Положение об Общественном совете",
        en="Council's regulation",
    ),
)
OPENNESS_STANDARD = Act(
    code="OPEN",
    number="177-НҚ",
    on=date(2025, 4, 18),
    title=Text(
        kk="Ашықтық стандарты", ru="Стандарт открытости", en="Openness standard"
    ),
    short=Text(
        kk="Ашықтық стандарты", ru="Стандарт открытости", en="Openness standard"
    ),
)
RISK_ANALYSIS_GUIDE = Act(
    code="RISK",
    number="488",
    on=date(2022, 12, 30),
    title=Text(
        kk="Сыбайлас жемқорлық тәуекелдерін ішкі талдау жөніндегі әдістемелік "
        "ұсынымдар",
        ru="Методические рекомендации по внутреннему анализу коррупционных рисков",
        en="Methodical recommendations on internal analysis of corruption risks",
    ),
    short=Text(
        kk="Ішкі талдау жөніндегі әдістеме",
        ru="Методика внутреннего анализа",
        en="Internal analysis guide",
    ),
)

ACTS = {
    act.code: act
    for act in (
        PUBLIC_COUNCILS,
        PUBLIC_CONTROL,
        LEGAL_ACTS,
        ADMINISTRATIVE_CODE,
        LOCAL_GOVERNMENT,
        NPO,
        LABOUR_CODE,
        COUNCIL_REGULATION,
        OPENNESS_STANDARD,
        RISK_ANALYSIS_GUIDE,
    )
}
