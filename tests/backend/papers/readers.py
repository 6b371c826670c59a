"""How tests read the papers: the PDF as a checker would, the DOCX as Word does."""

import io
import re

from docx import Document
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SUBSET = re.compile(r"^/[A-Z]{6}\+")


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def xmp_of(pdf: bytes) -> str:
    stream = reader(pdf).root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    return stream.get_data().decode()


def faults(pdf: bytes) -> list[str]:
    """Return what keeps a PDF from being PDF/A-2a.

    Part of the standard only: the claim in XMP, the output intent, embedded fonts, no
    encryption, nothing that runs. The rest is typst's own conformance.
    """
    found = []
    read = reader(pdf)
    root = read.root_object
    xmp = xmp_of(pdf)
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        if claim not in xmp:
            found.append(f"XMP does not say {claim}")
    intents = root.get("/OutputIntents", [])
    if [i.get_object().get("/S") for i in intents] != ["/GTS_PDFA1"]:
        found.append("no output intent")
    elif not intents[0].get_object()["/DestOutputProfile"].get_object().get_data():
        found.append("no colour profile")
    if read.is_encrypted or "/Encrypt" in read.trailer:
        found.append("encrypted")
    if not root.get("/MarkInfo", {}).get("/Marked"):
        found.append("no tags")
    if {"/OpenAction", "/AA", "/AcroForm"} & set(root):
        found.append("it runs something")
    return found + [f"not embedded: {name}" for name in loose_fonts(pdf)]


def loose_fonts(pdf: bytes) -> list[str]:
    """Return the fonts that are not inside the file."""
    loose = []
    for page in reader(pdf).pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        fonts = resources.get("/Font", DictionaryObject())
        for font in fonts.get_object().values():
            name, embedded = _embedded(font.get_object())
            if not embedded or not SUBSET.match(name):
                loose.append(name)
    return loose


def _embedded(font: DictionaryObject) -> tuple[str, bool]:
    under = font.get("/DescendantFonts", [font])[0].get_object()
    described = under["/FontDescriptor"].get_object()
    return str(font["/BaseFont"]), any(key in described for key in FONT_FILES)


def words_of(docx: bytes) -> str:
    """Return the text of a DOCX: paragraphs and cells, in no particular order."""
    document = Document(io.BytesIO(docx))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])
