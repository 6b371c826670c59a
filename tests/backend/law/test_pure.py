import ast
from pathlib import Path

import backend.law

HERE = Path(backend.law.__file__).parent
FOREIGN = {"django", "rest_framework", "celery", "psycopg2"}


def test_the_law_knows_no_framework_and_nothing_above_it() -> None:
    """Every import of every module of the law."""
    for page in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                assert name.partition(".")[0] not in FOREIGN, page
                if name.startswith("backend"):
                    assert name.startswith("backend.law"), page
