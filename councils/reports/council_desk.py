"""What waits for those who lead a council, and what bodies owe it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from backend.accounts.models import User
from councils.models import (
    AgendaProposal,
    Application,
    Council,
)
from councils.reports.meetings_in_hand import TO_WORD, InHand
from councils.states import ApplicationState, MeetingState, ProposalState
from oversight.models import Obligation, Recommendation
from oversight.states import RecommendationState

MOST = 200
BY_DAY = (F("due_on").asc(nulls_last=True), F("id").asc())


@dataclass(frozen=True)
class Desk:
    """All that waits for the secretary and the chair, in each of their councils."""

    convening: list[InHand]
    wording: list[InHand]
    proposals: list[AgendaProposal]
    applications: list[Application]


@dataclass(frozen=True)
class Owed:
    """What councils owe, what is owed to them, and what is still on its way."""

    debts: list[Obligation]
    claims: list[Obligation]
    on_its_way: list[Recommendation]


def desk_of(
    user: User, councils: Sequence[Council], *, meetings: Sequence[InHand]
) -> Desk:
    """Return what waits for those who lead these councils; constant in queries."""
    own = [council.pk for council in councils]
    mine = [one for one in meetings if one.meeting.council_id in own]
    proposals = AgendaProposal.objects.visible_to(user).filter(
        council__in=own, state=ProposalState.PROPOSED
    )
    applications = Application.objects.visible_to(user).filter(
        competition__council__in=own, state=ApplicationState.SUBMITTED
    )
    return Desk(
        convening=[one for one in mine if one.meeting.state == MeetingState.PLANNED],
        wording=[one for one in mine if one.meeting.state in TO_WORD],
        proposals=list(
            proposals.select_related("council__organization", "proposed_by").order_by(
                "proposed_at", "id"
            )[:MOST]
        ),
        applications=list(
            applications.select_related("competition__council__organization").order_by(
                "submitted_at", "id"
            )[:MOST]
        ),
    )


def owed_of(user: User, councils: Sequence[Council], led: Sequence[Council]) -> Owed:
    """Return the duties of the councils that are led, and the claims of all of them."""
    owing = {council.organization_id for council in led}
    asking = {council.organization_id for council in councils}
    rows = (
        Obligation.objects.visible_to(user)
        .filter(Q(debtor__in=owing) | Q(creditor__in=asking))
        .still_open()
        .select_related("debtor", "creditor", "recommendation")
        .order_by(*BY_DAY)[:MOST]
    )
    found = list(rows)
    sent = Recommendation.objects.visible_to(user).filter(
        case__initiator__in=asking,
        state=RecommendationState.SENT,
        answer_obligation=None,
    )
    return Owed(
        debts=[one for one in found if one.debtor_id in owing],
        claims=[one for one in found if one.creditor_id in asking],
        on_its_way=list(sent.select_related("case", "body").order_by("id")[:MOST]),
    )


def waits_for(owed: Obligation, *, on: date) -> int:
    """Return how many days something has been waited for."""
    return max((on - owed.started_on).days, 0)
