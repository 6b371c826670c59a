"""The papers of a complaint: DOCX and PDF/A, in Kazakh and in Russian."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.files.models import File
from backend.journal import leaf
from backend.papers import pdf, word
from oversight.models import Complaint
from oversight.reports import complaint_paper
from oversight.reports import complaint_words as words

PAPERS = Path(__file__).resolve().parent.parent / "templates" / "papers"
PDF_TEMPLATE = PAPERS / "complaint.typ"
WORD_TEMPLATE = PAPERS / "complaint.docx"
MEDIA_TYPES = {"docx": word.KIND, "pdf": "application/pdf"}
FIELDS = ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru")


def draw(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """Freeze the letter as it is filed, and make its four papers, public from now."""
    on: Any = complaint.filed_on
    complaint.content = complaint_paper.content(complaint, on=on)
    digest = digest_of(complaint)
    for name in FIELDS:
        kept = uploads.keep(
            _drawn(complaint.content, name, digest=digest),
            name=paper_name(complaint, name),
            media_type=media_type(name),
            is_public=True,
            by=by,
            at=at,
        )
        setattr(complaint, name, kept)


def preview(complaint: Complaint, name: str, *, on: date) -> bytes:
    """Return one paper of a draft as it would be today, marked as a draft."""
    content = complaint_paper.content(complaint, on=on)
    return _drawn(content, name, digest="")


def papers(complaint: Complaint) -> dict[str, File]:
    """Return the papers that there are, by the names of their fields."""
    found = {name: getattr(complaint, name) for name in FIELDS}
    return {name: file for name, file in found.items() if file is not None}


def digest_of(complaint: Complaint) -> str:
    """Return the SHA-256 of the frozen letter, as each paper shows it."""
    return "" if complaint.content is None else leaf.digest(complaint.content)


def media_type(name: str) -> str:
    """Return of which kind a paper is."""
    return MEDIA_TYPES[name.partition("_")[0]]


def paper_name(complaint: Complaint, name: str) -> str:
    """Return what a paper is called when it is saved."""
    kind, language = name.split("_")
    case = complaint.recommendation.case.number or "draft"
    number = (complaint.number or case).replace("/", "-").replace("Ш", "Sh")
    return f"complaint-{number}-{language}.{kind}"


def _drawn(content: dict[str, Any], name: str, *, digest: str) -> bytes:
    kind, language = name.split("_")
    said = {
        **content[language],
        "digest_label": words.DIGEST.in_(language),
        "digest": digest,
        "draft": "" if digest else words.DRAFT.in_(language),
    }
    if kind == "pdf":
        return pdf.rendered(PDF_TEMPLATE, said)
    return word.rendered(WORD_TEMPLATE, said)
