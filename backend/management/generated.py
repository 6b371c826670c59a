"""Pages drawn from code: written, or compared with what is there."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

NOTE = "<!-- Drawn from the code by `make docs`; do not edit by hand. -->"


def page(name: str) -> Path:
    """Return where a page of the documentation lies."""
    return Path(settings.BASE_DIR) / "docs" / name


def write(name: str, text: str) -> None:
    """Write a page."""
    path = page(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(name: str, text: str) -> None:
    """Raise where the page on the disk is not what the code says."""
    path = page(name)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        message = f"docs/{name} is stale: run `make docs`."
        raise CommandError(message)
