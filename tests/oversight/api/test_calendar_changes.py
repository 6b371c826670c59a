"""The doors of the calendar: the supervisor proposes, looks and applies."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import OrganizationKind
from backend.accounts.roles import Role
from backend.almanac.models import MovedDay
from oversight.models import CalendarChange
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight.ledger_roads import Sides

pytestmark = pytest.mark.django_db
API = "/api/v1/calendar-changes/"
NOW = datetime(2026, 12, 8, 5, 0, tzinfo=UTC)
DAY_OFF = {
    "on": "2026-12-10",
    "becomes": "off",
    "reason_kk": "Демалыс",
    "reason_ru": "Выходной",
    "reason_en": "Day off",
}
CHANGE = {"days": [DAY_OFF], "ground": "Күнді ауыстыру", "source": "№ 900 қаулы"}


@pytest.fixture
def ministry() -> dict[Role, Actor]:
    of = organizations.register(
        kind=OrganizationKind.AUTHORISED_BODY,
        names=("Министрлік", "Министерство", "Ministry"),
        parent=None,
        by=None,
        at=factories.AT,
    )
    roles = (Role.SUPERVISOR, Role.AUDITOR)
    return {role: factories.holder(role, of) for role in roles}


def post(by: Actor | None, address: str, body: Any) -> Any:
    with standing_at(NOW):
        return client_of(by).post(address, body, format="json")


def proposed(by: Actor, **change: Any) -> dict[str, Any]:
    answer = post(by, API, {**CHANGE, **change})
    assert answer.status_code == 201, answer.json()
    told: dict[str, Any] = answer.json()
    return told


def test_the_supervisor_sees_old_and_new_day_and_applies_that_list(
    ministry: dict[Role, Actor],
) -> None:
    owed, by = Sides.met().owes(), ministry[Role.SUPERVISOR]

    told = proposed(by)
    assert told["state"] == "proposed"
    [row] = told["effect"]["rows"]
    assert row["obligation"]["id"] == str(owed.pk)
    assert (row["was"], row["due_on"]) == ("2026-12-21", "2026-12-22")

    digest = {"digest": told["effect"]["digest"]}
    done = post(by, f"{API}{told['id']}/apply/", digest)

    assert done.status_code == 200
    assert (done.json()["state"], done.json()["moved"]) == ("applied", 1)
    owed.refresh_from_db()
    assert owed.due_on is not None
    assert owed.due_on.isoformat() == "2026-12-22"
    assert MovedDay.objects.filter(on="2026-12-10").exists()


def test_another_digest_is_refused_and_nothing_moves(
    ministry: dict[Role, Actor],
) -> None:
    sides, by = Sides.met(), ministry[Role.SUPERVISOR]
    owed, told = sides.owes(), proposed(by)

    answer = post(by, f"{API}{told['id']}/apply/", {"digest": "0" * 64})

    assert answer.status_code == 409
    assert answer.json()["type"].endswith("preview-is-stale")
    owed.refresh_from_db()
    assert str(owed.due_on) == "2026-12-21"
    assert not MovedDay.objects.filter(on="2026-12-10").exists()
    assert CalendarChange.objects.get(pk=told["id"]).state == "proposed"


def test_only_the_supervisor_changes_the_calendar(ministry: dict[Role, Actor]) -> None:
    sides, by = Sides.met(), ministry[Role.SUPERVISOR]
    address = f"{API}{proposed(by)['id']}/"

    assert post(None, API, CHANGE).status_code == 401
    for other in (sides.head, sides.secretary, ministry[Role.AUDITOR]):
        assert post(other, API, CHANGE).status_code == 403
    for verb, body in (("apply", {"digest": "0"}), ("discard", {"reason": "Қате"})):
        auditor = ministry[Role.AUDITOR]
        assert post(auditor, f"{address}{verb}/", body).status_code == 403
        assert post(sides.head, f"{address}{verb}/", body).status_code == 404


def test_a_proposal_is_seen_by_supervisor_and_auditor_an_applied_one_by_all(
    ministry: dict[Role, Actor],
) -> None:
    sides, by = Sides.met(), ministry[Role.SUPERVISOR]
    sides.owes()
    sides.owes(is_public=False)
    told = proposed(by)
    address = f"{API}{told['id']}/"

    assert client_of(None).get(address).status_code == 404
    assert client_of(sides.head).get(address).status_code == 404
    assert client_of(ministry[Role.AUDITOR]).get(address).status_code == 200

    post(by, f"{address}apply/", {"digest": told["effect"]["digest"]})
    stranger = client_of(None).get(address).json()
    assert stranger["effect"]["moved"] == 2
    assert len(stranger["effect"]["rows"]) == 1
    assert len(client_of(sides.head).get(address).json()["effect"]["rows"]) == 2


def test_a_discarded_change_moves_nothing(ministry: dict[Role, Actor]) -> None:
    by = ministry[Role.SUPERVISOR]
    told = proposed(by)

    answer = post(by, f"{API}{told['id']}/discard/", {"reason": "Қате"})

    assert (answer.json()["state"], answer.json()["effect"]) == ("discarded", None)
    again = post(by, f"{API}{told['id']}/apply/", {"digest": "0"})
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"ground": ""}, "/ground"),
        ({"source": ""}, "/source"),
        ({"days": [DAY_OFF, DAY_OFF]}, "/days"),
        ({"days": [{**DAY_OFF, "becomes": "holiday"}]}, "/days/0/becomes"),
        ({"days": [{**DAY_OFF, "reason_en": ""}]}, "/days/0/reason_en"),
        ({"years": [{"year": 1999, "state": "complete"}]}, "/years/0/year"),
        ({"years": [{"year": 2027, "state": "known"}]}, "/years/0/state"),
        ({"unknown": 1}, "/unknown"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(
    ministry: dict[Role, Actor], change: dict[str, Any], pointer: str
) -> None:
    answer = post(ministry[Role.SUPERVISOR], API, {**CHANGE, **change})

    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]
    assert not CalendarChange.objects.exists()


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    ministry: dict[Role, Actor],
) -> None:
    by = ministry[Role.SUPERVISOR]
    counts = []
    for wanted in (1, 9):
        for _time in range(wanted):
            proposed(by, days=[])
        with CaptureQueriesContext(connection) as captured:
            rows = client_of(by).get(f"{API}?page_size=50").json()["results"]
        counts.append((len(rows), len(captured)))

    (one, at_first), (ten, later) = counts
    assert (one, ten) == (1, 10)
    assert at_first == later


def test_a_preview_takes_as_many_queries_for_many_terms_as_for_one(
    ministry: dict[Role, Actor],
) -> None:
    sides, by = Sides.met(), ministry[Role.SUPERVISOR]
    sides.owes()
    address = f"{API}{proposed(by)['id']}/"
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client_of(by).get(address).status_code == 200
        counts.append(len(captured))
        for _more in range(9):
            sides.owes()

    assert counts[0] == counts[1]
