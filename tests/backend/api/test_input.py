"""What bad input gets: a problem that names the place, never a failure."""

from typing import Any
from uuid import uuid4

import pytest
from rest_framework.response import Response

from backend.accounts.models import User
from backend.files.models import File
from tests import factories
from tests.backend.api.conftest import client_of, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.backend.api.doors")]

EMOJI = {"name": "Есеп 😀"}


def rename(file: File, body: Any, **headers: str) -> Any:
    path = f"/api/v1/files/{file.pk}/rename/"
    return client_of(file.uploaded_by).post(path, body, format="json", headers=headers)


def problem(answer: Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    data: dict[str, Any] = answer.json()  # type: ignore[attr-defined]
    assert set(data) == {"type", "title", "status", "detail", "errors", "breaches"}
    return data


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/name", "required"),
        ({"name": 5}, "/name", "invalid"),
        ({"name": ""}, "/name", "blank"),
        ({"name": "a" * 301}, "/name", "max-length"),
        ({"name": "a\u0007"}, "/name", "control"),
        ({"name": "a\nb"}, "/name", "control"),
        ({"name": "a\u202eb"}, "/name", "direction"),
        ({"name": "a", "size": 5}, "/size", "unknown"),
        ({"name": "a", "a/b~": 5}, "/a~1b~0", "unknown"),
        ({"name": "a", "reason": "a" * 20_001}, "/reason", "max-length"),
        ({"name": "a", "on": "0026-02-01"}, "/on", "century"),
        ({"name": "a", "on": "2026-W01-1"}, "/on", "invalid"),
        ({"name": "a", "on": "2026-02-30"}, "/on", "invalid"),
        ({"name": "a", "on": 20260201}, "/on", "invalid"),
        ({"name": "a", "at": "2026-02-01T10:00:00"}, "/at", "invalid"),
        ({"name": "a", "at": "1026-02-01T10:00:00Z"}, "/at", "century"),
        ({"name": "a", "at": "2026-02-01T99:00:00Z"}, "/at", "invalid"),
        ({"name": "a", "count": -1}, "/count", "min-value"),
        ({"name": "a", "count": 10**15}, "/count", "max-value"),
        ({"name": "a", "count": 1.0}, "/count", "invalid"),
        ({"name": "a", "count": True}, "/count", "invalid"),
        ({"name": "a", "count": "1"}, "/count", "invalid"),
        ({"name": "a", "sure": "yes"}, "/sure", "invalid"),
        ({"name": "a", "like": 5}, "/like", "invalid"),
        ({"name": "a", "like": "x"}, "/like", "invalid"),
        ({"name": "a", "lines": [{"text": "a"}, {}]}, "/lines/1/text", "required"),
        ({"name": "a", "lines": [{"text": "a", "b": 1}]}, "/lines/0/b", "unknown"),
        ([], "", "invalid"),
        ("text", "", "invalid"),
    ],
)
def test_a_wrong_field_is_named(file: File, body: Any, pointer: str, code: str) -> None:
    data = problem(rename(file, body), 400)

    assert data["type"] == "/problems/invalid"
    assert (pointer, code) in [(e["pointer"], e["code"]) for e in data["errors"]]
    file.refresh_from_db()
    assert file.name == "a.txt"


def test_emoji_and_other_scripts_are_texts(file: File) -> None:
    answer = rename(file, {"name": "Есеп 😀 عربي", "reason": "бір\n\tекі"})

    assert answer.status_code == 200
    assert answer.json()["name"] == "Есеп 😀 عربي"


