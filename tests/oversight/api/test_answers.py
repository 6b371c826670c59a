"""The doors of answers: who signs, who assesses, what is refused, what is kept."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from oversight.models import Answer, AnswerDraft, Recommendation
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.clock import standing_at
from tests.oversight.answer_roads import REPLY, Desk, peopled

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANSWER = {key: REPLY[key] for key in ("verdict", "reasons", "language")}


@pytest.fixture(autouse=True)
def two_days_later() -> Iterator[None]:
    """Let it be Wednesday, two days after the document came."""
    with standing_at(SENT + 2 * DAY):
        yield


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and two recommendations to it."""
    return Desk(at=SENT)


def post(who: Actor | None, path: str, body: Any = None) -> Any:
    """Act as this person."""
    return client_of(who).post(f"/api/v1/{path}", body or {}, format="json")


def get(who: Actor | None, path: str) -> Any:
    """Read as this person."""
    answer = client_of(who).get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def drafted(desk: Desk, **said: Any) -> str:
    """Draft an answer as the officer; return the id of the draft."""
    line = desk.line().pk
    body = {**ANSWER, **said}
    made = post(desk.officer, f"recommendations/{line}/draft-answer/", body)
    assert made.status_code == 200, made.content.decode()
    return str(AnswerDraft.objects.get(recommendation=line).pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 403), ("author", 403), (None, 401), ("head", 200)],
)
def test_the_head_alone_signs(desk: Desk, who: str | None, status: int) -> None:
    actor = getattr(desk, who) if who else None

    answer = post(actor, f"recommendations/{desk.line().pk}/sign-answer/", ANSWER)

    assert answer.status_code == status
    assert Answer.objects.filter(recommendation=desk.line()).exists() is (status == 200)


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "maybe"},
        {"language": "fr"},
        {"redirected_to": "no id"},
        {"without_hearing": "because"},
        {"files": "none"},
        {"number": "x" * 61},
        {"surprise": 1},
        {"reasons": None},
    ],
    ids=str,
)
def test_what_is_no_answer_is_named_and_nothing_is_lost(
    desk: Desk, wrong: dict[str, Any]
) -> None:
    path = f"recommendations/{desk.line().pk}/sign-answer/"

    refused = post(desk.head, path, {**ANSWER, **wrong})

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"]
    assert not Answer.objects.filter(recommendation=desk.line()).exists()


def test_a_draft_is_seen_by_the_body_and_absent_for_all_others(desk: Desk) -> None:
    draft = drafted(desk)

    assert get(desk.head, f"answer-drafts/{draft}/")["reasons"] == ANSWER["reasons"]
    for other in (None, desk.author, peopled()[1]):
        assert client_of(other).get(f"/api/v1/answer-drafts/{draft}/").status_code == (
            404
        )
        assert get(other, "answer-drafts/")["results"] == []


def test_a_draft_goes_up_back_and_out(desk: Desk) -> None:
    draft = drafted(desk)

    forbidden = post(desk.officer, f"answer-drafts/{draft}/approve/")
    early = post(desk.head, f"answer-drafts/{draft}/approve/")
    submitted = post(desk.officer, f"answer-drafts/{draft}/submit/")
    silent = post(desk.head, f"answer-drafts/{draft}/return/")
    returned = post(desk.head, f"answer-drafts/{draft}/return/", {"reason": "Толық"})
    post(desk.officer, f"answer-drafts/{draft}/submit/")
    approved = post(desk.head, f"answer-drafts/{draft}/approve/")
    signed = post(desk.head, f"answer-drafts/{draft}/sign/", {"number": "1"})

    codes = [forbidden, early, submitted, silent, returned, approved, signed]
    assert [one.status_code for one in codes] == [403, 409, 200, 400, 200, 200, 200]
    assert early.json()["type"] == "/problems/move-refused"
    assert returned.json()["returned_reason"] == "Толық"
    assert signed.json()["state"] == "signed"
    shown = get(None, f"recommendations/{desk.line().pk}/")
    assert shown["answer"]["number"] == "1"
    assert shown["answer_obligation"]["in_time"] is True


def test_the_moves_of_a_draft_say_which_are_open_to_whom(desk: Desk) -> None:
    draft = drafted(desk)

    officer = get(desk.officer, f"answer-drafts/{draft}/")["moves"]
    head = get(desk.head, f"answer-drafts/{draft}/")["moves"]

    assert {m["act"] for m in officer if m["open"]} == {"submit"}
    assert {m["act"] for m in head if m["open"]} == {"submit", "sign"}
    closed = {m["act"]: m["reasons"][0]["code"] for m in head if not m["open"]}
    assert closed == {"return": "wrong-state", "approve": "wrong-state"}


