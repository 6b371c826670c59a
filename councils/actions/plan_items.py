"""From the plan, a monitoring or a draft act, to the agenda of a meeting."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.law.refusal import demand
from councils.actions import agenda
from councils.actions.meetings import Matter
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    ControlKind,
    DraftAct,
    Meeting,
    Monitoring,
    PlanForm,
    PlanItem,
)
from councils.rules import monitorings, work_plans

REPORTS = (PlanForm.HEARING, PlanForm.REPORT_HEARING)


@transaction.atomic
def schedule(
    item: PlanItem, *, meeting: Meeting, by: Actor, at: datetime
) -> AgendaItem:
    """Put a planned matter on the agenda of a meeting that is not convened yet."""
    demand(
        work_plans.check_agenda(
            is_same_council=item.plan.council_id == meeting.council_id,
            is_done=item.done_at_id is not None,
        )
    )
    is_report = item.form in REPORTS
    matter = Matter(
        kind=AgendaItemKind.REPORT if is_report else AgendaItemKind.OTHER,
        title_kk=item.title_kk,
        title_ru=item.title_ru,
        invited_body=item.invited_body,
        rapporteur_seat=item.responsible,
        plan_item=item,
    )
    return agenda.add(meeting, matter=matter, by=by, at=at)


@transaction.atomic
def submit(
    monitoring: Monitoring, *, meeting: Meeting, by: Actor, at: datetime
) -> AgendaItem:
    """Lay a monitoring or an expertise before the council: it adopts what follows."""
    is_same = monitoring.council_id == meeting.council_id
    demand(monitorings.check_agenda(is_same_council=is_same))
    is_expertise = monitoring.kind == ControlKind.EXPERTISE
    matter = Matter(
        kind=AgendaItemKind.EXPERTISE if is_expertise else AgendaItemKind.MONITORING,
        title_kk=monitoring.theme_kk,
        title_ru=monitoring.theme_ru,
        invited_body=monitoring.body,
        monitoring=monitoring,
    )
    return agenda.add(meeting, matter=matter, by=by, at=at)


@transaction.atomic
def consider(
    draft: DraftAct, *, meeting: Meeting, by: Actor, at: datetime
) -> AgendaItem:
    """Put a draft act before the council, or before its commission."""
    matter = Matter(
        kind=AgendaItemKind.DRAFT_ACT,
        title_kk=draft.title_kk,
        title_ru=draft.title_ru,
        invited_body=draft.body,
        draft_act=draft,
    )
    return agenda.add(meeting, matter=matter, by=by, at=at)
