"""Draft minutes: begun, worded, sent to those who attended, remarked on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils.actions import (
    attendance,
    minutes,
    minutes_signing,
    past_meetings,
)
from councils.actions.meetings import Matter
from councils.actions.minutes import Wording
from councils.actions.past_meetings import Past
from councils.models import AgendaItemKind, MeetingKind, Minutes
from councils.reports import proceedings
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.factories import AT, DAY, House
from tests.councils.minutes_factories import FIXED, HOUR, SENT, UNTIL, codes

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


def test_a_draft_holds_who_reports_and_the_record_holds_the_rest(house: House) -> None:
    meeting = kept.closed(house)
    item = meeting.agenda_items.get()
    item.rapporteur = "Әбдіғали Өмір"
    item.save(update_fields=["rapporteur"])

    begun = minutes.draft(meeting, by=house.secretary, at=AT + HOUR)

    [passage] = begun.passages.all()
    assert (passage.text_kk, passage.text_ru) == ("Әбдіғали Өмір", "Әбдіғали Өмір")
    content = proceedings.content_of(begun, secretary="Жүнісова", at=AT)
    [matter] = content["items"]
    assert [one["carried"] for one in matter["ballots"]] == [True]
    assert [one["text_ru"] for one in matter["decisions"]] == ["Принять отчёт."]
    assert [one["name"] for one in content["members"]] == [
        seat.person_name for seat in house.seats
    ]
    assert content["present"] == 2


def test_a_meeting_has_one_first_version(house: House) -> None:
    meeting = kept.closed(house)
    minutes.draft(meeting, by=house.secretary, at=SENT)

    with pytest.raises(RuleBroken) as refused:
        minutes.draft(meeting, by=house.secretary, at=SENT)

    assert codes(refused.value) == ["minutes-begun"]


def test_a_meeting_from_before_kenes_has_its_minutes_at_its_source(
    house: House,
) -> None:
    past = Past(
        kind=MeetingKind.ORDINARY, starts_at=AT - 99 * DAY, source="https://example.kz"
    )
    meeting = past_meetings.record_past(
        house.council,
        past=past,
        agenda=[Matter(AgendaItemKind.REPORT, title_kk="Есеп")],
        by=house.secretary,
        at=AT,
    )

    with pytest.raises(RuleBroken) as refused:
        minutes.draft(meeting, by=house.secretary, at=SENT)

    assert codes(refused.value) == ["minutes-elsewhere"]


def test_no_minutes_are_begun_while_a_meeting_goes_on(house: House) -> None:
    meeting = made.opened(house, 2)

    with pytest.raises(MoveRefused):
        minutes.draft(meeting, by=house.secretary, at=SENT)


def test_a_matter_of_another_meeting_is_not_worded(house: House) -> None:
    item = kept.drafted(house)
    other = kept.closed(house, at=AT + DAY).agenda_items.get()

    with pytest.raises(ValueError, match="another meeting"):
        minutes.edit(
            item, passages=[Wording(other, "x", "")], by=house.secretary, at=SENT
        )


def test_those_who_attended_are_told_of_the_draft_and_nobody_else(
    house: House,
) -> None:
    kept.sent(house)

    told = Letter.objects.filter(template="minutes_remarks")
    assert {letter.to for letter in told} == {
        house.members[0].user,
        house.members[1].user,
    }


def test_who_did_not_attend_makes_no_remark(house: House) -> None:
    item = kept.sent(house)
    absent = house.members[2]

    with pytest.raises(RuleBroken) as refused:
        minutes.remark(item, text="Дұрыс емес", by=absent, at=SENT)

    assert codes(refused.value) == ["remark-not-attended"]
    assert not item.remarks.exists()


def test_an_arrival_that_was_put_right_is_no_attendance(house: House) -> None:
    meeting = made.convened(house)
    for seat in house.seats[:2]:
        attendance.arrive(
            meeting, seat=seat, status=made.PRESENT, by=house.secretary, at=AT
        )
    attendance.leave(meeting, seat=house.seats[1], by=house.secretary, at=AT)

    assert proceedings.attended(meeting) == {house.seats[0].pk}


def test_remarks_are_taken_until_the_last_moment_and_no_longer(house: House) -> None:
    item = kept.sent(house)

    made_in_time = minutes.remark(item, text="Түзету", by=house.members[1], at=UNTIL)
    with pytest.raises(RuleBroken) as refused:
        minutes.remark(item, text="Кеш", by=house.members[1], at=UNTIL + MINUTE)

    assert made_in_time.seat == house.seats[1]
    assert codes(refused.value) == ["remarks-closed"]


def test_the_text_is_not_fixed_while_a_remark_waits(house: House) -> None:
    item = kept.sent(house)
    remark = minutes.remark(item, text="Түзету", by=house.members[1], at=SENT)

    with pytest.raises(RuleBroken) as early:
        minutes_signing.freeze(item, by=house.secretary, at=UNTIL)
    with pytest.raises(RuleBroken) as waiting:
        minutes_signing.freeze(item, by=house.secretary, at=FIXED)
    minutes.answer_remark(
        item, remark=remark, is_taken=True, answer="", by=house.secretary, at=FIXED
    )
    fixed = minutes_signing.freeze(item, by=house.secretary, at=FIXED)

    assert codes(early.value) == ["remarks-open", "remarks-unanswered"]
    assert codes(waiting.value) == ["remarks-unanswered"]
    assert fixed.state == "frozen"


def test_a_remark_is_not_refused_without_a_reason_and_not_answered_twice(
    house: House,
) -> None:
    item = kept.sent(house)
    remark = minutes.remark(item, text="Түзету", by=house.members[1], at=SENT)
    refuse: dict[str, Any] = {"remark": remark, "by": house.secretary, "at": SENT}

    with pytest.raises(RuleBroken) as silent:
        minutes.answer_remark(item, is_taken=False, answer="", **refuse)
    minutes.answer_remark(item, is_taken=False, answer="Олай айтылмады", **refuse)
    with pytest.raises(RuleBroken) as again:
        minutes.answer_remark(item, is_taken=True, answer="", **refuse)

    assert codes(silent.value) == ["remark-no-reason"]
    assert codes(again.value) == ["remark-answered"]


def test_a_settled_term_is_kept_with_the_draft_that_it_ruled(house: House) -> None:
    kept.settle(house, "meeting.minutes.remarks", 2)
    item = kept.drafted(house)

    with pytest.raises(RuleBroken) as short:
        minutes.send_for_remarks(item, until=UNTIL, by=house.secretary, at=SENT)
    sent = minutes.send_for_remarks(item, until=None, by=house.secretary, at=SENT)

    assert codes(short.value) == ["remarks-too-short"]
    assert sent.remarks_until is not None
    assert sent.remarks_until.date().isoformat() == "2026-11-25"  # two working days
    assert sent.remarks_term is not None
    assert sent.remarks_term["due_on"] == "2026-11-25"
    assert sent.remarks_term["read"] == "setting"


def test_the_content_takes_as_many_queries_of_a_long_meeting_as_of_a_short_one() -> (
    None
):
    short, long = made.house(size=3, people=1), made.house(size=17, people=17)
    few = minutes.draft(kept.closed(short), by=short.secretary, at=SENT)
    meeting = kept.busy(long, items=8, present=17)

    many = minutes.draft(meeting, by=long.secretary, at=SENT)

    assert len(_content(many)[0]["items"]) == 8
    assert _content(few)[1] == _content(many)[1]


def _content(item: Minutes) -> tuple[dict[str, Any], int]:
    with CaptureQueriesContext(connection) as asked:
        content = proceedings.content_of(item, secretary="", at=SENT)
    return content, len(asked)
