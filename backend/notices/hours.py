"""When a letter may go: not in somebody's quiet hours, and a digest once a day."""

from datetime import datetime, timedelta

from django.utils import timezone

DAY = timedelta(days=1)


def after_quiet(at: datetime, *, since: int | None, until: int | None) -> datetime:
    """Return the moment itself, or the end of the quiet hours that it falls into.

    Hours are local and whole; they may run over midnight. Without both there are
    none.
    """
    if since is None or until is None or since == until:
        return at
    local = timezone.localtime(at)
    hour = local.hour
    within = (since <= hour, hour < until)
    is_quiet = all(within) if since < until else any(within)  # or over midnight
    return next_hour(at, until) if is_quiet else at


def next_hour(at: datetime, hour: int) -> datetime:
    """Return the next moment, or this very one, at which it is this hour sharp."""
    local = timezone.localtime(at)
    sharp = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return sharp if sharp >= local else sharp + DAY
