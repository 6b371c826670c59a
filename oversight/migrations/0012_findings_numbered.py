from typing import Any

from django.db import migrations


def number(apps: Any, editor: Any) -> None:
    """Give the findings of each case their numbers, and the bodies they concern."""
    using = editor.connection.alias
    finding = apps.get_model("oversight", "Finding")
    rows = finding.objects.using(using).filter(number=0).order_by("logged_at", "id")
    last: dict[Any, int] = {}
    for row in rows:
        row.number = last[row.case_id] = last.get(row.case_id, 0) + 1
        row.save(using=using, update_fields=["number"])
        row.bodies.set(row.case.bodies.all())


def unnumber(apps: Any, editor: Any) -> None:
    """Leave the numbers to go with their column."""


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0011_public_control"),
    ]

    operations = [
        migrations.RunPython(number, unnumber),
    ]
