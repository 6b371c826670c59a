"""The papers of a case: its final document, its deliveries, its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_info

from backend import clock
from backend.accounts.actor import Actor
from backend.files import serving
from backend.files.models import File
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.pages import acts
from backend.pages.acts import Act
from oversight.actions import final_papers
from oversight.models import Case, Delivery, FinalDocument, Publication, ReceiptClaim
from oversight.pages import case_sides
from oversight.pages.case_acts import (
    AdoptFinalDocument,
    RewriteFinalDocument,
    SendFinalDocument,
)
from oversight.pages.case_buttons import Button, on_delivery
from oversight.pages.delivery_acts import CLAIM_ACTS, Publish
from oversight.reports import final_content
from oversight.rules import documents, receipt
from oversight.states import CASE_FORMS


@dataclass(frozen=True)
class Annex:
    """One annex that the law asks for, and whether it is there."""

    name: str
    is_there: bool


@dataclass(frozen=True)
class Paper:
    """One paper of the document: its kind, its language, where it is."""

    kind: str
    language: str
    spoken: str
    url: str
    file: File | None


@dataclass(frozen=True)
class Claimed:
    """A claim to another day of receipt, with what the visitor may do about it."""

    claim: ReceiptClaim
    buttons: list[Button]


@dataclass(frozen=True)
class Sent:
    """One delivery, the claims about it, and what the visitor may do."""

    delivery: Delivery
    standing: list[Claimed]
    ended: list[ReceiptClaim]
    buttons: list[Button]


@dataclass(frozen=True)
class Owed:
    """One publication, done or owed, its provision, and the way to record it."""

    publication: Publication
    law: Citation
    buttons: list[Button]


def case_papers(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the final document of a case, its deliveries, and its publication."""
    context = case_sides.side_context(request, pk, "case-papers")
    case, actor = context["case"], context["actor"]
    document = _document(case, request.user)
    told = {
        **context,
        "document": document,
        "law": documents.CONTENT,
        "presumption": receipt.PRESUMPTION.in_(_spoken()),
        "receipt_law": receipt.RECEIPT,
        "buttons": _on_case(case, actor),
    }
    if document is not None:
        told |= _of_document(document, request.user, actor)
    return render(request, "oversight/case_papers.html", told)


def document_paper(request: HttpRequest, pk: Any, name: str) -> FileResponse:
    """Give out one paper; a draft as it would be now, a full one to the two sides."""
    seen = FinalDocument.objects.visible_to(request.user).select_related(
        "case__initiator", "docx", "pdf", "second_docx", "second_pdf"
    )
    document = get_object_or_404(seen, pk=pk)
    plain = name.removeprefix("full_")
    user, today = request.user, timezone.localdate(clock.now())
    if plain not in final_papers.names(document):
        raise Http404
    if plain != name:
        if not user.is_authenticated or not final_papers.has_more(document, user=user):
            raise Http404
        made = final_papers.full(document, plain, user=user, on=today)
    else:
        kept = final_papers.kept(document).get(plain)
        if kept is not None:
            return serving.attachment(kept)
        made = final_papers.preview(document, plain, on=today)
    return serving.made(
        made,
        name=final_papers.paper_name(document, plain),
        media_type=final_papers.media_type(plain),
    )


