import csv
from pathlib import Path
from typing import Any

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"


def load(apps: Any, schema_editor: Any) -> None:
    """Load the country, its regions and cities, with the populations that are known."""
    region = apps.get_model("accounts", "Region")
    people = {row["iso"]: row for row in _rows("population.csv")}
    country = region.objects.using(schema_editor.connection.alias).create(
        kind="country",
        iso="KZ",
        name_kk="Қазақстан Республикасы",
        name_ru="Республика Казахстан",
        name_en="Republic of Kazakhstan",
        population=people["KZ"]["population"],
        population_on=people["KZ"]["on"],
    )
    for row in _rows("regions.csv"):
        counted: dict[str, str] = people.get(row["iso"], {})
        region.objects.using(schema_editor.connection.alias).create(
            parent=country,
            kind=row["kind"],
            kato=row["kato"],
            iso=row["iso"],
            name_kk=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            population=counted.get("population"),
            population_on=counted.get("on"),
        )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
