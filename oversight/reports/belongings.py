"""Everything that hangs on one case, as far as somebody may see it."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AnonymousUser

from backend.accounts.models import User
from backend.journal.models import Recorded
from oversight.models import (
    Announcement,
    Answer,
    Assessment,
    BodyInvitation,
    Case,
    Delivery,
    DiscussionContribution,
    DiscussionProtocol,
    ExpertConclusion,
    ExpertQuestion,
    FinalDocument,
    Finding,
    Obligation,
    Participant,
    Recommendation,
)

# Each noun of a case, in the order of its life, and the way from the noun to the case.
PATHS: Mapping[type[Recorded], str] = {
    Participant: "case",
    Announcement: "case",
    BodyInvitation: "announcement__case",
    DiscussionContribution: "case",
    DiscussionProtocol: "case",
    ExpertQuestion: "case",
    ExpertConclusion: "question__case",
    Finding: "case",
    FinalDocument: "case",
    Delivery: "document__case",
    Recommendation: "case",
    Answer: "recommendation__case",
    Assessment: "answer__recommendation__case",
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
