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
from councils.reports import minutes_paper

PAPERS = Path(__file__).resolve().parent.parent / "templates" / "papers"
PDF_TEMPLATE = PAPERS / "minutes.typ"
WORD_TEMPLATE = PAPERS / "minutes.docx"
LANGUAGES = ("kk", "ru")
PDF = "application/pdf"
FIELDS = ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru")


def draw(minutes: Minutes, *, by: Actor, at: datetime) -> None:
    """Make the four papers of the frozen content: kept, and not public yet."""
    content: dict[str, Any] = minutes.content or {}
    template = template_of(minutes.meeting.council)
    digest = leaf.digest(content)
    for language in LANGUAGES:
        said = minutes_paper.paper(content, language, digest=digest)
        for kind, made, media_type in (
            ("docx", word.rendered(template, said), word.KIND),
            ("pdf", pdf.rendered(PDF_TEMPLATE, said), PDF),
        ):
            kept = uploads.keep(
                made,
                name=_name(minutes, language, kind),
                media_type=media_type,
                is_public=False,
                by=by,
                at=at,
            )
            setattr(minutes, f"{kind}_{language}", kept)


def papers(minutes: Minutes) -> dict[str, File]:
    """Return the papers that there are, by the names of their fields."""
    found = {name: getattr(minutes, name) for name in FIELDS}
    return {name: file for name, file in found.items() if file is not None}


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


def _name(minutes: Minutes, language: str, kind: str) -> str:
    meeting = minutes.meeting
    number = f"{meeting.year}-{meeting.number}" if meeting.number else meeting.held_on
    return f"minutes-{number}-v{minutes.version}-{language}.{kind}"


def _is_kept(path: str) -> bool:
    return default_storage.exists(path)


def _sha256(path: str) -> str:
    with default_storage.open(path) as kept:
        return hashlib.sha256(kept.read()).hexdigest()
