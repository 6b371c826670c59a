"""Acts upon the minutes of a meeting: signed by the chair, then published."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal import leaf
from backend.journal.journal import record
from councils.actions.meetings import locked, move
from councils.models import Meeting


@transaction.atomic
def sign(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Bind the chair to the words of every decision, by their digest."""
    meeting = locked(meeting)
    move(meeting, "sign-minutes")
    meeting.minutes_signed_at = at
    meeting.minutes_digest = digest(meeting)
    meeting.save(update_fields=["state", "minutes_signed_at", "minutes_digest"])
    record("meeting.minutes-signed", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def publish(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Show the signed minutes to everybody."""
    meeting = locked(meeting)
    move(meeting, "publish-minutes")
    meeting.minutes_published_at = at
    meeting.save(update_fields=["state", "minutes_published_at"])
    record("meeting.minutes-published", meeting, by=by, at=at)
    return meeting


def digest(meeting: Meeting) -> str:
    """Return the SHA-256 of the meeting's decisions, as canonical JSON."""
    decisions = meeting.decisions.order_by("year", "number")
    return leaf.digest(
        {
            "meeting": str(meeting.pk),
            "decisions": [
                {"number": str(one), "kk": one.text_kk, "ru": one.text_ru}
                for one in decisions
            ],
        }
    )
