"""Every rule says under which law it decides, and every number is in the code.

A module of rules that knows of breaches, citations, norms or terms decides: each of
its public functions carries `@under`. A module that knows none of them only writes or
computes, and is left alone.
"""

import ast
import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from backend.law import acts, norms
from backend.law.citation import Citation, Read
from backend.law.norm import Norm, plain
from backend.law.under import under
from tests.house import tree

RULES = ("oversight.rules", "councils.rules")
OF_THE_LAW = ("breach", "citation", "norm", "norms", "term", "under")
FACTS = list(
    csv.DictReader(
        Path(__file__).with_name("norms.tsv").read_text().splitlines(), delimiter="\t"
    )
)


def decides(source: str) -> bool:
    """Tell whether a module imports anything that only a decision needs."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        names = [alias.name for alias in node.names]
        if node.module == "backend.law" and set(names) & set(OF_THE_LAW):
            return True
        if node.module.removeprefix("backend.law.").split(".")[0] in OF_THE_LAW:
            return True
    return False


def cites(rule: Callable[..., Any]) -> bool:
    """Tell whether the rule carries at least one provision, and nothing else."""
    law = getattr(rule, "law", ())
    return bool(law) and all(isinstance(citation, Citation) for citation in law)


def rules() -> list[FunctionType]:
    """Return every public function of every module that decides."""
    found: list[ModuleType] = [m for top in RULES for m in tree.modules(top)]
    deciding = [module for module in found if decides(source_of(module))]
    return [rule for module in deciding for rule in tree.functions(module)]


def source_of(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text()


def where(rule: FunctionType) -> str:
    return f"{rule.__module__}.{rule.__name__}"


@pytest.mark.parametrize("rule", rules(), ids=where)
def test_a_rule_cites_its_law(rule: FunctionType) -> None:
    assert cites(rule), "say @under(...) which provision this carries out"


@pytest.mark.parametrize("rule", rules(), ids=where)
def test_a_rule_says_how_it_reads_the_law(rule: FunctionType) -> None:
    assert rule.__doc__, "the docstring is our reading of the provision"


def test_the_rules_of_both_halves_are_found() -> None:
    halves = {rule.__module__.split(".")[0] for rule in rules()}

    assert halves == {"councils", "oversight"}


def test_a_rule_without_its_law_is_noticed() -> None:
    def silent() -> bool:
        return True

    @under(Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT))
    def lawful() -> bool:
        return True

    @under()
    def empty() -> bool:
        return True

    assert [cites(rule) for rule in (silent, lawful, empty)] == [False, True, False]
    assert decides("from backend.law.breach import Breach")
    assert decides("from backend.law import norms")
    assert not decides("from datetime import date")


def facts_of(norm: Norm[object]) -> dict[str, str]:
    """Return the norm as a row of the table of facts."""
    values = norm.values
    first, value = values.editions[0] if values else ("", norm.suggested)
    return {
        "id": norm.id,
        "act": norm.citation.act.code,
        "provision": norm.citation.provision,
        "value": "" if value is None else str(plain(value)),
        "unit": norm.unit or "",
        "in_force_from": str(first),
        "read": norm.read.value,
    }


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_a_number_of_the_law_is_in_the_code(fact: dict[str, str]) -> None:
    assert facts_of(norms.get(fact["id"])) == fact


def test_the_code_has_no_number_beyond_the_table() -> None:
    assert set(norms.NORMS) == {fact["id"] for fact in FACTS}


def test_a_number_of_days_stands_in_no_rule() -> None:
    """Terms come from norms: `timedelta(days=10)` in a rule would hide one."""
    for top in ("oversight", "councils"):
        for path in tree.sources(top):
            if "rules" in path.parts:
                assert bare_days(path.read_text()) == [], tree.name(path)


def test_a_bare_number_of_days_is_noticed() -> None:
    assert bare_days("due = day + timedelta(days=10)") == [1]
    assert bare_days("due = calendar.working_days_after(day, 10)") == [1]
    assert bare_days("due = calendar.working_days_after(day, norm.on(day))") == []


def bare_days(source: str) -> list[int]:
    """Return the lines that count a stretch of time with a number written there."""
    counting = (
        "timedelta",
        "working_days_after",
        "working_days_before",
        "months_after",
    )
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rsplit(".", 1)[-1]
            given = [*node.args, *(word.value for word in node.keywords)]
            if called in counting and any(_is_number(value) for value in given):
                lines.append(node.lineno)
    return lines


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def test_an_edition_that_is_to_come_changes_no_older_case() -> None:
    quota = norms.get("council.ethnocultural_share.min")

    assert quota.values is not None
    assert quota.values.editions[0][0] == date(2026, 7, 1)
