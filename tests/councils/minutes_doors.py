"""The doors of minutes, as a client of the API knocks at them."""

from typing import Any

from rest_framework.test import APIClient

from backend.accounts.roles import Role
from councils.models import Minutes
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

EN = {"accept-language": "en"}


def client_of(actor: Any = None) -> APIClient:
    """Return a client signed in as this person, who reads English."""
    client = APIClient(headers=EN)
    if actor is not None:
        client.force_login(actor.user)
    return client


def got(item: Minutes | str, by: Any = None) -> Any:
    """Return what this person gets of minutes."""
    return client_of(by).get(f"/api/v1/minutes/{getattr(item, 'pk', item)}/")


def do(item: Minutes | str, verb: str, by: Any, **body: Any) -> Any:
    """Do one act upon minutes."""
    pk = getattr(item, "pk", item)
    address = f"/api/v1/minutes/{pk}/{verb}/"
    return client_of(by).post(address, body, format="json")


def others(house: House) -> dict[str, Any]:
    """Return everybody with an office, and a person without one."""
    return {
        "secretary": house.secretary,
        "chair": house.chair,
        "member": house.members[1],
        "stranger": factories.actor(factories.person()),
        "other secretary": made.house(size=3, people=1).secretary,
        "head of the body": factories.holder(Role.HEAD, house.body),
    }
