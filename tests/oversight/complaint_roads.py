"""Cases walked to silence, to an answer, to a complaint, to a measure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import (
    answers,
    complaint_roads,
    complaints,
    measures,
)
from oversight.actions.complaints import Grievance
from oversight.actions.measures import Promised
from oversight.models import (
    Complaint,
    Ground,
    Instance,
    Measure,
    Obligation,
    Recommendation,
    Verdict,
)
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import Road

# Sent and received on Friday 9 October 2026: ten working days end on Friday 23
# October; 25 October is the Day of the Republic, and Monday the 26th is off for it.
SENT = datetime(2026, 10, 9, 5, 0, tzinfo=UTC)
LAST_DAY = datetime(2026, 10, 23, 5, 0, tzinfo=UTC)
SILENT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass
class Sides:
    """A body, the one above it, and who acts for each."""

    higher: Organization
    body: Organization
    head: Actor
    decider: Actor
    road: Road

    @property
    def line(self) -> Recommendation:
        """Return the first recommendation as it is now."""
        return self.road.line

    @property
    def author(self) -> Actor:
        """Return the citizen whose case it is."""
        return self.road.author


def sides(*, at: datetime = SENT, lines: int = 2) -> Sides:
    """Send a document to a body with a head here, under a higher body with one too."""
    higher = factories.body("Облыс әкімдігі")
    body = factories.body("Білім басқармасы", parent=higher)
    head = factories.holder(Role.HEAD, body)
    decider = factories.holder(Role.HEAD, higher)
    road = roads.sent(at=at, body=body, lines=lines)
    return Sides(higher, body, head, decider, road)


def owed(pk: UUID | None) -> Obligation:
    """Return what is owed as it stands now."""
    assert pk is not None
    return Obligation.objects.get(pk=pk)


def answered_all(found: Sides, *, at: datetime = LAST_DAY) -> None:
    """Have the head answer every recommendation, one by one."""
    for line in found.road.case.recommendations.order_by("line"):
        answers.sign(
            line,
            verdict=Verdict.ACCEPTED,
            reasons="Болады",
            language="kk",
            number="1",
            by=found.head,
            at=at,
        )


def of_silence(*, to: Instance = Instance.HIGHER_BODY, **also: Any) -> Grievance:
    """Return what is said of a body that has not answered."""
    said: dict[str, Any] = {
        "to": to,
        "ground": Ground.NO_ANSWER,
        "text": "Орган үнсіз.",
        "language": "kk",
    }
    return Grievance(**{**said, **also})


def drafted(found: Sides, *, at: datetime = SILENT, **also: Any) -> Complaint:
    """Draft a complaint of silence."""
    return complaints.draft(found.line, of_silence(**also), by=found.author, at=at)


def filed(found: Sides, *, at: datetime = SILENT, **also: Any) -> Complaint:
    """File a complaint of silence in the system."""
    return complaints.file(drafted(found, at=at, **also), by=found.author, at=at)


def passed_up(found: Sides, *, at: datetime = SILENT) -> Complaint:
    """Have the body pass it up on the same day."""
    return complaint_roads.pass_up(filed(found, at=at), note="", by=found.head, at=at)


def answered(
    found: Sides, *, at: datetime = LAST_DAY, verdict: Verdict = Verdict.ACCEPTED
) -> Recommendation:
    """Have the head answer the first recommendation."""
    answers.sign(
        found.line,
        verdict=verdict,
        reasons="Су жылытқыш орнатылады.",
        language="kk",
        number="04-12/881",
        by=found.head,
        at=at,
    )
    return found.line


def promised(
    found: Sides, *, at: datetime = LAST_DAY, days: int | None = 60, **also: Any
) -> Measure:
    """Have the body promise a measure on the first recommendation, so many days on."""
    due_on = None if days is None else (at + days * DAY).date()
    said = Promised("Су жылытқыш орнату", "kk", "Шаруашылық бөлімі", due_on=due_on)
    return measures.promise(found.line, said, by=found.head, at=at, **also)
