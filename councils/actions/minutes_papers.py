"""The papers of minutes: DOCX from the council's template and PDF/A, kk and ru."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.files.models import File
from backend.journal import leaf
from backend.papers import pdf, word
from councils.models import Council, Minutes
from councils.reports import minutes_paper, proceedings

PAPERS = Path(__file__).resolve().parent.parent / "templates" / "papers"
PDF_TEMPLATE = PAPERS / "minutes.typ"
WORD_TEMPLATE = PAPERS / "minutes.docx"
MEDIA_TYPES = {"docx": word.KIND, "pdf": "application/pdf"}
FIELDS = ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru")


def draw(minutes: Minutes, *, by: Actor, at: datetime) -> None:
    """Make the four papers of the frozen content: kept, and not public yet."""
    content: dict[str, Any] = minutes.content or {}
    digest = content_digest(minutes)
    for name in FIELDS:
        kept = uploads.keep(
            _drawn(minutes, name, content, digest=digest),
            name=paper_name(minutes, name),
            media_type=media_type(name),
            is_public=False,
            by=by,
            at=at,
        )
        setattr(minutes, name, kept)


def preview(minutes: Minutes, name: str, *, at: datetime) -> bytes:
    """Return one paper of a draft as it would be now, marked as a draft."""
    keeper = proceedings.keeper_of(minutes, at=at)
    content = proceedings.content_of(minutes, secretary=keeper, at=at)
    return _drawn(minutes, name, content, digest="")


def _drawn(
    minutes: Minutes, name: str, content: dict[str, Any], *, digest: str
) -> bytes:
    kind, language = name.split("_")
    said = minutes_paper.paper(content, language, digest=digest)
    if kind == "pdf":
        return pdf.rendered(PDF_TEMPLATE, said)
    return word.rendered(template_of(minutes.meeting.council), said)


def papers(minutes: Minutes) -> dict[str, File]:
    """Return the papers that there are, by the names of their fields."""
    found = {name: getattr(minutes, name) for name in FIELDS}
    return {name: file for name, file in found.items() if file is not None}


def content_digest(minutes: Minutes) -> str:
    """Return the SHA-256 of the frozen content, as each paper shows it."""
    return "" if minutes.content is None else leaf.digest(minutes.content)


def media_type(name: str) -> str:
    """Return of which kind a paper is."""
    return MEDIA_TYPES[name.partition("_")[0]]


def digest_of(minutes: Minutes) -> str:
    """Return the SHA-256 that is signed: of the content, and of each paper's bytes."""
    files = {name: file.sha256 for name, file in papers(minutes).items()}
    return leaf.digest({"content": minutes.content, "files": files})


def verified(minutes: Minutes) -> dict[str, bool]:
    """Tell of the digest and of each paper whether they are what was signed.

    Reads the bytes of every paper from the store.
    """
    found = {
        name: _is_kept(file.path) and _sha256(file.path) == file.sha256
        for name, file in papers(minutes).items()
    }
    return {"digest": digest_of(minutes) == minutes.digest, **found}


def template_of(council: Council) -> bytes:
    """Return the template of DOCX that this council uses: its own, or the house's."""
    own = council.minutes_template
    if own is None:
        return WORD_TEMPLATE.read_bytes()
    with default_storage.open(own.path) as kept:
        content: bytes = kept.read()
    return content


def paper_name(minutes: Minutes, name: str) -> str:
    """Return what a paper is called when it is saved."""
    kind, language = name.split("_")
    meeting = minutes.meeting
    number = f"{meeting.year}-{meeting.number}" if meeting.number else meeting.held_on
    return f"minutes-{number}-v{minutes.version}-{language}.{kind}"


def _is_kept(path: str) -> bool:
    return default_storage.exists(path)


def _sha256(path: str) -> str:
    with default_storage.open(path) as kept:
        return hashlib.sha256(kept.read()).hexdigest()
