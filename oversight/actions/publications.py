"""What both sides publish: the final document, and the answers to it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from backend.accounts.actor import Actor
from backend.accounts.models import Office, Organization
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import MoveRefused
from oversight.actions import conflicts, letters, obligations
from oversight.models import (
    FinalDocument,
    ObligationKind,
    Publication,
    Published,
    Subject,
)
from oversight.rules import receipt
from oversight.states import OBLIGATION_PROCEDURE, ObligationState

KINDS = {
    Published.DOCUMENT: ObligationKind.PUBLISH_FINAL_DOCUMENT,
    Published.ANSWERS: ObligationKind.PUBLISH_ANSWERS,
}


def owe_document(
    document: FinalDocument,
    organization: Organization,
    *,
    started_on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that a side publishes the document, once for each side."""
    mine = Publication.objects.filter(
        document=document, organization=organization, what=Published.DOCUMENT
    )
    if mine.exists():
        return
    started: dict[str, Any] = {"started_on": started_on, "started_by": "receipt"}
    if organization == document.case.initiator:
        started["started_by"] = "sending"
    _owe(document, organization, Published.DOCUMENT, started, by=by, at=at)


def owe_answers(
    document: FinalDocument,
    body: Organization,
    *,
    started_on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that both sides publish an answer that has been given.

    Answers that come before an earlier publication is recorded are published with it.
    """
    for organization in (body, document.case.initiator):
        waiting = Publication.objects.filter(
            document=document,
            organization=organization,
            what=Published.ANSWERS,
            published_on=None,
        )
        if not waiting.exists():
            started = {"started_on": started_on, "started_by": "answer"}
            _owe(document, organization, Published.ANSWERS, started, by=by, at=at)


@transaction.atomic
def publish(
    publication: Publication,
    *,
    published_on: date,
    url: str,
    file: File | None,
    by: Actor,
    at: datetime,
) -> Publication:
    """Record where and when one side has published; the duty ends with that.

    For a body that has nobody here the author of the matter records what he has found
    on its site; a body that is here says it itself (raises MoveRefused).
    """
    publication = (
        Publication.objects.select_for_update(of=("self",))
        .select_related("organization", "obligation", "document__case__initiator")
        .get(pk=publication.pk)
    )
    owed, case = publication.obligation, publication.document.case
    if publication.published_on is not None or owed is None:
        state = owed.state if owed else ObligationState.ENDED
        raise MoveRefused(OBLIGATION_PROCEDURE, state, "publish")
    organization = publication.organization
    office = by.grant if isinstance(by.grant, Office) else None
    own = office is not None and office.organization_id == organization.pk
    by_author = organization.is_body and not own
    if by_author:
        if letters.readers(organization, at=at, roles=letters.OF_BODY):
            raise MoveRefused(OBLIGATION_PROCEDURE, owed.state, "publish")
        conflicts.demand_clear(case, by)
    publication.published_on, publication.url = published_on, url
    publication.file, publication.by = file, by.user
    publication.recorded_at, publication.is_entered_by_author = at, by_author
    publication.save()
    files = [file.sha256] if file else []
    record("publication.recorded", publication, by=by, at=at, files=files)
    if owed.state == ObligationState.OPEN:
        done_on = max(published_on, owed.started_on)
        obligations.discharge(owed, on=done_on, by=by, at=at)
    return publication


def _owe(
    document: FinalDocument,
    organization: Organization,
    what: Published,
    started: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> None:
    case = document.case
    has_site = bool(organization.site)
    owes = receipt.publishes(is_body=organization.is_body, has_site=has_site)
    if case.is_of_council or not owes:
        return
    publication = Publication.objects.create(
        document=document, organization=organization, what=what
    )
    publication.obligation = obligations.open(
        kind=KINDS[what],
        debtor=organization,
        creditor=None,
        norm=None,
        term=None,
        **started,
        subject=Subject(
            publication.object_kind, publication.pk, document.number or "", case.theme
        ),
        is_public=True,
        by=by,
        at=at,
    )
    publication.save(update_fields=["obligation"])
    record("publication.owed", publication, by=by, at=at)
