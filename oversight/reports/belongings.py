"""Everything that hangs on one case, as far as somebody may see it."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AnonymousUser

from backend.accounts.models import User
from backend.journal.models import Recorded
from oversight.models import (
    Announcement,
    Answer,
    Assessment,
    Attendee,
    BodyHearing,
    BodyInvitation,
    Case,
    CaseHandover,
    Checklist,
    Complaint,
    ConflictDeclaration,
    Delivery,
    DiscussionContribution,
    DiscussionProtocol,
    ExpertConclusion,
    ExpertQuestion,
    FinalDocument,
    Finding,
    Inspection,
    Measure,
    MeasurePlan,
    MonitoringPlan,
    Obligation,
    Participant,
    Publication,
    ReceiptClaim,
    Recommendation,
    Site,
    Visit,
)

# Each noun of a case, in the order of its life, and the way from the noun to the case.
# What a body keeps for itself (drafts of answers, who works on what) is not of it.
PATHS: Mapping[type[Recorded], str] = {
    Participant: "case",
    ConflictDeclaration: "participant__case",
    CaseHandover: "case",
    Announcement: "case",
    BodyInvitation: "announcement__case",
    Attendee: "case",
    DiscussionContribution: "case",
    DiscussionProtocol: "case",
    ExpertQuestion: "case",
    ExpertConclusion: "question__case",
    MonitoringPlan: "case",
    Checklist: "case",
    Site: "case",
    Inspection: "site__case",
    Visit: "case",
    Finding: "case",
    FinalDocument: "case",
    Delivery: "document__case",
    ReceiptClaim: "delivery__document__case",
    Publication: "document__case",
    Recommendation: "case",
    BodyHearing: "document__case",
    Answer: "recommendation__case",
    Assessment: "answer__recommendation__case",
    MeasurePlan: "document__case",
    Measure: "recommendation__case",
    Complaint: "recommendation__case",
}


def of(case: Case, *, user: User | AnonymousUser) -> list[Recorded]:
    """Return the case and what hangs on it, one query for each noun."""
    found: list[Recorded] = [case]
    for noun, path in PATHS.items():
        seen = noun.objects.visible_to(user)  # type: ignore[attr-defined]
        found += seen.filter(**{path: case}).order_by("id")
    return found


def owed_about(
    things: Iterable[Recorded], *, user: User | AnonymousUser
) -> list[Obligation]:
    """Return what is or was owed about these things, the oldest first."""
    return list(
        Obligation.objects.visible_to(user)
        .filter(subject_id__in=[thing.pk for thing in things])
        .select_related("debtor", "creditor")
        .prefetch_related("entries")
        .order_by("started_on", "id")
    )
