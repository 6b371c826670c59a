"""Where an act on a meeting leads back: to its page, or to where the reader works."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

PLACES = {"console": "page:meeting-console", "vote": "page:meeting-vote"}


def back_to(request: HttpRequest, meeting: Any) -> str:
    """Return the page that the address names by `from`, or the meeting's own.

    The console keeps the matter that was chosen there.
    """
    place = request.GET.get("from", "")
    way = reverse(PLACES.get(place, "page:meeting"), args=[meeting])
    matter = request.GET.get("matter", "")
    is_kept = place == "console" and matter.isdecimal() and matter.isascii()
    return f"{way}?matter={matter}" if is_kept else way
