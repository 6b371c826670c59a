"""What the pages of ballots ask for: the question, one's vote, the raised hands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.law import norms
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs
from councils import reports
from councils.actions.ballots import Election, Hand, Question
from councils.models import (
    AgendaItem,
    Ballot,
    Capacity,
    Choice,
    Commission,
    ElectedTo,
    Seat,
)
from councils.rules import voting
from councils.rules.voting import Matter as Voted

RECUSAL = norms.get("meeting.recusal").citation
ELECTION = norms.get("meeting.election.majority").citation


class QuestionForm(ActForm):
    """What is put to the vote, and in an election to what and between whom."""

    laws = {"candidates": ELECTION}
    refused_at = {
        "chair-in-public-service": "candidates",
        "not-a-member": "candidates",
        "no-candidates": "candidates",
    }

    question_kk = Paragraphs(
        label=_("Question in Kazakh"), max_length=5000, rows=3, required=False
    )
    question_ru = Paragraphs(
        label=_("Question in Russian"), max_length=5000, rows=3, required=False
    )
    matter = forms.ChoiceField(label=_("What sort of matter it is"))
    office = forms.ChoiceField(
        label=_("If it is an election: to what"),
        choices=[("", "–"), *ElectedTo.choices],
        required=False,
    )
    commission = forms.ModelChoiceField(
        label=_("To which commission"),
        queryset=Commission.objects.none(),
        required=False,
    )
    candidates = forms.ModelMultipleChoiceField(
        label=_("Candidates"), queryset=Seat.objects.none(), required=False
    )

    def __init__(self, *, item: AgendaItem, **data: Any) -> None:
        """Offer the members of this meeting and the commissions of its council."""
        given = {"question_kk": item.title_kk, "question_ru": item.title_ru}
        super().__init__(**{"initial": given, **data})
        fields: dict[str, Any] = self.fields
        language = get_language() or "kk"
        fields["matter"].choices = [
            (m.value, t.in_(language)) for m, t in voting.LABELS.items()
        ]
        seats = reports.seats_of(item.meeting)
        fields["candidates"].queryset = seats
        fields["commission"].queryset = Commission.objects.standing(
            item.meeting.held_on
        ).filter(convocation=item.meeting.convocation_id)

    def clean(self) -> dict[str, Any]:
        """Refuse a ballot that asks nothing, and half of an election."""
        taken: dict[str, Any] = super().clean() or {}
        if not taken.get("question_kk") and not taken.get("question_ru"):
            message = _("A question is needed in Kazakh or in Russian.")
            self.add_error("question_kk", message)
        office, candidates = taken.get("office"), taken.get("candidates")
        if bool(office) != bool(candidates):
            message = _("An election names the office and its candidates.")
            self.add_error("candidates", message)
        of_commission = office in (ElectedTo.HEAD, ElectedTo.COMMISSION)
        if of_commission != bool(taken.get("commission")):
            message = _("An election to a commission names it, and no other does.")
            self.add_error("commission", message)
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        election = None
        if taken["office"]:
            to, candidates = ElectedTo(taken["office"]), tuple(taken["candidates"])
            election = Election(to, candidates, taken["commission"])
        question = Question(
            kk=taken["question_kk"],
            ru=taken["question_ru"],
            matter=Voted(taken["matter"]),
            election=election,
        )
        return {"question": question}


class CastForm(ActForm):
    """How the member votes; among several candidates, for whom."""

    laws = {"conflict": RECUSAL}
    refused_at = {"conflict-named": "conflict", "candidate-named": "choice"}

    choice = forms.ChoiceField(
        label=_("Your vote"), choices=Choice.choices, widget=forms.RadioSelect
    )
    conflict = Line(
        label=_("If you recuse yourself: the conflict of interest"),
        max_length=500,
        required=False,
    )

    def __init__(self, *, ballot: Ballot, **data: Any) -> None:
        """Offer the candidates, where there are several."""
        super().__init__(**data)
        self.standing = _standing(ballot)
        choice: Any = self.fields["choice"]
        choice.choices = _choices(self.standing)

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        said, conflict = self.cleaned_data["choice"], self.cleaned_data["conflict"]
        if said in self.standing:
            return {"choice": Choice.FOR, "candidate": self.standing[said]}
        return {"choice": Choice(said), "conflict": conflict}


class HandsForm(ActForm):
    """How each member in session, and each participant, has raised his hand."""

    laws = {"conflict": RECUSAL}
    refused_at = {"conflict-named": "conflict"}

    def __init__(self, *, ballot: Ballot, at: datetime, **data: Any) -> None:
        """Draw a line for each who may vote, with what is entered already."""
        super().__init__(**data)
        self.seats = {
            f"vote-{seat.pk}": seat
            for seat in reports.in_session(ballot.meeting, at=at)
        }
        self.standing = _standing(ballot)
        said = {vote.seat_id: vote for vote in ballot.votes.all()}
        for name, seat in self.seats.items():
            self.fields[name] = forms.ChoiceField(
                label=seat.person_name,
                choices=[("", "–"), *_choices(self.standing)],
                initial=self._initial(said.get(seat.pk)),
                required=False,
            )
        self.fields["conflict"] = _conflict()
        here = reports.guests_at(ballot.meeting, at=at)
        voting_too = here.filter(capacity=Capacity.PARTICIPANT)
        self.guests = {
            f"guest-{guest.pk}": guest
            for guest in (voting_too if ballot.participants is not None else ())
        }
        for name, guest in self.guests.items():
            choices = [one for one in Choice.choices if one[0] != Choice.RECUSED]
            self.fields[name] = forms.ChoiceField(
                label=guest.person_name, choices=[("", "–"), *choices], required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a sheet without a single vote."""
        taken: dict[str, Any] = super().clean() or {}
        if not any(taken.get(name) for name in (*self.seats, *self.guests)):
            raise forms.ValidationError(_("Enter at least one vote."), "required")
        return taken

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        votes = {
            seat: _hand(taken[name], self.standing, taken["conflict"])
            for name, seat in self.seats.items()
            if taken.get(name)
        }
        guests = {
            guest: Choice(taken[name])
            for name, guest in self.guests.items()
            if taken.get(name)
        }
        return {"votes": votes, "guests": guests}

    def _initial(self, vote: Any) -> str:
        if vote is None:
            return ""
        if vote.candidate is not None and self.standing:
            return f"for-{vote.candidate.seat_id}"
        return str(vote.choice)


