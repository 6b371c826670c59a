"""Every number of the law that the software counts with, under its id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from backend.law.norm import Norm
from backend.law.norms import (
    administrative_code,
    council_settings,
    legal_acts,
    local_government,
    others,
    petitions,
    public_control,
    public_councils,
)

NORMS: Mapping[str, Norm[Any]] = MappingProxyType(
    {
        norm.id: norm
        for page in (
            public_councils,
            council_settings,
            legal_acts,
            public_control,
            administrative_code,
            petitions,
            local_government,
            others,
        )
        for norm in page.NORMS
    }
)


def get(norm_id: str) -> Norm[Any]:
    """Return the norm of that id; KeyError when there is none."""
    return NORMS[norm_id]
