"""What the documents point to is there."""

import re
from pathlib import Path

from tests.house import tree

LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)")


def broken(page: Path) -> list[str]:
    """Return the links of a page to files that do not exist."""
    said = LINK.findall(page.read_text())
    return [link for link in said if not (page.parent / link).exists()]


def test_every_link_between_documents_leads_somewhere() -> None:
    found = {tree.name(page): broken(page) for page in tree.files(".md")}

    assert {name: links for name, links in found.items() if links} == {}


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md), [away](https://example.kz), [gone](no.md#top)")

    assert broken(page) == ["no.md"]


def test_the_two_commands_are_the_first_lines_of_the_readme() -> None:
    lines = (tree.ROOT / "README.md").read_text().splitlines()

    assert [line.strip() for line in lines[:2]] == ["make run", "make test"]


def test_the_style_page_shows_code_that_is_there() -> None:
    """Each fragment's function or row is found in some file of ours."""
    page = (tree.ROOT / "docs" / "house-style.md").read_text()
    shown = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    ours = [path.read_text() for path in tree.sources(*tree.PACKAGES)]

    assert shown
    for fragment in shown:
        lines = [line.strip() for line in fragment.strip().splitlines() if line]
        assert any(all(line in text for line in lines) for text in ours), fragment
