"""What is asked of an interest, what a conflict stops, and how it ends."""

from datetime import date, datetime, timedelta

import pytest

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role, Standing
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import (
    cases,
    conflicts,
    groups,
    objects,
    openings,
    participants,
)
from oversight.models import Participant, Resolution
from oversight.states import CaseForm, CaseState
from tests import factories
from tests.oversight import people_roads, roads

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-02T10:00:00+05:00")
LATER = AT + timedelta(days=8)


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in broken.value.breaches]


def own(person: Participant) -> Actor:
    assert person.person is not None
    return Actor(person.person, (), grant=Standing.PERSON)


def test_a_new_object_stops_everybody_until_each_has_declared_of_it() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    second = factories.body("Екінші орган")
    head = factories.holder(Role.HEAD, second)

    objects.add(circle.case, body=second, by=circle.lead, at=LATER)

    with pytest.raises(RuleBroken) as broken:
        cases.complete(circle.case, by=circle.lead, at=LATER)
    assert codes(broken) == ["conflict_not_declared"]
    assert Letter.objects.filter(to=head.user, template="case_announced").exists()
    asked = circle.place_of(circle.lead).conflicts.awaited()
    assert [row.body for row in asked] == [second]
    conflicts.declare(
        asked.get(), has_conflict=False, by=own(circle.place_of(circle.lead)), at=LATER
    )
    conflicts.demand_clear(circle.case, circle.lead)


@pytest.mark.parametrize(
    ("state", "said", "code"),
    [
        ("draft", {}, None),
        ("under_way", {"is_regime_object": True}, "regime_object"),
        ("under_way", {"is_of_wealth_fund": True}, "fund_without_ground"),
    ],
)
def test_an_object_comes_in_only_where_it_may(
    state: str, said: dict[str, bool], code: str | None
) -> None:
    circle = people_roads.founded(at=AT)
    if state == "draft":
        people_roads.drafted(circle)
    else:
        people_roads.walked(circle)
    body = factories.body("Тағы бір орган")
    Organization.objects.filter(pk=body.pk).update(**said)
    body.refresh_from_db()

    with pytest.raises((RuleBroken, MoveRefused)) as refused:
        objects.add(circle.case, body=body, by=circle.lead, at=LATER)

    breaches = getattr(refused.value, "breaches", [])
    assert [breach.code for breach in breaches] == ([code] if code else [])


def test_a_declared_conflict_stops_its_person_and_nobody_else() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT), to=CaseState.ANNOUNCED)
    [member] = circle.members
    row = circle.place_of(member).conflicts.standing().get()

    conflicts.declare(
        row, has_conflict=True, nature="жұбайы сонда істейді", by=member, at=LATER
    )

    with pytest.raises(RuleBroken) as broken:
        conflicts.demand_clear(circle.case, member)
    assert codes(broken) == ["conflict_of_interest"]
    conflicts.demand_clear(circle.case, circle.lead)


def test_a_conflict_is_called_gone_by_the_coordinator_with_a_reason() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    row = circle.place_of(member).conflicts.standing().get()
    declared = conflicts.declare(
        row, has_conflict=True, nature="акциялары бар", by=member, at=LATER
    )

    conflicts.remove(declared, reason="акциялар сатылды", by=circle.lead, at=LATER)

    conflicts.demand_clear(circle.case, member)
    declared.refresh_from_db()
    assert declared.resolution == Resolution.REMOVED
    assert circle.place_of(member).has_conflict is False


def test_the_coordinator_does_not_call_his_own_conflict_gone() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    row = circle.place_of(circle.lead).conflicts.standing().get()
    declared = conflicts.declare(
        row, has_conflict=True, nature="туысы басшы", by=circle.lead, at=LATER
    )

    with pytest.raises(RuleBroken) as broken:
        conflicts.remove(declared, reason="жоқ", by=circle.lead, at=LATER)
    assert codes(broken) == ["own_conflict"]

    groups.hand_over(
        circle.group,
        person=member.user,
        protocol_number="3",
        protocol_on=date(2026, 11, 10),
        protocol_file=people_roads.file_of(circle.lead, at=LATER),
        by=circle.lead,
        at=LATER,
    )
    successor = people_roads.member_of(circle.group, member)
    conflicts.remove(declared, reason="басшы ауысты", by=successor, at=LATER)
    conflicts.demand_clear(circle.case, circle.lead)


def test_who_acts_alone_resolves_his_own_conflict_in_public() -> None:
    road = roads.registered(at=AT)
    row = road.case.participants.get().conflicts.standing().get()
    declared = conflicts.declare(
        row, has_conflict=True, nature="бұрын сонда істеген", by=road.author, at=LATER
    )
    with pytest.raises(RuleBroken):
        cases.announce(road.case, by=road.author, at=LATER)

    conflicts.remove(declared, reason="жұмыстан шықты", by=road.author, at=LATER)

    announced = cases.announce(road.case, by=road.author, at=LATER)
    assert announced.state == CaseState.ANNOUNCED


def test_a_conflict_is_not_taken_back_by_declaring_anew() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    place = circle.place_of(member)
    conflicts.declare(
        place.conflicts.standing().get(),
        has_conflict=True,
        nature="акциялары бар",
        by=member,
        at=LATER,
    )

    with pytest.raises(RuleBroken) as broken:
        participants.declare(
            place,
            declared=factories.ALL_DECLARED,
            has_conflict=False,
            by=own(place),
            at=LATER,
        )

    assert codes(broken) == ["conflict_stands"]


def test_a_word_that_is_said_anew_keeps_the_old_one() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    place = circle.place_of(circle.members[0])

    conflicts.declare(
        place.conflicts.standing().get(),
        has_conflict=True,
        nature="енді пайда болды",
        by=circle.members[0],
        at=LATER,
    )

    kept = place.conflicts.order_by("id").values_list("has_conflict", "replaced_at")
    assert list(kept) == [(False, LATER), (True, None)]


def test_who_leaves_with_a_conflict_resolves_it_and_does_not_act_again() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    place = circle.place_of(member)
    row = conflicts.declare(
        place.conflicts.standing().get(),
        has_conflict=True,
        nature="акциялары бар",
        by=member,
        at=LATER,
    )

    participants.leave(place, reason="мүдделер қақтығысы", by=own(place), at=LATER)

    row.refresh_from_db()
    assert row.resolution == Resolution.LEFT
    with pytest.raises(RuleBroken) as broken:
        conflicts.demand_clear(circle.case, member)
    assert codes(broken) == ["has_left"]


def test_an_amended_draft_asks_about_its_bodies_alone() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT), bodies=2)
    other = factories.body("Басқа орган")

    openings.amend(
        circle.case,
        form=CaseForm(circle.case.form),
        theme="Жаяужол",
        language="kk",
        tasks="",
        question="",
        bodies=[circle.body, other],
        region=None,
        by=circle.lead,
        at=AT,
    )

    asked = circle.place_of(circle.lead).conflicts.standing()
    assert {row.body for row in asked} == {circle.body, other}
