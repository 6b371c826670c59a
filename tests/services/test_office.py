"""LibreOffice opens every DOCX that leaves the house, and prints all its words."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from backend.papers import word
from councils.actions.minutes_papers import WORD_TEMPLATE
from councils.reports import minutes_sample
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import year_factories

pytestmark = pytest.mark.django_db
LANGUAGES = ["kk", "ru"]
PATIENCE = 120  # seconds; the first start of LibreOffice is slow
ODD = "Ә <b>Әли</b> & {{ title }} Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"


def minutes(language: str) -> bytes:
    """Return the DOCX of the sample's minutes, signs and letters in its names."""
    sample = minutes_sample.samples()[language]
    return word.rendered(WORD_TEMPLATE, {**sample, "chair": ODD})


def annual_report(language: str) -> bytes:
    """Return the DOCX of an annual report."""
    house = made.house(size=3, people=3)
    house.council.organization.name_ru = "Общественный совет района"
    house.council.organization.save(update_fields=["name_ru"])
    made.decided_by(house, present=2, votes_for=2)
    report = year_factories.published(house, words=ODD)
    with default_storage.open(getattr(report, f"docx_{language}").path) as kept:
        content: bytes = kept.read()
    return content


def printed(docx: bytes, folder: Path) -> str:
    """Return what is read in the PDF that LibreOffice makes of this document.

    By poppler: a letter of another font in the middle of a word stays in its place.
    """
    source, result = folder / "paper.docx", folder / "paper.pdf"
    source.write_bytes(docx)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    said = run("soffice", profile, *convert, str(source))
    assert result.exists(), said
    return run("pdftotext", str(result), "-")


def run(*command: str) -> str:
    """Run a program of Debian to its end; return what it says."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return done.stdout


def flat(text: str) -> str:
    """Return the text without spaces and hyphens: a line may break at either."""
    return re.sub(r"[\s-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", [minutes, annual_report])
def test_libreoffice_prints_a_docx_without_loss(
    paper: Callable[[str], bytes], language: str, tmp_path: Path
) -> None:
    docx = paper(language)

    text = flat(printed(docx, tmp_path))

    words = [flat(one) for one in readers.words_of(docx).split()]
    assert len(words) > 60
    assert [one for one in words if one not in text] == []
    assert flat(ODD) in text
