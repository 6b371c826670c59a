from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import contributions, guests, hearings, meetings
from councils.actions.contributions import Said
from councils.actions.guests import Invited
from councils.models import (
    Capacity,
    Contribution,
    ContributionKind,
    ConvenedBy,
    Guest,
    MeetingKind,
)
from councils.rules.composition import CouncilKind
from tests import factories
from tests.councils import factories as made
from tests.councils import hearing_factories as heard
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
LATER = AT + timedelta(hours=1)
ON_THE_DAY = AT + heard.AHEAD


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def test_bodies_are_asked_with_the_notice_and_those_invited_later_at_once(
    house: House,
) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    school = factories.body("Мектеп")
    head = factories.holder(Role.HEAD, school)
    meeting = heard.planned(house)
    early = heard.invited(house, meeting, organization=school)
    assert early.invited_at is None
    assert not Letter.objects.filter(template="meeting_invitation").exists()

    hearings.agree_date(meeting, on=AT.date(), by=house.secretary, at=AT)
    meetings.convene(meeting, materials_sent_on=AT.date(), by=house.secretary, at=AT)
    clinic = factories.body("Емхана")
    doctor = factories.holder(Role.OFFICER, clinic)
    meeting.refresh_from_db()
    late = heard.invited(house, meeting, organization=clinic, at=LATER)

    asked = Letter.objects.filter(template="meeting_invitation", about_id=meeting.pk)
    early.refresh_from_db()
    assert {one.to_id for one in asked} == {
        officer.user.pk,
        head.user.pk,
        doctor.user.pk,
    }
    invited: list[datetime | None] = [early.invited_at, late.invited_at]
    assert invited == [AT, LATER]


def test_a_body_that_is_not_here_is_invited_on_paper(house: House) -> None:
    meeting = heard.convened(house)

    guest = heard.invited(house, meeting, organization=factories.body("Мектеп"))

    assert guest.invited_at is not None
    assert not Letter.objects.filter(template="meeting_invitation").exists()


def test_a_withdrawn_invitation_is_told_and_leaves_the_public_list(
    house: House,
) -> None:
    meeting = heard.convened(house)
    clinic = factories.body("Емхана")
    factories.holder(Role.OFFICER, clinic)
    guest = heard.invited(house, meeting, organization=clinic)

    guests.withdraw(guest, by=house.secretary, at=LATER)

    stranger = factories.person()
    assert Letter.objects.filter(template="meeting_invitation_withdrawn").count() == 1
    assert guest not in Guest.objects.visible_to(stranger)
    assert guest in Guest.objects.visible_to(house.secretary.user)
    with pytest.raises(RuleBroken) as refused:
        guests.withdraw(guest, by=house.secretary, at=LATER)
    assert codes(refused) == ["already-withdrawn"]


def test_who_came_is_not_withdrawn(house: House) -> None:
    meeting = heard.convened(house)
    guest = heard.invited(house, meeting)
    guests.arrive(guest, is_remote=False, by=house.secretary, at=ON_THE_DAY)

    with pytest.raises(RuleBroken) as refused:
        guests.withdraw(guest, by=house.secretary, at=ON_THE_DAY)

    assert codes(refused) == ["has-come"]


def test_an_advisory_vote_is_for_members_of_other_councils(house: House) -> None:
    meeting = heard.convened(house)
    other = made.house(size=3)

    guest = guests.invite(
        meeting,
        invited=Invited(Capacity.ADVISORY, seat=other.seats[0]),
        by=house.secretary,
        at=AT,
    )
    with pytest.raises(RuleBroken) as refused:
        guests.invite(
            meeting,
            invited=Invited(Capacity.ADVISORY, seat=house.seats[0]),
            by=house.secretary,
            at=AT,
        )

    assert guest.person_name == other.seats[0].person_name
    assert guest.organization == other.council.organization
    assert codes(refused) == ["own-member"]


