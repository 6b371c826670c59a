"""No file grows past one sitting, and the top of the house stays as it was given."""

import subprocess
from pathlib import Path

from tests.house import tree

MOST = 400
GENERATED = {"docs/law.md", "docs/states.md"}
FOLDERS = {"backend", "councils", "oversight", "docs", "tests", ".ci"}
NEEDED = {"manage.py", "requirements.txt", "docker-compose.yml"}
ALLOWED = {
    "README.md",
    "Makefile",
    "pyproject.toml",
    "requirements.in",
    "requirements-dev.in",
    "requirements-dev.txt",
    "requirements-extra.txt",
    ".gitignore",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "Procfile",
    "Dockerfile",
    ".env.example",
    ".dockerignore",
}


def too_long(path: Path) -> bool:
    """Tell whether a file has more lines than one may hold."""
    return len(path.read_text().splitlines()) > MOST


def test_no_file_is_over_the_limit() -> None:
    written = [
        path
        for path in tree.files(".py", ".html", ".css", ".md", ".js", ".txt")
        if "migrations" not in path.parts
        and tree.name(path) not in GENERATED
        and not path.name.startswith("requirements")
    ]

    assert [tree.name(path) for path in written if too_long(path)] == []


def test_a_file_that_is_too_long_is_noticed(tmp_path: Path) -> None:
    whole, longer = tmp_path / "whole.py", tmp_path / "longer.py"

    whole.write_text("x = 1\n" * MOST)
    longer.write_text("x = 1\n" * (MOST + 1))

    assert [too_long(whole), too_long(longer)] == [False, True]


def strangers(names: set[str]) -> set[str]:
    """Return what has no place at the top of the house."""
    return names - FOLDERS - NEEDED - ALLOWED


def test_the_top_level_is_as_given() -> None:
    top = committed()

    assert strangers(top) == set()
    assert top >= (FOLDERS | NEEDED) - {".ci"}


def test_a_stranger_at_the_top_is_noticed() -> None:
    assert strangers({"backend", "scripts", "manage.py"}) == {"scripts"}


def committed() -> set[str]:
    """Return the names at the top: what git keeps, or what lies there without git."""
    if (tree.ROOT / ".git").exists():
        asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        said = subprocess.run(
            asked, cwd=tree.ROOT, capture_output=True, text=True, check=True
        )
        return {line.split("/", 1)[0] for line in said.stdout.splitlines()}
    return {path.name for path in tree.ROOT.iterdir() if tree.is_ours(path)}