def test_letters_made_of_two_characters_are_stored_as_one(file: File) -> None:
    assert rename(file, {"name": "и\u0306"}).json()["name"] == "й"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"name": "a"', "application/json", 400),
        (b'{"name": "a", "name": "b"}', "application/json", 400),
        (b'{"name": "\\u0000"}', "application/json", 400),
        (b"name=a", "application/x-www-form-urlencoded", 415),
        (b"x", "text/html", 415),
        (b'{"name": "' + b"a" * 1_100_000 + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_cannot_be_read(
    file: File, body: bytes, kind: str, status: int
) -> None:
    path = f"/api/v1/files/{file.pk}/rename/"

    answer = client_of(file.uploaded_by).post(path, body, content_type=kind)

    problem(answer, status)


@pytest.mark.parametrize(
    "name", ["x", "1", "%00", "{id}", "urn:uuid:1", "é", "%ff", "..%2f", "9" * 3000]
)
@pytest.mark.parametrize("rest", ["", "rename/", "nothing/"])
def test_a_wrong_id_in_the_address_is_not_found(
    owner: User, name: str, rest: str
) -> None:
    path = f"/api/v1/files/{name}/{rest}"

    read = client_of(owner).get(path)
    acted = client_of(owner).post(path, EMOJI, format="json")

    assert {read.status_code, acted.status_code} <= {404, 405}
    problem(acted, acted.status_code)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("page_size=100000", "page_size"),
        ("page_size=0", "page_size"),
        ("page_size=１", "page_size"),
        ("cursor=broken", "cursor"),
        ("cursor=", "cursor"),
        ("cursor=%00", "cursor"),
        ("ordering=sha256", "ordering"),
        ("ordering=--size", "ordering"),
        ("count=all", "count"),
        ("expand=owner", "expand"),
        ("fields=id,sha256", "fields"),
        ("is_public=maybe", "is_public"),
        ("size=1e1000000000", "size"),
        ("size=99999999999", "size"),
        ("uploaded_by=x", "uploaded_by"),
        ("name=%00", "name"),
        ("name=a&name=b", "name"),
        ("name=" + "a" * 500, "name"),
        ("format=api", "format"),
    ],
)
def test_a_wrong_parameter_is_named(file: File, query: str, name: str) -> None:
    data = problem(client_of(None).get(f"/api/v1/files/?{query}"), 400)

    assert data["type"] == "/problems/invalid-parameters"
    assert f"/{name}" in [error["pointer"] for error in data["errors"]]


def test_parameters_are_refused_on_items_and_acts_too(file: File) -> None:
    path = f"/api/v1/files/{file.pk}/"

    problem(client_of(None).get(f"{path}?name=a"), 400)
    problem(client_of(file.uploaded_by).post(f"{path}sign/?a=1"), 400)


def test_an_act_that_takes_nothing_refuses_a_body(file: File) -> None:
    path = f"/api/v1/files/{file.pk}/sign/"

    answer = client_of(file.uploaded_by).post(path, {"a": 1}, format="json")

    assert problem(answer, 400)["errors"][0]["pointer"] == "/a"


def test_a_hidden_thing_named_in_a_body_is_as_absent(file: File) -> None:
    hidden = upload(factories.person(), name="hidden.txt", is_public=False)

    of_hidden = rename(file, {"name": "a", "like": str(hidden.pk)})
    of_random = rename(file, {"name": "a", "like": str(uuid4())})

    assert problem(of_hidden, 404)["errors"][0]["pointer"] == "/like"
    assert of_hidden.content == of_random.content


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("kk", "Мұнда ештеңе жоқ."),
        ("ru", "Здесь ничего нет."),
        ("en", "There is nothing here."),
        ("en-GB,ru;q=0.5", "There is nothing here."),
    ],
)
def test_a_problem_speaks_the_language_of_the_caller(
    db: None, language: str, title: str
) -> None:
    answer = client_of(None).get(
        f"/api/v1/files/{uuid4()}/", headers={"accept-language": language}
    )

    assert problem(answer, 404)["title"] == title


def test_other_methods_and_forms_are_refused_as_problems(file: File) -> None:
    path = f"/api/v1/files/{file.pk}/"
    client = client_of(file.uploaded_by)

    for method in (client.put, client.patch, client.delete, client.options):
        problem(method(path), 405)
    problem(client.get(path, headers={"accept": "text/html"}), 406)
    problem(client.get("/api/v1/nowhere/"), 404)
