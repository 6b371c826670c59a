"""The papers of final documents: DOCX and PDF/A in each language it is written in."""

from datetime import date, datetime
from pathlib import Path

from django.contrib.auth.models import AnonymousUser

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.files import uploads
from backend.files.models import File
from backend.journal import leaf
from backend.papers import pdf, word
from oversight.models import FinalDocument
from oversight.reports import final_content, final_paper

PAPERS = Path(__file__).resolve().parent.parent / "templates" / "papers"
PDF_TEMPLATE = PAPERS / "final_document.typ"
WORD_TEMPLATE = PAPERS / "final_document.docx"
MEDIA_TYPES = {"docx": word.KIND, "pdf": "application/pdf"}
KINDS = ("docx", "pdf")


def freeze(document: FinalDocument, *, on: date) -> None:
    """Keep what is published of the document, and the digest of it."""
    document.content = final_content.content_of(document, user=AnonymousUser(), on=on)
    document.content_sha256 = leaf.digest(document.content)


def draw(document: FinalDocument, *, by: Actor, at: datetime) -> None:
    """Make the papers of the frozen content, public from now on."""
    for place, language in enumerate(document.languages):
        for kind in KINDS:
            name = f"{kind}_{language}"
            kept = uploads.keep(
                _drawn(
                    document.content or {},
                    name,
                    digest=document.content_sha256,
                    is_full=False,
                ),
                name=paper_name(document, name),
                media_type=media_type(name),
                is_public=True,
                by=by,
                at=at,
            )
            setattr(document, f"second_{kind}" if place else kind, kept)


def kept(document: FinalDocument) -> dict[str, File]:
    """Return the papers that were made at the sending, by `pdf_kk` and the like."""
    first, second = document.language, document.second_language
    found = {
        f"docx_{first}": document.docx,
        f"pdf_{first}": document.pdf,
        f"docx_{second}": document.second_docx,
        f"pdf_{second}": document.second_pdf,
    }
    return {name: file for name, file in found.items() if file is not None}


def names(document: FinalDocument) -> list[str]:
    """Return the names of its papers, those of the first language first."""
    return [f"{kind}_{lang}" for lang in document.languages for kind in KINDS]


def preview(document: FinalDocument, name: str, *, on: date) -> bytes:
    """Return one paper of a draft as it would be now, marked as a draft."""
    content = final_content.content_of(document, user=AnonymousUser(), on=on)
    return _drawn(content, name, digest="", is_full=False)


def full(document: FinalDocument, name: str, *, user: User, on: date) -> bytes:
    """Return a copy for one of the two sides, with the findings that only they see."""
    content = final_content.content_of(document, user=user, on=on)
    digest = document.content_sha256
    return _drawn(content, name, digest=digest, is_full=True)


def has_more(document: FinalDocument, *, user: User | AnonymousUser) -> bool:
    """Tell whether this reader sees findings of it that are not published."""
    if not user.is_authenticated:
        return False
    return final_content.sees_more(document.case, user)


def media_type(name: str) -> str:
    """Return of which kind a paper is."""
    return MEDIA_TYPES[name.partition("_")[0]]


def paper_name(document: FinalDocument, name: str) -> str:
    """Return what a paper is called when it is saved."""
    kind, language = name.split("_")
    number = (document.number or document.case.number or "draft").replace("/", "-")
    return f"{number}-{language}.{kind}"


def _drawn(
    content: final_content.Plain, name: str, *, digest: str, is_full: bool
) -> bytes:
    kind, language = name.split("_")
    said = final_paper.paper(content, language, digest=digest, is_full=is_full)
    if kind == "pdf":
        return pdf.rendered(PDF_TEMPLATE, said)
    return word.rendered(WORD_TEMPLATE, said)
