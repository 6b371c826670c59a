"""What the style says never to do, found in the syntax of every file."""

import ast
import io
import re
import tokenize

import pytest

from tests.house import tree

WRITTEN = tree.sources("backend", "councils", "oversight", "tests")
NEVER_IN_COMMENTS = re.compile("TO" + "DO|FIX" + "ME|XXX|HACK")
BROAD = re.compile(
    r"(noqa|type: ignore|mypy: ignore-errors|ruff: noqa)(?!.*[\[:]\s*\w)"
)


def faults(source: str) -> list[str]:
    """Return each thing of the list of nevers, with its line."""
    found = [f"{line}: {fault}" for line, fault in _in_comments(source)]
    for node in ast.walk(ast.parse(source)):
        fault = _fault(node)
        if fault:
            found.append(f"{getattr(node, 'lineno', 0)}: {fault}")
    return found


def _fault(node: ast.AST) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id="print")):
            return "print"
        case ast.ExceptHandler(type=None):
            return "bare except"
        case ast.ExceptHandler(
            type=ast.Name(id="Exception" | "BaseException"), body=[*_, last]
        ) if not _passes_on(last):
            return "except Exception"
        case ast.Attribute(attr="skip" | "skipif" | "xfail"):
            return "a test that may stay away"
        case ast.ImportFrom(module="django.dispatch" | "django.db.models.signals"):
            return "signals"
        case ast.ImportFrom(names=[ast.alias(name="GenericForeignKey"), *_]):
            return "generic foreign key"
        case ast.ImportFrom(module=str(module)) if module.startswith("unittest.mock"):
            return "mock"
        case ast.Assign(targets=[ast.Name(id="fields")], value=ast.Constant("__all__")):
            return "all fields"
        case ast.ClassDef() if "save" in _methods(node):
            return "save() override"
    return None


def _passes_on(last: ast.stmt) -> bool:
    return isinstance(last, ast.Raise) and last.exc is None


def _methods(node: ast.ClassDef) -> set[str]:
    return {line.name for line in node.body if isinstance(line, ast.FunctionDef)}


def _in_comments(source: str) -> list[tuple[int, str]]:
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            if NEVER_IN_COMMENTS.search(token.string):
                found.append((token.start[0], "something left to do"))
            if BROAD.search(token.string):
                found.append((token.start[0], "an ignore that names nothing"))
    return found


def test_nothing_is_done_that_is_never_done() -> None:
    found = {tree.name(path): faults(path.read_text()) for path in WRITTEN}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("print(1)", "print"),
        ("try:\n    x\nexcept Exception:\n    y", "except Exception"),
        ("try:\n    x\nexcept:\n    y", "bare except"),
        ("mark = pytest.mark.skip", "a test that may stay away"),
        ("mark = pytest.mark.xfail", "a test that may stay away"),
        ("from django.dispatch import receiver", "signals"),
        ("class Meta:\n    fields = '__all__'", "all fields"),
        ("class Row:\n    def save(self): ...", "save() override"),
        ("x = 1  # TO" + "DO later", "something left to do"),
        ("x = 1  # no" + "qa", "an ignore that names nothing"),
    ],
)
def test_a_never_is_noticed(source: str, fault: str) -> None:
    assert any(said.endswith(fault) for said in faults(source))


def test_an_ignore_that_names_its_rule_is_allowed() -> None:
    assert faults("x = 1  # type: ignore[attr-defined]") == []
    assert faults("x = 1  # noqa: S108") == []


def test_what_is_only_passed_on_may_be_anything() -> None:
    assert faults("try:\n    x\nexcept BaseException:\n    y\n    raise") == []


def test_templates_run_no_script_of_their_own() -> None:
    """The page's policy allows scripts and styles from our own files alone."""
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)")
    pages = [path for path in tree.files(".html") if "tests" not in path.parts]

    assert inline.search('<p style="x">')
    assert [tree.name(p) for p in pages if inline.search(p.read_text())] == []
