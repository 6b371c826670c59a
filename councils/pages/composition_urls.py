"""The addresses of compositions: members, seats, commissions, and their acts."""

from django.urls import path

from backend.pages.acts import addresses
from councils.pages import commission_acts, seat_acts
from councils.pages.commissions import commission_page
from councils.pages.convocations import convocation_page
from councils.pages.members import members_page, seat_page

urlpatterns = [
    path("councils/<uuid:pk>/members/", members_page, name="council-members"),
    *addresses("councils", "council", seat_acts.ON_COUNCIL),
    path("convocations/<uuid:pk>/", convocation_page, name="convocation"),
    *addresses("convocations", "convocation", seat_acts.ON_CONVOCATION),
    path("seats/<uuid:pk>/", seat_page, name="seat"),
    *addresses("seats", "seat", seat_acts.ON_SEAT),
    path("commissions/<uuid:pk>/", commission_page, name="commission"),
    *addresses("commissions", "commission", commission_acts.ON_COMMISSION),
]
