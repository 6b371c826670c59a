"""What becomes of a recommendation after its answer."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.journal.journal import record
from oversight.actions.steps import locked_recommendation, move_recommendation
from oversight.models import Recommendation


@transaction.atomic
def report_progress(
    recommendation: Recommendation, *, note: str, by: Actor, at: datetime
) -> Recommendation:
    """Report, as the body, what is being done."""
    return _move(recommendation, "report-progress", note=note, by=by, at=at)


@transaction.atomic
def confirm_fulfilment(
    recommendation: Recommendation, *, by: Actor, at: datetime
) -> Recommendation:
    """Confirm, as the author, that it has been fulfilled."""
    return _move(recommendation, "confirm-fulfilment", note="", by=by, at=at)


@transaction.atomic
def deny_fulfilment(
    recommendation: Recommendation, *, note: str, by: Actor, at: datetime
) -> Recommendation:
    """Say, as the author, that it has not been fulfilled; the body may report again."""
    return _move(recommendation, "deny-fulfilment", note=note, by=by, at=at)


def _move(
    recommendation: Recommendation, act: str, *, note: str, by: Actor, at: datetime
) -> Recommendation:
    recommendation = locked_recommendation(recommendation)
    move_recommendation(recommendation, act, at=at)
    if note:
        recommendation.progress_note = note
    recommendation.save(update_fields=["state", "updated_at", "progress_note"])
    said = {"note": note} if note else {}
    record(f"recommendation.{act}", recommendation, by=by, at=at, said=said)
    return recommendation
