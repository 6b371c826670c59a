"""The addresses of compositions: members, seats, commissions, and their acts."""

from django.urls import path

from councils.pages import commission_acts, seat_acts
from councils.pages.commissions import commission_page
from councils.pages.members import members_page, seat_page

urlpatterns = [
    path("councils/<uuid:pk>/members/", members_page, name="council-members"),
    *(
        path(
            f"councils/<uuid:pk>/{act.verb}/", act.as_view(), name=f"council-{act.verb}"
        )
        for act in seat_acts.ON_COUNCIL
    ),
    *(
        path(
            f"convocations/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"convocation-{act.verb}",
        )
        for act in seat_acts.ON_CONVOCATION
    ),
    path("seats/<uuid:pk>/", seat_page, name="seat"),
    *(
        path(f"seats/<uuid:pk>/{act.verb}/", act.as_view(), name=f"seat-{act.verb}")
        for act in seat_acts.ON_SEAT
    ),
    path("commissions/<uuid:pk>/", commission_page, name="commission"),
    *(
        path(
            f"commissions/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"commission-{act.verb}",
        )
        for act in commission_acts.ON_COMMISSION
    ),
]
