import io
import time
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from backend.papers import word
from tests.backend.papers import readers

ODD = "<b> & {{ name }} {% raw %} {_{ x }_} {# y #} #set \\ \"h\" 'i' ]]> &lt;"
ROWS = [{"name": f"Row {number}", "votes": ["a", "b"]} for number in range(300)]
DATA = {
    "title": "Хаттама",
    "rows": ROWS,
    "items": "a key, not a method",
    "absent": None,
}


def docx(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w") as after,
    ):
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as parcel:
        parcel.writestr(name, part)
    return out.getvalue()


def test_tags_are_filled_in() -> None:
    made = word.rendered(
        docx(
            "{{ title }} {{ items }} {{ rows|length }}{{ absent }}",
            "{%p for row in rows %}",
            "{{ loop.index }}. {{ row.name }}: {{ row.votes|join(', ') }}",
            "{%p endfor %}",
        ),
        {**DATA, "rows": ROWS[:2]},
    )

    assert readers.words_of(made).split("\n") == [
        "Хаттама a key, not a method 2",
        "1. Row 0: a, b",
        "2. Row 1: a, b",
    ]


def test_what_looks_like_markup_appears_as_typed() -> None:
    made = word.rendered(docx("[{{ title }}]"), {"title": ODD})

    assert readers.words_of(made) == f"[{ODD}]"


def test_lines_stay_lines_and_control_characters_go() -> None:
    made = word.rendered(docx("{{ title }}"), {"title": "one\ntwo\x00\x07\x0c\ud800"})

    assert readers.words_of(made) == "one\ntwo"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ title.__class__ }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ rows.append(1) }}",
        "{{ title.format(1) }}",
        "{{ title.encode }}",
        "{{ self._TemplateReference__context }}",
        "{{ loop.__init__ }}",
        "{{ range(10) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ title|center(1000000000) }}",
        "{{ title|safe }}",
        "{{ '%s'|format(title) }}",
        "{% set x = rows %}",
        "{% macro m() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% for a in rows recursive %}{% endfor %}",
        "{% for a, b in rows %}{% endfor %}",
        "{% for a in rows %}{% for b in rows %}{% endfor %}{% endfor %}",
        "{% for a in rows|list %}{% endfor %}",
        "{{ unknown }}",
        "{{ title.unknown }}",
        "{% if %}",
        "{{ title",
        "(" * 5 + "{{ " + "(" * 5000 + "title" + ")" * 5000 + " }}",
        "{{ 1 }}" * 2001,
    ],
)
def test_a_template_that_asks_for_more_than_its_data_is_refused(tag: str) -> None:
    with pytest.raises(word.BadTemplate):
        word.rendered(docx(tag), DATA)


def test_a_template_that_grows_without_measure_is_stopped() -> None:
    body = "x" * 100_000
    started = time.monotonic()

    with pytest.raises(word.BadTemplate, match="too large"):
        word.rendered(docx("{% for row in rows %}" + body + "{% endfor %}"), DATA)
    assert time.monotonic() - started < 20


def test_an_entity_is_never_opened() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'

    def with_entity(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        head, _, rest = part.partition(b"?>")
        return head + b"?>" + bomb + rest.replace(b"TEXT", b"&a;&b;")

    with pytest.raises(word.BadTemplate, match="document type"):
        word.rendered(changed(docx("TEXT"), with_entity), DATA)


RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="http://inner/" '
    'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject", "frame"])
def test_a_template_that_calls_out_when_opened_is_refused(kind: str) -> None:
    def with_relation(name: str, part: bytes) -> bytes:
        relation = RELATION.format(kind=kind).encode()
        return part.replace(b"</Relationships>", relation)

    with pytest.raises(word.BadTemplate, match="refers to"):
        word.rendered(changed(docx("x"), with_relation), DATA)


def test_a_template_may_hold_a_link() -> None:
    def with_relation(name: str, part: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return part
        relation = RELATION.format(kind="hyperlink").encode()
        return part.replace(b"</Relationships>", relation)

    made = word.rendered(changed(docx("{{ title }}"), with_relation), DATA)

    assert readers.words_of(made) == "Хаттама"


def test_a_field_that_fetches_from_elsewhere_is_refused() -> None:
    def with_field(name: str, part: bytes) -> bytes:
        field = b"<w:r><w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText>"
        return part.replace(b"<w:r>", field + b"</w:r><w:r>", 1)

    with pytest.raises(word.BadTemplate, match="fetches"):
        word.rendered(changed(docx("x"), with_field), DATA)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/a.bin"])
def test_a_template_with_something_to_run_is_refused(name: str) -> None:
    with pytest.raises(word.BadTemplate, match="not taken"):
        word.rendered(with_part(docx("x"), name, b"x"), DATA)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    bomb = with_part(docx("x"), "word/more.xml", b" " * 30_000_000)

    with pytest.raises(word.BadTemplate, match="too large"):
        word.rendered(bomb, DATA)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"hello", docx("x")[:-100], docx("x")[200:]]
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(word.BadTemplate):
        word.rendered(content, DATA)


def test_tags_that_tear_the_document_are_refused() -> None:
    torn = docx(
        "{%p if title %}", "{% if absent %}", "x", "{%p endif %}", "{% endif %}"
    )

    with pytest.raises(word.BadTemplate):
        word.rendered(torn, DATA)
