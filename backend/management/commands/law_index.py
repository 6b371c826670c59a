"""`manage.py law_index`: which provision became which number and which rule."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from backend.law import acts, norms
from backend.law.acts import Act
from backend.law.citation import Citation
from backend.law.norm import Norm, plain
from backend.law.under import Lawful
from backend.management import discovery, generated

PAGE = "law.md"
HEAD = (
    "| Provision | Norm | Value | Read | Rules | What it says |\n"
    "|---|---|---|---|---|---|"
)


class Command(BaseCommand):
    """Draw docs/law.md, or tell that it is stale."""

    help = "Write docs/law.md: provision, norm, value, how it was read, rules."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --check: compare, and write nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare the page."""
        if options["check"]:
            generated.check(PAGE, index())
        else:
            generated.write(PAGE, index())


def index() -> str:
    """Return the whole page."""
    lines = [
        generated.NOTE,
        "",
        "# The law in the code",
        "",
        "How a provision was read: `text` in the law itself, `copy` in a third-party "
        "copy; `official`, `secondary` and `setting` are no law for us, but settings "
        "with a source.",
    ]
    rows = list(_rows())
    for act in acts.ACTS.values():
        own = [row for cited, row in rows if cited.act is act]
        if own:
            lines += ["", *_heading(act), "", HEAD, *own]
    return "\n".join(lines) + "\n"


def _heading(act: Act) -> list[str]:
    number = f", No. {act.number}" if act.number else ""
    dated = f" of {act.on.isoformat()}" if act.on else ""
    lines = [f"## {act.title.en}{number}{dated}"]
    if act.url:
        lines += ["", f"{act.title.kk} / {act.title.ru}. <{act.url}>"]
    return lines


def _rows() -> Iterator[tuple[Citation, str]]:
    """Yield a row for each norm, and for each provision that only rules cite."""
    rules: dict[Citation, list[Lawful]] = defaultdict(list)
    for rule in discovery.rules():
        for citation in dict.fromkeys(rule.law):
            rules[citation].append(rule)
    stated: dict[Citation, list[Norm[Any]]] = defaultdict(list)
    for norm in norms.NORMS.values():
        stated[norm.citation].append(norm)
    for citation in sorted({*rules, *stated}, key=_order):
        citing = rules.get(citation, [])
        for norm in stated.get(citation, []):
            yield citation, _row(citation, norm.id, _value(norm), citing, norm.text.en)
        if citation not in stated:
            said = " ".join(dict.fromkeys(_first_line(rule) for rule in citing))
            yield citation, _row(citation, "", "", citing, said)


def _row(
    citation: Citation,
    norm_id: str,
    value: str,
    citing: list[Lawful],
    said: str,
) -> str:
    named = "<br>".join(f"`{rule.__module__}.{rule.__name__}`" for rule in citing)
    norm = f"`{norm_id}`" if norm_id else ""
    cells = (citation.in_("en"), norm, value, citation.read.value, named, said)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _value(norm: Norm[Any]) -> str:
    unit = (norm.unit or "").replace("_", " ")
    if norm.values is None:
        value = plain(norm.suggested)
        said = "set by the council" if value is None else str(value)
        return f"{said} ({unit})" if unit else said
    return "; ".join(
        f"{plain(value)} {unit}".strip() + f", from {first}"
        for first, value in norm.values.editions
    )


def _first_line(rule: Lawful) -> str:
    return (rule.__doc__ or "").partition("\n")[0].strip()


def _order(citation: Citation) -> tuple[str, list[int], str, str]:
    numbers = [int(number) for number in re.findall(r"\d+", citation.provision)]
    return citation.act.code, numbers, citation.provision, citation.read.value
