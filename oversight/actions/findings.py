"""Acts upon findings: logged while the control is under way, corrected by versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts, letters
from oversight.actions.steps import locked_case
from oversight.models import Case, Finding, FindingCategory, Severity, Site
from oversight.rules import findings, visits
from oversight.states import CaseState

CORRECTED_IN = (
    CaseState.UNDER_WAY,
    CaseState.COMPLETED,
    CaseState.DOCUMENT_SENT,
    CaseState.ANSWERED,
    CaseState.CLOSED,
)
AFTER_SENDING = (CaseState.DOCUMENT_SENT, CaseState.ANSWERED, CaseState.CLOSED)


@dataclass(frozen=True)
class Point:
    """A place on the map, in degrees."""

    latitude: Decimal
    longitude: Decimal


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
    category: FindingCategory = FindingCategory.OTHER,
    harmed_interest: str = "",
    bodies: Sequence[Organization] = (),
    site: Site | None = None,
    point: Point | None = None,
    no_conflict: bool = False,
) -> Finding:
    """Write down what was established; only while the control is under way.

    Without bodies it concerns all that the case addresses. Those who take part are
    asked about a conflict of interest again; with `no_conflict` the author has said
    in the same breath that he has none in it.
    """
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    if case.state != CaseState.UNDER_WAY:
        raise MoveRefused(case.procedure, case.state, "log-finding")
    last = case.findings.aggregate(last=Max("number"))["last"] or 0
    finding = Finding(
        case=case,
        number=last + 1,
        facts=facts,
        category=category,
        harmed_interest=harmed_interest,
        site=site,
        place=place or (site.name if site else ""),
        established_on=established_on,
        breached_provision=breached_provision,
        severity=severity,
        private_reason=private_reason,
        author=by.user,
        logged_at=at,
    )
    _put(finding, point, site)
    _keep(finding, bodies=bodies, evidence=evidence)
    _record("finding.logged", finding, evidence, by=by, at=at)
    own = False if no_conflict else None
    conflicts.ask_again(case, finding=finding, own=own, by=by, at=at)
    return finding


@transaction.atomic
def correct(
    finding: Finding,
    *,
    facts: str,
    place: str,
    established_on: date,
    breached_provision: str,
    severity: Severity,
    category: FindingCategory,
    harmed_interest: str,
    private_reason: str,
    bodies: Sequence[Organization],
    evidence: Sequence[File],
    point: Point | None,
    correction_reason: str,
    by: Actor,
    at: datetime,
) -> Finding:
    """Correct a finding by its next version, before or after the document is sent.

    The earlier version stays, marked as superseded; evidence is added to its own.
    The document that was sent is not changed: what was sent stays what it was. The
    bodies are told of a correction that they already know the first version of.
    """
    case = locked_case(finding.case)
    conflicts.demand_clear(case, by)
    if case.state not in CORRECTED_IN:
        raise MoveRefused(case.procedure, case.state, "correct")
    before = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    demand(
        [
            *findings.check_correction(
                reason=correction_reason, is_current=before.is_current
            ),
            *findings.check_hiding(
                was_published=case.state in AFTER_SENDING and not before.private_reason,
                is_private=bool(private_reason),
            ),
        ]
    )
    after = Finding(
        case=case,
        number=before.number,
        version=before.version + 1,
        facts=facts,
        category=category,
        harmed_interest=harmed_interest,
        site=before.site,
        place=place,
        established_on=established_on,
        breached_provision=breached_provision,
        severity=severity,
        private_reason=private_reason,
        author=by.user,
        logged_at=at,
        replaces=before,
        correction_reason=correction_reason,
    )
    _put(after, point, None)
    kept = [*before.evidence.all(), *evidence]
    _keep(after, bodies=bodies, evidence=kept)
    _record("finding.corrected", after, kept, by=by, at=at)
    if case.state in AFTER_SENDING:
        _tell(after, at=at)
    return after


def _put(finding: Finding, point: Point | None, site: Site | None) -> None:
    if point is not None:
        finding.latitude, finding.longitude = point.latitude, point.longitude
    elif site is not None:
        finding.latitude, finding.longitude = site.latitude, site.longitude


def _keep(
    finding: Finding, *, bodies: Sequence[Organization], evidence: Sequence[File]
) -> None:
    addressed = {body.pk: body for body in finding.case.bodies.all()}
    strangers = sum(body.pk not in addressed for body in bodies)
    demand(
        [
            *findings.check_bodies(strangers=strangers),
            *findings.check_evidence(
                is_private=bool(finding.private_reason),
                public_files=sum(file.is_public for file in evidence),
            ),
            *visits.check_addressed(
                is_of_case=True,
                names_site_of_case=finding.site is None
                or finding.site.case_id == finding.case_id,
            ),
        ]
    )
    finding.save()
    finding.bodies.set(bodies or addressed.values())
    finding.evidence.set(evidence)


def _record(
    kind: str, finding: Finding, evidence: Sequence[File], *, by: Actor, at: datetime
) -> None:
    record(
        kind,
        finding,
        by=by,
        at=at,
        said={"facts": finding.facts},
        files=[file.sha256 for file in evidence],
        public=False,
    )


def _tell(finding: Finding, *, at: datetime) -> None:
    """Tell the bodies that a finding was corrected: its number, never its facts."""
    case = finding.case
    context = {
        "number": case.number or "",
        "title": case.theme,
        "finding": finding.number,
        "version": finding.version,
        "url": f"{settings.PUBLIC_URL}/cases/{case.pk}/",
    }
    about = (finding.object_kind, finding.pk)
    for body in finding.bodies.all():
        letters.tell(body, "finding_corrected", context=context, about=about, at=at)
