"""The letters that a paper can show: what was typed, less what no page can hold."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

LINES = frozenset("\n\t")
# What the fonts inside typst draw in any order, found by drawing each: of another
# character a PDF/A is refused whole, and some bring typst down.
DRAWN = (
    (0x20, 0x7E),
    (0xA0, 0x2FF),
    (0x301, 0x301),  # the stress mark of Russian
    (0x384, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x482),
    (0x48A, 0x4FF),
    (0x510, 0x513),
    (0x51A, 0x51D),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x203C, 0x203F),
    (0x2044, 0x2044),
    (0x2070, 0x2071),
    (0x2074, 0x208E),
    (0x20A0, 0x20C0),
    (0x2100, 0x211E),
    (0x2122, 0x2122),
    (0x2150, 0x2151),
    (0x2153, 0x215F),
    (0x2160, 0x2184),
    (0x2190, 0x22FF),
    (0x2460, 0x24FF),
    (0x2500, 0x25FF),
)


def typed(text: str) -> str:
    """Return the text without what XML cannot hold: controls, halves of characters."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if _is_text(c))


def drawn(text: str) -> str:
    """Return the text with the number of each character that the fonts do not have."""
    return "".join(_drawn(c) for c in typed(text))


def each(data: Any, change: Callable[[str], str]) -> Any:
    """Return plain data with every text in it changed; refuse what is not plain."""
    match data:
        case str():
            return change(str(data))
        case None | bool() | int() | float():
            return data
        case Mapping():
            return {str(key): each(value, change) for key, value in data.items()}
        case list() | tuple():
            return [each(value, change) for value in data]
        case _:
            message = f"{type(data).__name__} is not plain data"
            raise TypeError(message)


def _is_text(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs"):
        return character in LINES
    return ord(character) & 0xFFFE != 0xFFFE  # the last two of each plane are none


def _drawn(character: str) -> str:
    number = ord(character)
    if character in LINES or any(low <= number <= high for low, high in DRAWN):
        return character
    # Joiners and turns of direction have no shape of their own.
    has_shape = unicodedata.category(character) != "Cf"
    return f"[U+{number:04X}]" if has_shape else ""
