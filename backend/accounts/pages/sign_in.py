"""The way in: a password of one's own, set by the link in the letter."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView, LogoutView
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password, in plain words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in (
            ("login", gettext_lazy("E-mail")),
            ("password", gettext_lazy("Password")),
            ("remember", gettext_lazy("Stay signed in on this device")),
        ):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class SignIn(LoginView):  # type: ignore[misc]
    """Sign in by e-mail and password; guesses are limited."""

    form_class = SignInForm


class SignOut(LogoutView):  # type: ignore[misc]
    """Sign out, after a question."""


class Inactive(TemplateView):
    """Say that an account has been closed, to whoever knows its password."""

    template_name = "accounts/inactive.html"


class SetPassword(PasswordResetConfirmView):
    """Let the owner of a new account set its password, once, by the link he was sent.

    The token leaves the address at once, so that no referrer can carry it.
    """

    template_name = "accounts/set_password.html"
    success_url = reverse_lazy("account_login")
    reset_url_token = "new"  # noqa: S105 - a word in the address, no secret

    def form_valid(self, form: SetPasswordForm[Any]) -> HttpResponse:
        """Set it, and lead to the sign-in."""
        messages.success(self.request, _("The password is set. Sign in with it."))
        return super().form_valid(form)
