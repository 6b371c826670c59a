"""What a council owes on paper: minutes, an answer to a citizen, its annual report."""

import io
from typing import Any

import docx
import pypdf

from tests.journeys.life import Life
from tests.journeys.town import name, refused

PAPERS = ("docx_kk", "docx_ru", "pdf_kk", "pdf_ru")
TEXT = "Аулада жарық жоқ, балалар қараңғыда жүреді."


def minutes(life: Life, meeting: str, *, signed_on: tuple[int, int]) -> str:
    """Worded, read by those who were there, frozen, signed by two, published."""
    draft = f"{meeting}/draft-minutes/"
    life.outside(draft)
    made = life.secretary.does(draft)
    where = f"minutes/{made['id']}"
    unseen = life.nobody.http.get(f"{life.nobody.url}/{where}/")
    assert unseen.status_code == 404
    heard = [
        {
            "agenda_item": one["id"],
            "text_kk": "Баяндамашы тыңдалды.",
            "text_ru": "Заслушан докладчик.",
        }
        for one in life.nobody.get(f"{meeting}/")["agenda_items"]
    ]
    refused(life.chair, f"{where}/edit/", 403, passages=heard)
    life.secretary.does(f"{where}/edit/", passages=heard)
    life.outside(f"{where}/send-for-remarks/", 404)
    life.secretary.does(f"{where}/send-for-remarks/")
    life.outside(f"{where}/remark/", 404, text="Мен басқаша айттым")
    life.candidates[3].does(f"{where}/remark/", text="Мен басқаша айттым")
    refused(life.secretary, f"{where}/freeze/", 409, "кеңес")

    month, day = signed_on
    life.day(month, day)
    refused(life.secretary, f"{where}/freeze/", 409, "кеңес")
    [remark] = life.secretary.get(f"{where}/")["remarks"]
    answer = {"remark": remark["id"], "is_taken": False, "answer": "Жазба бар."}
    life.secretary.does(f"{where}/answer-remark/", **answer)
    life.secretary.does(f"{where}/freeze/")
    refused(life.chair, f"{where}/sign-as-chair/", 409)
    life.secretary.does(f"{where}/sign-as-secretary/")
    refused(life.candidates[5], f"{where}/sign-as-chair/", 403)
    life.chair.does(f"{where}/sign-as-chair/")
    assert life.nobody.get(f"{meeting}/")["state"] == "minutes_signed"
    life.secretary.does(f"{where}/publish/")
    _read(life, where)
    return where


def appeal(life: Life) -> None:
    """A citizen writes; the council answers in public, and nobody learns who wrote."""
    letter = {
        "council": life.council.removeprefix("councils/"),
        "theme": "Аула жарығы",
        "text": TEXT,
        "language": "kk",
    }
    refused(life.nobody, "appeals/", 401, **letter)
    where = f"appeals/{life.citizen.does('appeals/', **letter)['id']}"
    told = life.nobody.http.get(f"{life.nobody.url}/{where}/").text
    assert TEXT not in told
    assert name(life.citizen) not in told
    assert life.secretary.get(f"{where}/")["concerned"]["text"] == TEXT
    answer = {"answer": "Жарық қазанда орнатылады."}
    refused(life.citizen, f"{where}/answer/", 403, **answer)
    refused(life.neighbour, f"{where}/answer/", 403, **answer)
    life.chair.does(f"{where}/answer/", **answer)


def inform(life: Life, on: str) -> None:
    """The population is told of the council's work."""
    told = {
        "council": life.council.removeprefix("councils/"),
        "on": on,
        "channel": "Аудан газеті",
        "title_kk": "Кеңестің жұмысы туралы",
        "url": "https://example.kz/news/1",
    }
    life.outside("informings/", **told)
    life.secretary.does("informings/", **told)


def report(life: Life) -> dict[str, Any]:
    """The year is counted, worded, published; return what the public reads of it."""
    wanted = {"council": life.council.removeprefix("councils/"), "year": 2026}
    life.outside("annual-reports/", **wanted)
    made = life.secretary.does("annual-reports/", **wanted)
    where = f"annual-reports/{made['id']}"
    assert life.nobody.http.get(f"{life.nobody.url}/{where}/").status_code == 404
    words = {"text_kk": "Жыл қорытындысы.", "text_ru": "Итоги года."}
    life.secretary.does(f"{where}/edit/", **words)
    refused(life.candidates[5], f"{where}/publish/", 403)
    life.chair.does(f"{where}/publish/")
    shown: dict[str, Any] = life.nobody.get(f"{where}/")
    for paper in PAPERS:
        assert _bytes(life, shown["links"][paper])
    counted: dict[str, Any] = shown["counters"]
    return counted


def _read(life: Life, where: str) -> None:
    """Everybody reads the four papers; both languages say what was heard."""
    shown = life.nobody.get(f"{where}/")
    assert (shown["state"], len(shown["digest"])) == ("published", 64)
    words = {"kk": "Баяндамашы тыңдалды", "ru": "Заслушан докладчик"}
    for paper in PAPERS:
        content = _bytes(life, shown["links"][paper])
        text = _text(content, is_pdf=paper.startswith("pdf"))
        assert words[paper[-2:]] in text
        assert name(life.chair) in text


def _bytes(life: Life, link: str) -> bytes:
    base = life.nobody.url.removesuffix("/api/v1")
    answer = life.nobody.http.get(f"{base}{link}", timeout=30)
    assert answer.status_code == 200, answer.text
    return answer.content


def _text(content: bytes, *, is_pdf: bool) -> str:
    if is_pdf:
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    document = docx.Document(io.BytesIO(content))
    rows = [row for table in document.tables for row in table.rows]
    cells = [cell.text for row in rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
