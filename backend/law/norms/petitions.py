"""The numbers of the Administrative Code on petitions (chapter 12-1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, Norm, Runs, Threshold
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2024, 4, 5)


def _at(provision: str) -> Citation:
    return Citation(acts.ADMINISTRATIVE_CODE, f"art. {provision}", Read.COPY)


START_SUPPORT = Norm[int](
    id="petition.start.support",
    kind=Kind.COUNT,
    citation=_at("90-2.4.1"),
    values=InForce({FIRST: 50}),
    unit=Unit.CITIZENS,
    text=Text(
        kk="Петицияны бастау үшін елу азамат қосылуы керек.",
        ru="Чтобы начать петицию, к ней должны присоединиться пятьдесят граждан.",
        en="Fifty citizens have to join for a petition to start.",
    ),
)
START_PERIOD = Norm[int](
    id="petition.start.period",
    kind=Kind.TERM,
    citation=_at("90-2.4.1"),
    values=InForce({FIRST: 20}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Бастапқы қолдау жиырма жұмыс күнінде жиналады.",
        ru="Начальную поддержку собирают за двадцать рабочих дней.",
        en="The first support is gathered within twenty working days.",
    ),
)
CHECKED = Norm[int](
    id="petition.check",
    kind=Kind.TERM,
    citation=_at("90-2.5"),
    values=InForce({FIRST: 20}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Уәкілетті орган петицияны жиырма жұмыс күнінде тексереді.",
        ru="Уполномоченный орган проверяет петицию за двадцать рабочих дней.",
        en="The authorised body checks a petition within twenty working days.",
    ),
)
MEDIA_INFORMED = Norm[int](
    id="petition.inform_media",
    kind=Kind.TERM,
    citation=_at("90-2.8"),
    values=InForce({FIRST: 5}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Петиция жарияланғаны туралы бұқаралық ақпарат құралдарына бес жұмыс "
        "күнінде хабарланады.",
        ru="О публикации петиции средствам массовой информации сообщают за пять "
        "рабочих дней.",
        en="The media are told of a published petition within five working days.",
    ),
)
JOINING = Norm[int](
    id="petition.joining",
    kind=Kind.DURATION,
    citation=_at("90-3.2"),
    values=InForce({FIRST: 6}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Петицияға қосылу алты ай бойы ашық.",
        ru="Присоединение к петиции открыто шесть месяцев.",
        en="A petition is open for joining for six months.",
    ),
)
SENT = Norm[int](
    id="petition.send",
    kind=Kind.TERM,
    citation=_at("90-4.1"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Шекті мәнге жеткен петиция адресатқа үш жұмыс күнінде жіберіледі.",
        ru="Петицию, набравшую пороговое значение, направляют адресату за три рабочих "
        "дня.",
        en="A petition past its threshold is sent to the addressee within three "
        "working days.",
    ),
)
CONSIDERED_CENTRAL = Norm[int](
    id="petition.consider.central",
    kind=Kind.TERM,
    citation=_at("90-5.1"),
    values=InForce({FIRST: 40}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Орталық орган петицияны қырық жұмыс күнінде қарайды.",
        ru="Центральный орган рассматривает петицию за сорок рабочих дней.",
        en="A central body considers a petition within forty working days.",
    ),
)
CONSIDERED_LOCAL = Norm[int](
    id="petition.consider.local",
    kind=Kind.TERM,
    citation=_at("90-5.1"),
    values=InForce({FIRST: 20}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Мәслихат пен әкімдік петицияны жиырма жұмыс күнінде қарайды.",
        ru="Маслихат и акимат рассматривают петицию за двадцать рабочих дней.",
        en="A maslikhat or akimat considers a petition within twenty working days.",
    ),
)
DISCUSSION_NOTICE = Norm[int](
    id="petition.discussion.notice",
    kind=Kind.TERM,
    citation=_at("90-5.2"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Шешім жобасын қоғамдық талқылау туралы үш жұмыс күні бұрын хабарланады.",
        ru="Об обсуждении проекта решения сообщают за три рабочих дня.",
        en="The discussion of the draft decision is announced three working days "
        "before.",
    ),
)
PUBLISHED = Norm[int](
    id="petition.publish",
    kind=Kind.TERM,
    citation=_at("90-6.3"),
    values=InForce({FIRST: 1}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Петиция бойынша шешім келесі жұмыс күні жарияланады.",
        ru="Решение по петиции публикуют на следующий рабочий день.",
        en="The decision on a petition is published on the next working day.",
    ),
)
REPEAT = Norm[int](
    id="petition.repeat",
    kind=Kind.DURATION,
    citation=_at("90-2.4.3"),
    values=InForce({FIRST: 1}),
    unit=Unit.YEARS,
    text=Text(
        kk="Шешімнен кейін бір жыл бойы сол мәселе бойынша петиция қайталанбайды.",
        ru="Год после решения петицию на ту же тему не повторяют.",
        en="For one year after a decision no petition repeats its subject.",
    ),
)
THRESHOLD_GOVERNMENT = Norm[int](
    id="petition.threshold.government",
    kind=Kind.COUNT,
    citation=_at("90-3.4"),
    values=InForce({FIRST: 50_000}),
    unit=Unit.VOTES,
    text=Text(
        kk="Үкіметке арналған петиция елу мың дауыс жинауы керек.",
        ru="Петиция Правительству должна набрать пятьдесят тысяч голосов.",
        en="A petition to the Government needs fifty thousand votes.",
    ),
)
THRESHOLD_REGIONAL_MASLIKHAT = Norm[int](
    id="petition.threshold.regional_maslikhat",
    kind=Kind.SHARE,
    citation=_at("90-3.4"),
    values=InForce({FIRST: 2}),
    unit=Unit.PERCENT_OF_POPULATION,
    text=Text(
        kk="Облыс, республикалық маңызы бар қала, астана мәслихаты: халықтың екі "
        "пайызы.",
        ru="Маслихат области, города республиканского значения, столицы: два процента "
        "населения.",
        en="Maslikhat of a region, city of republican significance or the capital: two "
        "per cent of the population.",
    ),
)
THRESHOLD_REGIONAL_AKIMAT = Norm[int](
    id="petition.threshold.regional_akimat",
    kind=Kind.SHARE,
    citation=_at("90-3.4"),
    values=InForce({FIRST: 1}),
    unit=Unit.PERCENT_OF_POPULATION,
    text=Text(
        kk="Облыс, республикалық маңызы бар қала, астана әкімдігі: халықтың бір "
        "пайызы.",
        ru="Акимат области, города республиканского значения, столицы: один процент "
        "населения.",
        en="Akimat of a region, city of republican significance or the capital: one "
        "per cent of the population.",
    ),
)
THRESHOLD_DISTRICT_MASLIKHAT = Norm[Threshold](
    id="petition.threshold.district_maslikhat",
    kind=Kind.COUNT,
    citation=_at("90-3.4"),
    values=InForce({FIRST: Threshold(5_000, 50_000, 10)}),
    unit=Unit.VOTES,
    text=Text(
        kk="Аудан немесе қала мәслихаты: халқы елу мыңнан асса – бес мың дауыс, "
        "әйтпесе халықтың он пайызы.",
        ru="Маслихат города или района: пять тысяч голосов при населении свыше "
        "пятидесяти тысяч, иначе десять процентов.",
        en="Maslikhat of a city or district: five thousand votes where more than fifty "
        "thousand people live, else ten per cent.",
    ),
)
THRESHOLD_DISTRICT_AKIMAT = Norm[Threshold](
    id="petition.threshold.district_akimat",
    kind=Kind.COUNT,
    citation=_at("90-3.4"),
    values=InForce({FIRST: Threshold(2_500, 50_000, 5)}),
    unit=Unit.VOTES,
    text=Text(
        kk="Аудан, облыстық маңызы бар қала, ауылдық округ әкімдігі: халқы елу мыңнан "
        "асса – екі мың бес жүз дауыс, әйтпесе халықтың бес пайызы.",
        ru="Акимат района, города областного значения, сельские акимы: две с половиной "
        "тысячи голосов при населении свыше пятидесяти тысяч, иначе пять процентов.",
        en="Akims of districts, cities of regional significance, rural districts and "
        "towns: two and a half thousand votes where more than fifty thousand people "
        "live, else five per cent.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    START_SUPPORT,
    START_PERIOD,
    CHECKED,
    MEDIA_INFORMED,
    JOINING,
    SENT,
    CONSIDERED_CENTRAL,
    CONSIDERED_LOCAL,
    DISCUSSION_NOTICE,
    PUBLISHED,
    REPEAT,
    THRESHOLD_GOVERNMENT,
    THRESHOLD_REGIONAL_MASLIKHAT,
    THRESHOLD_REGIONAL_AKIMAT,
    THRESHOLD_DISTRICT_MASLIKHAT,
    THRESHOLD_DISTRICT_AKIMAT,
)
