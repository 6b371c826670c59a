"""What an upload is, by its content, and which kinds are taken."""

import io
import unicodedata
import zipfile

import filetype

BY_CONTENT = frozenset(
    {"application/pdf", "image/png", "image/jpeg", "image/webp", "image/tiff"}
)
OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TEXTS = {"txt": "text/plain", "csv": "text/csv"}
LARGEST_UNPACKED = 200 * 1024 * 1024


def of(content: bytes, *, name: str) -> str | None:
    """Return the media type of a file that is taken; None for any other.

    The name decides between kinds of plain text alone; an archive that would unpack
    to more than 200 MiB is no office document.
    """
    guessed = filetype.guess_mime(content)
    if guessed in BY_CONTENT:
        return str(guessed)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if guessed is None and _is_text(content):
        return TEXTS.get(name.rpartition(".")[2].lower())
    return None


def clean_name(name: str) -> str:
    """Return a file name without folders, control characters and changed direction."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return kept.strip(" .")[-150:] or "file"


def _office(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = archive.infolist()
    except zipfile.BadZipFile:
        return None
    names = [entry.filename for entry in inside]
    too_large = sum(entry.file_size for entry in inside) > LARGEST_UNPACKED
    has_macros = any(name.endswith("vbaProject.bin") for name in names)
    if too_large or has_macros or "[Content_Types].xml" not in names:
        return None
    kinds = [
        k for folder, k in OFFICE.items() if any(n.startswith(folder) for n in names)
    ]
    return kinds[0] if len(kinds) == 1 else None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(
        unicodedata.category(c) == "Cc" for c in set(text) - {"\n", "\r", "\t"}
    )
