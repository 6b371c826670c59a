import datetime
from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import backend.journal.ids

ENTERED_INTO_FORCE = datetime.date(2024, 4, 5)


def _to(
    where: str, *, related: str = "+", null: bool = True
) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        where,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_kinds_of_objects"),
        ("files", "0001_initial"),
        ("oversight", "0005_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "participant",
            "from_on",
            models.DateField(default=ENTERED_INTO_FORCE),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="ConflictDeclaration",
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
                    "journal_version",
                    models.PositiveIntegerField(default=0, editable=False),
                ),
                (
                    "journal_head",
                    models.BinaryField(default=None, max_length=32, null=True),
                ),
                ("asked_at", models.DateTimeField()),
                ("has_conflict", models.BooleanField(null=True)),
                ("nature", models.TextField(blank=True)),
                ("declared_at", models.DateTimeField(null=True)),
                ("replaced_at", models.DateTimeField(null=True)),
                ("body", _to("accounts.organization")),
                ("finding", _to("oversight.finding")),
                (
                    "participant",
                    _to("oversight.participant", related="conflicts", null=False),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.CreateModel(
            name="GroupProtocol",
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
                ("kind", models.CharField(max_length=12)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("on", models.DateField()),
                (
                    "names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), size=None
                    ),
                ),
                ("whom", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("file", _to("files.file")),
                ("group", _to("oversight.group", related="protocols", null=False)),
                ("recorded_by", _to(settings.AUTH_USER_MODEL)),
            ],
            options={"ordering": ["id"]},
        ),
    ]
