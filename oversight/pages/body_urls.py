"""The addresses of the body's side: inbox, answers, hearings, its own desk."""

from django.urls import path

from backend.pages.acts import addresses
from oversight.pages import (
    answer_acts,
    answers,
    body_hearings,
    desk_acts,
    desks,
    draft_acts,
    hearing_acts,
    inbox,
    letter_acts,
)
from oversight.pages.answering import ANSWERING

urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/calendar.ics", inbox.calendar, name="inbox-calendar"),
    path("inbox/table.csv", inbox.table, name="inbox-table"),
    *addresses("recommendations", "recommendation", ANSWERING),
    *addresses(
        "recommendations",
        "recommendation",
        [answer_acts.EnterAnswer, answer_acts.CorrectAnswer],
    ),
    *addresses("recommendations", "recommendation", answer_acts.RECOMMENDATION_ACTS),
    *addresses("deliveries", "delivery", letter_acts.LETTER_ACTS),
    *addresses("deliveries", "delivery", [hearing_acts.InviteToHearing]),
    *addresses("answer-drafts", "answer-draft", draft_acts.DRAFT_ACTS),
    path(
        "answer-drafts/<uuid:pk>/files/<uuid:file>/",
        draft_acts.draft_file,
        name="answer-draft-file",
    ),
    path("answers/<uuid:pk>/", answers.answer_page, name="answer"),
    *addresses("answers", "answer", answer_acts.ANSWER_ACTS),
    path("body-hearings/<uuid:pk>/", body_hearings.hearing_page, name="body-hearing"),
    *addresses("body-hearings", "body-hearing", hearing_acts.HEARING_ACTS),
    *addresses("obligations", "obligation", [desk_acts.Assign]),
    *addresses("assignments", "assignment", [desk_acts.EndAssignment]),
    path(
        "bodies/<uuid:pk>/answer-templates/",
        desks.templates,
        name="body-answer-templates",
    ),
    path("bodies/<uuid:pk>/absences/", desks.absences, name="body-absences"),
    *addresses("bodies", "body", desk_acts.BODY_ACTS),
    *addresses("answer-templates", "answer-template", desk_acts.TEMPLATE_ACTS),
    *addresses("offices", "office", [desk_acts.EndActing]),
]
