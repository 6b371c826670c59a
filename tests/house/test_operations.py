"""The page of operations lists every knob, and no knob that is gone."""

import ast
import re

from tests.house import tree

PAGE = tree.ROOT / "docs" / "operations.md"
NOT_OURS = {"MAKELEVEL"}  # make tells it, nobody sets it


def knobs(source: str) -> set[str]:
    """Return the names that a module reads from the environment."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=func, args=[ast.Constant(str(name)), *_]):
                if re.match(r"env(\.\w+)?$|os\.environ\.get$", ast.unparse(func)):
                    found.add(name)
            case ast.Call(func=ast.Name("_by_address"), args=[_, ast.Constant(name)]):
                found.add(str(name))
            case ast.Compare(left=ast.Constant(str(name)), comparators=[where]):
                if ast.unparse(where).endswith(("ENVIRON", "environ")):
                    found.add(name)
    return found


def documented() -> set[str]:
    """Return the names in the first column of the page's tables."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(), re.MULTILINE))


def test_every_knob_is_listed() -> None:
    used: set[str] = set()
    for path in tree.sources("backend"):
        used |= knobs(path.read_text())

    assert used - NOT_OURS == documented()


def test_a_knob_is_found_in_each_way_of_asking() -> None:
    source = """
a = env("ONE")
b = env.int("TWO", default=1)
c = "THREE" in env.ENVIRON
d = _by_address(env, "FOUR")
e = other("NONE")
"""

    assert knobs(source) == {"ONE", "TWO", "THREE", "FOUR"}
