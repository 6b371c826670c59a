"""Appeals to a council: its own term, and what of the person nobody is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from backend.law import acts, norms, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from councils.rules.regulation import APPEAL_ANSWER

ANSWER: Norm[Any] = norms.get(APPEAL_ANSWER)
POWER_CODE = "5(1)(6)"
POWER = Citation(acts.PUBLIC_COUNCILS, f"art. {POWER_CODE}", Read.TEXT)
PERSONAL_DATA = Citation(acts.PUBLIC_COUNCILS, "art. 7(2)(5)", Read.TEXT)
_WORD = re.compile(r"[^\W\d_]+")
_MAIL = re.compile(r"[^\s,;:/<>()\[\]\"«»]+@[^\s,;:/<>()\[\]\"«»]+")
_DIGITS = re.compile(r"\d[\d\s()+.-]*\d")
_SOFT = "аяеиоуыэюьйәіөүұ"
_SHORTEST_STEM, _TELLING_STEM, _LONGEST_ENDING = 2, 4, 4
_NEAR = 2
# Words of which the names of thousands of organizations are made: two of them side by
# side tell nobody.
_FORMS = frozenset(
    {"жшс", "тоо", "ооо", "ақ", "ао", "оо", "қб", "рқб", "роо", "жк", "ип", "қор"}
    | {"қоры", "одақ"}
)
_COMMON = (
    *("фонд", "қоғамдық", "общественн", "бірлест", "объединен", "серіктест"),
    *("товариществ", "жауапкершіл", "ответственност", "шектеул", "ограниченн"),
    *("акционер", "қауымдаст", "ассоциац", "одағ", "мекеме", "учрежден", "кәсіпкер"),
)
# One part of a name beside one of these is a person spoken to, or spoken of.
_ADDRESSED = (
    *("уважаем", "құрметті", "госпож", "господин", "гражданк", "гражданин"),
    *("заявител", "мырза", "ханым"),
)
_ANYBODY = -1
_LEAST_CONTACT = 6
# A telephone number at home has six digits at least; ten in a row tell two apart.
_LEAST_DIGITS, _TELLING_DIGITS = 6, 10


@under(ANSWER.citation)
def answer_due(
    *, received_on: date, days: int | None, calendar: WorkingCalendar
) -> Term | None:
    """Return until when the council answers by its own regulation.

    The law names no days for an appeal to a council: unless it has settled them
    there is no term, and nothing becomes overdue.
    """
    if days is None:
        return None
    return term.due(ANSWER, start=received_on, value=days, calendar=calendar)


@under(ANSWER.citation)
def check_receipt(
    *, received_on: date, days: int | None, calendar: WorkingCalendar
) -> list[Breach]:
    """Return the breach of an appeal whose term nobody could count."""
    try:
        answer_due(received_on=received_on, days=days, calendar=calendar)
    except YearNotLoaded:
        text = Text(
            kk="Бұл күннен мерзім саналмайды: ол жылғы күнтізбе мұнда жоқ.",
            ru="От этого дня срок не посчитать: календаря того года здесь нет.",
            en="No term can be counted from this day: the calendar of that year is "
            "not here.",
        )
        return [Breach("term-not-countable", text, ANSWER.citation)]
    return []


@under(PERSONAL_DATA)
def check_public_words(words: str, *, name: str, contact: str) -> list[Breach]:
    """Return the breach of telling everyone who has written to the council.

    A name is told by two of its parts side by side, by one beside the initial of
    another, or by one beside a word of address, in whatever grammatical case; one
    word alone tells nobody.
    """
    breaches = []
    if _names(words, name):
        text = Text(
            kk="Мәтінде өтініш берушінің аты-жөні бар, ал мәтін жұртқа ашық. Атын "
            "алып тастаңыз: жауап хатта оған онсыз да жетеді.",
            ru="В тексте есть имя заявителя, а текст виден всем. Уберите имя: ответ "
            "придёт заявителю и без него.",
            en="The text holds the name of the person who wrote, and everyone reads "
            "it. Take the name out: the answer reaches him without it.",
        )
        breaches.append(Breach("names-the-author", text, PERSONAL_DATA))
    if _reaches(words, contact):
        text = Text(
            kk="Мәтінде өтініш берушінің байланыс деректері бар, ал мәтін жұртқа "
            "ашық. Оларды алып тастаңыз.",
            ru="В тексте есть контактные данные заявителя, а текст виден всем. "
            "Уберите их.",
            en="The text holds the contact data of the person who wrote, and everyone "
            "reads it. Take them out.",
        )
        breaches.append(Breach("reaches-the-author", text, PERSONAL_DATA))
    return breaches


@under(POWER)
def check_assignee(*, is_own: bool, is_in_force: bool) -> list[Breach]:
    """Return the breach of giving an appeal to whom it cannot be given."""
    if is_own and is_in_force:
        return []
    text = Text(
        kk="Бұл кеңесте мұндай мүше немесе жұмыс істеп тұрған комиссия жоқ.",
        ru="В этом совете нет такого члена или действующей комиссии.",
        en="This council has no such member in office, and no such commission.",
    )
    return [Breach("no-such-assignee", text, POWER)]


@under(POWER)
def check_redirection(*, is_body: bool) -> list[Breach]:
    """Return the breach of sending an appeal on to what is no body."""
    if is_body:
        return []
    text = Text(
        kk="Жолданым құзыретті органға жіберіледі.",
        ru="Обращение перенаправляется компетентному органу.",
        en="An appeal is sent on to a body that is competent.",
    )
    return [Breach("not-a-body", text, POWER)]


def _names(words: str, name: str) -> bool:
    said = _WORD.findall(words)
    parts = [part.casefold() for part in _WORD.findall(name)]
    if len(parts) == 1:
        return any(_is_alone(word.casefold(), parts[0]) for word in said)
    found = [_parts_of(word, parts) for word in said]
    near = max(len(parts) - 1, _NEAR)
    return any(
        one != other
        and (is_whole or is_other_whole)
        and (_is_telling(parts, one) or _is_telling(parts, other))
        for place, here in enumerate(found)
        for there in found[place + 1 : place + 1 + near]
        for one, is_whole in here
        for other, is_other_whole in there
    )


def _parts_of(word: str, parts: list[str]) -> set[tuple[int, bool]]:
    """Return which parts of a name a word may be: whole, as an initial, of address."""
    is_initial, word = len(word) == 1 and word.isupper(), word.casefold()
    whole = {(at, True) for at, part in enumerate(parts) if _is_form(word, part)}
    initials = {
        (at, False)
        for at, part in enumerate(parts)
        if is_initial and part.startswith(word)
    }
    address = {(_ANYBODY, False)} if word.startswith(_ADDRESSED) else set()
    return whole | initials | address


def _is_form(word: str, part: str) -> bool:
    """Tell whether a word is a part of a name, in whatever case.

    A short stem stands in too many words: there the ending must be short as well.
    """
    stem = _stem(part)
    if not word.startswith(stem):
        return False
    return len(stem) >= _TELLING_STEM or len(word) <= len(part) + _LONGEST_ENDING


def _is_alone(word: str, part: str) -> bool:
    """Tell whether a word is a name of one part; a short one, only as it is."""
    stem = _stem(part)
    return word == part or (len(stem) >= _TELLING_STEM and word.startswith(stem))


def _stem(part: str) -> str:
    """Return what of a part of a name stays in every case."""
    stem = part
    while len(stem) > _SHORTEST_STEM and stem[-1] in _SOFT:
        stem = stem[:-1]
    return stem


def _is_telling(parts: list[str], at: int) -> bool:
    if at == _ANYBODY:
        return False
    return parts[at] not in _FORMS and not parts[at].startswith(_COMMON)


def _reaches(words: str, contact: str) -> bool:
    if not contact.strip():
        return False
    plain, wanted = " ".join(words.casefold().split()), contact.casefold()
    whole = " ".join(wanted.split())
    if len(whole) >= _LEAST_CONTACT and whole in plain:
        return True
    if any(mail.strip(".") in plain for mail in _MAIL.findall(wanted)):
        return True
    said = list(_numbers(words))
    return any(_is_said(number, said) for number in _numbers(contact))


def _is_said(number: str, said: list[str]) -> bool:
    """Tell whether a number is among those said: the long ones by ten of their digits.

    So `8 701` and `+7 701` are one telephone, also where other digits stand beside it.
    """
    if len(number) < _TELLING_DIGITS:
        return number in said
    runs = range(len(number) - _TELLING_DIGITS + 1)
    tails = [number[at : at + _TELLING_DIGITS] for at in runs]
    return any(tail in one for tail in tails for one in said)


def _numbers(words: str) -> Iterator[str]:
    """Yield the numbers that could be telephones, as digits alone."""
    for run in _DIGITS.findall(words):
        digits = "".join(sign for sign in run if sign.isdigit())
        if len(digits) >= _LEAST_DIGITS:
            yield digits
