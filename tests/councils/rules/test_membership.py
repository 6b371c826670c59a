from typing import Any

import pytest

from councils.rules import membership, recommendations, regulation
from councils.rules.regulation import Settings
from councils.rules.voting import Majority


def test_taking_part_from_afar_needs_a_setting() -> None:
    refused = membership.check_remote(is_remote=True, allows_remote=False)

    assert [breach.code for breach in refused] == ["remote-not-settled"]
    assert membership.check_remote(is_remote=True, allows_remote=True) == []
    assert membership.check_remote(is_remote=False, allows_remote=False) == []


def test_a_decision_that_recommends_nothing_is_not_sent() -> None:
    (breach,) = recommendations.check_sending(recommendations=0)

    assert breach.code == "nothing-to-send"


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("meeting.notice", 7, True),
        ("meeting.notice", -1, False),
        ("meeting.notice", True, False),
        ("meeting.notice", "7", False),
        ("meeting.notice", 366, False),
        ("meeting.remote", True, True),
        ("meeting.remote", 1, False),
        ("meeting.decision.majority", "members", True),
        ("meeting.decision.majority", "participants", False),
        ("meeting.unknown", 1, False),
    ],
)
def test_a_setting_takes_values_of_its_sort(key: str, value: Any, fits: Any) -> None:
    assert regulation.fits(key, value) is fits


def test_a_council_that_settles_nothing_has_the_defaults() -> None:
    assert Settings.of({}) == Settings(majority=Majority.PRESENT, allows_remote=False)
