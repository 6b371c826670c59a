"""A small PDF that stands for a scan: a letter that came by post."""

LINE = "BT /F1 18 Tf 60 760 Td ({text}) Tj ET"


def scan(text: str) -> bytes:
    """Return a page that says it is a demonstration, and this line of Latin letters."""
    page = "\n".join(
        (LINE.format(text="Demonstration, not a real document"), f"% {text}")
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(parts) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{rows}"
    end += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(written)}\n"
    return f"{written}{end}%%EOF\n".encode("ascii")
