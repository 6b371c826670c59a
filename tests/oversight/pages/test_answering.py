"""The body's desk by forms alone: drafts, letters, hearings, templates, absences."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.accounts.models import Office
from oversight.actions import answer_templates, answers, body_hearings
from oversight.models import (
    Answer,
    AnswerDraft,
    AnswerTemplate,
    BodyHearing,
    Recommendation,
)
from tests.councils.pages.browsing import LANGUAGES, client_of, text_of
from tests.oversight.answer_roads import Desk, peopled

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # a Monday; the clock stands here
SENT = NOW - 5 * timedelta(days=1)
DAY = timedelta(days=1)
PDF = b"%PDF-1.4 paper"
SAID: dict[str, Any] = {"verdict": "accepted", "reasons": "Орнатамыз", "language": "kk"}


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and two recommendations to it."""
    return Desk(at=SENT)


def address(desk: Desk, verb: str, number: int = 1, language: str = "en") -> str:
    """Return where an act upon a recommendation is done."""
    return f"/{language}/recommendations/{desk.line(number).pk}/{verb}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_desk_answers_in_three_languages(
    desk: Desk, language: str
) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)
    answer = desk.sign(2, at=SENT + DAY)
    answers.draft(desk.line(), **SAID, by=desk.officer, at=SENT)
    draft = AnswerDraft.objects.get(recommendation=desk.line())

    for path in (
        f"recommendations/{desk.line().pk}/draft-answer/",
        f"recommendations/{desk.line(2).pk}/correct-answer/",
        f"deliveries/{desk.delivery.pk}/sign-answers/",
        f"deliveries/{desk.delivery.pk}/invite-to-hearing/",
        f"answer-drafts/{draft.pk}/sign/",
        f"answers/{answer.pk}/",
        f"body-hearings/{hearing.pk}/",
        f"body-hearings/{hearing.pk}/record-held/",
        f"bodies/{desk.body.pk}/answer-templates/",
        f"bodies/{desk.body.pk}/add-answer-template/",
        f"bodies/{desk.body.pk}/absences/",
        f"bodies/{desk.body.pk}/appoint-acting/",
    ):
        page = client_of(desk.head).get(f"/{language}/{path}")
        assert page.status_code == 200, path
        assert f'<html lang="{language}">' in page.content.decode()


def test_an_officer_submits_and_the_head_returns_approves_and_signs(
    desk: Desk,
) -> None:
    sent = client_of(desk.officer).post(address(desk, "submit-answer"), SAID)
    draft = AnswerDraft.objects.get(recommendation=desk.line())
    seen = client_of(desk.head).get(address(desk, "draft-answer"))
    officers = client_of(desk.officer).get(address(desk, "draft-answer"))
    returned = client_of(desk.head).post(
        f"/en/answer-drafts/{draft.pk}/return/", {"reason": "Мерзімін жазыңыз"}
    )
    told = client_of(desk.officer).get(address(desk, "draft-answer"))
    client_of(desk.officer).post(address(desk, "submit-answer"), SAID)
    approved = client_of(desk.head).post(f"/en/answer-drafts/{draft.pk}/approve/")
    signed = client_of(desk.head).post(
        f"/en/answer-drafts/{draft.pk}/sign/", {"number": "9"}, follow=True
    )

    assert sent.status_code == returned.status_code == approved.status_code == 302
    for verb in ("approve", "return", "sign"):
        assert f"/en/answer-drafts/{draft.pk}/{verb}/" in seen.content.decode()
        assert f"/en/answer-drafts/{draft.pk}/{verb}/" not in officers.content.decode()
    assert "Мерзімін жазыңыз" in told.content.decode()
    assert "The answer is signed and sent" in signed.content.decode()
    assert Answer.objects.get(recommendation=desk.line()).number == "9"


def test_a_blank_draft_is_not_submitted_and_says_so_beside_its_field(
    desk: Desk,
) -> None:
    refused = client_of(desk.officer).post(
        address(desk, "submit-answer"), {**SAID, "reasons": " "}
    )

    assert refused.status_code == 409
    assert "PC, art. 13(4)" in refused.content.decode()
    assert 'class="field has-error"' in refused.content.decode()


