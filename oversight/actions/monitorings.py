"""Acts that prepare a monitoring: its plan, its checklist, the sites it looks at."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, Region
from backend.journal.journal import record
from backend.law.refusal import MoveRefused, demand
from oversight.actions import conflicts
from oversight.actions.steps import locked_case
from oversight.models import (
    Case,
    Checklist,
    ChecklistItem,
    MonitoringPlan,
    Site,
)
from oversight.rules import monitoring
from oversight.rules.monitoring import LineKind
from oversight.states import CaseForm, CaseState

PREPARED_IN = (
    CaseState.DRAFT,
    CaseState.REGISTERED,
    CaseState.ANNOUNCED,
    CaseState.UNDER_WAY,
)


class Asked(NamedTuple):
    """One line of a checklist, as it is written down."""

    text: str
    kind: LineKind
    weight: int = 1
    hint: str = ""


class Place(NamedTuple):
    """One site, as it is entered into the list."""

    name: str
    address: str = ""
    body: Organization | None = None
    region: Region | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@transaction.atomic
def write_plan(
    case: Case,
    *,
    from_on: date,
    to_on: date,
    method: str,
    text: str,
    by: Actor,
    at: datetime,
) -> MonitoringPlan:
    """Write the plan of a monitoring, or its next version."""
    case = prepared(case, "write-plan", by=by)
    demand(monitoring.check_plan(from_on=from_on, to_on=to_on))
    plan = MonitoringPlan.objects.create(
        case=case,
        version=case.plans.count() + 1,
        from_on=from_on,
        to_on=to_on,
        method=method,
        text=text,
        written_by=by.user,
        written_at=at,
    )
    said = {"method": method, "text": text}
    record("monitoring-plan.written", plan, by=by, at=at, said=said, public=_open(case))
    return plan


@transaction.atomic
def adopt_checklist(
    case: Case, *, title: str, items: Sequence[Asked], by: Actor, at: datetime
) -> Checklist:
    """Adopt the checklist of a monitoring, or its next version.

    Sites inspected by the version before stay with it.
    """
    case = prepared(case, "adopt-checklist", by=by)
    demand(monitoring.check_checklist([item.kind for item in items]))
    before = case.checklists.first()
    checklist = Checklist.objects.create(
        case=case,
        version=before.version + 1 if before else 1,
        title=title,
        adopted_at=at,
        adopted_by=by.user,
        replaces=before,
    )
    ChecklistItem.objects.bulk_create(
        ChecklistItem(checklist=checklist, position=place, **item._asdict())
        for place, item in enumerate(items, start=1)
    )
    said = {"title": title, "items": [item.text for item in items]}
    record("checklist.adopted", checklist, by=by, at=at, said=said, public=_open(case))
    return checklist


@transaction.atomic
def add_sites(
    case: Case, *, sites: Sequence[Place], by: Actor, at: datetime
) -> list[Site]:
    """Enter places into the list of what the monitoring looks at, in this order."""
    case = prepared(case, "add-sites", by=by)
    last = case.sites.aggregate(last=Max("position"))["last"] or 0
    added = []
    for position, place in enumerate(sites, start=last + 1):
        site = Site.objects.create(case=case, position=position, **place._asdict())
        said = {"name": place.name}
        record("site.added", site, by=by, at=at, said=said, public=_open(case))
        added.append(site)
    return added


@transaction.atomic
def leave_out(site: Site, *, reason: str, by: Actor, at: datetime) -> Site:
    """Say that a site will not be inspected, and why; it stays in the list, marked."""
    case = prepared(site.case, "leave-out", by=by)
    site = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    if site.left_out_at is not None:
        raise MoveRefused(case.procedure, case.state, "leave-out")
    site.left_out_at, site.left_out_reason = at, reason
    site.save(update_fields=["left_out_at", "left_out_reason"])
    said = {"reason": reason}
    record("site.left-out", site, by=by, at=at, said=said, public=_open(case))
    return site


def prepared(case: Case, verb: str, *, by: Actor) -> Case:
    """Lock a monitoring that is not over yet; raise where it is, or is none."""
    case = locked_case(case)
    conflicts.demand_clear(case, by)
    demand(monitoring.check_form(is_monitoring=case.form == CaseForm.MONITORING))
    if case.state not in PREPARED_IN:
        raise MoveRefused(case.procedure, case.state, verb)
    return case


def _open(case: Case) -> bool:
    return case.is_public
