"""A citizen holds a public discussion, from the draft to the closed case."""

from datetime import UTC, datetime
from typing import Any

from backend.accounts.roles import Role
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.town import email, name, refused

FIRST_DAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LAST_DAY_TO_INVITE = datetime(2026, 12, 10, 5, 0, tzinfo=UTC)
LAST_DAY_TO_PUBLISH = datetime(2026, 12, 14, 18, 0, tzinfo=UTC)  # 23:00 in Almaty
EVE = datetime(2026, 12, 17, 6, 0, tzinfo=UTC)
THE_DAY = datetime(2026, 12, 18, 8, 30, tzinfo=UTC)
ANSWERED = datetime(2026, 12, 25, 6, 0, tzinfo=UTC)
SECOND_DAY = "2026-12-18T11:00:00+05:00"
PLAN = {
    "starts_at": "2026-12-17T11:00:00+05:00",
    "manner": "mixed",
    "place": "Мәдениет үйі",
    "link": "https://example.kz/room",
}
MEDIA = {"where_published": "Қостанай таңы", "published_on": "2026-12-14"}
PAPER = {"road": "post", "invited_on": "2026-12-10", "proof": "RR 17"}


def test_a_discussion_from_the_draft_to_the_closed_case(server: Server) -> None:
    # Arrange: an akimat that is here, a school that is not, an author, the others.
    server.clock_at(FIRST_DAY)
    akimat = factories.body("Қостанай қаласының әкімдігі")
    school = factories.body("№17 мектеп")
    head = Person(server.url, factories.holder(Role.HEAD, akimat).user)
    officer = Person(server.url, factories.holder(Role.OFFICER, akimat).user)
    author = Person(server.url, factories.citizen("Дана Оспанова"))
    neighbour = Person(server.url, factories.person("Марат Көрші"))
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)

    # A discussion is drafted, declared of, and registered.
    case = author.does(
        "cases/",
        form="discussion",
        theme="Саябақты қайта салу",
        language="kk",
        tasks="Жобаны тұрғындармен талқылау",
        bodies=[str(akimat.pk), str(school.pk)],
    )
    here = f"cases/{case['id']}"
    [own] = author.rows(f"participants/?case={case['id']}")
    declared = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}
    author.does(f"participants/{own['id']}/declare/", **declared)
    refused(stranger, f"{here}/register/", 404)
    number = author.does(f"{here}/register/")["number"]

    # It cannot be announced without a day; a day is set with all the law asks.
    refused(author, f"{here}/announce/", 409, "10-бап 2-")
    plan = {"case": case["id"], **PLAN}
    refused(stranger, "announcements/", 403, **plan)
    refused(author, "announcements/", 409, "10-бап 2-", **plan)
    materials = author.uploads("joba.pdf", b"%PDF-1.4 joba")
    plan["materials"] = [materials]
    planned = author.does("announcements/", **plan)
    assert planned["publication"]["by"] == "2026-12-11"
    assert planned["invitation"]["by"] == "2026-12-09"
    assert "Тәуелсіздік" in planned["publication"]["explanation"]
    first = f"announcements/{planned['id']}"

    # Invited a day too late, it is postponed; the fifth working day before is lawful.
    server.clock_at(LAST_DAY_TO_INVITE)
    refused(stranger, f"{first}/invite/", 403, body=str(akimat.pk))
    refused(author, f"{first}/invite/", 409, "10-бап 3-", body=str(school.pk))
    late = author.does(f"{first}/invite/", body=str(akimat.pk))
    assert "invited_late" in {breach["code"] for breach in late["breaches"]}
    moved = {
        **PLAN,
        "starts_at": "2026-12-18T11:00:00+05:00",
        "reason": "Кеш шақырылды",
    }
    postponed = author.does(f"{first}/postpone/", **moved)
    second = f"announcements/{postponed['id']}"
    assert (postponed["version"], postponed["materials"]) == (2, [materials])
    assert [one["invited_on"] for one in postponed["invitations"]] == ["2026-12-10"]
    author.does(f"{second}/invite/", body=str(school.pk), **PAPER)
    refused(author, f"{first}/postpone/", 409, **moved)
    server.wait_for(lambda: _letters(server, "ауыстырылды") >= 2)

    # Published on the third working day before, at night, it is in time.
    refused(author, f"{here}/announce/", 409, "10-бап 2-")
    server.clock_at(LAST_DAY_TO_PUBLISH)
    refused(head, f"{second}/record-publication/", 403, **MEDIA)
    author.does(f"{second}/record-publication/", **MEDIA)
    assert author.does(f"{here}/announce/")["state"] == "announced"
    check = {"held_on": "2026-12-18", "invited_on": "2026-12-10"}
    told = nobody.does(
        "law/checks/discussion/", **check, published_on=MEDIA["published_on"]
    )
    assert told["lawful"] is True

    # The akimat replies; anybody registers; what is written is read by the author.
    [invited] = [
        one
        for one in officer.rows(f"body-invitations/?announcement={postponed['id']}")
        if one["body"]["id"] == str(akimat.pk)
    ]
    reply = f"body-invitations/{invited['id']}/reply/"
    refused(author, reply, 403, reply="coming")
    officer.does(reply, reply="helping", note="Залды береміз")
    refused(nobody, "attendees/", 401, case=case["id"])
    coming = neighbour.does("attendees/", case=case["id"], is_remote=True)
    refused(neighbour, "attendees/", 409, case=case["id"])
    assert [one["name"] for one in head.rows("attendees/")] == [name(neighbour)]
    assert nobody.rows("attendees/") == stranger.rows("attendees/") == []
    server.wait_for(lambda: email(neighbour) in _to(server, "тіркелдіңіз"))
    words = {"attendee": coming["id"], "text": "Ағаштар қалсын", "language": "kk"}
    neighbour.does("discussion-contributions/", **words)
    assert nobody.rows(f"discussion-contributions/?case={case['id']}") == []

    # It begins on its day and not before; what is said is public at once.
    server.clock_at(EVE)
    refused(author, f"{here}/begin/", 409, "10-бап 2-")
    server.clock_at(THE_DAY)
    author.does(f"{here}/begin/")
    refused(neighbour, f"attendees/{coming['id']}/arrive/", 403)
    author.does(f"attendees/{coming['id']}/arrive/")
    guest = author.does("attendees/", case=case["id"], name="Айша, 5-үйден")
    author.does(f"attendees/{guest['id']}/arrive/")
    said = {"attendee": guest["id"], "text": "Жарық керек", "language": "kk"}
    author.does("discussion-contributions/", **said)
    heard = nobody.rows(f"discussion-contributions/?case={case['id']}")
    assert {one["text"] for one in heard} == {"Ағаштар қалсын", "Жарық керек"}

    # No end without a protocol of that day; then the final document is owed.
    refused(author, f"{here}/complete/", 409, "10-бап")
    protocol = {
        "case": case["id"],
        "text": "Ағаштар сақталып, жарық қойылсын деп келісілді.",
        "language": "kk",
        "from_at": "2026-12-18T11:00:00+05:00",
        "to_at": "2026-12-18T13:00:00+05:00",
        "chair_name": "Д. Оспанова",
        "secretary_name": "М. Көрші",
    }
    refused(stranger, "discussion-protocols/", 403, **protocol)
    wrong = {"from_at": "2026-12-17T11:00:00+05:00"}
    refused(author, "discussion-protocols/", 409, "10-бап 2-", **{**protocol, **wrong})
    assert author.does("discussion-protocols/", **protocol)["present"] == 2
    owed = author.does(f"{here}/complete/")["send_obligation"]
    assert owed["norm"] == "control.final_document.send"
    refused(neighbour, "attendees/", 409, case=case["id"])

    # The document names day and place by itself; it is sent, answered, and closed.
    author.does(
        "final-documents/",
        case=case["id"],
        text="Саябақ жобасы түзетілсін.",
        language="kk",
        has_no_other_documents=True,
        recommendations=[{"text": "Ағаштарды сақтау", "body": str(akimat.pk)}],
    )
    author.does(f"{here}/send-final-document/")
    [document] = nobody.rows(f"final-documents/?case={case['id']}")
    paper = nobody.get(f"final-documents/{document['id']}/")
    assert paper["held_place"] == PLAN["place"]
    server.clock_at(ANSWERED)
    [line] = nobody.rows(f"recommendations/?case={case['id']}")
    answer = {"verdict": "accepted", "reasons": "Сақталады", "language": "kk"}
    refused(officer, f"recommendations/{line['id']}/sign-answer/", 403, **answer)
    answered = head.does(f"recommendations/{line['id']}/sign-answer/", **answer)
    assert answered["answer_obligation"]["in_time"] is True
    assert author.does(f"{here}/close/")["state"] == "closed"

    # All of it stays readable, in three languages, for anybody.
    for language in ("kk", "ru", "en"):
        page = nobody.http.get(
            f"{server.url}/{language}/cases/{case['id']}/control/", timeout=30
        )
        assert page.status_code == 200
        for shown in (number, "Жарық керек", "Залды береміз", "Кеш шақырылды"):
            assert shown in page.text


def _letters(server: Server, words: str) -> int:
    return len(_to(server, words))


def _to(server: Server, words: str) -> list[Any]:
    return [
        str(letter["To"]) for letter in server.mail() if words in str(letter["Subject"])
    ]
