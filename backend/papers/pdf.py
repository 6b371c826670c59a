"""Papers as PDF: a template of ours, and data that never becomes its source."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from backend.papers import letters


def rendered(template: Path, data: Mapping[str, Any]) -> bytes:
    """Compile the template, which reads the data as JSON from `sys.inputs.data`.

    Only the fonts inside typst are used, so that every machine draws the same page.
    """
    made = typst.compile(
        template,
        root=settings.BASE_DIR,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(letters.each(data, letters.drawn))},
        # A-2a, which holds 2b and 2u, for keeping; UA-1 for those who read by ear.
        pdf_standards=["a-2a", "ua-1"],
    )
    if not isinstance(made, bytes):
        message = f"{template.name} makes no single file"
        raise TypeError(message)
    return made
