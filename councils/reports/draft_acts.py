"""What the law says of a draft act as it stands."""

from datetime import date

from backend.law.breach import Breach
from councils.models import DraftAct
from councils.rules import draft_acts
from councils.rules.draft_acts import Sort


def opinion_breaches(draft: DraftAct, *, on: date) -> list[Breach]:
    """Return what keeps the council's recommendations from being sent on this day."""
    owed = draft.opinion_obligation
    return draft_acts.check_opinion(
        kk=draft.opinion_kk,
        ru=draft.opinion_ru,
        due_on=(owed.due_on if owed else None) or on,
        on=on,
    )


def term_breaches(draft: DraftAct) -> list[Breach]:
    """Return the body's breach where it has given fewer days than the law."""
    return draft_acts.check_term(
        sort=Sort(draft.kind), received_on=draft.notified_on, term_set=draft.term_set
    )


def receipt_breaches(draft: DraftAct) -> list[Breach]:
    """Return what keeps the arrival of the recommendations from being recorded."""
    return draft_acts.check_unreceived(is_known=draft.opinion_received_on is not None)


def reply_breaches(draft: DraftAct) -> list[Breach]:
    """Return what keeps the body's reply from being taken, whatever it says."""
    return draft_acts.check_received(is_known=draft.opinion_received_on is not None)
