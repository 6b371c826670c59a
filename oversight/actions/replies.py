"""What a reply to one recommendation says, and what the law makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.files.models import File
from backend.law.breach import Breach
from oversight.models import BodyHearing, Recommendation, Verdict
from oversight.rules import answers, documents, hearings
from oversight.rules.hearings import Heard


@dataclass(frozen=True)
class Reply:
    """What one recommendation is answered: its verdict, its reasons, its papers."""

    verdict: str
    reasons: str
    language: str
    redirected_to: Organization | None = None
    without_hearing: str = ""
    hearing_note: str = ""
    files: Sequence[File] = field(default=())

    @property
    def fields(self) -> dict[str, Any]:
        """Return what a row keeps of it, its files aside."""
        passes_on = self.verdict == Verdict.REDIRECTED
        return {
            "verdict": self.verdict,
            "reasons": self.reasons,
            "language": self.language,
            "redirected_to": self.redirected_to if passes_on else None,
            "without_hearing": self.without_hearing,
            "hearing_note": self.hearing_note,
        }


def check(recommendation: Recommendation, reply: Reply) -> list[Breach]:
    """Return what keeps the reply from being given: reasons, and where it passes on."""
    breaches = documents.check_answer(reasons=reply.reasons)
    if reply.verdict == Verdict.REDIRECTED:
        breaches += _passing_on(recommendation, reply.redirected_to)
    return breaches


def lacking(
    recommendation: Recommendation, reply: Reply, *, decided_on: date
) -> list[Breach]:
    """Return what the decision lacks of the hearing before it; it stands all the same.

    The Law on Public Councils asks for none: its recommendations lack nothing.
    """
    if recommendation.case.is_of_council:
        return []
    held = BodyHearing.objects.over().filter(recommendations=recommendation)
    return hearings.check_heard(
        verdict=reply.verdict,
        hearings=[Heard(one.notified_on, one.held_on) for one in held if one.held_on],
        decided_on=decided_on,
        because=reply.without_hearing if reply.hearing_note.strip() else "",
        calendar=calendars.current(),
    )


def _passing_on(
    recommendation: Recommendation, to: Organization | None
) -> list[Breach]:
    same = Recommendation.objects.filter(
        document=recommendation.document_id, line=recommendation.line
    )
    return answers.check_redirection(
        to=to.pk if to else None,
        is_object=to is not None and to.is_body and not to.is_regime_object,
        already_with=frozenset(same.values_list("body_id", flat=True)),
    )


def noted(breaches: Sequence[Breach]) -> list[dict[str, Any]]:
    """Return breaches as a row keeps what was noted, and not refused."""
    return [
        {
            "code": breach.code,
            "text": breach.text.as_json(),
            "provision": breach.citation.text.as_json(),
        }
        for breach in breaches
    ]
