"""A council from its registration to its meeting, its decision, and the answers."""

from datetime import UTC, datetime
from typing import Any

from kombu import Connection

from backend import database
from backend.journal.models import Entry
from oversight.models import Obligation
from oversight.tasks import note_overdue_obligations
from tests.journeys import council_road
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.town import Town, email, refused

# Almaty is five hours ahead of UTC.
DAY_OF_FOUNDING = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
LAST_EVENING_FOR_PLANS = datetime(2026, 12, 21, 18, 30, tzinfo=UTC)
NIGHT_AFTER_PLANS = datetime(2026, 12, 21, 19, 15, tzinfo=UTC)
LAST_EVENING_FOR_OTHERS = datetime(2027, 1, 5, 18, 30, tzinfo=UTC)
NIGHT_AFTER_OTHERS = datetime(2027, 1, 5, 19, 15, tzinfo=UTC)
A_YEAR_ON = datetime(2027, 12, 30, 6, 0, tzinfo=UTC)
ANSWER = {"verdict": "accepted", "reasons": "Қаражат бөлінді", "language": "kk"}


def test_a_council_meets_votes_recommends_and_is_answered(server: Server) -> None:
    server.clock_at(DAY_OF_FOUNDING)
    town = Town(server)

    council_road.found(town)
    meeting = council_road.convene(town)
    council_road.open_meeting(town, meeting)
    ballot = council_road.vote(town, meeting)
    decision = council_road.decide(town, meeting, ballot)
    lines = _send(town, decision)
    _go_past_each_term(town, lines)
    _answer_late(town, lines)


def _send(town: Town, decision: str) -> list[dict[str, Any]]:
    """The recommendations reach the body, each under the term of its power."""
    send = f"{decision}/send-recommendations/"
    refused(town.nobody, send, 401)
    for person in (*town.outsiders, town.members[1], town.head):
        refused(person, send, 403)
    case = town.secretary.does(send)["case"]
    refused(town.secretary, send, 409)
    found = town.nobody.rows(f"recommendations/?case={case}")
    lines = sorted(found, key=lambda row: row["line"])
    owed = [line["answer_obligation"] for line in lines]
    terms = [(one["norm"], one["due_on"], one["overdue"]) for one in owed]
    plans = ("recommendation.answer.plans", "2026-12-21", False)
    other = ("recommendation.answer.other", "2027-01-05", False)
    assert terms == [plans, plans, other, ("", None, False)]
    assert "Тәуелсіздік" in owed[0]["explanation"]
    assert "2027" in owed[2]["explanation"]  # the fourth of January is a day off
    assert owed[3]["explanation"] is None
    readers = sorted([email(town.head), email(town.officer)])
    town.server.wait_for(lambda: sorted(town.letters("құжат келді")) == readers)

    [delivery] = town.nobody.rows(f"deliveries/?body={town.body.pk}")
    receive = f"deliveries/{delivery['id']}/register-receipt/"
    refused(town.nobody, receive, 401)
    for person in (*town.outsiders, town.secretary, town.other_head):
        refused(person, receive, 403)
    town.officer.does(receive)
    return lines


def _go_past_each_term(town: Town, lines: list[dict[str, Any]]) -> None:
    """Nothing is late before midnight of its last day; what is late is told once."""
    answered, silent, monthly, endless = (line["id"] for line in lines)
    town.server.clock_at(LAST_EVENING_FOR_PLANS)
    sign = f"recommendations/{answered}/sign-answer/"
    refused(town.nobody, sign, 401, **ANSWER)
    wrong = (*town.outsiders, town.secretary, town.chair, town.officer)
    for person in (*wrong, town.other_head):
        refused(person, sign, 403, **ANSWER)
    key = town.by_key(town.head, town.head, str(town.body.pk), "answers:write")
    refused(key, sign, 403, **ANSWER)
    refused(town.head, sign, 409, "13-бап 4-", **{**ANSWER, "reasons": " "})
    given = town.head.does(sign, **ANSWER)["answer_obligation"]
    assert (given["in_time"], given["discharged_on"]) == (True, "2026-12-21")
    refused(town.head, sign, 409, **ANSWER)
    assert _overdue(town) == set()

    town.server.clock_at(NIGHT_AFTER_PLANS)
    assert _overdue(town) == {silent}
    _sweep(town, [silent])
    town.server.clock_at(LAST_EVENING_FOR_OTHERS)
    assert _overdue(town) == {silent}
    town.server.clock_at(NIGHT_AFTER_OTHERS)
    assert _overdue(town) == {silent, monthly}
    _sweep(town, [silent, monthly])
    town.server.clock_at(A_YEAR_ON)
    _sweep(town, [silent, monthly])
    never = town.nobody.get(f"recommendations/{endless}/")["answer_obligation"]
    assert (never["state"], never["overdue"]) == ("open", False)


def _answer_late(town: Town, lines: list[dict[str, Any]]) -> None:
    """A late answer is taken and counted as late; where no days are set, as neither."""
    in_time = []
    for line in lines[1:]:
        sign = f"recommendations/{line['id']}/sign-answer/"
        in_time.append(town.head.does(sign, **ANSWER)["answer_obligation"]["in_time"])
    assert in_time == [False, False, None]
    assert _overdue(town) == set()
    case = town.nobody.get(f"cases/{lines[0]['case']['id']}/")
    assert case["state"] == "answered"
    answers = town.nobody.rows(f"answers/?case={case['id']}")
    assess = f"answers/{answers[0]['id']}/assess/"
    refused(town.head, assess, 403, view="satisfactory")
    refused(town.other_secretary, assess, 403, view="satisfactory")
    town.secretary.does(assess, view="satisfactory")


def _overdue(town: Town) -> set[str]:
    rows = town.nobody.rows(f"obligations/?overdue=true&debtor={town.body.pk}")
    return {row["subject_id"] for row in rows}


def _sweep(town: Town, late: list[str]) -> None:
    """Let the worker sweep twice; each late duty is noted once, and told to both."""
    folders = database.broker_folders(town.server.var)
    with Connection("filesystem://", transport_options=folders) as broker:
        for _time in range(2):
            note_overdue_obligations.apply_async(producer=broker.Producer())
    found = Obligation.objects.filter(subject_id__in=late)
    town.server.wait_for(lambda: not found.filter(overdue_noted_on=None).exists())
    _told(town, "мерзімі өтті", [town.head, town.officer] * len(late))
    _told(town, "мерзім өтті", [town.secretary, town.chair] * len(late))
    assert Entry.objects.filter(kind="obligation.overdue").count() == len(late)


def _told(town: Town, words: str, readers: list[Person]) -> None:
    """Letters with these words have come to these readers, and to nobody else."""
    told = sorted(email(reader) for reader in readers)
    town.server.wait_for(lambda: len(town.letters(words)) >= len(told))
    assert sorted(town.letters(words)) == told
