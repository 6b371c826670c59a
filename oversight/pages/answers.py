"""The page of one answer: every version, the hearing before it, what both sides say."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.accounts.actor import Actor
from backend.pages.acts import may
from oversight.models import Answer, BodyHearing, Recommendation
from oversight.pages import looks
from oversight.pages.answer_acts import CorrectAnswer
from oversight.pages.case_buttons import Button, on_answer
from oversight.pages.case_sides import actor_of
from oversight.pages.histories import told
from oversight.states import RECOMMENDATION_PROCEDURE


def answer_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an answer with all its versions, the latest first."""
    rows = (
        Answer.objects.visible_to(request.user)
        .select_related(
            "recommendation__case__initiator",
            "recommendation__body",
            "recommendation__answer_obligation",
            "redirected_to",
            "assessment",
            "scan",
        )
        .prefetch_related("files", "stances", "recommendation__redirections__body")
    )
    answer = get_object_or_404(rows, pk=pk)
    line = answer.recommendation
    assessment = getattr(answer, "assessment", None)
    views = assessment.given.order_by("-version") if assessment else []
    context = {
        "answer": answer,
        "line": line,
        "case": line.case,
        "owed": line.answer_obligation,
        "look": looks.viewer().look(line),
        "versions": list(
            answer.versions.select_related("redirected_to").order_by("-version")
        ),
        "views": list(views),
        "stances": list(answer.stances.all()),
        "hearings": list(BodyHearing.objects.filter(recommendations=line)),
        "onward": list(line.redirections.all()),
        "buttons": buttons(answer, actor_of(request)),
        "history": told([answer.pk]),
    }
    return render(request, "oversight/answer.html", context)


def buttons(answer: Answer, actor: Actor | None) -> list[Button]:
    """Return the acts upon an answer that are open to the actor now."""
    if actor is None:
        return []
    line: Recommendation = answer.recommendation
    found = on_answer(answer, actor)
    correctable = CorrectAnswer.verb in RECOMMENDATION_PROCEDURE.acts(line.state)
    if correctable and may(CorrectAnswer.policy, actor, line):
        url = reverse("page:recommendation-correct-answer", args=[line.pk])
        found.append(Button(CorrectAnswer.words.title, url))
    return found
