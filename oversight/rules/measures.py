"""What a body's promise of a measure must say."""

from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

REMOVAL = Citation(acts.PUBLIC_CONTROL, "art. 1(7)", Read.TEXT)


@under(REMOVAL)
def check_promise(*, promised_on: date | None, made_on: date) -> list[Breach]:
    """Return a breach where a measure is promised for a day that had already passed.

    The law asks that causes be removed and names no day: the day is the body's own
    word, and may be left open.
    """
    if promised_on is None or promised_on >= made_on:
        return []
    text = Text(
        kk="Шара өтіп кеткен күнге уәде етілді.",
        ru="Мера обещана на день, который уже прошёл.",
        en="The measure is promised for a day that had already passed.",
    )
    return [Breach("promised_in_the_past", text, REMOVAL)]


@under(REMOVAL)
def is_carried_out(*, confirmed: int, waiting: int) -> bool:
    """Tell whether a recommendation is fulfilled by its measures.

    At least one is confirmed by the author, and none waits or is disputed: what was
    dropped with a reason keeps nothing open. Our reading.
    """
    return confirmed > 0 and waiting == 0
