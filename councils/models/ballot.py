from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import User
from backend.journal.models import Recorded
from backend.law.text import Text
from councils.models.agenda_item import AgendaItem
from councils.models.commission import Commission
from councils.models.council import Council
from councils.models.guest import Guest
from councils.models.meeting import Meeting
from councils.models.seat import Seat
from councils.models.tongues import shown
from councils.rules import voting
from councils.rules.voting import Majority, Matter
from councils.states import BALLOT, BallotState

VOTES_QUEUE = "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))"
CLOSES_QUEUE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
BALLOT_STATES = [(state.value, state.value) for state in BallotState]
ALL_VOTES = (
    F("votes_for") + F("votes_against") + F("votes_abstained") + F("votes_recused")
)


class Choice(models.TextChoices):
    """How a member votes."""

    FOR = "for", _("for")
    AGAINST = "against", _("against")
    ABSTAINED = "abstained", _("abstained")
    RECUSED = "recused", _("recused")


class ElectedTo(models.TextChoices):
    """To what an election elects."""

    CHAIR = "chair", _("chair of the council")
    PRESIDIUM = "presidium", _("the presidium")
    HEAD = "head", _("head of a commission")
    COMMISSION = "commission", _("members of a commission")


class BallotQuerySet(models.QuerySet["Ballot"]):
    """Ballots, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "BallotQuerySet":
        """Return the ballots of the meetings that this person may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))

    def locked_to_vote(self, pk: Any) -> "Ballot":
        """Return the ballot under a shared lock: votes run together, a close waits.

        Row locks alone would let later votes overtake a waiting close for as long as
        votes go on coming; the queue keeps the order of those who came.
        """
        with connection.cursor() as cursor:
            cursor.execute(VOTES_QUEUE, [str(pk)])
        query = "SELECT * FROM councils_ballot WHERE id = %s FOR SHARE"
        return self.raw(query, [pk])[0]

    def locked_to_close(self, pk: Any) -> "Ballot":
        """Return the ballot once all earlier votes are in; later ones wait for us."""
        with connection.cursor() as cursor:
            cursor.execute(CLOSES_QUEUE, [str(pk)])
        rows = self.select_for_update(of=("self",))
        return rows.select_related("meeting__council__organization").get(pk=pk)


