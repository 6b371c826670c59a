"""Answers signed, corrected, passed on and assessed: what is written, and when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.actions import offices
from backend.accounts.roles import Role
from backend.files import uploads
from backend.files.models import File
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import answer_drafts, answers, deliveries
from oversight.actions.replies import Reply
from oversight.models import (
    Answer,
    AnswerDraft,
    AnswerVersion,
    Road,
)
from oversight.states import CaseState, DraftState, RecommendationState
from tests import factories
from tests.oversight import roads
from tests.oversight.answer_roads import REPLY, Desk

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 9, 5, 0, tzinfo=UTC)  # a Monday morning in Almaty
DAY = timedelta(days=1)
LAST = datetime(2026, 11, 23, 18, 59, tzinfo=UTC)  # 23:59 of the tenth working day
NEXT = datetime(2026, 11, 23, 19, 1, tzinfo=UTC)  # 00:01 of the day after


def scan(by: object, *, at: datetime = SENT) -> File:
    """Keep a paper that nobody else sees yet."""
    return uploads.keep(
        b"%PDF-1.4 scan",
        name="scan.pdf",
        media_type="application/pdf",
        is_public=False,
        by=by,  # type: ignore[arg-type]
        at=at,
    )


@pytest.fixture
def desk() -> Desk:
    """Return a body with a head and an officer, and two recommendations to it."""
    return Desk(at=SENT)


@pytest.mark.parametrize(
    ("at", "in_time", "discharged_on"),
    [(LAST, True, date(2026, 11, 23)), (NEXT, False, date(2026, 11, 24))],
)
def test_the_clock_of_an_answer_stops_by_the_local_day(
    desk: Desk,
    at: datetime,
    in_time: bool,  # noqa: FBT001
    discharged_on: date,
) -> None:
    desk.sign(at=at)

    owed = desk.line().answer_obligation
    assert owed is not None
    assert owed.due_on == date(2026, 11, 23)
    assert (owed.discharged_on, owed.was_in_time) == (discharged_on, in_time)


def test_an_answer_that_skips_a_recommendation_leaves_its_clock_running(
    desk: Desk,
) -> None:
    desk.sign(1, at=SENT + DAY)

    first, second = desk.line(1), desk.line(2)
    assert [first.state, second.state] == ["answered", "sent"]
    assert second.answer_obligation is not None
    assert second.answer_obligation.is_overdue(date(2026, 11, 24))
    assert desk.road.refresh().case.state == CaseState.DOCUMENT_SENT

    desk.sign(2, at=SENT + 2 * DAY)

    assert desk.road.refresh().case.state == CaseState.ANSWERED


def test_an_answer_keeps_who_signed_it_in_which_office_and_on_what_basis(
    desk: Desk,
) -> None:
    deputy = factories.person("Марат Орынбаев")
    acting = offices.grant(
        user=deputy,
        organization=desk.body,
        role=Role.HEAD,
        from_on=date(2026, 11, 10),
        to_on=date(2026, 11, 20),
        acting_basis="10.11.2026 № 41-ж бұйрық",
        by=desk.head,
        at=SENT,
    )
    desk.head = factories.actor(deputy, acting)

    answer = desk.sign(at=SENT + 2 * DAY)
    offices.end(acting, on=date(2026, 11, 12), by=None, at=SENT + 3 * DAY)

    answer.refresh_from_db()
    assert answer.signed_name == "Марат Орынбаев"
    assert answer.signed_position == Role.HEAD
    assert answer.acting_basis == "10.11.2026 № 41-ж бұйрық"
    assert answer.versions.get().acting_basis == "10.11.2026 № 41-ж бұйрық"


def test_a_correction_is_a_new_version_and_moves_no_day(desk: Desk) -> None:
    first = desk.sign(at=LAST)

    answer = answers.correct(
        desk.line(),
        verdict="partly",
        reasons="Екі мектепте орнатылады.",
        language="kk",
        number="04-12/900",
        reason="Мектеп саны қате жазылған",
        by=desk.head,
        at=NEXT + 5 * DAY,
    )

    one, two = AnswerVersion.objects.filter(answer=answer).order_by("version")
    assert (one.verdict, one.reasons) == ("accepted", REPLY["reasons"])
    assert (two.verdict, two.correction_reason) == (
        "partly",
        "Мектеп саны қате жазылған",
    )
    assert one.digest != two.digest
    assert answer.answered_on == first.answered_on == date(2026, 11, 23)
    assert answer.corrected_on == two.answered_on == date(2026, 11, 29)
    owed = desk.line().answer_obligation
    assert owed is not None
    assert owed.was_in_time is True


def test_a_correction_without_its_reason_is_refused_and_nothing_changes(
    desk: Desk,
) -> None:
    desk.sign(at=LAST)

    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        answers.correct(desk.line(), **{**REPLY, "reason": " "}, by=desk.head, at=NEXT)

    assert [b.code for b in refused.value.breaches] == ["no_correction_reason"]
    assert desk.line().answer.version == 1


def test_one_letter_answers_several_recommendations_each_by_itself(
    desk: Desk,
) -> None:
    before = Letter.objects.filter(template="answer_given").count()

    given = answers.sign_many(
        desk.delivery,
        replies_to=[
            (desk.line(2), Reply("partly", "Екіншісі", "kk")),
            (desk.line(1), Reply("accepted", "Біріншісі", "kk")),
        ],
        number="04/1",
        by=desk.head,
        at=SENT + DAY,
    )

    assert [(a.recommendation.line, a.reasons, a.number) for a in given] == [
        (1, "Біріншісі", "04/1"),
        (2, "Екіншісі", "04/1"),
    ]
    assert desk.road.refresh().case.state == CaseState.ANSWERED
    assert Letter.objects.filter(template="answer_given").count() == before + 1


def test_of_several_answers_all_are_given_or_none(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        answers.sign_many(
            desk.delivery,
            replies_to=[
                (desk.line(1), Reply("accepted", "Бар", "kk")),
                (desk.line(2), Reply("rejected", "  ", "kk")),
            ],
            number="",
            by=desk.head,
            at=SENT + DAY,
        )

    [breach] = refused.value.breaches
    assert breach.code == "no_reasons"
    assert breach.text.en.startswith("Recommendation 2:")
    assert {desk.line(1).state, desk.line(2).state} == {RecommendationState.SENT}


def test_files_of_an_answer_are_public_once_it_is_signed(desk: Desk) -> None:
    paper = scan(desk.head)

    answer = desk.sign(at=SENT + DAY, files=[paper])

    paper.refresh_from_db()
    assert paper.is_public
    assert list(answer.files.all()) == [paper]
    assert answer.versions.get().files == [{"name": "scan.pdf", "sha256": paper.sha256}]


def test_a_draft_is_approved_returned_and_signed_by_the_table(desk: Desk) -> None:
    line = desk.line()
    said = {key: REPLY[key] for key in ("verdict", "reasons", "language")}
    draft = answers.draft(line, **said, by=desk.officer, at=SENT)

    answer_drafts.submit(draft, by=desk.officer, at=SENT)
    returned = answer_drafts.return_(
        draft, reason="Мерзімін жазыңыз", by=desk.head, at=SENT
    )
    again = answers.draft(
        line, **{**said, "reasons": "1 желтоқсанға дейін"}, by=desk.officer, at=SENT
    )
    answer_drafts.submit(again, by=desk.officer, at=SENT)
    approved = answer_drafts.approve(again, by=desk.head, at=SENT)
    answer = answers.sign_draft(approved, number="7", by=desk.head, at=SENT + DAY)

    assert returned.state == DraftState.RETURNED
    assert again.pk == draft.pk
    assert AnswerDraft.objects.get().state == DraftState.SIGNED
    assert (answer.reasons, answer.number) == ("1 желтоқсанға дейін", "7")
    told = Letter.objects.filter(template__startswith="answer_")
    assert sorted(told.values_list("template", "to__pk")) == sorted(
        [
            ("answer_submitted", desk.head.user.pk),
            ("answer_returned", desk.officer.user.pk),
            ("answer_submitted", desk.head.user.pk),
            ("answer_given", desk.author.user.pk),
        ]
    )


def test_a_blank_draft_is_not_laid_before_the_head(desk: Desk) -> None:
    draft = answers.draft(
        desk.line(),
        verdict="accepted",
        reasons=" ",
        language="kk",
        by=desk.officer,
        at=SENT,
    )

    with pytest.raises(RuleBroken):
        answer_drafts.submit(draft, by=desk.officer, at=SENT)


def test_a_changed_draft_is_approved_no_more(desk: Desk) -> None:
    said = {key: REPLY[key] for key in ("verdict", "reasons", "language")}
    draft = answers.draft(desk.line(), **said, by=desk.officer, at=SENT)
    answer_drafts.submit(draft, by=desk.officer, at=SENT)
    answer_drafts.approve(draft, by=desk.head, at=SENT)

    changed = answers.draft(desk.line(), **said, by=desk.officer, at=SENT + DAY)

    assert (changed.state, changed.approved_by) == (DraftState.DRAFTED, None)


def test_what_is_drafted_is_no_public_entry_of_the_journal(desk: Desk) -> None:
    said = {key: REPLY[key] for key in ("verdict", "reasons", "language")}
    draft = answers.draft(desk.line(), **said, by=desk.officer, at=SENT)
    answer_drafts.submit(draft, by=desk.officer, at=SENT)

    entries = Entry.objects.filter(object_id=draft.pk)

    assert entries.count() == 2
    assert not entries.filter(is_public=True).exists()


def test_a_corrected_answer_is_assessed_anew_and_both_views_stay(desk: Desk) -> None:
    answer = desk.sign(at=SENT + DAY)
    answers.assess(
        answer, view="formal", reason="Мәні жоқ", by=desk.author, at=SENT + 2 * DAY
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        answers.assess(
            answer, view="satisfactory", reason="", by=desk.author, at=SENT + 2 * DAY
        )
    corrected = answers.correct(
        desk.line(), **REPLY, reason="Толықтырылды", by=desk.head, at=SENT + 3 * DAY
    )

    view = answers.assess(
        corrected, view="satisfactory", reason="", by=desk.author, at=SENT + 4 * DAY
    )

    assert view.is_of_latest
    assert list(view.given.values_list("version", "view")) == [
        (1, "formal"),
        (2, "satisfactory"),
    ]


def paper_answer(
    road: roads.Road,
    *,
    was_heard: bool | None = None,
    answered_on: date = date(2026, 11, 13),
) -> Answer:
    """Enter the delivery and a paper answer of a body that is not here."""
    deliveries.record_delivery(
        road.case.final_document.deliveries.get(),
        road=Road.POST,
        received_on=date(2026, 11, 10),
        proof="RR 1",
        proof_file=None,
        by=road.author,
        at=SENT + 5 * DAY,
    )
    return answers.enter_on_paper(
        road.line,
        **{**REPLY, "verdict": "rejected"},
        answered_on=answered_on,
        scan=scan(road.author),
        was_heard=was_heard,
        by=road.author,
        at=SENT + 6 * DAY,
    )


def test_a_paper_answer_is_no_older_than_the_receipt() -> None:
    road = roads.sent(at=SENT)

    with pytest.raises(RuleBroken, match="done_before_it_was_owed"):
        paper_answer(road, answered_on=date(2026, 11, 9))

    assert not Answer.objects.filter(recommendation=road.line).exists()


def test_the_body_confirms_or_disputes_what_the_author_has_entered() -> None:
    road = roads.sent(at=SENT)
    answer = paper_answer(road)
    head = factories.holder(Role.HEAD, road.body)

    answers.confirm(answer, by=head, at=SENT + 7 * DAY)
    answers.dispute(answer, reason="Хат басқа күнгі", by=head, at=SENT + 8 * DAY)

    assert [(s.stance, s.by_role) for s in answer.stances.all()] == [
        ("confirmed", "head"),
        ("disputed", "head"),
    ]
    assert Letter.objects.filter(
        template="answer_disputed", to=road.author.user
    ).exists()


def test_a_body_that_disputes_gives_its_own_answer_as_the_next_version() -> None:
    road = roads.sent(at=SENT)
    paper_answer(road)
    head = factories.holder(Role.HEAD, road.body)

    own = answers.correct(
        road.line, **REPLY, reason="Бұл біздің жауап емес", by=head, at=SENT + 9 * DAY
    )

    assert not own.is_entered_by_author
    assert road.line.state == RecommendationState.ANSWERED
    assert [v.is_entered_by_author for v in own.versions.all()] == [True, False]
    with pytest.raises(MoveRefused):
        answers.dispute(own, reason="Тағы", by=head, at=SENT + 9 * DAY)


@pytest.mark.parametrize(
    ("was_heard", "codes"), [(None, []), (True, []), (False, ["no_hearing"])]
)
def test_that_the_author_was_not_heard_is_noted_where_he_says_so(
    was_heard: bool | None,  # noqa: FBT001
    codes: list[str],
) -> None:
    answer = paper_answer(roads.sent(at=SENT), was_heard=was_heard)

    assert [one["code"] for one in answer.breaches_noted] == codes
