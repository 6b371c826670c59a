"""Minutes of meetings, made by the same acts as in life."""

from datetime import datetime, timedelta

from backend.law.refusal import RuleBroken
from councils.actions import (
    attendance,
    ballots,
    councils,
    decisions,
    meetings,
    minutes,
    minutes_signing,
    sittings,
)
from councils.actions.ballots import Hand, Question
from councils.actions.decisions import Advice
from councils.actions.minutes import Wording
from councils.models import Choice, Decision, Meeting, Minutes
from tests.councils import factories as made
from tests.councils import hearing_factories
from tests.councils.factories import AT, DAY, House

HOUR = timedelta(hours=1)
ENDED, SENT, UNTIL, FIXED = AT + HOUR, AT + 2 * HOUR, AT + DAY, AT + 2 * DAY
HEARD_KK, HEARD_RU = "Баяндама тыңдалды.", "Доклад заслушан."
SOURCE = "Ереже, 20-тармақ"


def settle(of: House, key: str, days: int, *, at: datetime = AT) -> None:
    """Enter so many days into the council's regulation, in force from that day."""
    councils.settle(
        of.council,
        key=key,
        value=days,
        source=SOURCE,
        from_on=at.date(),
        by=of.secretary,
        at=at,
    )


def closed(of: House, *, present: int = 2, at: datetime = AT) -> Meeting:
    """Hold a meeting at which one decision is adopted, and close it an hour later."""
    decision: Decision = made.decided_by(of, present=present, votes_for=present, at=at)
    return sittings.close(decision.meeting, by=of.chair, at=at + HOUR)


def busy(of: House, *, items: int, present: int, at: datetime = AT) -> Meeting:
    """Hold a meeting that decides on so many matters, and close it."""
    meeting = made.planned(of, items=items, at=at)
    by = of.secretary
    meeting = meetings.convene(meeting, materials_sent_on=None, by=by, at=at)
    for seat in of.seats[:present]:
        attendance.arrive(meeting, seat=seat, status=made.PRESENT, by=by, at=at)
    meeting = sittings.open_meeting(meeting, by=of.chair, at=at)
    votes = {seat: Hand(Choice.FOR) for seat in of.seats[:present]}
    for item in meeting.agenda_items.order_by("position"):
        question = Question(kk="Қабылдансын ба?")
        ballot = ballots.put_to_vote(item, question=question, by=of.chair, at=at)
        ballots.enter_show_of_hands(ballot, votes=votes, by=by, at=at)
        ballot = ballots.close(ballot, by=of.chair, at=at)
        decisions.adopt(
            ballot,
            text_kk="Қабылдансын.",
            text_ru="Принять.",
            recommendations=[Advice(of.body, "Жөндеу", "5(1)(2)")],
            by=by,
            at=at,
        )
    return sittings.close(meeting, by=of.chair, at=at + HOUR)


def public_hearing(of: House, *, at: datetime = AT) -> Meeting:
    """Hold a public hearing at which nobody wrote down a word, and close it."""
    meeting = hearing_factories.convened(of, at=at - hearing_factories.AHEAD)
    for seat in of.seats[:2]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=of.secretary, at=at
        )
    meeting = sittings.open_meeting(meeting, by=of.chair, at=at)
    return sittings.close(meeting, by=of.chair, at=at + HOUR)


def failed(of: House, *, present: int = 1, at: datetime = AT) -> Meeting:
    """Let a meeting fail for want of a quorum."""
    meeting = made.gathered(of, present, at=at)
    return sittings.fail_for_want_of_quorum(meeting, by=of.chair, at=at + HOUR)


def drafted(of: House, meeting: Meeting | None = None, *, at: datetime = AT) -> Minutes:
    """Begin the minutes, and word every matter of the agenda."""
    meeting = meeting or closed(of, at=at)
    begun = minutes.draft(meeting, by=of.secretary, at=at + HOUR)
    heard = [
        Wording(item, HEARD_KK, HEARD_RU)
        for item in meeting.agenda_items.order_by("position")
    ]
    return minutes.edit(begun, passages=heard, by=of.secretary, at=at + HOUR)


def sent(of: House, meeting: Meeting | None = None, *, at: datetime = AT) -> Minutes:
    """Send the draft for remarks, which are taken for a day."""
    item = drafted(of, meeting, at=at)
    return minutes.send_for_remarks(
        item, until=at + DAY, by=of.secretary, at=at + 2 * HOUR
    )


def frozen(of: House, meeting: Meeting | None = None, *, at: datetime = AT) -> Minutes:
    """Fix the text a day after the remarks; nobody had one."""
    item = sent(of, meeting, at=at)
    return minutes_signing.freeze(item, by=of.secretary, at=at + 2 * DAY)


def signed(of: House, meeting: Meeting | None = None, *, at: datetime = AT) -> Minutes:
    """Let secretary and chair sign."""
    item = frozen(of, meeting, at=at)
    item = minutes_signing.sign_as_secretary(item, by=of.secretary, at=at + 2 * DAY)
    return minutes_signing.sign_as_chair(item, by=of.chair, at=at + 2 * DAY)


def published(
    of: House, meeting: Meeting | None = None, *, at: datetime = AT
) -> Minutes:
    """Publish the signed minutes."""
    item = signed(of, meeting, at=at)
    return minutes_signing.publish(item, by=of.secretary, at=at + 3 * DAY)


def codes(refused: RuleBroken) -> list[str]:
    """Return what was broken."""
    return [breach.code for breach in refused.breaches]