def test_passed_on_it_stands_once_more_with_its_own_clock(desk: Desk) -> None:
    other, head = peopled()
    body = {**ANSWER, "verdict": "redirected", "redirected_to": str(other.pk)}

    passed = post(desk.head, f"recommendations/{desk.line().pk}/sign-answer/", body)

    new = Recommendation.objects.get(redirected_from=desk.line())
    shown = get(None, f"recommendations/{new.pk}/")
    assert passed.json()["state"] == "redirected"
    assert passed.json()["answer"]["redirected_to"] == str(other.pk)
    assert passed.json()["answer_obligation"]["state"] == "ended"
    assert shown["redirected_from"] == str(desk.line().pk)
    assert shown["answer_obligation"]["started_on"] == "2026-11-11"
    assert shown["links"]["redirected_from"].endswith(f"/{desk.line().pk}/")
    inbox = get(head, f"obligations/?debtor={other.pk}&kind=answer_recommendation")[
        "results"
    ]
    assert [row["subject_id"] for row in inbox] == [str(new.pk)]


def test_a_redirection_to_nobody_is_refused_with_its_provision(desk: Desk) -> None:
    path = f"recommendations/{desk.line().pk}/sign-answer/"

    refused = post(desk.head, path, {**ANSWER, "verdict": "redirected"})

    assert refused.status_code == 409
    [breach] = refused.json()["breaches"]
    assert breach["code"] == "no_other_body"
    assert "13-бап 4-тармақ" in breach["provision"]


def letter(desk: Desk, *numbers: int, **said: Any) -> dict[str, Any]:
    """Return a letter that answers these recommendations."""
    lines = [desk.line(number) for number in numbers]
    return {
        "delivery": str(desk.delivery.pk),
        "number": "04/1",
        "answers": [
            {**ANSWER, **said, "recommendation": str(line.pk)} for line in lines
        ],
    }


def test_several_recommendations_are_answered_in_one_letter(desk: Desk) -> None:
    path = "recommendations/sign-answers/"

    forbidden = post(desk.officer, path, letter(desk, 1, 2))
    blank = post(desk.head, path, letter(desk, 1, 2, reasons=" "))
    twice = post(desk.head, path, letter(desk, 1, 1))
    signed = post(desk.head, path, letter(desk, 2, 1))

    codes = [one.status_code for one in (forbidden, blank, twice, signed)]
    assert codes == [403, 409, 400, 200]
    assert [b["code"] for b in blank.json()["breaches"]] == ["no_reasons"] * 2
    assert [row["line"] for row in signed.json()] == [1, 2]
    assert {row["answer"]["number"] for row in signed.json()} == {"04/1"}


def test_a_letter_answers_only_what_came_with_its_delivery(desk: Desk) -> None:
    stranger = Desk(at=SENT, name="Бөтен")
    body = letter(desk, 1)
    body["answers"][0]["recommendation"] = str(stranger.line().pk)

    refused = post(desk.head, "recommendations/sign-answers/", body)

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"].startswith("/answers")


def test_an_answer_is_corrected_by_a_version_and_each_is_read(desk: Desk) -> None:
    path = f"recommendations/{desk.line().pk}"
    post(desk.head, f"{path}/sign-answer/", ANSWER)
    fixed = {**ANSWER, "reasons": "Екі мектепте", "reason": "Қате саны"}

    blank = post(desk.head, f"{path}/correct-answer/", {**fixed, "reason": " "})
    onward = post(
        desk.head, f"{path}/correct-answer/", {**fixed, "verdict": "redirected"}
    )
    forbidden = post(desk.officer, f"{path}/correct-answer/", fixed)
    corrected = post(desk.head, f"{path}/correct-answer/", fixed)

    codes = [one.status_code for one in (blank, onward, forbidden, corrected)]
    assert codes == [409, 400, 403, 200]
    assert corrected.json()["answer"]["version"] == 2
    rows = get(None, f"answer-versions/?recommendation={desk.line().pk}")["results"]
    assert [(row["version"], row["reasons"]) for row in rows] == [
        (2, "Екі мектепте"),
        (1, REPLY["reasons"]),
    ]
    assert client_of(None).post("/api/v1/answer-versions/").status_code in (403, 405)


