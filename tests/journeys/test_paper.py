"""A watchdog keeps a whole case alone, on paper; then the body comes and disputes."""

from datetime import UTC, datetime
from typing import Any

import requests

from backend.accounts.roles import Role
from tests import factories
from tests.backend.papers import readers
from tests.journeys.conftest import Server
from tests.journeys.people import Person

BEGUN = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
COMPLETED = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # a Monday
EIGHTH_DAY = datetime(2026, 12, 3, 6, 0, tzinfo=UTC)  # the seventh was the 2nd
POST_CAME = datetime(2026, 12, 8, 6, 0, tzinfo=UTC)
ANSWER_CAME = datetime(2026, 12, 24, 6, 0, tzinfo=UTC)
BODY_CAME = datetime(2027, 1, 11, 6, 0, tzinfo=UTC)
PDF = b"%PDF-1.4 "
SECRET = "Дәрігердің аты-жөні"


def test_a_case_kept_alone_on_paper_and_the_body_that_comes_later(
    server: Server,
) -> None:
    # Arrange: a body with nobody here, and one citizen who acts alone.
    server.clock_at(BEGUN)
    body = factories.body("№9 емхана")
    author = Person(server.url, factories.citizen("Сәуле Ақынова"))
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)

    # The whole control is kept by the author alone.
    case = author.does(
        "cases/",
        theme="Емхана кезегі",
        language="kk",
        tasks="Кезектің ұзақтығын өлшеу",
        bodies=[str(body.pk)],
    )
    here = f"cases/{case['id']}"
    [own] = author.rows(f"participants/?case={case['id']}")
    declared = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}
    author.does(f"participants/{own['id']}/declare/", **declared)
    for verb in ("register", "announce", "begin"):
        author.does(f"{here}/{verb}/")
    for facts, reason in (("Кезек төрт сағат", ""), (SECRET, "дербес деректер")):
        author.does(
            "findings/",
            case=case["id"],
            facts=facts,
            place="Тіркеу бөлмесі",
            established_on="2026-10-30",
            private_reason=reason,
            no_conflict=True,
        )
    server.clock_at(COMPLETED)
    owed = author.does(f"{here}/complete/")["send_obligation"]
    assert owed["due_on"] == "2026-12-02"

    # Each annex is asked for; the document is in two languages, and a day late.
    written = {
        "case": case["id"],
        "text": "Кезек заңға сай емес",
        "language": "kk",
        "second_text": "Очередь не по закону",
        "second_language": "ru",
        "recommendations": [
            {
                "text": "Екінші терезе ашу",
                "second_text": "Открыть второе окно",
                "body": str(body.pk),
            },
        ],
    }
    draft = author.does("final-documents/", **written, held_place="")
    assert [a["code"] for a in draft["annexes"] if not a["is_there"]] == ["annex_place"]
    _refused(author.tries(f"{here}/send-final-document/"), "13-бап 1-")
    nobody_sees = nobody.http.get(f"{nobody.url}/final-documents/{draft['id']}/")
    assert nobody_sees.status_code == 404
    author.does("final-documents/", **written)
    server.clock_at(EIGHTH_DAY)
    sent = author.does(f"{here}/send-final-document/")
    assert (sent["state"], sent["send_obligation"]["in_time"]) == (
        "document_sent",
        False,
    )
    late = nobody.rows("final-documents/?sent_late=true")
    assert [row["id"] for row in late] == [draft["id"]]
    for name in ("pdf_kk", "pdf_ru"):
        words = readers.text_of(_paper(nobody, draft["id"], name))
        assert case["theme"] in words
        assert SECRET not in words

    # Nobody of the body is here: the post brings it, with a notice of delivery.
    [delivery] = nobody.rows(f"deliveries/?document={draft['id']}")
    there = f"deliveries/{delivery['id']}"
    assert (delivery["basis"], delivery["received_on"]) == ("none", None)
    server.clock_at(POST_CAME)
    notice = author.uploads("notice.pdf", PDF + b"notice")
    early = {"road": "post", "received_on": "2026-12-02", "proof": "RR 1"}
    _refused(author.tries(f"{there}/record-delivery/", **early), "13-бап 4-")
    recorded = author.does(
        f"{there}/record-delivery/",
        **{**early, "received_on": "2026-12-05"},  # a Saturday
        proof_file=notice,
    )
    assert recorded["basis"] == "entered"
    [line] = nobody.rows(f"recommendations/?case={case['id']}")
    assert line["answer_obligation"]["due_on"] == "2026-12-21"  # the 16th is off

    # The answer comes on paper, and its scan stands beside it; it was late.
    server.clock_at(ANSWER_CAME)
    scan = author.uploads("answer.pdf", PDF + b"answer")
    answered = author.does(
        f"recommendations/{line['id']}/enter-answer/",
        verdict="accepted",
        reasons="Екінші терезе ашылады",
        language="kk",
        number="02-11/5",
        answered_on="2026-12-22",
        scan=scan,
    )
    assert answered["answer_obligation"]["in_time"] is False
    assert nobody.get(f"{here}/")["state"] == "answered"
    [publication] = [
        row
        for row in nobody.rows(f"publications/?document={draft['id']}")
        if row["what"] == "document"
    ]
    found = author.does(
        f"publications/{publication['id']}/publish/",
        published_on="2026-12-23",
        url="https://emhana.example.kz/document",
    )
    assert found["is_entered_by_author"] is True

    # The body comes, and says with proof that the post came three days later.
    server.clock_at(BODY_CAME)
    officer = Person(server.url, factories.holder(Role.OFFICER, body).user)
    proof = officer.uploads("journal.pdf", PDF + b"journal")
    claim = {
        "claimed_on": "2026-12-08",
        "ground": "Хат кіріс журналына 8 желтоқсанда тіркелген",
        "proof": "Кіріс № 412",
        "proof_file": proof,
    }
    assert stranger.tries(f"{there}/dispute-receipt/", **claim).status_code == 403
    before = {**claim, "claimed_on": "2026-12-01"}
    _refused(officer.tries(f"{there}/dispute-receipt/", **before), "13-бап 4-")
    shown = officer.does(f"{there}/dispute-receipt/", **claim)
    [standing] = shown["claims"]
    told = nobody.get(f"recommendations/{line['id']}/")["answer_obligation"]
    assert (told["due_on"], told["in_time"]) == ("2026-12-21", False)

    # Both claims stand on the page, in each language, with both proofs.
    for language in ("kk", "ru", "en"):
        page = _page(server, case["id"], language)
        assert "Хат кіріс журналына 8 желтоқсанда тіркелген" in page
        assert "Кіріс № 412" in page
        assert "RR 1" in page
        assert SECRET not in page
    page = _page(server, case["id"], "en")
    assert "5 December 2026" in page
    assert "8 December 2026" in page
    server.wait_for(lambda: len(_letters(server, "алынған күн дау")) == 1)

    # The author agrees: the term is counted anew, and the answer was in time.
    assert officer.tries(f"receipt-claims/{standing['id']}/agree/").status_code == 403
    settled = author.does(f"receipt-claims/{standing['id']}/agree/")
    assert (settled["state"], settled["came_to"]) == ("agreed", "2026-12-08")
    told = nobody.get(f"recommendations/{line['id']}/")["answer_obligation"]
    assert (told["due_on"], told["in_time"]) == ("2026-12-23", True)
    again = nobody.get(f"{there}/")
    assert (again["received_on"], again["receipt_on"]) == ("2026-12-05", "2026-12-08")
    server.wait_for(lambda: len(_letters(server, "дау аяқталды")) == 2)


def _refused(answer: requests.Response, provision: str) -> None:
    assert answer.status_code == 409, answer.text
    told = [breach["provision"] for breach in answer.json()["breaches"]]
    assert any(provision in text for text in told), told


def _paper(reader: Person, document: str, name: str) -> bytes:
    address = f"{reader.url}/final-documents/{document}/papers/{name}/"
    answer = reader.http.get(address, timeout=30)
    assert answer.status_code == 200
    return answer.content


def _page(server: Server, case: str, language: str) -> str:
    address = f"{server.url}/{language}/cases/{case}/papers/"
    answer = requests.get(address, timeout=30)
    assert answer.status_code == 200
    return answer.text


def _letters(server: Server, words: str) -> list[Any]:
    subjects = [str(letter["Subject"]) for letter in server.mail()]
    return [subject for subject in subjects if words in subject]
