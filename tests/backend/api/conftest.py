from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.files import uploads
from backend.files.models import File
from tests import factories


def client_of(user: User | None) -> APIClient:
    found = APIClient(raise_request_exception=False)
    if user is not None:
        found.force_login(user)
    return found


def upload(user: User, *, name: str = "a.txt", is_public: bool = True) -> File:
    return uploads.keep(
        name.encode(),
        name=name,
        media_type="text/plain",
        is_public=is_public,
        by=factories.actor(user),
        at=factories.AT,
    )


@pytest.fixture(autouse=True)
def stored_apart(settings: Any, tmp_path: Any) -> None:
    store = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": store}


@pytest.fixture
def owner(db: None) -> User:
    return factories.person()


@pytest.fixture
def file(owner: User) -> File:
    return upload(owner)
