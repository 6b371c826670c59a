"""The door of a council's expertise: who may, and what is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest

from councils.models import Monitoring
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.councils.factories import House

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def post(who: Any, house: House, **changes: Any) -> Any:
    body = {
        "council": str(house.council.pk),
        "kind": "expertise",
        "theme_kk": "Полигон жобасы",
        "done_on": "2026-11-20",
        "others": "«Эко» бірлестігі",
        "conclusion_kk": "Сай емес.",
        **changes,
    }
    with standing_at(NOW):
        return client_of(who).post("/api/v1/monitorings/", body, format="json")


def test_an_expertise_is_put_on_record_by_the_secretary_with_its_assignment() -> None:
    house = made.house(size=3, people=3)
    assignment = str(made.decided_by(house, present=3, votes_for=3).pk)
    stranger = factories.actor(factories.person())

    unassigned = post(house.secretary, house)
    refused = post(stranger, house, assignment=assignment)
    kept = post(house.secretary, house, assignment=assignment)

    assert unassigned.status_code == 409
    [breach] = unassigned.json()["breaches"]
    assert breach["code"] == "expertise-without-assignment"
    assert refused.status_code == 403
    assert kept.status_code == 201
    assert (kept.json()["kind"], kept.json()["assignment"]) == ("expertise", assignment)
    assert Monitoring.objects.filter(council=house.council).count() == 1


@pytest.mark.parametrize(
    "wrong", [{"kind": "seance"}, {"assignment": "none"}, {"theme_kk": ""}]
)
def test_what_is_no_expertise_is_refused(wrong: dict[str, Any]) -> None:
    house = made.house(size=3, people=3)

    answer = post(house.secretary, house, **wrong)

    assert answer.status_code == 400
    assert not Monitoring.objects.filter(council=house.council).exists()
