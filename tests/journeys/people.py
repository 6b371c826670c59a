"""People who speak HTTP to the real house."""

from importlib import import_module
from typing import Any

import requests
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from backend.accounts.models import User

TOKEN = "t" * 32


class Person:
    """Somebody with a browser's session, or a stranger without one."""

    def __init__(self, url: str, user: User | None = None) -> None:
        self.url = f"{url}/api/v1"
        self.user = user
        self.http = requests.Session()
        if user is not None:
            self.http.cookies.set(settings.SESSION_COOKIE_NAME, _session(user))
            self.http.cookies.set(settings.CSRF_COOKIE_NAME, TOKEN)
            self.http.headers["X-CSRFToken"] = TOKEN

    def get(self, path: str) -> Any:
        """Read, and expect to be shown."""
        answer = self.http.get(f"{self.url}/{path}", timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def rows(self, path: str) -> list[dict[str, Any]]:
        """Read a list's first page."""
        found: list[dict[str, Any]] = self.get(path)["results"]
        return found

    def tries(self, path: str, **body: Any) -> requests.Response:
        """Act, whatever comes of it."""
        return self.http.post(f"{self.url}/{path}", json=body, timeout=30)

    def does(self, path: str, **body: Any) -> Any:
        """Act, and expect to succeed."""
        answer = self.tries(path, **body)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def uploads(self, name: str, content: bytes) -> str:
        """Upload a public file; return its id."""
        answer = self.http.post(
            f"{self.url}/files/",
            files={"file": (name, content)},
            data={"is_public": "true"},
            timeout=30,
        )
        assert answer.status_code == 201, answer.text
        found: str = answer.json()["id"]
        return found


def _session(user: User) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    key: str = store.session_key
    return key
