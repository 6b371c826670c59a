"""What bodies and people brought to a council in a year, and what became of it."""

from datetime import date
from typing import Any

import pytest

from councils.actions import (
    appeals,
    draft_acts,
    draft_replies,
    informings,
)
from councils.actions.appeals import Letter
from councils.actions.draft_acts import Notice
from councils.actions.draft_replies import Reply
from councils.reports import year
from councils.rules.draft_acts import Sort
from oversight.actions import recommendations
from oversight.models import Verdict
from tests import factories
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
TODAY = of_year.TODAY
LETTER = Reply(text="Хат", number="4-12")


@pytest.fixture
def house() -> House:
    """Return a council of six, of whom three have accounts; four are its quorum."""
    return made.house(size=6, people=3)


def counts(house: House, *, on: date = TODAY) -> dict[str, Any]:
    return year.counters(house.council, year=2026, on=on)


def test_recommendations_are_counted_by_what_became_of_them(house: House) -> None:
    schools, head = of_year.headed("Ә Білім басқармасы")
    roads, _head = of_year.headed("Ө Жолдар басқармасы")
    in_time, late, silent, free, waiting = of_year.recommended(
        house,
        [
            (schools, "5(1)(1)"),
            (schools, "5(1)(1)"),
            (roads, "5(1)(1)"),
            (schools, "5(1)(3-1)"),
            (roads, "5(1)(3-1)"),
        ],
        at=of_year.day(9),
    )
    of_year.answered(in_time, Verdict.ACCEPTED, by=head, at=of_year.day(9, 24))
    of_year.answered(late, Verdict.PARTLY, by=head, at=of_year.day(9, 25))
    of_year.answered(free, Verdict.REJECTED, by=head, at=of_year.day(11))
    recommendations.report_progress(
        in_time, note="Жөнделді", by=head, at=of_year.day(10)
    )
    recommendations.confirm_fulfilment(in_time, by=house.chair, at=of_year.day(11))
    assert in_time.answer_obligation is not None
    assert in_time.answer_obligation.due_on == date(2026, 9, 24)
    assert waiting.answer_obligation is not None
    assert waiting.answer_obligation.due_on is None

    counted = counts(house)

    assert counted["recommendations"] == {
        "sent": 5,
        "answered": 3,
        "in_time": 1,
        "late": 1,
        "without_term": 1,
        "unanswered": 2,
        "overdue": 1,
        "accepted": 1,
        "partly": 1,
        "rejected": 1,
        "fulfilled": 1,
    }
    assert [
        (one["id"], one["name_kk"], one["late"], one["overdue"])
        for one in counted["late_bodies"]
    ] == [
        (str(schools.pk), "Ә Білім басқармасы", 1, 0),
        (str(roads.pk), "Ө Жолдар басқармасы", 0, 1),
    ]
    assert silent.body == roads


@pytest.mark.parametrize(
    ("on", "overdue"), [(date(2026, 9, 24), 0), (date(2026, 9, 25), 1)]
)
def test_an_answer_is_overdue_from_the_day_after_its_last(
    house: House, on: date, overdue: int
) -> None:
    body, _head = of_year.headed("Білім басқармасы")
    of_year.recommended(house, [(body, "5(1)(1)")], at=of_year.day(9))

    counted = counts(house, on=on)

    assert counted["recommendations"]["overdue"] == overdue
    assert len(counted["late_bodies"]) == overdue


def test_what_another_council_did_is_not_counted(house: House) -> None:
    other = made.house(size=6, people=1)
    of_year.held(other, at=of_year.day(9), present=other.seats)
    informings.record_informing(
        other.council,
        on=TODAY,
        channel="Сайт",
        title_kk="Есеп",
        title_ru="",
        url="https://example.kz/1",
        file=None,
        by=other.secretary,
        at=made.AT,
    )

    counted = counts(house)

    assert counted["meetings"]["held"] == 0
    assert counted["informings"] == 0
    assert counts(other)["informings"] == 1


def test_what_happened_in_another_year_is_not_counted(house: House) -> None:
    of_year.held(house, at=of_year.day(12, 31), present=house.seats)

    assert counts(house)["meetings"]["held"] == 1
    later = year.counters(house.council, year=2027, on=date(2027, 1, 1))
    assert later["meetings"]["held"] == 0


def test_draft_acts_are_counted_by_what_became_of_them(house: House) -> None:
    body, officer = of_year.headed("Қаржы басқармасы")
    agreed, disagreed, unheard = (
        draft_acts.notify(
            house.council,
            body=body,
            notice=Notice(Sort.ACT, title_kk=f"Жоба {place}", term_set=term),
            received_on=None,
            by=officer,
            at=of_year.day(9),
        )
        for place, term in enumerate((10, 10, 5))
    )
    for draft in (agreed, disagreed):
        draft_acts.write_opinion(
            draft,
            opinion_kk="Ескерту",
            opinion_ru="Замечание",
            by=house.secretary,
            at=of_year.day(9, 11),
        )
        draft_acts.send_opinion(draft, by=house.chair, at=of_year.day(9, 11))
    draft_replies.agree(agreed, reply=LETTER, by=officer, at=of_year.day(9, 15))
    draft_replies.disagree(disagreed, reply=LETTER, by=officer, at=of_year.day(9, 15))
    draft_acts.fall_silent(on=of_year.day(11).date(), at=of_year.day(11))

    counted = counts(house)

    assert counted["draft_acts"] == {
        "received": 3,
        "opinions": 2,
        "deemed_agreed": 1,
        "agreed": 1,
        "disagreed": 1,
        "short_terms": 1,
    }
    unheard.refresh_from_db()
    assert unheard.is_term_short


def test_appeals_are_counted_by_what_became_of_them(house: House) -> None:
    letter = Letter(theme="Жол", text="Жол нашар", language="kk")
    answered, sent_on, _waiting = (
        appeals.file(
            house.council,
            letter=letter,
            by=factories.actor(factories.person()),
            at=of_year.day(9),
        )
        for _place in range(3)
    )
    appeals.answer(
        answered, answer="Қаралды", by=house.secretary, at=of_year.day(9, 11)
    )
    appeals.redirect(
        sent_on, body=house.body, by=house.secretary, at=of_year.day(9, 11)
    )

    assert counts(house)["appeals"] == {"received": 3, "answered": 1, "redirected": 1}
