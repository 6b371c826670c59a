"""Papers as DOCX: a template that officers edit in Word, filled in a sandbox."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError
from lxml import etree

from backend.papers import letters, parcels, tags

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What the readers of zip, XML and Word raise at a file that is none of theirs.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    OpcError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    etree.LxmlError,
    zipfile.BadZipFile,
    zlib.error,
)


class BadTemplate(Exception):
    """The template cannot be used: it says why, in the words of who read it."""


class _Filled(DocxTemplate):  # type: ignore[misc]
    """A template whose tags are run by `tags` alone, and stay out of its properties."""

    def render_xml_part(
        self,
        src_xml: str,
        part: object,
        context: Mapping[str, Any],
        jinja_env: Environment | None = None,
    ) -> str:
        """Fill in one part; nothing that the data holds is read as a tag again."""
        return str(self.resolve_listing(tags.render(src_xml, context)))

    def render_properties(
        self, context: Mapping[str, Any], jinja_env: Environment | None = None
    ) -> None:
        """Leave author and title of the file as they are."""

    def fix_tables(self, xml: str) -> etree._Element:
        """Mend the widths of tables; XML that tags have torn is refused, not mended."""
        etree.fromstring(xml, parcels.SAFE)
        mended: etree._Element = super().fix_tables(xml)
        return mended


def rendered(template: Path | bytes, data: Mapping[str, Any]) -> bytes:
    """Fill the template; a name with `<`, `&` or `{{` in it stands there as typed.

    Raise BadTemplate where it is no document, holds more than text and pictures, or
    its tags ask for what they may not have or what the data has not.
    """
    content = template.read_bytes() if isinstance(template, Path) else template
    plain = letters.each(data, letters.typed)
    try:
        faults = parcels.faults(content)
        if not faults:
            return _filled(content, plain)
    except TemplateError as error:
        raise BadTemplate(error.message or type(error).__name__) from error
    except UNREADABLE as error:
        message = f"{type(error).__name__}: {error}"
        raise BadTemplate(message[:300]) from error
    raise BadTemplate("; ".join(faults)[:300])


def _filled(content: bytes, data: Mapping[str, Any]) -> bytes:
    paper = _Filled(io.BytesIO(content))
    paper.render(data)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()
