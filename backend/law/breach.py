"""What the law does not allow in one particular case."""

from __future__ import annotations

from dataclasses import dataclass

from backend.law.citation import Citation
from backend.law.text import Text


@dataclass(frozen=True)
class Breach:
    """One rule broken: a stable code, what is wrong, and where the rule stands."""

    code: str
    text: Text
    citation: Citation

    def __str__(self) -> str:
        """Return the breach for a log or a failing test."""
        return f"{self.code}: {self.text.en} ({self.citation.in_('en')})"
