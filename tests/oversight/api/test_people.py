"""Doors of participants and conflicts: who sees, who may, what is refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.actions import conflicts, participants
from oversight.models import ConflictDeclaration, Participant
from oversight.states import CaseState
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight import people_roads, roads
from tests.oversight.people_roads import Circle

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-02T10:00:00+05:00")
LATER = AT + timedelta(days=8)
API = "/api/v1"


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with standing_at(LATER):
        yield


@pytest.fixture
def circle() -> Circle:
    return people_roads.walked(people_roads.founded(at=AT))


def posted(who: Actor | None, path: str, **body: Any) -> Any:
    return client_of(who).post(f"{API}/{path}/", body, format="json")


def rows(who: Actor | None, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client_of(who).get(f"{API}/{path}").json()["results"]
    return found


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 409, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


def conflict_of(circle: Circle, who: Actor) -> ConflictDeclaration:
    return circle.place_of(who).conflicts.standing().get()


def test_names_are_public_and_declarations_are_not(circle: Circle) -> None:
    officer = factories.holder(Role.OFFICER, circle.body)
    stranger = factories.actor(factories.person())

    shown = client_of().get(f"{API}/cases/{circle.case.pk}/").json()["participants"]

    assert [one["capacity"] for one in shown] == ["subject", "subject"]
    assert "declared" not in shown[0]
    for path in ("participants/", "participant-conflicts/"):
        assert rows(None, path) == rows(stranger, path) == []
        assert len(rows(circle.members[0], path)) == 2
        assert len(rows(officer, path)) == 2


def test_a_body_does_not_see_declarations_before_it_is_told() -> None:
    circle = people_roads.walked(people_roads.founded(at=AT), to=CaseState.REGISTERED)
    officer = factories.holder(Role.OFFICER, circle.body)

    assert rows(officer, "participants/") == []


def test_a_question_about_a_finding_does_not_tell_the_body_of_it() -> None:
    road = roads.under_way(at=AT)
    officer = factories.holder(Role.OFFICER, road.body)

    own, body = (rows(who, "participant-conflicts/") for who in (road.author, officer))

    assert sum(row["finding"] is not None for row in own) == 2
    assert [row["finding"] for row in body] == [None]


def test_a_participant_declares_for_himself_alone(circle: Circle) -> None:
    place = circle.place_of(circle.members[0])
    said = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}

    statuses = [
        posted(who, f"participants/{place.pk}/declare", **said).status_code
        for who in (circle.members[0], circle.lead, None)
    ]

    assert statuses == [200, 403, 401]


def test_a_conflict_is_declared_of_one_object_with_its_nature(circle: Circle) -> None:
    [member] = circle.members
    where = f"participant-conflicts/{conflict_of(circle, member).pk}/declare"

    bare = posted(member, where, has_conflict=True)
    declared = posted(member, where, has_conflict=True, nature="жұбайы сонда істейді")

    assert codes(bare) == ["conflict_without_nature"]
    assert declared.json()["has_conflict"] is True
    own = client_of(member).get(f"{API}/participants/{circle.place_of(member).pk}/")
    assert own.json()["has_conflict"] is True


def test_a_conflict_is_removed_by_the_coordinator_and_not_by_its_person(
    circle: Circle,
) -> None:
    [member] = circle.members
    row = conflicts.declare(
        conflict_of(circle, member),
        has_conflict=True,
        nature="акциялары бар",
        by=member,
        at=LATER,
    )
    where, said = f"participant-conflicts/{row.pk}/remove", {"reason": "сатылды"}

    refused = posted(member, where, **said)
    done = posted(circle.lead, where, **said)

    assert refused.status_code == 403
    assert (done.json()["resolution"], done.json()["has_conflict"]) == ("removed", True)


def test_a_coordinator_with_a_conflict_completes_nothing(circle: Circle) -> None:
    conflicts.declare(
        conflict_of(circle, circle.lead),
        has_conflict=True,
        nature="туысы басшы",
        by=circle.lead,
        at=LATER,
    )

    answer = posted(circle.lead, f"cases/{circle.case.pk}/complete")

    assert codes(answer) == ["conflict_of_interest"]
    circle.refresh()
    assert circle.case.state == CaseState.UNDER_WAY


EXPERT = {
    "capacity": "expert",
    "name": "Асқар Жолдасов",
    "field": "құрылыс",
    "education": "ҚазҰТУ, 2010",
    "experience_years": 5,
}


def test_an_expert_is_named_by_the_author_and_by_nobody_else(circle: Circle) -> None:
    said = {**EXPERT, "case": str(circle.case.pk)}
    stranger = factories.actor(factories.citizen())

    statuses = [
        posted(who, "participants", **said).status_code
        for who in (None, stranger, circle.members[0], circle.lead)
    ]

    assert statuses == [401, 403, 403, 201]


def test_an_expert_with_an_account_sees_what_he_is_asked_and_says_it(
    circle: Circle,
) -> None:
    expert = factories.actor(factories.person("Сарапшы"))
    said = {
        **EXPERT,
        "case": str(circle.case.pk),
        "name": "",
        "person": expert.user.email,
    }
    named = posted(circle.lead, "participants", **said).json()

    [asked] = rows(expert, "participant-conflicts/")
    done = posted(
        expert, f"participant-conflicts/{asked['id']}/declare", has_conflict=False
    )

    assert (named["name"], named["has_conflict"]) == ("Сарапшы", None)
    assert done.json()["has_conflict"] is False


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"field": " "}, "field"),
        ({"capacity": "guest"}, "capacity"),
        ({"capacity": "representative"}, "organization"),
        ({"capacity": "subject", "person": "known@example.kz"}, "person"),
        ({"person": "nobody@example.kz"}, "person"),
        ({"experience_years": -1}, "experience_years"),
        ({"experience_years": "5"}, "experience_years"),
        ({"name": "a\u0000b"}, "name"),
        ({"more": 1}, "more"),
    ],
)
def test_bad_input_names_nobody(
    circle: Circle, change: dict[str, Any], field: str
) -> None:
    factories.person()
    before = Participant.objects.count()
    body = {**EXPERT, "case": str(circle.case.pk), **change}

    answer = posted(circle.lead, "participants", **body)

    assert answer.status_code == 400
    assert any(field in error["pointer"] for error in answer.json()["errors"])
    assert Participant.objects.count() == before


def test_one_on_paper_is_named_and_his_paper_entered(circle: Circle) -> None:
    said = {"case": str(circle.case.pk), "capacity": "subject", "name": "Бейсен Қожа"}
    named = posted(circle.lead, "participants", **said).json()
    scan = people_roads.file_of(circle.lead, at=AT, name="declaration.pdf")
    where = f"participants/{named['id']}/declare-on-paper"
    paper = {
        "declared": list(factories.ALL_DECLARED),
        "has_conflict": False,
        "born_on": "1970-01-01",
        "citizen_on_paper": "ЖК 012345678",
        "declaration_file": str(scan.pk),
    }

    foreign = posted(circle.members[0], where, **paper)
    entered = posted(circle.lead, where, **paper)

    assert foreign.status_code == 403
    assert (entered.json()["has_conflict"], len(entered.json()["declared"])) == (
        False,
        5,
    )


def test_nobody_enters_a_paper_for_one_who_has_an_account(circle: Circle) -> None:
    place = circle.place_of(circle.members[0])
    scan = people_roads.file_of(circle.lead, at=AT, name="declaration.pdf")

    answer = posted(
        circle.lead,
        f"participants/{place.pk}/declare-on-paper",
        declared=list(factories.ALL_DECLARED),
        has_conflict=False,
        born_on="1970-01-01",
        citizen_on_paper="ЖК",
        declaration_file=str(scan.pk),
    )

    assert answer.status_code == 403


def test_a_representative_stands_for_an_organization_that_may_be_a_subject(
    circle: Circle,
) -> None:
    place = circle.place_of(circle.members[0])
    where = f"participants/{place.pk}/represent"
    good, religious = people_roads.npo(), people_roads.npo("Дін", is_religious=True)

    refused = posted(
        circle.lead, where, organization=str(religious.pk), authority="№ 1"
    )
    done = posted(circle.lead, where, organization=str(good.pk), authority="№ 2")
    for_himself = posted(circle.lead, where, organization=None)

    assert codes(refused) == ["npo_religious"]
    assert done.json()["capacity"] == "representative"
    assert for_himself.json()["capacity"] == "subject"


def test_one_leaves_for_himself_or_the_coordinator_records_it(circle: Circle) -> None:
    place = circle.place_of(circle.members[0])
    where, why = f"participants/{place.pk}/leave", {"reason": "көшті"}
    officer = factories.holder(Role.OFFICER, circle.body)

    assert posted(officer, where, **why).status_code == 403
    assert posted(circle.lead, where).status_code == 400
    left = posted(circle.members[0], where, **why)

    assert left.json()["to_on"] == "2026-11-10"
    again = posted(circle.lead, where, **why)
    assert again.status_code == 409


def test_a_stranger_does_not_learn_of_a_participant(circle: Circle) -> None:
    place = circle.place_of(circle.lead)
    stranger = factories.actor(factories.citizen())

    for where in (
        f"participants/{place.pk}",
        f"participant-conflicts/{conflict_of(circle, circle.lead).pk}",
    ):
        assert client_of(stranger).get(f"{API}/{where}/").status_code == 404


@pytest.mark.parametrize("path", ["participants/", "participant-conflicts/"])
def test_a_list_takes_the_same_queries_however_long(circle: Circle, path: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            rows(circle.lead, path)
        return len(seen)

    asked()
    before = asked()
    for number in range(4):
        participants.name_expert(
            circle.case,
            name=f"Сарапшы {number}",
            person=None,
            field="құрылыс",
            education="ҚазҰТУ",
            experience_years=3,
            expert_organization="",
            by=circle.lead,
            at=LATER,
        )

    assert asked() == before


def test_lists_are_sought_by_case_capacity_and_what_is_awaited(circle: Circle) -> None:
    participants.name_expert(
        circle.case,
        name="Сарапшы",
        person=None,
        field="құрылыс",
        education="ҚазҰТУ",
        experience_years=3,
        expert_organization="",
        by=circle.lead,
        at=LATER,
    )
    case = circle.case.pk

    assert len(rows(circle.lead, f"participants/?case={case}&capacity=expert")) == 1
    assert len(rows(circle.lead, f"participants/?case={case}&has_left=true")) == 0
    awaited = rows(circle.lead, f"participant-conflicts/?case={case}&is_awaited=true")
    assert len(awaited) == 1
    assert client_of(circle.lead).get(f"{API}/participants/?x=1").status_code == 400


def test_no_said_twice_is_one_word(circle: Circle) -> None:
    row = conflict_of(circle, circle.lead)

    answer = posted(
        circle.lead, f"participant-conflicts/{row.pk}/declare", has_conflict=False
    )

    assert answer.json()["id"] == str(row.pk)
    assert circle.place_of(circle.lead).conflicts.count() == 1


def test_a_member_s_part_is_of_the_day_on_which_it_ends(circle: Circle) -> None:
    place = circle.place_of(circle.members[0])
    posted(circle.members[0], f"participants/{place.pk}/leave", reason="көшті")
    place.refresh_from_db()

    assert place.takes_part_on(date(2026, 11, 10))
    assert not place.takes_part_on(date(2026, 11, 11))


def test_one_more_body_is_addressed_and_asked_about(circle: Circle) -> None:
    second, address = factories.body("Екінші орган"), f"cases/{circle.case.pk}"

    foreign = posted(circle.members[0], f"{address}/add-object", body=str(second.pk))
    added = posted(circle.lead, f"{address}/add-object", body=str(second.pk))
    again = posted(circle.lead, f"{address}/add-object", body=str(second.pk))
    nobody = posted(circle.lead, f"{address}/add-object", body=str(circle.case.pk))

    assert foreign.status_code == 403
    assert str(second.pk) in [body["id"] for body in added.json()["bodies"]]
    assert codes(again) == ["conflict_not_declared"]
    assert nobody.status_code == 404
