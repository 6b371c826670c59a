"""The due day of what is owed, counted from the lines of its ledger alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from backend.law import calendar as days
from backend.law import norms, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.in_force import NotInForce
from backend.law.norm import Norm, Runs
from backend.law.norms import administrative_code
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from backend.law.unit import Unit
from oversight.rules import ledger_words
from oversight.rules.ledger_words import COUNTING, Step, Telling

# What the law lets a debtor take beyond a term, by the norm of the term. Whatever is
# not here is an extension beyond the law.
EXTENSIONS: Mapping[str, Norm[Any]] = {
    administrative_code.APPEAL_DECIDED.id: administrative_code.APPEAL_EXTENDED,
}


class Event(StrEnum):
    """What a line of the ledger says: the kinds of entries, as the rule knows them."""

    OPENED = "opened"
    REGISTERED = "registered"
    PROMISED = "promised"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    RECEIPT_DISPUTED = "receipt_disputed"
    DISPUTE_SETTLED = "dispute_settled"
    RECOMPUTED = "recomputed"
    DISCHARGED = "discharged"
    ENDED = "ended"


@dataclass(frozen=True)
class Line:
    """One line: what happened on which legal day, and the facts it states."""

    event: Event
    on: date
    facts: Mapping[str, Any] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        """Return a day that the line states; None where it states none."""
        said = self.facts.get(name)
        return date.fromisoformat(said) if said else None


@dataclass(frozen=True)
class Standing:
    """How the clock stands after the last line, and why.

    `due_on` is None where the law sets no days. `claimed_to` is a day beyond the
    law that the debtor has named; `stopped` counts the days during which the clock
    stood still, in the unit of the term.
    """

    started_on: date
    due_on: date | None = None
    term: Term | None = None
    promised_on: date | None = None
    claimed_start_on: date | None = None
    claimed_to: date | None = None
    suspended_on: date | None = None
    stopped: int = 0
    steps: tuple[Step, ...] = ()

    @property
    def norm_id(self) -> str:
        """The norm of the term; none for a promise."""
        return self.term.norm_id if self.term else ""

    @property
    def calendar_version(self) -> str:
        """The calendar by which it was counted; none for a promise."""
        return self.term.calendar_version if self.term else ""

    def as_json(self) -> dict[str, Any] | None:
        """Return the count and its explanation as they are stored."""
        if self.due_on is None:
            return None
        told = Telling(self.started_on, self.due_on, self.steps)
        if self.term is None:
            return ledger_words.promised(told)
        return {
            **self.term.as_json(),
            "due_on": self.due_on.isoformat(),
            "stopped": self.stopped,
            "steps": [step.as_json() for step in self.steps],
            "explanation": ledger_words.explained(self.term, told).as_json(),
        }


@under(COUNTING)
def opening(term: Term) -> dict[str, Any]:
    """Return the facts from which a term can always be counted again.

    The day on which it ends is one of them only where we read it into the norm.
    """
    facts = {
        "norm": term.norm_id,
        "value": term.value,
        "unit": term.unit.value,
        "runs": term.runs.value,
        "edition": term.edition.isoformat() if term.edition else None,
        "start": term.started_on.isoformat(),
    }
    if term.runs is Runs.BY:
        facts["day"] = term.due_on.isoformat()
    return facts


@under(COUNTING)
def opening_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the same facts out of a stored explanation, for a line without its own."""
    facts = {name: told[name] for name in ("norm", "value", "unit", "edition")}
    facts |= {"runs": told.get("runs", Runs.AFTER.value), "start": told["started_on"]}
    if facts["runs"] == Runs.BY:
        facts["day"] = told["due_on"]
    return facts


@under(COUNTING)
def stand(lines: Sequence[Line], *, calendar: WorkingCalendar) -> Standing:
    """Return how the clock stands: each line in its turn, on the calendar given.

    A settled day of receipt counts from the beginning, whenever it was settled. An
    extension or a suspension moves the due day only by a norm that knows it, and
    only while the term still runs: a term that is over is not brought back.
    """
    first = lines[0]
    settled = _last_day(lines, Event.DISPUTE_SETTLED, "received_on")
    begun = _begun(first, settled, lines, calendar)
    for line in lines[1:]:
        begun = _after(begun, line, calendar)
    if begun.suspended_on is not None:
        step = Step("standing", begun.suspended_on)
        begun = replace(begun, steps=(*begun.steps, step))
    return begun


@under(administrative_code.APPEAL_EXTENDED.citation)
def extending(norm_id: str) -> Norm[Any] | None:
    """Return the norm by which a term may be made longer; None where no law has one.

    Only the term of an ordinary appeal may be: up to two months in all. Neither the
    answer to a recommendation nor the decision on a complaint is ever extended.
    """
    return EXTENSIONS.get(norm_id)


@under(COUNTING)
def check_done(*, done_on: date, started_on: date) -> list[Breach]:
    """Return a breach where something is said to be done before it was owed."""
    if done_on >= started_on:
        return []
    text = Text(
        kk=f"Бұл күн мерзім басталған күннен бұрын: {started_on:%d.%m.%Y}.",
        ru=f"Этот день раньше дня, с которого идёт срок: {started_on:%d.%m.%Y}.",
        en=f"This day is before the one from which it is owed: {started_on:%d.%m.%Y}.",
    )
    return [Breach("done_before_it_was_owed", text, COUNTING)]


@under(COUNTING)
def suspending(norm_id: str, *, is_setting: bool) -> Norm[Any] | None:
    """Return the norm by which a clock may be stopped; None where there is none.

    No provision that we have read stops the terms of the law. What is a setting may
    be stopped by those whose setting it is.
    """
    return norms.get(norm_id) if is_setting and norm_id else None


