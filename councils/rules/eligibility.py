"""Who may compete for a seat of civil society, and with which documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.accounts.rules import age
from backend.law import acts, norms
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under
from councils.rules.composition import Level, Standing, Verdict

AGE: Norm[int] = norms.get("member.min_age")
REQUIREMENTS = Citation(acts.PUBLIC_COUNCILS, "art. 10(1)", Read.TEXT)
DOCUMENTS = Citation(acts.PUBLIC_COUNCILS, "art. 10(2)", Read.TEXT)
REFUSAL = Citation(acts.PUBLIC_COUNCILS, "art. 10(3)", Read.TEXT)


class Document(StrEnum):
    """The five documents of a candidate."""

    PROPOSAL = "proposal"
    BIOGRAPHY = "biography"
    CONVICTION = "conviction_certificate"
    HEALTH = "health_certificate"
    CONSENT = "consent"


CERTIFICATES = frozenset({Document.CONVICTION, Document.HEALTH})
NAMES: Mapping[Document, Text] = {
    Document.PROPOSAL: Text(
        kk="КЕҰ-ның жазбаша ұсынысы немесе азаматтың өтініші",
        ru="письменное предложение НПО или заявление гражданина",
        en="the NPO's written proposal or the citizen's application",
    ),
    Document.BIOGRAPHY: Text(
        kk="өмірбаян деректері көрсетілген кәсіптік және (немесе) қоғамдық қызмет "
        "туралы мәліметтер",
        ru="сведения о профессиональной и (или) общественной деятельности "
        "с автобиографическими данными",
        en="data on professional or public activity, with a biography",
    ),
    Document.CONVICTION: Text(
        kk="сотталғандығының болуы не болмауы туралы анықтама",
        ru="справка о наличии либо отсутствии судимости",
        en="the certificate of no conviction",
    ),
    Document.HEALTH: Text(
        kk="психикалық денсаулық туралы анықтама",
        ru="справка о психическом здоровье",
        en="the certificate of mental health",
    ),
    Document.CONSENT: Text(
        kk="дербес деректерді жинауға, өңдеуге, таратуға және жариялауға келісім",
        ru="согласие на сбор, обработку, распространение и публикацию персональных "
        "данных",
        en="the consent to collect, process, distribute and publish personal data",
    ),
}


BARS = (
    Text(
        kk="жойылмаған немесе алынбаған сотталғандығы жоқ",
        ru="без непогашенной или неснятой судимости",
        en="without a conviction that is not spent or lifted",
    ),
    Text(
        kk="сот сыбайлас жемқорлық қылмыс немесе құқық бұзушылық жасауда кінәлі деп "
        "танымаған",
        ru="не признан судом виновным в коррупционном преступлении или правонарушении",
        en="not found guilty by a court of a corruption crime or offence",
    ),
    Text(
        kk="психикалық, мінез-құлықтық бұзылушылықтарға байланысты есепте тұрмайды",
        ru="не состоит на учёте по психическим, поведенческим расстройствам",
        en="not on the register for mental or behavioural disorders",
    ),
)


@dataclass(frozen=True)
class Applicant:
    """What the rules ask of one candidate, as declared and brought."""

    born_on: date
    is_citizen: bool
    is_resident: bool
    is_in_working_group: bool = False
    documents: frozenset[Document] = frozenset()
    agrees_to_query: bool = False


@under(DOCUMENTS)
def missing(*, documents: frozenset[Document], agrees_to_query: bool) -> list[Document]:
    """Return which documents are still to be brought.

    Consent to a query in digital systems stands in for the two certificates.
    """
    queried = CERTIFICATES if agrees_to_query else frozenset()
    return [one for one in Document if one not in documents | queried]


@under(REQUIREMENTS, AGE.citation, DOCUMENTS)
def check_person(applicant: Applicant, *, level: Level, on: date) -> list[Breach]:
    """Return the requirements to the person that are not met, documents aside.

    Residence is asked at the local level alone. That nobody is barred by a
    conviction or on a register is for the working group to read in certificates.
    """
    return _unlawful(_of_person(applicant, level=level, on=on))


@under(REQUIREMENTS, AGE.citation, DOCUMENTS)
def check(applicant: Applicant, *, level: Level, on: date) -> list[Breach]:
    """Return every reason for which the candidate cannot be admitted."""
    return _unlawful(verdicts(applicant, level=level, on=on))


@under(REQUIREMENTS, AGE.citation, DOCUMENTS)
def verdicts(applicant: Applicant, *, level: Level, on: date) -> list[Verdict]:
    """Return each requirement, and each document, with its verdict."""
    lacking = missing(
        documents=applicant.documents, agrees_to_query=applicant.agrees_to_query
    )
    found = [
        _document(one, is_there=one not in lacking, applicant=applicant)
        for one in Document
    ]
    return _of_person(applicant, level=level, on=on) + found


@under(REQUIREMENTS, AGE.citation)
def requirements(*, level: Level, on: date) -> list[Text]:
    """Return what an announcement says of the person, bars among it."""
    least = AGE.on(on)
    found = [
        Text(
            kk="Қазақстан Республикасының азаматы",
            ru="гражданин Республики Казахстан",
            en="a citizen of the Republic of Kazakhstan",
        ),
        Text(
            kk=f"кемі {least} жаста",
            ru=f"не моложе {least} лет",
            en=f"{least} or older",
        ),
    ]
    if level is Level.LOCAL:
        found.append(
            Text(
                kk="осы әкімшілік-аумақтық бірлікте тұрақты тұрады",
                ru="постоянно проживает в этой административно-территориальной единице",
                en="permanently lives in this administrative-territorial unit",
            )
        )
    return [*found, *BARS]


@under(REFUSAL)
def check_refusal(*, for_a_document: bool, lacking: int) -> list[Breach]:
    """Return the breach of refusing for a missing document where none is missing."""
    if lacking or not for_a_document:
        return []
    text = Text(
        kk="Бес құжат түгел тапсырылған: бұл негізбен бас тартуға болмайды.",
        ru="Все пять документов поданы: по этому основанию отказать нельзя.",
        en="All five documents are there: this ground of refusal does not hold.",
    )
    return [Breach("nothing-is-missing", text, REFUSAL)]


def _of_person(applicant: Applicant, *, level: Level, on: date) -> list[Verdict]:
    found = [_citizen(applicant), _age(applicant, on=on)]
    if level is Level.LOCAL:
        found.append(_resident(applicant))
    return [*found, _outside_working_group(applicant)]


def _citizen(applicant: Applicant) -> Verdict:
    return Verdict(
        "citizen",
        _standing(lawful=applicant.is_citizen),
        Text(kk="Азаматтық", ru="Гражданство", en="Citizenship"),
        Text(
            kk="Кандидат – Қазақстан Республикасының азаматы.",
            ru="Кандидат – гражданин Республики Казахстан.",
            en="A candidate is a citizen of the Republic of Kazakhstan.",
        ),
        REQUIREMENTS,
    )


def _age(applicant: Applicant, *, on: date) -> Verdict:
    least = AGE.on(on)
    years = age(born_on=applicant.born_on, on=on)
    return Verdict(
        "age",
        _standing(lawful=years >= least),
        Text(kk="Жасы", ru="Возраст", en="Age"),
        Text(
            kk=f"Толық жасы – {years}, кемі {least} керек.",
            ru=f"Полных лет: {years}, нужно не менее {least}.",
            en=f"{years} full years, at least {least} needed.",
        ),
        AGE.citation,
    )


def _resident(applicant: Applicant) -> Verdict:
    return Verdict(
        "residence",
        _standing(lawful=applicant.is_resident),
        Text(kk="Тұрғылықты жері", ru="Место жительства", en="Residence"),
        Text(
            kk="Жергілікті кеңеске кандидат сол аумақта тұрақты тұрады.",
            ru="Кандидат в местный совет постоянно проживает на этой территории.",
            en="A candidate for a local council permanently lives in the unit.",
        ),
        REQUIREMENTS,
    )


def _outside_working_group(applicant: Applicant) -> Verdict:
    return Verdict(
        "not-in-working-group",
        _standing(lawful=not applicant.is_in_working_group),
        Text(kk="Жұмыс тобынан тыс", ru="Вне рабочей группы", en="Not of the group"),
        Text(
            kk="Жұмыс тобының мүшесі конкурсқа қатыса алмайды.",
            ru="Член рабочей группы не может участвовать в конкурсе.",
            en="A member of the working group may not compete.",
        ),
        DOCUMENTS,
    )


def _document(one: Document, *, is_there: bool, applicant: Applicant) -> Verdict:
    name = NAMES[one]
    by_query = one not in applicant.documents and is_there
    text = Text(kk="Тапсырылды.", ru="Подано.", en="Brought.")
    if by_query:
        text = Text(
            kk="Цифрлық жүйелерге сұрау салуға келісім берілген.",
            ru="Дано согласие на запрос в цифровых системах.",
            en="Consent to a query in digital systems is given.",
        )
    if not is_there:
        text = Text(
            kk=f"Әлі жоқ: {name.kk}.",
            ru=f"Ещё нет: {name.ru}.",
            en=f"Missing: {name.en}.",
        )
    title = Text(*(word[0].upper() + word[1:] for word in name))
    return Verdict(
        f"document-{one.value.replace('_', '-')}",
        _standing(lawful=is_there),
        title,
        text,
        DOCUMENTS,
    )


def _unlawful(found: list[Verdict]) -> list[Breach]:
    return [
        Breach(verdict.code, verdict.text, verdict.citation)
        for verdict in found
        if verdict.standing is Standing.UNLAWFUL
    ]


def _standing(*, lawful: bool) -> Standing:
    return Standing.LAWFUL if lawful else Standing.UNLAWFUL