def test_an_assessment_is_given_once_for_each_version(desk: Desk) -> None:
    answer = desk.sign(at=SENT + DAY)
    path, view = f"answers/{answer.pk}/assess/", {"view": "formal", "reason": "Мәнсіз"}

    unreasoned = post(desk.author, path, {"view": "formal"})
    forbidden = post(desk.head, path, view)
    first = post(desk.author, path, view)
    second = post(desk.author, path, view)

    codes = [one.status_code for one in (unreasoned, forbidden, first, second)]
    assert codes == [400, 403, 200, 409]
    assert first.json()["assessment"]["about_version"] == 1


def test_the_body_says_what_it_thinks_of_an_entered_answer(desk: Desk) -> None:
    answer = desk.sign(at=SENT + DAY)

    for verb, body in (("confirm", {}), ("dispute", {"reason": "Жоқ"})):
        own = post(desk.officer, f"answers/{answer.pk}/{verb}/", body)
        assert own.status_code == 409  # nobody entered it: the head signed it
        stranger = post(desk.author, f"answers/{answer.pk}/{verb}/", body)
        assert stranger.status_code == 403


def test_what_a_refusal_lacks_is_told_beside_it(desk: Desk) -> None:
    path = f"recommendations/{desk.line().pk}/sign-answer/"

    signed = post(desk.head, path, {**ANSWER, "verdict": "rejected"})

    [breach] = signed.json()["answer"]["breaches"]
    assert breach["code"] == "no_hearing"
    assert "13-бап 5-тармақ" in breach["provision"]


def test_a_file_goes_with_the_answer_and_is_read_by_all(desk: Desk) -> None:
    sent = client_of(desk.head).post(
        "/api/v1/files/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 a")}
    )
    file = sent.json()["id"]
    assert client_of(None).get(f"/api/v1/files/{file}/").status_code == 404

    post(
        desk.head,
        f"recommendations/{desk.line().pk}/sign-answer/",
        {**ANSWER, "files": [file]},
    )

    answer = get(None, f"answers/?recommendation={desk.line().pk}")["results"][0]
    assert [one["id"] for one in answer["files"]] == [file]
    assert client_of(None).get(f"/api/v1/files/{file}/").status_code == 200


def test_a_file_of_somebody_else_is_absent(desk: Desk) -> None:
    sent = client_of(desk.author).post(
        "/api/v1/files/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 b")}
    )

    refused = post(
        desk.head,
        f"recommendations/{desk.line().pk}/sign-answer/",
        {**ANSWER, "files": [sent.json()["id"]]},
    )

    assert refused.status_code == 404


@pytest.mark.parametrize(
    "name", ["answers", "answer-versions", "answer-drafts", "body-hearings"]
)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_one(
    desk: Desk, name: str
) -> None:
    path = f"/api/v1/{name}/?page_size=50"
    counts = []
    for number in (1, 4):
        for _time in range(number):
            other = Desk(at=SENT, lines=3)
            other.invite(at=SENT, starts=SENT + DAY)
            post(
                other.officer,
                f"recommendations/{other.line(3).pk}/draft-answer/",
                ANSWER,
            )
            other.sign(1, at=SENT + DAY)
            other.sign(2, at=SENT + DAY)
            factories.office(desk.head.user, other.body, Role.OFFICER)
        reader = client_of(desk.head)
        with CaptureQueriesContext(connection) as caught:
            rows = reader.get(path).json()["results"]
        counts.append((len(rows), len(caught)))

    (few, at_first), (many, later) = counts
    assert few < many
    assert later == at_first


def test_a_matter_is_answered_in_part_while_some_wait(desk: Desk) -> None:
    path = f"cases/{desk.road.case.pk}/"
    search = f"cases/?answered_in_part=true&initiator={desk.road.case.initiator_id}"
    before = get(None, search)["results"]

    desk.sign(1, at=SENT + DAY)
    partly, found = get(None, path)["answering"], get(None, search)["results"]
    desk.sign(2, at=SENT + DAY)
    whole, after = get(None, path)["answering"], get(None, search)["results"]

    assert partly == {"answered": 1, "waiting": 1, "redirected": 0, "in_part": True}
    assert whole == {"answered": 2, "waiting": 0, "redirected": 0, "in_part": False}
    assert [len(before), len(found), len(after)] == [0, 1, 0]
