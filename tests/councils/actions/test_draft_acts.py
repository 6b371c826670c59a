from datetime import date, datetime, timedelta

import pytest

from backend.accounts.models import OrganizationKind
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils.actions import draft_acts, draft_replies, plan_items
from councils.actions.draft_replies import Reply
from councils.models import AgendaItemKind, DraftAct
from councils.rules.draft_acts import Exempt, Sort
from councils.tasks import let_silence_agree
from oversight.actions import obligations
from oversight.models import Obligation, ObligationKind
from oversight.states import ObligationState
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.draft_factories import AT, DUE_ON, KK, ON, RU, Desk

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LAST_DAY = AT + timedelta(days=14)


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def again(draft: DraftAct) -> DraftAct:
    return DraftAct.objects.get(pk=draft.pk)


def opinion_owed(draft: DraftAct) -> Obligation:
    return Obligation.objects.get(
        subject_id=draft.pk, kind=ObligationKind.OPINION_ON_DRAFT_ACT
    )


def letter_owed(draft: DraftAct) -> Obligation:
    return Obligation.objects.get(
        subject_id=draft.pk, kind=ObligationKind.LETTER_ON_DRAFT_ACT
    )


def letters_on(draft: DraftAct) -> set[tuple[str, str]]:
    """Return who was written to about the draft, with the first words of each."""
    rows = Letter.objects.filter(about_id=draft.pk, template="draft_act")
    return {(row.to.email, row.subject) for row in rows.select_related("to")}


def test_the_whole_road_to_a_body_that_agrees(desk: Desk) -> None:
    house, officer = desk.house, desk.officer
    draft = drafts.notified(house, by=officer)
    owed = opinion_owed(draft)
    assert (owed.debtor, owed.creditor) == (house.council.organization, house.body)
    assert (owed.due_on, owed.lapses, owed.is_public) == (DUE_ON, True, True)

    commission = drafts.commission(house)
    draft_acts.assign(draft, commission=commission, by=house.chair, at=AT)
    drafts.written(house, draft)
    draft_acts.send_opinion(draft, by=house.chair, at=AT + DAY)

    draft, owed = again(draft), opinion_owed(draft)
    assert (draft.state, draft.opinion_sent_on) == ("opinion_sent", ON + DAY)
    assert (owed.state, owed.discharged_on) == (ObligationState.DISCHARGED, ON + DAY)
    letter = letter_owed(draft)
    assert draft.opinion_received_on == ON + DAY  # the body has its officer here
    assert (letter.debtor, letter.started_on) == (house.body, ON + DAY)
    assert letter.due_on == date(2026, 12, 8)

    reply = Reply(text="3-тармақ алынды.")
    draft_replies.agree(draft, reply=reply, by=officer, at=AT + 3 * DAY)

    draft, letter = again(draft), letter_owed(draft)
    assert (draft.state, draft.has_agreed) == ("agreed", True)
    assert not draft.is_reply_entered_by_council
    assert letter.state == ObligationState.DISCHARGED
    assert (letter.discharged_on, letter.was_in_time) == (ON + 3 * DAY, True)

    draft_replies.annex(draft, annexed_on=None, by=officer, at=AT + 4 * DAY)

    draft = again(draft)
    assert (draft.state, draft.annexed_on) == ("annexed", ON + 4 * DAY)
    assert draft.has_agreed is True
    entries = Entry.objects.filter(object_id=draft.pk).order_by("version")
    assert [entry.kind for entry in entries] == [
        "draft-act.notified",
        "draft-act.assigned",
        "draft-act.opinion-written",
        "draft-act.opinion-sent",
        "draft-act.received",
        "draft-act.agreed",
        "draft-act.annexed",
    ]
    hidden = [entry.kind for entry in entries if not entry.is_public]
    assert hidden == ["draft-act.opinion-written"]


