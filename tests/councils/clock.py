"""The test clock, for doors that ask which day it is."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let it be this moment, and afterwards what it was before."""
    file = Path(settings.CLOCK_FILE)
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text() if file.exists() else None
    offset = (moment - datetime.now(UTC)).total_seconds()
    file.write_text(json.dumps({"offset_seconds": offset}))
    yield
    file.unlink()
    if before is not None:
        file.write_text(before)
