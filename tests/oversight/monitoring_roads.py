"""Monitorings with a plan, a checklist, sites and visits, made by the acts."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.files import uploads
from backend.files.models import File
from oversight.actions import (
    cases,
    final_documents,
    findings,
    inspections,
    monitorings,
    visits,
)
from oversight.actions.final_documents import Line
from oversight.actions.inspections import Said
from oversight.actions.monitorings import Asked, Place
from oversight.models import Checklist, Finding, Inspection, Severity, Site, Visit
from oversight.rules.monitoring import LineKind
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import Road

ASKED = (
    Asked("Бракераж журналы толтырыла ма?", LineKind.YES_NO, 2),
    Asked("Қол жуу орны", LineKind.SCALE, 1),
    Asked("Тамақтанатын оқушылар саны", LineKind.NUMBER),
    Asked("Ас мәзірі қайда ілінген?", LineKind.TEXT),
)
ANSWERED = ("yes", "3", "380", "Кіреберісте")


def observed(
    *,
    at: datetime,
    body: Organization | None = None,
    theme: str = "Мектеп асханалары",
    question: str = "",
) -> Road:
    """Return a monitoring under way, with nothing found yet."""
    road = roads.registered(at=at, body=body, theme=theme)
    if question:
        road.case.question = question
        road.case.save(update_fields=["question"])
    cases.announce(road.case, by=road.author, at=at)
    cases.begin(road.case, by=road.author, at=at)
    return road.refresh()


def ended(
    *,
    at: datetime,
    body: Organization | None = None,
    question: str = "",
) -> Road:
    """Return a monitoring that has just been completed."""
    road = observed(at=at, body=body, question=question)
    cases.complete(road.case, by=road.author, at=at)
    return road.refresh()


def with_checklist(
    road: Road, *, at: datetime, sites: Sequence[str] = ("№1 мектеп", "№2 мектеп")
) -> tuple[Checklist, list[Site]]:
    """Adopt the checklist of these tests, and enter some schools."""
    checklist = monitorings.adopt_checklist(
        road.case, title="Мектеп асханасы", items=ASKED, by=road.author, at=at
    )
    listed = monitorings.add_sites(
        road.case, sites=[Place(name) for name in sites], by=road.author, at=at
    )
    return checklist, listed


def inspected(
    road: Road,
    site: Site,
    *,
    at: datetime,
    done_on: date,
    values: Sequence[str] = ANSWERED,
) -> Inspection:
    """Answer every line of the checklist in force at a site, and finish."""
    checklist = road.case.checklists.earliest("-version")
    lines = [
        Said(item, value)
        for item, value in zip(checklist.items.all(), values, strict=True)
    ]
    return inspections.log(
        site, done_on=done_on, lines=lines, note="", by=road.author, at=at
    )


def requested(
    road: Road, *, at: datetime, wanted_on: date, site: Site | None = None
) -> Visit:
    """Ask the body of the case for a visit by everybody who takes part."""
    return visits.request(
        road.case,
        body=road.body,
        site=site,
        wanted_on=wanted_on,
        reason="Асхананың қағаздарын қарау",
        question="",
        people=list(road.case.participants.all()),
        by=road.author,
        at=at,
    )


def head_of(body: Organization) -> Actor:
    """Make the head of a body."""
    return factories.holder(Role.HEAD, body)


def scan(by: Actor, *, at: datetime, is_public: bool = False) -> File:
    """Upload a paper as this person."""
    return uploads.keep(
        b"%PDF-1.4 paper",
        name="paper.pdf",
        media_type="application/pdf",
        is_public=is_public,
        by=by,
        at=at,
    )


def send_document(road: Road, *, at: datetime) -> Road:
    """Complete what is under way, write the final document, and send it.

    A document states facts: where nothing was found yet, one finding is logged.
    """
    if not road.case.findings.exists():
        found(road, at=at)
    cases.complete(road.case, by=road.author, at=at)
    final_documents.adopt(
        road.case,
        text="Қорытынды",
        language="kk",
        lines=[Line("Ыстық су жеткізу", road.body)],
        by=road.author,
        at=at,
    )
    final_documents.send(road.case, by=road.author, at=at)
    return road.refresh()


def found(road: Road, *, at: datetime, facts: str = "Ыстық су жоқ") -> Finding:
    """Log one public finding, without a conflict of interest."""
    return findings.log(
        road.case,
        facts=facts,
        place="№1 мектеп",
        established_on=timezone.localdate(at),
        breached_provision="",
        severity=Severity.HIGH,
        private_reason="",
        evidence=[],
        no_conflict=True,
        by=road.author,
        at=at,
    )
