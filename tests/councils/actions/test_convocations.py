from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import convocations
from councils.actions import councils as council_acts
from councils.actions.convocations import Approval, SeatGiven
from councils.models import Constituency, Convocation, EndGround
from councils.rules.composition import Level, Standing
from oversight.actions import reminders
from tests import factories
from tests.councils import factories as made

pytestmark = pytest.mark.django_db
FROM = date(2026, 7, 15)


def approval(council: Any) -> Any:
    return Approval(council.body, FROM, "№ 12", FROM)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def citizen(name: str, *, born_on: date | None) -> SeatGiven:
    return SeatGiven(name, Constituency.CIVIL_SOCIETY, nominator=name, born_on=born_on)


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


def test_the_end_of_a_seat_ends_its_offices_and_lowers_the_quorum() -> None:
    house = made.house(size=16, people=1)
    meeting = made.planned(house)
    seat = house.seats[0]

    convocations.end_seat(
        seat,
        ground=EndGround.OWN_WISH,
        on=FROM,
        document="өтініш",
        by=house.secretary,
        at=made.AT,
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


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("meeting.notice", -1),
        ("meeting.notice", True),
        ("meeting.remote", 1),
        ("meeting.recusal", "whatever"),
        ("council.civil_share.min", 1),
    ],
)
def test_what_the_law_does_not_leave_open_is_not_settled(
    key: str, value: int | str
) -> None:
    house = made.house()

    with pytest.raises(RuleBroken) as refused:
        council_acts.settle(
            house.council,
            key=key,
            value=value,
            source="Ереже",
            from_on=FROM,
            by=house.secretary,
            at=made.AT,
        )

    assert [breach.code for breach in refused.value.breaches] == ["setting-value"]
    assert not house.council.settings.exists()


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
        "terms-in-a-row",
        "term-of-office",
    ]


def test_every_seat_is_in_the_journal_and_the_office_of_the_chair() -> None:
    house = made.house(size=15)
    seats = [seat.pk for seat in house.seats]

    kinds = Entry.objects.filter(object_kind="seat", object_id__in=seats)

    counted = Counter(kinds.values_list("kind", flat=True))
    assert counted == {"seat.taken": 15, "seat.office-taken": 1}


@pytest.mark.parametrize(
    ("from_on", "refused"),
    [
        (date(2029, 7, 15), ["convocations-overlap"]),
        (date(2029, 7, 16), []),
        (date(2028, 1, 1), ["convocations-overlap"]),
    ],
)
def test_two_compositions_never_share_a_day(from_on: date, refused: Any) -> None:
    house = made.house(size=15)
    by = factories.holder(Role.HEAD, house.body)

    def approve() -> None:
        convocations.approve(
            house.council,
            approval=Approval(house.body, FROM, "№ 13", from_on),
            seats=made.given_seats(15),
            by=by,
            at=made.AT,
        )

    if not refused:
        approve()
        assert house.council.convocations.count() == 2
        return
    with pytest.raises(RuleBroken) as broken:
        approve()
    assert codes(broken) == refused


@pytest.mark.parametrize(
    ("approved_on", "from_on", "refused"),
    [
        (date(2026, 6, 30), date(2026, 6, 30), []),
        (date(2026, 7, 1), date(2026, 7, 1), ["ethnocultural-share"]),
    ],
)
def test_the_quarter_binds_compositions_approved_from_july_2026(
    approved_on: date, from_on: date, refused: list[str]
) -> None:
    council = made.council()
    seats = [replace(one, is_ethnocultural=False) for one in made.given_seats(15)]
    by = factories.holder(Role.HEAD, council.body)

    def approve() -> Convocation:
        return convocations.approve(
            council,
            approval=Approval(council.body, approved_on, "№ 1", from_on),
            seats=seats,
            by=by,
            at=made.AT,
        )

    if refused:
        with pytest.raises(RuleBroken) as broken:
            approve()
        assert codes(broken) == refused
        return
    verdicts = reports.verdicts_of(approve(), council, on=date(2026, 11, 23))
    found = {one.code: one.standing for one in verdicts}
    assert found["ethnocultural-share"] is Standing.AMBIGUOUS


@pytest.mark.parametrize(("civil", "refused"), [(20, []), (19, ["civil-share"])])
def test_a_council_of_thirty_has_twenty_from_civil_society(
    civil: int, refused: list[str]
) -> None:
    council = made.council(level=Level.REPUBLICAN)
    seats = [
        *(citizen(f"Мүше {place}", born_on=None) for place in range(civil)),
        *(
            SeatGiven(f"Мемлекет {place}", Constituency.STATE)
            for place in range(30 - civil)
        ),
    ]
    by = factories.holder(Role.HEAD, council.body)

    def approve() -> None:
        convocations.approve(
            council, approval=approval(council), seats=seats, by=by, at=made.AT
        )

    if not refused:
        approve()
        assert council.convocations.get().size == 30
        return
    with pytest.raises(RuleBroken) as broken:
        approve()
    assert codes(broken) == refused


def test_a_person_named_twice_in_a_composition_is_refused() -> None:
    council = made.council()
    person = factories.person("Айгүл")
    given = made.given_seats(6)
    seats = [replace(given[0], user=person), replace(given[1], user=person), *given[2:]]

    with pytest.raises(RuleBroken) as broken:
        convocations.approve(
            council,
            approval=approval(council),
            seats=seats,
            by=factories.holder(Role.HEAD, council.body),
            at=made.AT,
        )

    assert codes(broken) == ["seated-twice"]


def test_an_ended_composition_neither_meets_nor_votes() -> None:
    house = made.house(size=3, people=3)
    after = datetime(2029, 7, 16, 5, 0, tzinfo=UTC)

    with pytest.raises(RuleBroken) as refused:
        made.planned(house, at=after)

    assert codes(refused) == ["no-convocation"]


def test_on_its_last_day_a_composition_still_decides() -> None:
    house = made.house(size=3, people=3)
    last = datetime(2029, 7, 15, 5, 0, tzinfo=UTC)

    decision = made.decided_by(house, present=2, votes_for=2, at=last)

    assert decision.adopted_on == last.date()


def test_the_body_is_reminded_a_month_before_it_has_to_form_the_next_one() -> None:
    house = made.house(size=15)
    head = factories.holder(Role.HEAD, house.body)
    owed = house.council.convocations.get().formation_obligation
    assert owed is not None
    assert owed.due_on == date(2029, 5, 15)

    early = datetime(2029, 4, 14, 5, 0, tzinfo=UTC)
    before = reminders.remind(on=early.date(), at=early)
    day = datetime(2029, 4, 15, 5, 0, tzinfo=UTC)
    then = reminders.remind(on=day.date(), at=day)
    again = reminders.remind(on=day.date(), at=day)

    letters = Letter.objects.filter(to=head.user, posted_at=day)
    assert (before, then, again) == (0, 2, 0)  # the body that owes, and the council
    assert letters.exists()
