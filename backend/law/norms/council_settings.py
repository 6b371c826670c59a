"""What the law leaves to each council: no value is law until its regulation says it."""

from __future__ import annotations

from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.norm import Kind, MoreThan, Norm, Runs
from backend.law.text import Text
from backend.law.unit import Unit

_OWN = Citation(acts.COUNCIL_REGULATION, "", Read.SETTING)
_OWN_SOURCE = "the council's own regulation"


def _setting(norm_id: str, unit: Unit | None, text: Text, runs: Runs) -> Norm[int]:
    return Norm[int](
        id=norm_id,
        kind=Kind.SETTING,
        citation=_OWN,
        unit=unit,
        runs=runs,
        text=text,
        source=_OWN_SOURCE,
    )


MEETING_FREQUENCY = _setting(
    "meeting.frequency.min",
    Unit.TIMES_A_QUARTER,
    Text(
        kk="Кеңес тоқсанына кемінде неше рет жиналады.",
        ru="Сколько раз в квартал совет заседает, не реже.",
        en="How often a council meets in a quarter, at least.",
    ),
    Runs.AFTER,
)
MEETING_NOTICE = _setting(
    "meeting.notice",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Отырыс туралы неше күн бұрын хабарланады.",
        ru="За сколько дней извещают о заседании.",
        en="How many days before a meeting its members are told.",
    ),
    Runs.BEFORE,
)
MEETING_MATERIALS = _setting(
    "meeting.materials",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Отырыс материалдары неше күн бұрын жіберіледі.",
        ru="За сколько дней рассылают материалы заседания.",
        en="How many days before a meeting its materials are sent.",
    ),
    Runs.BEFORE,
)
DECISION_MAJORITY = Norm[MoreThan](
    id="meeting.decision.majority",
    kind=Kind.SETTING,
    citation=_OWN,
    unit=Unit.OF_MEMBERS_PRESENT,
    source=_OWN_SOURCE,
    text=Text(
        kk="Шешімге қажет көпшілік; кеңес өзгесін белгілегенше – қатысып отырған "
        "мүшелердің жартысынан көбі.",
        ru="Большинство для решения; пока совет не задал иное – более половины "
        "присутствующих членов.",
        en="The majority a decision needs; unless the council sets another, more than "
        "half of the members present.",
    ),
)
CASTING_VOTE = _setting(
    "meeting.casting_vote",
    Unit.YES_OR_NO,
    Text(
        kk="Дауыстар тең болғанда төрағаның даусы шешуші ме.",
        ru="Решает ли голос председателя при равенстве.",
        en="Whether the chair's vote decides a tie.",
    ),
    Runs.AFTER,
)
MINUTES_SIGNED = _setting(
    "meeting.minutes.sign",
    Unit.WORKING_DAYS,
    Text(
        kk="Хаттамаға неше жұмыс күнінде қол қойылады.",
        ru="За сколько рабочих дней подписывают протокол.",
        en="In how many working days the minutes are signed.",
    ),
    Runs.AFTER,
)
MEETING_REMOTE = _setting(
    "meeting.remote",
    Unit.YES_OR_NO,
    Text(
        kk="Отырысқа қашықтан қатысуға бола ма.",
        ru="Можно ли участвовать в заседании дистанционно.",
        en="Whether members may take part from afar.",
    ),
    Runs.AFTER,
)

