"""Who may be an object of public control, and what the law does not reach."""

from __future__ import annotations

from collections.abc import Sequence

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

OBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(4)", Read.TEXT)
SUBSIDIARITY = Citation(acts.PUBLIC_CONTROL, "art. 3(1)", Read.TEXT)
REACH = Citation(acts.PUBLIC_CONTROL, "art. 3(2)", Read.TEXT)
WEALTH_FUND = Citation(acts.PUBLIC_CONTROL, "art. 3(3)", Read.TEXT)

# What a matter may concern where this law does not apply; our codes, its list.
OUTSIDE = {
    "elections": Text(kk="сайлау", ru="выборы", en="elections"),
    "referendum": Text(kk="референдум", ru="референдум", en="a referendum"),
    "courts": Text(
        kk="соттардың қызметі", ru="деятельность судов", en="the work of courts"
    ),
    "prosecution": Text(
        kk="прокуратура қызметі",
        ru="деятельность прокуратуры",
        en="the work of the prosecution",
    ),
    "constitutional_court": Text(
        kk="Конституциялық Соттың қызметі",
        ru="деятельность Конституционного Суда",
        en="the work of the Constitutional Court",
    ),
    "ombudsman": Text(
        kk="Адам құқықтары жөніндегі уәкілдің қызметі",
        ru="деятельность Уполномоченного по правам человека",
        en="the work of the Human Rights Commissioner",
    ),
    "special_bodies": Text(
        kk="арнаулы мемлекеттік органдардың қызметі",
        ru="деятельность специальных государственных органов",
        en="the work of special state bodies",
    ),
    "defence": Text(kk="қорғаныс", ru="оборона", en="defence"),
    "personal_data": Text(
        kk="дербес деректер туралы заң реттейтін қатынастар",
        ru="отношения по законодательству о персональных данных",
        en="what the law on personal data governs",
    ),
    "criminal_procedure": Text(
        kk="қылмыстық процесс", ru="уголовный процесс", en="criminal procedure"
    ),
    "penal": Text(
        kk="қылмыстық-атқару қызметі",
        ru="уголовно-исполнительная деятельность",
        en="the execution of punishments",
    ),
    "civil_procedure": Text(
        kk="азаматтық процесс", ru="гражданский процесс", en="civil procedure"
    ),
    "administrative_procedure": Text(
        kk="әкімшілік рәсімдер мен сот ісі",
        ru="административные процедуры и судопроизводство",
        en="administrative procedure",
    ),
    "administrative_offences": Text(
        kk="әкімшілік құқық бұзушылық туралы істер",
        ru="дела об административных правонарушениях",
        en="administrative offences",
    ),
    "intelligence": Text(
        kk="барлау және қарсы барлау",
        ru="разведка и контрразведка",
        en="intelligence and counter-intelligence",
    ),
    "state_secrets": Text(
        kk="мемлекеттік құпиялар", ru="государственные секреты", en="state secrets"
    ),
    "law_enforcement": Text(
        kk="құқық қорғау қызметі және күзетілетін адамдар",
        ru="правоохранительная деятельность и охраняемые лица",
        en="law enforcement and guarded persons",
    ),
}


@under(OBJECTS, WEALTH_FUND)
def check_object(
    *,
    name: str,
    is_body: bool,
    is_regime_object: bool,
    is_of_wealth_fund: bool = False,
    fund_ground: str = "",
) -> list[Breach]:
    """Return everything that keeps an organization from being an object of control.

    A regime object never is one. One of the National Wealth Fund's group is one on
    three grounds alone, of which the matter names one.
    """
    breaches = []
    if not is_body:
        text = Text(
            kk=f"«{name}» қоғамдық бақылау объектісі бола алмайды.",
            ru=f"«{name}» не может быть объектом общественного контроля.",
            en=f"“{name}” cannot be an object of public control.",
        )
        breaches.append(Breach("not_an_object", text, OBJECTS))
    if is_regime_object:
        text = Text(
            kk=f"«{name}» – режимдік объект: қоғамдық бақылау объектісі бола алмайды.",
            ru=f"«{name}» – режимный объект: объектом общественного контроля быть не "
            "может.",
            en=f"“{name}” is a regime facility: it cannot be an object of public "
            "control.",
        )
        breaches.append(Breach("regime_object", text, OBJECTS))
    if is_of_wealth_fund and not fund_ground:
        text = Text(
            kk=f"«{name}» Ұлттық әл-ауқат қорының тобына кіреді: үш негіздің бірі "
            "аталмаған.",
            ru=f"«{name}» входит в группу Фонда национального благосостояния: не "
            "названо ни одного из трёх оснований.",
            en=f"“{name}” is of the National Wealth Fund's group: none of the three "
            "grounds is named.",
        )
        breaches.append(Breach("fund_without_ground", text, WEALTH_FUND))
    return breaches


@under(OBJECTS)
def check_new(*, name: str, is_known: bool) -> list[Breach]:
    """Return a breach where an object that comes in is addressed already."""
    if not is_known:
        return []
    text = Text(
        kk=f"«{name}» бұл істе аталған.",
        ru=f"«{name}» уже указан в этом деле.",
        en=f"“{name}” is addressed in this case already.",
    )
    return [Breach("already_an_object", text, OBJECTS)]


@under(REACH)
def check_reach(concerns: Sequence[str]) -> list[Breach]:
    """Return a breach for each thing outside the law's reach that a matter concerns."""
    breaches = []
    for code in dict.fromkeys(concerns):
        said = OUTSIDE[code]
        text = Text(
            kk=f"Қоғамдық бақылау туралы заң мұнда қолданылмайды: {said.kk}.",
            ru=f"Закон об общественном контроле сюда не распространяется: {said.ru}.",
            en=f"The Law on Public Control does not reach this: {said.en}.",
        )
        breaches.append(Breach(f"outside_{code}", text, REACH))
    return breaches


@under(SUBSIDIARITY)
def check_subsidiarity(*, is_council: bool, is_form_of_control: bool) -> list[Breach]:
    """Return a breach where a council would act under this law instead of its own.

    This law applies only where no other does: a council has its own forms of the same
    things, and opens none of these three.
    """
    if not (is_council and is_form_of_control):
        return []
    text = Text(
        kk="Қоғамдық кеңес өз заңы бойынша әрекет етеді: бұл нысандар оған арналмаған.",
        ru="Общественный совет действует по своему закону: эти формы не для него.",
        en="A public council acts under its own law: these forms are not for it.",
    )
    return [Breach("council_has_own_law", text, SUBSIDIARITY)]