def test_a_file_of_a_draft_is_for_the_body_until_it_is_signed(desk: Desk) -> None:
    paper = SimpleUploadedFile("plan.pdf", PDF)
    client_of(desk.officer).post(
        address(desk, "draft-answer"), {**SAID, "file_1": paper}
    )
    draft = AnswerDraft.objects.get(recommendation=desk.line())
    file = draft.files.get()
    side = f"/en/answer-drafts/{draft.pk}/files/{file.pk}/"

    codes = []
    for who in (desk.head, desk.officer, desk.author, None):
        got: Any = client_of(who).get(side)
        codes.append(got.status_code)
        if got.status_code == 200:
            assert b"".join(got.streaming_content) == PDF
    client_of(desk.head).post(
        address(desk, "sign-answer"), {**SAID, "kept": [str(file.pk)]}
    )

    assert codes == [200, 200, 404, 404]
    answer = Answer.objects.get(recommendation=desk.line())
    assert list(answer.files.all()) == [file]
    file.refresh_from_db()
    assert file.is_public


def test_passed_on_from_the_form_it_stands_in_the_other_inbox(desk: Desk) -> None:
    other, head = peopled("Қаржы басқармасы")
    said = {**SAID, "verdict": "redirected"}

    blank = client_of(desk.head).post(address(desk, "sign-answer"), said)
    done = client_of(desk.head).post(
        address(desk, "sign-answer"), {**said, "redirected_to": str(other.pk)}
    )

    assert blank.status_code == 409
    assert 'class="field has-error"' in blank.content.decode()
    assert done.status_code == 302
    new = Recommendation.objects.get(redirected_from=desk.line())
    inbox = client_of(head).get("/en/inbox/").content.decode()
    case = client_of(None).get(f"/en/cases/{desk.road.case.pk}/").content.decode()
    assert f"/en/recommendations/{new.pk}/draft-answer/" in inbox
    assert "Passed on" in case
    assert "Қаржы басқармасы" in case
    assert "0 of 2 answered" in text_of(
        client_of(None).get(f"/en/cases/{desk.road.case.pk}/")
    )


def test_several_are_answered_in_one_letter_and_one_is_left_for_later() -> None:
    desk = Desk(at=SENT, lines=3)
    letter = f"/en/deliveries/{desk.delivery.pk}/sign-answers/"
    said = {
        "verdict_1": "accepted",
        "reasons_1": "Бірінші",
        "verdict_2": "partly",
        "reasons_2": " ",
        "number": "04/7",
        "language": "kk",
    }

    none = client_of(desk.head).post(letter, {"number": "1", "language": "kk"})
    blank = client_of(desk.head).post(letter, said)
    done = client_of(desk.head).post(letter, {**said, "reasons_2": "Екінші"})

    assert [none.status_code, blank.status_code, done.status_code] == [400, 409, 302]
    assert "Recommendation 2:" in blank.content.decode()
    given = Answer.objects.filter(recommendation__case=desk.road.case)
    assert sorted(given.values_list("recommendation__line", "number")) == [
        (1, "04/7"),
        (2, "04/7"),
    ]
    case = text_of(client_of(None).get(f"/en/cases/{desk.road.case.pk}/"))
    assert "2 of 3 answered" in case
    assert "Answered in part" in case
    assert client_of(desk.officer).get(letter).status_code == 403


def test_an_answer_is_corrected_and_both_versions_are_read(desk: Desk) -> None:
    answer = desk.sign(at=SENT + DAY)
    page = f"/en/answers/{answer.pk}/"

    unreasoned = client_of(desk.head).post(
        address(desk, "correct-answer"), {**SAID, "reason": " "}
    )
    corrected = client_of(desk.head).post(
        address(desk, "correct-answer"),
        {**SAID, "reasons": "Екі мектепте", "reason": "Саны қате"},
    )

    assert [unreasoned.status_code, corrected.status_code] == [409, 302]
    text = text_of(client_of(None).get(page))
    assert "Version 2, in force" in text
    assert "Version 1, corrected since" in text
    assert "Саны қате" in text
    offered = client_of(desk.head).get(page).content.decode()
    assert "correct-answer" in offered
    assert "correct-answer" not in client_of(desk.author).get(page).content.decode()


