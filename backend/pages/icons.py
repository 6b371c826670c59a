"""The icons there are: the symbols of the sprite."""

import re
from functools import cache
from pathlib import Path

SPRITE = Path(__file__).parent / "static" / "kenes" / "icons.svg"


class NoSuchIcon(Exception):
    """A page names an icon that nobody has drawn."""


@cache
def names() -> frozenset[str]:
    """Return the names of all icons of the sprite."""
    return frozenset(re.findall(r'<symbol id="([a-z-]+)"', SPRITE.read_text()))


def drawn(name: str) -> str:
    """Return the name if such an icon is drawn; refuse it otherwise."""
    if name not in names():
        raise NoSuchIcon(name)
    return name
