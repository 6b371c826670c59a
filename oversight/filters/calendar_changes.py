"""How changes of the calendar are sought."""

from backend.api.filters import StrictFilterSet
from oversight.models import CalendarChange


class CalendarChangeFilter(StrictFilterSet):
    """How changes of the calendar are sought."""

    class Meta:
        model = CalendarChange
        fields = ["state"]
