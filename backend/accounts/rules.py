"""The numbers that identify persons and organizations (IIN, BIN): pure."""

import hashlib
import hmac
from datetime import date

FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def has_valid_checksum(number: str) -> bool:
    """Tell whether twelve ASCII digits carry the right control digit.

    The weighted sum modulo 11; where that gives 10, the second row of weights;
    where that gives 10 too, the number is never issued.
    """
    if not (len(number) == 12 and number.isascii() and number.isdigit()):
        return False
    digits = [int(character) for character in number]
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        control = sum(w * d for w, d in zip(weights, digits[:11], strict=True)) % 11
        if control < 10:
            return control == digits[11]
    return False


def iin_digest(iin: str, *, key: str) -> bytes:
    """Return the keyed digest by which one person is one, and nobody is known."""
    return hmac.new(key.encode(), iin.encode(), hashlib.sha256).digest()


def age(*, born_on: date, on: date) -> int:
    """Return the full years of a person on a day."""
    had_birthday = (on.month, on.day) >= (born_on.month, born_on.day)
    return on.year - born_on.year - (0 if had_birthday else 1)
