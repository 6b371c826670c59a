"""Acts upon materials: papers that members read before they meet."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import demand
from councils.actions.meetings import locked, move
from councils.models import AgendaItem, Material, Meeting
from councils.rules import agendas


@transaction.atomic
def add(
    item: AgendaItem, *, file: File, title: str, by: Actor, at: datetime
) -> Material:
    """Lay a paper beside a matter of the agenda; public from the notice on.

    The first one after a notice without any is the day the materials were sent.
    """
    meeting = locked(item.meeting)
    move(meeting, "add-material")
    withdrawn = AgendaItem.objects.get(pk=item.pk).withdrawn_at is not None
    demand(agendas.check_withdrawal(is_withdrawn=withdrawn, has_ballot=False))
    material = Material.objects.create(
        agenda_item=item,
        file=file,
        title=title or file.name,
        added_at=at,
        added_by=by.user,
    )
    public = meeting.notice_sent_at is not None
    if public and meeting.materials_sent_on is None:
        meeting.materials_sent_on = timezone.localdate(at)
        meeting.save(update_fields=["materials_sent_on"])
    files, said = [file.sha256], {"title": material.title}
    kind = "meeting.material-added"
    record(kind, meeting, by=by, at=at, said=said, files=files, public=public)
    return material


@transaction.atomic
def remove(material: Material, *, by: Actor, at: datetime) -> Meeting:
    """Take a paper back before anybody but the council has seen it."""
    meeting = locked(material.agenda_item.meeting)
    move(meeting, "remove-material")
    files = [material.file.sha256]
    material.delete()
    kind = "meeting.material-removed"
    record(kind, meeting, by=by, at=at, files=files, public=False)
    return meeting


@transaction.atomic
def record_sent(meeting: Meeting, *, on: date, by: Actor, at: datetime) -> Meeting:
    """Note on which day the materials were sent by another road."""
    meeting = locked(meeting)
    move(meeting, "record-materials")
    meeting.materials_sent_on = on
    meeting.save(update_fields=["materials_sent_on"])
    public, said = meeting.notice_sent_at is not None, {"on": on.isoformat()}
    kind = "meeting.materials-recorded"
    record(kind, meeting, by=by, at=at, said=said, public=public)
    return meeting
