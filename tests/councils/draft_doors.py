"""The doors of draft acts, as a client of the API knocks at them."""

from typing import Any

from rest_framework.test import APIClient

from backend.accounts.actor import Actor
from councils.models import DraftAct
from tests import factories
from tests.councils.draft_factories import Desk

API = "/api/v1"
EN = {"accept-language": "en"}


def client_of(actor: Actor | None = None) -> APIClient:
    """Return a client signed in as this person, who reads English."""
    client = APIClient(headers=EN)
    if actor is not None:
        client.force_login(actor.user)
    return client


def stranger() -> Actor:
    """Return a person with no office at all."""
    return factories.actor(factories.person())


def notification(desk: Desk, **change: Any) -> dict[str, Any]:
    """Return what a body tells of a draft."""
    return {
        "council": str(desk.house.council.pk),
        "body": str(desk.house.body.pk),
        "kind": "act",
        "title_ru": "Проект правил парковки",
        **change,
    }


def notify(desk: Desk, by: Actor | None, **change: Any) -> Any:
    """Tell the council of a draft."""
    body = notification(desk, **change)
    return client_of(by).post(f"{API}/draft-acts/", body, format="json")


def do(draft: DraftAct | str, verb: str, by: Actor | None, **body: Any) -> Any:
    """Do one act upon a draft."""
    pk = getattr(draft, "pk", draft)
    return client_of(by).post(f"{API}/draft-acts/{pk}/{verb}/", body, format="json")


def read(draft: DraftAct, by: Actor | None = None) -> Any:
    """Read a draft as this person sees it."""
    return client_of(by).get(f"{API}/draft-acts/{draft.pk}/").json()
