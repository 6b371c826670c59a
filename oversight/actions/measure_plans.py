"""The adoption of a body's plan of measures for a whole document."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions import measures
from oversight.actions.measures import Promised
from oversight.actions.steps import locked_case
from oversight.models import FinalDocument, MeasurePlan, Recommendation
from oversight.states import RECOMMENDATION_PROCEDURE, RecommendationState


class PlanLine(NamedTuple):
    """One measure of a plan, and the recommendation that it answers."""

    recommendation: Recommendation
    promised: Promised


@transaction.atomic
def adopt(
    document: FinalDocument,
    body: Organization,
    *,
    number: str,
    adopted_on: date,
    file: File | None,
    lines: Sequence[PlanLine],
    by: Actor,
    at: datetime,
) -> MeasurePlan:
    """Adopt a plan with its measures, as the body; or enter it with its scan.

    Every measure answers a recommendation of this document to this body; raise
    MoveRefused where one does not.
    """
    locked_case(document.case)
    for line in lines:
        asked = line.recommendation
        if (asked.document_id, asked.body_id) != (document.pk, body.pk):
            raise MoveRefused(
                RECOMMENDATION_PROCEDURE, RecommendationState.SENT, "promise-measure"
            )
    as_author = measures.is_author(lines[0].recommendation, by=by, at=at)
    plan = MeasurePlan.objects.create(
        document=document,
        body=body,
        number=number,
        adopted_on=adopted_on,
        file=file,
        is_entered_by_author=as_author,
        recorded_at=at,
        recorded_by=by.user,
    )
    files = [file.sha256] if file else []
    record("measure-plan.adopted", plan, by=by, at=at, files=files)
    for line in lines:
        measures.promise(
            line.recommendation,
            line.promised,
            made_on=adopted_on,
            source_file=file,
            plan=plan,
            by=by,
            at=at,
        )
    return plan
