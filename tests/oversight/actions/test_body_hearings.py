"""Hearings of the author by the body: notice, minutes, and what is noted without."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import body_hearings
from oversight.models import Obligation
from oversight.states import BodyHearingState, ObligationState
from tests.councils import factories as councils_made
from tests.councils import year_factories
from tests.oversight.answer_roads import REPLY, Desk

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
REJECTED = {**REPLY, "verdict": "rejected", "reasons": "Қаражат жоқ"}


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and a case that has come to it."""
    return Desk(at=SENT)


def held(desk: Desk, *, notified: datetime) -> None:
    """Invite the author, and hear him two days later."""
    hearing = desk.invite(at=notified, starts=notified + 2 * DAY)
    body_hearings.record_held(
        hearing,
        held_on=(notified + 2 * DAY).date(),
        present="Автор, бейнебайланыспен",
        minutes="Тыңдалды",
        language="kk",
        minutes_file=None,
        by=desk.officer,
        at=notified + 2 * DAY,
    )


def test_an_invitation_is_a_duty_of_the_day_that_the_body_has_set(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)

    owed = hearing.obligation
    assert owed is not None
    assert (owed.kind, owed.basis, owed.due_on) == (
        "hold_hearing",
        "promise",
        date(2026, 11, 11),
    )
    assert owed.debtor == desk.body
    letter = Letter.objects.get(template="body_hearing_invited")
    assert letter.to == desk.author.user
    assert "https://video.example/1" in letter.body


@pytest.mark.parametrize(
    ("decision", "refused"),
    [(2, True), (3, False)],  # Wednesday and Thursday after a notice of Monday
)
def test_the_notice_is_on_the_third_working_day_before_the_decision(
    desk: Desk,
    decision: int,
    refused: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    if not refused:
        desk.invite(at=SENT, starts=SENT + DAY, decision=decision)
        return

    with pytest.raises(RuleBroken) as broken, transaction.atomic():
        desk.invite(at=SENT, starts=SENT + DAY, decision=decision)

    assert [one.code for one in broken.value.breaches] == ["hearing_notice_late"]


def test_a_decided_recommendation_needs_no_hearing(desk: Desk) -> None:
    desk.sign(at=SENT + DAY)

    with pytest.raises(MoveRefused), transaction.atomic():
        desk.invite(at=SENT + DAY, starts=SENT + 3 * DAY)


def test_a_refusal_after_a_hearing_lacks_nothing(desk: Desk) -> None:
    held(desk, notified=SENT)

    answer = desk.sign(at=SENT + 4 * DAY, **REJECTED)

    assert answer.breaches_noted == []


def test_a_refusal_without_a_hearing_is_let_through_and_says_so(desk: Desk) -> None:
    answer = desk.sign(at=SENT + 4 * DAY, **REJECTED)

    [noted] = answer.breaches_noted
    assert noted["code"] == "no_hearing"
    assert answer.versions.get().breaches_noted == [noted]
    assert desk.line().state == "rejected"


def test_a_refusal_signed_before_its_announced_day_shows_the_late_notice(
    desk: Desk,
) -> None:
    held(desk, notified=SENT)

    answer = desk.sign(at=SENT + 2 * DAY, **REJECTED)

    assert [one["code"] for one in answer.breaches_noted] == ["hearing_notice_late"]


def test_whoever_did_not_come_was_heard_as_far_as_he_wished(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)
    body_hearings.record_not_attended(
        hearing, held_on=date(2026, 11, 11), by=desk.head, at=SENT + 2 * DAY
    )

    answer = desk.sign(at=SENT + 4 * DAY, **REJECTED)

    assert answer.breaches_noted == []


@pytest.mark.parametrize(
    ("note", "codes"), [("Баланың деректері", []), (" ", ["no_hearing"])]
)
def test_the_rights_of_others_are_named_or_do_not_count(
    desk: Desk, note: str, codes: list[str]
) -> None:
    answer = desk.sign(
        at=SENT + 4 * DAY,
        **REJECTED,
        without_hearing="others_rights",
        hearing_note=note,
    )

    assert [one["code"] for one in answer.breaches_noted] == codes


def test_a_positive_answer_needs_no_hearing(desk: Desk) -> None:
    assert desk.sign(at=SENT + DAY).breaches_noted == []


def test_the_law_on_councils_asks_for_no_hearing() -> None:
    house = councils_made.house(size=3, people=3)
    desk = Desk(at=SENT)
    [line] = year_factories.recommended(house, [(desk.body, "5(1)(1)")], at=SENT)
    desk.road.case = line.case

    answer = desk.sign(line.line, at=SENT + 4 * DAY, **REJECTED)

    assert answer.breaches_noted == []


def test_a_hearing_is_held_once_and_ends_its_duty(desk: Desk) -> None:
    held(desk, notified=SENT)
    owed = Obligation.objects.get(kind="hold_hearing")
    hearing = desk.road.case.final_document.hearings.get()

    assert (owed.state, owed.was_in_time) == (ObligationState.DISCHARGED, True)
    assert hearing.state == BodyHearingState.HELD
    with pytest.raises(MoveRefused), transaction.atomic():
        body_hearings.cancel(hearing, reason="Кеш", by=desk.head, at=SENT + 3 * DAY)


def test_a_hearing_called_off_owes_nothing_and_counts_for_nothing(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)

    body_hearings.cancel(hearing, reason="Автор сұрады", by=desk.officer, at=SENT + DAY)
    answer = desk.sign(at=SENT + 4 * DAY, **REJECTED)

    assert Obligation.objects.get(kind="hold_hearing").state == ObligationState.ENDED
    assert [one["code"] for one in answer.breaches_noted] == ["no_hearing"]
    assert Letter.objects.filter(template="body_hearing_cancelled").count() == 1


def test_no_hearing_is_held_before_its_notice(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)

    with pytest.raises(RuleBroken), transaction.atomic():
        body_hearings.record_not_attended(
            hearing, held_on=date(2026, 11, 6), by=desk.head, at=SENT + 2 * DAY
        )
