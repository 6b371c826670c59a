import django.db.models.deletion
from django.db import migrations, models

import backend.journal.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_kinds_of_objects"),
        ("oversight", "0007_people_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=backend.journal.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("before", "before the term"),
                            ("on_day", "on the last day"),
                            ("after", "after the term"),
                        ],
                        max_length=6,
                    ),
                ),
                ("due_on", models.DateField()),
                ("sent_at", models.DateTimeField()),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="oversight.obligation",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organization",
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("obligation", "stage", "due_on", "organization"),
                        name="each_side_is_told_once_of_each_stage_of_a_term",
                    )
                ],
            },
        ),
    ]
