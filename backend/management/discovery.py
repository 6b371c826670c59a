"""Finds every rule and every procedure of the house, by walking its packages."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import cast

from backend.law.procedure import Procedure
from backend.law.under import Lawful

RULES = ("backend.law", "oversight.rules", "councils.rules")
STATES = ("oversight.states", "councils.states")


def rules(packages: Sequence[str] = RULES) -> list[Lawful]:
    """Return every function that says under which law it decides, by its name."""
    found = {
        f"{function.__module__}.{function.__qualname__}": cast("Lawful", function)
        for page in _pages(packages)
        for _, function in inspect.getmembers(page, inspect.isfunction)
        if function.__module__ == page.__name__ and hasattr(function, "law")
    }
    return [found[name] for name in sorted(found)]


def procedures(packages: Sequence[str] = STATES) -> list[Procedure]:
    """Return every procedure in the order in which its page has it."""
    found: list[Procedure] = []
    for page in _pages(packages):
        for value in vars(page).values():
            if isinstance(value, Procedure) and value not in found:
                found.append(value)
    return found


def _pages(packages: Sequence[str]) -> Iterator[ModuleType]:
    for name in packages:
        package = importlib.import_module(name)
        yield package
        path = getattr(package, "__path__", None)
        if path is None:
            continue
        for page in pkgutil.walk_packages(path, prefix=f"{name}."):
            yield importlib.import_module(page.name)
