"""Acts upon drafts of answers: prepared by an officer, approved by the head."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import demand
from backend.notices import outbox
from oversight.actions import letters, replies
from oversight.actions.replies import Reply
from oversight.actions.steps import locked_recommendation
from oversight.models import AnswerDraft, Recommendation
from oversight.states import (
    ANSWER_DRAFT_PROCEDURE,
    RECOMMENDATION_PROCEDURE,
    DraftState,
)


@transaction.atomic
def draft(
    recommendation: Recommendation,
    *,
    verdict: str,
    reasons: str,
    language: str,
    by: Actor,
    at: datetime,
    redirected_to: Organization | None = None,
    without_hearing: str = "",
    hearing_note: str = "",
    files: Sequence[File] = (),
) -> AnswerDraft:
    """Keep a draft for the head to sign; it may be written over until then.

    Whatever was approved before is approved no more: the words are others.
    """
    reply = Reply(
        verdict=verdict,
        reasons=reasons,
        language=language,
        redirected_to=redirected_to,
        without_hearing=without_hearing,
        hearing_note=hearing_note,
        files=files,
    )
    recommendation = locked_recommendation(recommendation)
    RECOMMENDATION_PROCEDURE.target(recommendation.state, "draft-answer")
    kept = _open_draft(recommendation) or AnswerDraft(recommendation=recommendation)
    _move(kept, "draft-answer")
    for name, value in reply.fields.items():
        setattr(kept, name, value)
    kept.prepared_by, kept.updated_at = by.user, at
    kept.submitted_at = kept.approved_at = kept.approved_by = None
    kept.save()
    kept.files.set(files)
    said = {"verdict": verdict, "reasons": reasons}
    digests = [file.sha256 for file in files]
    record("answer.drafted", kept, by=by, at=at, said=said, files=digests, public=False)
    return kept


@transaction.atomic
def submit(draft: AnswerDraft, *, by: Actor, at: datetime) -> AnswerDraft:
    """Lay the draft before the head; one that gives no reasons is not ready."""
    draft = _locked(draft)
    _move(draft, "submit")
    demand(replies.check(draft.recommendation, reply_of(draft)))
    draft.submitted_at, draft.updated_at = at, at
    draft.save(update_fields=["state", "submitted_at", "updated_at"])
    record("answer.submitted", draft, by=by, at=at, public=False)
    body = draft.recommendation.body
    heads = letters.readers(body, at=at, roles=(Role.HEAD,))
    for head in heads:
        if head != by.user:
            _tell(draft, "answer_submitted", to=head, at=at)
    return draft


@transaction.atomic
def return_(draft: AnswerDraft, *, reason: str, by: Actor, at: datetime) -> AnswerDraft:
    """Give the draft back to whoever prepared it, and say what to mend."""
    draft = _locked(draft)
    _move(draft, "return")
    draft.returned_reason, draft.updated_at = reason, at
    draft.approved_at = draft.approved_by = None
    draft.save(
        update_fields=[
            *("state", "returned_reason", "updated_at", "approved_at", "approved_by")
        ]
    )
    said = {"reason": reason}
    record("answer.returned", draft, by=by, at=at, said=said, public=False)
    if draft.prepared_by != by.user:
        _tell(draft, "answer_returned", to=draft.prepared_by, at=at)
    return draft


@transaction.atomic
def approve(draft: AnswerDraft, *, by: Actor, at: datetime) -> AnswerDraft:
    """Agree, as the head, to the words; the answer is given when it is signed."""
    draft = _locked(draft)
    _move(draft, "approve")
    demand(replies.check(draft.recommendation, reply_of(draft)))
    draft.approved_by, draft.approved_at, draft.updated_at = by.user, at, at
    draft.save(update_fields=["state", "approved_by", "approved_at", "updated_at"])
    record("answer.approved", draft, by=by, at=at, public=False)
    return draft


def reply_of(draft: AnswerDraft) -> Reply:
    """Return what the draft says, as an answer takes it."""
    return Reply(
        verdict=draft.verdict,
        reasons=draft.reasons,
        language=draft.language,
        redirected_to=draft.redirected_to,
        without_hearing=draft.without_hearing,
        hearing_note=draft.hearing_note,
        files=list(draft.files.all()),
    )


def mark_signed(recommendation: Recommendation, *, by: Actor, at: datetime) -> None:
    """Note that what was prepared has become an answer, if anything was prepared."""
    draft = _open_draft(recommendation)
    if draft is None:
        return
    _move(draft, "sign")
    draft.updated_at = at
    draft.save(update_fields=["state", "updated_at"])
    record("answer.draft-signed", draft, by=by, at=at, public=False)


def _open_draft(recommendation: Recommendation) -> AnswerDraft | None:
    return (
        AnswerDraft.objects.unsigned()
        .select_for_update(of=("self",))
        .filter(recommendation=recommendation)
        .first()
    )


def _locked(draft: AnswerDraft) -> AnswerDraft:
    locked_recommendation(draft.recommendation)
    return (
        AnswerDraft.objects.select_for_update(of=("self",))
        .select_related("recommendation__case", "recommendation__body", "prepared_by")
        .get(pk=draft.pk)
    )


def _move(draft: AnswerDraft, act: str) -> None:
    draft.state = DraftState(ANSWER_DRAFT_PROCEDURE.target(draft.state, act))


def _tell(draft: AnswerDraft, template: str, *, to: User, at: datetime) -> None:
    line = draft.recommendation
    context: dict[str, Any] = {
        "number": f"{line.case.number}, {line.line}",
        "title": line.text,
        "reason": draft.returned_reason,
        "site": settings.PUBLIC_URL,
        "path": f"recommendations/{line.pk}/draft-answer/",
    }
    about = (draft.object_kind, draft.pk)
    outbox.post(template, to=to, context=context, about=about, at=at)
