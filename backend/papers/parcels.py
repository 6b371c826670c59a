"""What a file of Word may carry: text and pictures, nothing that runs or calls out."""

import io
import re
import zipfile
from zipfile import ZipFile

from lxml import etree

LARGEST_WHOLE, LARGEST_PART = 20_000_000, 2_000_000
MOST_PARTS = 500
# No DTD, no entity, no address is followed while a part is read.
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
RUNS = re.compile(r"vbaProject|activeX|embeddings/|afchunk|oleObject", re.IGNORECASE)
CALLS = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b",
    re.IGNORECASE,
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINK = "/hyperlink"
DOCUMENT = "word/document.xml"


def faults(content: bytes) -> list[str]:
    """Return what of the parcel is not taken; nothing where all is well."""
    with ZipFile(io.BytesIO(content)) as parcel:
        entries = parcel.infolist()
        names = [entry.filename for entry in entries]
        if DOCUMENT not in names:
            return ["not a document of Word"]
        if _is_too_large(entries):
            return ["too large"]
        found = [f"{name}: not taken" for name in names if RUNS.search(name)]
        for name in names:
            if name.endswith((".xml", ".rels")):
                found += [f"{name}: {fault}" for fault in _of_part(parcel.read(name))]
    return found


def _is_too_large(entries: list[zipfile.ZipInfo]) -> bool:
    parts = [e.file_size for e in entries if e.filename.endswith((".xml", ".rels"))]
    return (
        len(entries) > MOST_PARTS
        or max(parts) > LARGEST_PART
        or sum(entry.file_size for entry in entries) > LARGEST_WHOLE
    )


def _of_part(xml: bytes) -> list[str]:
    root = etree.fromstring(xml, SAFE)
    if root.getroottree().docinfo.doctype:
        return ["it declares a document type"]
    found = []
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "")
        is_outside = relation.get("TargetMode") == "External"
        if RUNS.search(kind) or (is_outside and not kind.endswith(LINK)):
            found.append(f"it refers to {relation.get('Target', '')[:80]}")
    codes = "".join(code.text or "" for code in root.iter(f"{WORD}instrText"))
    simple = " ".join(f.get(f"{WORD}instr", "") for f in root.iter(f"{WORD}fldSimple"))
    if CALLS.search(codes) or CALLS.search(simple):
        found.append("a field fetches from elsewhere")
    return found
