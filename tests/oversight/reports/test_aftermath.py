"""What is counted of promises and complaints, and shown on the page of a body."""

from datetime import date

import pytest
from django.test import Client

from oversight.actions import complaint_ends, measures
from oversight.actions.complaint_ends import Ruling
from oversight.models import Outcome
from oversight.reports import aftermath
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight.complaint_roads import DAY, LAST_DAY, SILENT
from tests.oversight.pages.test_acting import address

pytestmark = pytest.mark.django_db


def test_a_bodys_word_is_counted_kept_broken_moved_and_given_up() -> None:
    found = roads.sides()
    roads.answered(found)
    kept, moved, dropped, broken = (
        roads.promised(found, days=days) for days in (60, 10, 10, 10)
    )
    measures.complete(
        kept, text="Бітті", language="kk", files=[], by=found.head, at=SILENT
    )
    measures.confirm(kept, note="", by=found.author, at=SILENT)
    measures.move_date(
        moved, due_on=date(2027, 1, 11), reason="Аяз", by=found.head, at=LAST_DAY
    )
    measures.drop(dropped, reason="Артық", by=found.head, at=SILENT)

    counted = aftermath.promises_of(found.body, on=date(2026, 11, 23))

    assert counted == aftermath.Promises(
        made=4, confirmed=1, disputed=0, dropped=1, broken=1, moved=1
    )
    last_day = aftermath.promises_of(found.body, on=date(2026, 11, 2))
    assert last_day.broken == 0  # on its own day a promise is not broken yet
    assert broken.state == "planned"


def test_complaints_are_counted_by_their_end_and_drafts_are_not() -> None:
    found = roads.sides()
    passed = roads.passed_up(found)
    roads.drafted(found)
    assert aftermath.complaints_about(found.body) == aftermath.Complained(
        filed=1, satisfied=0, refused=0, waiting=1
    )

    ruling = Ruling(Outcome.PARTLY, "Жауап берсін", "kk")
    complaint_ends.decide(passed, ruling, by=found.decider, at=SILENT + DAY)

    assert aftermath.complaints_about(found.body) == aftermath.Complained(
        filed=1, satisfied=1, refused=0, waiting=0
    )


def test_a_body_of_which_nothing_is_known_counts_nothing() -> None:
    body = factories.body("Жаңа орган")

    assert not aftermath.promises_of(body, on=date(2026, 11, 23)).is_any
    assert not aftermath.complaints_about(body).is_any


def test_the_page_of_the_body_shows_the_counts() -> None:
    found = roads.sides()
    roads.answered(found)
    roads.promised(found, days=10)

    with standing_at(SILENT):
        page = Client().get(address("body", found.body.pk)).content.decode()

    assert "What it promised" in page
    assert "past the promised day" in page
    assert "Complaints about it" not in page
