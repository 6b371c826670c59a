"""Earlier matters like one that somebody is about to open."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import (
    Case,
    Expression,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from backend.accounts.models import Organization
from oversight.models import Case as Matter
from oversight.models.case import NOT_YET_PUBLIC

MOST = 5
MOST_STEMS = 12
SHORTEST, LONGEST = 4, 6
_WORD = re.compile(r"\w+")


def similar(
    rows: QuerySet[Matter],
    *,
    bodies: Iterable[Organization],
    theme: str,
    leaving_out: Matter | None = None,
) -> list[Matter]:
    """Return earlier public matters about one of the bodies, the most alike first.

    `likeness` is how many of the theme's words stand in theirs; one without any is
    about the same body all the same, and comes last.
    """
    about = Matter.bodies.through.objects.filter(organization__in=list(bodies))
    found = rows.filter(pk__in=about.values("case_id")).exclude(
        state__in=NOT_YET_PUBLIC
    )
    if leaving_out is not None:
        found = found.exclude(pk=leaving_out.pk)
    return list(
        found.annotate(likeness=_likeness(stems(theme)))
        .select_related("initiator")
        .prefetch_related("bodies")
        .order_by(F("likeness").desc(), "-opened_at", "-id")[:MOST]
    )


def stems(theme: str) -> list[str]:
    """Return the beginnings of the words of a theme that tell it from others.

    Words of Kazakh and Russian change at their end; words that are shorter than four
    letters tell nothing.
    """
    words = [word for word in _WORD.findall(theme.lower()) if len(word) >= SHORTEST]
    begun = [word[: max(SHORTEST, min(LONGEST, len(word) - 1))] for word in words]
    return list(dict.fromkeys(begun))[:MOST_STEMS]


def _likeness(wanted: list[str]) -> Expression | Combinable:
    total: Expression | Combinable = Value(0, output_field=IntegerField())
    for stem in wanted:
        stands = Q(theme__icontains=stem) | Q(question__icontains=stem)
        total = total + Case(
            When(stands, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
    return total
