"""What an answer said each time it was given."""

from datetime import date, datetime
from typing import Any

from backend.journal import leaf
from oversight.models import Answer, AnswerVersion


def keep(answer: Answer, *, on: date, at: datetime, reason: str = "") -> AnswerVersion:
    """Keep the answer as it is given now; what comes later leaves this alone."""
    words = _words(answer)
    return AnswerVersion.objects.create(
        answer=answer,
        **words,
        correction_reason=reason,
        redirected_to=answer.redirected_to,
        breaches_noted=answer.breaches_noted,
        signed_by=answer.signed_by,
        scan=answer.scan,
        answered_on=on,
        given_at=at,
        digest=leaf.digest({**words, "on": on.isoformat()}),
    )


def _words(answer: Answer) -> dict[str, Any]:
    """Return what is plain text and number in an answer: its digest is of this."""
    files = answer.files.order_by("id").values_list("name", "sha256")
    return {
        "version": answer.version,
        "verdict": str(answer.verdict),
        "reasons": answer.reasons,
        "language": answer.language,
        "number": answer.number,
        "without_hearing": str(answer.without_hearing),
        "hearing_note": answer.hearing_note,
        "signed_name": answer.signed_name,
        "signed_position": str(answer.signed_position),
        "acting_basis": answer.acting_basis,
        "is_entered_by_author": answer.is_entered_by_author,
        "files": [{"name": name, "sha256": sha256} for name, sha256 in files],
    }
