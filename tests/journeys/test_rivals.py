"""Two clerks at the same moment: exactly one wins, and the other is told so."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.journal.models import Entry
from oversight.models import Answer, Case, ObligationEntry
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person

RIVALS = 8


def at_once(acts: list[Any]) -> list[int]:
    """Run all acts at the same moment; return the statuses, sorted."""
    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(status for status in threads.map(lambda act: act(), acts))


def completed_case(server: Server, body: Organization) -> tuple[Person, str]:
    server.clock_at(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    citizen = Person(server.url, factories.citizen())
    wanted = {"theme": "Су", "language": "kk", "bodies": [str(body.pk)]}
    case: str = citizen.does("cases/", **wanted)["id"]
    [own] = citizen.rows("participants/")
    citizen.does(
        f"participants/{own['id']}/declare/",
        declared=list(factories.ALL_DECLARED),
        has_conflict=False,
    )
    for verb in ("register", "announce", "begin"):
        citizen.does(f"cases/{case}/{verb}/")
    # What was established is an annex of the document: without it none is sent.
    finding = {"case": case, "facts": "Су жоқ", "established_on": "2026-11-23"}
    citizen.does("findings/", **finding, no_conflict=True)
    citizen.does(f"cases/{case}/complete/")
    citizen.does(
        "final-documents/",
        case=case,
        text="Қорытынды",
        language="kk",
        recommendations=[{"text": "Су жеткізу", "body": str(body.pk)}],
    )
    return citizen, case


def test_one_of_many_senders_sends_and_one_of_two_heads_answers(server: Server) -> None:
    body = factories.body()
    heads = [Person(server.url, factories.holder(Role.HEAD, body).user) for _ in "12"]
    citizen, case = completed_case(server, body)
    senders = [Person(server.url, citizen.user) for _rival in range(RIVALS)]

    sent = at_once(
        [
            lambda rival=rival: (
                rival.tries(f"cases/{case}/send-final-document/").status_code
            )
            for rival in senders
        ]
    )

    assert sent == [200] + [409] * (RIVALS - 1)
    assert Entry.objects.filter(object_id=case, kind="case.document-sent").count() == 1
    [recommendation] = citizen.rows(f"recommendations/?case={case}")
    answer = {"verdict": "accepted", "reasons": "Қаражат бар", "language": "kk"}

    answered = at_once(
        [
            lambda head=head: (
                head.tries(
                    f"recommendations/{recommendation['id']}/sign-answer/", **answer
                ).status_code
            )
            for head in heads * 3
        ]
    )

    assert answered == [200] + [409] * 5
    assert Answer.objects.filter(recommendation=recommendation["id"]).count() == 1
    discharged = ObligationEntry.objects.filter(
        obligation=recommendation["answer_obligation"]["id"], kind="discharged"
    )
    assert discharged.count() == 1
    assert Case.objects.get(pk=case).state == "answered"


def test_numbers_given_at_the_same_moment_leave_no_gap(server: Server) -> None:
    body = factories.body()
    server.clock_at(datetime(2026, 11, 23, 6, 0, tzinfo=UTC))
    waiting = []
    for _citizen in range(RIVALS):
        citizen = Person(server.url, factories.citizen())
        wanted = {"theme": "Су", "language": "kk", "bodies": [str(body.pk)]}
        case = citizen.does("cases/", **wanted)["id"]
        [own] = citizen.rows("participants/")
        citizen.does(
            f"participants/{own['id']}/declare/",
            declared=list(factories.ALL_DECLARED),
            has_conflict=False,
        )
        waiting.append((citizen, case))

    registered = at_once(
        [
            lambda citizen=citizen, case=case: (
                citizen.tries(f"cases/{case}/register/").status_code
            )
            for citizen, case in waiting
        ]
    )

    assert registered == [200] * RIVALS
    numbers = sorted(
        int(number.rpartition("-")[2])
        for number in Case.objects.exclude(number=None).values_list("number", flat=True)
        if number
    )
    assert numbers == list(range(1, len(numbers) + 1))
