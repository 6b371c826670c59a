import csv
from pathlib import Path
from typing import Any

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data" / "calendar.tsv"
COMPLETE = range(2016, 2027)
BY_LAW = 2027
SOURCE = "holidays package, KZ; moved days of our own table"


def load(apps: Any, schema_editor: Any) -> None:
    """Load the years that are known, and the days that were moved."""
    alias = schema_editor.connection.alias
    years = apps.get_model("almanac", "CalendarYear").objects.using(alias)
    for year in COMPLETE:
        years.create(year=year, state="complete", source=SOURCE)
    years.create(year=BY_LAW, state="by_law", source=SOURCE)
    moved = apps.get_model("almanac", "MovedDay").objects.using(alias)
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            moved.create(
                on=row["date"],
                becomes=row["becomes"],
                instead_of=row["instead_of"] or None,
                reason_kk=row["reason_kk"],
                reason_ru=row["reason_ru"],
                reason_en=row["reason_en"],
                source=row["source"],
                read=row["read"],
            )


class Migration(migrations.Migration):
    dependencies = [("almanac", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
