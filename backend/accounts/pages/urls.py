"""The addresses of the way in; `entrance` has the names that allauth asks for."""

from django.urls import path

from backend.accounts.pages.acting_as import ActingAs
from backend.accounts.pages.organizations import CorrectStanding
from backend.accounts.pages.sign_in import Inactive, SetPassword, SignIn, SignOut
from backend.pages.acts import addresses

entrance = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
    path("sign-in/closed/", Inactive.as_view(), name="account_inactive"),
]

urlpatterns = [
    *addresses("organizations", "organization", [CorrectStanding]),
    path("acting-as/", ActingAs.as_view(), name="acting-as"),
    path("set-password/<uidb64>/<token>/", SetPassword.as_view(), name="set-password"),
]
