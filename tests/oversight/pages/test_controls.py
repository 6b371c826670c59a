"""The course of a control on its page: shown to all, done by forms alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from backend.accounts.roles import Role
from oversight.actions import attendees, discussions
from oversight.actions.discussions import Said
from oversight.models import (
    Announcement,
    Attendee,
    DiscussionContribution,
    DiscussionProtocol,
    ExpertConclusion,
    ExpertQuestion,
)
from oversight.states import CaseForm
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight import discussion_roads as made
from tests.oversight import expertise_roads, roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
PDF = b"%PDF-1.4 materials"
PLAN = {
    "starts_at": "2026-12-18T11:00",
    "manner": "in_person",
    "place": "Мәдениет үйі",
    "link": "",
    "materials_url": "https://example.kz/m",
}


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(getattr(who, "user", who))
    return client


def page_of(road: Road, *, language: str = "en") -> str:
    return address("case-control", road.case.pk, language=language)


def shown(client: Client, road: Road, *, language: str = "en") -> str:
    answer = client.get(page_of(road, language=language))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_discussion_is_held_from_the_plan_to_the_protocol_by_forms_alone() -> None:
    road = made.registered(at=NOW)
    client, case = signed_in(road.author), road.case.pk
    file = SimpleUploadedFile("plan.pdf", PDF)

    client.post(address("case-draft-announcement", case), {**PLAN, "materials": file})
    found = Announcement.objects.get(case=case)
    client.post(
        address("announcement-record-publication", found.pk),
        {"where_published": "Қостанай таңы", "published_on": "2026-11-23"},
    )
    client.post(
        address("announcement-invite", found.pk),
        {
            "body": str(road.body.pk),
            "road": "post",
            "invited_on": "2026-11-20",
            "proof": "RR 1",
        },
    )
    told = client.post(address("case-announce", case))
    client.post(
        address("case-register-attendee", case), {"name": "Марат", "organization": ""}
    )
    with standing_at(found.starts_at + timedelta(hours=3)):
        client.post(address("case-begin", case))
        guest = Attendee.objects.get(case=case)
        client.post(address("attendee-arrive", guest.pk))
        client.post(
            address("case-log-contribution", case),
            {"attendee": str(guest.pk), "text": "Саябақ керек", "language": "kk"},
        )
        drafted = client.get(address("case-record-protocol", case)).content.decode()
        client.post(
            address("case-record-protocol", case),
            {
                "held_on": "2026-12-18",
                "from_at": "11:00",
                "to_at": "13:00",
                "chair_name": "А",
                "secretary_name": "Б",
                "text": "Келісілді",
                "language": "kk",
            },
        )
        done = client.post(address("case-complete", case))

    assert (told.status_code, done.status_code) == (302, 302)
    assert found.materials.get().name == "plan.pdf"
    assert "Марат: Саябақ керек" in drafted
    assert DiscussionProtocol.objects.get(case=case).present == 1
    seen = shown(Client(), road)
    for words in ("Қостанай таңы", "Марат", "Саябақ керек", "Келісілді"):
        assert words in seen


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_stranger_reads_the_course_of_a_discussion(language: str) -> None:
    road = made.announced(at=NOW)
    made.attending(road, at=NOW, name="Жасырын Келуші")

    seen = shown(Client(), road, language=language)

    assert "Қостанай таңы" in seen
    assert "07.12.2026" in seen
    assert "Жасырын Келуші" not in seen
    assert address("case-attend", road.case.pk, language=language) in seen
    for hidden in ("announcement-postpone", "announcement-invite"):
        here = address(hidden, made.latest(road).pk, language=language)
        assert here not in seen


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "form", [CaseForm.DISCUSSION, CaseForm.EXPERTISE, CaseForm.MONITORING]
)
def test_an_empty_course_says_what_will_stand_there(
    form: CaseForm, language: str
) -> None:
    road = made.registered(at=NOW, form=form)

    seen = shown(Client(), road, language=language)

    assert road.case.theme in seen


def test_what_the_law_still_asks_stands_beside_the_state() -> None:
    road = made.planned(at=NOW)

    seen = shown(signed_in(road.author), road)

    assert "The announcement is not published" in seen
    assert "art. 10(2)" in seen
    assert address("announcement-record-publication", made.latest(road).pk) in seen


def test_a_refusal_comes_back_beside_the_field_with_its_provision() -> None:
    road = made.registered(at=NOW)
    client = signed_in(road.author)

    refused = client.post(
        address("case-draft-announcement", road.case.pk),
        {**PLAN, "place": "", "materials_url": ""},
    )

    text = refused.content.decode()
    assert refused.status_code == 409
    assert "The place where people come is not named." in text
    assert "art. 10(2)" in text
    assert 'class="field has-error"' in text
    assert not Announcement.objects.filter(case=road.case).exists()


def test_announced_too_early_the_author_is_told_on_the_page_of_the_act() -> None:
    road = made.planned(at=NOW)

    refused = signed_in(road.author).post(address("case-announce", road.case.pk))

    assert refused.status_code == 409
    assert "is not invited" in refused.content.decode()


def test_a_discussion_is_postponed_by_its_form_and_the_first_day_stays_shown() -> None:
    road = made.announced(at=NOW)
    here = address("announcement-postpone", made.latest(road).pk)
    client = signed_in(road.author)

    form = client.get(here).content.decode()
    moved = client.post(
        here, {**PLAN, "manner": "mixed", "link": "https://e.kz", "reason": "Жөндеу"}
    )
    seen = shown(client, road)

    assert "Мәдениет үйі" in form
    assert moved.status_code == 302
    assert made.latest(road).version == 2
    assert "Жөндеу" in seen
    assert "Postponed 1 time" in seen


def test_an_invited_body_replies_from_the_page_and_others_may_not() -> None:
    officer = factories.holder(Role.OFFICER, factories.body("Әкімдік"))
    road = made.announced(at=NOW, body=officer.offices[0].organization)
    here = address("body-invitation-reply", made.latest(road).invitations.get().pk)
    said = {"reply": "coming", "note": "Орынбасар"}

    offered = shown(signed_in(officer), road)
    stranger = signed_in(factories.citizen("Бөтен")).post(here, said)
    replied = signed_in(officer).post(here, said)

    assert here in offered
    assert here not in shown(signed_in(road.author), road)
    assert stranger.status_code == 403
    assert replied.status_code == 302
    assert "Орынбасар" in shown(Client(), road)


def test_anybody_registers_writes_and_withdraws_from_the_page() -> None:
    road = made.announced(at=NOW)
    person = factories.person("Келуші")
    client = signed_in(person)

    client.post(address("case-attend", road.case.pk), {"organization": ""})
    own = Attendee.objects.get(user=person)
    mine = shown(client, road)
    client.post(
        address("attendee-contribute", own.pk), {"text": "Пікірім", "language": "kk"}
    )
    withdrawn = client.post(address("attendee-withdraw", own.pk))

    assert "You are registered." in mine
    assert DiscussionContribution.objects.get(attendee=own).is_written
    assert withdrawn.status_code == 302
    assert "Пікірім" not in shown(Client(), road)


def test_the_calendar_takes_the_discussion() -> None:
    road = made.announced(at=NOW)

    answer = Client().get(address("announcement-calendar", made.latest(road).pk))

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert b"Public discussion" in answer.content


def test_the_overview_leads_to_the_day_of_the_discussion() -> None:
    road = made.announced(at=NOW)

    seen = Client().get(address("case", road.case.pk)).content.decode()

    assert page_of(road) in seen
    assert "Discussion on 07.12.2026 10:00" in seen


def test_the_page_of_a_draft_is_absent_for_others() -> None:
    road = roads.draft(at=NOW, form=CaseForm.DISCUSSION)

    assert Client().get(page_of(road)).status_code == 404
    assert signed_in(road.author).get(page_of(road)).status_code == 200


def test_an_expertise_is_asked_and_concluded_by_forms_alone() -> None:
    road = expertise_roads.registered(at=NOW)
    author, case = signed_in(road.author), road.case.pk
    question = {
        "text": "Нормаға сай ма?",
        "about": "act",
        "act_title": "Бас жоспар",
        "link": "",
    }

    author.post(address("case-ask-experts", case), question)
    expertise_roads.engage(road, at=NOW)
    author.post(address("case-announce", case))
    author.post(address("case-begin", case))
    asked = ExpertQuestion.objects.get(case=case)
    expert = signed_in(expertise_roads.own(road))
    offered = shown(expert, road)
    given = expert.post(
        address("expert-question-conclude", asked.pk),
        {"text": "Сай емес", "language": "kk", "signed_on": "2026-11-23"},
    )

    assert address("expert-question-conclude", asked.pk) in offered
    assert given.status_code == 302
    assert ExpertConclusion.objects.get(question=asked).text == "Сай емес"
    assert "Сай емес" in shown(author, road)
    public = shown(Client(), road)
    assert "Сай емес" not in public
    assert "Сарапшы Сәуле" in public


def test_a_conclusion_on_paper_without_its_scan_is_refused_beside_the_field() -> None:
    road = expertise_roads.under_way(at=NOW)
    paper = expertise_roads.engage(road, at=NOW, name="Қағаз", on_paper=True)
    here = address("expert-question-conclude", road.case.expert_questions.get().pk)
    said = {
        "expert": str(paper.pk),
        "text": "Сай",
        "language": "kk",
        "signed_on": "2026-11-23",
    }

    refused = signed_in(road.author).post(here, said)
    kept = signed_in(road.author).post(
        here, {**said, "file": SimpleUploadedFile("c.pdf", PDF)}
    )

    assert refused.status_code == 409
    assert "Attach the scan" in refused.content.decode()
    assert kept.status_code == 302


def test_a_question_taken_back_stays_on_the_page() -> None:
    road = expertise_roads.asked(at=NOW)
    question = road.case.expert_questions.get()

    signed_in(road.author).post(address("expert-question-withdraw", question.pk))
    seen = shown(Client(), road)

    assert "Taken back" in seen
    assert question.text in seen


def test_a_council_s_case_has_a_course_too() -> None:
    road = roads.registered(at=NOW)
    road.case.__class__.objects.filter(pk=road.case.pk).update(
        form=CaseForm.COUNCIL_EXPERTISE, state="completed"
    )

    assert "own law" in shown(Client(), road)


def queries(client: Client, road: Road) -> int:
    with CaptureQueriesContext(connection) as caught:
        shown(client, road)
    return len(caught)


def test_the_page_takes_as_many_queries_for_many_guests_as_for_one() -> None:
    road = made.under_way(at=NOW)

    def comes(name: str) -> None:
        guest = attendees.enter(
            road.case,
            name=name,
            organization="",
            is_remote=False,
            by=road.author,
            at=NOW + made.WAIT,
        )
        discussions.log(
            guest,
            said=Said("Сөз", "kk"),
            said_at=NOW + made.WAIT,
            by=road.author,
            at=NOW + made.WAIT,
        )

    comes("Бір")
    client = signed_in(road.author)
    queries(client, road)
    few = queries(client, road)
    for number in range(10):
        comes(f"Келуші {number}")

    assert queries(client, road) == few


def test_the_page_takes_as_many_queries_for_many_questions_as_for_one() -> None:
    road = expertise_roads.concluded(at=NOW)
    client = signed_in(road.author)
    queries(client, road)
    few = queries(client, road)
    for number in range(6):
        expertise_roads.ask(road, at=NOW, text=f"Сұрақ {number}")
        expertise_roads.conclude(road, by=expertise_roads.own(road), at=NOW)

    assert queries(client, road) == few
