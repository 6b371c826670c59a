"""Numbers without gaps, per council, noun and year."""

from django.db.models import F

from councils.models import Council, Counter


def next_number(council: Council, noun: str, *, year: int) -> int:
    """Return the next number; its row stays locked until the transaction ends.

    Call it last: whoever waits for the number waits for the whole transaction.
    """
    Counter.objects.get_or_create(council=council, noun=noun, year=year)
    mine = Counter.objects.filter(council=council, noun=noun, year=year)
    mine.update(last=F("last") + 1)
    return mine.get().last
