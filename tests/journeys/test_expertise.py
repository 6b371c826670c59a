"""A citizen has a draft act assessed by experts; the body answers too late."""

from datetime import UTC, datetime

from backend.accounts.roles import Role
from tests import factories
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.town import email, name, refused

FIRST_DAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SENT = datetime(2026, 12, 4, 6, 0, tzinfo=UTC)  # answer due on the 21st
TOO_LATE = datetime(2026, 12, 21, 19, 1, tzinfo=UTC)  # 00:01 in Almaty, the 22nd
EXPERT = {
    "capacity": "expert",
    "field": "қала құрылысы",
    "education": "ҚазБСҚА, 2010",
    "experience_years": 12,
}
DECLARED = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}


def test_an_expertise_from_the_question_to_the_late_answer(server: Server) -> None:
    # Arrange: a body with its head, an author, three experts, a stranger.
    server.clock_at(FIRST_DAY)
    body = factories.body("Сәулет басқармасы")
    head = Person(server.url, factories.holder(Role.HEAD, body).user)
    author = Person(server.url, factories.citizen("Дана Оспанова"))
    expert, biased = (
        Person(server.url, factories.citizen(said)) for said in ("Сәуле", "Туысқан")
    )
    stranger, nobody = Person(server.url, factories.citizen()), Person(server.url)

    # The case is registered and announced; an expertise has no announcement of a day.
    case = author.does(
        "cases/",
        form="expertise",
        theme="Бас жоспар жобасы",
        language="kk",
        bodies=[str(body.pk)],
    )
    here, in_case = f"cases/{case['id']}", {"case": case["id"]}
    [own] = author.rows(f"participants/?case={case['id']}")
    author.does(f"participants/{own['id']}/declare/", **DECLARED)
    author.does(f"{here}/register/")
    author.does(f"{here}/announce/")
    refused(author, f"{here}/begin/", 409, "11-бап")

    # Experts: one too young in the field is refused; each declares for himself.
    young = {**EXPERT, "name": "Жас маман", "experience_years": 1}
    refused(author, "participants/", 409, "11-бап 3-", **in_case, **young)
    refused(stranger, "participants/", 403, **in_case, **EXPERT, name="Бөтен")
    named = {
        who: author.does("participants/", **in_case, **EXPERT, person=email(who))["id"]
        for who in (expert, biased)
    }
    on_paper = author.does("participants/", **in_case, **EXPERT, name="Қағаз")["id"]
    refused(author, f"participants/{named[expert]}/declare/", 403, **DECLARED)
    expert.does(f"participants/{named[expert]}/declare/", **DECLARED)
    biased.does(
        f"participants/{named[biased]}/declare/",
        **{**DECLARED, "has_conflict": True, "nature": "Жобаны інім сызған"},
    )
    scan = author.uploads("scan.pdf", b"%PDF-1.4 scan")
    author.does(
        f"participants/{on_paper}/declare-on-paper/",
        **DECLARED,
        born_on="1970-01-01",
        citizen_on_paper="ЖК 1",
        declaration_file=scan,
    )
    told = nobody.does(
        "law/checks/expert/",
        experts=[{"higher_education": True, "experience_years": 1}],
    )
    assert (told["lawful"], told["needed_years"]) == (False, 2)

    # A question is put; the control begins.
    question = {
        **in_case,
        "text": "Жоба санитарлық нормаға сай ма?",
        "about": "act",
        "act_title": "Бас жоспар жобасы",
    }
    refused(expert, "expert-questions/", 403, **question)
    asked = author.does("expert-questions/", **question)
    there = f"expert-questions/{asked['id']}/conclude/"
    conclusion = {"text": "Сай емес", "language": "kk", "signed_on": "2026-11-23"}
    refused(expert, there, 409, **conclusion)
    author.does(f"{here}/begin/")
    refused(author, f"{here}/complete/", 409, "11-бап")

    # An expert with an interest is stopped; one on paper has his scan behind him.
    refused(stranger, there, 403, **conclusion)
    refused(biased, there, 409, "5-бап 4-", **conclusion)
    expert.does(there, **conclusion)
    again = expert.does(there, **{**conclusion, "text": "Сай емес: 3-тармақ"})
    assert again["version"] == 2
    refused(author, there, 409, "11-бап", **conclusion, expert=on_paper)
    author.does(there, **conclusion, expert=on_paper, file=scan)
    server.wait_for(
        lambda: any(name(expert) in str(one["Subject"]) for one in server.mail())
    )
    seen = f"expert-conclusions/?question={asked['id']}"
    assert (len(author.rows(seen)), head.rows(seen), nobody.rows(seen)) == (3, [], [])

    # Completed and sent: from now on everybody reads what the experts concluded.
    author.does(f"{here}/complete/")
    author.does(
        "final-documents/",
        **in_case,
        text="Жоба нормаға сай емес.",
        language="kk",
        has_no_other_documents=True,
        recommendations=[{"text": "3-тармақты түзету", "body": str(body.pk)}],
    )
    server.clock_at(SENT)
    author.does(f"{here}/send-final-document/")
    assert len(nobody.rows(seen)) == 3
    [document] = nobody.rows(f"final-documents/?case={case['id']}")
    assert document["kind"] == "conclusion"

    # At one minute past midnight after its last day the answer is late.
    [line] = nobody.rows(f"recommendations/?case={case['id']}")
    assert line["answer_obligation"]["due_on"] == "2026-12-21"
    server.clock_at(TOO_LATE)
    answer = {"verdict": "partly", "reasons": "Түзетіледі", "language": "kk"}
    late = head.does(f"recommendations/{line['id']}/sign-answer/", **answer)
    assert late["answer_obligation"]["in_time"] is False
    assert author.does(f"{here}/close/")["state"] == "closed"
