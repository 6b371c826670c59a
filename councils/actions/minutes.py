"""Acts upon draft minutes: worded by the secretary, read by those who were there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.law.term import Term
from backend.notices import outbox
from councils.actions.meetings import locked, move
from councils.models import (
    AgendaItem,
    Meeting,
    Minutes,
    Passage,
    Remark,
    Seat,
)
from councils.reports import proceedings
from councils.rules import minutes as rule
from councils.states import MINUTES, MinutesState

NOUN = "minutes"
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True)
class Wording:
    """What was heard on one matter, in one language or both."""

    agenda_item: AgendaItem
    text_kk: str
    text_ru: str


@transaction.atomic
def draft(meeting: Meeting, *, by: Actor, at: datetime) -> Minutes:
    """Begin the minutes of a meeting that is over: on each matter, who reported.

    Votes, decisions and what was brought forward stand in them from the record. A
    meeting has one first version: later ones correct it.
    """
    meeting = locked(meeting)
    move(meeting, "draft-minutes")
    demand(
        rule.check_draft(
            is_begun=meeting.minutes.exists(), is_imported=meeting.is_imported
        )
    )
    minutes = Minutes.objects.create(
        meeting=meeting,
        version=1,
        state=MinutesState(MINUTES.start),
        drafted_at=at,
    )
    items = meeting.agenda_items.ever_told().order_by("position")
    Passage.objects.bulk_create(_begun(minutes, item) for item in items)
    record("minutes.drafted", minutes, by=by, at=at, public=False)
    return minutes


@transaction.atomic
def edit(
    minutes: Minutes, *, passages: Sequence[Wording], by: Actor, at: datetime
) -> Minutes:
    """Word what was heard anew; a matter that is not named stays as it was."""
    minutes = held(minutes)
    step(minutes, "edit")
    matters = set(minutes.meeting.agenda_items.values_list("pk", flat=True))
    for one in passages:
        if one.agenda_item.pk not in matters:
            message = "an agenda item of another meeting"
            raise ValueError(message)
        minutes.passages.update_or_create(
            agenda_item=one.agenda_item,
            defaults={"text_kk": one.text_kk, "text_ru": one.text_ru},
        )
    record("minutes.edited", minutes, by=by, at=at, public=False)
    return minutes


@transaction.atomic
def send_for_remarks(
    minutes: Minutes, *, until: datetime | None, by: Actor, at: datetime
) -> Minutes:
    """Show the draft to those who were there, and take their remarks for some days."""
    minutes = held(minutes)
    step(minutes, "send-for-remarks")
    due = remarks_due(minutes.meeting, at=at)
    until_on = timezone.localdate(until) if until else None
    demand(rule.check_sending(until=until, until_on=until_on, at=at, due=due))
    minutes.remarks_until = until or _end_of(due)
    minutes.remarks_term = due.as_json() if due else None
    minutes.save(update_fields=["state", "remarks_until", "remarks_term"])
    _tell_those_who_attended(minutes, at=at)
    record("minutes.sent-for-remarks", minutes, by=by, at=at, law=due, public=False)
    return minutes


@transaction.atomic
def remark(minutes: Minutes, *, text: str, by: Actor, at: datetime) -> Remark:
    """Say what a member who was there would have otherwise."""
    minutes = held(minutes)
    step(minutes, "remark")
    demand(remark_breaches(minutes, by=by, at=at))
    seat: Any = seat_of(minutes.meeting, by)
    made = Remark.objects.create(minutes=minutes, seat=seat, text=text, made_at=at)
    record("minutes.remark-made", minutes, by=by, at=at, public=False)
    return made


@transaction.atomic
def answer_remark(
    minutes: Minutes,
    *,
    remark: Remark,
    is_taken: bool,
    answer: str,
    by: Actor,
    at: datetime,
) -> Minutes:
    """Take a remark, or say why not; the text itself is edited apart."""
    minutes = held(minutes)
    step(minutes, "answer-remark")
    remark = minutes.remarks.select_for_update().get(pk=remark.pk)
    demand(
        rule.check_answer(
            is_answered=remark.answered_at is not None,
            is_taken=is_taken,
            has_words=bool(answer),
        )
    )
    remark.is_taken, remark.answer, remark.answered_at = is_taken, answer, at
    remark.save(update_fields=["is_taken", "answer", "answered_at"])
    record("minutes.remark-answered", minutes, by=by, at=at, public=False)
    return minutes


def remark_breaches(minutes: Minutes, *, by: Actor, at: datetime) -> list[Breach]:
    """Return why this person makes no remark now."""
    attended = seat_of(minutes.meeting, by) is not None
    return rule.check_remark(attended=attended, until=minutes.remarks_until, at=at)


def remarks_due(meeting: Meeting, *, at: datetime) -> Term | None:
    """Return until when remarks on a draft sent now are taken, if that is settled."""
    today = timezone.localdate(at)
    return rule.remarks_due(
        sent_on=today,
        settings=meeting.council.settings_on(today),
        calendar=calendars.current(),
    )


def seat_of(meeting: Meeting, by: Actor) -> Seat | None:
    """Return the seat in which this person took part in the meeting."""
    there = proceedings.attended(meeting)
    return Seat.objects.filter(pk__in=there, user=by.user).first()


def held(minutes: Minutes) -> Minutes:
    """Return the minutes as they are now; every act on their meeting waits for us."""
    meeting = locked(minutes.meeting)
    minutes = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    minutes.meeting = meeting
    return minutes


def step(minutes: Minutes, act: str) -> None:
    """Take the step that the procedure has for this act, or refuse."""
    minutes.state = MinutesState(MINUTES.target(minutes.state, act))


def _begun(minutes: Minutes, item: AgendaItem) -> Passage:
    """Return the first words on a matter: who reports on it."""
    who = item.rapporteur
    return Passage(minutes=minutes, agenda_item=item, text_kk=who, text_ru=who)


def _end_of(due: Term | None) -> datetime | None:
    if due is None:
        return None
    zone = timezone.get_current_timezone()
    return datetime.combine(due.due_on, LAST_MINUTE, tzinfo=zone)


def _tell_those_who_attended(minutes: Minutes, *, at: datetime) -> None:
    meeting = minutes.meeting
    organization = meeting.council.organization
    until = minutes.remarks_until
    context = {
        "council_kk": organization.name_kk,
        "council_ru": organization.name_ru or organization.name_kk,
        "council_en": organization.name_en or organization.name_kk,
        "held_on": meeting.held_on.strftime("%d.%m.%Y"),
        "until": timezone.localtime(until).strftime("%d.%m.%Y %H:%M") if until else "",
        "site": settings.PUBLIC_URL,
        "id": str(minutes.pk),
    }
    there = Seat.objects.filter(pk__in=proceedings.attended(meeting))
    for seat in there.filter(user__isnull=False).select_related("user"):
        if seat.user is not None:
            about = (NOUN, minutes.pk)
            outbox.post(
                "minutes_remarks", to=seat.user, context=context, about=about, at=at
            )
