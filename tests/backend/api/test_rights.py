"""The order of checks: who is told what, and nobody more."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from backend import clock
from backend.accounts.actions import api_keys
from backend.accounts.models import Office, Scope, User
from backend.accounts.roles import Role
from backend.files.models import File
from tests import factories
from tests.backend.api.conftest import client_of, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.backend.api.doors")]

BAD_BODY = b'{"name": '


def act(client: APIClient, pk: Any, verb: str, body: Any = None, **headers: str) -> Any:
    path = f"/api/v1/files/{pk}/{verb}/"
    return client.post(path, body, format="json", headers=headers)


def send_badly(client: APIClient, pk: Any) -> Any:
    path = f"/api/v1/files/{pk}/rename/"
    return client.post(path, BAD_BODY, content_type="application/json")


def key_of(office: Office, *scopes: Scope) -> APIClient:
    now = clock.now()
    _key, text = api_keys.make(
        office=office,
        name="test",
        scopes=scopes,
        expires_at=now + timedelta(days=1),
        by=factories.actor(office.user),
        at=now,
    )
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    return client


def test_a_public_item_reads_the_same_for_all_but_its_moves(file: File) -> None:
    path = f"/api/v1/files/{file.pk}/"

    known = client_of(factories.person()).get(path).json()
    stranger = client_of(None).get(path).json()

    assert stranger["links"]["self"].endswith(path)
    assert known.pop("moves")
    assert "moves" not in stranger
    assert known == stranger


def test_lists_carry_neither_moves_nor_links(file: File) -> None:
    row = client_of(file.uploaded_by).get("/api/v1/files/").json()["results"][0]

    assert set(row) == {"id", "name", "size", "uploaded_at"}


def test_what_is_hidden_is_as_if_it_were_not_there(owner: User) -> None:
    hidden = upload(owner, is_public=False)
    other = client_of(factories.person())

    for ask in (
        lambda pk: other.get(f"/api/v1/files/{pk}/"),
        lambda pk: other.get(f"/api/v1/files/{pk}/beside/"),
        lambda pk: act(other, pk, "rename", {"name": "b"}),
        lambda pk: act(other, pk, "forgotten"),
        lambda pk: send_badly(other, pk),
    ):
        assert ask(hidden.pk).status_code == 404
        assert ask(hidden.pk).content == ask(uuid4()).content


def test_a_stranger_who_writes_is_asked_to_sign_in(owner: User) -> None:
    seen, hidden = upload(owner), upload(owner, is_public=False)

    for pk in (seen.pk, hidden.pk, uuid4(), "x"):
        answer = act(client_of(None), pk, "rename", {"name": "b"})
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert answer.json()["type"] == "/problems/not-authenticated"


def test_no_right_and_a_bad_body_is_no_right(file: File) -> None:
    assert send_badly(client_of(factories.person()), file.pk).status_code == 403
    assert send_badly(client_of(None), file.pk).status_code == 401
    assert send_badly(client_of(file.uploaded_by), file.pk).status_code == 400


def test_what_is_seen_but_not_yours_is_forbidden(file: File) -> None:
    answer = act(client_of(factories.person()), file.pk, "rename", {"name": "b"})

    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/not-yours")
    file.refresh_from_db()
    assert file.name == "a.txt"


def test_an_act_without_a_policy_is_nobodys(file: File) -> None:
    assert act(client_of(file.uploaded_by), file.pk, "forgotten").status_code == 403


def test_a_door_without_a_permission_is_closed(owner: User) -> None:
    assert client_of(owner).get("/api/v1/forgotten/").status_code == 403


def test_a_public_check_needs_no_identity(db: None) -> None:
    answer = client_of(None).post("/api/v1/checks/echo/", {"text": "a"}, format="json")

    assert answer.json() == {"text": "a"}


def test_a_key_needs_the_scope_and_is_never_a_person(owner: User) -> None:
    office = factories.office(owner, factories.body(), Role.OFFICER)
    file = upload(owner)
    reader = key_of(office, Scope.READ)
    writer = key_of(office, Scope.OVERSIGHT_WRITE)

    refused = act(reader, file.pk, "rename", {"name": "b"})
    signed = act(writer, file.pk, "sign")

    assert reader.get(f"/api/v1/files/{file.pk}/").status_code == 200
    assert refused.json()["type"] == "/problems/scope-missing"
    assert signed.json()["type"] == "/problems/key-refused"
    assert (refused.status_code, signed.status_code) == (403, 403)
    assert act(writer, file.pk, "rename", {"name": "b"}).status_code == 200


def test_of_several_offices_one_is_named(owner: User) -> None:
    first = factories.office(owner, factories.body(), Role.OFFICER)
    factories.office(owner, factories.body(), Role.OFFICER)
    file = upload(owner)
    client = client_of(owner)

    unnamed = act(client, file.pk, "choose")
    named = act(client, file.pk, "choose", **{"Kenes-Office": str(first.pk)})

    assert unnamed.json()["type"] == "/problems/office-not-named"
    assert (unnamed.status_code, named.status_code) == (400, 200)


def test_a_session_writes_only_with_its_token(file: File) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(file.uploaded_by)

    assert act(client, file.pk, "rename", {"name": "b"}).status_code == 403


def test_the_law_refuses_with_its_provision_and_nothing_is_written(file: File) -> None:
    client = client_of(file.uploaded_by)

    said = {
        language: act(client, file.pk, "break-law", **{"accept-language": language})
        for language in ("kk", "ru", "en")
    }

    file.refresh_from_db()
    assert file.name == "a.txt"
    assert {answer.status_code for answer in said.values()} == {409}
    assert said["en"].json()["breaches"] == [
        {
            "code": "blank",
            "text": "The reason is empty.",
            "provision": "PC, art. 13(4)",
        }
    ]
    assert said["kk"].json()["breaches"][0]["text"] == "Негіздеме бос."
    assert "ст. 13 п. 4" in said["ru"].json()["breaches"][0]["provision"]


def test_what_the_database_refuses_is_a_conflict(file: File) -> None:
    answer = act(client_of(file.uploaded_by), file.pk, "clash")

    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
    assert answer.json()["errors"][0]["code"] == "a_file_is_not_empty"


def test_moves_tell_what_is_open_and_why_not_the_rest(file: File) -> None:
    stranger = client_of(factories.person())
    path = f"/api/v1/files/{file.pk}/"

    moves = {m["act"]: m for m in stranger.get(path).json()["moves"]}

    assert moves["sign"] == {"act": "sign", "open": True, "reasons": []}
    assert moves["rename"]["reasons"][0]["code"] == "not-yours"
    assert moves["rename"]["reasons"][0]["provision"] is None
    assert moves["break-law"]["open"] is False
    assert moves["break-law"]["reasons"][0]["code"] == "blank"
    assert "forgotten" not in moves
    assert json.dumps(moves)
