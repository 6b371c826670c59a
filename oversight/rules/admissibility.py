"""Who may exercise public control, and over whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.accounts.rules import age
from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.text import Text
from backend.law.under import under

SUBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(5)", Read.TEXT)
OBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(4)", Read.TEXT)
BARS = Citation(acts.PUBLIC_CONTROL, "art. 6(2)", Read.TEXT)
CONFLICT = Citation(acts.PUBLIC_CONTROL, "art. 5(4)", Read.TEXT)

BAR_TEXTS = {
    "no_conviction": Text(
        kk="жойылмаған немесе алынбаған сотталғандығым жоқ",
        ru="нет непогашенной или неснятой судимости",
        en="I have no unexpunged or unremoved conviction",
    ),
    "capable": Text(
        kk="сот мені әрекетке қабілетсіз не қабілеті шектеулі деп таныған жоқ",
        ru="суд не признавал меня недееспособным или ограниченно дееспособным",
        en="no court has declared me incapable or partly capable",
    ),
    "adult": Text(
        kk="он сегіз жасқа толдым", ru="мне исполнилось 18 лет", en="I am 18 or older"
    ),
    "not_registered": Text(
        kk="психикалық денсаулық бойынша есепте тұрмаймын",
        ru="не состою на учёте по психическому здоровью",
        en="I am not on the register for mental or behavioural disorders",
    ),
    "not_liable": Text(
        kk="сыбайлас жемқорлық, экстремизм немесе терроризм үшін қылмыстық "
        "жауаптылыққа тартылған жоқпын",
        ru="не привлекался к уголовной ответственности за коррупцию, экстремизм "
        "или терроризм",
        en="I was never criminally liable for corruption, extremism or terrorism",
    ),
}


@dataclass(frozen=True)
class Person:
    """One who is to exercise control, as far as the law asks."""

    name: str
    born_on: date | None
    citizen: bool
    declared: frozenset[str]
    has_conflict: bool | None


@under(public_control.GROUP.citation)
def check_size(*, people: int, on: date) -> list[Breach]:
    """Return a breach where a group of public control would be too large.

    The founder counts; a person alone needs no group.
    """
    most = public_control.GROUP.on(on)
    if people <= most:
        return []
    text = Text(
        kk=f"Топта {people} адам болар еді, ең көбі {most}.",
        ru=f"В группе стало бы {people} человек, самое большее {most}.",
        en=f"The group would have {people} people, {most} at most.",
    )
    return [Breach("group_size", text, public_control.GROUP.citation)]


@under(SUBJECTS, BARS, CONFLICT, public_control.AGE.citation)
def check_people(people: Sequence[Person], *, on: date) -> list[Breach]:
    """Return everything that keeps these people from exercising control.

    Each declares each point of art. 6(2) for himself; a declared conflict of
    interest stops the whole case until that person has left it.
    """
    breaches = []
    for person in people:
        breaches += _standing(person, on=on)
        breaches += _declarations(person)
    return breaches


@under(OBJECTS)
def check_object(*, name: str, is_body: bool, is_regime_object: bool) -> list[Breach]:
    """Return a breach where an organization cannot be an object of public control."""
    if is_body and not is_regime_object:
        return []
    text = Text(
        kk=f"«{name}» қоғамдық бақылау объектісі бола алмайды.",
        ru=f"«{name}» не может быть объектом общественного контроля.",
        en=f"“{name}” cannot be an object of public control.",
    )
    return [Breach("not_an_object", text, OBJECTS)]


def _standing(person: Person, *, on: date) -> list[Breach]:
    breaches = []
    if not person.citizen:
        text = Text(
            kk=f"{person.name}: Қазақстан азаматы екені расталмаған.",
            ru=f"{person.name}: гражданство Казахстана не подтверждено.",
            en=f"{person.name}: citizenship of Kazakhstan is not confirmed.",
        )
        breaches.append(Breach("not_a_citizen", text, SUBJECTS))
    least = public_control.AGE.on(on)
    if person.born_on is None or age(born_on=person.born_on, on=on) < least:
        text = Text(
            kk=f"{person.name}: {least} жасқа толғаны расталмаған.",
            ru=f"{person.name}: не подтверждено, что исполнилось {least} лет.",
            en=f"{person.name}: the age of {least} is not confirmed.",
        )
        breaches.append(Breach("under_age", text, public_control.AGE.citation))
    return breaches


def _declarations(person: Person) -> list[Breach]:
    breaches = []
    missing = [code for code in BAR_TEXTS if code not in person.declared]
    if missing:
        text = Text(
            kk=f"{person.name}: мәлімделмеген: "
            + "; ".join(BAR_TEXTS[code].kk for code in missing),
            ru=f"{person.name}: не заявлено: "
            + "; ".join(BAR_TEXTS[code].ru for code in missing),
            en=f"{person.name}: not declared: "
            + "; ".join(BAR_TEXTS[code].en for code in missing),
        )
        breaches.append(Breach("eligibility_not_declared", text, BARS))
    if person.has_conflict is not False:
        said = person.has_conflict is None
        text = Text(
            kk=f"{person.name}: мүдделер қақтығысы туралы "
            + ("мәлімдеме жоқ." if said else "мәлімделген."),
            ru=f"{person.name}: о конфликте интересов "
            + ("не заявлено." if said else "заявлено, что он есть."),
            en=f"{person.name}: "
            + (
                "nothing declared on conflict of interest."
                if said
                else "has a conflict."
            ),
        )
        breaches.append(Breach("conflict_of_interest", text, CONFLICT))
    return breaches
