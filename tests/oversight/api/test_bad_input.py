"""What bad input gets: a problem that names the field, and nothing is written."""

import json
from typing import Any

import pytest
from rest_framework.test import APIClient

from oversight.models import Case
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen() -> APIClient:
    client = APIClient()
    client.force_login(factories.citizen())
    return client


def told(answer: Any, status: int = 400) -> list[str]:
    assert answer.status_code == status, answer.content.decode()[:500]
    assert answer["Content-Type"] == "application/problem+json"
    return [error["pointer"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    "text",
    ["\x00", "Су\x07", "Су\u202eыс", "x" * 1_000, "", "   ", 7, None, [], {}],
    ids=[
        "nul",
        "bell",
        "rtl",
        "long",
        "empty",
        "blank",
        "number",
        "null",
        "list",
        "map",
    ],
)
def test_a_theme_that_is_no_line_of_text_is_named(
    citizen: APIClient, text: Any
) -> None:
    body = str(factories.body().pk)
    wanted = {"theme": text, "language": "kk", "bodies": [body]}

    answer = citizen.post("/api/v1/cases/", wanted, format="json")

    assert told(answer) == ["/theme"]
    assert not Case.objects.exists()


def test_an_emoji_and_all_kazakh_letters_are_text_like_any_other(
    citizen: APIClient,
) -> None:
    wanted = {
        "theme": "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі 💧",
        "language": "kk",
        "bodies": [str(factories.body().pk)],
    }

    answer = citizen.post("/api/v1/cases/", wanted, format="json")

    assert answer.status_code == 201
    assert answer.json()["theme"] == wanted["theme"]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"colour": "red"}, "/colour"),
        ({"language": "fr"}, "/language"),
        ({"bodies": []}, "/bodies"),
        ({"bodies": "all"}, "/bodies"),
        ({"bodies": ["not-an-id"]}, "/bodies"),
        ({"state": "closed"}, "/state"),
    ],
)
def test_each_wrong_field_is_named(
    citizen: APIClient, change: dict[str, Any], pointer: str
) -> None:
    body = str(factories.body().pk)
    wanted = {"theme": "Су", "language": "kk", "bodies": [body], **change}

    answer = citizen.post("/api/v1/cases/", wanted, format="json")

    assert any(found.startswith(pointer) for found in told(answer))


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b'{"theme": NaN}',
        b'{"theme": "a", "theme": "b"}',
        b"[" * 100_000,
        b'{"theme": "\\ud800"}',
        b"\xff\xfe",
        b'"text"',
        b"",
    ],
    ids=["half", "nan", "twice", "deep", "surrogate", "bytes", "string", "nothing"],
)
def test_malformed_json_is_a_problem_and_no_failure(
    citizen: APIClient, raw: bytes
) -> None:
    answer = citizen.post("/api/v1/cases/", data=raw, content_type="application/json")

    told(answer)


@pytest.mark.parametrize("number", ["1e999999", "9" * 5000, "-" + "9" * 21])
def test_a_number_beyond_all_bounds_is_told_with_its_field(
    citizen: APIClient, number: str
) -> None:
    raw = f'{{"theme": "Су", "bodies": [{number}]}}'

    answer = citizen.post("/api/v1/cases/", data=raw, content_type="application/json")

    assert told(answer) == ["/bodies/0"]


def test_a_megabyte_of_text_is_too_much(citizen: APIClient) -> None:
    raw = json.dumps({"theme": "x" * 1_100_000})

    answer = citizen.post("/api/v1/cases/", data=raw, content_type="application/json")

    told(answer, 413)


@pytest.mark.parametrize(
    "query",
    [
        "page_size=100000",
        "page_size=x",
        "cursor=broken",
        "colour=red",
        "overdue=maybe",
        "body=1",
        "state=gone",
        "updated_since=yesterday",
        "ordering=initiator__name_kk",
        "fields=secret",
        "count=all",
        "q=" + "x" * 201,
        "q=%00",
    ],
)
def test_a_wrong_parameter_is_refused_and_named(query: str) -> None:
    answer = APIClient().get(f"/api/v1/cases/?{query}")

    assert answer.status_code == 400, answer.content.decode()[:300]
    assert query.partition("=")[0] in json.dumps(answer.json()["errors"])


@pytest.mark.parametrize(
    "day", ["1800-01-01", "2999-01-01", "2026-02-30", "12.01.2026", "20260112", 5, None]
)
def test_a_day_of_another_century_or_form_is_refused(
    citizen: APIClient, day: Any
) -> None:
    wanted = {"name": "Топ", "protocol_number": "1", "protocol_on": day}

    answer = citizen.post("/api/v1/groups/", wanted, format="json")

    assert told(answer) == ["/protocol_on"]


@pytest.mark.parametrize(
    "path", ["cases/1/", "cases/%00/", "cases/018f0000-0000-7000-8000-000000000000/"]
)
def test_an_unknown_id_is_not_found(path: str) -> None:
    answer = APIClient().get(f"/api/v1/{path}")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_an_unknown_body_in_a_case_is_not_found(citizen: APIClient) -> None:
    unknown = "018f0000-0000-7000-8000-000000000000"
    wanted = {"theme": "Су", "language": "kk", "bodies": [unknown]}

    answer = citizen.post("/api/v1/cases/", wanted, format="json")

    assert answer.status_code == 404


def test_a_repeat_with_the_same_key_gets_the_first_answer(citizen: APIClient) -> None:
    wanted = {"theme": "Су", "language": "kk", "bodies": [str(factories.body().pk)]}
    key = {"Idempotency-Key": "once"}

    first = citizen.post("/api/v1/cases/", wanted, format="json", headers=key)
    again = citizen.post("/api/v1/cases/", wanted, format="json", headers=key)
    other = citizen.post(
        "/api/v1/cases/", {**wanted, "theme": "Жол"}, format="json", headers=key
    )

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert again.json()["id"] == first.json()["id"]
    assert Case.objects.count() == 1
