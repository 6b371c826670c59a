"""Passwords and keys of the demonstration accounts, made now and written once."""

import json
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from backend.accounts.actions import api_keys
from backend.accounts.actor import Actor
from backend.accounts.models import Office, Scope
from backend.accounts.roles import Role
from backend.portal.demo import tables
from backend.portal.demo.people import Cast

KEY_LASTS = timedelta(days=365)
COUNCIL = (Role.SECRETARY, Role.CHAIR, Role.PRESIDIUM, Role.MEMBER)
WATCHDOG = (Role.COORDINATOR, Role.PARTICIPANT, Role.EXPERT)
LEADERS = (Role.CHAIR, Role.COORDINATOR, Role.HEAD)
FILE_NAME = "demo.json"


def write(cast: Cast, *, at: datetime) -> Path:
    """Give each demonstration account its password and key, and write them down.

    The file appears whole, and can be read by its owner alone.
    """
    accounts = [
        _account(cast, row, at=at) for row in tables.rows("people") if row["login"]
    ]
    path: Path = settings.VAR_DIR / FILE_NAME
    draft = path.with_name(f".{FILE_NAME}.{os.getpid()}")
    text = json.dumps(
        {"url": settings.PUBLIC_URL, "accounts": accounts}, ensure_ascii=False, indent=1
    )
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return path


def _account(cast: Cast, row: dict[str, str], *, at: datetime) -> dict[str, Any]:
    user, password = cast.people[row["key"]], secrets.token_urlsafe(15)
    user.set_password(password)
    user.save(update_fields=["password"])
    office = (
        Office.objects.in_force(timezone.localdate(at))
        .filter(user=user)
        .order_by("id")
        .first()
    )
    return {
        "role": row["login"],
        "name": user.name,
        "email": user.email,
        "password": password,
        "totp_secret": None,
        "api_key": _key(office, at=at) if office else None,
        "organization": str(office.organization_id) if office else None,
        "office": str(office.pk) if office else None,
    }


def _key(office: Office, *, at: datetime) -> str:
    """Make a key of the office, by the leader of its organization if there is one."""
    leader = (
        Office.objects.select_related("user")
        .in_force(timezone.localdate(at))
        .filter(organization=office.organization_id, role__in=LEADERS)
        .order_by("id")
        .first()
    )
    maker = leader or office
    _row, text = api_keys.make(
        office=office,
        name="Көрсетілім кілті",
        scopes=_scopes(Role(office.role)),
        expires_at=at + KEY_LASTS,
        by=Actor(maker.user, (maker,), grant=maker),
        at=at,
    )
    return text


def _scopes(role: Role) -> list[Scope]:
    """Return what fits the role: nobody signs by a key, and an auditor only reads."""
    if role in COUNCIL:
        return [Scope.READ, Scope.COUNCILS_WRITE, Scope.OVERSIGHT_WRITE]
    if role in WATCHDOG:
        return [Scope.READ, Scope.OVERSIGHT_WRITE]
    if role in (Role.OFFICER, Role.HEAD):
        return [Scope.READ, Scope.ANSWERS_WRITE]
    return [Scope.READ]
