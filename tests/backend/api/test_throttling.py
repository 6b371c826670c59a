"""Limits: exact across processes, for each caller by himself."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIRequestFactory

from backend import clock
from backend.api import throttling
from backend.api.models import Pace
from backend.api.throttling import AnonymousThrottle
from tests.backend.api.conftest import client_of


@pytest.fixture
def five(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = {"anonymous": "5/day", "caller": "5/day"}
    monkeypatch.setattr(AnonymousThrottle, "THROTTLE_RATES", rates)


def knock(address: str = "203.0.113.5", **headers: str) -> bool:
    request: Any = APIRequestFactory().get("/", REMOTE_ADDR=address, headers=headers)
    request.user, request.auth = SimpleNamespace(is_authenticated=False), None
    return AnonymousThrottle().allow_request(request, None)


@pytest.mark.django_db
@pytest.mark.urls("tests.backend.api.doors")
def test_who_knocks_too_often_is_told_when_to_come_back(five: None) -> None:
    client = client_of(None)

    answers = [client.get("/api/v1/files/") for _turn in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert 0 < int(answers[5]["Retry-After"]) <= 86_400
    assert answers[5].json()["type"] == "/problems/throttled"


@pytest.mark.django_db
def test_a_header_does_not_make_another_stranger(five: None) -> None:
    tries = [knock(**{"x-forwarded-for": f"198.51.100.{n}"}) for n in range(6)]

    assert tries == [True] * 5 + [False]
    assert knock("203.0.113.6")


@pytest.mark.django_db
def test_one_network_of_ipv6_is_one_stranger(five: None) -> None:
    tries = [knock(f"2001:db8:1:2::{n}") for n in range(1, 7)]

    assert tries == [True] * 5 + [False]
    assert knock("2001:db8:1:3::1")


@pytest.mark.django_db
def test_addresses_are_not_kept_and_old_counters_go(five: None) -> None:
    knock()

    assert len(Pace.objects.get().who) == len(sha256().hexdigest())
    assert throttling.forget(at=clock.now()) == 0


def test_many_at_once_are_counted_exactly(five: None, fresh_database: str) -> None:
    def one(_turn: int) -> bool:
        allowed = knock()
        connection.close()
        return allowed

    with ThreadPoolExecutor(8) as threads:
        allowed = sum(threads.map(one, range(40)))

    assert allowed == 5
