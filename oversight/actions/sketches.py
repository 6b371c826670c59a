"""What somebody has written of a case that he has not opened: kept as it was typed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from backend.accounts.models import User
from oversight.models import CaseSketch

# A sketch holds words that have not been looked at yet: no more of them than this.
LONGEST = 40_000


@transaction.atomic
def keep(
    owner: User, *, step: str, data: Mapping[str, Sequence[str]], at: datetime
) -> CaseSketch:
    """Keep what has been written on one step beside what was written on the others.

    Nothing is recorded in the journal: what nobody has said to anybody is nobody's
    business.
    """
    sketch, _made = CaseSketch.objects.select_for_update().get_or_create(
        owner=owner, defaults={"step": step, "updated_at": at}
    )
    cut = {name: [one[:LONGEST] for one in said] for name, said in data.items()}
    sketch.data = {**sketch.data, **cut}
    sketch.step = step
    sketch.updated_at = at
    sketch.save(update_fields=["data", "step", "updated_at"])
    return sketch


def drop(owner: User) -> None:
    """Throw away what has been written: the case is open, or is begun anew."""
    CaseSketch.objects.filter(owner=owner).delete()
