"""The doors of an expertise: who asks, who concludes, and who reads it when."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from oversight.actions import cases, final_documents
from oversight.actions.final_documents import Line
from oversight.models import ExpertConclusion, ExpertQuestion
from tests import factories
from tests.councils.clock import standing_at
from tests.councils.pages.browsing import bytes_of
from tests.oversight import expertise_roads as made
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
CONCLUSION = {"text": "Нормаға сай емес", "language": "kk", "signed_on": "2026-11-23"}


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


def asked_in(road: Road) -> dict[str, str]:
    return {
        "case": str(road.case.pk),
        "text": "Нормаға сай ма?",
        "about": "act",
        "act_title": "Бас жоспар",
    }


def test_who_leads_the_case_asks_and_nobody_else() -> None:
    road = made.registered(at=AT)
    body = asked_in(road)

    refused = [
        post(who, "expert-questions/", body).status_code
        for who in (None, factories.citizen("Бөтен"))
    ]
    first = post(road.author, "expert-questions/", body)
    second = post(road.author, "expert-questions/", body)

    assert refused == [401, 403]
    assert (first.json()["number"], second.json()["number"]) == (1, 2)
    assert len(rows(None, f"expert-questions/?case={road.case.pk}")) == 2


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"about": "weather"}, {"link": "x"}, {"act_title": ""}, {"x": 1}],
)
def test_a_question_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    road = made.registered(at=AT)

    answer = post(road.author, "expert-questions/", {**asked_in(road), **wrong})

    assert answer.status_code == 400
    assert not ExpertQuestion.objects.filter(case=road.case).exists()


def test_an_expert_concludes_for_himself() -> None:
    road = made.under_way(at=AT)
    expert, question = made.own(road), road.case.expert_questions.get()
    here = f"expert-questions/{question.pk}/conclude/"

    nobody = post(None, here, CONCLUSION)
    stranger = post(factories.citizen("Бөтен"), here, CONCLUSION)
    given = post(expert, here, CONCLUSION)

    assert (nobody.status_code, stranger.status_code) == (401, 403)
    assert given.status_code == 201
    assert given.json()["is_entered_by_author"] is False
    assert given.json()["expert"] == expert.user.name


def test_the_author_enters_for_another_only_with_the_scan() -> None:
    road = made.under_way(at=AT)
    expert = made.engage(road, at=AT, name="Қағаз Сарапшы", on_paper=True)
    paper = made.paper(by=road.author, at=AT)
    here = f"expert-questions/{road.case.expert_questions.get().pk}/conclude/"

    unnamed = post(road.author, here, CONCLUSION)
    bare = post(road.author, here, {**CONCLUSION, "expert": str(expert.pk)})
    given = post(
        road.author,
        here,
        {**CONCLUSION, "expert": str(expert.pk), "file": str(paper.pk)},
    )

    assert unnamed.status_code == 403
    assert [one["code"] for one in bare.json()["breaches"]] == ["no_scan"]
    assert given.json()["is_entered_by_author"] is True


def test_a_conclusion_signed_tomorrow_is_refused() -> None:
    road = made.under_way(at=AT)
    here = f"expert-questions/{road.case.expert_questions.get().pk}/conclude/"

    answer = post(made.own(road), here, {**CONCLUSION, "signed_on": "2026-11-24"})

    assert answer.status_code == 400
    assert not ExpertConclusion.objects.filter(question__case=road.case).exists()


def test_conclusions_and_their_scans_are_public_once_the_document_is_sent() -> None:
    head = factories.holder(Role.HEAD, factories.body("Әкімдік"))
    road = made.under_way(at=AT, body=head.offices[0].organization)
    expert = made.engage(road, at=AT, name="Қағаз Сарапшы", on_paper=True)
    paper = made.paper(by=road.author, at=AT)
    here = f"expert-questions/{road.case.expert_questions.get().pk}/conclude/"
    post(
        road.author,
        here,
        {**CONCLUSION, "expert": str(expert.pk), "file": str(paper.pk)},
    )

    def seen() -> dict[str, int]:
        path = f"expert-conclusions/?case={road.case.pk}"
        return {
            name: len(rows(who, path))
            for name, who in (("nobody", None), ("body", head), ("author", road.author))
        }

    before, shut = seen(), client().get(f"/api/v1/files/{paper.pk}/content/")
    cases.complete(road.case, by=road.author, at=AT)
    final_documents.adopt(
        road.case,
        text="Қорытынды",
        language="kk",
        lines=[Line("Жобаны түзету", road.body)],
        by=road.author,
        at=AT,
    )
    final_documents.send(road.case, by=road.author, at=AT)
    opened = client().get(f"/api/v1/files/{paper.pk}/content/")

    assert before == {"nobody": 0, "body": 0, "author": 1}
    assert shut.status_code == 404
    assert seen() == {"nobody": 1, "body": 1, "author": 1}
    assert opened.status_code == 200
    assert bytes_of(opened).startswith(b"%PDF")


def test_a_question_is_taken_back_by_its_author_before_any_conclusion() -> None:
    road = made.under_way(at=AT)
    spare = made.ask(road, at=AT, text="Екінші")
    here = f"expert-questions/{spare.pk}/withdraw/"

    stranger = post(factories.citizen("Бөтен"), here)
    taken = post(road.author, here)
    again = post(road.author, here)

    assert stranger.status_code == 403
    assert taken.json()["withdrawn_at"] is not None
    assert again.status_code == 409


def test_lists_of_an_expertise_take_as_many_queries_for_many_rows_as_for_few() -> None:
    def counted(path: str) -> tuple[int, int]:
        reader = client(road.author)
        with CaptureQueriesContext(connection) as caught:
            answer = reader.get(f"/api/v1/{path}?page_size=200&case={road.case.pk}")
        return len(answer.json()["results"]), len(caught)

    road = made.concluded(at=AT)
    names = ("expert-questions/", "expert-conclusions/")
    few = {name: counted(name) for name in names}
    for number in range(5):
        made.ask(road, at=AT, text=f"Сұрақ {number}")
        made.conclude(road, by=made.own(road), at=AT)

    many = {name: counted(name) for name in names}

    assert [rows for rows, _q in few.values()] == [1, 1]
    assert [rows for rows, _q in many.values()] == [6, 6]
    assert {n: q for n, (_r, q) in few.items()} == {n: q for n, (_r, q) in many.items()}
