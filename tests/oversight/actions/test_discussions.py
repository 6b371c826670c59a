"""A discussion by its acts: made known in time, postponed, attended, put on paper."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.accounts.roles import Role
from backend.almanac.models import Becomes, MovedDay
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import announcements, attendees, cases, discussions
from oversight.actions.discussions import Held, Said
from oversight.models import (
    Attendee,
    BodyInvitation,
    DiscussionContribution,
    Manner,
    Reply,
    Road,
)
from oversight.reports import control
from oversight.states import CaseState
from tests import factories
from tests.oversight import discussion_roads as made
from tests.oversight.roads import Road as Walked

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
HELD_AT = datetime(2026, 12, 18, 6, 0, tzinfo=UTC)  # publish by 14, invite by 10


def codes(refusal: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refusal.value.breaches]


def planned_for(moment: datetime) -> Walked:
    road = made.registered(at=AT)
    plan = made.plan(AT, starts_at=moment)
    announcements.draft(road.case, plan=plan, by=road.author, at=AT)
    return road


def published_on(road: Walked, day: int) -> None:
    announcements.record_publication(
        made.latest(road),
        where_published="Қостанай таңы",
        published_url="",
        published_on=datetime(2026, 12, day, tzinfo=UTC).date(),
        by=road.author,
        at=AT,
    )


def invited_on(road: Walked, day: int) -> BodyInvitation:
    return announcements.invite(
        made.latest(road),
        body=road.body,
        road=Road.POST,
        invited_on=datetime(2026, 12, day, tzinfo=UTC).date(),
        proof="RR 1",
        proof_file=None,
        by=road.author,
        at=AT,
    )


def test_a_discussion_without_a_day_is_not_announced() -> None:
    road = made.registered(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.announce(road.case, by=road.author, at=AT)

    assert codes(refusal) == ["not_planned"]


@pytest.mark.parametrize(
    ("published", "invited", "expected"),
    [
        (14, 10, []),
        (15, 10, ["published_late"]),
        (14, 11, ["invited_late"]),
        (15, 11, ["published_late", "invited_late"]),
    ],
)
def test_it_is_announced_when_published_and_invited_on_the_last_days_and_not_later(
    published: int, invited: int, expected: list[str]
) -> None:
    road = planned_for(HELD_AT)
    published_on(road, published)
    invited_on(road, invited)

    breaches = control.check_announcing(road.case, on=AT.date())

    assert [breach.code for breach in breaches] == expected


def test_a_calendar_changed_afterwards_moves_no_term_that_was_counted() -> None:
    road = planned_for(HELD_AT)
    before = made.latest(road)

    MovedDay.objects.create(
        on=datetime(2026, 12, 15, tzinfo=UTC).date(),
        becomes=Becomes.OFF,
        reason_kk="Қаулы",
        reason_ru="Постановление",
        reason_en="Decree",
        source="trial",
        read="text",
    )
    published_on(road, 14)
    invited_on(road, 10)
    breaches = control.check_announcing(road.case, on=AT.date())
    moved = made.plan(AT, starts_at=HELD_AT + timedelta(hours=1))
    anew = announcements.postpone(
        made.latest(road), plan=moved, reason="Сағаты", by=road.author, at=AT
    )

    assert breaches == []
    assert before.publish_by.isoformat() == "2026-12-14"
    assert anew.publish_by.isoformat() == "2026-12-11"


def test_unpublished_and_uninvited_both_are_told() -> None:
    road = planned_for(HELD_AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.announce(road.case, by=road.author, at=AT)

    assert codes(refusal) == ["not_published", "not_invited"]
    assert road.refresh().case.state == CaseState.REGISTERED


def test_an_announcement_must_say_what_the_law_asks() -> None:
    road = made.registered(at=AT)
    bare = made.plan(AT, manner=Manner.MIXED, place="", link="", materials_url="")

    with pytest.raises(RuleBroken) as refusal:
        announcements.draft(road.case, plan=bare, by=road.author, at=AT)

    assert codes(refusal) == ["no_place", "no_link", "no_materials"]


def test_a_plan_is_written_anew_until_something_of_it_is_known() -> None:
    road = made.planned(at=AT)
    moved = made.plan(AT, place="Кітапхана")

    again = announcements.draft(road.case, plan=moved, by=road.author, at=AT)
    made.publish(road, at=AT)
    with pytest.raises(MoveRefused):
        announcements.draft(road.case, plan=made.plan(AT), by=road.author, at=AT)

    assert (again.version, again.place) == (1, "Кітапхана")


def test_publication_is_recorded_once() -> None:
    road = made.planned(at=AT)
    made.publish(road, at=AT)

    with pytest.raises(MoveRefused):
        made.publish(road, at=AT)


def test_a_body_with_nobody_here_is_invited_on_paper_alone() -> None:
    road = made.planned(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        announcements.invite(
            made.latest(road),
            body=road.body,
            road=Road.IN_SYSTEM,
            invited_on=AT.date(),
            proof="",
            proof_file=None,
            by=road.author,
            at=AT,
        )

    assert codes(refusal) == ["nobody_to_read"]


def test_another_body_is_no_object_of_this_control() -> None:
    road = made.planned(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        announcements.invite(
            made.latest(road),
            body=factories.body("Бөтен орган"),
            road=Road.POST,
            invited_on=AT.date(),
            proof="RR 1",
            proof_file=None,
            by=road.author,
            at=AT,
        )

    assert codes(refusal) == ["not_addressed"]


def test_in_the_system_the_day_is_today_and_the_letter_carries_a_calendar() -> None:
    head = factories.holder(Role.HEAD, factories.body("Әкімдік"))
    body = head.offices[0].organization
    road = made.planned(at=AT, body=body)

    invitation = announcements.invite(
        made.latest(road),
        body=body,
        road=Road.IN_SYSTEM,
        invited_on=AT.date() - timedelta(days=30),  # whatever is said
        proof="",
        proof_file=None,
        by=road.author,
        at=AT,
    )

    letter = Letter.objects.get(to=head.user, template="discussion_invited")
    assert invitation.invited_on == AT.date()
    assert "METHOD:REQUEST" in letter.calendar
    assert str(road.case.number) in letter.subject


def test_to_postpone_is_a_further_version_that_is_made_known_anew() -> None:
    head = factories.holder(Role.HEAD, factories.body("Әкімдік"))
    body = head.offices[0].organization
    road = made.announced(at=AT, body=body)
    comer = made.attending(road, at=AT)
    former = made.latest(road)

    later = made.plan(AT, starts_at=former.starts_at + timedelta(days=7))
    new = announcements.postpone(
        former, plan=later, reason="Зал жөндеуде", by=road.author, at=AT
    )
    missing = control.check_beginning(road.case, on=new.held_on)

    assert (new.version, new.replaces_id, new.published_on) == (2, former.pk, None)
    assert [breach.code for breach in missing] == ["not_published"]
    assert new.invitations.get().road == Road.IN_SYSTEM
    told = Letter.objects.filter(template="discussion_postponed")
    assert {letter.to_id for letter in told} == {comer.user_id, head.user.pk}
    with pytest.raises(MoveRefused):
        announcements.postpone(former, plan=later, reason="Тағы", by=road.author, at=AT)


def test_a_body_on_paper_is_invited_again_to_the_new_day() -> None:
    road = made.announced(at=AT)
    later = made.plan(AT, starts_at=AT + 2 * made.WAIT)

    announcements.postpone(
        made.latest(road), plan=later, reason="Зал жөндеуде", by=road.author, at=AT
    )
    made.publish(road, at=AT)
    missing = control.check_beginning(road.case, on=(AT + 2 * made.WAIT).date())

    assert [breach.code for breach in missing] == ["not_invited"]


def test_it_does_not_begin_before_its_day() -> None:
    road = made.announced(at=AT)

    with pytest.raises(RuleBroken) as refusal:
        cases.begin(road.case, by=road.author, at=AT + made.WAIT - timedelta(days=1))
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)

    assert codes(refusal) == ["not_the_day"]
    assert road.refresh().case.state == CaseState.UNDER_WAY


def test_it_is_complete_only_with_a_protocol_of_its_day() -> None:
    road = made.under_way(at=AT)
    at = AT + made.WAIT
    begun = made.latest(road).starts_at + timedelta(days=1)
    elsewhere = Held("Т", "kk", begun, begun + timedelta(hours=1), "А", "Б")

    with pytest.raises(RuleBroken) as without:
        cases.complete(road.case, by=road.author, at=at)
    with pytest.raises(RuleBroken) as another:
        discussions.record_protocol(road.case, held=elsewhere, by=road.author, at=begun)
    made.on_paper(road, at=AT)
    cases.complete(road.case, by=road.author, at=at)

    assert codes(without) == ["no_protocol"]
    assert codes(another) == ["held_another_day"]
    assert road.refresh().case.state == CaseState.COMPLETED


def test_a_protocol_is_corrected_by_the_next_version_and_counts_who_came() -> None:
    road = made.announced(at=AT)
    first, second = (made.attending(road, at=AT, name=n) for n in ("Бір", "Екі"))
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)
    attendees.arrive(first, by=road.author, at=AT + made.WAIT)

    made.on_paper(road, at=AT)
    attendees.arrive(second, by=road.author, at=AT + made.WAIT)
    made.on_paper(road, at=AT)

    earlier, later = road.case.protocols.order_by("version")
    assert (earlier.version, earlier.present) == (1, 1)
    assert (later.version, later.present, later.replaces_id) == (2, 2, earlier.pk)


def test_whoever_registers_gets_a_letter_and_may_withdraw_and_come_back() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    person = factories.actor(comer.user)  # type: ignore[arg-type]

    attendees.withdraw(comer, by=person, at=AT)
    back = attendees.register(
        road.case, organization="", is_remote=True, by=person, at=AT
    )

    assert Letter.objects.filter(template="discussion_registered").count() == 2
    assert list(Attendee.objects.expected().filter(case=road.case)) == [back]


@pytest.mark.parametrize("walk", [made.registered, made.completed])
def test_nobody_registers_before_it_is_announced_or_after_it_is_over(
    walk: object,
) -> None:
    road: Walked = walk(at=AT)  # type: ignore[operator]

    with pytest.raises(MoveRefused):
        made.attending(road, at=AT)


def test_who_is_here_cannot_withdraw() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)
    attendees.arrive(comer, by=road.author, at=AT + made.WAIT)

    with pytest.raises(MoveRefused):
        attendees.withdraw(comer, by=road.author, at=AT + made.WAIT)


def test_words_in_writing_are_read_by_the_side_alone_until_it_begins() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    person = factories.actor(comer.user)  # type: ignore[arg-type]
    stranger = factories.person("Бөтен")
    said = Said("Саябақ керек", "kk")
    one = discussions.contribute(comer, said=said, by=person, at=AT)

    before = DiscussionContribution.objects.visible_to(stranger)
    seen_before = one in before
    for_author = one in DiscussionContribution.objects.visible_to(road.author.user)
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)

    assert one.is_written
    assert (seen_before, for_author) == (False, True)
    assert one in DiscussionContribution.objects.visible_to(stranger)


def test_speeches_are_written_down_only_while_it_goes_on() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)
    said = Said("Келісемін", "kk")

    with pytest.raises(MoveRefused):
        discussions.log(comer, said=said, said_at=AT, by=road.author, at=AT)
    cases.begin(road.case, by=road.author, at=AT + made.WAIT)
    logged = discussions.log(
        comer, said=said, said_at=AT + made.WAIT, by=road.author, at=AT + made.WAIT
    )

    assert (logged.speaker, logged.is_written) == ("Қатысушы", False)


def test_a_body_replies_and_may_change_its_mind() -> None:
    head = factories.holder(Role.HEAD, factories.body("Әкімдік"))
    road = made.announced(at=AT, body=head.offices[0].organization)
    invitation = made.latest(road).invitations.get()

    announcements.reply(invitation, reply=Reply.NOT_COMING, note="", by=head, at=AT)
    announcements.reply(invitation, reply=Reply.HELPING, note="Зал", by=head, at=AT)

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.reply_note) == (Reply.HELPING, "Зал")


def test_who_would_have_come_is_told_when_the_case_is_withdrawn() -> None:
    road = made.announced(at=AT)
    comer = made.attending(road, at=AT)

    cases.withdraw(road.case, reason="Мәселе шешілді", by=road.author, at=AT)

    letter = Letter.objects.get(template="discussion_called_off", to=comer.user)
    assert "Мәселе шешілді" in letter.body
    assert "METHOD:CANCEL" in letter.calendar


def test_nobody_is_told_that_a_discussion_already_held_is_called_off() -> None:
    road = made.completed(at=AT)

    cases.withdraw(road.case, reason="Мәселе шешілді", by=road.author, at=AT)

    assert not Letter.objects.filter(template="discussion_called_off").exists()
