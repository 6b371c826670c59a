"""The pages of complaints: acted on by the right side, from draft to decision."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from backend.accounts.roles import Role
from oversight.actions import complaints
from oversight.models import Complaint, Instance
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import complaint_roads as roads
from tests.oversight import roads as case_roads
from tests.oversight.complaint_roads import DAY, LAST_DAY, SILENT, Sides
from tests.oversight.pages.test_acting import PNG, address, signed_in
from tests.oversight.pages.test_after import LANGUAGES, shown

pytestmark = pytest.mark.django_db

COMPLAINT = {
    "to": "higher_body",
    "ground": "no_answer",
    "text": "Орган үнсіз.",
    "language": "kk",
}
RULING = {"outcome": "partly", "text": "Жауап берсін.", "language": "kk"}


@pytest.fixture
def found() -> Sides:
    return roads.sides()


def test_silence_is_complained_of_by_forms_from_draft_to_decision(
    found: Sides,
) -> None:
    author, head, decider = (
        signed_in(who) for who in (found.author, found.head, found.decider)
    )

    drafted = author.post(address("recommendation-complain", found.line.pk), COMPLAINT)
    complaint = Complaint.objects.get()
    here = complaint.pk
    assert drafted.headers["Location"] == address("complaint", here)
    assert head.get(address("complaint", here)).status_code == 404
    draft = shown(author, "complaint", here)
    assert address("complaint-file", here) in draft
    assert address("complaint-paper", here, "pdf_kk") in draft
    paper = author.get(address("complaint-paper", here, "docx_kk"))
    assert paper.status_code == 200
    assert head.get(address("complaint-paper", here, "docx_kk")).status_code == 404
    edited = author.post(
        address("complaint-edit", here), {**COMPLAINT, "text": "Екі рет сұрадық"}
    )
    assert edited.status_code == 302
    filed = author.post(address("complaint-file", here), {"road": "in_system"})
    assert filed.status_code == 302
    page = shown(head, "complaint", here)
    assert address("complaint-pass-up", here) in page
    assert "Екі рет сұрадық" in page
    assert address("complaint-bring-up", here) not in shown(author, "complaint", here)
    assert (
        head.post(address("complaint-pass-up", here), {"note": ""}).status_code == 302
    )
    assert "Decide the complaint" in shown(decider, "complaint", here)
    decided = decider.post(address("complaint-decide", here), RULING)

    assert decided.status_code == 302
    public = shown(Client(), "complaint", here)
    assert "Satisfied in part" in public
    assert "Жауап берсін." in public
    beside = shown(Client(), "case", found.road.case.pk)
    assert "Satisfied in part" in beside
    assert "No answer" in beside  # the recommendation's own state is left alone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_comes_back_to_the_form_with_its_provision(
    found: Sides, language: str
) -> None:
    complaint = roads.drafted(found, to=Instance.PROSECUTOR)
    page = address("complaint-file", complaint.pk, language=language)
    author = signed_in(found.author)

    unproved = author.post(page, {"road": "post", "filed_on": "2026-11-20"})
    court = roads.drafted(found, to=Instance.COURT)
    refused = author.post(
        address("complaint-file", court.pk, language=language),
        {"road": "post", "filed_on": "2026-11-20", "proof": "RR 1"},
    )

    assert unproved.status_code == 400
    assert refused.status_code == 409
    provision = {"kk": "91-бап 5-тармақ", "ru": "ст. 91 п. 5"}
    assert provision.get(language, "art. 91.5") in refused.content.decode()
    assert Complaint.objects.filter(state="filed").count() == 0


def test_a_draft_that_cannot_be_filed_says_why(found: Sides) -> None:
    with standing_at(LAST_DAY):
        complaint = roads.drafted(found, at=LAST_DAY)
        page = shown(signed_in(found.author), "complaint", complaint.pk)

    assert "It cannot be filed today" in page
    assert "24.10.2026" in page


def test_the_silence_of_the_higher_body_is_said_on_the_page(found: Sides) -> None:
    complaint = roads.passed_up(found)

    before = shown(Client(), "complaint", complaint.pk)
    with standing_at(datetime(2026, 12, 23, 5, 0, tzinfo=UTC)):
        after = shown(Client(), "complaint", complaint.pk)

    assert "it counts as refusal" not in before
    assert "No decision: it counts as refusal" in after
    assert "art. 100.5" in after


def test_a_body_that_is_past_its_days_may_be_gone_past(found: Sides) -> None:
    complaint = roads.filed(found)
    author = signed_in(found.author)

    with standing_at(SILENT + 4 * DAY):
        page = shown(author, "complaint", complaint.pk)
        brought = author.post(address("complaint-bring-up", complaint.pk), {"note": ""})

    assert address("complaint-bring-up", complaint.pk) in page
    assert "Not passed up" in page
    assert brought.status_code == 302


def test_day_one_by_forms_alone_without_a_body_or_a_higher_body() -> None:
    body = factories.body("Жоқ орган", parent=factories.body("Жоқ әкімдік"))
    road = case_roads.sent(at=roads.SENT, body=body)
    author = signed_in(road.author)
    delivery = road.case.final_document.deliveries.get()
    author.post(
        address("delivery-record-delivery", delivery.pk),
        {"road": "post", "received_on": "2026-10-09", "proof": "RR 1"},
    )
    author.post(address("recommendation-complain", road.line.pk), COMPLAINT)
    here = Complaint.objects.get().pk
    filed = author.post(
        address("complaint-file", here),
        {"road": "post", "filed_on": "2026-11-16", "proof": "RR 2"},
    )
    received = author.post(
        address("complaint-record-receipt", here),
        {"received_on": "2026-11-17", "proof": "хабарлама"},
    )
    passed = author.post(
        address("complaint-enter-passing", here), {"passed_on": "2026-11-19"}
    )
    decided = author.post(
        address("complaint-enter-decision", here),
        {
            **RULING,
            "decided_on": "2026-11-23",
            "file": SimpleUploadedFile("decision.png", PNG),
        },
    )

    statuses = [one.status_code for one in (filed, received, passed, decided)]
    assert statuses == [302, 302, 302, 302]
    page = shown(Client(), "complaint", here)
    assert "On paper, entered by the author" in page
    assert "decision.png" in page


def test_a_complaint_is_withdrawn_and_a_draft_thrown_away(found: Sides) -> None:
    author = signed_in(found.author)
    filed, draft = roads.filed(found), roads.drafted(found)
    page = address("complaint-withdraw", filed.pk)

    asked = author.get(page)
    withdrawn = author.post(page, {"reason": "Жауап келді"})
    gone = author.post(address("complaint-discard", draft.pk))

    assert "is-danger" in asked.content.decode()
    assert [withdrawn.status_code, gone.status_code] == [302, 302]
    assert "Жауап келді" in shown(Client(), "complaint", filed.pk)
    assert Client().get(address("complaint", draft.pk)).status_code == 404


def test_who_may_not_is_refused_by_the_page_too(found: Sides) -> None:
    complaint = roads.filed(found)
    officer = factories.holder(Role.OFFICER, factories.body("Басқа"))

    for who, verb, status in (
        (found.author, "decide", 403),
        (found.head, "decide", 403),
        (officer, "pass-up", 403),
        (found.decider, "withdraw", 403),
    ):
        page = address(f"complaint-{verb}", complaint.pk)
        assert signed_in(who).post(page, RULING).status_code == status
    anonymous = Client().post(address("complaint-withdraw", complaint.pk))
    assert anonymous.status_code == 302
    assert "/sign-in/" in anonymous.headers["Location"]


def test_a_late_complaint_says_so(found: Sides) -> None:
    late = datetime(2027, 5, 12, 5, 0, tzinfo=UTC)
    draft = roads.drafted(found, at=late, late_reason="Ауруханада болдым")
    complaints.file(draft, by=found.author, at=late)

    page = shown(Client(), "complaint", draft.pk)

    assert "filed late" in page
    assert "Ауруханада болдым" in page
