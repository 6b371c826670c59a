"""The human numbers of matters."""

CASE, COUNCIL_MATTER = "QB", "QK"


def written(*, year: int, kind: str, serial: int) -> str:
    """Return a number as people read it: 2026/QB-000123."""
    return f"{year}/{kind}-{serial:06d}"