def test_a_person_registers_from_the_notice_on_and_once(house: House) -> None:
    visitor = factories.person("Дана Әубәкір")
    with pytest.raises(RuleBroken) as early:
        heard.registered(heard.planned(house), visitor)
    meeting = heard.convened(house)
    guest = heard.registered(meeting, visitor)

    with pytest.raises(IntegrityError), transaction.atomic():
        heard.registered(meeting, visitor)
    guests.withdraw(guest, by=factories.actor(visitor), at=LATER)
    again = heard.registered(meeting, visitor)

    assert codes(early) == ["not-noticed"]
    assert guest.person_name == "Дана Әубәкір"
    assert reports.registered(meeting) == 1
    assert again.pk != guest.pk


def test_a_member_is_no_participant_beside_his_seat(house: House) -> None:
    meeting = heard.convened(house)

    with pytest.raises(RuleBroken) as refused:
        heard.registered(meeting, house.members[1].user)

    assert codes(refused) == ["is-a-member"]


def test_one_registers_for_hearings_alone(house: House) -> None:
    ordinary, report = (
        made.convened(house),
        heard.convened(house, kind=MeetingKind.REPORT_HEARING),
    )

    heard.registered(report)
    with pytest.raises(RuleBroken) as refused:
        heard.registered(ordinary)

    assert codes(refused) == ["not-a-hearing"]


def test_participants_are_counted_while_they_are_there(house: House) -> None:
    meeting = heard.convened(house)
    first, second = heard.registered(meeting), heard.registered(meeting)
    invited = heard.invited(house, meeting)
    for one in (first, second, invited):
        guests.arrive(one, is_remote=False, by=house.secretary, at=ON_THE_DAY)
    half_past = ON_THE_DAY + timedelta(minutes=30)
    guests.leave(second, by=house.secretary, at=half_past)

    def there(minutes: int) -> int:
        at = ON_THE_DAY + timedelta(minutes=minutes)
        return reports.participants_at(meeting, at=at)

    assert (there(-1), there(0), there(29), there(30)) == (0, 2, 2, 1)
    assert reports.guests_at(meeting, at=ON_THE_DAY).count() == 3


def test_one_list_is_ticked_for_all(house: House) -> None:
    meeting = heard.convened(house)
    first, second = heard.registered(meeting), heard.registered(meeting)
    guests.tick(meeting, here=[first], by=house.secretary, at=ON_THE_DAY)

    guests.tick(
        meeting, here=[second], by=house.secretary, at=ON_THE_DAY + timedelta(hours=1)
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_here, second.is_here) == (False, True)
    assert first.left_at is not None


def test_arrivals_and_leavings_are_entered_once(house: House) -> None:
    guest = heard.registered(heard.convened(house))
    with pytest.raises(RuleBroken) as absent:
        guests.leave(guest, by=house.secretary, at=ON_THE_DAY)
    guests.arrive(guest, is_remote=True, by=house.secretary, at=ON_THE_DAY)

    with pytest.raises(RuleBroken) as twice:
        guests.arrive(guest, is_remote=True, by=house.secretary, at=ON_THE_DAY)

    assert codes(absent) == ["not-here"]
    assert codes(twice) == ["arrival-not-open"]


def test_nobody_comes_before_the_notice(house: House) -> None:
    guest = heard.invited(house, heard.planned(house))

    with pytest.raises(MoveRefused):
        guests.arrive(guest, is_remote=False, by=house.secretary, at=AT)


