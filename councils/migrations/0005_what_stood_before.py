from typing import Any

from django.db import migrations, models
from django.utils import timezone


def keep_regulations(apps: Any, editor: Any) -> None:
    """Make an edition of each regulation that stood on the council itself."""
    council = apps.get_model("councils", "Council")
    place = editor.connection.alias  # the owner's: others may not read it yet
    regulation = apps.get_model("councils", "Regulation")
    rows = council.objects.using(place)
    told = rows.exclude(regulation_number="").exclude(regulation_url="")
    for row in told.filter(regulation_on__isnull=False):
        regulation.objects.using(place).create(
            council=row,
            number=row.regulation_number,
            adopted_on=row.regulation_on,
            url=row.regulation_url,
            entered_at=timezone.now(),
        )


def say_in_both(apps: Any, editor: Any) -> None:
    """Give a decision of one language the same words in the other, as it was shown."""
    decision = apps.get_model("councils", "Decision")
    rows = decision.objects.using(editor.connection.alias)
    here = rows.filter(is_imported=False)
    here.filter(text_kk="").update(text_kk=models.F("text_ru"))
    here.filter(text_ru="").update(text_ru=models.F("text_kk"))


class Migration(migrations.Migration):
    dependencies = [("councils", "0004_append_only_more")]

    operations = [
        migrations.RunPython(keep_regulations, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="council",
            name="regulation_number",
        ),
        migrations.RemoveField(
            model_name="council",
            name="regulation_on",
        ),
        migrations.RemoveField(
            model_name="council",
            name="regulation_url",
        ),
        migrations.RunPython(say_in_both, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_imported", True),
                    models.Q(
                        models.Q(("text_kk", ""), _negated=True),
                        models.Q(("text_ru", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_decision_adopted_here_is_in_both_languages",
            ),
        ),
    ]
