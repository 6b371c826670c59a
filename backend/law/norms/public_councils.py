"""The numbers of the Law on Public Councils."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, MoreThan, Norm, Range, Runs
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2015, 12, 1)
REWRITTEN = date(2021, 1, 16)
REFORMED = date(2024, 4, 5)
ETHNOCULTURAL = date(2026, 7, 1)


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


CIVIL_SHARE = Norm[Fraction](
    id="council.civil_share.min",
    kind=Kind.SHARE,
    citation=_at("1(7)"),
    values=InForce({FIRST: Fraction(2, 3)}),
    unit=Unit.OF_ALL_MEMBERS,
    text=Text(
        kk="Екі деңгейде де кеңес мүшелерінің кемінде үштен екісі азаматтық қоғам "
        "өкілдері.",
        ru="На обоих уровнях представители гражданского общества составляют не менее "
        "двух третей совета.",
        en="Civil society holds at least two thirds of a council, at both levels.",
    ),
)
ETHNOCULTURAL_SHARE = Norm[Fraction](
    id="council.ethnocultural_share.min",
    kind=Kind.SHARE,
    citation=_at("1(7)(2)"),
    values=InForce({ETHNOCULTURAL: Fraction(1, 4)}),
    unit=Unit.OF_CIVIL_MEMBERS,
    text=Text(
        kk="Тек жергілікті деңгейде: азаматтық қоғам өкілдерінің кемінде төрттен бірі "
        "этномәдени бірлестіктерден (үлестің негізін біз осылай түсіндіреміз).",
        ru="Только на местном уровне: не менее четверти представителей гражданского "
        "общества от этнокультурных объединений (база доли – наше прочтение).",
        en="Local level only: at least a quarter of the civil members come from "
        "ethnocultural associations (the base of the share is our reading).",
    ),
)
SIZE_STATE = Norm[Range](
    id="council.size.republican_state",
    kind=Kind.RANGE,
    citation=_at("9(3)(1)"),
    values=InForce({REWRITTEN: Range(15, 30)}),
    unit=Unit.MEMBERS,
    text=Text(
        kk="Министрліктің немесе Президентке тікелей бағынатын органның кеңесінде "
        "15-тен 30-ға дейін мүше болады.",
        ru="В совете министерства или органа, подчинённого Президенту, от 15 до 30 "
        "членов.",
        en="A council of a ministry, or of a body subordinate to the President, has 15 "
        "to 30 members.",
    ),
)
SIZE_QUASI_STATE = Norm[Range](
    id="council.size.quasi_state",
    kind=Kind.RANGE,
    citation=_at("9(3)(1)"),
    values=InForce({REWRITTEN: Range(10, 15)}),
    unit=Unit.MEMBERS,
    text=Text(
        kk="Квазимемлекеттік сектор субъектісінің кеңесінде 10-нан 15-ке дейін мүше "
        "болады.",
        ru="В совете субъекта квазигосударственного сектора от 10 до 15 членов.",
        en="A council of a quasi-state subject has 10 to 15 members.",
    ),
)
TERM_OF_OFFICE = Norm[int](
    id="council.term",
    kind=Kind.DURATION,
    citation=_at("9(8)"),
    values=InForce({FIRST: 3}),
    unit=Unit.YEARS,
    text=Text(
        kk="Қоғамдық кеңестің өкілеттіктер мерзімі үш жыл.",
        ru="Срок полномочий общественного совета три года.",
        en="A council is in office for three years.",
    ),
)
FORMATION_START = Norm[int](
    id="council.formation.start",
    kind=Kind.TERM,
    citation=_at("9(2)"),
    values=InForce({REWRITTEN: 2}),
    unit=Unit.MONTHS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Келесі құрамды қалыптастыру өкілеттіктер мерзімі біткенге дейін екі ай "
        "бұрын басталады.",
        ru="Формирование следующего состава начинается за два месяца до конца "
        "полномочий.",
        en="The next composition begins to be formed two months before the term ends.",
    ),
)
WORKING_GROUP_STATE_SHARE = Norm[Fraction](
    id="council.working_group.state_share.max",
    kind=Kind.SHARE,
    citation=_at("8(2)"),
    values=InForce({REWRITTEN: Fraction(1, 3)}),
    unit=Unit.OF_WORKING_GROUP,
    text=Text(
        kk="Кеңесті қалыптастыратын жұмыс тобында мемлекет өкілдері үштен бірден "
        "аспайды.",
        ru="В рабочей группе по формированию совета не более трети от государства.",
        en="The state names at most a third of the working group that forms a council.",
    ),
)
WORKING_GROUP_CIVIL_SHARE = Norm[Fraction](
    id="council.working_group.civil_share.min",
    kind=Kind.SHARE,
    citation=_at("8(3)"),
    values=InForce({REWRITTEN: Fraction(2, 3)}),
    unit=Unit.OF_WORKING_GROUP,
    text=Text(
        kk="Кеңесті қалыптастыратын жұмыс тобының кемінде үштен екісі азаматтық "
        "қоғамнан.",
        ru="В рабочей группе по формированию совета не менее двух третей от "
        "гражданского общества.",
        en="Civil society holds at least two thirds of the working group that forms a "
        "council.",
    ),
)
CONSECUTIVE_TERMS = Norm[int](
    id="member.max_consecutive_terms",
    kind=Kind.COUNT,
    citation=_at("9(5)"),
    values=InForce({REWRITTEN: 2}),
    unit=Unit.TERMS_IN_A_ROW,
    text=Text(
        kk="Бір адам қатарынан екі реттен артық мүше болып сайланбайды.",
        ru="Один человек избирается членом не более двух раз подряд.",
        en="Nobody is elected a member more than twice in a row.",
    ),
)
MEMBERS_PER_NPO = Norm[int](
    id="member.max_per_npo",
    kind=Kind.COUNT,
    citation=_at("9(4)"),
    values=InForce({REWRITTEN: 1}),
    unit=Unit.MEMBERS,
    text=Text(
        kk="Бір коммерциялық емес ұйымнан бір кеңесте бір ғана өкіл болады.",
        ru="От одной некоммерческой организации в совете один представитель.",
        en="One non-profit organisation has one seat in a council.",
    ),
)
REPUBLICAN_COUNCILS = Norm[int](
    id="member.max_republican_councils",
    kind=Kind.COUNT,
    citation=_at("9(4)"),
    values=InForce({REWRITTEN: 1}),
    unit=Unit.COUNCILS,
    text=Text(
        kk="Бір адам республикалық деңгейдегі бір ғана кеңестің мүшесі бола алады.",
        ru="Один человек состоит только в одном совете республиканского уровня.",
        en="One person sits in only one council of the republican level.",
    ),
)
MEMBER_AGE = Norm[int](
    id="member.min_age",
    kind=Kind.COUNT,
    citation=_at("10(1)"),
    values=InForce({FIRST: 18}),
    unit=Unit.YEARS,
    text=Text(
        kk="Кандидат пен мүше 18 жастан кіші болмайды.",
        ru="Кандидату и члену совета не меньше 18 лет.",
        en="A candidate and a member are at least 18 years old.",
    ),
)
ABSENCES = Norm[int](
    id="member.unexcused_absences.over",
    kind=Kind.COUNT,
    citation=_at("15(2)(5)"),
    values=InForce({REWRITTEN: 3}),
    unit=Unit.ABSENCES_A_YEAR,
    text=Text(
        kk="Бір жыл ішінде отырысқа дәлелсіз себептермен үш реттен артық қатыспаған "
        "мүше мерзімінен бұрын шығарылуы мүмкін; жылды қалай санау – кеңестің баптауы.",
        ru="За более чем три непосещения в год по неуважительным причинам члена могут "
        "исключить; как считать год – настройка совета.",
        en="A member absent without good reason more than three times in one year may "
        "be excluded; how the year is counted is a setting of the council.",
    ),
)
QUORUM = Norm[Fraction](
    id="meeting.quorum",
    kind=Kind.SHARE,
    citation=_at("13(2)"),
    values=InForce({FIRST: Fraction(2, 3)}),
    unit=Unit.OF_ALL_MEMBERS,
    text=Text(
        kk="Отырысқа барлық мүшелердің кемінде үштен екісі қатысса, ол құқықты.",
        ru="Заседание правомочно, если участвуют не менее двух третей всех членов.",
        en="A meeting may decide when at least two thirds of all members take part.",
    ),
)
ELECTION_MAJORITY = Norm[MoreThan](
    id="meeting.election.majority",
    kind=Kind.SHARE,
    citation=_at("13(1)"),
    values=InForce({REFORMED: MoreThan(Fraction(1, 2))}),
    unit=Unit.OF_OPEN_VOTE,
    text=Text(
        kk="Алғашқы отырыста төраға, төралқа және комиссиялар ашық дауыспен, қарапайым "
        "көпшілікпен сайланады.",
        ru="На первом заседании председатель, президиум и комиссии избираются открыто, "
        "простым большинством.",
        en="The first meeting elects chair, presidium and commissions by open vote and "
        "simple majority.",
    ),
)
HEARING_PROTOCOL_MAJORITY = Norm[MoreThan](
    id="meeting.protocol_of_hearing.majority",
    kind=Kind.SHARE,
    citation=_at("21(7)"),
    values=InForce({FIRST: MoreThan(Fraction(1, 2))}),
    unit=Unit.OF_MEMBERS_PRESENT,
    text=Text(
        kk="Қоғамдық тыңдаудың қорытынды хаттамасы қатысып отырған мүшелердің "
        "жартысынан көбінің дауысымен қабылданады.",
        ru="Итоговый протокол слушания принимают более половины присутствующих членов "
        "совета.",
        en="The final protocol of a public hearing needs more than half of the council "
        "members present.",
    ),
)
REPORT_MAJORITY = Norm[MoreThan](
    id="meeting.report.majority",
    kind=Kind.SHARE,
    citation=_at("23(4)"),
    values=InForce({FIRST: MoreThan(Fraction(1, 2))}),
    unit=Unit.OF_PARTICIPANTS_PRESENT,
    text=Text(
        kk="Органның есебі отырысқа қатысушылардың жартысынан көбінің дауысымен "
        "қабылданады.",
        ru="Отчёт органа принимают более половины присутствующих участников заседания.",
        en="A body's report is accepted by more than half of the participants present.",
    ),
)
ANSWER_PLANS = Norm[int](
    id="recommendation.answer.plans",
    kind=Kind.TERM,
    citation=_at("5(2), 5-1(2)"),
    values=InForce({REWRITTEN: 10}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Жоспарлар мен бюджеттік бағдарламалардың паспорттары жөніндегі ұсынымға он "
        "жұмыс күнінде уәжді жауап беріледі.",
        ru="На рекомендацию о планах и паспортах бюджетных программ мотивированный "
        "ответ даётся за десять рабочих дней.",
        en="A recommendation on plans or passports of budget programmes is answered "
        "within ten working days.",
    ),
)
ANSWER_OTHER = Norm[int](
    id="recommendation.answer.other",
    kind=Kind.TERM,
    citation=_at("5(2), 5-1(2)"),
    values=InForce({REWRITTEN: 1}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Кеңестің өзге ұсынымына бір ай ішінде уәжді жауап беріледі.",
        ru="На иные рекомендации совета мотивированный ответ даётся за один месяц.",
        en="Other recommendations of a council are answered within one month.",
    ),
)
HEARING_NOTICE = Norm[int](
    id="hearing.notice",
    kind=Kind.TERM,
    citation=_at("21(2)"),
    values=InForce({FIRST: 10}),
    unit=Unit.CALENDAR_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Қоғамдық тыңдаудың уақыты мен орны он күнтізбелік күн бұрын хабарланады.",
        ru="О времени и месте общественного слушания сообщают за десять календарных "
        "дней.",
        en="Time and place of a public hearing are told ten calendar days before.",
    ),
)
HEARING_MATERIALS = Norm[int](
    id="hearing.materials",
    kind=Kind.TERM,
    citation=_at("21(2)"),
    values=InForce({FIRST: 10}),
    unit=Unit.CALENDAR_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Тыңдаудың жобалары он күнтізбелік күн бұрын қолжетімді болады.",
        ru="Проекты к слушанию доступны за десять календарных дней.",
        en="Drafts for a hearing are available ten calendar days before.",
    ),
)
INFORM_PUBLIC = Norm[int](
    id="council.inform_public.min",
    kind=Kind.COUNT,
    citation=_at("7(2)(3)"),
    values=InForce({FIRST: 2}),
    unit=Unit.TIMES_A_YEAR,
    text=Text(
        kk="Кеңес халықты жылына кемінде екі рет хабардар етеді.",
        ru="Совет информирует население не реже двух раз в год.",
        en="A council informs the population at least twice a year.",
    ),
)
ANNUAL_REPORT = Norm[str](
    id="council.annual_report",
    kind=Kind.STATEMENT,
    citation=_at("7(2)(4)"),
    values=InForce({FIRST: "yearly, no date"}),
    text=Text(
        kk="Жылдық есеп жыл сайын жарияланады; заң күнін белгілемейді.",
        ru="Годовой отчёт публикуется ежегодно; дату закон не называет.",
        en="The annual report is published every year; the law names no date.",
    ),
)
NATIONAL_REPORT = Norm[str](
    id="council.national_report",
    kind=Kind.STATEMENT,
    citation=_at("2-1(2)(6)"),
    values=InForce({REFORMED: "1 per 3 years, by 25 December"}),
    text=Text(
        kk="Уәкілетті орган Ұлттық баяндаманы үш жылда бір рет, 25 желтоқсанға дейін "
        "дайындайды.",
        ru="Уполномоченный орган готовит Национальный доклад раз в три года, к 25 "
        "декабря.",
        en="The authorised body prepares the National Report once in three years, by "
        "25 December.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    CIVIL_SHARE,
    ETHNOCULTURAL_SHARE,
    SIZE_STATE,
    SIZE_QUASI_STATE,
    TERM_OF_OFFICE,
    FORMATION_START,
    WORKING_GROUP_STATE_SHARE,
    WORKING_GROUP_CIVIL_SHARE,
    CONSECUTIVE_TERMS,
    MEMBERS_PER_NPO,
    REPUBLICAN_COUNCILS,
    MEMBER_AGE,
    ABSENCES,
    QUORUM,
    ELECTION_MAJORITY,
    HEARING_PROTOCOL_MAJORITY,
    REPORT_MAJORITY,
    ANSWER_PLANS,
    ANSWER_OTHER,
    HEARING_NOTICE,
    HEARING_MATERIALS,
    INFORM_PUBLIC,
    ANNUAL_REPORT,
    NATIONAL_REPORT,
)
