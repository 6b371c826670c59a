"""Who may exercise public control: people, organizations, and groups by protocol."""

from __future__ import annotations

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
from oversight.rules import conflict
from oversight.rules.conflict import CONFLICT, Said

SUBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(5)", Read.TEXT)
BARS = Citation(acts.PUBLIC_CONTROL, "art. 6(2)", Read.TEXT)
ALONE_OR_IN_GROUP = Citation(acts.PUBLIC_CONTROL, "art. 6(1)", Read.TEXT)
GROUPS = Citation(acts.PUBLIC_CONTROL, "art. 1(6)", Read.TEXT)
PROTOCOL = Citation(acts.PUBLIC_CONTROL, "art. 6(3)", Read.TEXT)
INFORM = Citation(acts.PUBLIC_CONTROL, "art. 7(2)", Read.TEXT)

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
    """One who is to take part, as far as the law asks.

    `conflicts` are what he said of each object and finding; where they are not
    known one by one, `has_conflict` is what he said of the whole matter.
    """

    name: str
    born_on: date | None
    citizen: bool
    declared: frozenset[str]
    has_conflict: bool | None = None
    conflicts: tuple[Said, ...] = ()
    is_expert: bool = False
    about: str = "–"


@dataclass(frozen=True)
class Npo:
    """A non-profit organization that is to exercise control."""

    name: str
    is_registered: bool = True
    is_religious: bool = False
    has_foreign_participation: bool = False
    is_suspended: bool = False


@under(public_control.GROUP.citation)
def check_size(*, people: int, on: date) -> list[Breach]:
    """Return a breach where a group of public control would be too large.

    The founder counts; a person alone needs no group. Experts are engaged by a group
    and are not of it: they do not count.
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
    interest stops the whole case until it is resolved. An expert is no subject: of
    him only the conflict is asked.
    """
    breaches = []
    for person in people:
        if not person.is_expert:
            breaches += _standing(person, on=on)
            breaches += _declarations(person)
        said = person.conflicts or (Said(person.about, person.has_conflict),)
        breaches += conflict.check_clear(name=person.name, said=said)
    return breaches


@under(SUBJECTS, BARS, public_control.AGE.citation)
def check_standing(person: Person, *, on: date) -> list[Breach]:
    """Return what keeps a person from declaring at all: no citizen, or too young.

    Of an expert nothing is asked: he exercises no control.
    """
    return [] if person.is_expert else _standing(person, on=on)


@under(BARS)
def check_declared(person: Person) -> list[Breach]:
    """Return a breach where somebody would act who has not declared every point.

    Who comes into a running case declares before his first act in it: the
    registration, which asked the others, is over.
    """
    return [] if person.is_expert else _declarations(person)


@under(SUBJECTS, BARS)
def check_npo(npo: Npo) -> list[Breach]:
    """Return everything that keeps an organization from being a subject.

    Registered in Kazakhstan, not religious, without foreign participation, neither
    suspended nor banned: each is told apart.
    """
    bars = (
        (not npo.is_registered, "npo_not_registered", _NOT_REGISTERED, SUBJECTS),
        (npo.is_religious, "npo_religious", _RELIGIOUS, SUBJECTS),
        (npo.has_foreign_participation, "npo_foreign", _FOREIGN, BARS),
        (npo.is_suspended, "npo_suspended", _SUSPENDED, BARS),
    )
    return [
        Breach(code, _of(npo.name, words), citation)
        for is_so, code, words, citation in bars
        if is_so
    ]


@under(ALONE_OR_IN_GROUP, GROUPS)
def check_somebody(*, controlling: int) -> list[Breach]:
    """Return a breach where nobody would be left to exercise control."""
    if controlling:
        return []
    text = Text(
        kk="Істе бақылау жүргізетін ешкім қалмас еді.",
        ru="В деле не осталось бы никого, кто ведёт контроль.",
        en="Nobody would be left in the case to exercise control.",
    )
    return [Breach("nobody_left", text, ALONE_OR_IN_GROUP)]


@under(ALONE_OR_IN_GROUP)
def check_company(*, is_citizen_alone: bool, controlling: int) -> list[Breach]:
    """Return a breach where one who acts alone would not be alone.

    More people are a group, and a group is founded by its protocol. Experts may help
    whoever controls.
    """
    if not is_citizen_alone or controlling <= 1:
        return []
    text = Text(
        kk="Азамат жеке әрекет етеді: басқа адамдармен бірге топ құрылады.",
        ru="Гражданин действует индивидуально: вместе с другими создают группу.",
        en="A citizen acts alone here: with others, found a group.",
    )
    return [Breach("not_alone", text, ALONE_OR_IN_GROUP)]


@under(PROTOCOL)
def check_protocol(*, number: str, on: date | None, today: date) -> list[Breach]:
    """Return everything that a protocol of a group lacks, or that cannot be of it.

    Who is in a group is approved by a protocol: with its number, on a day that has
    come.
    """
    breaches = []
    if not number.strip():
        text = Text(
            kk="Хаттаманың нөмірі жоқ.",
            ru="У протокола нет номера.",
            en="The protocol has no number.",
        )
        breaches.append(Breach("protocol_without_number", text, PROTOCOL))
    if on is None:
        text = Text(
            kk="Хаттаманың күні жоқ.",
            ru="У протокола нет даты.",
            en="The protocol has no day.",
        )
        breaches.append(Breach("protocol_without_day", text, PROTOCOL))
    elif on > today:
        text = Text(
            kk="Хаттаманың күні әлі келген жоқ.",
            ru="День протокола ещё не наступил.",
            en="The day of the protocol has not come yet.",
        )
        breaches.append(Breach("protocol_in_future", text, PROTOCOL))
    return breaches


