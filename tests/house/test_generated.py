"""What is drawn from the code is drawn from today's code."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.house import tree

CONTRACT = tree.ROOT / "docs" / "openapi.yaml"


def test_the_page_of_the_law_is_up_to_date() -> None:
    call_command("law_index", check=True)


def test_the_page_of_states_is_up_to_date() -> None:
    call_command("state_diagrams", check=True)


def test_the_catalogues_are_whole() -> None:
    call_command("catalogues", check=True)


@pytest.mark.django_db
def test_the_contract_is_clean_and_up_to_date(tmp_path: Path) -> None:
    drawn = tmp_path / "openapi.yaml"

    call_command(
        "spectacular", lang="en", file=str(drawn), validate=True, fail_on_warn=True
    )

    assert drawn.read_text() == CONTRACT.read_text(), "run: make docs"


@pytest.mark.parametrize("command", ["law_index", "state_diagrams"])
def test_a_missing_page_is_noticed(
    command: str, tmp_path: Path, settings: Settings
) -> None:
    settings.BASE_DIR = tmp_path

    with pytest.raises(CommandError, match="make docs"):
        call_command(command, check=True)
