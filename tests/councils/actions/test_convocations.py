from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import RuleBroken
from councils import reports
from councils.actions import convocations
from councils.actions import councils as council_acts
from councils.actions.convocations import Approval, PastTerm
from councils.models import EndGround
from tests import factories
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
FROM = date(2026, 7, 15)


def approval(council: Any) -> Any:
    return Approval(council.body, FROM, "№ 12", FROM)


def test_an_approved_composition_holds_for_three_years() -> None:
    house = made.house(size=21, people=2)

    convocation = house.council.convocations.get()

    assert convocation.to_on == date(2029, 7, 15)
    assert convocation.size == 21
    assert convocation.term
    assert convocation.term["norm"] == "council.term"


def test_members_with_accounts_take_their_offices() -> None:
    house = made.house(size=15, people=2)

    roles = house.council.organization.offices.values_list("role", flat=True)

    assert sorted(roles) == [Role.CHAIR, Role.MEMBER, Role.SECRETARY]


def test_an_unlawful_composition_is_refused_and_nothing_is_written() -> None:
    council = made.council()
    by = factories.holder(Role.HEAD, council.body)
    seats = made.given_seats(21)[6:]

    with pytest.raises(RuleBroken) as refused:
        convocations.approve(
            council, approval=approval(council), seats=seats, by=by, at=made.AT
        )

    assert [b.code for b in refused.value.breaches] == [
        "civil-share",
        "ethnocultural-share",
    ]
    assert not council.convocations.exists()


def test_what_is_recorded_of_the_past_notes_its_breaches() -> None:
    council = made.council()
    by = factories.holder(Role.HEAD, council.body)

    convocation = convocations.record_past(
        council,
        approval=approval(council),
        seats=made.given_seats(21)[6:],
        past=PastTerm("https://example.kz/"),
        by=by,
        at=made.AT,
    )

    assert convocation.is_imported
    assert [noted["code"] for noted in convocation.breaches_noted] == [
        "civil-share",
        "ethnocultural-share",
    ]


def test_the_end_of_a_seat_ends_its_offices_and_lowers_the_quorum() -> None:
    house = made.house(size=16, people=1)
    meeting = made.planned(house)
    seat = house.seats[0]

    convocations.end_seat(
        seat, ground=EndGround.OWN_WISH, on=FROM, by=house.secretary, at=made.AT
    )

    assert reports.quorum_at(meeting, at=made.AT).needed == 10
    assert seat.user
    assert seat.user.offices.get().to_on == FROM


def test_a_setting_stands_beside_the_earlier_one() -> None:
    house = made.house()
    for days, from_on in ((7, date(2026, 1, 1)), (3, date(2026, 12, 1))):
        council_acts.settle(
            house.council,
            key="meeting.notice",
            value=days,
            source="Ереже, 12-тармақ",
            from_on=from_on,
            by=house.secretary,
            at=made.AT,
        )

    before = house.council.settings_on(date(2026, 11, 30)).notice_days
    after = house.council.settings_on(date(2026, 12, 1)).notice_days

    assert (before, after) == (7, 3)


def test_a_setting_is_never_changed() -> None:
    house = made.house()
    setting = council_acts.settle(
        house.council,
        key="meeting.notice",
        value=7,
        source="Ереже",
        from_on=FROM,
        by=house.secretary,
        at=made.AT,
    )

    setting.value = 1
    with pytest.raises(DatabaseError), transaction.atomic():
        setting.save()


def test_the_composition_of_a_council_is_judged_on_its_day() -> None:
    house = made.house(size=21)

    verdicts = reports.composition_of(house.council, on=date(2026, 11, 23))

    assert [verdict.code for verdict in verdicts] == [
        "size",
        "civil-share",
        "ethnocultural-share",
        "one-per-npo",
    ]


def test_every_act_is_in_the_journal() -> None:
    house = made.house(size=15)

    kinds = Entry.objects.filter(object_kind="seat").values_list("kind", flat=True)

    assert list(kinds.filter(object_id__in=[s.pk for s in house.seats])) == [
        "seat.taken"
    ] * len(house.seats)
