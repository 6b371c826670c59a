from datetime import date

import pytest

from backend.law import norms
from backend.law.citation import Citation, Read
from backend.law.norm import Kind, Norm, NoValue
from backend.law.norms import council_settings, public_control, public_councils

TODAY = date(2026, 11, 23)
EACH = pytest.mark.parametrize("norm", norms.NORMS.values(), ids=lambda norm: norm.id)


@EACH
def test_every_norm_speaks_three_languages_and_has_a_place(norm: Norm[object]) -> None:
    assert all(norm.text)
    assert len(set(norm.text)) == 3
    assert all(norm.citation.text)


@EACH
def test_only_what_was_read_in_the_law_is_shipped_as_law(norm: Norm[object]) -> None:
    was_read = norm.read in (Read.TEXT, Read.COPY)

    assert was_read is (norm.kind is not Kind.SETTING)
    assert was_read is (norm.values is not None)
    assert was_read is not bool(norm.source)


@EACH
def test_a_norm_that_can_be_counted_has_a_whole_length(norm: Norm[object]) -> None:
    if norm.countable:
        value = norm.on(TODAY)
        assert isinstance(value, int)
        assert value > 0


@pytest.mark.parametrize(
    ("norm_id", "value", "unit", "provision"),
    [
        ("council.civil_share.min", "2/3", "of_all_members", "art. 1(7)"),
        ("council.size.republican_state", "15..30", "members", "art. 9(3)(1)"),
        ("meeting.quorum", "2/3", "of_all_members", "art. 13(2)"),
        ("meeting.election.majority", ">1/2", "of_open_vote", "art. 13(1)"),
        ("recommendation.answer.other", 1, "months", "art. 5(2), 5-1(2)"),
        ("control.answer", 10, "working_days", "art. 13(4)"),
        ("petition.threshold.government", 50_000, "votes", "art. 90-3.4"),
        (
            "petition.threshold.district_akimat",
            "2500 if population > 50000, else 5 %",
            "votes",
            "art. 90-3.4",
        ),
        ("openness.session.announce", 3, "working_days", ""),
    ],
)
def test_a_norm_shows_its_number_as_the_table_of_norms_has_it(
    norm_id: str, value: object, unit: str, provision: str
) -> None:
    norm = norms.get(norm_id)

    assert (norm.shown_on(TODAY), norm.unit) == (value, unit)
    assert norm.citation.provision == provision


def test_a_setting_has_no_value_until_a_council_gives_one() -> None:
    assert council_settings.MEETING_NOTICE.shown_on(TODAY) is None
    with pytest.raises(NoValue):
        council_settings.MEETING_NOTICE.on(TODAY)


@pytest.mark.parametrize(
    ("citation", "kk", "ru", "en"),
    [
        (
            public_control.ANSWER.citation,
            "ҚБЗ 13-бап 4-тармақ",
            "ЗоОК, ст. 13 п. 4",
            "PC, art. 13(4)",
        ),
        (
            public_councils.ETHNOCULTURAL_SHARE.citation,
            "ҚКЗ 1-бап 7-тармақ 2) тармақша",
            "ЗоОС, ст. 1 п. 7 пп. 2)",
            "LPC, art. 1(7)(2)",
        ),
        (
            public_councils.ANSWER_OTHER.citation,
            "ҚКЗ 5-бап 2-тармақ, 5-1-бап 2-тармақ",
            "ЗоОС, ст. 5 п. 2, ст. 5-1 п. 2",
            "LPC, art. 5(2), 5-1(2)",
        ),
        (
            norms.get("petition.start.support").citation,
            "ӘРПК 90-2-бап 4-тармақ 1) тармақша",
            "АППК, ст. 90-2 п. 4 пп. 1)",
            "APPK, art. 90-2.4.1",
        ),
        (
            council_settings.MEETING_NOTICE.citation,
            "Қоғамдық кеңес туралы ереже",
            "Положение об Общественном совете",
            "Council's regulation",
        ),
    ],
)
def test_a_citation_reads_as_lawyers_of_the_language_write_it(
    citation: Citation, kk: str, ru: str, en: str
) -> None:
    assert citation.in_("kk") == kk
    assert citation.in_("ru-RU") == ru
    assert citation.in_("en") == en
    assert citation.in_("fr") == kk


def test_a_provision_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="not a provision"):
        Citation(public_control.ANSWER.citation.act, "point four", Read.TEXT)