def test_silence_ends_as_agreed_once_and_is_never_overdue(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    drafts.written(desk.house, draft)
    on_the_day = draft_acts.fall_silent(on=DUE_ON, at=LAST_DAY)
    assert (on_the_day, again(draft).state) == (0, "notified")
    after, at = DUE_ON + DAY, LAST_DAY + DAY
    assert not Obligation.objects.overdue(after).filter(subject_id=draft.pk).exists()
    assert obligations.note_overdue(on=after, at=at) == 0

    first = draft_acts.fall_silent(on=after, at=at)
    told = letters_on(draft)
    second = draft_acts.fall_silent(on=after, at=at)

    owed = opinion_owed(draft)
    assert (first, second) == (1, 0)
    assert again(draft).state == "deemed_agreed"
    assert (owed.state, owed.discharged_on) == (ObligationState.ENDED, None)
    assert not owed.is_overdue(date(2030, 1, 1))
    assert letters_on(draft) == told
    silence = "Мерзім бітті: жоба ескертусіз келісілген болып саналады"
    told_of_it = {to for to, subject in told if subject == silence}
    assert told_of_it == {
        desk.house.secretary.user.email,
        desk.house.chair.user.email,
        desk.officer.user.email,
    }


def test_the_night_lets_silence_agree(desk: Desk) -> None:
    draft = drafts.notified(desk.house)

    with standing_at(AT + timedelta(days=15)):
        assert let_silence_agree() == 1

    assert again(draft).state == "deemed_agreed"


def test_silence_takes_no_opinion_that_was_sent_and_no_draft_withdrawn(
    desk: Desk,
) -> None:
    sent = drafts.sent(desk.house)
    withdrawn = drafts.notified(desk.house)
    draft_acts.withdraw(withdrawn, reason="Пысықтауға", by=desk.officer, at=AT)

    assert draft_acts.fall_silent(on=DUE_ON + DAY, at=LAST_DAY + DAY) == 0

    assert again(sent).state == "opinion_sent"
    assert again(withdrawn).state == "withdrawn"
    assert opinion_owed(withdrawn).state == ObligationState.ENDED


def test_many_silences_are_noted_in_batches(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(3):
        drafts.notified(desk.house)
    monkeypatch.setattr(draft_acts, "SWEPT_AT_ONCE", 2)

    assert draft_acts.fall_silent(on=DUE_ON + DAY, at=LAST_DAY + DAY) == 3


@pytest.mark.parametrize(
    ("at", "is_taken"), [(LAST_DAY, True), (LAST_DAY + DAY, False)]
)
def test_an_opinion_goes_out_on_the_last_day_and_not_a_day_later(
    desk: Desk, at: datetime, *, is_taken: bool
) -> None:
    draft = drafts.written(desk.house, drafts.notified(desk.house))

    if is_taken:
        draft_acts.send_opinion(draft, by=desk.house.chair, at=at)
    else:
        with pytest.raises(RuleBroken) as refused:
            draft_acts.send_opinion(draft, by=desk.house.chair, at=at)
        assert codes(refused) == ["silence-has-agreed"]

    assert (again(draft).state == "opinion_sent") is is_taken


def test_an_opinion_in_one_language_stays_here(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    draft_acts.write_opinion(
        draft, opinion_kk=KK, opinion_ru="", by=desk.house.secretary, at=AT
    )

    with pytest.raises(RuleBroken) as refused:
        draft_acts.send_opinion(draft, by=desk.house.chair, at=AT)

    assert codes(refused) == ["one-language"]
    assert opinion_owed(draft).state == ObligationState.OPEN


def test_an_opinion_that_was_sent_is_changed_by_nobody(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    with pytest.raises(MoveRefused):
        drafts.written(desk.house, draft)

    assert (again(draft).opinion_kk, again(draft).opinion_ru) == (KK, RU)


def test_a_term_under_the_law_is_noted_and_the_law_counts(desk: Desk) -> None:
    draft = drafts.notified(desk.house, by=desk.officer, sort=Sort.LAW, term_set=10)

    owed = opinion_owed(draft)
    assert (draft.is_term_short, draft.term_set) == (True, 10)
    assert owed.due_on == date(2026, 12, 14)
    assert owed.norm == "draft_act.opinion.law"


def test_a_longer_term_of_the_body_is_the_councils(desk: Desk) -> None:
    draft = drafts.notified(desk.house, by=desk.officer, term_set=15)

    owed = opinion_owed(draft)
    assert not draft.is_term_short
    assert owed.due_on == date(2026, 12, 14)
    assert owed.explanation is not None
    assert owed.explanation["value"] == 15


def test_an_exempt_draft_comes_to_no_council(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as refused:
        drafts.notified(desk.house, sort=Sort.LAW, exempt=Exempt.PRESIDENT)

    assert codes(refused) == ["exempt-draft"]
    assert not DraftAct.objects.filter(council=desk.house.council).exists()


def test_what_drafts_no_acts_notifies_nobody(desk: Desk) -> None:
    body = desk.house.body
    body.kind = OrganizationKind.QUASI_STATE
    body.save()

    with pytest.raises(RuleBroken) as refused:
        drafts.notified(desk.house)

    assert codes(refused) == ["not-a-body-of-acts"]


def test_everything_wrong_with_a_notification_is_told_at_once(desk: Desk) -> None:
    with pytest.raises(RuleBroken) as refused:
        drafts.notified(
            desk.house,
            by=desk.officer,
            received_on=date(2015, 1, 5),
            exempt=Exempt.EMERGENCY,
        )

    assert codes(refused) == ["exempt-draft", "not-today", "term-not-countable"]


def test_a_notification_entered_too_late_falls_silent_that_night(desk: Desk) -> None:
    draft = drafts.notified(desk.house, received_on=date(2026, 9, 1))
    assert opinion_owed(draft).due_on == date(2026, 9, 15)

    assert draft_acts.fall_silent(on=ON, at=AT) == 1

    assert again(draft).state == "deemed_agreed"


def test_a_draft_goes_to_a_commission_of_its_council_that_stands(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    other = drafts.commission(made.house(size=3))

    with pytest.raises(RuleBroken) as refused:
        draft_acts.assign(draft, commission=other, by=desk.house.chair, at=AT)

    assert codes(refused) == ["no-such-commission"]
    assert again(draft).commission is None


def test_a_draft_is_considered_at_a_meeting_of_its_own_council(desk: Desk) -> None:
    house = desk.house
    draft = drafts.notified(house)
    meeting = made.planned(house, items=0)

    item = plan_items.consider(draft, meeting=meeting, by=house.secretary, at=AT)
    with pytest.raises(RuleBroken) as refused:
        plan_items.consider(
            draft,
            meeting=made.planned(made.house(size=3)),
            by=house.secretary,
            at=AT,
        )

    assert (item.kind, item.draft_act) == (AgendaItemKind.DRAFT_ACT, draft)
    assert item.title_ru == draft.title_ru
    assert codes(refused) == ["matter-of-another-council"]
