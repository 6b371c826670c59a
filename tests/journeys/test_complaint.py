"""An answer in time, one late, one formal; a complaint, its decision, and a measure."""

from datetime import UTC, date, datetime
from typing import Any

from backend.accounts.roles import Role
from oversight.actions import obligations
from tests import factories
from tests.backend.papers import readers
from tests.journeys.conftest import Server
from tests.journeys.people import Person

BEGUN = datetime(2026, 11, 2, 5, 0, tzinfo=UTC)
SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)  # a Monday: ten days end on the 23rd
IN_TIME = datetime(2026, 11, 23, 18, 59, tzinfo=UTC)  # 23:59 in Almaty
TOO_LATE = datetime(2026, 11, 23, 19, 1, tzinfo=UTC)  # 00:01 on the 24th
PASSED_UP = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)
LATE_ANSWER = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 5, 0, tzinfo=UTC)
PROMISED = datetime(2026, 12, 14, 5, 0, tzinfo=UTC)
BROKEN = datetime(2027, 1, 15, 19, 15, tzinfo=UTC)  # 00:15 on the 16th
DONE = datetime(2027, 1, 29, 5, 0, tzinfo=UTC)
PDF = b"%PDF-1.4 "


def test_three_answers_a_complaint_a_decision_and_a_measure(server: Server) -> None:
    # Arrange: a body under a higher one, both here, and a citizen who acts alone.
    server.clock_at(BEGUN)
    higher = factories.body("Қарағанды облысының әкімдігі")
    body = factories.body("Қарағанды облысының білім басқармасы", parent=higher)
    head = Person(server.url, factories.holder(Role.HEAD, body).user)
    officer = Person(server.url, factories.holder(Role.OFFICER, body).user)
    decider = Person(server.url, factories.holder(Role.OFFICER, higher).user)
    author = Person(server.url, factories.citizen("Әлия Серікова"))
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)
    case = _sent(server, author, str(body.pk))
    number = case["number"]
    first, second, third = sorted(
        nobody.rows(f"recommendations/?case={case['id']}"), key=lambda row: row["line"]
    )
    assert {row["answer_obligation"]["due_on"] for row in (first, second, third)} == {
        "2026-11-23"
    }

    # One is answered a minute before midnight, one formally, and one not at all.
    server.clock_at(IN_TIME)
    answer = {"verdict": "accepted", "language": "kk"}
    good = {**answer, "reasons": "31 мектепте су жүйесі тексерілді, 12-сі жөнделеді."}
    empty = {**answer, "reasons": "Ұсыным назарға алынды."}
    answered = head.does(f"recommendations/{first['id']}/sign-answer/", **good)
    head.does(f"recommendations/{third['id']}/sign-answer/", **empty)
    assert answered["answer_obligation"]["in_time"] is True
    early = author.does("complaints/", **_of(second, "no_answer"))
    _refused(author.tries(f"complaints/{early['id']}/file/"), "91-бап 2-")

    # Two minutes later silence counts, and can be complained of.
    server.clock_at(TOO_LATE)
    silence = author.does(f"complaints/{early['id']}/file/")
    assert silence["number"] == f"{number}/Ш-1"
    assert silence["learned_on"] == "2026-11-23"
    assert silence["time_limit"]["due_on"] == "2027-02-23"
    assert silence["pass_up_obligation"]["due_on"] == "2026-11-27"

    # The formal answer is complained of once its author has said that it is formal.
    formal = author.does("complaints/", **_of(third, "formal_answer"))
    there = f"complaints/{formal['id']}"
    assert nobody.http.get(f"{nobody.url}/{there}/").status_code == 404
    _refused(author.tries(f"{there}/file/"), "1-бап 7-")
    [given] = nobody.rows(f"answers/?recommendation={third['id']}")
    author.does(
        f"answers/{given['id']}/assess/", view="formal", reason="Мерзім де, іс те жоқ"
    )
    assert stranger.tries(f"{there}/file/").status_code == 404
    filed = author.does(f"{there}/file/")
    assert filed["is_route_stated"] is False
    assert filed["time_limit"]["due_on"] == "2027-05-24"  # six months, then a Sunday
    for name, words in (("pdf_kk", "Шағым"), ("pdf_ru", "Жалоба")):
        content = nobody.http.get(f"{nobody.url}/{there}/papers/{name}/").content
        text = readers.text_of(content)
        assert words in text
        assert filed["number"] in text
    server.wait_for(lambda: len(_letters(server, filed["number"])) == 2)

    # The body passes it up; silence is answered late, and the complaint taken back.
    server.clock_at(PASSED_UP)
    assert decider.tries(f"{there}/decide/", **RULING).status_code == 409
    passed = officer.does(f"{there}/pass-up/", note="Істі қоса жібереміз")
    assert passed["decide_obligation"]["due_on"] == "2026-12-25"
    [owed] = decider.rows(f"obligations/?debtor={higher.pk}")
    assert (owed["kind"], owed["subject_id"]) == ("decide_complaint", formal["id"])
    server.clock_at(LATE_ANSWER)
    late = head.does(f"recommendations/{second['id']}/sign-answer/", **good)
    assert late["answer_obligation"]["in_time"] is False
    withdrawn = author.does(
        f"complaints/{early['id']}/withdraw/", reason="Жауап кешігіп келді"
    )
    assert withdrawn["state"] == "withdrawn"
    assert nobody.get(f"complaints/{early['id']}/")["end_reason"]

    # The higher body decides; the recommendation keeps its own state.
    server.clock_at(DECIDED)
    assert head.tries(f"{there}/decide/", **RULING).status_code == 403
    decided = decider.does(f"{there}/decide/", **RULING)
    assert decided["decide_obligation"]["in_time"] is True
    assert decided["outcome"] == "satisfied"
    assert nobody.get(f"recommendations/{third['id']}/")["state"] == "answered"
    server.wait_for(lambda: len(_letters(server, decided["number"])) == 7)

    # The body promises a measure by its own day, breaks it, and moves it.
    server.clock_at(PROMISED)
    promised = {
        "recommendation": third["id"],
        "text": "12 мектепке су жылытқыш орнату",
        "language": "kk",
        "owner": "Құрылыс бөлімі",
        "due_on": "2027-01-15",
    }
    assert author.tries("measures/", **promised).status_code == 409
    measure = officer.does("measures/", **promised)
    here = f"measures/{measure['id']}"
    assert measure["promise_obligation"]["due_on"] == "2027-01-15"
    server.clock_at(BROKEN)
    night = date(2027, 1, 16)
    assert [row["id"] for row in nobody.rows("measures/?overdue=true")] == [
        measure["id"]
    ]
    assert obligations.note_overdue(on=night, at=BROKEN) >= 1
    moved = officer.does(f"{here}/move-date/", due_on="2027-01-31", reason="Аяз")
    assert moved["promise_obligation"]["overdue"] is False

    # It is done with proof, disputed, shown anew, and confirmed: fulfilled.
    server.clock_at(DONE)
    done = {"text": "Он екісі де орнатылды", "language": "kk"}
    officer.does(f"{here}/complete/", **done)
    author.does(f"{here}/dispute/", reason="Екі мектепте су әлі суық")
    proof = officer.uploads("act.pdf", PDF + b"act")
    shown = officer.does(f"{here}/complete/", **done, files=[proof])
    assert shown["promise_obligation"]["in_time"] is True
    author.does(f"{here}/confirm/", note="Тексердік")

    assert nobody.get(f"recommendations/{third['id']}/")["state"] == "fulfilled"
    public = nobody.get(f"{here}/")
    assert [report["kind"] for report in public["reports"]] == ["completed"] * 2
    page = nobody.http.get(f"{server.url}/kk/cases/{case['id']}/after/", timeout=30)
    assert page.status_code == 200
    for words in (promised["text"], filed["number"], withdrawn["number"]):
        assert words in page.text


