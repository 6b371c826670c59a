"""Appeals: the council's own term, and words that tell who has written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from councils.rules import appeals

MONDAY = date(2026, 11, 23)
CALENDAR = WorkingCalendar.plain()
WOMAN = "Сапарова Айгүл Қайратқызы"
MAN = "Сергей Ким"


def codes(breaches: list[Breach]) -> list[str]:
    return [breach.code for breach in breaches]


def told(words: str, *, name: str = WOMAN, contact: str = "") -> list[str]:
    return codes(appeals.check_public_words(words, name=name, contact=contact))


@pytest.mark.parametrize(
    "words",
    [
        "Айгүл Сапарова жазды.",
        "Сапарова Айгүл",
        "САПАРОВА АЙГҮЛ ҚАЙРАТҚЫЗЫ",
        "сапарова айгүл",
        "Айгүл Сапароваға жауап: су беріледі.",
        "Айгүл Сапарованың өтініші бойынша",
        "Айгүл Сапаровадан түскен хат",
        "По обращению Сапаровой Айгүл сообщаем",
        "Сапаровой Айгүль: вода есть.",
        "Айгүл Қайратқызы, су беріледі.",
        "Айгүл Қайратқызына жауап",
        "А. Сапарова",
        "Сапарова А.",
        "Сапаровой А.Қ.",
        "А. Қ. Сапаровой",
        "Уважаемая Сапарова!",
        "Құрметті Сапарова ханым",
        "Гражданке Сапаровой отвечаем",
        "Айгүл ханым, су беріледі",
        "Құрметті Айгүл\nСапарова!",
    ],
)
def test_a_name_is_told_in_whatever_case_order_or_by_initials(words: str) -> None:
    assert told(words) == ["names-the-author"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Мария Иванова", "Ответ Марии Ивановой: вода есть."),
        ("Алия Нұр", "По обращению Алии Нұр"),
        ("Анна Цой", "Анне Цой отвечаем"),
        (MAN, "Сергея Кима просим прийти"),
        (MAN, "С. Ким"),
        (MAN, "Сергей Иванович Ким"),
        ("Андрей Королёв", "Королёву Андрею"),
        ("Игорь Белов", "Игоря Белова"),
        ("Салтанат Әбен", "Салтанатқа және Әбенге"),
        ("Асия", "Асия, су беріледі"),
        ("Қожахмет", "Қожахметке жауап"),
        ("«Жасыл дала» қоғамдық бірлестігі", "«Жасыл дала» бірлестігіне жауап"),
        ("ЖШС «Тұлпар»", "«Тұлпар» ЖШС-на"),
        ("Ахметов-Ли Данияр", "Данияру Ахметову"),
        ("John Smith", "To John Smith"),
        ("Әсел Мырзабекова", "Ә. Мырзабековаға жауап"),
    ],
)
def test_names_of_many_sorts_are_told(name: str, words: str) -> None:
    assert told(words, name=name) == ["names-the-author"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (WOMAN, "Ауылға су беріледі."),
        (WOMAN, "Айгүл көшесі жөнделді."),  # one word of a name is a street as well
        (WOMAN, "Сапаров көшесіндегі жарық түзетілді."),
        (WOMAN, "А. Назарбаев көшесі"),
        (WOMAN, "Құрметті азамат! Уважаемый заявитель! Құрметті А."),
        (WOMAN, "а ол жерде су бар, сапарға шықпаңыз"),
        (WOMAN, "Айгүл көшесіндегі үйлердің ішінде Сапаров атындағы мектеп те бар"),
        ("Нұр Бақыт", "Бақытты өмір сүру үшін су керек"),
        ("Ким Анна", "Аннотация кимоно"),
        ("Ли Асан", "Будет ли асфальтирована дорога"),
        ("«Жасыл дала» қоғамдық бірлестігі", "қоғамдық бірлестіктерге хабарланды"),
        ("ОО «Заря»", "обществам и ОО отвечено"),
        ("Су", "Суды қосамыз"),
        ("", "Айгүл Сапарова"),
        ("Ахметов Ахмет", "Ахметов көшесі"),
    ],
)
def test_common_words_tell_nobody(name: str, words: str) -> None:
    assert told(words, name=name) == []


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("8 701 123 45 67", "Тел. 8 701 123 45 67"),
        ("8 701 123 45 67", "қоңырау: +7 (701) 123-45-67"),
        ("+77011234567", "87011234567"),
        ("+77011234567", "701.123.45.67"),
        ("+77011234567", "87011234567 2026 жылдан бері"),
        ("87011234567 87771112233", "бірінші нөмірі 8 701 1234567"),
        ("87011234567 87771112233", "екіншісі 8 777 111-22-33"),
        ("52-12-34", "үйі 521234"),
        ("aigul@example.kz", "AIGUL@example.kz адресіне"),
        ("e-mail:aigul@example.kz.", "хат aigul@example.kz"),
        ("Ақсай, <aigul@example.kz>", "aigul@example.kz"),
        ("Ақсай қ., Абай к. 5, 12-пәтер", "Ақсай қ.,  Абай к. 5,\n12-пәтер тұрғыны"),
    ],
)
def test_contact_data_is_told_however_it_is_written(contact: str, words: str) -> None:
    assert told(words, contact=contact) == ["reaches-the-author"]


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("", "8 701 123 45 67"),
        ("   ", "Ауылға су беріледі."),
        ("8 701 123 45 67", "Кеңестің телефоны: 8 701 999 45 67"),
        ("8 701 123 45 67", "2026 жылғы 23.11 қаулы № 45"),
        ("090400, Ақсай", "1 090 400 теңге бөлінді"),
        ("aigul@example.kz", "кеңес: council@example.kz"),
        ("Абай", "Абай көшесі"),
        ("үй 5", "үй 5 жөнделді"),
    ],
)
def test_other_numbers_and_addresses_tell_nobody(contact: str, words: str) -> None:
    assert told(words, contact=contact) == []


def test_all_that_tells_is_named_at_once() -> None:
    words = "Айгүл Сапарова, 8 701 123 45 67"

    assert told(words, contact="+77011234567") == [
        "names-the-author",
        "reaches-the-author",
    ]


@given(
    before=st.text(alphabet="абвгд .,", max_size=40),
    after=st.text(alphabet=" .,!\n", min_size=1, max_size=5),
    name=st.sampled_from([WOMAN, MAN, "Мария Иванова", "Асия Ли", "Ян Цой"]),
)
def test_a_whole_name_is_never_let_through(before: str, after: str, name: str) -> None:
    assert told(f"{before} {name}{after}", name=name) == ["names-the-author"]


@given(
    digits=st.from_regex(r"\A7[0-9]{9}\Z"),
    gaps=st.lists(st.sampled_from(["", " ", "-", "."]), min_size=9, max_size=9),
)
def test_a_telephone_is_never_let_through(digits: str, gaps: list[str]) -> None:
    written = "".join(sign + gap for sign, gap in zip(digits, [*gaps, ""], strict=True))

    assert told(f"Тел.: +7 {written}.", contact=f"8{digits}") == ["reaches-the-author"]


def test_a_council_that_has_settled_nothing_has_no_term() -> None:
    due = appeals.answer_due(received_on=MONDAY, days=None, calendar=CALENDAR)

    assert due is None


@pytest.mark.parametrize(
    ("days", "due_on"),
    [
        (0, date(2026, 11, 23)),
        (1, date(2026, 11, 24)),
        (5, date(2026, 11, 30)),
        (10, date(2026, 12, 7)),
    ],
)
def test_a_settled_term_counts_working_days_and_says_that_it_is_a_setting(
    days: int, due_on: date
) -> None:
    due = appeals.answer_due(received_on=MONDAY, days=days, calendar=CALENDAR)

    assert due is not None
    assert due.due_on == due_on
    assert due.as_json()["read"] == "setting"


def test_an_appeal_whose_term_nobody_can_count_is_not_taken() -> None:
    late = date(2099, 12, 30)  # the plain calendar knows no later year

    found = appeals.check_receipt(received_on=late, days=10, calendar=CALENDAR)
    without = appeals.check_receipt(received_on=late, days=None, calendar=CALENDAR)

    assert (codes(found), codes(without)) == (["term-not-countable"], [])


@pytest.mark.parametrize(
    ("is_own", "is_in_force", "expected"),
    [
        (True, True, []),
        (False, True, ["no-such-assignee"]),
        (True, False, ["no-such-assignee"]),
    ],
)
def test_an_appeal_is_given_to_the_councils_own_at_work(
    *, is_own: bool, is_in_force: bool, expected: list[str]
) -> None:
    found = appeals.check_assignee(is_own=is_own, is_in_force=is_in_force)

    assert codes(found) == expected


def test_an_appeal_is_sent_on_to_a_body_alone() -> None:
    assert appeals.check_redirection(is_body=True) == []
    assert codes(appeals.check_redirection(is_body=False)) == ["not-a-body"]
