"""Measures and plans at their doors: who sees, who may, what is refused."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from oversight.models import Measure, MeasurePlan
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight.api.test_lists import queries
from tests.oversight.api.test_watchdog_road import client, done, post
from tests.oversight.complaint_roads import LAST_DAY, Sides

pytestmark = pytest.mark.django_db
JUDGED = ("confirm", "dispute")
TOLD = {
    "report": {"text": "Сатып алынды", "language": "kk"},
    "move-date": {"due_on": "2026-12-31", "reason": "Жеткізу кешікті"},
    "complete": {"text": "Орнатылды", "language": "kk"},
    "drop": {"reason": "Қаражат жоқ"},
}


@pytest.fixture
def found() -> Any:
    with standing_at(LAST_DAY):
        sides = roads.sides()
        roads.answered(sides)
        yield sides


def wanted(found: Sides, **also: Any) -> dict[str, Any]:
    said = {
        "recommendation": str(found.line.pk),
        "text": "Су жылытқыш орнату",
        "language": "kk",
        "owner": "Шаруашылық бөлімі",
        "due_on": "2026-12-01",
    }
    return {**said, **also}


def test_a_head_promises_and_everybody_reads_it(found: Sides) -> None:
    made = done(post(found.head.user, "measures/", wanted(found)))

    shown = done(client(None).get(f"/api/v1/measures/{made['id']}/"))
    assert shown["promise_obligation"]["due_on"] == "2026-12-01"
    assert shown["promise_obligation"]["in_time"] is None
    assert shown["links"]["page"] == f"/kk/measures/{made['id']}/"
    assert "moves" not in shown
    assert "2026" in shown["promise_obligation"]["explanation"]
    line = done(client(None).get(f"/api/v1/recommendations/{found.line.pk}/"))
    assert line["state"] == "in_progress"


def test_who_may_promise(found: Sides) -> None:
    stranger = factories.citizen("Бөтен")
    other = factories.holder(Role.HEAD, factories.body("Басқа орган")).user
    officer = factories.holder(Role.OFFICER, found.body).user

    assert post(None, "measures/", wanted(found)).status_code == 401
    assert post(stranger, "measures/", wanted(found)).status_code == 403
    assert post(other, "measures/", wanted(found)).status_code == 403
    refused = post(found.author.user, "measures/", wanted(found))
    assert refused.status_code == 409  # the body is here, and speaks for itself
    assert refused.json()["type"] == "/problems/move-refused"
    assert not Measure.objects.exists()
    done(post(officer, "measures/", wanted(found)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", None),
        ("owner", ""),
        ("language", "de"),
        ("due_on", "01.12.2026"),
        ("due_on", "2026-02-30"),
        ("made_on", "2100-01-01"),
        ("recommendation", "x"),
        ("unknown", 1),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(
    found: Sides, field: str, value: Any
) -> None:
    refused = post(found.head.user, "measures/", wanted(found, **{field: value}))

    assert refused.status_code == 400
    assert field in str(refused.json()["errors"])
    assert not Measure.objects.exists()


def test_a_promise_for_a_day_gone_by_is_refused_with_its_provision(
    found: Sides,
) -> None:
    refused = post(found.head.user, "measures/", wanted(found, due_on="2026-10-22"))

    assert refused.status_code == 409
    [breach] = refused.json()["breaches"]
    assert breach["code"] == "promised_in_the_past"
    assert "1-бап 7-тармақ" in breach["provision"]


@pytest.mark.parametrize("verb", list(TOLD))
def test_the_body_alone_tells_of_its_measure(found: Sides, verb: str) -> None:
    measure = roads.promised(found)
    path = f"measures/{measure.pk}/{verb}/"
    stranger = factories.citizen("Бөтен")

    assert post(None, path, TOLD[verb]).status_code == 401
    assert post(stranger, path, TOLD[verb]).status_code == 403
    assert post(found.author.user, path, TOLD[verb]).status_code == 409
    assert post(found.head.user, path, TOLD[verb]).status_code == 200


@pytest.mark.parametrize(
    ("verb", "body"), [("confirm", {}), ("dispute", {"reason": "Су жоқ"})]
)
def test_the_author_alone_judges_what_is_done(
    found: Sides, verb: str, body: dict[str, str]
) -> None:
    measure = roads.promised(found)
    path = f"measures/{measure.pk}"
    early = post(found.author.user, f"{path}/{verb}/", body)
    done(post(found.head.user, f"{path}/complete/", TOLD["complete"]))

    assert early.status_code == 409
    assert post(None, f"{path}/{verb}/", body).status_code == 401
    assert post(found.head.user, f"{path}/{verb}/", body).status_code == 403
    assert post(found.author.user, f"{path}/{verb}/", body).status_code == 200


def test_proof_is_kept_beside_the_report(found: Sides) -> None:
    measure = roads.promised(found)
    upload = {
        "file": SimpleUploadedFile("act.pdf", b"%PDF-1.4 act"),
        "is_public": True,
    }
    kept = done(client(found.head.user).post("/api/v1/files/", upload))
    said = {**TOLD["complete"], "files": [kept["id"]], "done_on": "2026-10-20"}

    done(post(found.head.user, f"measures/{measure.pk}/complete/", said))

    shown = done(client(None).get(f"/api/v1/measures/{measure.pk}/"))
    assert [report["files"] for report in shown["reports"]] == [[kept["id"]]]
    assert shown["done_on"] == "2026-10-20"
    assert shown["promise_obligation"]["discharged_on"] == "2026-10-23"


def test_the_moves_say_what_is_open_to_whom(found: Sides) -> None:
    measure = roads.promised(found)

    def moves(user: Any) -> dict[str, bool]:
        shown = done(client(user).get(f"/api/v1/measures/{measure.pk}/"))
        return {move["act"]: move["open"] for move in shown["moves"]}

    of_head, of_author = moves(found.head.user), moves(found.author.user)
    assert [act for act, open_now in of_head.items() if open_now] == [
        *("complete", "drop", "move-date", "report"),
    ]
    assert of_author["confirm"] is False


def test_a_plan_carries_its_measures(found: Sides) -> None:
    body = {
        "document": str(found.line.document_id),
        "number": "12-Ө",
        "adopted_on": "2026-10-23",
        "measures": [
            wanted(found),
            {**wanted(found), "text": "Мәзір ілу", "due_on": None},
        ],
    }

    assert post(None, "measure-plans/", body).status_code == 401
    assert post(factories.citizen("Бөтен"), "measure-plans/", body).status_code == 403
    empty = post(found.head.user, "measure-plans/", {**body, "measures": []})
    assert empty.status_code == 400
    plan = done(post(found.head.user, "measure-plans/", body))

    rows = done(client(None).get(f"/api/v1/measures/?plan={plan['id']}"))["results"]
    assert sorted(row["text"] for row in rows) == ["Мәзір ілу", "Су жылытқыш орнату"]
    again = post(found.head.user, "measure-plans/", body)
    assert again.status_code == 409
    assert MeasurePlan.objects.count() == 1


def test_measures_are_sought_by_case_body_state_and_lateness(found: Sides) -> None:
    measure = roads.promised(found, days=1)
    line = found.line

    def ids(query: str) -> list[str]:
        rows = done(client(None).get(f"/api/v1/measures/?{query}"))["results"]
        return [row["id"] for row in rows]

    assert ids(f"case={line.case_id}&body={line.body_id}&state=planned") == [
        str(measure.pk)
    ]
    assert ids("overdue=true") == []
    with standing_at(LAST_DAY + 2 * roads.DAY):
        assert ids("overdue=true") == [str(measure.pk)]
        assert ids("overdue=false") == []
    assert client(None).get("/api/v1/measures/?owner=x").status_code == 400


@pytest.mark.parametrize("name", ["measures", "measure-plans"])
def test_a_list_takes_as_many_queries_for_twenty_rows_as_for_one(
    found: Sides, name: str
) -> None:
    path, reader = f"/api/v1/{name}/?page_size=50", APIClient()
    counts = []
    for wanted_rows in (1, 19):
        for number in range(wanted_rows):
            measure = roads.promised(found)
            MeasurePlan.objects.create(
                document=found.line.document,
                body=found.body,
                number=f"{measure.pk}",
                adopted_on=measure.promised_on,
                recorded_at=measure.promised_at,
                recorded_by=found.head.user,
            )
            assert number < wanted_rows
        counts.append(queries(reader, path))

    (one, at_first), (many, later) = counts
    assert (one, many) == (1, 20)
    assert later == at_first


def test_the_inbox_of_the_body_holds_its_promise(found: Sides) -> None:
    measure = roads.promised(found)

    path = f"/api/v1/obligations/?debtor={found.body.pk}&kind=carry_out_measure"
    [row] = done(client(found.head.user).get(path))["results"]

    assert (row["basis"], row["subject_id"]) == ("promise", str(measure.pk))
    item = done(client(None).get(f"/api/v1/obligations/{row['id']}/"))
    assert item["links"]["page"] == f"/kk/measures/{measure.pk}/"
