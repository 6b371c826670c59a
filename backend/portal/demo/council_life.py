"""Meetings of the councils: called, held, decided; or called off."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.portal.demo import replies, tables
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story, at, minutes
from councils import reports
from councils.actions import (
    attendance,
    ballots,
    decisions,
    hearings,
    meetings,
    minutes_signing,
    past_meetings,
    sittings,
)
from councils.actions import (
    minutes as protocol,
)
from councils.actions.ballots import Hand, Question
from councils.actions.decisions import Advice
from councils.actions.minutes import Wording
from councils.actions.past_meetings import Past
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    AttendanceStatus,
    Ballot,
    Choice,
    Council,
    Decision,
    Meeting,
    MeetingKind,
    Minutes,
    Seat,
)
from councils.rules.voting import Matter
from oversight.actions import cases, council_cases
from oversight.actions.final_documents import Line

PLANNED, CONVENED, EARLY = 14, 10, 20  # working days ahead, working days, minutes
EXCUSE = "Іссапарда / в командировке"
HEARD_KK = "Баяндама тыңдалды, мүшелердің сұрақтарына жауап берілді (көрсетілім)."
HEARD_RU = "Доклад заслушан, на вопросы членов даны ответы (демонстрация)."
ITEM_TAKES, REMARKS_TAKE = 15, 24 * 60  # minutes
SIGNED, PUBLISHED = 2, 3  # working days after the meeting


def stories(cast: Cast, councils: Mapping[str, Council], days: Days) -> Iterator[Story]:
    """Return every meeting, and what became of what it recommended."""
    for variant, told in enumerate(tables.texts("meetings")):
        council = councils[told["council"]]
        yield from _Sitting(cast, council, days, told, variant).stories()


def drafted(cast: Cast, days: Days) -> Iterator[Story]:
    """Return the matters that a council has decided on paper and not sent yet."""
    for told in tables.texts("decided"):
        yield _decided(cast, days, told)


def _decided(cast: Cast, days: Days, told: Mapping[str, Any]) -> Story:
    moment = days.ago(told["ago"])
    yield moment
    council = cast.places[told["council"]]
    by = cast.holder(Role.SECRETARY, of=council)
    if by is None:
        message = f"{council} has no secretary."
        raise LookupError(message)
    case = council_cases.open_decided(
        council=council,
        theme=told["theme"],
        language=told["language"],
        text=told["text"],
        recommendations=[
            Line(one["text"], cast.places[one["to"]], one["power"])
            for one in told["recommendations"]
        ],
        decided_on=timezone.localdate(moment),
        by=by,
        at=moment,
    )
    cases.mark_as_demonstration(case, source="", by=by, at=moment)
    if "withdrawn" in told:
        moment = days.ago(told["withdrawn"])
        yield moment
        cases.withdraw(case, reason=told["reason"], by=by, at=moment)


class _Sitting:
    """One meeting, as the texts tell it."""

    def __init__(
        self,
        cast: Cast,
        council: Council,
        days: Days,
        told: Mapping[str, Any],
        variant: int,
    ) -> None:
        self.cast, self.council, self.days = cast, council, days
        self.told, self.variant = told, variant
        clock = time.fromisoformat(told["time"])
        if "on" in told:
            self.starts_at = at(date.fromisoformat(told["on"]), clock)
        else:
            self.starts_at = days.ago(told["ago"], clock)
        self.held_on = timezone.localdate(self.starts_at)
        self.adopted: dict[int, Decision] = {}

    @property
    def organization(self) -> Organization:
        """The council among the organizations."""
        return self.council.organization

    @property
    def secretary(self) -> Actor:
        """Who prepares the meeting."""
        return self._holder(Role.SECRETARY)

    @property
    def chair(self) -> Actor:
        """Who presides."""
        return self._holder(Role.CHAIR)

    def stories(self) -> Iterator[Story]:
        """Return the meeting, and one story for each decision that was sent."""
        if self.told["end"] == "past":
            yield self._recorded()
            return
        yield self._held()
        for place, item in enumerate(self.told["agenda"]):
            if "send" in item.get("decision", {}):
                yield self._sent(place, item["decision"])

    def _recorded(self) -> Story:
        moment = self.days.ago(200)
        yield moment
        past = Past(
            kind=MeetingKind(self.told["kind"]),
            starts_at=self.starts_at,
            source=self.told["source"],
            place=self.told["place"],
        )
        past_meetings.record_past(
            self.council, past=past, agenda=self._agenda(), by=self.secretary, at=moment
        )

    def _held(self) -> Story:
        planned = self.days.before(self.held_on, PLANNED)
        if self.told["end"] == "planned":
            planned = self.days.ago(3)
        yield planned
        meeting = self._plan(at=planned)
        if self.told["end"] == "planned":
            return
        convened = self.days.before(self.held_on, CONVENED)
        yield convened
        sent_on = timezone.localdate(convened)
        by = self.secretary
        if meeting.kind == MeetingKind.HEARING:
            hearings.agree_date(meeting, on=sent_on, by=by, at=convened)
        meetings.convene(meeting, materials_sent_on=sent_on, by=by, at=convened)
        if self.told["end"] == "convened":
            return
        if self.told["end"] == "cancelled":
            moment = self.days.before(self.held_on, 1)
            yield moment
            reason = self.told["reason"]
            meetings.cancel(meeting, reason=reason, by=self.chair, at=moment)
            return
        yield self.starts_at - minutes(EARLY)
        self._come(meeting)
        yield self.starts_at
        if self.told["end"] == "failed":
            late = self.starts_at + minutes(EARLY)
            sittings.fail_for_want_of_quorum(meeting, by=self.chair, at=late)
            return
        yield from self._sit(meeting)

    def _sit(self, meeting: Meeting) -> Story:
        sittings.open_meeting(meeting, by=self.chair, at=self.starts_at)
        moment = self.starts_at
        for place, item in enumerate(meeting.agenda_items.order_by("position")):
            moment = moment + minutes(ITEM_TAKES)
            yield moment
            self._consider(item, place, at=moment)
        if self.told["end"] == "open":
            return
        sittings.close(meeting, by=self.chair, at=moment + minutes(ITEM_TAKES))
        if self.told["end"] == "closed":
            return
        signed = self.days.after(self.held_on, SIGNED)
        yield signed
        minutes_of = self._worded(meeting, at=signed)
        minutes_signing.sign_as_chair(minutes_of, by=self.chair, at=signed)
        if self.told["end"] == "published":
            published = self.days.after(self.held_on, PUBLISHED)
            yield published
            minutes_signing.publish(minutes_of, by=self.secretary, at=published)

    def _worded(self, meeting: Meeting, *, at: datetime) -> Minutes:
        """Bring the minutes to the secretary's signature; nobody had a remark."""
        by, sent = self.secretary, at - minutes(REMARKS_TAKE)
        drafted = protocol.draft(meeting, by=by, at=sent)
        heard = [
            Wording(item, _after(item, HEARD_KK), _after(item, HEARD_RU))
            for item in meeting.agenda_items.filter(withdrawn_at=None)
        ]
        drafted = protocol.edit(drafted, passages=heard, by=by, at=sent)
        until = at - minutes(1)
        out = protocol.send_for_remarks(drafted, until=until, by=by, at=sent)
        frozen = minutes_signing.freeze(out, by=by, at=at)
        return minutes_signing.sign_as_secretary(frozen, by=by, at=at)

    def _plan(self, *, at: datetime) -> Meeting:
        meeting = meetings.plan(
            self.council,
            kind=MeetingKind(self.told["kind"]),
            starts_at=self.starts_at,
            place=self.told["place"],
            link="",
            agenda=self._agenda(),
            by=self.secretary,
            at=at,
        )
        source = self.told.get("source", "")
        return meetings.mark_as_demonstration(
            meeting, source=source, by=self.secretary, at=at
        )

    def _come(self, meeting: Meeting) -> None:
        """Enter the members: some from afar, some with a reason, the rest stay away.

        Those who have an account come first.
        """
        at = self.starts_at - minutes(EARLY)
        by, seats = self.secretary, self._seats(meeting)
        present, excused = self.told["present"], self.told.get("excused", 0)
        in_the_room = present - self.told.get("remote", 0)
        for place, seat in enumerate(seats[: present + excused]):
            if place >= present:
                attendance.excuse(meeting, seat=seat, reason=EXCUSE, by=by, at=at)
                continue
            status = AttendanceStatus.PRESENT
            if place >= in_the_room:
                status = AttendanceStatus.REMOTE
            attendance.arrive(meeting, seat=seat, status=status, by=by, at=at)

    def _consider(self, item: AgendaItem, place: int, *, at: datetime) -> None:
        told = self.told["agenda"][place]
        if not {"votes", "withdraw", "leave_open"} & told.keys():
            return
        question = Question(
            kk=told.get("kk", ""),
            ru=told.get("ru", ""),
            matter=Matter(told.get("matter", "ordinary")),
        )
        ballot = ballots.put_to_vote(item, question=question, by=self.chair, at=at)
        if "withdraw" in told:
            reason = told["withdraw"]
            ballots.withdraw(ballot, reason=reason, by=self.chair, at=at + minutes(3))
        if "votes" not in told:
            return
        self._vote(ballot, told["votes"], at=at + minutes(2))
        ballot = ballots.close(ballot, by=self.chair, at=at + minutes(4))
        said = told.get("decision", {})
        if ballot.carried and said:
            self.adopted[place] = decisions.adopt(
                ballot,
                text_kk=said.get("kk", ""),
                text_ru=said.get("ru", ""),
                recommendations=self._advice(said),
                by=self.secretary,
                at=at + minutes(6),
            )

    def _vote(self, ballot: Ballot, told: list[int], *, at: datetime) -> None:
        """Members with an account vote themselves; of the others hands are counted."""
        voted_for, against, abstained = told
        said = [Choice.FOR] * voted_for
        said += [Choice.AGAINST] * against + [Choice.ABSTAINED] * abstained
        hands = {}
        for seat, choice in zip(self._seats(ballot.meeting), said, strict=False):
            if seat.user is None:
                hands[seat] = Hand(choice)
                continue
            office = self.organization.offices.filter(user=seat.user).first()
            by = Actor(seat.user, (office,) if office else (), grant=office)
            ballots.cast(ballot, choice=choice, by=by, at=at)
        ballots.enter_show_of_hands(ballot, votes=hands, by=self.secretary, at=at)

    def _sent(self, place: int, said: Mapping[str, Any]) -> Story:
        moment = self.days.after(self.held_on, said["send"])
        yield moment
        sender = self.secretary
        decision = decisions.send_recommendations(
            self.adopted[place], by=sender, at=moment
        )
        case = decision.case
        if case is None:
            message = f"{decision} was sent, and opened no case."
            raise LookupError(message)
        source = self.told.get("source", "")
        cases.mark_as_demonstration(case, source=source, by=sender, at=moment)
        letters = replies.Correspondence(
            self.cast, case, said["language"], sender, self.variant
        )
        sent_on = timezone.localdate(moment)
        yield from replies.follow(letters, said, sent_on=sent_on, days=self.days)

    def _agenda(self) -> list[meetings.Matter]:
        return [
            meetings.Matter(
                kind=AgendaItemKind(item["kind"]),
                title_kk=item.get("kk", ""),
                title_ru=item.get("ru", ""),
                rapporteur=item.get("rapporteur", ""),
                invited_body=self.cast.places[item["body"]] if "body" in item else None,
                power=item.get("power", ""),
            )
            for item in self.told["agenda"]
        ]

    def _advice(self, said: Mapping[str, Any]) -> list[Advice]:
        return [
            Advice(
                body=self.cast.places[one["to"]],
                text=one["text"],
                power=one["power"],
                language=said["language"],
            )
            for one in said.get("recommendations", [])
        ]

    def _seats(self, meeting: Meeting) -> list[Seat]:
        seats = reports.seats_of(meeting).select_related("user")
        return sorted(seats, key=lambda seat: (seat.user is None, seat.person_name))

    def _holder(self, role: Role) -> Actor:
        found = self.cast.holder(role, of=self.organization)
        if found is None:
            message = f"{self.organization} has no {role}."
            raise LookupError(message)
        return found


def _after(item: AgendaItem, heard: str) -> str:
    """Return what was heard, after who reported."""
    return f"{item.rapporteur}. {heard}" if item.rapporteur else heard
