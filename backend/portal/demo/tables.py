"""The tables and texts that the demonstration is told from."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in `data`."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def texts(name: str) -> Any:
    """Return what a JSON file in `data` holds."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
