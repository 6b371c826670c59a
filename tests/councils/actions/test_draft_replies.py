from datetime import date, timedelta

import pytest

from backend.accounts.roles import Role
from backend.files import uploads
from backend.journal.models import Entry
from backend.law.refusal import RuleBroken
from backend.notices.models import Letter
from councils.actions import draft_acts, draft_replies
from councils.actions.draft_replies import Reply
from councils.models import DraftAct
from oversight.models import Obligation, ObligationKind
from oversight.states import ObligationState
from tests import factories
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.draft_factories import AT, DUE_ON, ON, Desk

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def again(draft: DraftAct) -> DraftAct:
    return DraftAct.objects.get(pk=draft.pk)


def letter_owed(draft: DraftAct) -> Obligation:
    return Obligation.objects.get(
        subject_id=draft.pk, kind=ObligationKind.LETTER_ON_DRAFT_ACT
    )


def letters_on(draft: DraftAct) -> set[tuple[str, str]]:
    """Return who was written to about the draft, with the first words of each."""
    rows = Letter.objects.filter(about_id=draft.pk, template="draft_act")
    return {(row.to.email, row.subject) for row in rows.select_related("to")}


def test_a_reasoned_position_ends_the_duty_to_write_and_has_no_term(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    late = AT + timedelta(days=60)
    reply = Reply(text="3-тармақ заңнан туындайды.")
    draft_replies.disagree(draft, reply=reply, by=desk.officer, at=late)

    draft, letter = again(draft), letter_owed(draft)
    assert (draft.state, draft.has_agreed) == ("disagreed", False)
    assert (letter.state, letter.was_in_time) == (ObligationState.ENDED, None)
    assert not letter.is_overdue(date(2030, 1, 1))


def test_a_letter_that_does_not_come_is_overdue(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    letter = letter_owed(draft)

    assert letter.due_on == DUE_ON
    assert not letter.is_overdue(DUE_ON)
    assert letter.is_overdue(DUE_ON + DAY)


def test_a_position_without_reasons_leaves_the_duty_standing(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    with pytest.raises(RuleBroken) as refused:
        draft_replies.disagree(draft, reply=Reply(), by=desk.officer, at=AT)

    assert codes(refused) == ["position-without-reasons"]
    assert again(draft).state == "opinion_sent"
    assert letter_owed(draft).state == ObligationState.OPEN


def test_a_road_on_paper_is_proved_at_each_step() -> None:
    house = made.house(size=3)
    draft = drafts.sent(house)
    assert draft.opinion_received_on is None
    assert draft.letter_obligation is None
    secretary = house.secretary

    with pytest.raises(RuleBroken) as unknown:
        draft_replies.agree(draft, reply=Reply(number="01-5"), by=secretary, at=AT)
    with pytest.raises(RuleBroken) as unproved:
        draft_replies.record_receipt(
            draft, received_on=ON, proof="", by=secretary, at=AT
        )
    proof = "пошта хабарламасы № 7"
    draft_replies.record_receipt(
        draft, received_on=ON, proof=proof, by=secretary, at=AT + 5 * DAY
    )
    with pytest.raises(RuleBroken) as twice:
        draft_replies.record_receipt(
            draft, received_on=ON, proof=proof, by=secretary, at=AT + 5 * DAY
        )
    with pytest.raises(RuleBroken) as bare:
        draft_replies.agree(
            draft, reply=Reply(text="Келісеміз"), by=secretary, at=AT + 9 * DAY
        )
    paper = Reply(number="01-5/77", on=ON + 8 * DAY)
    draft_replies.agree(draft, reply=paper, by=secretary, at=AT + 9 * DAY)

    draft, letter = again(draft), letter_owed(draft)
    assert codes(unknown) == ["receipt-unknown"]
    assert codes(unproved) == ["receipt-without-proof"]
    assert codes(twice) == ["receipt-known"]
    assert codes(bare) == ["reply-without-paper"]
    assert (draft.receipt_proof, letter.started_on) == (proof, ON)
    assert letter.due_on == DUE_ON  # from the day of receipt, not from that of entry
    assert (letter.discharged_on, letter.was_in_time) == (ON + 8 * DAY, True)
    assert draft.is_reply_entered_by_council


def test_a_letter_on_paper_counts_by_its_own_day_and_may_be_late() -> None:
    house = made.house(size=3)
    draft = drafts.sent(house)
    at = AT + timedelta(days=30)
    draft_replies.record_receipt(
        draft, received_on=ON, proof="№ 7", by=house.secretary, at=at
    )

    reply = Reply(number="01-5", on=DUE_ON + DAY)
    draft_replies.agree(draft, reply=reply, by=house.secretary, at=at)

    assert letter_owed(draft).was_in_time is False


def test_a_body_acts_under_todays_date_alone(desk: Desk) -> None:
    draft = drafts.sent(desk.house)
    earlier = Reply(text="Келісеміз", on=ON)

    with pytest.raises(RuleBroken) as refused:
        draft_replies.agree(draft, reply=earlier, by=desk.officer, at=AT + DAY)

    assert codes(refused) == ["not-today"]


def test_the_file_of_a_reply_stays_with_it(desk: Desk) -> None:
    draft = drafts.sent(desk.house)
    file = uploads.keep(
        b"letter",
        name="hat.txt",
        media_type="text/plain",
        is_public=True,
        by=desk.officer,
        at=AT,
    )

    draft_replies.agree(draft, reply=Reply(file=file), by=desk.officer, at=AT)

    entry = Entry.objects.get(object_id=draft.pk, kind="draft-act.agreed")
    assert again(draft).reply_file == file
    assert file.sha256 in str(entry.content)


def test_each_step_is_told_to_whom_it_concerns(desk: Desk) -> None:
    house, officer = desk.house, desk.officer
    draft = drafts.notified(house, by=officer)
    commission = drafts.commission(house, member=1)
    draft_acts.assign(draft, commission=commission, by=house.chair, at=AT)
    drafts.written(house, draft)
    draft_acts.send_opinion(draft, by=house.chair, at=AT)
    reply = Reply(text="Келісеміз")
    draft_replies.agree(draft, reply=reply, by=officer, at=AT)

    council = {house.secretary.user.email, house.chair.user.email}
    member = {house.members[1].user.email}
    expected = {
        "Кеңес жоба туралы хабарлама алды": council,
        "Жоба сіздің комиссияңызға берілді": member,
        "Кеңес жоба бойынша ұсынымдарын жіберді": {officer.user.email},
        "Орган ұсынымдармен келісті": council,
    }
    found: dict[str, set[str]] = {}
    for to, subject in letters_on(draft):
        found.setdefault(subject, set()).add(to)
    assert found == expected
    body = Letter.objects.get(to=officer.user, about_id=draft.pk).body
    assert "07.12.2026" in body
    assert f"/kk/draft-acts/{draft.pk}/" in body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Кеңес жоба бойынша ұсынымдарын жіберді"),
        ("ru", "Совет направил рекомендации к проекту"),
        ("en", "The council has sent its recommendations on a draft"),
    ],
)
def test_a_letter_is_in_the_language_of_its_reader(language: str, words: str) -> None:
    house = made.house(size=3)
    reader = factories.person(language=language)
    factories.office(reader, house.body, Role.HEAD)

    draft = drafts.sent(house)

    letter = Letter.objects.get(to=reader, about_id=draft.pk)
    assert letter.subject == words
    assert f"/{language}/draft-acts/{draft.pk}/" in letter.body