def test_the_registered_ask_and_the_secretary_enters_speeches(house: House) -> None:
    meeting = heard.convened(house)
    visitor = factories.person("Дана Әубәкір")
    question = Said(ContributionKind.QUESTION, "Көктал қашан?", "kk")
    with pytest.raises(RuleBroken) as refused:
        contributions.send(meeting, said=question, by=factories.actor(visitor), at=AT)
    heard.registered(meeting, visitor)

    asked = contributions.send(
        meeting, said=question, by=factories.actor(visitor), at=LATER
    )
    spoken = contributions.enter(
        meeting,
        said=Said(ContributionKind.SPEECH, "Биыл.", "kk"),
        guest=None,
        seat=house.seats[0],
        by=house.secretary,
        at=LATER,
    )
    contributions.answer(
        asked, answer="Биыл", answered_by="Аудан әкімі", by=house.secretary, at=LATER
    )

    public = Contribution.objects.visible_to(factories.person())
    own = Contribution.objects.visible_to(house.secretary.user)
    assert codes(refused) == ["not-registered"]
    assert "Дана" not in public.get(pk=asked.pk).author
    assert own.get(pk=asked.pk).author == "Дана Әубәкір"
    assert public.get(pk=spoken.pk).author == house.seats[0].person_name
    with pytest.raises(RuleBroken) as twice:
        contributions.answer(
            asked, answer="Жоқ", answered_by="Әкім", by=house.secretary, at=LATER
        )
    assert codes(twice) == ["already-answered"]


def test_words_belong_to_who_is_of_the_meeting(house: House) -> None:
    meeting, other = heard.convened(house), made.house(size=3)
    stranger = heard.registered(heard.convened(other))

    for guest, seat in ((stranger, None), (None, other.seats[0])):
        with pytest.raises(RuleBroken) as refused:
            contributions.enter(
                meeting,
                said=Said(ContributionKind.SPEECH, "Биыл.", "kk"),
                guest=guest,
                seat=seat,
                by=house.secretary,
                at=AT,
            )
        assert codes(refused) == ["not-of-this-meeting"]


def test_a_hearing_needs_its_day_agreed_and_members_who_call_it(house: House) -> None:
    meeting = heard.planned(house)
    meeting.convened_by = ConvenedBy.WORKING_GROUP
    meeting.save(update_fields=["convened_by"])

    with pytest.raises(RuleBroken) as refused:
        meetings.convene(
            meeting, materials_sent_on=AT.date(), by=house.secretary, at=AT
        )

    assert codes(refused) == ["hearing-not-by-members", "hearing-date-not-agreed"]


def test_a_hearing_called_a_day_late_is_refused(house: House) -> None:
    meeting = heard.planned(house)
    hearings.agree_date(meeting, on=AT.date(), by=house.secretary, at=AT)
    last = AT + timedelta(days=2)

    with pytest.raises(RuleBroken) as refused:
        meetings.convene(
            meeting,
            materials_sent_on=AT.date(),
            by=house.secretary,
            at=last + timedelta(days=1),
        )
    called = meetings.convene(
        meeting, materials_sent_on=AT.date(), by=house.secretary, at=last
    )

    assert codes(refused) == ["notice-late"]
    assert called.notice_term is not None
    assert called.notice_term["norm"] == "hearing.notice"


def test_only_a_hearing_has_a_day_to_agree_on(house: House) -> None:
    with pytest.raises(RuleBroken) as refused:
        hearings.agree_date(
            made.planned(house), on=AT.date(), by=house.secretary, at=AT
        )

    assert codes(refused) == ["not-a-public-hearing"]


def test_the_council_of_the_fund_plans_no_hearing(house: House) -> None:
    type(house.council).objects.filter(pk=house.council.pk).update(
        level="republican", kind=CouncilKind.WEALTH_FUND
    )
    house.council.refresh_from_db()

    with pytest.raises(RuleBroken) as refused:
        heard.planned(house)
    report = heard.planned(house, kind=MeetingKind.REPORT_HEARING)

    assert codes(refused) == ["hearing-of-the-fund"]
    assert report.kind == MeetingKind.REPORT_HEARING


def test_the_hearing_of_a_report_says_who_reports(house: House) -> None:
    meeting = heard.planned(house, kind=MeetingKind.REPORT_HEARING, rapporteur="")

    with pytest.raises(RuleBroken) as refused:
        meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)

    assert codes(refused) == ["report-by-nobody"]
