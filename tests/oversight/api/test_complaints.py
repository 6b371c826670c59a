"""Complaints at their doors: the author's, the body's, the higher body's."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend.accounts.roles import Role
from oversight.models import Complaint, Recommendation
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight.api.test_lists import queries
from tests.oversight.api.test_watchdog_road import client, done, post
from tests.oversight.complaint_roads import DAY, SILENT, Sides

pytestmark = pytest.mark.django_db
PAPER = {"road": "post", "filed_on": "2026-11-20", "proof": "RR 55 KZ"}
RULING = {"outcome": "satisfied", "text": "Жауап берсін.", "language": "kk"}


@pytest.fixture
def found() -> Any:
    with standing_at(SILENT):
        yield roads.sides()


def said(found: Sides, **also: Any) -> dict[str, Any]:
    body = {
        "recommendation": str(found.line.pk),
        "to": "higher_body",
        "ground": "no_answer",
        "text": "Орган үнсіз.",
        "language": "kk",
    }
    return {**body, **also}


def drafted(found: Sides, **also: Any) -> str:
    made = done(post(found.author.user, "complaints/", said(found, **also)))
    return f"complaints/{made['id']}"


def scan(user: Any) -> str:
    upload = {
        "file": SimpleUploadedFile("decision.pdf", b"%PDF-1.4 x"),
        "is_public": True,
    }
    kept: str = done(client(user).post("/api/v1/files/", upload))["id"]
    return kept


def test_silence_goes_to_the_higher_body_and_comes_back_decided(found: Sides) -> None:
    here = drafted(found)
    filed = done(post(found.author.user, f"{here}/file/"))
    assert filed["number"].startswith("2026/QB-")
    assert filed["pass_up_obligation"]["due_on"] == "2026-11-26"
    assert filed["time_limit"]["due_on"] == "2027-01-25"

    passed = done(post(found.head.user, f"{here}/pass-up/", {"note": "Істі қоса"}))
    assert passed["passing"] == "by_body"
    assert passed["decide_obligation"]["norm"] == "complaint.decide"
    decided = done(post(found.decider.user, f"{here}/decide/", RULING))

    assert (decided["state"], decided["outcome"]) == ("decided", "satisfied")
    assert decided["decide_obligation"]["in_time"] is True
    assert decided["decided_name"] == found.decider.user.name
    line = done(client(None).get(f"/api/v1/recommendations/{found.line.pk}/"))
    assert line["answer"] is None
    assert Recommendation.objects.get(pk=found.line.pk).state in ("sent", "received")


def test_who_may_complain_and_who_sees_the_draft(found: Sides) -> None:
    stranger = factories.citizen("Бөтен")

    assert post(None, "complaints/", said(found)).status_code == 401
    assert post(stranger, "complaints/", said(found)).status_code == 403
    assert post(found.head.user, "complaints/", said(found)).status_code == 403
    here = drafted(found)
    for user in (None, stranger, found.head.user, found.decider.user):
        assert client(user).get(f"/api/v1/{here}/").status_code == 404
    assert done(client(None).get("/api/v1/complaints/"))["results"] == []
    assert done(client(found.author.user).get(f"/api/v1/{here}/"))["state"] == "drafted"


@pytest.mark.parametrize(
    ("verb", "body", "who", "status"),
    [
        ("pass-up", {}, "author", 403),
        ("pass-up", {}, "decider", 403),
        ("pass-up", {}, "", 401),
        ("bring-up", {}, "head", 403),
        ("withdraw", {"reason": "x"}, "head", 403),
        ("withdraw", {"reason": "x"}, "", 401),
        ("record-receipt", {"received_on": "2026-11-23", "proof": "x"}, "head", 403),
        ("enter-passing", {"passed_on": "2026-11-23"}, "author", 409),
        ("bring-up", {}, "author", 409),
        ("decide", RULING, "decider", 409),  # it has not come to it yet
        ("decide", RULING, "head", 403),
        ("decide", RULING, "author", 403),
        ("return", {"reason": "x"}, "author", 403),
        ("return", {"reason": "x"}, "decider", 409),
        ("edit", {"to": "court", "ground": "no_answer", "language": "kk"}, "head", 403),
    ],
)
def test_each_act_upon_a_filed_complaint_is_its_own_sides(
    found: Sides, verb: str, body: dict[str, Any], who: str, status: int
) -> None:
    complaint = roads.filed(found)
    user = getattr(found, who).user if who else None

    answer = post(user, f"complaints/{complaint.pk}/{verb}/", body)

    assert answer.status_code == status, answer.content.decode()
    assert Complaint.objects.get(pk=complaint.pk).state == "filed"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("to", "minister"),
        ("ground", "anger"),
        ("language", ""),
        ("learned_on", "2027-01-01"),
        ("is_route_stated", "yes"),
        ("evidence", ["x"]),
        ("recommendation", None),
        ("unknown", 1),
    ],
)
def test_bad_input_is_named_and_nothing_is_lost(
    found: Sides, field: str, value: Any
) -> None:
    refused = post(found.author.user, "complaints/", said(found, **{field: value}))

    assert refused.status_code == 400
    assert field in str(refused.json()["errors"])
    assert not Complaint.objects.exists()


def test_what_keeps_it_from_being_filed_is_told_before_and_at_the_door(
    found: Sides,
) -> None:
    with standing_at(roads.LAST_DAY):
        here = drafted(found)
        shown = done(client(found.author.user).get(f"/api/v1/{here}/"))
        refused = post(found.author.user, f"{here}/file/")

    move = {one["act"]: one for one in shown["moves"]}["file"]
    assert move["open"] is False
    assert move["reasons"][0]["code"] == "term_still_runs"
    assert "91-бап 2-тармақ" in move["reasons"][0]["provision"]
    assert refused.status_code == 409
    assert refused.json()["breaches"][0]["code"] == "term_still_runs"


def test_a_road_outside_of_the_system_needs_its_proof(found: Sides) -> None:
    here = drafted(found, to="prosecutor")

    nowhere = post(found.author.user, f"{here}/file/")
    unproved = post(found.author.user, f"{here}/file/", {**PAPER, "proof": " "})
    filed = done(post(found.author.user, f"{here}/file/", PAPER))

    assert nowhere.status_code == 409
    assert nowhere.json()["breaches"][0]["code"] == "no_road"
    assert unproved.status_code == 400
    assert (filed["road"], filed["filed_on"]) == ("post", "2026-11-20")
    assert filed["pass_up_obligation"] is None


def test_court_after_silence_of_the_higher_body(found: Sides) -> None:
    passed = roads.passed_up(found)
    here = drafted(found, to="court", addressee_name="Мамандандырылған сот")

    early = post(found.author.user, f"{here}/file/", PAPER)
    with standing_at(SILENT + 30 * DAY):  # the 23rd of December: the 22nd was the last
        shown = done(client(None).get(f"/api/v1/complaints/{passed.pk}/"))
        later = {**PAPER, "filed_on": "2026-12-23"}
        filed = done(post(found.author.user, f"{here}/file/", later))

    assert early.json()["breaches"][0]["code"] == "complain_first"
    assert shown["is_presumed_refused"] is True
    assert filed["state"] == "filed"
    decided = {
        **RULING,
        "decided_on": "2026-11-23",
        "file": scan(found.author.user),
    }
    before = post(found.author.user, f"{here}/enter-decision/", decided)
    assert before.status_code == 409  # decided before it was filed
    assert Complaint.objects.get(pk=filed["id"]).state == "filed"


def test_a_decision_on_paper_comes_with_its_scan(found: Sides) -> None:
    here = drafted(found, to="prosecutor")
    done(post(found.author.user, f"{here}/file/", PAPER))
    bare = {**RULING, "decided_on": "2026-11-23"}

    refused = post(found.author.user, f"{here}/enter-decision/", bare)
    entered = done(
        post(
            found.author.user,
            f"{here}/enter-decision/",
            {**bare, "file": scan(found.author.user)},
        )
    )

    assert refused.status_code == 400
    assert entered["is_decision_entered"] is True
    assert entered["decided_name"] == ""


def test_the_letter_can_be_had_before_and_after_filing(found: Sides) -> None:
    here = drafted(found)
    author = client(found.author.user)
    draft = author.get(f"/api/v1/{here}/papers/pdf_kk/").getvalue()
    assert draft.startswith(b"%PDF-1.7")
    hidden = client(None).get(f"/api/v1/{here}/papers/pdf_kk/")
    assert hidden.status_code == 404

    filed = done(post(found.author.user, f"{here}/file/"))

    for name in ("pdf_kk", "pdf_ru", "docx_kk", "docx_ru"):
        answer = client(None).get(f"/api/v1/{here}/papers/{name}/")
        content = answer.getvalue()
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
        assert len(content) > 5000
    with zipfile.ZipFile(io.BytesIO(content)) as parcel:
        words = parcel.read("word/document.xml").decode()
    assert "Жалоба" in words
    assert filed["number"] in words
    assert filed["content_sha256"] in words
    assert "АППК, ст. 91 п. 2" in words
    assert client(None).get(f"/api/v1/{here}/papers/odt_kk/").status_code == 404


def test_the_pdf_is_for_keeping(found: Sides) -> None:
    complaint = roads.filed(found)

    answer = client(None).get(f"/api/v1/complaints/{complaint.pk}/papers/pdf_ru/")

    content = answer.getvalue()
    assert b"pdfaid" in content


def test_complaints_are_sought_by_what_they_are(found: Sides) -> None:
    complaint = roads.filed(found)
    line = found.line

    def ids(query: str) -> list[str]:
        rows = done(client(None).get(f"/api/v1/complaints/?{query}"))["results"]
        return [row["id"] for row in rows]

    assert ids(f"case={line.case_id}&body={line.body_id}&ground=no_answer") == [
        str(complaint.pk)
    ]
    assert ids(f"addressee={found.higher.pk}&to=higher_body&state=filed") == [
        str(complaint.pk)
    ]
    assert ids("state=decided") == []
    assert client(None).get("/api/v1/complaints/?text=x").status_code == 400


def test_a_list_takes_as_many_queries_for_four_rows_as_for_one(found: Sides) -> None:
    path, reader = "/api/v1/complaints/?page_size=50", APIClient()
    roads.passed_up(found)
    one, at_first = queries(reader, path)

    for _number in range(3):
        roads.passed_up(roads.sides())
    many, later = queries(reader, path)

    assert (one, many) == (1, 4)
    assert later == at_first


def test_the_inboxes_lead_to_the_complaint(found: Sides) -> None:
    complaint = roads.passed_up(found)

    path = f"/api/v1/obligations/?debtor={found.higher.pk}"
    [row] = done(client(found.decider.user).get(path))["results"]

    assert (row["kind"], row["due_on"]) == ("decide_complaint", "2026-12-22")
    item = done(client(None).get(f"/api/v1/obligations/{row['id']}/"))
    assert item["links"]["page"] == f"/kk/complaints/{complaint.pk}/"


def test_a_key_passes_up_and_decides_nothing(found: Sides) -> None:
    officer = factories.holder(Role.OFFICER, found.higher)
    complaint = roads.passed_up(found)
    wanted = {
        "office": str(officer.offices[0].pk),
        "name": "document system",
        "scopes": ["read", "answers:write"],
        "expires_at": "2026-12-20T00:00:00+05:00",
    }
    head = factories.holder(Role.HEAD, found.higher).user
    key = done(post(head, "api-keys/", wanted))["key"]
    bearer = APIClient(HTTP_AUTHORIZATION=f"Bearer {key}")
    path = f"/api/v1/complaints/{complaint.pk}"

    decided = bearer.post(f"{path}/decide/", RULING, format="json")

    assert decided.status_code == 403
    assert decided.json()["type"] == "/problems/key-refused"
    owed = roads.owed(complaint.decide_obligation_id)
    assert owed.state == "open"
