"""The clock stands still for pages: what they say of lateness is then certain."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock_at_noon() -> Iterator[None]:
    """Let it be the morning of 23 November 2026."""
    file = Path(settings.CLOCK_FILE)
    file.parent.mkdir(parents=True, exist_ok=True)
    offset = (NOW - datetime.now(UTC)).total_seconds()
    file.write_text(json.dumps({"offset_seconds": offset}))
    yield
    file.unlink()