class RecountForm(ActForm):
    """Which votes were entered wrongly, and how that is known."""

    laws = {"conflict": RECUSAL}
    refused_at = {"conflict-named": "conflict"}

    reason = Paragraphs(label=_("Why it is counted anew"), max_length=500, rows=2)

    def __init__(self, *, ballot: Ballot, **data: Any) -> None:
        """Draw a line for each who took part."""
        super().__init__(**data)
        self.standing = _standing(ballot)
        rows = ballot.roll.exclude(standing__in=["absent", "excused"])
        self.lines = {f"vote-{row.seat_id}": row for row in rows.select_related("seat")}
        for name, row in self.lines.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{row.person_name}: {row.get_standing_display()}",
                choices=[("", _("as it was")), *_choices(self.standing)],
                required=False,
            )
        self.fields["conflict"] = _conflict()

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        taken = self.cleaned_data
        votes = {
            row.seat: _hand(taken[name], self.standing, taken["conflict"])
            for name, row in self.lines.items()
            if taken.get(name)
        }
        return {"votes": votes, "reason": taken["reason"]}


def _standing(ballot: Ballot) -> dict[str, Seat]:
    """Return the candidates by the word that a vote for each is sent as."""
    if not ballot.is_contested:
        return {}
    rows = ballot.candidates.select_related("seat")
    return {f"for-{row.seat_id}": row.seat for row in rows}


def _choices(standing: dict[str, Seat]) -> list[tuple[str, Any]]:
    if not standing:
        return list(Choice.choices)
    others = [one for one in Choice.choices if one[0] != Choice.FOR]
    return [*((word, seat.person_name) for word, seat in standing.items()), *others]


def _hand(said: str, standing: dict[str, Seat], conflict: str) -> Hand:
    if said in standing:
        return Hand(Choice.FOR, standing[said])
    choice = Choice(said)
    return Hand(choice, conflict=conflict if choice == Choice.RECUSED else "")


def _conflict() -> Line:
    return Line(
        label=_("The conflict of interest of who recused himself"),
        max_length=500,
        required=False,
    )
