"""The sections of a council's pages, in the order of their tabs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.models import Council

# A word, and the name of the address, which takes the council's id.
SECTIONS: tuple[tuple[Any, str], ...] = (
    (_("Overview"), "council"),
    (_("Members"), "council-members"),
    (_("Meetings"), "council-meetings"),
    (_("Draft acts"), "council-draft-acts"),
    (_("Appeals"), "council-appeals"),
    (_("Monitorings"), "council-monitorings"),
    (_("Plan of work"), "council-plan"),
    (_("The year"), "council-year"),
    (_("Informing the public"), "council-informing"),
    (_("Regulation"), "council-regulation"),
    (_("Forming"), "council-forming"),
)


def tabs(council: Council, current: str) -> list[dict[str, Any]]:
    """Return the tabs of this council's pages; `current` is the name of an address."""
    return [
        {
            "label": label,
            "url": reverse(f"page:{name}", args=[council.pk]),
            "current": name == current,
        }
        for label, name in SECTIONS
    ]
