"""Who may import whom: the contracts of pyproject.toml hold, and can be broken."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.house import tree

LINT = Path(sys.executable).with_name("lint-imports")


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what import-linter says of the packages in the folder."""
    return subprocess.run(
        [str(LINT), "--no-cache"], cwd=folder, capture_output=True, text=True
    )


def test_the_contracts_hold() -> None:
    done = linted(tree.ROOT)

    assert done.returncode == 0, done.stdout
    assert "3 kept, 0 broken" in done.stdout


def test_a_wrong_import_is_noticed(tmp_path: Path) -> None:
    for package in tree.PACKAGES:
        shutil.copytree(tree.ROOT / package, tmp_path / package)
    shutil.copy(tree.ROOT / "pyproject.toml", tmp_path)
    wrong = {
        "backend/law/text.py": "import django",
        "oversight/states/cases.py": "import councils.states",
        "oversight/models/case.py": "import oversight.actions.cases",
    }
    for name, line in wrong.items():
        with (tmp_path / name).open("a") as file:
            file.write(f"\n{line}\n")

    done = linted(tmp_path)

    assert done.returncode != 0
    assert "0 kept, 3 broken" in done.stdout