def test_the_author_is_invited_heard_and_the_minutes_are_read(desk: Desk) -> None:
    invite = f"/en/deliveries/{desk.delivery.pk}/invite-to-hearing/"
    said = {
        "recommendations": [str(desk.line().pk)],
        "on": "2026-11-25",
        "hour": "11:00",
        "place": "",
        "link": "https://video.example/7",
        "decision_on": "2026-11-25",
    }

    late = client_of(desk.officer).post(invite, said)
    nowhere = client_of(desk.officer).post(
        invite, {**said, "link": "", "decision_on": "2026-11-26"}
    )
    done = client_of(desk.officer).post(invite, {**said, "decision_on": "2026-11-26"})

    assert [late.status_code, nowhere.status_code, done.status_code] == [409, 400, 302]
    assert "art. 13(6)" in late.content.decode()
    hearing = BodyHearing.objects.get()
    page = f"/en/body-hearings/{hearing.pk}/"
    assert (
        "https://video.example/7" in client_of(desk.author).get(page).content.decode()
    )
    public = client_of(None).get(page).content.decode()
    assert "https://video.example/7" not in public
    assert "record-held" not in public
    held = client_of(desk.officer).post(
        f"{page}record-held/",
        {
            "held_on": "2026-11-23",
            "present": "Автор",
            "minutes": "Ұсынымды қолдады",
            "language": "kk",
        },
    )
    assert held.status_code == 302
    assert "Ұсынымды қолдады" in client_of(None).get(page).content.decode()
    again = client_of(desk.officer).post(f"{page}cancel/", {"reason": "Кеш"})
    assert again.status_code == 409


def test_the_link_of_a_hearing_is_for_its_two_sides_in_the_api_too(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)
    path = f"/api/v1/body-hearings/{hearing.pk}/"

    links = [
        client_of(who).get(path).json()["link"]
        for who in (desk.author, desk.officer, peopled()[1], None)
    ]

    assert links == [hearing.link, hearing.link, "", ""]


def test_a_template_begins_an_answer_and_is_put_away(desk: Desk) -> None:
    add = f"/en/bodies/{desk.body.pk}/add-answer-template/"
    kept = client_of(desk.officer).post(
        add, {"title": "Қабылдау", "text": "Ұсыным қабылданды.", "language": "kk"}
    )
    twice = client_of(desk.officer).post(
        add, {"title": "Қабылдау", "text": "Тағы", "language": "kk"}
    )
    one = AnswerTemplate.objects.get(organization=desk.body)
    form = client_of(desk.officer).get(
        f"{address(desk, 'draft-answer')}?template={one.pk}"
    )
    away = client_of(desk.head).post(f"/en/answer-templates/{one.pk}/archive/")

    assert [kept.status_code, twice.status_code, away.status_code] == [302, 409, 302]
    assert "Ұсыным қабылданды." in form.content.decode()
    page = f"/en/bodies/{desk.body.pk}/answer-templates/"
    assert "No templates yet" in text_of(client_of(desk.head).get(page))
    assert client_of(desk.author).get(page).status_code == 403
    assert client_of(None).get(page).status_code == 302


def test_the_templates_of_one_body_are_not_offered_to_another(desk: Desk) -> None:
    other, head = peopled()
    one = answer_templates.add(
        other, title="Бөтен", text="Бөтен сөз", language="kk", by=head, at=SENT
    )

    form = client_of(desk.officer).get(
        f"{address(desk, 'draft-answer')}?template={one.pk}"
    )

    assert "Бөтен сөз" not in form.content.decode()
    assert (
        client_of(desk.officer).get(f"/en/answer-templates/{one.pk}/edit/").status_code
        == 404
    )


