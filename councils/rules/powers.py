"""The powers that a recommendation can rest on, in words: arts. 5(1) and 5-1(1)."""

from collections.abc import Mapping

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.text import Text, joined
from backend.law.under import under

OF_STATE_BODIES = Citation(acts.PUBLIC_COUNCILS, "art. 5(1)", Read.TEXT)
OF_QUASI_STATE = Citation(acts.PUBLIC_COUNCILS, "art. 5-1(1)", Read.TEXT)
LEGISLATION = Text(
    kk="заңнаманы жетілдіру туралы ұсыныстар",
    ru="предложения по совершенствованию законодательства",
    en="proposals to improve legislation",
)
CONTROL = Text(kk="қоғамдық бақылау", ru="общественный контроль", en="public control")

MEANINGS: Mapping[str, Text] = {
    "5(1)(1)": Text(
        kk="бюджеттік бағдарламалардың паспорттары, даму жоспарларының жобалары",
        ru="паспорта бюджетных программ, проекты планов развития",
        en="passports of budget programmes, draft development plans",
    ),
    "5(1)(2)": Text(
        kk="бюджеттік бағдарламалардың орындалуы",
        ru="исполнение бюджетных программ",
        en="execution of budget programmes",
    ),
    "5(1)(3)": Text(
        kk="нысаналы индикаторлар туралы есептер",
        ru="отчёты о целевых индикаторах",
        en="reports on target indicators",
    ),
    "5(1)(3-1)": Text(
        kk="мемлекеттік инвестициялық жобалар",
        ru="государственные инвестиционные проекты",
        en="state investment projects",
    ),
    "5(1)(4)": Text(
        kk="бюджетті жария талқылау туралы есептер, ақылы қызметтер, қайырымдылық",
        ru="отчёты о публичном обсуждении бюджета, платные услуги, благотворительность",
        en="reports on public discussion of the budget, paid services, charity",
    ),
    "5(1)(4-1)": Text(
        kk="мемлекеттік кәсіпорындардың даму жоспарларының мониторингі",
        ru="мониторинг планов развития государственных предприятий",
        en="monitoring of development plans of state enterprises",
    ),
    "5(1)(5)": Text(
        kk="нормативтік құқықтық актілердің жобалары",
        ru="проекты нормативных правовых актов",
        en="draft legal acts",
    ),
    "5(1)(6)": Text(
        kk="жеке және заңды тұлғалардың жолданымдары",
        ru="обращения физических и юридических лиц",
        en="appeals of persons and companies",
    ),
    "5(1)(7)": LEGISLATION,
    "5(1)(8)": CONTROL,
    "5(1)(11)": Text(kk="жер қатынастары", ru="земельные отношения", en="land"),
    "5(1)(12)": Text(
        kk="өңірлік индустриялық аймақ туралы шешімнің жобасы",
        ru="проект решения о региональной индустриальной зоне",
        en="draft decision on a regional industrial zone",
    ),
    "5(1)(13)": Text(
        kk="құқық қорғау органдары басшыларының ақпараты",
        ru="информация руководителей правоохранительных органов",
        en="information of heads of law enforcement",
    ),
    "5-1(1)(1)": Text(
        kk="даму жоспарлары мен іс-шаралар жоспарларының жобалары",
        ru="проекты планов развития и планов мероприятий",
        en="draft development and action plans",
    ),
    "5-1(1)(2)": Text(
        kk="жоспарлардың орындалуы туралы есептер және мониторинг",
        ru="отчёты о выполнении планов и их мониторинг",
        en="reports on plans and their monitoring",
    ),
    "5-1(1)(3)": Text(
        kk="қаржы-шаруашылық қызметтің нәтижелері",
        ru="итоги финансово-хозяйственной деятельности",
        en="financial and economic results",
    ),
    "5-1(1)(4)": LEGISLATION,
    "5-1(1)(7)": CONTROL,
}
POWERS = tuple(MEANINGS)


@under(OF_STATE_BODIES, OF_QUASI_STATE)
def citation(power: str) -> Citation:
    """Return where a power is written; its code is one of POWERS."""
    return Citation(acts.PUBLIC_COUNCILS, f"art. {power}", Read.TEXT)


LABELS: Mapping[str, Text] = {
    power: joined((citation(power).text, meaning), ": ")
    for power, meaning in MEANINGS.items()
}
