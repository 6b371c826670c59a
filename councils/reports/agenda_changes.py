"""How the agenda of a meeting has changed since its notice, version by version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from councils.models import AgendaVersion, Meeting


@dataclass(frozen=True)
class Reworded:
    """One matter as it stood before, and as it stands after."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One version of what was told, and how it differs from the one before it.

    Matters are as the version keeps them. The first version differs from nothing.
    """

    version: AgendaVersion
    items: Sequence[Mapping[str, Any]]
    added: Sequence[Mapping[str, Any]] = ()
    withdrawn: Sequence[Mapping[str, Any]] = ()
    reworded: Sequence[Reworded] = ()
    is_reordered: bool = False
    starts_at_before: datetime | None = None
    place_before: str | None = None
    link_before: str | None = None

    @property
    def is_first(self) -> bool:
        """Tell whether this went out with the notice."""
        return self.version.number == 1


def agenda_changes(meeting: Meeting) -> list[Change]:
    """Return every version, the first one first, each beside the one before it."""
    versions = list(meeting.agenda_versions.order_by("number"))
    earlier: list[AgendaVersion | None] = [None, *versions]
    return [
        _change(version, before)
        for version, before in zip(versions, earlier, strict=False)
    ]


def _change(version: AgendaVersion, before: AgendaVersion | None) -> Change:
    if before is None:
        return Change(version, version.items)
    old = {item["id"]: item for item in before.items}
    new = {item["id"]: item for item in version.items}
    stayed = [one for one in old if one in new]
    return Change(
        version=version,
        items=version.items,
        added=[item for one, item in new.items() if one not in old],
        withdrawn=[item for one, item in old.items() if one not in new],
        reworded=[
            Reworded(old[one], new[one]) for one in stayed if _said(old, new, one)
        ],
        is_reordered=stayed != [one for one in new if one in old],
        starts_at_before=_other(before.starts_at, version.starts_at),
        place_before=_other(before.place, version.place),
        link_before=_other(before.link, version.link),
    )


def _said(old: dict[str, Any], new: dict[str, Any], one: str) -> bool:
    """Tell whether the words of a matter have changed; its place is no word."""
    return any(
        old[one].get(name) != new[one].get(name)
        for name in ("kind", "title_kk", "title_ru", "rapporteur")
    )


def _other(before: Any, after: Any) -> Any:
    return before if before != after else None
