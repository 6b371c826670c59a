import csv
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data" / "calendar.tsv"
REASONS = {
    "Capital Day, day off moved": (
        "Астана күні, демалыс күні ауыстырылды",
        "День столицы, выходной перенесён",
    ),
    "between two holidays": ("екі мереке арасындағы күн", "день между праздниками"),
    "New Year": ("Жаңа жыл", "Новый год"),
    "30 August is no longer Constitution Day": (
        "30 тамыз енді Конституция күні емес",
        "30 августа больше не День Конституции",
    ),
    "Constitution Day, new date": (
        "Конституция күні, жаңа күні",
        "День Конституции, новая дата",
    ),
}


def load(apps, schema_editor):
    """Load the years that are known, and the days that decisions have moved."""
    alias = schema_editor.connection.alias
    years = apps.get_model("almanac", "CalendarYear").objects.using(alias)
    for year in range(2016, 2028):
        years.create(year=year, state="by_law" if year == 2027 else "complete")
    days = apps.get_model("almanac", "MovedDay").objects.using(alias)
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            kk, ru = REASONS[row["reason"]]
            days.create(
                on=row["date"],
                becomes=row["becomes"],
                instead_of=row["instead_of"] or None,
                reason_kk=kk,
                reason_ru=ru,
                reason_en=row["reason"],
                source=row["source"],
                read=row["read"],
            )


class Migration(migrations.Migration):
    dependencies = [("almanac", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
