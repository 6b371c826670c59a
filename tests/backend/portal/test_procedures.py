import pytest
from rest_framework.test import APIClient

from backend.portal.api.procedures import PROCEDURES

pytestmark = pytest.mark.django_db


def test_every_procedure_is_told_as_its_table_has_it() -> None:
    answer = APIClient().get(
        "/api/v1/law/procedures/", headers={"accept-language": "ru"}
    )

    told = {row["name"]: row for row in answer.json()["results"]}
    assert set(told) == {procedure.name for procedure in PROCEDURES}
    case = {row["state"]: row for row in told["case.monitoring"]["states"]}
    assert case["draft"] == {
        "state": "draft",
        "title": "Черновик",
        "moves": [
            {"act": "amend", "to": "draft"},
            {"act": "register", "to": "registered"},
            {"act": "discard", "to": "discarded"},
        ],
    }


def test_an_address_that_leads_nowhere_is_a_problem_under_the_api() -> None:
    answer = APIClient().get("/api/v1/nowhere/")

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_an_address_that_leads_nowhere_is_a_page_elsewhere() -> None:
    answer = APIClient().get("/kk/nowhere/")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")
