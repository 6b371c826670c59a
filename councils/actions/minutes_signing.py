"""Acts that bind: the text is fixed, signed by two, published, and later corrected."""

from datetime import datetime
from typing import Any

from django.db import transaction

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.journal import leaf
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from councils.actions import minutes_duty, minutes_papers
from councils.actions.meetings import move
from councils.actions.minutes import held, step
from councils.models import Minutes, Passage
from councils.reports import proceedings
from councils.rules import minutes as rule
from councils.states import MINUTES, MinutesState


@transaction.atomic
def freeze(minutes: Minutes, *, by: Actor, at: datetime) -> Minutes:
    """Fix the text with all that happened, and make its papers in kk and ru."""
    minutes = held(minutes)
    step(minutes, "freeze")
    content = proceedings.content_of(minutes, secretary=by.user.name, at=at)
    demand(proceedings.freeze_breaches(minutes, content, at=at))
    minutes.content, minutes.frozen_at = content, at
    minutes_papers.draw(minutes, by=by, at=at)
    minutes.digest = minutes_papers.digest_of(minutes)
    minutes.save()
    record("minutes.frozen", minutes, by=by, at=at, public=False)
    return minutes


@transaction.atomic
def reopen(minutes: Minutes, *, reason: str, by: Actor, at: datetime) -> Minutes:
    """Give the text back to the secretary before the chair signs: no papers stay."""
    minutes = held(minutes)
    step(minutes, "reopen")
    dropped = minutes_papers.papers(minutes)
    said = {"reason": reason, "digest": minutes.digest}
    for name in dropped:
        setattr(minutes, name, None)
    minutes.content, minutes.frozen_at, minutes.digest = None, None, ""
    minutes.secretary_signed_by, minutes.secretary_signed_at = None, None
    minutes.save()
    for file in dropped.values():
        uploads.forget(file, by=by, at=at)
    record("minutes.reopened", minutes, by=by, at=at, said=said, public=False)
    return minutes


@transaction.atomic
def sign_as_secretary(minutes: Minutes, *, by: Actor, at: datetime) -> Minutes:
    """Put the secretary's name to the digest; the chair's follows."""
    minutes = held(minutes)
    step(minutes, "sign-as-secretary")
    demand(
        rule.check_signature(is_one_person=False, is_unchanged=_is_unchanged(minutes))
    )
    minutes.secretary_signed_by, minutes.secretary_signed_at = by.user, at
    minutes.save(update_fields=["state", "secretary_signed_by", "secretary_signed_at"])
    record("minutes.signed-by-secretary", minutes, by=by, at=at, public=False)
    return minutes


@transaction.atomic
def sign_as_chair(minutes: Minutes, *, by: Actor, at: datetime) -> Minutes:
    """Put the chair's name to the digest: the council owes no minutes any more."""
    minutes = held(minutes)
    step(minutes, "sign-as-chair")
    demand(chair_breaches(minutes, by=by))
    minutes.chair_signed_by, minutes.chair_signed_at = by.user, at
    minutes.save(update_fields=["state", "chair_signed_by", "chair_signed_at"])
    if minutes.version == 1:
        move(minutes.meeting, "sign-minutes")
        _sum_up(minutes)
        minutes_duty.done(minutes.meeting, by=by, at=at)
        record("meeting.minutes-signed", minutes.meeting, by=by, at=at)
    record("minutes.signed-by-chair", minutes, by=by, at=at, public=False)
    return minutes


@transaction.atomic
def publish(minutes: Minutes, *, by: Actor, at: datetime) -> Minutes:
    """Show the signed minutes to everybody, their papers with them.

    The meeting's own summary follows the last version that is published.
    """
    minutes = held(minutes)
    step(minutes, "publish")
    minutes.published_at = at
    minutes.save(update_fields=["state", "published_at"])
    for name, file in minutes_papers.papers(minutes).items():
        setattr(minutes, name, uploads.publish(file, by=by, at=at))
    meeting = minutes.meeting
    meeting.minutes_published_at = at
    if minutes.version == 1:
        move(meeting, "publish-minutes")
    _sum_up(minutes)
    record("meeting.minutes-published", meeting, by=by, at=at)
    record("minutes.published", minutes, by=by, at=at)
    return minutes


@transaction.atomic
def correct(minutes: Minutes, *, reason: str, by: Actor, at: datetime) -> Minutes:
    """Begin the next version; the one that is published stays, and leads to it."""
    minutes = held(minutes)
    step(minutes, "correct")
    last = minutes.meeting.minutes.order_by("version").last()
    demand(rule.check_correction(is_last=last == minutes))
    following = Minutes.objects.create(
        meeting=minutes.meeting,
        version=minutes.version + 1,
        state=MinutesState(MINUTES.start),
        drafted_at=at,
        correction_reason=reason,
    )
    Passage.objects.bulk_create(
        Passage(
            minutes=following,
            agenda_item_id=one.agenda_item_id,
            text_kk=one.text_kk,
            text_ru=one.text_ru,
        )
        for one in minutes.passages.all()
    )
    said = {"reason": reason}
    record("minutes.corrected", following, by=by, at=at, said=said, public=False)
    return following


def chair_breaches(minutes: Minutes, *, by: Actor) -> list[Breach]:
    """Return why this person does not sign as chair now."""
    return rule.check_signature(
        is_one_person=minutes.secretary_signed_by_id == by.user.pk,
        is_unchanged=_is_unchanged(minutes),
    )


def _is_unchanged(minutes: Minutes) -> bool:
    """Tell whether the rows still say what the frozen text says."""
    content: dict[str, Any] = minutes.content or {}
    now = proceedings.content_of(
        minutes,
        secretary=content["secretary"],
        at=minutes.frozen_at or minutes.drafted_at,
    )
    return leaf.digest(now) == leaf.digest(content)


def _sum_up(minutes: Minutes) -> None:
    """Keep on the meeting what its lists show of the minutes."""
    meeting = minutes.meeting
    meeting.minutes_signed_at = minutes.chair_signed_at
    meeting.minutes_digest = minutes.digest
    meeting.save(
        update_fields=[
            "state",
            "minutes_signed_at",
            "minutes_digest",
            "minutes_published_at",
        ]
    )