def test_who_acts_for_the_head_signs_with_his_basis_and_only_then(desk: Desk) -> None:
    appoint = f"/en/bodies/{desk.body.pk}/appoint-acting/"
    said = {
        "person": str(desk.officer.user.pk),
        "from_on": "2026-11-23",
        "to_on": "2026-11-27",
        "acting_basis": "№ 41-ж бұйрық",
    }

    backwards = client_of(desk.head).post(appoint, {**said, "to_on": "2026-11-20"})
    by_officer = client_of(desk.officer).post(appoint, said)
    done = client_of(desk.head).post(appoint, said)

    codes = [backwards.status_code, by_officer.status_code, done.status_code]
    assert codes == [400, 403, 302]
    acting = Office.objects.get(organization=desk.body, acting_basis="№ 41-ж бұйрық")
    chosen = client_of(desk.officer)
    chosen.post("/en/acting-as/", {"office": str(acting.pk), "next": "/en/inbox/"})
    signed = chosen.post(address(desk, "sign-answer"), SAID)
    assert signed.status_code == 302
    answer = Answer.objects.get(recommendation=desk.line())
    assert (answer.signed_name, answer.acting_basis) == (
        desk.officer.user.name,
        "№ 41-ж бұйрық",
    )
    assert chosen.post(appoint, said).status_code == 403  # who acts appoints nobody
    page = f"/en/bodies/{desk.body.pk}/absences/"
    assert "№ 41-ж бұйрық" in client_of(desk.head).get(page).content.decode()
    ended = client_of(desk.head).post(f"/en/offices/{acting.pk}/end-acting/")
    acting.refresh_from_db()
    assert (ended.status_code, acting.to_on) == (302, date(2026, 11, 23))


def test_an_office_that_is_no_acting_one_is_not_ended_from_there(desk: Desk) -> None:
    office = desk.officer.offices[0]

    answer = client_of(desk.head).post(f"/en/offices/{office.pk}/end-acting/")

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("accepted", "The decision is positive"),
        ("rejected", "was not heard before it"),
        ("partly", "was not heard before it"),
    ],
)
def test_the_check_before_the_signature_says_what_a_decision_needs(
    desk: Desk, verdict: str, words: str
) -> None:
    answers.draft(desk.line(), **{**SAID, "verdict": verdict}, by=desk.officer, at=SENT)

    page = client_of(desk.head).get(address(desk, "draft-answer"))

    assert words in text_of(page)


def test_after_a_hearing_the_check_is_content(desk: Desk) -> None:
    hearing = desk.invite(at=SENT, starts=SENT + 2 * DAY)
    body_hearings.record_not_attended(
        hearing, held_on=date(2026, 11, 20), by=desk.officer, at=SENT + 2 * DAY
    )
    answers.draft(
        desk.line(), **{**SAID, "verdict": "rejected"}, by=desk.officer, at=SENT
    )

    page = client_of(desk.head).get(address(desk, "draft-answer"))

    assert "The author was heard, or need not be." in text_of(page)


def test_the_acts_of_another_body_are_absent_or_refused(desk: Desk) -> None:
    _other, stranger = peopled()
    draft: Any = answers.draft(desk.line(), **SAID, by=desk.officer, at=SENT)

    codes = {
        path: client_of(stranger).post(f"/en/{path}", SAID).status_code
        for path in (
            f"recommendations/{desk.line().pk}/draft-answer/",
            f"recommendations/{desk.line().pk}/sign-answer/",
            f"deliveries/{desk.delivery.pk}/sign-answers/",
            f"deliveries/{desk.delivery.pk}/invite-to-hearing/",
            f"answer-drafts/{draft.pk}/approve/",
            f"bodies/{desk.body.pk}/appoint-acting/",
        )
    }

    assert set(codes.values()) == {403, 404}
    assert codes[f"answer-drafts/{draft.pk}/approve/"] == 404
    assert not Answer.objects.filter(recommendation=desk.line()).exists()