class Ballot(Recorded):
    """One question put to an open vote; its result is frozen at the close."""

    object_kind = "ballot"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="ballots"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="ballots"
    )
    question_kk = models.TextField(max_length=5000, blank=True)
    question_ru = models.TextField(max_length=5000, blank=True)
    matter = models.CharField(
        max_length=20, choices=[(m.value, m.value) for m in Matter]
    )
    majority = models.CharField(
        max_length=12, choices=[(m.value, m.value) for m in Majority]
    )
    state = models.CharField(max_length=10, choices=BALLOT_STATES)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    office = models.CharField(max_length=10, choices=ElectedTo, blank=True)
    commission = models.ForeignKey(
        Commission, null=True, on_delete=models.PROTECT, related_name="ballots"
    )
    repeats = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="repeated_by"
    )
    recount_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="recounts"
    )
    recount_reason = models.CharField(max_length=500, blank=True)
    recused_are_present = models.BooleanField(default=True)
    participants = models.PositiveSmallIntegerField(null=True)
    members = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True)
    votes_recused = models.PositiveSmallIntegerField(null=True)
    needed = models.PositiveSmallIntegerField(null=True)
    carried = models.BooleanField(null=True)
    explanation = models.JSONField(null=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_ballot_at_a_time_in_a_meeting",
                fields=["meeting"],
                condition=Q(state=BallotState.OPEN),
            ),
            models.CheckConstraint(
                name="a_ballot_has_a_result_once_it_is_closed",
                condition=Q(
                    state=BallotState.CLOSED,
                    closed_at__isnull=False,
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    votes_abstained__isnull=False,
                    votes_recused__isnull=False,
                    needed__isnull=False,
                    carried__isnull=False,
                )
                | (~Q(state=BallotState.CLOSED) & Q(carried=None, needed=None)),
            ),
            models.CheckConstraint(
                name="no_more_votes_than_those_who_may_vote",
                condition=Q(votes_for=None)
                | Q(participants=None, present__gte=ALL_VOTES)
                | Q(participants__gte=ALL_VOTES),
            ),
            models.CheckConstraint(
                name="a_recount_says_why",
                condition=Q(recount_of=None) | ~Q(recount_reason=""),
            ),
            models.CheckConstraint(
                name="a_ballot_is_withdrawn_for_a_reason",
                condition=~Q(state=BallotState.WITHDRAWN) | ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="a_ballot_asks_a_question",
                condition=~Q(question_kk="") | ~Q(question_ru=""),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def question(self) -> str:
        """Return the question in the reader's language, or the one that there is."""
        return shown(self.question_kk, self.question_ru)

    @property
    def is_contested(self) -> bool:
        """Tell whether one is elected among several, so that a vote names him."""
        if self.office not in (ElectedTo.CHAIR, ElectedTo.HEAD):
            return False
        return len(self.candidates.all()) > 1

    @property
    def state_label(self) -> str:
        """Return the state in the reader's language."""
        return BALLOT.labels[BallotState(self.state)].in_(get_language() or "kk")

    @property
    def explained(self) -> Text | None:
        """Return why the ballot is carried or not; None before its close."""
        return Text(**self.explanation) if self.explanation else None

    @property
    def explanation_text(self) -> str:
        """Return the explanation in the reader's language; empty before the close."""
        return self.explained.in_(get_language() or "kk") if self.explained else ""

    @property
    def basis_text(self) -> str:
        """Return where the majority is written, in the reader's language."""
        return voting.basis(Matter(self.matter)).in_(get_language() or "kk")

    def public_state(self) -> dict[str, Any]:
        return {
            "meeting": str(self.meeting_id),
            "item": str(self.agenda_item_id),
            "state": self.state,
            "majority": self.majority,
            "for": self.votes_for,
            "against": self.votes_against,
            "abstained": self.votes_abstained,
            "recused": self.votes_recused,
            "needed": self.needed,
            "carried": self.carried,
        }


class VoteQuerySet(models.QuerySet["Vote"]):
    """Votes, by who asks."""

    def visible_to(self, user: User | AnonymousUser) -> "VoteQuerySet":
        """Return the members' votes of closed ballots, and one's own.

        How a citizen voted who takes part in a meeting is left to the council.
        """
        closed = Q(ballot__state=BallotState.CLOSED)
        public = closed & Q(guest=None)
        if not isinstance(user, User):
            return self.filter(public)
        own = Q(ballot__meeting__council__in=Council.objects.worked_in_by(user))
        return self.filter(public | closed & own | Q(seat__user=user))


class Vote(Recorded):
    """What one seat says to one question; it may be corrected until the close."""

    object_kind = "vote"

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(
        Seat, null=True, on_delete=models.PROTECT, related_name="votes"
    )
    guest = models.ForeignKey(
        Guest, null=True, on_delete=models.PROTECT, related_name="votes"
    )
    candidate = models.ForeignKey(
        "councils.Candidate",
        null=True,
        on_delete=models.PROTECT,
        related_name="votes_given",
    )
    conflict = models.CharField(max_length=500, blank=True)
    choice = models.CharField(max_length=10, choices=Choice)
    cast_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    by_show_of_hands = models.BooleanField()

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["seat__person_name", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_vote_for_each_seat_in_a_ballot", fields=["ballot", "seat"]
            ),
            models.UniqueConstraint(
                name="one_vote_for_each_guest_in_a_ballot", fields=["ballot", "guest"]
            ),
            models.CheckConstraint(
                name="a_vote_is_a_member_s_or_a_participant_s",
                condition=Q(seat__isnull=False, guest=None)
                | Q(seat=None, guest__isnull=False),
            ),
            models.CheckConstraint(
                name="who_recuses_himself_names_the_conflict",
                condition=~Q(choice=Choice.RECUSED) | ~Q(conflict=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.choice}"

    def public_state(self) -> dict[str, Any]:
        return {"ballot": str(self.ballot_id), "seat": str(self.seat_id)}