def _begun(
    first: Line, settled: date | None, lines: Sequence[Line], calendar: WorkingCalendar
) -> Standing:
    """Return the clock at the first line, from the settled receipt if there is one."""
    if first.day("promised_on") is not None:
        return Standing(
            started_on=first.on,
            due_on=first.day("promised_on"),
            promised_on=first.day("promised_on"),
        )
    start = settled or first.on
    if not first.facts.get("norm"):
        return Standing(started_on=start)
    counted = _counted(first, settled, calendar)
    steps: tuple[Step, ...] = ()
    if settled is not None:
        steps = (Step("settled", settled, was=first.on),)
    return Standing(started_on=start, due_on=counted.due_on, term=counted, steps=steps)


def _counted(first: Line, settled: date | None, calendar: WorkingCalendar) -> Term:
    """Return the term itself, of the edition under which it began."""
    facts, start = first.facts, first.day("start") or first.on
    norm, unit = norms.get(facts["norm"]), Unit(facts["unit"])
    edition = first.day("edition") or start
    value: int = facts["value"]
    match Runs(facts["runs"]):
        case Runs.BY:
            day = first.day("day") or start
            return term.by(norm, day=day, start=start, calendar=calendar)
        case Runs.BEFORE:
            return term.latest(
                norm,
                before=start,
                on=edition,
                value=value,
                unit=unit,
                calendar=calendar,
            )
        case Runs.AFTER:
            if settled is not None:
                edition, value = _edition(norm, settled, edition, value)
                start = settled
            return term.due(
                norm, start=start, on=edition, value=value, unit=unit, calendar=calendar
            )


def _edition(
    norm: Norm[Any], start: date, edition: date, value: int
) -> tuple[date, int]:
    """Return edition and length on another day of receipt: those of that day.

    A length that is not the norm's own (a body has set it) stays; so does the
    edition of a day before the law.
    """
    if norm.values is None:
        return edition, value
    try:
        length = norm.on(start)
    except NotInForce:
        return edition, value
    return start, length if value == norm.on(edition) else value


def _after(now: Standing, line: Line, calendar: WorkingCalendar) -> Standing:
    match line.event:
        case Event.PROMISED:
            return _promised(now, line)
        case Event.RECEIPT_DISPUTED:
            return replace(now, claimed_start_on=line.day("claimed_on"))
        case Event.DISPUTE_SETTLED:
            return replace(now, claimed_start_on=None)
        case Event.EXTENDED:
            return _extended(now, line, calendar)
        case Event.SUSPENDED:
            return _suspended(now, line)
        case Event.RESUMED:
            return _resumed(now, line, calendar)
        case _:
            return now


def _promised(now: Standing, line: Line) -> Standing:
    """A promise is a day of its own; the due day follows it where nothing else does."""
    day = line.day("promised_on")
    if now.term is not None or now.promised_on is None or day is None:
        return replace(now, promised_on=day)
    step = Step("moved", line.on, until=day, was=now.due_on)
    return replace(now, due_on=day, promised_on=day, steps=(*now.steps, step))


def _extended(now: Standing, line: Line, calendar: WorkingCalendar) -> Standing:
    """An extension goes as far as its norm; what is beyond stays a claim."""
    until = line.day("until")
    norm = line.facts.get("norm")
    running = now.due_on is not None and line.on <= now.due_on
    if until is None or now.due_on is None or not norm or not running:
        step = Step("beyond", line.on, until=until)
        return replace(now, claimed_to=until, steps=(*now.steps, step))
    by = norms.get(norm)
    start = now.term.started_on if now.term else now.started_on
    most = term.due(by, start=start, calendar=calendar).due_on
    end = max(now.due_on, min(until, most))
    steps = [Step("extended", line.on, until=end, was=now.due_on, citation=by.citation)]
    if until > end:
        steps.append(Step("beyond", line.on, until=until))
    claimed = until if until > end else None
    return replace(now, due_on=end, claimed_to=claimed, steps=(*now.steps, *steps))


def _suspended(now: Standing, line: Line) -> Standing:
    running = now.due_on is not None and line.on <= now.due_on
    if not line.facts.get("norm") or not running or now.suspended_on is not None:
        return replace(now, steps=(*now.steps, Step("not_stopped", line.on)))
    return replace(now, suspended_on=max(line.on, now.started_on))


def _resumed(now: Standing, line: Line, calendar: WorkingCalendar) -> Standing:
    """Shift the due day by the days during which the clock stood still.

    The day of the suspension still ran; the day of the resumption did not.
    """
    since = now.suspended_on
    if since is None or now.due_on is None or now.term is None:
        return now
    until = max(line.on, since)
    if now.term.unit is Unit.WORKING_DAYS:
        stopped = calendar.working_days_between(since, until)
        due_on = calendar.working_days_after(now.due_on, stopped)
    else:
        stopped = (until - since).days
        moved = days.days_after(now.due_on, stopped)
        due_on = calendar.first_working_day_from(moved)
    step = Step(
        "stopped", since, until=until, count=stopped, unit=now.term.unit, was=now.due_on
    )
    return replace(
        now,
        due_on=due_on,
        suspended_on=None,
        stopped=now.stopped + stopped,
        steps=(*now.steps, step),
    )


def _last_day(lines: Iterable[Line], event: Event, name: str) -> date | None:
    found = [line.day(name) for line in lines if line.event is event]
    return found[-1] if found else None
