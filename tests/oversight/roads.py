"""Cases walked by the acts, as far as a test needs them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import (
    answers,
    cases,
    final_documents,
    findings,
    openings,
    participants,
)
from oversight.actions.final_documents import Line
from oversight.models import Case, Recommendation, Severity, Verdict
from oversight.states import CaseForm
from tests import factories

DAY = timedelta(days=1)


@dataclass
class Road:
    """A citizen's case against one body, and those who act on it."""

    author: Actor
    body: Organization
    case: Case
    at: datetime

    @property
    def line(self) -> Recommendation:
        """Return the first recommendation as it is now."""
        return self.case.recommendations.select_related("answer_obligation").earliest(
            "line"
        )

    def refresh(self) -> "Road":
        """Read the case anew."""
        self.case = Case.objects.select_related("initiator").get(pk=self.case.pk)
        return self


def draft(
    *,
    at: datetime,
    body: Organization | None = None,
    theme: str = "Асхана",
    form: CaseForm = CaseForm.MONITORING,
) -> Road:
    """Open a draft of a confirmed citizen who acts alone."""
    person = factories.citizen()
    alone = Actor(person, ())
    addressed = body or factories.body()
    case = openings.open_draft(
        initiator=None,
        theme=theme,
        language="kk",
        tasks="Асхананы қарау",
        bodies=[addressed],
        region=None,
        form=form,
        by=alone,
        at=at,
    )
    office = person.offices.get(role=Role.COORDINATOR)
    author = factories.actor(person, office)
    return Road(author, addressed, case, at).refresh()


def registered(
    *, at: datetime, body: Organization | None = None, theme: str = "Асхана"
) -> Road:
    """Declare, and register."""
    road = draft(at=at, body=body, theme=theme)
    participants.declare(
        road.case.participants.get(),
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=road.author,
        at=at,
    )
    cases.register(road.case, by=road.author, at=at)
    return road.refresh()


def under_way(
    *, at: datetime, body: Organization | None = None, theme: str = "Асхана"
) -> Road:
    """Announce, begin, and write one public and one private finding down."""
    road = registered(at=at, body=body, theme=theme)
    cases.announce(road.case, by=road.author, at=at)
    cases.begin(road.case, by=road.author, at=at)
    for facts, reason in (("Ыстық су жоқ", ""), ("Жеке факт", "дербес деректер")):
        findings.log(
            road.case,
            facts=facts,
            place="№17 мектеп",
            established_on=date(2026, 11, 2),
            breached_provision="",
            severity=Severity.HIGH,
            private_reason=reason,
            evidence=[],
            no_conflict=True,
            by=road.author,
            at=at,
        )
    return road.refresh()


def sent(
    *,
    at: datetime,
    body: Organization | None = None,
    theme: str = "Асхана",
    lines: int = 2,
) -> Road:
    """Complete, adopt, send; the terms run if somebody of the body is here."""
    return finished(under_way(at=at, body=body, theme=theme), at=at, lines=lines)


def finished(road: Road, *, at: datetime, lines: int = 2) -> Road:
    """Complete a case that is under way, write its document and send it."""
    cases.complete(road.case, by=road.author, at=at)
    final_documents.adopt(
        road.case,
        text="Қорытынды",
        language="kk",
        lines=[Line(f"{n}. Ыстық су жеткізу", road.body) for n in range(1, lines + 1)],
        by=road.author,
        at=at,
    )
    final_documents.send(road.case, by=road.author, at=at)
    return road.refresh()


def answer(road: Road, head: Actor, *, at: datetime) -> None:
    """Answer the first recommendation, signed by the head of the body."""
    answers.sign(
        road.line,
        verdict=Verdict.ACCEPTED,
        reasons="Су жылытқыш орнатылады.",
        language="kk",
        number="04-12/881",
        by=head,
        at=at,
    )
