"""Whom a complaint tells: the body concerned, the one who decides, and its author."""

from datetime import datetime
from typing import Any

from django.conf import settings

from oversight.actions import letters
from oversight.models import Complaint, Instance, Outcome
from oversight.states import COMPLAINT_LABELS, ComplaintState


def tell_body(complaint: Complaint, template: str, *, at: datetime) -> None:
    """Tell the body of which it is complained."""
    _tell(complaint, complaint.recommendation.body, template, at=at)


def tell_author(complaint: Complaint, template: str, *, at: datetime) -> None:
    """Tell those who complain."""
    _tell(complaint, complaint.recommendation.case.initiator, template, at=at)


def tell_addressee(complaint: Complaint, template: str, *, at: datetime) -> None:
    """Tell the higher body, where it is one of the register and knows of it."""
    if complaint.addressee is not None and complaint.passed_up_on is not None:
        _tell(complaint, complaint.addressee, template, at=at)


def _tell(complaint: Complaint, place: Any, template: str, *, at: datetime) -> None:
    about = (complaint.object_kind, complaint.pk)
    letters.tell(place, template, context=_context(complaint), about=about, at=at)


def _context(complaint: Complaint) -> dict[str, Any]:
    recommendation = complaint.recommendation
    label = COMPLAINT_LABELS[ComplaintState(complaint.state)]
    owed = complaint.decide_obligation or complaint.pass_up_obligation
    due_on = owed.due_on if owed else None
    outcome = Outcome(complaint.outcome).label if complaint.outcome else ""
    return {
        "number": complaint.number,
        "title": recommendation.case.theme,
        "asked": recommendation.text[:500],
        "to": Instance(complaint.to).label,
        "is_passed_up_by_reader": complaint.to == Instance.HIGHER_BODY,
        "outcome": outcome,
        "state_kk": label.kk,
        "state_ru": label.ru,
        "state_en": label.en,
        "reason": complaint.end_reason[:1000],
        "due_on": f"{due_on:%d.%m.%Y}" if due_on else "",
        "url": f"{settings.PUBLIC_URL}/complaints/{complaint.pk}/",
    }
