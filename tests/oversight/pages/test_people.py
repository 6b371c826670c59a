"""The people of a case, in three languages: what is shown, and what is done there."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import conflicts, objects, participants
from oversight.models import ConflictDeclaration, Participant
from tests import factories
from tests.councils.pages.browsing import (
    LANGUAGES,
    bytes_of,
    client_of,
    posted,
    text_of,
    ways,
)
from tests.oversight import people_roads, roads
from tests.oversight.pages.conftest import NOW
from tests.oversight.people_roads import Circle

pytestmark = pytest.mark.django_db

AT = NOW - timedelta(days=10)
OF_LEAD = {
    "name-expert",
    "name-on-paper",
    "add-object",
    "represent",
    "leave",
    "declare",
    "declare-conflicts",
}


@pytest.fixture
def circle() -> Circle:
    return people_roads.walked(people_roads.founded(at=AT))


def page_of(who: Actor | None, circle: Circle, *, language: str = "en") -> Any:
    return client_of(who).get(f"/{language}/cases/{circle.case.pk}/people/")


def scan(name: str = "scan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4 scan", "application/pdf")


def conflicting(circle: Circle, who: Actor) -> ConflictDeclaration:
    return conflicts.declare(
        circle.place_of(who).conflicts.standing().get(),
        has_conflict=True,
        nature="жұбайы сонда істейді",
        by=who,
        at=NOW,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_sees_who_controls_and_whom_in_his_language(
    circle: Circle, language: str
) -> None:
    page = page_of(None, circle, language=language)

    assert page.status_code == 200
    shown = text_of(page)
    assert "Дана Серікқызы" in shown
    assert "Мүше 1" in shown
    assert "Білім басқармасы" in shown


def test_a_stranger_sees_no_declaration_and_no_button(circle: Circle) -> None:
    stranger = factories.actor(factories.citizen("Бөтен"))
    conflicting(circle, circle.members[0])

    for who in (None, stranger):
        page = page_of(who, circle)
        assert "жұбайы" not in text_of(page)
        assert "Declared" not in text_of(page)
        assert ways(page) & OF_LEAD == set()


def test_the_body_sees_declarations_and_protocols_and_may_change_none(
    circle: Circle,
) -> None:
    officer = factories.holder(Role.OFFICER, circle.body)
    conflicting(circle, circle.members[0])

    page = page_of(officer, circle)

    shown = text_of(page)
    assert "жұбайы сонда істейді" in shown
    assert "Declared 5 of 5 points" in shown
    assert "Protocols of the group" in shown
    assert ways(page) & OF_LEAD == set()


def test_each_has_the_buttons_of_his_place(circle: Circle) -> None:
    lead, member = page_of(circle.lead, circle), page_of(circle.members[0], circle)

    assert ways(lead) & OF_LEAD == OF_LEAD
    assert ways(member) & OF_LEAD == {"leave", "declare", "declare-conflicts"}


def test_a_draft_says_what_the_law_still_asks_of_its_people() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT))

    shown = text_of(page_of(circle.lead, circle))

    assert "What the law still asks of the people of this case" in shown
    assert "You have not declared of yourself yet" in shown
    assert "not declared: " in shown
    assert page_of(None, circle).status_code == 404


def test_one_declares_by_points_and_of_each_object() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT), bodies=2)
    place = circle.place_of(circle.lead)
    rows = list(place.conflicts.order_by("id"))
    said = {
        "declared": list(factories.ALL_DECLARED),
        "has_conflict": "yes",
        "nature": "туысы басшы",
    }

    vague = posted(circle.lead, f"participants/{place.pk}/declare", **said)
    done = posted(
        circle.lead,
        f"participants/{place.pk}/declare",
        **said,
        with_whom=[str(rows[1].pk)],
    )

    assert vague.status_code == 400
    assert done.headers["Location"] == f"/en/cases/{circle.case.pk}/people/"
    kept = place.conflicts.standing().order_by("body_id")
    assert {row.body_id: row.has_conflict for row in kept} == {
        rows[0].body_id: False,
        rows[1].body_id: True,
    }


def test_a_conflict_without_its_nature_is_refused_beside_the_field() -> None:
    circle = people_roads.drafted(people_roads.founded(at=AT))
    place = circle.place_of(circle.lead)

    answer = posted(
        circle.lead,
        f"participants/{place.pk}/declare",
        declared=list(factories.ALL_DECLARED),
        has_conflict="yes",
        nature="",
    )

    assert answer.status_code == 409
    assert "art. 5(4)" in text_of(answer)
    assert place.conflicts.awaited().exists()


def test_a_new_object_asks_again_and_the_page_says_so(circle: Circle) -> None:
    second = factories.body("Екінші орган")
    added = posted(
        circle.lead,
        f"cases/{circle.case.pk}/add-object",
        body=str(second.pk),
        fund_ground="",
    )
    asked = text_of(page_of(circle.lead, circle))
    place = circle.place_of(circle.lead)

    posted(circle.lead, f"participants/{place.pk}/declare-conflicts", has_conflict="no")

    assert added.status_code == 302
    assert "You are asked about a conflict of interest" in asked
    assert not place.conflicts.awaited().exists()
    assert "You are asked" not in text_of(page_of(circle.lead, circle))


def test_a_regime_facility_is_refused_beside_its_field(circle: Circle) -> None:
    body = factories.body("Режимдік орган")
    Organization.objects.filter(pk=body.pk).update(is_regime_object=True)

    answer = posted(
        circle.lead,
        f"cases/{circle.case.pk}/add-object",
        body=str(body.pk),
        fund_ground="",
    )

    assert answer.status_code == 409
    assert "art. 1(4)" in text_of(answer)


def test_an_expert_is_named_or_refused_with_the_provision(circle: Circle) -> None:
    said = {
        "name": "Асқар Жолдасов",
        "email": "",
        "field": "құрылыс",
        "education": "ҚазҰТУ, 2010",
        "expert_organization": "",
    }
    where = f"cases/{circle.case.pk}/name-expert"

    young = posted(circle.lead, where, **said, experience_years="1")
    named = posted(circle.lead, where, **said, experience_years="2")

    assert young.status_code == 409
    assert "art. 11(3)" in text_of(young)
    assert named.status_code == 302
    assert "Асқар Жолдасов" in text_of(page_of(None, circle))


def test_one_without_an_account_declares_on_paper(circle: Circle) -> None:
    posted(
        circle.lead,
        f"cases/{circle.case.pk}/name-on-paper",
        name="Бейсен Қожа",
        capacity="subject",
        organization="",
        authority="",
    )
    place = Participant.objects.get(name="Бейсен Қожа")

    done = posted(
        circle.lead,
        f"participants/{place.pk}/declare-on-paper",
        declared=list(factories.ALL_DECLARED),
        has_conflict="no",
        nature="",
        born_on="1970-01-01",
        citizen_on_paper="ЖК 012345678",
        declaration_file=scan(),
    )

    place.refresh_from_db()
    assert done.status_code == 302
    assert (place.has_conflict, place.citizen_on_paper) == (False, "ЖК 012345678")
    file = client_of(circle.lead).get(f"/en/participants/{place.pk}/declaration/")
    assert bytes_of(file) == b"%PDF-1.4 scan"
    stranger = factories.actor(factories.person())
    hidden = client_of(stranger).get(f"/en/participants/{place.pk}/declaration/")
    assert hidden.status_code == 404


def test_a_conflict_is_recorded_as_gone_by_the_coordinator(circle: Circle) -> None:
    row = conflicting(circle, circle.members[0])
    assert "remove" in ways(page_of(circle.lead, circle))
    assert "remove" not in ways(page_of(circle.members[0], circle))

    done = posted(
        circle.lead, f"participant-conflicts/{row.pk}/remove", reason="жұмыстан шықты"
    )

    assert done.status_code == 302
    assert "Conflict resolved" in text_of(page_of(circle.lead, circle))


def test_the_page_tells_one_with_a_conflict_that_his_acts_stop(circle: Circle) -> None:
    conflicting(circle, circle.members[0])

    shown = text_of(page_of(circle.members[0], circle))

    assert "Your conflict of interest stops your acts in this case" in shown


def test_who_has_left_stays_visible_with_his_days(circle: Circle) -> None:
    place = circle.place_of(circle.members[0])

    done = posted(circle.members[0], f"participants/{place.pk}/leave", reason="көшті")

    assert done.status_code == 302
    assert "көшті" in text_of(page_of(circle.lead, circle))
    public = text_of(page_of(None, circle))
    assert "Who has left" in public
    assert "көшті" not in public


def test_the_last_one_is_refused_beside_the_field() -> None:
    road = roads.registered(at=AT)
    place = road.case.participants.get()

    answer = posted(road.author, f"participants/{place.pk}/leave", reason="шаршадым")

    assert answer.status_code == 409
    assert "Nobody would be left" in text_of(answer)


def test_the_supervisor_records_how_an_organization_stands(circle: Circle) -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Уәкілетті орган"))
    assert "correct-standing" in ways(page_of(supervisor, circle))
    where = f"organizations/{circle.body.pk}/correct-standing"

    done = posted(supervisor, where, is_regime_object="on", paper="№ 7")
    refused = posted(circle.lead, where, is_regime_object="on", paper="№ 7")

    circle.body.refresh_from_db()
    assert (done.status_code, refused.status_code) == (302, 403)
    assert circle.body.is_regime_object


def test_a_page_takes_the_same_queries_however_many_people(circle: Circle) -> None:
    few = _queries(circle)
    for number in range(3):
        participants.name_expert(
            circle.case,
            name=f"Сарапшы {number}",
            person=None,
            field="құрылыс",
            education="ҚазҰТУ",
            experience_years=3,
            expert_organization="",
            by=circle.lead,
            at=NOW,
        )

    assert _queries(circle) == few


def _queries(circle: Circle) -> int:
    page_of(circle.lead, circle)
    with CaptureQueriesContext(connection) as seen:
        assert page_of(circle.lead, circle).status_code == 200
    return len(seen)


def test_every_side_tells_one_who_is_asked_that_his_acts_stop(circle: Circle) -> None:
    objects.add(
        circle.case, body=factories.body("Екінші орган"), by=circle.lead, at=NOW
    )

    own, stranger = (
        text_of(client_of(who).get(f"/en/cases/{circle.case.pk}/"))
        for who in (circle.lead, None)
    )

    assert "You are asked about a conflict of interest" in own
    assert "You are asked" not in stranger
