"""The addresses of the people of a case."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import people, people_acts

urlpatterns = [
    path("cases/<uuid:pk>/people/", people.people_page, name="case-people"),
    *addresses("cases", "case", people_acts.CASE_PEOPLE_ACTS),
    *addresses("participants", "participant", people_acts.PARTICIPANT_ACTS),
    *addresses(
        "participant-conflicts",
        "participant-conflict",
        [people_acts.RemoveConflict],
    ),
    path(
        "group-protocols/<uuid:pk>/content/",
        people.protocol_content,
        name="group-protocol-content",
    ),
    path(
        "participants/<uuid:pk>/declaration/",
        people.declaration_content,
        name="participant-declaration",
    ),
]
