"""How an organization stands with the laws: recorded by the supervisor alone."""

from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from tests import factories
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db

STANDING = {
    "is_regime_object": False,
    "is_of_wealth_fund": True,
    "is_religious": False,
    "has_foreign_participation": True,
    "is_suspended": False,
    "paper": "№ 12",
}


def corrected(who: Actor | None, body: Organization, **change: Any) -> Any:
    path = f"/api/v1/organizations/{body.pk}/correct-standing/"
    return client_of(who).post(path, {**STANDING, **change}, format="json")


def test_the_supervisor_records_how_an_organization_stands() -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Уәкілетті орган"))
    body = factories.body()

    told = corrected(supervisor, body).json()

    body.refresh_from_db()
    assert (told["is_of_wealth_fund"], told["has_foreign_participation"]) == (
        True,
        True,
    )
    assert (body.is_of_wealth_fund, body.is_regime_object) == (True, False)


def test_nobody_else_records_it() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)

    assert corrected(None, body).status_code == 401
    assert corrected(head, body).status_code == 403


@pytest.mark.parametrize(
    "change", [{"is_suspended": "no"}, {"paper": ""}, {"paper": None}, {"more": 1}]
)
def test_bad_input_changes_nothing(change: dict[str, Any]) -> None:
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Уәкілетті орган"))
    body = factories.body()

    answer = corrected(supervisor, body, **change)

    body.refresh_from_db()
    assert answer.status_code == 400
    assert not body.is_of_wealth_fund


def test_an_organization_performing_functions_of_the_executive_is_an_object() -> None:
    body = factories.body()

    body.kind = OrganizationKind.FUNCTION_PERFORMER
    body.save(update_fields=["kind"])

    assert body.is_body
    assert Organization.objects.bodies().filter(pk=body.pk).exists()
