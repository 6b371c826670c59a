"""Acts upon findings: logged while the control is under way."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions.steps import locked_case
from oversight.models import Case, Finding, Severity
from oversight.states import CaseState


@transaction.atomic
def log(
    case: Case,
    *,
    facts: str,
    place: str,
    established_on: date,
    breached_provision: str,
    severity: Severity,
    private_reason: str,
    evidence: Sequence[File],
    by: Actor,
    at: datetime,
) -> Finding:
    """Write down what was established; only while the control is under way."""
    case = locked_case(case)
    if case.state != CaseState.UNDER_WAY:
        raise MoveRefused(case.procedure, case.state, "log-finding")
    finding = Finding.objects.create(
        case=case,
        facts=facts,
        place=place,
        established_on=established_on,
        breached_provision=breached_provision,
        severity=severity,
        private_reason=private_reason,
        author=by.user,
        logged_at=at,
    )
    finding.evidence.set(evidence)
    record(
        "finding.logged",
        finding,
        by=by,
        at=at,
        said={"facts": facts},
        files=[file.sha256 for file in evidence],
        public=False,
    )
    return finding
