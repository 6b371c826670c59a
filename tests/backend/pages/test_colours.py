"""The colours of the pages can be told apart: WCAG 2.2 AA, light and dark."""

import re
from pathlib import Path

import pytest

from backend.pages import icons

TOKENS = icons.SPRITE.with_name("tokens.css")
STATES = ("ok", "wait", "soon", "late", "silent", "formal", "idle")
GROUNDS = ("paper", "surface", "sunken")


def tokens(dark: str) -> dict[str, str]:
    """Return the colours by name; the dark ones lie over the light ones."""
    light, night, _paper = re.split(r"@media [^{]*(?:dark\)|print)", TOKENS.read_text())
    found = light + night if dark == "dark" else light
    return dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-F]{6});", found))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    text = [(ink, ground, 4.5) for ink in ("ink", "ink-2", "sky") for ground in GROUNDS]
    text += [(state, f"{state}-tint", 4.5) for state in STATES]
    text += [(state, "surface", 4.5) for state in STATES]
    text += [("ink-2", f"{state}-tint", 4.5) for state in STATES]
    text += [(f"on-map-{n}", f"map-{n}", 4.5) for n in range(1, 6)]
    text += [
        ("on-action", "sky", 4.5),
        ("on-action", "sky-strong", 4.5),
        ("on-silent", "silent", 4.5),
        ("on-dusk", "dusk", 4.5),
        ("on-dusk-2", "dusk", 4.5),
    ]
    parts = [("line-strong", ground, 3.0) for ground in GROUNDS]
    parts += [("focus", ground, 3.0) for ground in GROUNDS]
    return [*text, *parts, ("sun", "dusk", 3.0)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), pairs())
def test_a_colour_can_be_told_from_its_ground(
    scheme: str, front: str, ground: str, least: float
) -> None:
    colours = tokens(scheme)

    assert contrast(colours[front], colours[ground]) >= least


@pytest.mark.parametrize("sheet", sorted(Path(TOKENS.parent).glob("*.css")))
def test_colours_are_named_in_one_sheet_alone(sheet: Path) -> None:
    known = {"#1B2129", "#744A00"}  # ink on the sun; the mark on paper

    if sheet != TOKENS:
        assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet.read_text())) <= known
