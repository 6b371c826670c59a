"""What happened at a meeting, as plain data: what its minutes are made of.

Read in one number of queries whatever the meeting's length. Nothing here is of one
language: a paper words it. Citizens who registered for a hearing are counted and not
named: the minutes are public, and their names are not.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.law.breach import Breach
from councils.models import (
    IN_SESSION,
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Ballot,
    Capacity,
    Contribution,
    Decision,
    Guest,
    Meeting,
    MeetingKind,
    Minutes,
)
from councils.reports.sittings import quorum_at, seats_of
from councils.rules import minutes as rule
from councils.rules.minutes import Shown

Plain = dict[str, Any]


def content_of(minutes: Minutes, *, secretary: str, at: datetime) -> Plain:
    """Return what this version of the minutes says, as the rows have it now."""
    meeting = Meeting.objects.select_related(
        "council__organization", "council__body", "commission", "presided_by"
    ).get(pk=minutes.meeting_id)
    chair = meeting.presided_by.name if meeting.presided_by else ""
    return {
        "version": minutes.version,
        "correction_reason": minutes.correction_reason,
        "council": _named(meeting.council.organization),
        "body": _named(meeting.council.body),
        "meeting": _meeting(meeting),
        "chair": chair or meeting.recorded_chair,
        "secretary": secretary,
        **_presence(meeting, at=at),
        "guests": _guests(meeting),
        "participants": meeting.guests.filter(
            capacity=Capacity.PARTICIPANT, arrived_at__isnull=False
        ).count(),
        "agenda_versions": _agenda_versions(meeting),
        "items": _items(meeting, minutes),
    }


def shown_of(content: Plain) -> Shown:
    """Return what the law asks of the minutes of a hearing, as this content has it."""
    items = [item for item in content["items"] if not item["withdrawn_reason"]]
    return Shown(
        place=content["meeting"]["place"] or content["meeting"]["link"],
        present=content["present"],
        presiding=content["chair"],
        secretary=content["secretary"],
        silent_matters=[
            item["position"]
            for item in items
            if not (_is_heard(item) or item["contributions"])
        ],
        reports_without_speaker=[
            item["position"]
            for item in items
            if item["kind"] == "report" and not item["rapporteur"]
        ],
    )


def content_breaches(content: Plain) -> list[Breach]:
    """Return what the law asks of minutes of this kind, and this content lacks."""
    kind = content["meeting"]["kind"]
    return rule.check_content(
        is_hearing=kind == MeetingKind.HEARING,
        is_report_hearing=kind == MeetingKind.REPORT_HEARING,
        shown=shown_of(content),
    )


def freeze_breaches(minutes: Minutes, content: Plain, *, at: datetime) -> list[Breach]:
    """Return why the text cannot be fixed at this moment with this content."""
    return [
        *rule.check_freeze(
            until=minutes.remarks_until,
            at=at,
            unanswered=minutes.remarks.filter(answered_at=None).count(),
        ),
        *content_breaches(content),
    ]


def keeper_of(minutes: Minutes, *, at: datetime) -> str:
    """Return the name of who keeps the minutes: as fixed, or as the office is held."""
    if minutes.content is not None:
        return str(minutes.content["secretary"])
    offices = minutes.meeting.council.organization.offices
    held = offices.in_force(timezone.localdate(at)).filter(role=Role.SECRETARY)
    names = held.order_by("from_on", "id").values_list("user__name", flat=True)
    return names.first() or ""


def _is_heard(item: Plain) -> bool:
    """Tell whether more is said of a matter than who reports on it."""
    name = item["rapporteur"].strip()
    return any(
        item[text].strip() not in ("", name) for text in ("heard_kk", "heard_ru")
    )


def attended(meeting: Meeting) -> set[UUID]:
    """Return the seats whose members took part, for however short a time."""
    entries = Attendance.objects.filter(meeting=meeting).without_corrected()
    came = entries.filter(status__in=IN_SESSION)
    return set(came.values_list("seat_id", flat=True))


def _meeting(meeting: Meeting) -> Plain:
    commission = meeting.commission
    return {
        "id": str(meeting.pk),
        "kind": meeting.kind,
        "number": meeting.number,
        "year": meeting.year,
        "held_on": meeting.held_on.isoformat(),
        "opened_at": _moment(meeting.opened_at),
        "closed_at": _moment(meeting.closed_at),
        "starts_at": _moment(meeting.starts_at),
        "place": meeting.place,
        "link": meeting.link,
        "convened_by": meeting.convened_by,
        "commission_kk": commission.name_kk if commission else "",
        "commission_ru": commission.name_ru if commission else "",
        "failed": meeting.opened_at is None,
        "is_demonstration": meeting.is_demonstration,
        "source": meeting.source,
    }


def _presence(meeting: Meeting, *, at: datetime) -> Plain:
    """Return each member's spells, and the quorum at the opening of the meeting."""
    spells: dict[UUID, list[Plain]] = defaultdict(list)
    entries = Attendance.objects.filter(meeting=meeting).without_corrected()
    for entry in entries.with_ends().order_by("from_at", "id"):
        until = getattr(entry, "to_at", None) or meeting.closed_at
        spells[entry.seat_id].append(
            {
                "status": entry.status,
                "from": _moment(entry.from_at),
                "to": _moment(until),
            }
        )
    members: list[Plain] = [
        {"name": seat.person_name, "spells": spells.get(seat.pk, [])}
        for seat in seats_of(meeting)
    ]
    quorum = quorum_at(meeting, at=meeting.opened_at or at)
    return {
        "members": members,
        "present": sum(_took_part(member["spells"]) for member in members),
        "quorum": {
            "members": quorum.members,
            "present": quorum.present,
            "remote": quorum.remote,
            "needed": quorum.needed,
            "holds": quorum.holds,
            "law": quorum.law.text.as_json(),
        },
    }


