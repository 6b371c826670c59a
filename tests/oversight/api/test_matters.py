"""Drafts, joining, handing over and past cases, through the doors of the API."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import handovers
from oversight.models import Case
from oversight.states import CaseState
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight import matter_roads, roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DECLARED = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}


def call(who: Actor | None, path: str, body: Any = None) -> Any:
    with standing_at(NOW):
        return client_of(who).post(f"/api/v1/{path}/", body or {}, format="json")


def matter(body: Organization, **said: Any) -> dict[str, Any]:
    usual = {
        "form": "discussion",
        "theme": "Ауыз су",
        "language": "kk",
        "bodies": [str(body.pk)],
        "question": "Су таза ма?",
    }
    return {**usual, **said}


def past(body: Organization, **said: Any) -> dict[str, Any]:
    usual = {
        "form": "monitoring",
        "theme": "2019 жылғы мониторинг",
        "language": "kk",
        "bodies": [str(body.pk)],
        "recorded_from": "«Ұшқын» газеті",
        "started_on": "2019-03-01",
        "completed_on": "2019-03-20",
        "sent_on": "2019-04-15",
        "closed_on": "2019-12-01",
        "recommendations": [
            {
                "body": str(body.pk),
                "text": "Су жеткізу",
                "verdict": "accepted",
                "reasons": "Жеткізіледі",
                "answered_on": "2019-09-01",
            }
        ],
    }
    return {**usual, **said}


def citizen(name: str = "Ерлан") -> Actor:
    return Actor(factories.citizen(name), ())


def test_a_case_is_opened_in_a_form_with_its_question() -> None:
    answer = call(citizen(), "cases", matter(factories.body()))

    told = answer.json()
    assert answer.status_code == 201
    assert (told["form"], told["question"]) == ("discussion", "Су таза ма?")
    assert told["beside"] is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"concerns": ["defence"]}, "outside_defence"),
        ({"form": "council_hearing"}, None),
        ({"concerns": ["weather"]}, None),
        ({"question": "x" * 400}, None),
        ({"fund_ground": "profit"}, None),
    ],
)
def test_a_matter_outside_the_law_is_a_409_and_nonsense_a_400(
    said: dict[str, Any], code: str | None
) -> None:
    answer = call(citizen(), "cases", matter(factories.body(), **said))

    assert answer.status_code == (409 if code else 400)
    if code:
        assert [breach["code"] for breach in answer.json()["breaches"]] == [code]
    assert not Case.objects.exists()


def test_a_form_beside_another_is_named_in_both_directions() -> None:
    road = roads.registered(at=NOW)
    office = str(road.author.offices[0].organization_id)
    said = matter(
        road.body, form="expertise", initiator=office, beside=str(road.case.pk)
    )

    opened = call(road.author, "cases", said).json()
    listed = client_of(road.author).get(f"/api/v1/cases/?beside={road.case.pk}")

    assert opened["beside"]["id"] == str(road.case.pk)
    assert [row["id"] for row in listed.json()["results"]] == [opened["id"]]


def test_a_draft_is_amended_and_discarded_by_its_author_alone() -> None:
    road = roads.draft(at=NOW)
    path = f"cases/{road.case.pk}"

    hidden = call(citizen("Бөтен"), f"{path}/amend", matter(road.body))
    amended = call(road.author, f"{path}/amend", matter(road.body))
    discarded = call(road.author, f"{path}/discard")
    again = call(road.author, f"{path}/discard")

    assert hidden.status_code == 404
    assert amended.json()["theme"] == "Ауыз су"
    assert discarded.json()["state"] == "discarded"
    assert again.status_code == 409
    assert call(None, f"{path}/discard").status_code == 401


def test_a_case_is_joined_by_its_author_and_leads_to_the_other() -> None:
    first = roads.registered(at=NOW)
    second = roads.registered(at=NOW, body=first.body)
    path, said = f"cases/{second.case.pk}/join", {"reason": "Бір мәселе"}
    whole = {**said, "into": str(first.case.pk)}

    assert call(None, path, whole).status_code == 401
    assert call(first.author, path, whole).status_code == 403
    assert call(second.author, path, said).status_code == 400
    assert call(second.author, path, {**whole, "into": "x"}).status_code == 400
    hidden = {**whole, "into": str(roads.draft(at=NOW, body=first.body).case.pk)}
    assert call(second.author, path, hidden).status_code == 404
    joined = call(second.author, path, whole)

    assert joined.status_code == 200, joined.json()
    assert joined.json()["joined_to"]["number"] == first.case.number
    assert call(second.author, path, whole).status_code == 409


def test_a_case_about_another_body_is_not_joined_and_the_provision_is_named() -> None:
    road, other = roads.registered(at=NOW), roads.registered(at=NOW)

    refused = call(
        road.author,
        f"cases/{road.case.pk}/join",
        {"into": str(other.case.pk), "reason": "Бір мәселе"},
    )

    [breach] = refused.json()["breaches"]
    assert refused.status_code == 409
    assert breach["code"] == "joined_to_another_body"
    assert breach["provision"]


def test_a_case_is_handed_over_by_an_offer_that_is_accepted() -> None:
    road = roads.under_way(at=NOW)
    group, successor = matter_roads.group(at=NOW)
    path, said = (
        f"cases/{road.case.pk}/offer-handover",
        {"to_org": str(group.pk), "reason": "Топ тарады"},
    )

    assert call(successor, path, said).status_code == 403
    offered = call(road.author, path, said)
    offer = f"case-handovers/{offered.json()['id']}"
    assert call(road.author, path, said).status_code == 409
    assert call(road.author, f"{offer}/accept", DECLARED).status_code == 403
    assert call(citizen("Бөтен"), f"{offer}/accept", DECLARED).status_code == 404
    assert call(successor, f"{offer}/accept", {}).status_code == 400
    accepted = call(successor, f"{offer}/accept", DECLARED)

    assert accepted.status_code == 200, accepted.json()
    assert accepted.json()["state"] == "accepted"
    assert road.refresh().case.initiator == group
    assert call(successor, f"{offer}/decline", {"reason": "x"}).status_code == 409


def test_an_offer_is_declined_or_taken_back() -> None:
    road = roads.registered(at=NOW)
    group, successor = matter_roads.group(at=NOW)
    path, said = (
        f"cases/{road.case.pk}/offer-handover",
        {"to_org": str(group.pk), "reason": "Топ тарады"},
    )
    first = call(road.author, path, said).json()["id"]

    declined = call(
        successor, f"case-handovers/{first}/decline", {"reason": "Уақыт жоқ"}
    )
    second = call(road.author, path, said).json()["id"]
    taken = call(road.author, f"case-handovers/{second}/withdraw")

    assert declined.json()["declining_reason"] == "Уақыт жоқ"
    assert taken.json()["state"] == "withdrawn"
    listed = client_of(successor).get("/api/v1/case-handovers/?state=withdrawn")
    assert [row["id"] for row in listed.json()["results"]] == [second]
    assert client_of().get("/api/v1/case-handovers/").json()["results"] == []


def test_a_single_case_says_which_of_these_moves_are_open_and_why_not() -> None:
    road = roads.draft(at=NOW)

    told = client_of(road.author).get(f"/api/v1/cases/{road.case.pk}/").json()

    moves = {move["act"]: move for move in told["moves"]}
    assert moves["amend"]["open"]
    assert moves["discard"]["open"]
    assert [reason["code"] for reason in moves["join"]["reasons"]] == ["wrong-state"]
    assert not moves["offer-handover"]["open"]


def test_a_past_case_is_recorded_and_marked() -> None:
    body = factories.body()

    answer = call(citizen(), "cases/record-past", past(body))

    told = answer.json()
    assert answer.status_code == 201, told
    assert (told["entered"], told["state"]) == ("before_law", "closed")
    assert told["number"] == "2019/QB-000001"
    assert told["breaches_noted"] == []
    listed = client_of().get("/api/v1/cases/?entered=before_law").json()
    assert [row["id"] for row in listed["results"]] == [told["id"]]


def test_a_breach_of_the_past_is_noted_in_three_languages() -> None:
    body = factories.body()
    said = past(
        body,
        started_on="2024-09-02",
        completed_on="2024-09-20",
        sent_on="2024-10-30",
        closed_on="2025-03-01",
        recommendations=[],
    )

    told = call(citizen(), "cases/record-past", said).json()

    [noted] = told["breaches_noted"]
    assert told["entered"] == "recorded"
    assert noted["code"] == "sent_late"
    assert set(noted["text"]) == {"kk", "ru", "en"}
    assert "13" in noted["provision"]["en"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"recorded_from": ""}, 409),
        ({"closed_on": "2026-11-24"}, 400),
        ({"started_on": "2019-03-21"}, 409),
        ({"form": "council_hearing"}, 409),
        ({"form": "nonsense"}, 400),
        ({"bodies": []}, 400),
        ({"recommendations": [{"text": "Су"}]}, 400),
    ],
)
def test_a_record_that_contradicts_itself_leaves_nothing_behind(
    said: dict[str, Any], status: int
) -> None:
    answer = call(citizen(), "cases/record-past", past(factories.body(), **said))

    assert answer.status_code == status, answer.json()
    assert not Case.objects.exists()


def test_half_an_answer_is_refused_where_it_is_missing() -> None:
    body = factories.body()
    half = [{"body": str(body.pk), "text": "Су", "answered_on": "2019-09-01"}]

    answer = call(citizen(), "cases/record-past", past(body, recommendations=half))

    assert answer.status_code == 400
    assert "verdict" in answer.content.decode()


def test_nobody_records_the_past_of_others() -> None:
    body = factories.body()
    group, _lead = matter_roads.group(at=NOW)
    said = past(body, initiator=str(group.pk))

    assert call(None, "cases/record-past", past(body)).status_code == 401
    assert call(citizen("Бөтен"), "cases/record-past", said).status_code == 403
    officer = factories.holder(Role.OFFICER, body)
    assert call(officer, "cases/record-past", past(body)).status_code == 403


def test_earlier_cases_are_found_by_a_theme_like_theirs() -> None:
    body = factories.body()
    alike = roads.registered(at=NOW, body=body, theme="Мектеп асханасы")
    roads.registered(at=NOW, body=body, theme="Жол жөндеу")
    query = "similar_to=Асханадағы тамақ"

    told = client_of().get(f"/api/v1/cases/?{query}&body={body.pk}").json()

    assert [row["id"] for row in told["results"]] == [str(alike.case.pk)]


def test_the_list_of_offers_takes_as_many_queries_for_many_as_for_one() -> None:
    group, successor = matter_roads.group(at=NOW)
    counts = []
    for wanted in (1, 5):
        for _number in range(wanted):
            road = roads.registered(at=NOW)
            handovers.offer(
                road.case, to_org=group, reason="Топ тарады", by=road.author, at=NOW
            )
        reader = client_of(successor)
        with CaptureQueriesContext(connection) as caught:
            rows = reader.get("/api/v1/case-handovers/").json()["results"]
        counts.append((len(rows), len(caught)))

    (one, at_first), (many, later) = counts
    assert (one, many) == (1, 6)
    assert later == at_first


def test_a_withdrawn_case_stays_public_with_its_reason() -> None:
    road = roads.registered(at=NOW)

    call(road.author, f"cases/{road.case.pk}/withdraw", {"reason": "Шешілді"})

    told = client_of().get(f"/api/v1/cases/{road.case.pk}/").json()
    assert (told["state"], told["closing_reason"]) == (
        CaseState.WITHDRAWN,
        "Шешілді",
    )
