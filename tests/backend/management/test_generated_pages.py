from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from backend.law import norms
from backend.management import discovery

COMMANDS = {"law_index": "law.md", "state_diagrams": "states.md"}


@pytest.fixture
def docs(settings: Settings, tmp_path: Path) -> Path:
    settings.BASE_DIR = tmp_path
    return tmp_path / "docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_just_drawn_is_up_to_date(docs: Path, command: str) -> None:
    call_command(command)

    call_command(command, "--check")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_or_changed_page_is_stale(docs: Path, command: str) -> None:
    with pytest.raises(CommandError, match="make docs"):
        call_command(command, "--check")
    call_command(command)
    (docs / COMMANDS[command]).write_text("by hand")

    with pytest.raises(CommandError, match="make docs"):
        call_command(command, "--check")


def test_the_index_has_every_norm_and_every_rule(docs: Path) -> None:
    call_command("law_index")

    page = (docs / "law.md").read_text()
    for norm_id in norms.NORMS:
        assert f"`{norm_id}`" in page
    for rule in discovery.rules():
        assert f"`{rule.__module__}.{rule.__name__}`" in page


def test_every_procedure_is_drawn(docs: Path) -> None:
    call_command("state_diagrams")

    page = (docs / "states.md").read_text()
    found = discovery.procedures()
    assert found
    for procedure in found:
        assert procedure.as_mermaid() in page
