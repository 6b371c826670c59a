"""What officer and head do to the draft of an answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.files import serving
from backend.pages.acts import Act, Words
from oversight import permissions
from oversight.actions import answer_drafts, answers
from oversight.models import AnswerDraft
from oversight.pages import answer_forms
from oversight.pages.forms import ReasonForm


class DraftAct(Act):
    """An act upon the draft of an answer."""

    def rows(self) -> QuerySet[AnswerDraft]:
        return AnswerDraft.objects.visible_to(self.request.user).select_related(
            "recommendation__case__initiator", "recommendation__body", "prepared_by"
        )

    def back(self) -> str:
        line = self.item.recommendation_id
        return reverse("page:recommendation-draft-answer", args=[line])


class SubmitDraft(DraftAct):
    """Lay the draft before the head."""

    verb = "submit"
    policy, run = permissions.can_submit_draft, answer_drafts.submit
    words = Words(
        title=_("Lay the draft before the head"),
        button=_("Submit for approval"),
        done=_("The draft lies before the head. He has been told."),
    )


class ApproveDraft(DraftAct):
    """Agree to the words."""

    verb = "approve"
    policy, run = permissions.can_decide_draft, answer_drafts.approve
    words = Words(
        title=_("Approve the draft"),
        button=_("Approve"),
        done=_("The draft is approved. The answer is given when it is signed."),
    )


class ReturnDraft(DraftAct):
    """Give the draft back."""

    verb = "return"
    policy, run, form_class = (
        permissions.can_decide_draft,
        answer_drafts.return_,
        ReasonForm,
    )
    words = Words(
        title=_("Return the draft for revision"),
        button=_("Return for revision"),
        done=_("The draft is returned. Whoever prepared it has been told."),
        lead=_("Say what is to be mended. Nobody outside the body sees it."),
    )


class SignDraft(DraftAct):
    """Sign the answer word for word."""

    verb = "sign"
    policy, run, form_class = (
        permissions.can_decide_draft,
        answers.sign_draft,
        answer_forms.NumberForm,
    )
    template_name = "oversight/draft_sign.html"
    words = Words(
        title=_("Sign the answer as it is drafted"),
        button=_("Sign and send the answer"),
        done=_("The answer is signed and sent. The author has been told."),
        lead=_("What is signed cannot be changed, only corrected by a new version."),
    )

    def next_page(self) -> str:
        return reverse("page:inbox")

    def context(self) -> dict[str, Any]:
        return {"draft": self.item, "line": self.item.recommendation}


def draft_file(request: HttpRequest, pk: UUID, file: UUID) -> FileResponse:
    """Return a file of a draft, to be saved and never run, to those of the body."""
    drafts = AnswerDraft.objects.visible_to(request.user)
    draft = get_object_or_404(drafts, pk=pk)
    return serving.attachment(get_object_or_404(draft.files, pk=file))


DRAFT_ACTS: tuple[type[DraftAct], ...] = (
    SubmitDraft,
    ApproveDraft,
    ReturnDraft,
    SignDraft,
)