def publication_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lead to the papers of the case, where a publication is owed and recorded."""
    seen = Publication.objects.visible_to(request.user).select_related("document")
    found = get_object_or_404(seen, pk=pk)
    here = reverse("page:case-papers", args=[found.document.case_id])
    return redirect(f"{here}#published")


def _document(case: Case, user: Any) -> FinalDocument | None:
    seen = FinalDocument.objects.visible_to(user).filter(case=case)
    return seen.select_related(
        "case__initiator",
        "case__beside",
        "case__send_obligation",
        "docx",
        "pdf",
        "second_docx",
        "second_pdf",
    ).first()


def _of_document(
    document: FinalDocument, user: Any, actor: Actor | None
) -> dict[str, Any]:
    case = document.case
    forms = final_content.forms_of(case)
    return {
        "lines": list(document.recommendations.select_related("body").order_by("line")),
        "annexes": [] if case.is_of_council else _annexes(document),
        "forms": [CASE_FORMS[form].in_(_spoken()) for form in forms],
        "people": case.participants.filter(to_on=None).order_by("id"),
        "others": list(document.other_documents.order_by("id")),
        "seen_files": set(
            File.objects.visible_to(user)
            .filter(pk__in=document.other_documents.values("pk"))
            .values_list("pk", flat=True)
        ),
        "papers": _papers(document),
        "full_papers": (
            _papers(document, full=True)
            if final_papers.has_more(document, user=user)
            else []
        ),
        "breaches": _lateness(document),
        "deliveries": _deliveries(document, actor),
        "publications": _publications(document, actor),
    }


def _annexes(document: FinalDocument) -> list[Annex]:
    lacking = final_content.annexes_of(document).lacking
    return [
        Annex(name.in_(_spoken()), code not in lacking)
        for code, (name, _wrong) in documents.ANNEXES.items()
    ]


def _papers(document: FinalDocument, *, full: bool = False) -> list[Paper]:
    kept = {} if full else final_papers.kept(document)
    found = []
    for name in final_papers.names(document):
        kind, language = name.split("_")
        shown = f"full_{name}" if full else name
        found.append(
            Paper(
                kind="PDF/A" if kind == "pdf" else "DOCX",
                language=language,
                spoken=get_language_info(language)["name_local"],
                url=reverse("page:final-document-paper", args=[document.pk, shown]),
                file=kept.get(name),
            )
        )
    return found


def _lateness(document: FinalDocument) -> list[Breach]:
    """Return that it was sent late, or is late already; nothing where it is not."""
    owed = document.case.send_obligation
    if owed is None or owed.due_on is None:
        return []
    today: date = timezone.localdate(clock.now())
    sent_on = owed.discharged_on or today
    if owed.discharged_on is None and document.sent_at is None and today <= owed.due_on:
        return []
    return documents.check_sent_in_time(due_on=owed.due_on, sent_on=sent_on)


def _deliveries(document: FinalDocument, actor: Actor | None) -> list[Sent]:
    rows = (
        Delivery.objects.filter(document=document)
        .select_related("body", "proof_file", "document__case__initiator")
        .prefetch_related("claims__claimant", "claims__proof_file")
    )
    found = []
    for delivery in rows:
        claims = list(delivery.claims.all())
        for claim in claims:
            claim.delivery = delivery
        standing = [
            Claimed(claim, _open(CLAIM_ACTS, "receipt-claim", claim, actor))
            for claim in claims
            if claim.is_standing
        ]
        ended = [claim for claim in claims if not claim.is_standing]
        found.append(Sent(delivery, standing, ended, on_delivery(delivery, actor)))
    return found


def _publications(document: FinalDocument, actor: Actor | None) -> list[Owed]:
    rows = Publication.objects.filter(document=document).select_related(
        "organization", "file", "document__case__initiator"
    )
    return [
        Owed(
            publication=row,
            law=(
                receipt.PUBLISHED_BY_OBJECT
                if row.organization.is_body
                else receipt.PUBLISHED_BY_SUBJECT
            ),
            buttons=_open((Publish,), "publication", row, actor),
        )
        for row in rows.order_by("what", "id")
    ]


def _on_case(case: Case, actor: Actor | None) -> list[Button]:
    of = (SendFinalDocument, AdoptFinalDocument, RewriteFinalDocument)
    return _open(of, "case", case, actor)


def _open(of: Any, thing: str, item: Any, actor: Actor | None) -> list[Button]:
    """Return the buttons of the acts that the thing's state and the policy let."""
    if actor is None:
        return []
    found: list[Button] = []
    for act in of:
        if act.is_open(item) and acts.may(act.policy, actor, item):
            url = reverse(f"page:{thing}-{act.verb}", args=[item.pk])
            found.append(Button(_label(act), url, is_main=not found))
    return found


def _label(act: type[Act]) -> Any:
    return act.words.button


def _spoken() -> str:
    return get_language() or "kk"
