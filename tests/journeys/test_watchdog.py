"""A group of five monitors a body, from its founding to the end of the case."""

from datetime import UTC, datetime
from typing import Any

from backend.accounts.roles import Role
from oversight.actions import obligations
from oversight.models import Obligation
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person

DAY_OF_COMPLETION = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
DAY_OF_SENDING = datetime(2026, 12, 4, 6, 0, tzinfo=UTC)
DAY_OF_ANSWER = datetime(2026, 12, 18, 6, 0, tzinfo=UTC)
NIGHT_AFTER = datetime(2026, 12, 21, 19, 15, tzinfo=UTC)  # 00:15 in Almaty, the 22nd


def refused(answer: Any, status: int, provision: str = "") -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    if provision:
        told = [breach["provision"] for breach in answer.json()["breaches"]]
        assert any(provision in text for text in told), told


def test_a_group_a_body_and_one_silent_recommendation(server: Server) -> None:
    # Arrange: a body with its people, a group of five, and a stranger.
    body = factories.body("Қостанай облысының білім басқармасы")
    head = Person(server.url, factories.holder(Role.HEAD, body).user)
    officer = Person(server.url, factories.holder(Role.OFFICER, body).user)
    founder, *others = (Person(server.url, factories.citizen()) for _ in range(5))
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)

    # A group is founded by its protocol, and joined by invitation.
    refused(officer.tries("groups/", **GROUP), 403)
    group = founder.does("groups/", **GROUP)
    for person in others:
        email = person.user.email if person.user else ""
        invitation = founder.does(f"groups/{group['id']}/invite/", email=email)
        refused(stranger.tries(f"invitations/{invitation['id']}/accept/"), 404)
        person.does(f"invitations/{invitation['id']}/accept/")
    sixth = stranger.user.email if stranger.user else ""
    refused(
        founder.tries(f"groups/{group['id']}/invite/", email=sixth), 409, "6-бап 3-"
    )

    # A case is drafted; each declares for himself before it gets its number.
    wanted = {
        "theme": "Мектеп асханалары",
        "language": "kk",
        "initiator": group["organization"]["id"],
        "bodies": [str(body.pk)],
    }
    refused(others[0].tries("cases/", **wanted), 403)
    case = founder.does("cases/", **wanted)
    here = f"cases/{case['id']}"
    refused(founder.tries(f"{here}/register/"), 409, "6-бап 2-")
    for person in (founder, *others):
        [own] = [
            row
            for row in person.rows("participants/")
            if person.user
            and row["name"] == person.user.name
            and not row["declared_at"]
        ][:1]
        _declare(person)
        assert own["case"] == case["id"]
    refused(head.tries(f"{here}/register/"), 404)
    refused(nobody.tries(f"{here}/register/"), 401)
    number = founder.does(f"{here}/register/")["number"]
    assert number.startswith("2026/QB-")
    refused(stranger.tries(f"{here}/announce/"), 403)
    refused(founder.tries(f"{here}/begin/"), 409)
    refused(founder.tries(f"{here}/announce/"), 409, "7-бап 2-")
    founder.does(
        f"groups/{group['id']}/record-protocol/",
        protocol_number="2",
        protocol_on="2026-11-02",
        protocol_file=founder.uploads("protocol.pdf", b"%PDF-1.4 protocol"),
    )
    founder.does(f"{here}/announce/")
    server.wait_for(lambda: len(_letters(server, number)) == 2)

    # Findings only while it is under way; the document only when it is completed.
    finding = {"case": case["id"], "facts": "Су жоқ", "established_on": "2026-11-20"}
    refused(founder.tries("findings/", **finding), 409)
    founder.does(f"{here}/begin/")
    refused(stranger.tries("findings/", **finding), 403)
    others[1].does("findings/", **finding, no_conflict=True)
    document = {
        "case": case["id"],
        "text": "Қорытынды құжат",
        "language": "kk",
        "recommendations": [
            {"text": "Су жеткізу", "body": str(body.pk)},
            {"text": "Мәзір ілу", "body": str(body.pk)},
        ],
    }
    refused(founder.tries("final-documents/", **document), 409)
    refused(founder.tries(f"{here}/send-final-document/"), 409)
    server.clock_at(DAY_OF_COMPLETION)

    # A finding has come in: each says anew whether he has a conflict of interest.
    refused(founder.tries(f"{here}/complete/"), 409, "7-бап 2-")
    _declare(founder)
    owed = founder.does(f"{here}/complete/")["send_obligation"]
    assert (owed["norm"], owed["due_on"]) == (
        "control.final_document.send",
        "2026-12-09",
    )
    refused(founder.tries(f"{here}/send-final-document/"), 409, "13-бап 1-")
    founder.does("final-documents/", **document)

    # Sent in time; the body's terms run from that day, and explain themselves.
    server.clock_at(DAY_OF_SENDING)
    sent = founder.does(f"{here}/send-final-document/")
    assert sent["send_obligation"]["in_time"] is True
    first, second = sorted(
        nobody.rows(f"recommendations/?case={case['id']}"), key=lambda row: row["line"]
    )
    term = first["answer_obligation"]
    assert (term["due_on"], term["overdue"]) == ("2026-12-21", False)
    assert "Тәуелсіздік" in term["explanation"]
    [delivery] = nobody.rows(f"deliveries/?body={body.pk}")
    assert delivery["is_presumed"] is True
    refused(founder.tries(f"deliveries/{delivery['id']}/register-receipt/"), 403)
    officer.does(f"deliveries/{delivery['id']}/register-receipt/")

    # Only the head answers, with reasons of his own, and once.
    server.clock_at(DAY_OF_ANSWER)
    there = f"recommendations/{first['id']}/sign-answer"
    answer = {"verdict": "accepted", "reasons": "Қаражат бөлінді", "language": "kk"}
    refused(officer.tries(f"{there}/", **answer), 403)
    refused(founder.tries(f"{there}/", **answer), 403)
    blank = {**answer, "reasons": "  "}
    refused(head.tries(f"{there}/", **blank), 409, "13-бап 4-")
    assert nobody.get(f"recommendations/{first['id']}/")["answer"] is None
    answered = head.does(f"{there}/", **answer)
    assert answered["answer_obligation"]["in_time"] is True
    refused(head.tries(f"{there}/", **answer), 409)
    refused(founder.tries(f"{here}/close/", reason="Бітті"), 409, "13-бап 4-")

    # The other stays silent: late on the day after its term, noted once, told to both.
    server.clock_at(NIGHT_AFTER)
    assert nobody.rows("obligations/?overdue=true")[0]["subject_id"] == second["id"]
    noted = [obligations.note_overdue(on=_night(), at=NIGHT_AFTER) for _ in range(2)]
    assert noted == [1, 0]
    server.wait_for(lambda: len(_letters(server, " өтті")) == 3)
    assert Obligation.objects.get(subject_id=second["id"]).overdue_noted_on == _night()

    # The author says what the answer is worth, and closes with a reason.
    [given] = nobody.rows(f"answers/?case={case['id']}")
    assessed = {"view": "formal", "reason": "Мерзімі айтылмаған"}
    refused(head.tries(f"answers/{given['id']}/assess/", **assessed), 403)
    founder.does(f"answers/{given['id']}/assess/", **assessed)
    refused(founder.tries(f"{here}/close/"), 409)
    closed = founder.does(
        f"{here}/close/", reason="Орган екінші ұсынымға жауап бермеді"
    )
    assert closed["state"] == "closed"
    still = nobody.get(f"recommendations/{second['id']}/")["answer_obligation"]
    assert (still["state"], still["overdue"]) == ("open", True)

    # A late answer is still possible, and counted as late.
    late = head.does(f"recommendations/{second['id']}/sign-answer/", **answer)
    assert late["answer_obligation"]["in_time"] is False


GROUP = {
    "name": "Ата-аналар бақылауы",
    "protocol_number": "1",
    "protocol_on": "2026-11-01",
}


def _declare(person: Person) -> None:
    for row in person.rows("participants/"):
        answer = person.tries(
            f"participants/{row['id']}/declare/",
            declared=list(factories.ALL_DECLARED),
            has_conflict=False,
        )
        assert answer.status_code in (200, 403), answer.text


def _letters(server: Server, words: str) -> list[str]:
    subjects = [str(letter["Subject"]) for letter in server.mail()]
    return [subject for subject in subjects if words in subject]


def _night() -> Any:
    return datetime(2026, 12, 22, tzinfo=UTC).date()
