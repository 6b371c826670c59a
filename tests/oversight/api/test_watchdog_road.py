"""The road of one watchdog case, through the doors of the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend import clock
from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from oversight.models import Case, Obligation
from tests import factories

pytestmark = pytest.mark.django_db


def client(user: User | None) -> APIClient:
    found = APIClient()
    if user is not None:
        found.force_login(user)
    return found


def post(user: User | None, path: str, body: Any = None) -> Any:
    return client(user).post(f"/api/v1/{path}", body or {}, format="json")


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code < 300, answer.content.decode()
    data: dict[str, Any] = answer.json()
    return data


class Story:
    """A body with its people, and a citizen who acts alone."""

    def __init__(self) -> None:
        self.body: Organization = factories.body()
        self.head = factories.holder(Role.HEAD, self.body).user
        self.officer = factories.holder(Role.OFFICER, self.body).user
        self.citizen = factories.citizen()
        self.stranger = factories.citizen("Бөтен Адам")

    def opened(self) -> str:
        body = {"theme": "Асхана", "language": "kk", "bodies": [str(self.body.pk)]}
        case: str = done(post(self.citizen, "cases/", body))["id"]
        return case

    def declared(self) -> str:
        case = self.opened()
        rows = done(client(self.citizen).get("/api/v1/participants/"))["results"]
        body = {"declared": list(factories.ALL_DECLARED), "has_conflict": False}
        done(post(self.citizen, f"participants/{rows[0]['id']}/declare/", body))
        return case

    def step(self, case: str, *verbs: str) -> str:
        for verb in verbs:
            done(post(self.citizen, f"cases/{case}/{verb}/"))
        return case

    def under_way(self) -> str:
        return self.step(self.declared(), "register", "announce", "begin")

    def completed(self) -> str:
        case = self.under_way()
        finding = {
            "case": case,
            "facts": "Су жоқ",
            "established_on": "2026-01-12",
            "no_conflict": True,
        }
        done(post(self.citizen, "findings/", finding))
        return self.step(case, "complete")

    def adopted(self, *texts: str) -> str:
        case = self.completed()
        document = {
            "case": case,
            "text": "Қорытынды",
            "language": "kk",
            "recommendations": [
                {"text": text, "body": str(self.body.pk)} for text in texts or ("Су",)
            ],
        }
        done(post(self.citizen, "final-documents/", document))
        return case

    def sent(self, *texts: str) -> list[str]:
        case = self.adopted(*texts)
        self.step(case, "send-final-document")
        rows = done(client(None).get(f"/api/v1/recommendations/?case={case}"))
        return sorted(row["id"] for row in rows["results"])

    def answer(self, user: User, recommendation: str, reasons: str = "Бар") -> Any:
        body = {"verdict": "accepted", "reasons": reasons, "language": "kk"}
        return post(user, f"recommendations/{recommendation}/sign-answer/", body)


@pytest.fixture
def story() -> Story:
    return Story()


def test_a_case_goes_from_the_first_word_to_the_end(story: Story) -> None:
    first, second = story.sent("Су жеткізу", "Мәзір ілу")
    delivery = done(client(None).get("/api/v1/deliveries/"))["results"][0]
    done(post(story.officer, f"deliveries/{delivery['id']}/register-receipt/"))
    done(story.answer(story.head, first))
    case = Case.objects.get(recommendations__pk=first)
    assert case.state == "document_sent"

    done(story.answer(story.head, second))
    answer = done(client(None).get(f"/api/v1/answers/?recommendation={first}"))
    view = {"view": "formal", "reason": "Мәні жоқ"}
    done(post(story.citizen, f"answers/{answer['results'][0]['id']}/assess/", view))
    case.refresh_from_db()
    assert case.state == "answered"
    story.step(str(case.pk), "close")

    shown = done(client(None).get(f"/api/v1/recommendations/{first}/"))
    assert shown["answer"]["assessment"]["view"] == "formal"
    assert shown["answer_obligation"]["in_time"] is True
    assert shown["answer_obligation"]["norm"] == "control.answer"


def test_a_document_is_not_sent_before_the_control_is_completed(story: Story) -> None:
    case = story.under_way()

    refused = post(story.citizen, f"cases/{case}/send-final-document/")

    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/move-refused"


def test_a_case_is_not_registered_before_all_have_declared(story: Story) -> None:
    case = story.opened()

    refused = post(story.citizen, f"cases/{case}/register/")

    assert refused.status_code == 409
    assert {"eligibility_not_declared", "conflict_not_declared"} == {
        breach["code"] for breach in refused.json()["breaches"]
    }
    assert Case.objects.get(pk=case).number is None


def test_a_final_document_without_a_recommendation_is_refused(story: Story) -> None:
    case = story.completed()
    document = {"case": case, "text": "x", "language": "kk", "recommendations": []}

    refused = post(story.citizen, "final-documents/", document)

    assert refused.status_code == 409
    assert "13" in refused.json()["breaches"][0]["provision"]


@pytest.mark.parametrize("reasons", ["", "   ", "\n\t "])
def test_an_answer_without_reasons_is_refused_by_the_law(
    story: Story, reasons: str
) -> None:
    [recommendation] = story.sent()

    refused = story.answer(story.head, recommendation, reasons)

    assert refused.status_code == 409, refused.content.decode()
    breach = refused.json()["breaches"][0]
    assert (breach["code"], "13-бап 4-тармақ" in breach["provision"]) == (
        "no_reasons",
        True,
    )
    assert Obligation.objects.get(recommendation__pk=recommendation).state == "open"


def test_nobody_but_the_head_signs(story: Story) -> None:
    [recommendation] = story.sent()

    assert story.answer(story.officer, recommendation).status_code == 403
    assert story.answer(story.citizen, recommendation).status_code == 403
    assert (
        post(None, f"recommendations/{recommendation}/sign-answer/").status_code == 401
    )


def test_a_second_answer_to_the_same_recommendation_is_refused(story: Story) -> None:
    [recommendation] = story.sent()
    done(story.answer(story.head, recommendation))

    refused = story.answer(story.head, recommendation, "Тағы")

    assert refused.status_code == 409
    shown = done(client(None).get(f"/api/v1/recommendations/{recommendation}/"))
    assert shown["answer"]["reasons"] == "Бар"


def test_a_draft_is_hidden_from_strangers_as_if_it_did_not_exist(story: Story) -> None:
    case = story.opened()

    for user in (None, story.stranger, story.head):
        assert client(user).get(f"/api/v1/cases/{case}/").status_code == 404


def test_an_officers_draft_waits_for_the_head_and_is_not_public(story: Story) -> None:
    [recommendation] = story.sent()
    body = {"verdict": "partly", "reasons": "Жоба", "language": "kk"}

    done(post(story.officer, f"recommendations/{recommendation}/draft-answer/", body))

    path = f"/api/v1/answer-drafts/?recommendation={recommendation}"
    assert done(client(None).get(path))["results"] == []
    assert len(done(client(story.head).get(path))["results"]) == 1


def test_the_author_enters_what_came_on_paper_while_the_body_has_nobody() -> None:
    story = Story()
    story.body = factories.body("Жоқ орган")
    [recommendation] = story.sent()
    row = done(client(None).get(f"/api/v1/deliveries/?body={story.body.pk}"))
    assert row["results"][0]["received_on"] is None
    paper = {"road": "post", "received_on": _today(), "proof": "RR123"}
    done(
        post(
            story.citizen,
            f"deliveries/{row['results'][0]['id']}/record-delivery/",
            paper,
        )
    )

    scan = client(story.citizen).post(
        "/api/v1/files/",
        {"file": SimpleUploadedFile("scan.pdf", b"%PDF-1.4 scan"), "is_public": True},
    )
    body = {
        "verdict": "rejected",
        "reasons": "Қаражат жоқ",
        "language": "kk",
        "answered_on": _today(),
        "scan": done(scan)["id"],
    }
    done(post(story.citizen, f"recommendations/{recommendation}/enter-answer/", body))

    shown = done(client(None).get(f"/api/v1/recommendations/{recommendation}/"))
    assert shown["state"] == "rejected"
    assert shown["answer"]["is_entered_by_author"] is True


def test_the_author_does_not_answer_for_a_body_that_is_here(story: Story) -> None:
    [recommendation] = story.sent()
    scan = client(story.citizen).post(
        "/api/v1/files/", {"file": SimpleUploadedFile("s.pdf", b"%PDF-1.4 scan")}
    )
    body = {
        "verdict": "accepted",
        "reasons": "x",
        "language": "kk",
        "answered_on": _today(),
        "scan": done(scan)["id"],
    }

    refused = post(
        story.citizen, f"recommendations/{recommendation}/enter-answer/", body
    )

    assert refused.status_code == 409


def test_a_group_has_five_people_at_most(story: Story) -> None:
    founded = {"name": "Топ", "protocol_number": "1", "protocol_on": "2026-01-10"}
    group = done(post(story.citizen, "groups/", founded))["id"]
    for _member in range(4):
        person = factories.citizen()
        body = {"email": person.email}
        invited = done(post(story.citizen, f"groups/{group}/invite/", body))
        done(post(person, f"invitations/{invited['id']}/accept/"))

    sixth = {"email": factories.citizen().email}
    refused = post(story.citizen, f"groups/{group}/invite/", sixth)

    assert refused.status_code == 409
    assert refused.json()["breaches"][0]["code"] == "group_size"
    assert "6-бап 3-тармақ" in refused.json()["breaches"][0]["provision"]


def test_the_moves_of_a_case_say_what_is_open_and_why_not(story: Story) -> None:
    case = story.opened()

    moves = done(client(story.citizen).get(f"/api/v1/cases/{case}/"))["moves"]

    by_act = {move["act"]: move for move in moves}
    assert by_act["register"]["open"] is False
    assert by_act["register"]["reasons"][0]["provision"]
    assert by_act["close"]["reasons"][0]["code"] == "wrong-state"
    assert "moves" not in done(client(None).get("/api/v1/cases/"))


def _today() -> str:
    return str(Case.objects.latest("completed_on").completed_on)


def test_a_key_of_the_head_drafts_an_answer_but_signs_none(story: Story) -> None:
    [recommendation] = story.sent()
    office = story.head.offices.get()
    wanted = {
        "office": str(office.pk),
        "name": "document system",
        "scopes": ["read", "answers:write"],
        "expires_at": (clock.now() + timedelta(days=1)).isoformat(),
    }
    key = done(post(story.head, "api-keys/", wanted))["key"]
    bearer = APIClient(HTTP_AUTHORIZATION=f"Bearer {key}")
    body = {"verdict": "accepted", "reasons": "Бар", "language": "kk"}
    path = f"/api/v1/recommendations/{recommendation}"

    drafted = bearer.post(f"{path}/draft-answer/", body, format="json")
    signed = bearer.post(f"{path}/sign-answer/", body, format="json")

    assert drafted.status_code == 200
    assert signed.status_code == 403
    assert signed.json()["type"] == "/problems/key-refused"
    assert Obligation.objects.get(recommendation__pk=recommendation).state == "open"