@under(INFORM, PROTOCOL)
def check_protocol_sent(*, is_group: bool, has_file: bool) -> list[Breach]:
    """Return a breach where a body would be told without the group's protocol.

    The subject informs the object and sends it the protocol that approves the group:
    without the paper itself there is nothing to send.
    """
    if not is_group or has_file:
        return []
    text = Text(
        kk="Топтың құрамын бекіткен соңғы хаттаманың файлы жоқ: ол объектіге "
        "жіберіледі.",
        ru="Нет файла последнего протокола об утверждении состава группы: его "
        "направляют объекту.",
        en="The last protocol that approves the group has no file: it is sent to the "
        "object.",
    )
    return [Breach("protocol_without_file", text, INFORM)]


@under(PROTOCOL)
def check_leaving(
    *, is_member: bool, is_coordinator: bool, others: int
) -> list[Breach]:
    """Return everything that keeps a person from leaving a group.

    Somebody coordinates it as long as it has people: the coordination is handed over
    first. Who is last leaves the group empty, and cannot.
    """
    if not is_member:
        text = Text(
            kk="Бұл адам топта жоқ.",
            ru="Этого человека в группе нет.",
            en="This person is not in the group.",
        )
        return [Breach("not_in_group", text, PROTOCOL)]
    if not is_coordinator:
        return []
    if others:
        text = Text(
            kk="Үйлестіруші алдымен үйлестіруді басқа мүшеге тапсырады.",
            ru="Координатор сначала передаёт координацию другому участнику.",
            en="The coordinator first hands the coordination over to another member.",
        )
        return [Breach("coordinator_leaves", text, PROTOCOL)]
    text = Text(
        kk="Топта сізден басқа ешкім жоқ: істерді жабыңыз немесе қайтарып алыңыз.",
        ru="В группе больше никого нет: закройте или отзовите её дела.",
        en="Nobody else is in the group: close or withdraw its cases.",
    )
    return [Breach("last_in_group", text, PROTOCOL)]


@under(PROTOCOL)
def check_exclusion(*, is_member: bool, is_own: bool) -> list[Breach]:
    """Return a breach where nobody can be excluded: a stranger, or one himself."""
    if is_member and not is_own:
        return []
    text = Text(
        kk="Топтан тек оның басқа мүшесі шығарылады.",
        ru="Исключить можно только другого участника группы.",
        en="Only another member of the group is excluded from it.",
    )
    return [Breach("not_a_member", text, PROTOCOL)]


@under(PROTOCOL)
def check_successor(*, is_member: bool, is_coordinator: bool) -> list[Breach]:
    """Return a breach where the coordination is handed to one who cannot take it."""
    if is_member and not is_coordinator:
        return []
    text = Text(
        kk="Үйлестіру топтың басқа мүшесіне ғана тапсырылады.",
        ru="Координацию передают только другому участнику группы.",
        en="The coordination goes to another member of the group alone.",
    )
    return [Breach("not_a_member", text, PROTOCOL)]


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
    missing = [code for code in BAR_TEXTS if code not in person.declared]
    if not missing:
        return []
    text = Text(
        kk=f"{person.name}: мәлімделмеген: "
        + "; ".join(BAR_TEXTS[code].kk for code in missing),
        ru=f"{person.name}: не заявлено: "
        + "; ".join(BAR_TEXTS[code].ru for code in missing),
        en=f"{person.name}: not declared: "
        + "; ".join(BAR_TEXTS[code].en for code in missing),
    )
    return [Breach("eligibility_not_declared", text, BARS)]


def _of(name: str, words: Text) -> Text:
    return Text(
        kk=f"«{name}»: {words.kk}",
        ru=f"«{name}»: {words.ru}",
        en=f"“{name}”: {words.en}",
    )


_NOT_REGISTERED = Text(
    kk="Қазақстанда тіркелгені расталмаған.",
    ru="регистрация в Казахстане не подтверждена.",
    en="registration in Kazakhstan is not confirmed.",
)
_RELIGIOUS = Text(
    kk="діни бірлестік субъект бола алмайды.",
    ru="религиозное объединение не может быть субъектом.",
    en="a religious association cannot be a subject.",
)
_FOREIGN = Text(
    kk="шетел қатысатын ұйым субъект бола алмайды.",
    ru="организация с иностранным участием не может быть субъектом.",
    en="an organization with foreign participation cannot be a subject.",
)
_SUSPENDED = Text(
    kk="қызметі тоқтатыла тұрған немесе тыйым салынған ұйым субъект бола алмайды.",
    ru="организация, деятельность которой приостановлена или запрещена, не может быть "
    "субъектом.",
    en="an organization that is suspended or banned cannot be a subject.",
)
