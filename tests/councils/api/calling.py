"""Who calls the API in these tests."""

from typing import Any

from rest_framework.test import APIClient


def client_of(actor: Any = None) -> APIClient:
    """Return a client, signed in as this person; without one, as nobody."""
    client = APIClient()
    if actor is not None:
        client.force_login(actor.user)
    return client
