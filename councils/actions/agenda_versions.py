"""What was told of a meeting, kept as it was told at each moment."""

from datetime import datetime

from backend.accounts.actor import Actor
from councils.models import AgendaVersion, Meeting


def write(meeting: Meeting, *, reason: str, by: Actor, at: datetime) -> AgendaVersion:
    """Keep day, place and agenda as they are now, beside every earlier version."""
    return AgendaVersion.objects.create(
        meeting=meeting,
        number=meeting.agenda_versions.count() + 1,
        starts_at=meeting.starts_at,
        place=meeting.place,
        link=meeting.link,
        items=[
            {
                "id": str(item.pk),
                "position": item.position,
                "kind": item.kind,
                "title_kk": item.title_kk,
                "title_ru": item.title_ru,
                "rapporteur": item.rapporteur,
            }
            for item in meeting.agenda_items.standing()
        ],
        reason=reason,
        made_at=at,
        made_by=by.user,
    )
