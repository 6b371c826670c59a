"""Matters of public control at every stage of their roads, and the pages of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.accounts.roles import Role
from oversight.models import (
    Answer,
    BodyHearing,
    CalendarChange,
    Case,
    Checklist,
    Complaint,
    Finding,
    Inspection,
    Measure,
    MeasurePlan,
    Obligation,
    Publication,
    Recommendation,
    Site,
    Visit,
)
from tests import factories
from tests.oversight import sealed_rows
from tests.oversight.move_samples import SAMPLES

NOW = sealed_rows.LATER
SIDES = ("", "people/", "control/", "papers/", "after/")
LISTS = ("cases/", "recommendations/", "bodies/", "measures/", "complaints/")
OWN = ("inbox/", "cases/mine/", "groups/")
AT_WORK = (Role.COORDINATOR, Role.OFFICER, Role.HEAD, Role.SUPERVISOR)


@dataclass(frozen=True)
class Place:
    """Where the rows of a model have their pages, and whose matter they belong to."""

    path: str
    of: str = ""
    kinds: tuple[str, ...] = ()


CASE = Place("cases", "", ("form", "state"))
PLACES: Mapping[Any, Place] = {
    Answer: Place("answers", "recommendation__case", ("verdict",)),
    BodyHearing: Place("body-hearings", "document__case", ("state",)),
    CalendarChange: Place("calendar-changes", kinds=("state",)),
    Checklist: Place("checklists", "case"),
    Complaint: Place("complaints", "recommendation__case", ("state",)),
    Finding: Place("findings", "case"),
    Inspection: Place("inspections", "site__case", ("state",)),
    Measure: Place("measures", "recommendation__case", ("state",)),
    MeasurePlan: Place("measure-plans", "document__case"),
    Obligation: Place("obligations", kinds=("kind", "state")),
    Publication: Place("publications", "document__case"),
    Recommendation: Place("recommendations", "case", ("state",)),
    Site: Place("sites", "case"),
    Visit: Place("visits", "case", ("state",)),
}


@dataclass(frozen=True)
class Matters:
    """The pages that everybody reads, and those of the people on both sides."""

    public: list[str]
    inner: list[tuple[Actor, list[str]]]


def built() -> Matters:
    """Walk every road to each of its stages.

    What one holder of a role has on his desk is not opened again for another one.
    """
    sealed_rows.make()
    for made in SAMPLES.values():
        made()
    known: set[tuple[Any, ...]] = set()
    inner = []
    for office in Office.objects.filter(role__in=AT_WORK):
        pages = dict(_pages(office.user, of=office))
        pages |= {(path,): path for path in OWN if pages}
        fresh = [kind for kind in pages if (office.role, *kind) not in known]
        known |= {(office.role, *kind) for kind in fresh}
        if fresh:
            seen = [pages[kind] for kind in fresh]
            inner.append((factories.actor(office.user), seen))
    public = [path for _kind, path in _pages(AnonymousUser())]
    return Matters([*LISTS, *public], inner)


def _pages(
    user: Any, *, of: Office | None = None
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield a page of each kind that somebody sees; or only of his own matters."""
    for kind, path in _rows(user, Case, CASE, of):
        yield from (((*kind, side), f"{path}{side}") for side in SIDES)
    for model, place in PLACES.items():
        yield from _rows(user, model, place, of)


def _rows(
    user: Any, model: Any, place: Place, of: Office | None
) -> Iterator[tuple[tuple[Any, ...], str]]:
    seen = model.objects.visible_to(user).order_by("id")
    if of is not None:
        seen = seen.filter(_own(model, place, of.organization))
    found: dict[tuple[Any, ...], Any] = {}
    for row in seen:
        kind = (place.path, *(getattr(row, name) for name in place.kinds))
        found.setdefault(kind, row)
    yield from ((kind, f"{place.path}/{row.pk}/") for kind, row in found.items())


def _own(model: Any, place: Place, side: Organization) -> Q:
    match model.__name__:
        case "Obligation":
            return Q(debtor=side) | Q(creditor=side)
        case "CalendarChange":
            return Q()
        case _:
            to = f"{place.of}__" if place.of else ""
            return Q(**{f"{to}initiator": side}) | Q(**{f"{to}bodies": side})
