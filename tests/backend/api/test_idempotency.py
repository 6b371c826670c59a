"""One key, one effect, one answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from backend.accounts.models import User
from backend.api import idempotency
from backend.api.models import IdempotencyKey
from backend.files.models import File
from tests import factories
from tests.backend.api.conftest import client_of, upload

DOORS = "tests.backend.api.doors"


def copy(user: User, text: str, key: str) -> Any:
    return client_of(user).post(
        "/api/v1/files/",
        {"text": text},
        format="json",
        headers={"idempotency-key": key},
    )


@pytest.mark.django_db
@pytest.mark.urls(DOORS)
class TestRepeats:
    def test_a_repeat_gets_the_first_answer_and_does_nothing(self, file: File) -> None:
        first = copy(file.uploaded_by, "b.txt", "k1")
        again = copy(file.uploaded_by, "b.txt", "k1")

        assert first.status_code == again.status_code == 201
        assert first.json() == again.json()
        assert again["Idempotency-Replayed"] == "true"
        assert File.objects.filter(name="b.txt").count() == 1

    def test_another_body_under_the_same_key_is_refused(self, file: File) -> None:
        copy(file.uploaded_by, "b.txt", "k1")

        answer = copy(file.uploaded_by, "c.txt", "k1")

        assert answer.status_code == 422
        assert answer.json()["type"] == "/problems/idempotency-key-reused"

    def test_keys_of_two_callers_do_not_meet(self, file: File) -> None:
        other = upload(factories.person(), name="other.txt").uploaded_by

        copy(file.uploaded_by, "b.txt", "k1")

        assert copy(other, "c.txt", "k1").status_code == 201

    def test_a_refusal_leaves_the_key_free(self, file: File) -> None:
        assert copy(file.uploaded_by, "", "k1").status_code == 400
        assert copy(file.uploaded_by, "", "k1").status_code == 400
        assert not IdempotencyKey.objects.exists()

    def test_a_key_is_kept_for_a_day(self, file: File) -> None:
        copy(file.uploaded_by, "b.txt", "k1")
        row = IdempotencyKey.objects.get()

        assert idempotency.forget(at=row.created_at + timedelta(hours=24)) == 0
        assert idempotency.forget(at=row.created_at + timedelta(hours=25)) == 1

    def test_a_right_that_ended_ends_the_repeats(self, file: File) -> None:
        owner = file.uploaded_by
        path, body = f"/api/v1/files/{file.pk}/rename/", {"name": "b"}
        headers = {"idempotency-key": "k1"}
        client = client_of(owner)
        client.post(path, body, format="json", headers=headers)

        File.objects.update(uploaded_by=factories.person())

        again = client.post(path, body, format="json", headers=headers)
        assert again.status_code == 403

    @pytest.mark.parametrize("key", ["", "a b", "é", "a" * 256])
    def test_a_key_that_is_none_is_refused(self, file: File, key: str) -> None:
        assert copy(file.uploaded_by, "b.txt", key).status_code == 400


def test_many_equal_requests_at_once_have_one_effect(fresh_database: str) -> None:
    owner = factories.person()
    upload(owner)

    def send(_turn: int) -> tuple[int, str]:
        answer = copy(owner, "b.txt", "k1")
        connection.close()
        return answer.status_code, answer.json()["id"]

    with override_settings(ROOT_URLCONF=DOORS), ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(send, range(40)))

    assert len(answers) == 1
    assert File.objects.filter(name="b.txt").count() == 1
