"""Words that a body often begins an answer with."""

from datetime import datetime

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.journal.journal import record
from oversight.models import AnswerTemplate
from oversight.states import ANSWER_TEMPLATE_PROCEDURE


@transaction.atomic
def add(
    organization: Organization,
    *,
    title: str,
    text: str,
    language: str,
    by: Actor,
    at: datetime,
) -> AnswerTemplate:
    """Keep a template for all of the body; raise IntegrityError for a second title."""
    template = AnswerTemplate.objects.create(
        organization=organization,
        title=title,
        text=text,
        language=language,
        made_by=by.user,
        updated_at=at,
    )
    said = {"title": title, "text": text}
    record("answer-template.added", template, by=by, at=at, said=said, public=False)
    return template


@transaction.atomic
def edit(
    template: AnswerTemplate,
    *,
    title: str,
    text: str,
    language: str,
    by: Actor,
    at: datetime,
) -> AnswerTemplate:
    """Write a template anew; answers that began with it stay as they are."""
    template = _locked(template)
    ANSWER_TEMPLATE_PROCEDURE.target(template.state, "edit")
    template.title, template.text = title, text
    template.language, template.updated_at = language, at
    template.save(update_fields=["title", "text", "language", "updated_at"])
    said = {"title": title, "text": text}
    record("answer-template.edited", template, by=by, at=at, said=said, public=False)
    return template


@transaction.atomic
def archive(template: AnswerTemplate, *, by: Actor, at: datetime) -> AnswerTemplate:
    """Put a template away: it is offered no more."""
    template = _locked(template)
    ANSWER_TEMPLATE_PROCEDURE.target(template.state, "archive")
    template.archived_at = at
    template.save(update_fields=["archived_at"])
    record("answer-template.archived", template, by=by, at=at, public=False)
    return template


def _locked(template: AnswerTemplate) -> AnswerTemplate:
    return AnswerTemplate.objects.select_for_update().get(pk=template.pk)
