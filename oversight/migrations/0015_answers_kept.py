import hashlib
import json
from typing import Any

from django.db import migrations


def keep_answers(apps: Any, editor: Any) -> None:
    """Make a first version of each answer that was given, and of each view of one."""
    using = editor.connection.alias
    answer = apps.get_model("oversight", "Answer")
    version = apps.get_model("oversight", "AnswerVersion")
    rows = answer.objects.using(using).filter(answered_on__isnull=False, version=0)
    for row in rows.select_related("recommendation__case"):
        row.version = 1
        row.save(update_fields=["version"])
        given_at = row.signed_at or row.recommendation.updated_at
        version.objects.using(using).create(
            answer=row,
            version=1,
            verdict=row.verdict,
            reasons=row.reasons,
            language=row.language,
            number=row.number,
            signed_by=row.signed_by,
            signed_name=row.signed_name,
            signed_position=row.signed_position,
            acting_basis=row.acting_basis,
            answered_on=row.answered_on,
            given_at=given_at,
            is_entered_by_author=row.is_entered_by_author,
            scan=row.scan,
            digest=_digest(row),
        )
    given = apps.get_model("oversight", "AssessmentGiven")
    for row in apps.get_model("oversight", "Assessment").objects.using(using):
        given.objects.using(using).create(
            assessment=row,
            version=row.about_version,
            view=row.view,
            reason=row.reason,
            by=row.by,
            assessed_at=row.assessed_at,
        )


def keep_drafts(apps: Any, editor: Any) -> None:
    """Move what was not signed yet to where drafts are kept now, with its history."""
    using = editor.connection.alias
    draft = apps.get_model("oversight", "AnswerDraft")
    for row in (
        apps.get_model("oversight", "Answer")
        .objects.using(using)
        .filter(answered_on=None)
    ):
        draft.objects.using(using).create(
            id=row.pk,
            journal_version=row.journal_version,
            journal_head=row.journal_head,
            recommendation=row.recommendation,
            verdict=row.verdict,
            reasons=row.reasons,
            language=row.language,
            prepared_by=row.prepared_by,
            updated_at=row.recommendation.updated_at,
        )
        row.delete()


def _digest(row: Any) -> str:
    """Digest the words as the act of answering does, in the order of their names."""
    words = {
        "version": 1,
        "verdict": row.verdict,
        "reasons": row.reasons,
        "language": row.language,
        "number": row.number,
        "without_hearing": "",
        "hearing_note": "",
        "signed_name": row.signed_name,
        "signed_position": row.signed_position,
        "acting_basis": row.acting_basis,
        "is_entered_by_author": row.is_entered_by_author,
        "files": [],
        "on": row.answered_on.isoformat(),
    }
    text = json.dumps(words, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [("oversight", "0014_inspected")]

    operations = [
        migrations.RunPython(keep_answers, migrations.RunPython.noop),
        migrations.RunPython(keep_drafts, migrations.RunPython.noop),
    ]
