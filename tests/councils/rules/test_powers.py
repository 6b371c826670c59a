"""The powers of arts. 5(1) and 5-1(1): each in words, each with its term or without."""

import pytest

from councils.rules import powers
from oversight.rules import deadlines


def test_each_power_has_words_and_is_known_to_the_terms() -> None:
    # 13-1 binds the council itself: nothing is recommended under it. Proposals on the
    # law by a council of the quasi-state sector have no term either.
    within = (deadlines.PLANS | deadlines.OTHERS) - set(powers.POWERS)
    without = set(powers.POWERS) - deadlines.PLANS - deadlines.OTHERS

    assert within == set()
    assert without == {"5(1)(3-1)", "5(1)(5)", "5(1)(11)", "5(1)(12)", "5-1(1)(4)"}
    for meaning in powers.MEANINGS.values():
        assert all((meaning.kk, meaning.ru, meaning.en))


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("kk", "ҚКЗ 5-бап 1-тармақ 6) тармақша: жеке және заңды тұлғалардың"),
        ("ru", "ЗоОС, ст. 5 п. 1 пп. 6): обращения физических и юридических лиц"),
        ("en", "LPC, art. 5(1)(6): appeals of persons and companies"),
    ],
)
def test_a_label_cites_and_explains(language: str, label: str) -> None:
    assert powers.LABELS["5(1)(6)"].in_(language).startswith(label)
