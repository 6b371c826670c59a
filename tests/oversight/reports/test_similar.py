from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.models import Case
from oversight.reports import similar
from tests import factories
from tests.oversight import roads

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("theme", "stems"),
    [
        ("Мектеп асханасы", ["мекте", "асхана"]),
        ("Мектептегі асханаларды қарау", ["мектеп", "асхана", "қара"]),
        ("Вода и воды в школе", ["вода", "воды", "школ"]),
        ("Су, жол", []),
        ("Школа школа ШКОЛА", ["школ"]),
        ("", []),
    ],
)
def test_a_word_is_known_by_its_beginning(theme: str, stems: list[str]) -> None:
    assert similar.stems(theme) == stems


@given(st.text(max_size=400))
def test_there_are_few_beginnings_and_each_is_long_enough_to_tell(theme: str) -> None:
    found = similar.stems(theme)

    assert len(found) == len(set(found)) <= similar.MOST_STEMS
    assert all(similar.SHORTEST <= len(stem) <= similar.LONGEST for stem in found)


@pytest.mark.django_db
def test_the_most_alike_comes_first_then_the_newest() -> None:
    body = factories.body()
    roads.registered(at=NOW, body=body, theme="Жол жөндеу")
    two_words = roads.registered(at=NOW - DAY, body=body, theme="Мектеп асханасы")
    one_word = roads.registered(at=NOW, body=body, theme="Асхана мәзірі")

    found = similar.similar(
        Case.objects.all(), bodies=[body], theme="Мектептердегі асханалар"
    )

    assert found[:2] == [two_words.case, one_word.case]
    assert [case.likeness for case in found] == [2, 1, 0]  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_what_is_about_another_body_or_not_public_is_not_alike() -> None:
    body = factories.body()
    roads.draft(at=NOW, body=body, theme="Мектеп асханасы")
    roads.registered(at=NOW, body=factories.body("Басқа"), theme="Мектеп асханасы")
    own = roads.registered(at=NOW, body=body, theme="Мектеп асханасы")

    found = similar.similar(
        Case.objects.all(),
        bodies=[body],
        theme="Мектеп асханасы",
        leaving_out=own.case,
    )

    assert found == []


@pytest.mark.django_db
def test_no_more_than_five_are_offered() -> None:
    body = factories.body()
    for _number in range(7):
        roads.registered(at=NOW, body=body)

    found = similar.similar(Case.objects.all(), bodies=[body], theme="")

    assert len(found) == similar.MOST
