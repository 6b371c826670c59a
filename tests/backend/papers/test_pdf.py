from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.papers import letters, pdf
from tests.backend.papers import readers

PLAIN = Path(__file__).parent / "plain.typ"
KAZAKH = "ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І"
ODD = "<b> & {{ name }} {% if %} #set \\ $a$ *b* _c_ `d` @e [f] // g \"h\" 'i'"


def paper(*texts: str) -> dict[str, Any]:
    return {"title": "Хаттама", "dated": "2026-05-03", "texts": list(texts)}


def test_a_paper_is_for_keeping_and_for_screen_readers() -> None:
    made = pdf.rendered(PLAIN, paper("Отырыс"))

    assert readers.faults(made) == []


def test_all_letters_of_kazakh_can_be_read_back() -> None:
    made = pdf.rendered(PLAIN, paper(KAZAKH))

    assert KAZAKH in readers.text_of(made)


def test_what_looks_like_markup_appears_as_typed() -> None:
    made = pdf.rendered(PLAIN, paper(ODD))

    assert ODD in readers.text_of(made)


def test_a_letter_that_no_font_has_is_shown_by_its_number() -> None:
    made = pdf.rendered(PLAIN, paper("Сәт 😀 сағат\x00"))

    assert "Сәт [U+1F600] сағат" in readers.text_of(made)


def test_what_is_not_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="not plain data"):
        pdf.rendered(PLAIN, {**paper(), "texts": [object()]})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=200))
def test_no_text_that_anybody_types_keeps_a_paper_from_being_made(text: str) -> None:
    assert pdf.rendered(PLAIN, paper(text)).startswith(b"%PDF-1.7")


@given(st.text())
def test_cleaning_a_text_twice_changes_nothing_more(text: str) -> None:
    once = letters.drawn(text)

    assert letters.drawn(once) == once
