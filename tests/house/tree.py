"""The files of the house: what a stranger sees in a fresh clone."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("backend", "councils", "oversight")
CACHES = frozenset({".git", ".venv", "var", "__pycache__", ".hypothesis"})


def is_ours(path: Path) -> bool:
    """Tell whether the file is written by us: no data, no cache, no packages."""
    parts = path.relative_to(ROOT).parts
    return not any(part in CACHES or part.endswith("_cache") for part in parts)


def files(*endings: str) -> list[Path]:
    """Return every file of ours with one of the endings, in the order of names."""
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.suffix in endings and is_ours(path) and path.is_file()
    )


def sources(*tops: str) -> list[Path]:
    """Return our Python files under these folders, migrations aside."""
    return [
        path
        for path in files(".py")
        if path.relative_to(ROOT).parts[0] in tops and "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    """Return the file's address from the top, for a failing test to say."""
    return path.relative_to(ROOT).as_posix()


def modules(package: str) -> list[ModuleType]:
    """Return the package and all modules below it, imported."""
    top = importlib.import_module(package)
    below = pkgutil.walk_packages(getattr(top, "__path__", []), f"{package}.")
    return [top, *(importlib.import_module(info.name) for info in below)]


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Yield the public functions that the module itself defines."""
    for called, value in vars(module).items():
        defined_here = getattr(value, "__module__", None) == module.__name__
        if inspect.isfunction(value) and defined_here and not called.startswith("_"):
            yield value
