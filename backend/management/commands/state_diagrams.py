"""`manage.py state_diagrams`: every procedure, drawn."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from backend.law.procedure import Procedure
from backend.management import discovery, generated

PAGE = "states.md"


class Command(BaseCommand):
    """Draw docs/states.md, or tell that it is stale."""

    help = "Write docs/states.md: a Mermaid diagram of every procedure."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --check: compare, and write nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare the page."""
        if options["check"]:
            generated.check(PAGE, drawn())
        else:
            generated.write(PAGE, drawn())


def drawn() -> str:
    """Return the whole page."""
    lines = [generated.NOTE, "", "# States and moves"]
    for procedure in discovery.procedures():
        lines += ["", *_section(procedure)]
    return "\n".join(lines) + "\n"


def _section(procedure: Procedure) -> list[str]:
    title = procedure.title
    return [
        f"## {title.en} (`{procedure.name}`)",
        "",
        f"{title.kk} / {title.ru}",
        "",
        "```mermaid",
        procedure.as_mermaid(),
        "```",
        "",
        "| State | Қазақша | Русский | English | Acts |",
        "|---|---|---|---|---|",
        *(_row(procedure, state) for state in procedure.states),
    ]


def _row(procedure: Procedure, state: str) -> str:
    kk, ru, en = procedure.labels[state]
    acts = ", ".join(f"`{act}`" for act in procedure.acts(state))
    return f"| `{state}` | {kk} | {ru} | {en} | {acts} |"