RULING = {
    "outcome": "satisfied",
    "text": "Басқарма мәні бойынша жауап беріп, шара қабылдасын.",
    "language": "kk",
    "number": "ШЖ-12",
}


def _of(line: dict[str, Any], ground: str) -> dict[str, Any]:
    return {
        "recommendation": line["id"],
        "to": "higher_body",
        "ground": ground,
        "text": "Екі рет сұрадық.",
        "language": "kk",
        "is_route_stated": None if ground == "no_answer" else False,
    }


def _sent(server: Server, author: Person, body: str) -> Any:
    """Walk a monitoring of three recommendations to its sent document."""
    case = author.does(
        "cases/", theme="Мектеп суы", language="kk", tasks="Суды қарау", bodies=[body]
    )
    here = f"cases/{case['id']}"
    [own] = author.rows(f"participants/?case={case['id']}")
    author.does(
        f"participants/{own['id']}/declare/",
        declared=list(factories.ALL_DECLARED),
        has_conflict=False,
    )
    for verb in ("register", "announce", "begin"):
        author.does(f"{here}/{verb}/")
    author.does(
        "findings/",
        case=case["id"],
        facts="12 мектепте ыстық су жоқ",
        place="Қарағанды",
        established_on="2026-11-02",
        no_conflict=True,
    )
    server.clock_at(SENT)
    author.does(f"{here}/complete/")
    author.does(
        "final-documents/",
        case=case["id"],
        text="Ыстық су жоқ",
        language="kk",
        recommendations=[
            {"text": text, "body": body}
            for text in ("Су жүйесін тексеру", "Мәзір ілу", "Су жылытқыш орнату")
        ],
    )
    return author.does(f"{here}/send-final-document/")


def _refused(answer: Any, provision: str) -> None:
    assert answer.status_code == 409, answer.text
    told = [breach["provision"] for breach in answer.json()["breaches"]]
    assert any(provision in text for text in told), told


def _letters(server: Server, number: str) -> list[str]:
    subjects = [str(letter["Subject"]) for letter in server.mail()]
    return [subject for subject in subjects if number in subject]
