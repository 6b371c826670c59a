"""The choice of the office in which a person acts."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View

from backend import clock
from backend.accounts.models import Office, User
from backend.accounts.models.user import SESSION_KEY


class ActingAs(LoginRequiredMixin, View):
    """Name one office of several, or none: then each act looks for its own."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the offices in force."""
        context = {
            "held": offices_of(request),
            "chosen": request.session.get(SESSION_KEY, ""),
            "next": request.GET.get("next", ""),
        }
        return render(request, "accounts/acting_as.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remember the office for this session, if it is the person's own."""
        named = request.POST.get("office", "")
        own = {str(office.pk) for office in offices_of(request)}
        request.session[SESSION_KEY] = named if named in own else ""
        return redirect(_safe(request, request.POST.get("next", "")))


def offices_of(request: HttpRequest) -> QuerySet[Office]:
    """Return the offices that the person holds today."""
    today = timezone.localdate(clock.now())
    user = request.user
    held = Office.objects.in_force(today).filter(
        user=user if isinstance(user, User) else None
    )
    return held.select_related("organization").order_by("id")


def _safe(request: HttpRequest, address: str) -> str:
    inside = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if inside else "page:inbox"
