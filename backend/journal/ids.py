"""Identifiers of everything that is stored."""

from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    """Return a UUIDv7: unique anywhere, and roughly in the order of making."""
    return compat.uuid7()
