"""A group and its protocols: founded, joined, left, excluded, handed over."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Office, User
from backend.accounts.roles import Role
from backend.law.refusal import RuleBroken
from backend.notices.models import Letter
from oversight.actions import cases, groups
from oversight.models import GroupProtocol, ProtocolKind
from oversight.states import CaseState
from tests import factories
from tests.oversight import people_roads
from tests.oversight.people_roads import Circle

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-02T10:00:00+05:00")
LATER = AT + timedelta(days=8)
PAPER: dict[str, Any] = {"protocol_number": "3", "protocol_on": date(2026, 11, 10)}


def roles_of(circle: Circle, who: Actor, *, on: date) -> list[str]:
    held = Office.objects.in_force(on).filter(
        organization=circle.group.organization, user=who.user
    )
    return [office.role for office in held]


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in broken.value.breaches]


def kinds(circle: Circle) -> list[str]:
    return list(circle.group.protocols.order_by("id").values_list("kind", flat=True))


def test_each_change_of_a_group_is_a_protocol_that_names_who_is_in_it() -> None:
    circle = people_roads.founded(at=AT, members=2)

    assert kinds(circle) == ["founded", "joined", "joined", "approved"]
    last = groups.last_protocol(circle.group)
    assert last is not None
    assert last.names == ["Дана Серікқызы", "Мүше 1", "Мүше 2"]


def test_an_invitation_may_carry_the_protocol_that_approves_the_person() -> None:
    circle = people_roads.founded(at=AT)
    person = factories.citizen("Бесінші")

    invitation = groups.invite(
        circle.group,
        person=person,
        protocol_number="7",
        protocol_on=date(2026, 11, 1),
        by=circle.lead,
        at=AT,
    )
    groups.accept(invitation, by=Actor(person, ()), at=AT)

    joined = circle.group.protocols.get(whom="Бесінші")
    assert (joined.kind, joined.number) == (ProtocolKind.JOINED, "7")


def test_a_protocol_of_a_day_that_has_not_come_founds_nothing() -> None:
    founder = Actor(factories.citizen(), ())

    with pytest.raises(RuleBroken) as broken:
        groups.found(
            name="Топ",
            protocol_number="1",
            protocol_on=timezone.localdate(AT) + timedelta(days=1),
            protocol_file=None,
            by=founder,
            at=AT,
        )

    assert codes(broken) == ["protocol_in_future"]


def test_a_sixth_person_is_not_invited_and_those_asked_count() -> None:
    circle = people_roads.founded(at=AT, members=3)
    groups.invite(
        circle.group, person=factories.citizen("Сұралған"), by=circle.lead, at=AT
    )

    with pytest.raises(RuleBroken) as broken:
        groups.invite(
            circle.group, person=factories.citizen("Алтыншы"), by=circle.lead, at=AT
        )

    assert codes(broken) == ["group_size"]


def test_a_protocol_counts_members_without_an_account() -> None:
    circle = people_roads.founded(at=AT, members=2)

    with pytest.raises(RuleBroken) as broken:
        groups.record_protocol(
            circle.group,
            protocol_number="2",
            protocol_on=people_roads.PROTOCOL_ON,
            protocol_file=people_roads.file_of(circle.lead, at=AT),
            also=["Бірінші", "Екінші", "Үшінші"],
            by=circle.lead,
            at=AT,
        )

    assert codes(broken) == ["group_size"]


def test_who_leaves_loses_every_right_at_once_and_leaves_the_cases() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members
    place = circle.place_of(member)

    groups.leave(circle.group, reason="Көшіп кетті", by=member, at=LATER)

    place.refresh_from_db()
    assert roles_of(circle, member, on=timezone.localdate(LATER)) == []
    assert (place.to_on, place.leaving_reason) == (
        timezone.localdate(LATER),
        "Көшіп кетті",
    )
    assert kinds(circle)[-1] == "left"


def test_a_coordinator_hands_over_before_he_leaves() -> None:
    circle = people_roads.founded(at=AT)
    [member] = circle.members
    with pytest.raises(RuleBroken) as broken:
        groups.leave(circle.group, reason="Көшті", by=circle.lead, at=LATER)
    assert codes(broken) == ["coordinator_leaves"]

    groups.hand_over(
        circle.group,
        person=member.user,
        protocol_file=None,
        **PAPER,
        by=circle.lead,
        at=LATER,
    )

    day = timezone.localdate(LATER)
    assert roles_of(circle, member, on=day) == [Role.COORDINATOR]
    assert roles_of(circle, circle.lead, on=day) == [Role.PARTICIPANT]
    assert Letter.objects.filter(to=member.user, template="group_handed_over").exists()


def test_the_coordination_is_not_handed_to_a_stranger() -> None:
    circle = people_roads.founded(at=AT)

    with pytest.raises(RuleBroken) as broken:
        groups.hand_over(
            circle.group,
            person=factories.citizen("Бөтен"),
            protocol_file=None,
            **PAPER,
            by=circle.lead,
            at=LATER,
        )

    assert codes(broken) == ["not_a_member"]


def test_an_excluded_member_is_told_why_and_by_which_protocol() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    [member] = circle.members

    groups.exclude(
        circle.group,
        person=member.user,
        reason="Әдепті бұзды",
        protocol_file=people_roads.file_of(circle.lead, at=LATER),
        **PAPER,
        by=circle.lead,
        at=LATER,
    )

    letter = Letter.objects.get(to=member.user, template="group_excluded")
    assert "Әдепті бұзды" in letter.body
    assert "№ 3" in letter.body
    last = groups.last_protocol(circle.group)
    assert last is not None
    assert last.names == ["Дана Серікқызы"]


@pytest.mark.parametrize("whom", ["lead", "stranger"])
def test_nobody_excludes_himself_or_a_stranger(whom: str) -> None:
    circle = people_roads.founded(at=AT)
    person: User = (
        circle.lead.user if whom == "lead" else factories.citizen("Бөтен адам")
    )

    with pytest.raises(RuleBroken) as broken:
        groups.exclude(
            circle.group,
            person=person,
            reason="Себеп",
            protocol_file=None,
            **PAPER,
            by=circle.lead,
            at=LATER,
        )

    assert codes(broken) == ["not_a_member"]


def test_a_body_that_is_controlled_is_told_of_a_change_and_no_other() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT))
    officer = factories.holder(Role.OFFICER, circle.body)
    stranger = factories.holder(Role.OFFICER, factories.body("Бөтен орган"))

    people_roads.joins(circle.group, circle.lead, at=LATER, name="Жаңа мүше")

    letter = Letter.objects.get(to=officer.user, template="group_changed")
    assert "Жаңа мүше" in letter.body
    assert not Letter.objects.filter(to=stranger.user).exists()


def test_a_case_of_a_group_is_not_announced_without_the_file_of_its_protocol() -> None:
    circle = people_roads.founded(at=AT, with_file=False)
    people_roads.walked(circle, to=CaseState.REGISTERED)

    with pytest.raises(RuleBroken) as broken:
        cases.announce(circle.case, by=circle.lead, at=AT)
    people_roads.approved(circle.group, circle.lead, at=AT)
    announced = cases.announce(circle.case, by=circle.lead, at=AT)

    assert codes(broken) == ["protocol_without_file"]
    assert announced.state == CaseState.ANNOUNCED


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE oversight_groupprotocol SET number = '9'",
        "DELETE FROM oversight_groupprotocol",
    ],
)
def test_a_protocol_is_never_changed(change: str) -> None:
    people_roads.founded(at=AT)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)

    assert GroupProtocol.objects.filter(number="1").exists()
