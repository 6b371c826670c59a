"""What chair, secretary and members do to a ballot and a decision from the page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actor import Actor
from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import ballots, decisions, recounts
from councils.models import AgendaItem, Ballot, Decision
from councils.pages import ballot_forms, forms, ways
from councils.permissions import Grant


def can_put_to_vote(actor: Actor, item: AgendaItem) -> Grant:
    """Find the office that presides at the meeting of this matter."""
    return permissions.can_preside(actor, item.meeting)


class PutToVote(Act):
    """Open a ballot on a matter."""

    verb = "put-to-vote"
    policy, run = can_put_to_vote, ballots.put_to_vote
    words = Words(
        title=_("Put to the vote"),
        button=_("Put to the vote"),
        done=_("The ballot is open."),
    )

    def form(self, **data: Any) -> ActForm:
        return ballot_forms.QuestionForm(item=self.item, **data)

    def rows(self) -> QuerySet[AgendaItem]:
        seen = AgendaItem.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization")

    def back(self) -> str:
        return ways.back_to(self.request, self.item.meeting_id)


class BallotAct(Act):
    """An act upon a ballot."""

    policy = permissions.can_preside_ballot

    def rows(self) -> QuerySet[Ballot]:
        seen = Ballot.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization")

    def back(self) -> str:
        return ways.back_to(self.request, self.item.meeting_id)


class Cast(BallotAct):
    """Vote in one's own seat."""

    verb, run = "cast", ballots.cast
    policy = permissions.can_cast
    words = Words(
        title=_("Your vote"),
        button=_("Vote"),
        done=_("Your vote is entered. You may change it until the close."),
    )

    def form(self, **data: Any) -> ActForm:
        return ballot_forms.CastForm(ballot=self.item, **data)


class EnterShowOfHands(BallotAct):
    """Enter the raised hands."""

    verb, run = "enter-show-of-hands", ballots.enter_show_of_hands
    policy = permissions.can_enter_show_of_hands
    words = Words(
        title=_("Enter the show of hands"),
        button=_("Enter the votes"),
        done=_("The votes are entered."),
    )

    def form(self, **data: Any) -> ActForm:
        return ballot_forms.HandsForm(ballot=self.item, at=clock.now(), **data)


class CloseBallot(BallotAct):
    """Count the votes."""

    verb, run = "close", ballots.close
    words = Words(
        title=_("Close the ballot"),
        button=_("Close the ballot"),
        done=_("The ballot is closed: its result stands."),
    )


class Withdraw(BallotAct):
    """Take the question back."""

    verb, run, form_class = "withdraw", ballots.withdraw, forms.ReasonForm
    is_danger = True
    words = Words(
        title=_("Withdraw the ballot"),
        button=_("Withdraw the ballot"),
        done=_("The ballot is withdrawn, and counts for nothing."),
    )


class Repeat(BallotAct):
    """Vote again on the same question."""

    verb, run = "repeat", ballots.repeat
    words = Words(
        title=_("Repeat the ballot"),
        button=_("Repeat the ballot"),
        done=_("The question is put to the vote again."),
        lead=_(
            "The first ballot stays on record. An election without a winner is "
            "repeated between those who lead."
        ),
    )


class Recount(BallotAct):
    """Count anew, beside the first."""

    verb, run, policy = "recount", recounts.recount, permissions.can_recount
    words = Words(
        title=_("Count the votes anew"),
        button=_("Count anew"),
        done=_("The recount stands beside the first count."),
        lead=_("Choose only the votes that were entered wrongly."),
    )

    def form(self, **data: Any) -> ActForm:
        return ballot_forms.RecountForm(ballot=self.item, **data)


class AdoptDecision(BallotAct):
    """Word the decision."""

    verb, run, form_class = "adopt-decision", decisions.adopt, forms.DecisionForm
    policy = permissions.can_adopt
    words = Words(
        title=_("Adopt the decision"),
        button=_("Adopt the decision"),
        done=_("The decision is adopted, and has its number."),
        lead=_("A recommendation without a body to answer it recommends nothing."),
    )


class SendRecommendations(Act):
    """Send what the decision recommends."""

    verb = "send-recommendations"
    policy = permissions.can_send_recommendations
    run = decisions.send_recommendations
    words = Words(
        title=_("Send the recommendations"),
        button=_("Send the recommendations"),
        done=_("The recommendations are sent: each body owes an answer."),
        lead=_("Nothing in them can be changed after that."),
    )

    def rows(self) -> QuerySet[Decision]:
        seen = Decision.objects.visible_to(self.request.user)
        return seen.select_related("council__organization")

    def back(self) -> str:
        return ways.back_to(self.request, self.item.meeting_id)


ON_BALLOT: tuple[type[BallotAct], ...] = (
    Cast,
    EnterShowOfHands,
    CloseBallot,
    Withdraw,
    AdoptDecision,
    Repeat,
    Recount,
)
