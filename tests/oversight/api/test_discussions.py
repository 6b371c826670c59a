"""The doors of a discussion: who sees, who may, what is refused, how many queries."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from oversight.actions import attendees, cases, discussions
from oversight.actions.discussions import Said
from oversight.models import Announcement, Attendee, DiscussionContribution
from oversight.states import CaseForm
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import discussion_roads as made
from tests.oversight import roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
PLAN = {
    "starts_at": "2026-12-18T11:00:00+05:00",
    "manner": "in_person",
    "place": "Мәдениет үйі",
    "materials_url": "https://example.kz/m",
}
MEDIA = {"where_published": "Қостанай таңы", "published_on": "2026-11-23"}


@pytest.fixture(autouse=True)
def standing() -> Iterator[None]:
    with standing_at(AT):
        yield


def client(who: Any = None) -> APIClient:
    found = APIClient()
    user = getattr(who, "user", who)
    if user is not None:
        found.force_login(user)
    return found


def post(who: Any, path: str, body: Any = None) -> Any:
    return client(who).post(f"/api/v1/{path}", body or {}, format="json")


def rows(who: Any, path: str) -> list[dict[str, Any]]:
    answer = client(who).get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content.decode()
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 409, answer.content.decode()
    return [breach["code"] for breach in answer.json()["breaches"]]


def test_a_discussion_is_planned_published_invited_and_announced() -> None:
    road = made.registered(at=AT)
    case = f"cases/{road.case.pk}"

    planned = post(road.author, "announcements/", {"case": str(road.case.pk), **PLAN})
    here = f"announcements/{planned.json()['id']}"
    early = post(road.author, f"{case}/announce/")
    published = post(road.author, f"{here}/record-publication/", MEDIA)
    paper = {"road": "post", "invited_on": "2026-11-20", "proof": "RR 1"}
    invited = post(road.author, f"{here}/invite/", {"body": str(road.body.pk), **paper})
    announced = post(road.author, f"{case}/announce/")

    assert planned.status_code == 201
    assert planned.json()["publication"]["by"] == "2026-12-14"
    assert planned.json()["invitation"]["by"] == "2026-12-10"
    assert "10" in planned.json()["invitation"]["provision"]
    assert codes(early) == ["not_published", "not_invited"]
    assert [one["code"] for one in published.json()["breaches"]] == ["not_invited"]
    assert invited.json()["breaches"] == []
    assert invited.json()["invitations"][0]["invited_on"] == "2026-11-20"
    assert announced.json()["state"] == "announced"


def test_the_moves_of_a_case_tell_what_its_form_still_asks() -> None:
    road = made.planned(at=AT)

    item = client(road.author).get(f"/api/v1/cases/{road.case.pk}/").json()

    moves = {move["act"]: move for move in item["moves"]}
    reasons = moves["announce"]["reasons"]
    assert moves["announce"]["open"] is False
    assert [reason["code"] for reason in reasons] == ["not_published", "not_invited"]


def test_a_draft_and_all_that_hangs_on_it_is_absent_for_others() -> None:
    road = made.registered(at=AT)
    draft = roads.draft(at=AT, form=CaseForm.DISCUSSION)
    plan = {"case": str(draft.case.pk), **PLAN}
    stranger = factories.citizen("Бөтен")

    kept = post(draft.author, "announcements/", plan)
    hidden = post(stranger, "announcements/", plan)
    one = f"announcements/{kept.json()['id']}"

    assert kept.status_code == 201
    assert hidden.status_code == 404
    assert client().get(f"/api/v1/{one}/").status_code == 404
    assert post(stranger, f"{one}/postpone/").status_code == 404
    assert client().get(f"/api/v1/cases/{road.case.pk}/").status_code == 200


@pytest.mark.parametrize("verb", ["record-publication", "invite", "postpone"])
def test_only_who_leads_the_case_acts_upon_its_announcement(verb: str) -> None:
    road = made.planned(at=AT)
    here = f"announcements/{made.latest(road).pk}/{verb}/"
    head = factories.holder(Role.HEAD, road.body)

    assert post(None, here).status_code == 401
    assert post(factories.citizen("Бөтен"), here).status_code == 403
    assert post(head, here).status_code == 403
    assert post(road.author, here).status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "2026-12-18"},
        {"manner": "by_pigeon"},
        {"link": "not a link"},
        {"starts_at": None},
        {"materials": ["not-an-id"]},
        {"unknown": 1},
        {"place": "x" * 301},
    ],
)
def test_a_plan_that_is_none_is_refused_and_nothing_is_kept(
    wrong: dict[str, Any],
) -> None:
    road = made.registered(at=AT)

    answer = post(
        road.author, "announcements/", {"case": str(road.case.pk), **PLAN, **wrong}
    )

    assert answer.status_code == 400
    assert not Announcement.objects.filter(case=road.case).exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"road": "post", "proof": "RR 1"}, "/invited_on"),
        ({"road": "post", "invited_on": "2026-11-20"}, "/proof"),
        ({"road": "post", "invited_on": "2026-11-24", "proof": "RR"}, "/invited_on"),
    ],
)
def test_outside_the_system_an_invitation_has_its_day_and_its_proof(
    changes: dict[str, str], field: str
) -> None:
    road = made.planned(at=AT)
    here = f"announcements/{made.latest(road).pk}/invite/"

    answer = post(road.author, here, {"body": str(road.body.pk), **changes})

    assert answer.status_code == 400
    assert field in {error["pointer"] for error in answer.json()["errors"]}


def test_a_body_is_invited_to_one_day_once() -> None:
    road = made.known(at=AT)
    here = f"announcements/{made.latest(road).pk}/invite/"
    paper = {"road": "post", "invited_on": "2026-11-20", "proof": "RR 1"}

    answer = post(road.author, here, {"body": str(road.body.pk), **paper})

    assert answer.status_code == 409


def test_a_postponed_discussion_has_a_further_version_and_keeps_the_first() -> None:
    road = made.announced(at=AT)
    former = made.latest(road)
    moved = {**PLAN, "reason": "Зал жөндеуде"}

    answer = post(road.author, f"announcements/{former.pk}/postpone/", moved)
    again = post(road.author, f"announcements/{former.pk}/postpone/", moved)
    listed = rows(None, f"announcements/?case={road.case.pk}")

    assert answer.json()["version"] == 2
    assert answer.json()["replaces"] == str(former.pk)
    assert again.status_code == 409
    assert sorted(row["version"] for row in listed) == [1, 2]


def test_a_body_replies_by_its_officer_and_nobody_else_for_it() -> None:
    officer = factories.holder(Role.OFFICER, factories.body("Әкімдік"))
    road = made.announced(at=AT, body=officer.offices[0].organization)
    invitation = made.latest(road).invitations.get()
    here = f"body-invitations/{invitation.pk}/reply/"
    said = {"reply": "coming", "note": "Орынбасар келеді"}

    refused = [post(who, here, said).status_code for who in (None, road.author)]
    answer = post(officer, here, said)

    assert refused == [401, 403]
    assert answer.json()["reply"] == "coming"
    assert post(officer, here, {"reply": "maybe"}).status_code == 400


def test_anybody_registers_himself_and_only_both_sides_see_his_name() -> None:
    head = factories.holder(Role.HEAD, factories.body("Әкімдік"))
    road = made.announced(at=AT, body=head.offices[0].organization)
    comer, stranger = factories.person("Келуші"), factories.person("Бөтен")
    body = {"case": str(road.case.pk), "is_remote": True}

    unknown = post(None, "attendees/", body)
    first = post(comer, "attendees/", body)
    twice = post(comer, "attendees/", body)

    assert unknown.status_code == 401
    assert (first.status_code, first.json()["name"]) == (201, "Келуші")
    assert twice.status_code == 409
    seen = {
        name: [row["name"] for row in rows(who, "attendees/")]
        for name, who in (
            ("nobody", None),
            ("stranger", stranger),
            ("himself", comer),
            ("author", road.author),
            ("body", head),
        )
    }
    assert seen == {
        "nobody": [],
        "stranger": [],
        "himself": ["Келуші"],
        "author": ["Келуші"],
        "body": ["Келуші"],
    }


def test_the_side_that_holds_it_registers_on_paper_and_nobody_else_does() -> None:
    road = made.announced(at=AT)
    body = {"case": str(road.case.pk), "name": "Қағаздағы кісі"}

    refused = post(factories.person("Бөтен"), "attendees/", body)
    kept = post(road.author, "attendees/", body)

    assert refused.status_code == 403
    assert kept.status_code == 201
    assert Attendee.objects.get(case=road.case).user is None


def test_who_is_registered_withdraws_himself_and_is_ticked_by_the_author() -> None:
    road = made.announced(at=AT)
    one, two = (made.attending(road, at=AT, name=name) for name in ("Бір", "Екі"))

    not_his = post(two.user, f"attendees/{one.pk}/withdraw/")
    by_author = post(road.author, f"attendees/{one.pk}/withdraw/")
    withdrawn = post(one.user, f"attendees/{one.pk}/withdraw/")
    early = post(road.author, f"attendees/{two.pk}/arrive/")
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)
    himself = post(two.user, f"attendees/{two.pk}/arrive/")
    arrived = post(road.author, f"attendees/{two.pk}/arrive/")

    assert not_his.status_code == 404  # he does not even see the other
    assert by_author.status_code == 403
    assert withdrawn.json()["withdrawn_at"] is not None
    assert early.status_code == 409
    assert himself.status_code == 403
    assert arrived.json()["arrived_at"] is not None


def test_one_writes_for_himself_and_the_author_writes_down_what_is_said() -> None:
    road = made.announced(at=AT)
    comer, other = (made.attending(road, at=AT, name=name) for name in ("Бір", "Екі"))
    body = {"attendee": str(comer.pk), "text": "Саябақ керек", "language": "kk"}

    written = post(comer.user, "discussion-contributions/", body)
    spoken_early = post(road.author, "discussion-contributions/", body)
    not_his = post(other.user, "discussion-contributions/", body)
    public_before = rows(None, "discussion-contributions/")
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)
    spoken = post(road.author, "discussion-contributions/", body)

    assert (written.status_code, written.json()["is_written"]) == (201, True)
    assert spoken_early.status_code == 409
    assert not_his.status_code == 404
    assert public_before == []
    assert (spoken.status_code, spoken.json()["speaker"]) == (201, "Бір")
    assert len(rows(None, f"discussion-contributions/?case={road.case.pk}")) == 2


def test_a_protocol_is_recorded_by_the_author_corrected_and_public() -> None:
    road = made.under_way(at=AT)
    day = made.latest(road).starts_at
    body = {
        "case": str(road.case.pk),
        "text": "Өтті",
        "language": "kk",
        "from_at": day.isoformat(),
        "to_at": (day + timedelta(hours=1)).isoformat(),
        "chair_name": "А",
        "secretary_name": "Б",
    }

    with standing_at(day + timedelta(hours=2)):
        stranger = post(factories.citizen("Бөтен"), "discussion-protocols/", body)
        backwards = post(
            road.author, "discussion-protocols/", {**body, "to_at": body["from_at"]}
        )
        first = post(road.author, "discussion-protocols/", body)
        second = post(
            road.author, "discussion-protocols/", {**body, "text": "Түзетілді"}
        )
    future = post(road.author, "discussion-protocols/", body)

    assert stranger.status_code == 403
    assert codes(backwards) == ["ends_before_it_begins"]
    assert (first.status_code, second.json()["version"]) == (201, 2)
    assert future.status_code == 400
    listed = rows(None, f"discussion-protocols/?case={road.case.pk}")
    assert {row["text"] for row in listed} == {"Өтті", "Түзетілді"}


def counted(reader: APIClient, path: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as caught:
        answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    return len(answer.json()["results"]), len(caught)


def test_lists_of_a_discussion_take_as_many_queries_for_many_rows_as_for_few() -> None:
    names = (
        "announcements",
        "body-invitations",
        "attendees",
        "discussion-contributions",
        "discussion-protocols",
    )

    def held() -> Road:
        road = made.under_way(at=AT)
        for name in ("Бір", "Екі", "Үш"):
            comer = attendees.enter(
                road.case,
                name=name,
                organization="",
                is_remote=False,
                by=road.author,
                at=AT + made.WAIT,
            )
            said = Said("Сөз", "kk")
            discussions.log(
                comer, said=said, said_at=AT, by=road.author, at=AT + made.WAIT
            )
        made.on_paper(road, at=AT)
        return road

    reader = client(held().author)
    few = {name: counted(reader, f"{name}/?page_size=200") for name in names}
    for _time in range(3):
        held()

    many = {name: counted(reader, f"{name}/?page_size=200") for name in names}

    assert {n: q for n, (_r, q) in few.items()} == {n: q for n, (_r, q) in many.items()}
    open_to_all = [name for name in names if name != "attendees"]
    assert all(many[name][0] > few[name][0] for name in open_to_all)
    assert DiscussionContribution.objects.filter(case__isnull=False).count() >= 12


def test_a_postponement_needs_its_reason() -> None:
    road = made.announced(at=AT)
    here = f"announcements/{made.latest(road).pk}/postpone/"

    answer = post(road.author, here, PLAN)

    assert answer.status_code == 400
    assert made.latest(road).version == 1
