"""Who takes part in a case, what he declares, and what a conflict stops."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.law.refusal import MoveRefused, RuleBroken
from oversight.actions import (
    cases,
    conflicts,
    groups,
    openings,
    participants,
)
from oversight.models import Capacity, Participant
from oversight.states import CaseState
from tests import factories
from tests.oversight import people_roads, roads

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-02T10:00:00+05:00")
LATER = AT + timedelta(days=8)
EXPERT: dict[str, Any] = {
    "name": "Асқар Жолдасов",
    "person": None,
    "field": "құрылыс",
    "education": "ҚазҰТУ, инженер, 2010",
    "experience_years": 2,
    "expert_organization": "",
}


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in broken.value.breaches]


def own(person: Participant) -> Actor:
    assert person.person is not None
    return Actor(person.person, (), grant=Standing.PERSON)


def test_every_member_is_asked_about_every_object() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT, members=2), bodies=3)

    rows = circle.case.participants.current()

    assert [row.capacity for row in rows] == [Capacity.SUBJECT] * 3
    assert [row.conflicts.awaited().count() for row in rows] == [3, 3, 3]
    assert {row.has_conflict for row in rows} == {None}


def test_one_undeclared_member_keeps_the_case_from_registration() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT))
    lead = circle.place_of(circle.lead)
    participants.declare(
        lead,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=own(lead),
        at=AT,
    )

    with pytest.raises(RuleBroken) as broken:
        cases.register(circle.case, by=circle.lead, at=AT)

    assert codes(broken) == ["eligibility_not_declared", "conflict_not_declared"]


def test_whoever_acts_for_an_npo_represents_it() -> None:
    organization = people_roads.npo()
    lead = people_roads.npo_lead(organization)

    case = openings.open_draft(
        initiator=organization,
        theme="Су",
        language="kk",
        tasks="",
        bodies=[factories.body()],
        region=None,
        by=lead,
        at=AT,
    )

    row = case.participants.get()
    assert (row.capacity, row.organization) == (
        Capacity.REPRESENTATIVE,
        organization,
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"is_religious": True}, "npo_religious"),
        ({"has_foreign_participation": True}, "npo_foreign"),
        ({"is_suspended": True}, "npo_suspended"),
    ],
)
def test_an_organization_that_is_barred_opens_no_case(
    said: dict[str, bool], code: str
) -> None:
    organization = people_roads.npo("Қор", **said)
    lead = people_roads.npo_lead(organization)

    with pytest.raises(RuleBroken) as broken:
        openings.open_draft(
            initiator=organization,
            theme="Су",
            language="kk",
            tasks="",
            bodies=[factories.body()],
            region=None,
            by=lead,
            at=AT,
        )

    assert codes(broken) == [code]


def test_an_organization_that_was_suspended_meanwhile_is_told_at_registration() -> None:
    circle = people_roads.declared(people_roads.drafted(people_roads.founded(at=AT)))
    barred = people_roads.npo("Тоқтатылған", is_suspended=False)
    row = circle.place_of(circle.members[0])
    participants.represent(
        row, organization=barred, authority="№ 4 шешім", by=circle.lead, at=AT
    )
    Organization.objects.filter(pk=barred.pk).update(is_suspended=True)

    breaches = participants.check_people(circle.case, on=date(2026, 11, 2))

    assert [breach.code for breach in breaches] == ["npo_suspended"]


def test_one_without_an_account_is_named_and_declares_on_paper() -> None:
    circle = people_roads.declared(people_roads.drafted(people_roads.founded(at=AT)))
    named = participants.name_on_paper(
        circle.case,
        name="Бейсен Қожа",
        capacity=Capacity.SUBJECT,
        organization=None,
        authority="",
        by=circle.lead,
        at=AT,
    )
    with pytest.raises(RuleBroken):
        cases.register(circle.case, by=circle.lead, at=AT)

    participants.declare_on_paper(
        named,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        nature="",
        born_on=date(1970, 1, 1),
        citizen_on_paper="ЖК 012345678",
        declaration_file=people_roads.file_of(circle.lead, at=AT),
        by=circle.lead,
        at=AT,
    )

    registered = cases.register(circle.case, by=circle.lead, at=AT)
    assert registered.state == CaseState.REGISTERED


def test_a_citizen_alone_names_nobody_beside_himself_but_an_expert() -> None:
    road = roads.registered(at=AT)

    with pytest.raises(RuleBroken) as broken:
        participants.name_on_paper(
            road.case,
            name="Көмекші",
            capacity=Capacity.SUBJECT,
            organization=None,
            authority="",
            by=road.author,
            at=AT,
        )
    expert = participants.name_expert(road.case, **EXPERT, by=road.author, at=AT)

    assert codes(broken) == ["not_alone"]
    assert expert.is_expert


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"education": " "}, "no_higher_education"),
        ({"experience_years": 1}, "too_little_experience"),
    ],
)
def test_who_lacks_education_or_two_years_is_no_expert(
    said: dict[str, object], code: str
) -> None:
    road = roads.registered(at=AT)

    with pytest.raises(RuleBroken) as broken:
        participants.name_expert(
            road.case,
            **{**EXPERT, **said},
            by=road.author,
            at=AT,
        )

    assert codes(broken) == [code]


def test_a_sixth_person_is_not_named_and_experts_do_not_count() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT, members=4))
    participants.name_expert(circle.case, **EXPERT, by=circle.lead, at=AT)

    with pytest.raises(RuleBroken) as broken:
        participants.name_on_paper(
            circle.case,
            name="Алтыншы",
            capacity=Capacity.SUBJECT,
            organization=None,
            authority="",
            by=circle.lead,
            at=AT,
        )

    assert codes(broken) == ["group_size"]


def test_who_joins_a_group_takes_part_in_its_cases_and_declares_first() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))

    newcomer = people_roads.joins(circle.group, circle.lead, at=LATER)

    with pytest.raises(RuleBroken) as broken:
        conflicts.demand_clear(circle.case, newcomer)
    assert codes(broken) == ["eligibility_not_declared", "conflict_not_declared"]
    people_roads.declared(circle, at=LATER)
    conflicts.demand_clear(circle.case, newcomer)


def test_one_who_may_not_be_a_subject_does_not_declare_in_a_running_case() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    unconfirmed = factories.person("Расталмаған")
    invitation = groups.invite(
        circle.group, person=unconfirmed, by=circle.lead, at=LATER
    )
    groups.accept(invitation, by=Actor(unconfirmed, ()), at=LATER)
    place = circle.case.participants.current().get(person=unconfirmed)

    with pytest.raises(RuleBroken) as broken:
        participants.declare(
            place,
            declared=factories.ALL_DECLARED,
            has_conflict=False,
            by=own(place),
            at=LATER,
        )

    assert codes(broken) == ["not_a_citizen", "under_age"]


def test_the_last_who_exercises_control_does_not_leave() -> None:
    road = roads.registered(at=AT)
    place = road.case.participants.get()

    with pytest.raises(RuleBroken) as broken:
        participants.leave(place, reason="шаршадым", by=road.author, at=LATER)

    assert codes(broken) == ["nobody_left"]


def test_who_has_left_is_named_anew_when_he_comes_back() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    place = circle.place_of(member)
    participants.leave(place, reason="ауырды", by=own(place), at=LATER)

    back = participants.name_members(circle.case, by=circle.lead, at=LATER)

    assert [row.person for row in back] == [member.user]
    assert circle.case.participants.filter(person=member.user).count() == 2


def test_who_exercises_control_does_not_change_after_the_control() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    cases.complete(circle.case, by=circle.lead, at=LATER)

    with pytest.raises(MoveRefused):
        participants.name_expert(circle.case, **EXPERT, by=circle.lead, at=LATER)
