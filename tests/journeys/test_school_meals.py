"""Meals in a hundred schools: a checklist, thirty-one inspected, visits answered.

The plan, what was looked at and how many schools were done are those of a real event;
the answers are invented.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from backend.accounts.roles import Role
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.test_watchdog import refused

EVENT = json.loads(
    (Path(__file__).parent / "data" / "school_meals.json").read_text(encoding="utf-8")
)
EARLIER_ENDS = datetime(2025, 7, 31, 6, 0, tzinfo=UTC)
BEGUN = datetime(2026, 1, 14, 5, 0, tzinfo=UTC)
OF_VISIT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)
COMPLETED = datetime(2026, 2, 27, 6, 0, tzinfo=UTC)
PHOTO = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
WORD = "Жасырынсөз"


def test_a_hundred_schools_are_monitored_and_thirty_one_inspected(
    server: Server,
) -> None:
    # Arrange: the body with its people, who was there before, who comes now.
    body = factories.body("Қостанай облысының білім басқармасы")
    head = Person(server.url, factories.holder(Role.HEAD, body).user)
    officer = Person(server.url, factories.holder(Role.OFFICER, body).user)
    parent, before = (Person(server.url, factories.citizen()) for _ in range(2))
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)

    # Somebody else's monitoring of the same body ended on the last day of July.
    server.clock_at(EARLIER_ENDS)
    earlier = _under_way(before, body, "Мектеп автобустары")
    before.does(f"{earlier}/complete/")
    number = nobody.get(f"{earlier}/")["number"]

    # The monitoring is planned, with its checklist and its hundred schools.
    server.clock_at(BEGUN)
    here = _announced(parent, body, EVENT["object"]["ru"])
    case = nobody.get(f"{here}/")["id"]
    plan = {
        "case": case,
        "from_on": "2026-01-14",
        "to_on": "2026-03-01",
        "method": EVENT["how"],
        "text": "; ".join(EVENT["looked_at"]),
    }
    refused(stranger.tries("monitoring-plans/", **plan), 403)
    refused(parent.tries("monitoring-plans/", **{**plan, "to_on": "2026-01-13"}), 409)
    assert parent.does("monitoring-plans/", **plan)["version"] == 1
    items = [{"text": line, "kind": "yes_no"} for line in EVENT["looked_at"]]
    checklist = parent.does("checklists/", case=case, title="Асхана", items=items)
    names = [{"name": f"№{n} мектеп"} for n in range(1, EVENT["plan"]["schools"] + 1)]
    sites = parent.does("sites/add-many/", case=case, sites=names)
    assert len(sites) == 100

    # A visit within six months is refused with its ground, to the day.
    [own] = [row for row in parent.rows("participants/") if row["case"] == case]
    wanted = {
        "case": case,
        "body": str(body.pk),
        "reason": "Бракераж журналын қарау",
        "people": [own["id"]],
    }
    incomplete = {**wanted, "people": [], "wanted_on": "2026-01-31"}
    refused(parent.tries("visits/", **incomplete), 409, "12-бап")
    inside = parent.does("visits/", **wanted, wanted_on="2026-01-31")
    server.wait_for(lambda: len(_letters(server, "31.01.2026")) == 2)
    refused(parent.tries(f"visits/{inside['id']}/refuse/", reason="Жоқ"), 403)
    refused(
        officer.tries(f"visits/{inside['id']}/refuse/", reason=" "), 409, "12-бап 5-"
    )
    no = officer.does(f"visits/{inside['id']}/refuse/", reason="Мониторинг болған")
    assert (no["ground"], no["is_without_ground"]) == ("object", False)
    assert no["six_months"] == {
        "number": number,
        "ended_on": "2025-07-31",
        "until": "2026-01-31",
        "explanation": no["six_months"]["explanation"],
    }
    server.wait_for(lambda: _letters(server, "бас тартылды"))

    # The day after, a refusal has none, and stands so before everybody.
    outside = parent.does("visits/", **wanted, wanted_on="2026-02-01")
    officer.does(f"visits/{outside['id']}/refuse/", reason="Уақыт жоқ")
    shown = nobody.get(f"visits/{outside['id']}/")
    assert (shown["ground"], shown["is_without_ground"]) == (None, True)
    groundless = nobody.rows(f"visits/?case={case}&without_ground=true")
    assert [row["id"] for row in groundless] == [outside["id"]]

    # Another one is agreed to, with conditions, and held on its day.
    agreed = parent.does("visits/", **wanted, wanted_on="2026-02-02")
    assert agreed["obligation"]["due_on"] is None
    inbox = officer.rows(f"obligations/?debtor={body.pk}&kind=answer_visit_request")
    assert agreed["id"] in {row["subject_id"] for row in inbox}
    head.does(f"visits/{agreed['id']}/agree/", conditions="Халат")
    refused(
        parent.tries(f"visits/{agreed['id']}/record-held/", held_on="2026-02-02"), 400
    )

    # One school on a phone, line after line; thirty from their sheets.
    parent.does(f"{here}/begin/")
    begun = parent.does("inspections/begin/", site=sites[0]["id"], done_on="2026-01-14")
    photo = parent.uploads("canteen.png", PHOTO)
    for item in checklist["items"]:
        refused(parent.tries(f"inspections/{begun['id']}/finish/"), 409)
        said = {"item": item["id"], "value": "yes", "evidence": [photo]}
        parent.does(f"inspections/{begun['id']}/answer-line/", **said)
    done = parent.does(f"inspections/{begun['id']}/finish/")
    assert (done["points"], done["possible"], done["percent"]) == (25, 25, 100)
    for place, site in enumerate(sites[1 : EVENT["plan"]["done_when_reported"]]):
        parent.does("inspections/", **_sheet(checklist, site, place))

    # Everybody sees how far it is, and nobody else what was seen.
    assert _count(nobody, f"sites/?case={case}&done=true") == 31
    assert _count(nobody, f"sites/?case={case}&done=false") == 69
    assert nobody.rows(f"inspections/?case={case}") == []
    assert head.rows(f"inspections/?case={case}") == []
    assert _count(parent, f"inspections/?case={case}&current=true") == 31

    # The visit takes place, findings are written down, one of them not public.
    server.clock_at(OF_VISIT)
    held = parent.does(f"visits/{agreed['id']}/record-held/", held_on="2026-02-02")
    assert held["state"] == "held"
    finding = {"case": case, "established_on": "2026-02-02", "no_conflict": True}
    opened = parent.does(
        "findings/", **finding, facts="Он екі мектепте журнал алдын ала толтырылған"
    )
    private = parent.does(
        "findings/",
        **finding,
        facts=f"{WORD}: баланың аты",
        private_reason="дербес деректер",
    )

    # With the final document the inspections are public; the private finding is not.
    server.clock_at(COMPLETED)
    waiting = parent.does("visits/", **wanted, wanted_on="2026-02-28")
    parent.does(f"{here}/complete/")
    assert nobody.get(f"visits/{waiting['id']}/")["state"] == "unanswered"
    refused(parent.tries("inspections/", **_sheet(checklist, sites[40], 40)), 409)
    parent.does(
        "final-documents/",
        case=case,
        text="31 мектеп қаралды.",
        language="kk",
        recommendations=[{"text": "Журналды тексеру", "body": str(body.pk)}],
    )
    parent.does(f"{here}/send-final-document/")
    assert _count(nobody, f"inspections/?case={case}&current=true") == 31
    assert [row["id"] for row in nobody.rows(f"findings/?case={case}")] == [
        opened["id"]
    ]
    refused(stranger.http.get(f"{stranger.url}/findings/{private['id']}/"), 404)
    assert len(head.rows(f"findings/?case={case}")) == 2
    assert not any(WORD in text for text in _texts(server))
    for page in (f"cases/{case}/", f"cases/{case}/control/"):
        text = nobody.http.get(f"{server.url}/kk/{page}", timeout=30).text
        assert WORD not in text
    assert "31" in text

    # What was established is corrected by a version: the bodies learn of it.
    corrected = parent.does(
        f"findings/{opened['id']}/correct/",
        facts="Он үш мектепте журнал алдын ала толтырылған",
        established_on="2026-02-02",
        correction_reason="Бір мектеп есептелмей қалған",
    )
    assert corrected["version"] == 2
    server.wait_for(lambda: len(_letters(server, "1-факт түзетілді")) == 2)


def _announced(author: Person, body: Any, theme: str) -> str:
    case = author.does("cases/", theme=theme, language="kk", bodies=[str(body.pk)])
    here = f"cases/{case['id']}"
    [own] = [row for row in author.rows("participants/") if row["case"] == case["id"]]
    author.does(
        f"participants/{own['id']}/declare/",
        declared=list(factories.ALL_DECLARED),
        has_conflict=False,
    )
    for verb in ("register", "announce"):
        author.does(f"{here}/{verb}/")
    return here


def _under_way(author: Person, body: Any, theme: str) -> str:
    here = _announced(author, body, theme)
    author.does(f"{here}/begin/")
    return here


def _sheet(
    checklist: dict[str, Any], site: dict[str, Any], place: int
) -> dict[str, Any]:
    lines = [
        {
            "item": item["id"],
            "value": "no" if (place + item["position"]) % 3 == 0 else "yes",
        }
        for item in checklist["items"]
    ]
    return {"site": site["id"], "done_on": "2026-01-14", "lines": lines}


def _count(reader: Person, path: str) -> int:
    counted: int = reader.get(f"{path}&count=exact")["count"]
    return counted


def _letters(server: Server, words: str) -> list[str]:
    subjects = [str(letter["Subject"]) for letter in server.mail()]
    return [subject for subject in subjects if words in subject]


def _texts(server: Server) -> list[str]:
    bodies = (letter.get_body(("plain",)) for letter in server.mail())
    return [body.get_content() for body in bodies if body is not None]


def test_the_source_says_what_the_journey_plays() -> None:
    plan = EVENT["plan"]

    assert (plan["schools"], plan["done_when_reported"]) == (100, 31)
    assert date(2026, 1, 14) == BEGUN.date()
