"""The human numbers of matters."""

CASE, COUNCIL_MATTER = "QB", "QK"


def of_document(case: str) -> str:
    """Return the number of the final document of a case: one document, one number."""
    return f"{case}-1"


def written(*, year: int, kind: str, serial: int) -> str:
    """Return a number as people read it: 2026/QB-000123."""
    return f"{year}/{kind}-{serial:06d}"
