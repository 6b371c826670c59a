"""How a draft act looks to its readers today: its state, its clock, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.law.citation import Citation
from backend.law.norms import legal_acts
from backend.pages import dates
from councils.models import DraftAct
from councils.rules import draft_acts as rule
from councils.states import DraftActState
from oversight.models import Obligation
from oversight.pages.looks import Clock, Viewer
from oversight.states import ObligationState

SILENCE = legal_acts.SILENCE.citation
TOLD: dict[str, tuple[Any, str, str]] = {
    "draft-act.notified": (gettext_lazy("The council was notified"), "bell", "wait"),
    "draft-act.assigned": (gettext_lazy("Given to a commission"), "person", "wait"),
    "draft-act.opinion-sent": (
        gettext_lazy("The recommendations were sent"),
        "send",
        "ok",
    ),
    "draft-act.received": (gettext_lazy("The body received them"), "file", "wait"),
    "draft-act.agreed": (gettext_lazy("The body agreed"), "check", "ok"),
    "draft-act.disagreed": (
        gettext_lazy("The body disagreed, with reasons"),
        "sheet",
        "wait",
    ),
    "draft-act.annexed": (gettext_lazy("Annexed to the draft"), "link", "ok"),
    "draft-act.deemed-agreed": (
        gettext_lazy("Silence: agreed without remarks"),
        "minus",
        "idle",
    ),
    "draft-act.withdrawn": (gettext_lazy("The body withdrew it"), "minus", "idle"),
    "obligation.overdue": (
        gettext_lazy("The term passed without a letter"),
        "bubble",
        "silent",
    ),
}


@dataclass(frozen=True)
class Stand:
    """How a draft stands: the badge, the term that runs, the days that are left."""

    look: str
    word: str
    sign: str = ""
    due: str = ""
    left: int | None = None
    late: int | None = None


@dataclass(frozen=True)
class Next:
    """What comes next, in a sentence, and the provision that it rests on."""

    text: str
    law: Citation


def stand(draft: DraftAct, viewer: Viewer) -> Stand:
    """Return how the draft stands today; silence of the council is never late."""
    match draft.state:
        case DraftActState.NOTIFIED:
            return _awaited(draft, viewer)
        case DraftActState.OPINION_SENT:
            return _sent(draft, viewer)
        case DraftActState.AGREED | DraftActState.ANNEXED:
            owed = draft.letter_obligation
            is_late = owed is not None and owed.was_in_time is False
            return Stand("late" if is_late else "ok", draft.state_label, "check")
        case DraftActState.DISAGREED:
            return Stand("idle", draft.state_label, "sheet")
        case DraftActState.DEEMED_AGREED:
            return Stand("idle", draft.state_label, "check")
        case _:
            return Stand("idle", draft.state_label)


def clock_of(owed: Obligation | None, viewer: Viewer) -> Clock | None:
    """Return the face of a term that runs, or was met; none once it has ended."""
    if owed is None or owed.state == ObligationState.ENDED:
        return None
    return None if _is_silent(owed, viewer.today) else viewer.clock(owed)


def next_of(draft: DraftAct, today: date) -> Next | None:
    """Return what happens next, by whom, until when; nothing once it is at rest."""
    owed = draft.opinion_obligation
    match draft.state:
        case DraftActState.NOTIFIED if owed and owed.due_on:
            return _silence(owed.due_on, today)
        case DraftActState.OPINION_SENT:
            return _letter(draft.letter_obligation)
        case DraftActState.AGREED | DraftActState.DISAGREED:
            text = _(
                "The body annexes the recommendations to its draft; they stay "
                "with it until the act is adopted."
            )
            return Next(text, rule.ANNEX)
        case _:
            return None


def steps(draft: DraftAct) -> list[dict[str, Any]]:
    """Return the road of a draft; what ended early has no further steps."""
    done = [
        (_("Notified"), draft.notified_on),
        (_("Recommendations"), draft.opinion_sent_on),
        (_("Reply of the body"), draft.reply_on),
        (_("Annexed"), draft.annexed_on),
    ]
    over = {
        DraftActState.DEEMED_AGREED: _("Silence"),
        DraftActState.WITHDRAWN: _("Withdrawn"),
    }
    if draft.state in over:
        last = {"label": over[DraftActState(draft.state)], "note": "", "state": "done"}
        return [_step(*done[0], state="done"), last]
    now = next((place for place, (_l, day) in enumerate(done) if day is None), None)
    return [
        _step(label, day, state="done" if day else "now" if place == now else "todo")
        for place, (label, day) in enumerate(done)
    ]


def _awaited(draft: DraftAct, viewer: Viewer) -> Stand:
    owed = draft.opinion_obligation
    if owed is None or owed.due_on is None:
        return Stand("wait", draft.state_label)
    if _is_silent(owed, viewer.today):
        return Stand("idle", _("The term is over: silence agrees"), "check")
    due = _("recommendations until %(day)s") % {"day": dates.short(owed.due_on)}
    if owed.due_on == viewer.today:
        return Stand("soon", _("Last day for recommendations"), due=due, left=0)
    word = _("Recommendations are awaited")
    return Stand("wait", word, due=due, left=_left(owed, viewer))


def _sent(draft: DraftAct, viewer: Viewer) -> Stand:
    owed = draft.letter_obligation
    if owed is None or owed.due_on is None:
        return Stand("wait", _("Sent; receipt is not recorded yet"), "send")
    look = viewer.due(owed)
    due = _("letter until %(day)s") % {"day": dates.short(owed.due_on)}
    left = None if look.late else _left(owed, viewer)
    return Stand(look.state, look.word, due=due, left=left, late=look.late)


def _silence(due_on: date, today: date) -> Next:
    day = {"day": dates.long(due_on)}
    if due_on < today:
        text = _(
            "The term ended on %(day)s. Silence counts as agreement without "
            "remarks; the night puts it on record."
        )
        return Next(text % day, SILENCE)
    text = _(
        "The council sends its recommendations, in Kazakh and in Russian, by "
        "%(day)s inclusive. If it does not, the draft counts as agreed without "
        "remarks: silence is no delay."
    )
    return Next(text % day, SILENCE)


def _letter(owed: Obligation | None) -> Next:
    if owed is None or owed.due_on is None:
        text = _(
            "The council records when the body received the recommendations, "
            "and what proves it: from that day the body's letter is owed."
        )
        return Next(text, rule.LETTER)
    text = _(
        "If the body agrees, it changes the draft and writes to the council by "
        "%(day)s inclusive. If it disagrees, it gives its reasons: for that the "
        "law sets no days."
    )
    return Next(text % {"day": dates.long(owed.due_on)}, rule.LETTER)


def _is_silent(owed: Obligation, today: date) -> bool:
    """Tell whether the council's term has gone by, and silence has agreed."""
    open_still = owed.state == ObligationState.OPEN
    gone = owed.due_on is not None and owed.due_on < today
    return owed.lapses and open_still and gone


def _left(owed: Obligation, viewer: Viewer) -> int | None:
    face = viewer.clock(owed)
    return None if face is None else max(face.total - face.passed, 0)


def _step(label: str, day: date | None, *, state: str) -> dict[str, Any]:
    return {"label": label, "note": dates.short(day) if day else "", "state": state}
