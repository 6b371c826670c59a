from typing import Any

from django.db import migrations
from django.utils import timezone


def keep_declarations(apps: Any, editor: Any) -> None:
    """Say of each object what a participant had said of the whole case."""
    using = editor.connection.alias
    participant = apps.get_model("oversight", "Participant")
    declaration = apps.get_model("oversight", "ConflictDeclaration")
    rows = participant.objects.using(using).select_related("case")
    for row in rows.prefetch_related("case__bodies"):
        row.from_on = timezone.localdate(row.case.opened_at)
        row.save(update_fields=["from_on"])
        said = row.declared_at is not None and row.has_conflict is not None
        declaration.objects.using(using).bulk_create(
            declaration(
                participant=row,
                body=body,
                asked_at=row.case.opened_at,
                has_conflict=row.has_conflict if said else None,
                declared_at=row.declared_at if said else None,
            )
            for body in row.case.bodies.all()
        )


def keep_protocols(apps: Any, editor: Any) -> None:
    """Make a protocol of each that a group was founded by, with who is in it."""
    using = editor.connection.alias
    group = apps.get_model("oversight", "Group")
    protocol = apps.get_model("oversight", "GroupProtocol")
    for row in group.objects.using(using).select_related("organization"):
        held = row.organization.offices.filter(
            role__in=["coordinator", "participant"], to_on=None
        )
        protocol.objects.using(using).create(
            group=row,
            kind="founded",
            number=row.protocol_number,
            on=row.protocol_on,
            file=row.protocol_file,
            names=sorted({office.user.name for office in held}),
            recorded_at=row.founded_at,
        )


class Migration(migrations.Migration):
    dependencies = [("oversight", "0006_people")]

    operations = [
        migrations.RunPython(keep_declarations, migrations.RunPython.noop),
        migrations.RunPython(keep_protocols, migrations.RunPython.noop),
    ]
