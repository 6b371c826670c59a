"""How often one may knock: counted in PostgreSQL, so exact across processes."""

import hashlib
import hmac
import ipaddress
import math
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from backend import clock
from backend.api import identity
from backend.api.models import Pace

_COUNT = """
INSERT INTO api_pace AS pace (who, ends, count) VALUES (%s, %s, 1)
ON CONFLICT (who) DO UPDATE SET
    count = CASE WHEN pace.ends = EXCLUDED.ends THEN pace.count + 1 ELSE 1 END,
    ends = EXCLUDED.ends
RETURNING count
"""


class _Window(SimpleRateThrottle):
    """A fixed window, one upsert for each request; addresses are kept as digests."""

    duration: int
    num_requests: int

    def who(self, request: Request) -> str | None:
        """Return whom this limit counts; None where it is not for him."""
        raise NotImplementedError

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request, and return whether it is within the limit."""
        who = self.who(request)
        if who is None or self.rate is None:
            return True
        self.moment = clock.now().timestamp()
        ends = (int(self.moment // self.duration) + 1) * self.duration
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [_digest(f"{self.scope}:{who}"), ends])
            (count,) = cursor.fetchone()
        return bool(count <= self.num_requests)

    def wait(self) -> float:
        """Return the seconds until the next window."""
        return math.ceil(self.duration - self.moment % self.duration)


class AnonymousThrottle(_Window):
    """Limits strangers by their address; an IPv6 network counts as one."""

    scope = "anonymous"

    def who(self, request: Request) -> str | None:
        """Return the address, as seen through the known number of proxies."""
        if identity.is_known(request):
            return None
        return _network(self.get_ident(request) or "")


class CallerThrottle(_Window):
    """Limits signed-in callers, each key by itself."""

    scope = "caller"

    def who(self, request: Request) -> str | None:
        """Return the caller's name."""
        return identity.name(request) if identity.is_known(request) else None


def forget(*, at: datetime) -> int:
    """Delete the counters of windows that are over; return how many."""
    return Pace.objects.filter(ends__lt=int(at.timestamp())).delete()[0]


def _network(text: str) -> str:
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return text[:60]
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _digest(text: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