ABSENCE_WINDOW = _setting(
    "member.absence_window",
    None,
    Text(
        kk="Бір жыл ішіндегі қатыспау қалай саналады: күнтізбелік немесе жылжымалы.",
        ru="Как считают год пропусков: календарный или скользящий.",
        en="How the year of absences is counted: calendar or rolling.",
    ),
    Runs.AFTER,
)
RECUSAL = _setting(
    "meeting.recusal",
    None,
    Text(
        kk="Өздігінен бас тартқан мүше қатысып отырғандарға қосыла ма.",
        ru="Считается ли взявший самоотвод среди присутствующих.",
        en="Whether a member who recused himself counts among those present.",
    ),
    Runs.AFTER,
)
CONFLICT_DECLARATION = _setting(
    "member.conflict_declaration",
    Unit.YES_OR_NO,
    Text(
        kk="Мүшелер мүдделер қақтығысын мәлімдей ме.",
        ru="Заявляют ли члены о конфликте интересов.",
        en="Whether members declare conflicts of interest.",
    ),
    Runs.AFTER,
)
APPEAL_ANSWER = _setting(
    "appeal.council.answer",
    Unit.WORKING_DAYS,
    Text(
        kk="Кеңес жолданымға неше жұмыс күнінде жауап береді.",
        ru="За сколько рабочих дней совет отвечает на обращение.",
        en="In how many working days the council answers an appeal.",
    ),
    Runs.AFTER,
)
REPORT_BY = _setting(
    "council.annual_report.by",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Жылдық есеп жыл аяқталғаннан кейін неше күнде жарияланады.",
        ru="За сколько дней после конца года публикуют годовой отчёт.",
        en="In how many days after the year the annual report is published.",
    ),
    Runs.AFTER,
)
REMARKS = _setting(
    "meeting.minutes.remarks",
    Unit.WORKING_DAYS,
    Text(
        kk="Хаттама жобасына ескертулер неше жұмыс күні қабылданады.",
        ru="Сколько рабочих дней собирают замечания к проекту протокола.",
        en="For how many working days remarks on the draft minutes are taken.",
    ),
    Runs.AFTER,
)
ETHNOCULTURAL_BASE = _setting(
    "council.ethnocultural_share.base",
    None,
    Text(
        kk="Этномәдени бірлестіктердің төрттен бірі кімнен саналады: азаматтық қоғам "
        "өкілдерінен немесе барлық мүшелерден. Қазақша мәтін азаматтық мүшелерді "
        "меңзейді, біз солай оқимыз.",
        ru="От кого считается четверть этнокультурных объединений: от гражданских "
        "членов или от всех. Казахский текст указывает на гражданских, так и читаем.",
        en="Of whom the ethnocultural quarter is counted: of the civil members or of "
        "all. The Kazakh text points to the civil members, and so do we read it.",
    ),
    Runs.AFTER,
)
ORGAN_QUORUM = _setting(
    "meeting.organ.quorum",
    None,
    Text(
        kk="Төралқа мен комиссия отырысының кворумы. Заң бұл туралы үндемейді; кеңес "
        "өзгесін белгілегенше, олардың мүшелерінің үштен екісі деп оқимыз.",
        ru="Кворум заседания президиума и комиссии. Закон об этом молчит; пока совет "
        "не задал иное, читаем: две трети их членов.",
        en="The quorum of the presidium and of a commission. The law is silent; unless "
        "the council sets another, we read: two thirds of their members.",
    ),
    Runs.AFTER,
)
REPORT_PARTICIPANTS = _setting(
    "meeting.report.participants",
    None,
    Text(
        kk="Есепті қабылдауға кімдер дауыс береді: тек мүшелер немесе тіркелген барлық "
        "қатысушылар. Заң «отырысқа қатысушылар» дейді.",
        ru="Кто голосует за принятие отчёта: только члены или все зарегистрированные "
        "участники. В законе – «участники заседания».",
        en="Who votes on accepting a report: members alone, or every registered "
        "participant. The law says “participants of the meeting”.",
    ),
    Runs.AFTER,
)
COMPETITION_DOCUMENTS = _setting(
    "competition.documents",
    Unit.CALENDAR_DAYS,
    Text(
        kk="Конкурсқа құжаттар кемінде неше күн қабылданады.",
        ru="Сколько дней принимают документы на конкурс, не менее.",
        en="For how many days documents for a competition are taken, at least.",
    ),
    Runs.AFTER,
)
ASSEMBLY_TERM = _setting(
    "assembly.term",
    Unit.YEARS,
    Text(
        kk="Жергілікті қоғамдастық жиналысы неше жылға сайланады.",
        ru="На сколько лет избирают собрание местного сообщества.",
        en="For how many years a local community assembly is chosen.",
    ),
    Runs.AFTER,
)
ASSEMBLY_SIZE = _setting(
    "assembly.size.max",
    Unit.MEMBERS,
    Text(
        kk="Жергілікті қоғамдастық жиналысында ең көбі неше мүше бар.",
        ru="Сколько членов в собрании местного сообщества, не более.",
        en="How many members a local community assembly has, at most.",
    ),
    Runs.AFTER,
)

NORMS: tuple[Norm[Any], ...] = (
    MEETING_FREQUENCY,
    MEETING_NOTICE,
    MEETING_MATERIALS,
    DECISION_MAJORITY,
    CASTING_VOTE,
    MINUTES_SIGNED,
    MEETING_REMOTE,
    ABSENCE_WINDOW,
    RECUSAL,
    CONFLICT_DECLARATION,
    APPEAL_ANSWER,
    REPORT_BY,
    REMARKS,
    ETHNOCULTURAL_BASE,
    ORGAN_QUORUM,
    REPORT_PARTICIPANTS,
    COMPETITION_DOCUMENTS,
    ASSEMBLY_TERM,
    ASSEMBLY_SIZE,
)
