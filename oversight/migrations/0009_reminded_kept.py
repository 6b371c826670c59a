from datetime import datetime, time
from typing import Any

from django.db import migrations
from django.utils import timezone


def keep_reminders(apps: Any, editor: Any) -> None:
    """Write down who was told of what before reminders had a table of their own."""
    using = editor.connection.alias
    obligation = apps.get_model("oversight", "Obligation").objects.using(using)
    reminder = apps.get_model("oversight", "Reminder")

    def told(row: Any, stage: str, day: Any, organization: Any) -> Any:
        at = timezone.make_aware(datetime.combine(day, time(8)))
        return reminder(
            obligation=row,
            stage=stage,
            due_on=row.due_on,
            organization_id=organization,
            sent_at=at,
        )

    rows = obligation.exclude(due_on=None)
    found = [
        told(row, "before", row.reminded_on, row.debtor_id)
        for row in rows.exclude(reminded_on=None).iterator()
    ]
    for row in rows.exclude(overdue_noted_on=None).iterator():
        sides = {row.debtor_id, row.creditor_id} - {None}
        found += [told(row, "after", row.overdue_noted_on, side) for side in sides]
    reminder.objects.using(using).bulk_create(found, batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("oversight", "0008_reminded")]

    operations = [migrations.RunPython(keep_reminders, migrations.RunPython.noop)]