def _took_part(spells: Iterable[Plain]) -> bool:
    return any(AttendanceStatus(one["status"]) in IN_SESSION for one in spells)


def _guests(meeting: Meeting) -> list[Plain]:
    known = meeting.guests.expected().exclude(capacity=Capacity.PARTICIPANT)
    return [_guest(guest) for guest in known.select_related("organization")]


def _guest(guest: Guest) -> Plain:
    return {
        "name": guest.person_name,
        "position": guest.position,
        "capacity": guest.capacity,
        "organization": _named(guest.organization) if guest.organization else None,
        "is_remote": guest.is_remote,
        "from": _moment(guest.arrived_at),
        "to": _moment(guest.left_at),
    }


def _agenda_versions(meeting: Meeting) -> list[Plain]:
    return [
        {
            "number": version.number,
            "made_at": _moment(version.made_at),
            "reason": version.reason,
            "items": [
                {name: item[name] for name in ("position", "title_kk", "title_ru")}
                for item in version.items
            ],
        }
        for version in meeting.agenda_versions.order_by("number")
    ]


def _items(meeting: Meeting, minutes: Minutes) -> list[Plain]:
    heard = {one.agenda_item_id: one for one in minutes.passages.all()}
    said = _by_item(_contributions(meeting))
    ballots = _by_item(_ballots(meeting))
    decisions = _by_item(_decisions(meeting))
    told = meeting.agenda_items.ever_told()
    items = told.select_related("invited_body").order_by("position")
    return [
        {
            **_item(item),
            "heard_kk": heard[item.pk].text_kk if item.pk in heard else "",
            "heard_ru": heard[item.pk].text_ru if item.pk in heard else "",
            "contributions": [_contribution(one) for one in said[item.pk]],
            "ballots": [_ballot(one) for one in ballots[item.pk]],
            "decisions": [_decision(one) for one in decisions[item.pk]],
        }
        for item in items
    ]


def _item(item: AgendaItem) -> Plain:
    body = item.invited_body
    return {
        "position": item.position,
        "kind": item.kind,
        "title_kk": item.title_kk,
        "title_ru": item.title_ru,
        "rapporteur": item.rapporteur,
        "invited_body": _named(body) if body else None,
        "withdrawn_reason": item.withdrawn_reason,
    }


def _by_item(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.agenda_item_id].append(row)
    return found


def _contributions(meeting: Meeting) -> Iterable[Contribution]:
    return meeting.contributions.select_related("seat", "guest__organization")


def _contribution(contribution: Contribution) -> Plain:
    seat, guest = contribution.seat, contribution.guest
    is_citizen = guest is not None and guest.capacity == Capacity.PARTICIPANT
    author = seat.person_name if seat else "" if is_citizen else str(guest)
    return {
        "author": author,
        "kind": contribution.kind,
        "language": contribution.language,
        "text": contribution.text,
        "answer": contribution.answer,
        "answered_by": contribution.answered_by,
    }


def _ballots(meeting: Meeting) -> Iterable[Ballot]:
    return meeting.ballots.prefetch_related("roll", "candidates__seat", "votes__seat")


def _ballot(ballot: Ballot) -> Plain:
    conflicts = {vote.seat_id: vote.conflict for vote in ballot.votes.all()}
    return {
        "question_kk": ballot.question_kk,
        "question_ru": ballot.question_ru,
        "state": ballot.state,
        "matter": ballot.matter,
        "withdrawn_reason": ballot.withdrawn_reason,
        "is_repeat": ballot.repeats_id is not None,
        "is_recount": ballot.recount_of_id is not None,
        "recount_reason": ballot.recount_reason,
        "members": ballot.members,
        "present": ballot.present,
        "for": ballot.votes_for,
        "against": ballot.votes_against,
        "abstained": ballot.votes_abstained,
        "recused": ballot.votes_recused,
        "needed": ballot.needed,
        "carried": ballot.carried,
        "explanation": ballot.explanation,
        "candidates": [
            {
                "name": one.seat.person_name,
                "votes": one.votes,
                "elected": one.is_elected,
            }
            for one in ballot.candidates.all()
        ],
        "roll": [
            {
                "name": entry.person_name,
                "standing": entry.standing,
                "conflict": conflicts.get(entry.seat_id, ""),
            }
            for entry in ballot.roll.all()
        ],
    }


def _decisions(meeting: Meeting) -> Iterable[Decision]:
    rows = meeting.decisions.prefetch_related("recommendations__body")
    return rows.order_by("year", "number")


def _decision(decision: Decision) -> Plain:
    return {
        "number": str(decision),
        "adopted_on": decision.adopted_on.isoformat(),
        "text_kk": decision.text_kk,
        "text_ru": decision.text_ru,
        "recommendations": [
            {
                "body": _named(one.body),
                "language": one.language,
                "text": one.text,
                "power": one.power,
            }
            for one in decision.recommendations.all()
        ],
    }


def _named(organization: Organization) -> Plain:
    return {
        "kk": organization.name_kk,
        "ru": organization.name_ru or organization.name_kk,
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else timezone.localtime(at).isoformat(timespec="minutes")
