"""What the frame of every page needs to know."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# A word, and the names of addresses of which the first that exists is taken.
NAVIGATION = (
    (_("Cases"), ("page:case-list",)),
    (_("Councils"), ("page:council-list",)),
    (_("Meetings"), ("page:meeting-list",)),
    (_("Bodies"), ("page:body-list",)),
    (_("Law and calendar"), ("page:law", "schema-swagger")),
)
RECORDS = (
    (_("Data through the API"), ("schema-swagger",)),
    (_("The contract, to read"), ("schema-redoc",)),
    (_("The contract, for programs"), ("schema",)),
)
LAW = (
    (_("Norms of the law"), ("page:norm-list", "norm-list", "law/norms-list")),
    (_("Procedures"), ("page:law", "procedure-list", "law/procedures-list")),
)
# Whoever holds one of these roles has work of his own in a council.
IN_A_COUNCIL = frozenset({"secretary", "chair", "presidium", "member"})
IN_PUBLIC_CONTROL = frozenset({"coordinator", "participant"})
WATCHING = frozenset({"supervisor", "auditor", "administrator"})
SHORT_LANGUAGES = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html shows around the content; no link leads nowhere."""
    offices = SimpleLazyObject(lambda: _offices(request))
    return {
        "demonstration": settings.DEMONSTRATION,
        "home": f"/{_language()}/",
        "languages": _languages(request),
        "nav": _links(NAVIGATION, request.path),
        "foot_data": _links(RECORDS, request.path),
        "foot_law": _links(LAW, request.path),
        "sign_in": address("account_login"),
        "sign_out": address("account_logout"),
        "inbox": address("page:inbox"),
        "notices": address("page:notices"),
        "supervision": SimpleLazyObject(lambda: _supervision(offices)),
        "offices": offices,
        "my_council": SimpleLazyObject(lambda: _my_council(offices)),
        "my_cases": SimpleLazyObject(lambda: _my_cases(offices)),
    }


def address(name: str) -> str | None:
    """Return the address of that name; none while no such page exists."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _links(links: Any, path: str) -> list[dict[str, Any]]:
    found = [
        (label, next(filter(None, map(address, names)), None)) for label, names in links
    ]
    return [
        {"label": label, "url": url, "current": path.startswith(url)}
        for label, url in found
        if url
    ]


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the languages, each with the address of this very page in it."""
    current = _language()
    rest = request.get_full_path().removeprefix(f"/{current}/")
    if rest.startswith("/"):  # an address that has no language: lead home
        rest = ""
    return [
        {
            "code": code,
            "name": name,
            "short": SHORT_LANGUAGES[code],
            "url": f"/{code}/{rest}",
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).partition("-")[0]


def _offices(request: HttpRequest) -> list[Any]:
    """Return the offices of the person who has signed in; one query, when asked."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    return list(user.actor_for(request).offices)


def _my_council(offices: Any) -> str:
    """Return the way to one's own work in a council; none for all others."""
    if not any(office.role in IN_A_COUNCIL for office in offices):
        return ""
    return address("page:my-council") or ""


def _my_cases(offices: Any) -> str:
    """Return the way to the matters that one leads; none for all others."""
    if not any(office.role in IN_PUBLIC_CONTROL for office in offices):
        return ""
    return address("page:my-cases") or ""


def _supervision(offices: Any) -> str:
    """Return the way to what the house has to be watched for; none for others."""
    if not any(office.role in WATCHING for office in offices):
        return ""
    return address("page:supervision") or ""
