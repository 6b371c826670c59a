from datetime import timedelta

import pytest

from backend.accounts.actor import Actor
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils.actions import convocations, meetings, proposals
from councils.actions.proposals import Proposed
from councils.models import AgendaItemKind, AgendaProposal, EndGround
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
ROAD = Proposed(AgendaItemKind.OTHER, title_kk="Жол", reason="Шұңқыр көп")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def proposed(house: House, by: Actor | None = None) -> AgendaProposal:
    return proposals.propose(
        house.council, proposed=ROAD, by=by or house.members[1], at=AT
    )


def letters_to(actor: Actor) -> list[Letter]:
    return list(Letter.objects.filter(to=actor.user).order_by("posted_at", "id"))


def test_a_member_proposes_in_his_own_seat_and_the_council_alone_sees_it(
    house: House,
) -> None:
    proposal = proposed(house)

    assert proposal.proposed_by == house.seats[1]
    seen = AgendaProposal.objects.visible_to
    assert proposal in seen(house.secretary.user)
    assert proposal in seen(house.members[2].user)
    assert proposal not in seen(factories.person())
    assert proposal not in seen(made.house(size=3).secretary.user)


def test_without_a_seat_in_force_nothing_is_proposed(house: House) -> None:
    convocations.end_seat(
        house.seats[1],
        ground=EndGround.OWN_WISH,
        on=AT.date() - timedelta(days=1),
        document="Өтініш",
        decision=None,
        by=house.secretary,
        at=AT - timedelta(days=1),
    )

    for actor in (house.members[1], house.secretary):
        with pytest.raises(RuleBroken) as refused:
            proposed(house, by=actor)
        assert codes(refused) == ["seat-not-in-force"]


def test_what_is_taken_stands_on_the_agenda_and_its_author_reports(
    house: House,
) -> None:
    meeting = made.planned(house)
    proposal = proposed(house)

    taken = proposals.take(proposal, meeting=meeting, by=house.secretary, at=AT)

    item = taken.agenda_item
    assert taken.state == "taken"
    assert item is not None
    assert (item.position, item.title_kk) == (2, "Жол")
    assert item.rapporteur_seat == house.seats[1]
    (letter,) = letters_to(house.members[1])
    assert letter.template == "proposal_taken"
    assert "23.11.2026" in letter.body


def test_after_the_notice_a_proposal_is_taken_for_a_reason(house: House) -> None:
    meeting, proposal = made.convened(house), proposed(house)

    with pytest.raises(RuleBroken) as refused:
        proposals.take(proposal, meeting=meeting, by=house.secretary, at=AT)
    taken = proposals.take(
        proposal, meeting=meeting, reason="шұғыл", by=house.secretary, at=AT
    )

    assert codes(refused) == ["reason-missing"]
    assert taken.state == "taken"
    assert meeting.agenda_versions.count() == 2


def test_a_proposal_goes_to_no_other_council_and_to_no_meeting_that_is_over(
    house: House,
) -> None:
    proposal = proposed(house)
    cancelled = made.convened(house)
    meetings.cancel(cancelled, reason="боран", by=house.chair, at=AT)

    with pytest.raises(RuleBroken) as refused:
        proposals.take(
            proposal,
            meeting=made.planned(made.house(size=3)),
            by=house.secretary,
            at=AT,
        )
    with pytest.raises(MoveRefused):
        proposals.take(
            proposal, meeting=cancelled, reason="шұғыл", by=house.secretary, at=AT
        )

    assert codes(refused) == ["matter-of-another-council"]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.agenda_item) == ("proposed", None)


def test_what_is_declined_tells_its_author_why(house: House) -> None:
    declined = proposals.decline(
        proposed(house), answer="Биылғы жоспарда бар", by=house.chair, at=AT
    )

    assert (declined.state, declined.answer) == ("declined", "Биылғы жоспарда бар")
    (letter,) = letters_to(house.members[1])
    assert letter.template == "proposal_declined"
    assert "Биылғы жоспарда бар" in letter.body


def test_a_proposal_is_answered_once(house: House) -> None:
    withdrawn = proposals.withdraw(proposed(house), by=house.members[1], at=AT)

    assert withdrawn.state == "withdrawn"
    with pytest.raises(MoveRefused):
        proposals.decline(withdrawn, answer="кеш", by=house.chair, at=AT)
    with pytest.raises(MoveRefused):
        proposals.take(
            withdrawn, meeting=made.planned(house), by=house.secretary, at=AT
        )
