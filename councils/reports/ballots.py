"""Which of several ballots on one question stands."""

from councils.models import Ballot
from councils.states import BallotState


def stands(ballot: Ballot) -> bool:
    """Tell whether neither a recount nor a repeated ballot has taken its place.

    A repeated ballot that was withdrawn takes no place.
    """
    again = [one.state != BallotState.WITHDRAWN for one in ballot.repeated_by.all()]
    return not any(again) and not ballot.recounts.all()
