"""A ledger in words: what each line says, and what is claimed beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.almanac import calendars
from backend.law.calendar import YearNotLoaded
from backend.law.in_force import NotInForce
from backend.pages import dates
from oversight.actions.entries import lines_of
from oversight.models import Basis, EntryKind, Obligation, ObligationEntry
from oversight.rules import ledger

# What begins a term: the codes that acts leave in the first line.
STARTED = {
    "answer": gettext_lazy("the answer"),
    "appeal.registered": gettext_lazy("registration of the appeal"),
    "complaint.filed": gettext_lazy("filing of the complaint"),
    "complaint.passed-up": gettext_lazy("receipt of the complaint by the higher body"),
    "completion": gettext_lazy("end of the control"),
    "convocation.approved": gettext_lazy("approval of the composition"),
    "draft-act.notified": gettext_lazy("notification of the draft act"),
    "draft-act.received": gettext_lazy("receipt of the opinion"),
    "invitation": gettext_lazy("the invitation"),
    "meeting.closed": gettext_lazy("end of the meeting"),
    "meeting.planned": gettext_lazy("plan of the meeting"),
    "receipt": gettext_lazy("receipt of the document"),
    "sending": gettext_lazy("sending of the document"),
    "visit_request": gettext_lazy("request for the visit"),
    "year.begun": gettext_lazy("beginning of the year"),
}
# Grounds that acts write for themselves; people write theirs in words.
GROUNDS = {
    "done": "",
    "registered": "",
    "withdrawn": gettext_lazy("it was withdrawn"),
    "control_over": gettext_lazy("the control is over"),
    "decided": gettext_lazy("it was decided"),
    "cancelled": gettext_lazy("it was called off"),
    "redirected": gettext_lazy("it was redirected to another body"),
    "handed_over": gettext_lazy("the matter was handed over"),
    "meeting.plan-edited": gettext_lazy("the plan of the meeting has changed"),
}


@dataclass(frozen=True)
class Claim:
    """The other day of receipt: claimed by the debtor, and what would follow."""

    received_on: date
    due_on: date | None


def said(entry: ObligationEntry, obligation: Obligation) -> str:
    """Return what one line of the ledger says, as a sentence."""
    on = dates.long(entry.on)
    match EntryKind(entry.kind):
        case EntryKind.OPENED:
            return _opened(entry, obligation)
        case EntryKind.REGISTERED:
            return _("The debtor entered it in its register on %(on)s.") % {"on": on}
        case EntryKind.PROMISED:
            day = _day(entry, "promised_on")
            if obligation.basis == Basis.PROMISE:
                return _("The debtor moved its promise to %(day)s.") % {"day": day}
            return _(
                "The debtor promised it by %(day)s. A promise does not move the term."
            ) % {"day": day}
        case EntryKind.EXTENDED:
            return _extended(entry)
        case EntryKind.SUSPENDED:
            if entry.facts.get("norm"):
                return _("The clock was stopped on %(on)s.") % {"on": on}
            return _(
                "The debtor suspended the term on %(on)s. No law knows that: the "
                "clock ran on."
            ) % {"on": on}
        case EntryKind.RESUMED:
            return _("The clock ran on after %(on)s. Last day: %(day)s.") % {
                "on": on,
                "day": _due(entry),
            }
        case EntryKind.RECEIPT_DISPUTED:
            return _(
                "The debtor says that it received it on %(day)s. Until this is "
                "settled the term follows the first receipt on record."
            ) % {"day": _day(entry, "claimed_on")}
        case EntryKind.DISPUTE_SETTLED:
            return _(
                "The day of receipt is settled: %(received)s. Last day: %(day)s."
            ) % {"received": _day(entry, "received_on"), "day": _due(entry)}
        case EntryKind.RECOMPUTED:
            return _recomputed(entry)
        case EntryKind.DISCHARGED:
            return _discharged(entry)
        case EntryKind.ENDED:
            return _("Nothing is owed any more since %(on)s.") % {"on": on}


def ground_of(entry: ObligationEntry) -> str:
    """Return the ground as a person gave it, or what an act wrote in its place."""
    if entry.kind == EntryKind.OPENED:
        return ""
    return str(GROUNDS.get(entry.ground, entry.ground))


def claim_of(
    obligation: Obligation, entries: Iterable[ObligationEntry]
) -> Claim | None:
    """Return the debtor's claim to another day of receipt, with its consequence.

    The day is counted as it would be if the claim were settled so.
    """
    claimed = obligation.claimed_start_on
    if claimed is None:
        return None
    facts = {"received_on": claimed.isoformat()}
    settled = ledger.Line(ledger.Event.DISPUTE_SETTLED, claimed, facts)
    try:
        would = ledger.stand(
            [*lines_of(entries), settled], calendar=calendars.current()
        )
    except (YearNotLoaded, NotInForce):
        return Claim(claimed, None)
    return Claim(claimed, would.due_on)


def _opened(entry: ObligationEntry, obligation: Obligation) -> str:
    start = STARTED.get(entry.ground)
    told = {"on": dates.long(entry.on), "day": _due(entry), "start": start or ""}
    if entry.due_on is None:
        return _("Owed since %(on)s. The law sets no days.") % told
    if obligation.basis == Basis.PROMISE:
        return _("Promised on %(on)s. Last day, by the debtor's own word: %(day)s.") % (
            told
        )
    if start is None:
        return _("The term runs from %(on)s. Last day: %(day)s.") % told
    return _("The term runs from %(on)s (%(start)s). Last day: %(day)s.") % told


def _extended(entry: ObligationEntry) -> str:
    until = entry.facts.get("until", "")
    told = {"until": _day(entry, "until"), "day": _due(entry)}
    if not entry.facts.get("norm"):
        return (
            _(
                "The debtor gave itself time until %(until)s, beyond the law. The term "
                "did not move, and silence counts as before."
            )
            % told
        )
    if entry.due_on is not None and entry.due_on.isoformat() < until:
        return (
            _("The debtor extended the term to %(until)s; the law allows %(day)s.")
            % told
        )
    return _("The term was extended to %(day)s.") % told


def _recomputed(entry: ObligationEntry) -> str:
    told = {"was": _day(entry, "was"), "day": _due(entry)}
    if not entry.facts.get("was"):
        return _("The term was counted anew. Last day: %(day)s.") % told
    return (
        _(
            "The calendar changed, and the term was counted anew: %(day)s, before that "
            "%(was)s."
        )
        % told
    )


def _discharged(entry: ObligationEntry) -> str:
    told = {"on": dates.long(entry.on)}
    if entry.due_on is None:
        return _("Done on %(on)s.") % told
    if entry.on <= entry.due_on:
        return _("Done on %(on)s, in time.") % told
    return _("Done on %(on)s, after the term.") % told


def _due(entry: ObligationEntry) -> str:
    return dates.long(entry.due_on) if entry.due_on else _("none")


def _day(entry: ObligationEntry, name: str) -> str:
    stated = entry.facts.get(name)
    return dates.long(date.fromisoformat(stated)) if stated else ""
