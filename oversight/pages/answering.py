"""The answer to a recommendation, prepared and signed from the inbox."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from backend.pages import acts
from backend.pages.acts import ActForm, Words
from oversight import permissions
from oversight.actions import answer_drafts, answers
from oversight.models import (
    AnswerDraft,
    AnswerTemplate,
    BodyHearing,
    Delivery,
    Finding,
    Recommendation,
)
from oversight.pages import (
    answer_checks,
    answer_forms,
    draft_buttons,
    inbox_lists,
    looks,
)
from oversight.pages.answer_acts import RecommendationAct
from oversight.pages.looks import Look, Viewer
from oversight.states import ANSWER_DRAFT_PROCEDURE


class AnswerAct(RecommendationAct):
    """An answer, from the inbox: the list at the left, the recommendation beside it."""

    template_name = "oversight/inbox.html"
    is_overview = False

    def form(self, **data: Any) -> ActForm:
        made: Any = self.form_class
        shown: ActForm = made(line=self.item, draft=self.draft(), **data)
        template = self.template()
        if template is not None and not data:
            shown.initial = {
                **shown.initial,
                "reasons": template.text,
                "language": template.language,
            }
        return shown

    def back(self) -> str:
        return reverse("page:inbox")

    def draft(self) -> AnswerDraft | None:
        """Return what has been prepared, if anything was."""
        drafts = AnswerDraft.objects.unsigned().filter(recommendation=self.item)
        return drafts.select_related("prepared_by", "approved_by").first()

    def template(self) -> AnswerTemplate | None:
        """Return the template that is asked for, to begin with."""
        asked = self.request.GET.get("template", "")
        if not asked:
            return None
        try:
            wanted = UUID(asked)
        except ValueError:
            raise BadRequest from None
        return self.templates().filter(pk=wanted).first()

    def templates(self) -> QuerySet[AnswerTemplate]:
        """Return the templates of the body that answers."""
        seen = AnswerTemplate.objects.visible_to(self.request.user).in_use()
        return seen.filter(organization=self.item.body_id)

    def context(self) -> dict[str, Any]:
        line: Recommendation = self.item
        viewer = looks.viewer()
        look, siblings = viewer.look(line), _siblings(line, viewer)
        whose = inbox_lists.whose(self.request)
        lists = inbox_lists.listed(self.actor, current=line, viewer=viewer, whose=whose)
        hearings = BodyHearing.objects.filter(recommendations=line)
        return {
            **lists,
            "line": line,
            "look": look,
            "is_overview": self.is_overview,
            "answer": looks.given(line),
            "siblings": siblings,
            "waiting": sum(not one.is_answered for one, _look in siblings),
            "delivery": Delivery.objects.of(line).first(),
            "hearings": list(hearings),
            "findings": Finding.objects.visible_to(self.request.user)
            .filter(case=line.case)
            .current(),
            "may_draft": acts.may(permissions.can_draft_answer, self.actor, line),
            "may_sign": acts.may(permissions.can_sign_answer, self.actor, line),
            "templates": list(self.templates()),
            **self.prepared(),
            "checks": answer_checks.checks(
                line, look, siblings=siblings, said=self.said(), hearings=list(hearings)
            ),
        }

    def prepared(self) -> dict[str, Any]:
        """Return how the draft stands, and what may be done to it."""
        draft = self.draft()
        if draft is None:
            return {"draft": None, "draft_buttons": []}
        label = ANSWER_DRAFT_PROCEDURE.labels[draft.state]
        return {
            "draft": draft,
            "draft_state": label.in_(get_language() or "kk"),
            "draft_buttons": draft_buttons.on_draft(draft, self.actor),
        }

    def said(self) -> dict[str, Any]:
        """Return what is written in the form now: sent, drafted, or nothing."""
        if self.request.method == "POST":
            return self.request.POST.dict()
        return dict(self.form().initial)


class DraftAnswer(AnswerAct):
    """Keep a draft for the head to sign."""

    verb = "draft-answer"
    policy, run, form_class = (
        permissions.can_draft_answer,
        answers.draft,
        answer_forms.DraftForm,
    )
    words = Words(
        title=_("Inbox: what must be answered"),
        button=_("Save the draft"),
        done=_("The draft is saved. The head signs and sends it."),
    )

    def next_page(self) -> str:
        return reverse("page:recommendation-draft-answer", args=[self.item.pk])


class SubmitAnswer(DraftAnswer):
    """Save the draft and lay it before the head, in one step."""

    verb = "submit-answer"
    words = Words(
        title=_("Inbox: what must be answered"),
        button=_("Submit for approval"),
        done=_("The draft lies before the head. He has been told."),
    )

    def perform(self, given: dict[str, Any], *, at: Any) -> AnswerDraft:
        draft = answers.draft(self.item, **given, by=self.actor, at=at)
        return answer_drafts.submit(draft, by=self.actor, at=at)


class SignAnswer(AnswerAct):
    """Sign and send the answer, as the head of the body."""

    verb = "sign-answer"
    policy, run, form_class = (
        permissions.can_sign_answer,
        answers.sign,
        answer_forms.ReplyForm,
    )
    words = Words(
        title=_("Inbox: what must be answered"),
        button=_("Sign and send the answer"),
        done=_("The answer is signed and sent. The author has been told."),
    )


def _siblings(line: Recommendation, viewer: Viewer) -> list[tuple[Any, Look]]:
    """Return the recommendations of the same document to the same body."""
    lines = (
        Recommendation.objects.filter(document=line.document_id, body=line.body_id)
        .select_related("answer_obligation", "answer__assessment")
        .order_by("line")
    )
    return [(sibling, viewer.look(sibling)) for sibling in lines]


ANSWERING: tuple[type[AnswerAct], ...] = (DraftAnswer, SubmitAnswer, SignAnswer)
