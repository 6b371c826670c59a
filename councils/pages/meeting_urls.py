"""The addresses of a council's meetings, agendas, papers and proposals."""

from django.urls import path

from councils.pages import agenda_acts, proposals
from councils.pages.meetings import calendar_entry, council_meetings_page

urlpatterns = [
    path(
        "councils/<uuid:pk>/meetings/", council_meetings_page, name="council-meetings"
    ),
    path(
        "councils/<uuid:pk>/proposals/",
        proposals.proposals_page,
        name="council-proposals",
    ),
    path(
        "councils/<uuid:pk>/propose/",
        proposals.Propose.as_view(),
        name="council-propose",
    ),
    *(
        path(
            f"agenda-proposals/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"agenda-proposal-{act.verb}",
        )
        for act in proposals.ON_PROPOSAL
    ),
    path("meetings/<uuid:pk>/calendar.ics", calendar_entry, name="meeting-calendar"),
    *(
        path(
            f"meetings/<uuid:pk>/{act.verb}/", act.as_view(), name=f"meeting-{act.verb}"
        )
        for act in agenda_acts.ON_AGENDA
    ),
    *(
        path(
            f"agenda-items/<uuid:pk>/{act.verb}/",
            act.as_view(),
            name=f"agenda-item-{act.verb}",
        )
        for act in agenda_acts.ON_ITEM
    ),
    path(
        "materials/<uuid:pk>/content/",
        agenda_acts.material_content,
        name="material-content",
    ),
    path(
        "materials/<uuid:pk>/remove/",
        agenda_acts.RemoveMaterial.as_view(),
        name="material-remove",
    ),
]
