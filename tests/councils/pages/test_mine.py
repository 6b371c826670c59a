"""A member's own page, and the desk of those who lead a council."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.actions import (
    appeals,
    ballots,
    conflicts,
    convocations,
    draft_acts,
    materials,
    meetings,
    proposals,
)
from councils.actions.meetings import Matter
from councils.actions.proposals import Proposed
from councils.models import AgendaItemKind, Choice, EndGround, Meeting, MeetingKind
from tests import factories
from tests.councils import (
    appeal_factories,
    draft_factories,
    forming_factories,
    minutes_factories,
    year_factories,
)
from tests.councils import factories as made
from tests.councils.factories import AT, DAY, House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
ADDRESS = "/en/my-council/"
MOST_QUERIES = 25
QUESTION = "Есеп қабылдансын ба?"
EMPTY_PARTS = (
    "Nothing is being voted on",
    "No meeting is planned",
    "You report on nothing",
    "You have proposed nothing",
    "No draft waits for your commissions",
    "No appeal is in your hands",
    "No draft is out for remarks",
    "The council has not met in this year",
)
EMPTY_DESK = (
    "The council owes nothing now",
    "No meeting waits for its notice",
    "All minutes are published",
    "No proposal waits",
    "No application waits",
)


def page_of(actor: Actor, language: str = "en") -> str:
    """Return the page as this person sees it."""
    answer = client_of(actor).get(f"/{language}/my-council/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def coming(of: House, *, reports: int = 1) -> Meeting:
    """Plan a meeting of the next week on which this member reports."""
    return meetings.plan(
        of.council,
        kind=MeetingKind.ORDINARY,
        starts_at=AT + 7 * DAY,
        place="Мәдениет үйі",
        link="",
        agenda=[
            Matter(
                AgendaItemKind.REPORT,
                title_kk="Жол жөндеу туралы",
                rapporteur_seat=of.seats[reports],
            )
        ],
        by=of.secretary,
        at=AT,
    )


def laid(of: House, meeting: Meeting, title: str) -> None:
    """Lay a paper beside the first matter of the meeting."""
    item = meeting.agenda_items.get(position=1)
    file = forming_factories.paper(of.secretary)
    materials.add(item, file=file, title=title, by=of.secretary, at=AT)


def proposed(of: House, title: str = "Қоқыс полигоны") -> None:
    """Let the second member propose a matter."""
    matter = Proposed(AgendaItemKind.OTHER, title_kk=title)
    proposals.propose(of.council, proposed=matter, by=of.members[1], at=AT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_sees_what_to_vote_on_to_prepare_and_to_read(
    house: House, language: str
) -> None:
    meeting = coming(house)
    laid(house, meeting, "Смета")
    proposed(house)
    commission = draft_factories.commission(house)
    draft = draft_factories.notified(house)
    draft_acts.assign(draft, commission=commission, by=house.chair, at=AT)
    appeal = appeal_factories.in_hand(house, 1)
    item = minutes_factories.sent(house, at=AT - timedelta(hours=20))
    ballot = made.voting(house, made.opened(house, 2))

    text = page_of(house.members[1], language)

    assert QUESTION in text
    for address in (
        f"/{language}/meetings/{ballot.meeting_id}/vote/",
        f"/{language}/meetings/{meeting.pk}/calendar.ics",
        f"/{language}/draft-acts/{draft.pk}/",
        f"/{language}/appeals/{appeal.pk}/",
        f"/{language}/minutes/{item.pk}/",
        f"/{language}/councils/{house.council.pk}/propose/",
    ):
        assert f'href="{address}"' in text, address
    for words in ("Мәдениет үйі", "Смета", "Жол жөндеу туралы", "Қоқыс полигоны"):
        assert words in text
    assert "07.12.2026" in text  # the last day for an opinion on the draft


@pytest.mark.parametrize("language", LANGUAGES)
def test_secretary_and_chair_see_the_desk_of_their_council(
    house: House, language: str
) -> None:
    over = minutes_factories.closed(house, at=AT - DAY)
    minutes_factories.settle(house, "meeting.notice", 3)
    planned = coming(house)
    proposed(house)
    draft = draft_factories.notified(house)
    year_factories.owed(house)

    for leader in (house.secretary, house.chair):
        text = page_of(leader, language)

        for address in (
            f"/{language}/draft-acts/{draft.pk}/",
            f"/{language}/councils/{house.council.pk}/informing/",
            f"/{language}/meetings/{planned.pk}/",
            f"/{language}/meetings/{over.pk}/draft-minutes/",
            f"/{language}/councils/{house.council.pk}/proposals/",
        ):
            assert f'href="{address}"' in text, address
        assert "27.11.2026" in text  # the notice: three days before the 30th
        assert "Қоқыс полигоны" in text


def test_a_member_has_no_desk_and_a_secretary_no_seat(house: House) -> None:
    member, secretary = page_of(house.members[1]), page_of(house.secretary)

    for part in EMPTY_PARTS:
        assert part in member
    for part in EMPTY_DESK:
        assert part in secretary
        assert part not in member
    assert EMPTY_PARTS[0] not in secretary
    assert "Duties of the council" not in member


def test_a_chair_has_both(house: House) -> None:
    text = page_of(house.chair)

    for part in (*EMPTY_PARTS, *EMPTY_DESK):
        assert part in text


def test_what_one_has_voted_stands_there_until_the_result(house: House) -> None:
    ballot = made.voting(house, made.opened(house, 2))
    before = page_of(house.members[1])
    ballots.cast(ballot, choice=Choice.AGAINST, by=house.members[1], at=AT)
    after = page_of(house.members[1])
    away = page_of(house.members[2])
    ballots.close(ballot, by=house.chair, at=AT)

    assert "You have not voted" in before
    assert "You have not voted" not in after
    assert "against" in after
    assert "You are not entered as present" in away
    assert "You are not entered as present" not in before
    assert "Nothing is being voted on" in page_of(house.members[1])


def test_attendance_counts_four_things_and_more_than_three_absences_warn(
    house: House,
) -> None:
    away, chair = house.seats[2], house.seats[:2]
    for week in range(4):
        at = AT - (week + 1) * 7 * DAY
        year_factories.held(house, at=at, present=chair)
    year_factories.held(house, at=AT - DAY, present=chair, excused=[away])

    text, other = page_of(house.members[2]), page_of(house.members[1])

    assert "<b>4</b>absent without a reason" in text
    assert "<b>1</b>excused" in text
    assert "4 absences without good reason, more than 3" in text
    assert "a setting of the council" in text
    assert "<b>5</b>present" in other
    assert "without good reason" not in other


def test_minutes_are_for_the_remarks_of_those_who_were_there(house: House) -> None:
    item = minutes_factories.sent(house, at=AT - timedelta(hours=20))
    address = f'href="/en/minutes/{item.pk}/"'

    assert address in page_of(house.members[1])
    assert address not in page_of(house.members[2])


def test_conflicts_are_asked_for_where_the_council_has_settled_so(
    house: House,
) -> None:
    before = page_of(house.members[1])
    year_factories.settled(house, "member.conflict_declaration", value=True)
    asked = page_of(house.members[1])
    conflicts.declare(
        house.council,
        matter="Інісінің дүкені бар",
        organization=None,
        by=house.members[1],
        at=AT,
    )

    assert "My declarations of conflicts" not in before
    assert "You have declared nothing" in asked
    assert "No law asks for this" in asked
    assert "Інісінің дүкені бар" in page_of(house.members[1])
    assert "Інісінің дүкені бар" not in page_of(house.members[2])


def test_an_unanswered_recommendation_says_for_how_long_it_has_waited(
    house: House,
) -> None:
    factories.holder(Role.OFFICER, house.body)
    sent_at = AT - 45 * DAY
    year_factories.recommended(
        house, [(house.body, "5(1)(1)"), (house.body, "5(1)(11)")], at=sent_at
    )

    text = page_of(house.members[1])

    assert "Ұсыным 1" in text
    assert text.count("asked 45 days ago") == 2
    assert "working days late" in text
    assert "No statutory term" in text


def test_the_body_s_duty_to_form_the_next_composition_leads_there(
    house: House,
) -> None:
    convocation = house.council.convocations.get()
    address = f"/en/convocations/{convocation.pk}/"
    client = client_of(house.members[1])

    there = client.get(address)

    assert f'href="{address}"' in page_of(house.members[1])
    assert there.headers["Location"] == f"/en/councils/{house.council.pk}/forming/"
    assert client.get(there.headers["Location"]).status_code == 200


def test_meetings_of_an_organ_are_shown_to_its_members_alone(house: House) -> None:
    commission = draft_factories.commission(house, member=1)
    meetings.plan(
        house.council,
        kind=MeetingKind.COMMISSION,
        commission=commission,
        starts_at=AT + DAY,
        place="12-бөлме",
        link="",
        agenda=[Matter(AgendaItemKind.OTHER, title_kk="Су")],
        by=house.secretary,
        at=AT,
    )

    assert "12-бөлме" in page_of(house.members[1])
    assert "12-бөлме" not in page_of(house.members[2])


def test_nobody_sees_what_another_member_has_in_hand(house: House) -> None:
    appeal = appeal_factories.in_hand(house, 1)
    coming(house, reports=1)
    proposed(house)

    text = page_of(house.members[2])

    assert f"/appeals/{appeal.pk}/" not in text
    assert "You report on nothing" in text
    assert "You have proposed nothing" in text


def test_two_councils_of_one_person_stand_on_one_page(house: House) -> None:
    other = made.house(size=3, people=3)
    factories.office(house.members[1].user, other.council.organization, Role.SECRETARY)
    proposed(other, title="Көрші кеңестің ұсынысы")
    made.voting(house, made.opened(house, 2))

    text = page_of(house.members[1])

    assert QUESTION in text
    assert "Көрші кеңестің ұсынысы" in text
    for council in (house.council, other.council):
        assert f'href="/en/councils/{council.pk}/"' in text


def test_who_has_left_the_council_has_no_part_in_it(house: House) -> None:
    made.voting(house, made.opened(house, 2, at=AT - 2 * DAY), at=AT - 2 * DAY)
    convocations.end_seat(
        house.seats[2],
        ground=EndGround.OWN_WISH,
        document="Өтініш",
        on=(AT - DAY).date(),
        by=house.secretary,
        at=AT - DAY,
    )

    text = page_of(house.members[2])

    assert "You sit in no council and lead none" in text
    assert QUESTION not in text


def test_the_way_there_is_shown_to_those_who_have_work_there(house: House) -> None:
    link = f'href="{ADDRESS}"'
    stranger = factories.actor(factories.person())
    officer = factories.holder(Role.OFFICER, house.body)

    for who in (house.secretary, house.chair, house.members[1]):
        assert link in client_of(who).get("/en/councils/").content.decode()
    for other in (stranger, officer):
        assert link not in client_of(other).get("/en/councils/").content.decode()
    assert link not in Client().get("/en/councils/").content.decode()
    assert "You sit in no council" in page_of(stranger)
    assert Client().get(ADDRESS).status_code == 302
    assert client_of(house.chair).post(ADDRESS).status_code == 405


def test_the_page_takes_as_many_queries_for_six_of_each_as_for_one(
    house: House,
) -> None:
    factories.holder(Role.OFFICER, house.body)
    year_factories.settled(house, "member.conflict_declaration", value=True)
    commission = draft_factories.commission(house, member=0)
    site = forming_factories.site(house.council)
    competition = forming_factories.announced(site)

    def one_of_each() -> None:
        made.voting(house, made.opened(house, 2))
        laid(house, coming(house, reports=0), "Смета")
        year_factories.held(house, at=AT - DAY, present=house.seats)
        year_factories.recommended(house, [(house.body, "5(1)(2)")], at=AT - DAY)
        minutes_factories.sent(house, at=AT - timedelta(hours=20))
        draft = draft_factories.notified(house)
        draft_acts.assign(draft, commission=commission, by=house.secretary, at=AT)
        appeal = appeal_factories.filed(house)
        seat = house.seats[0]
        appeals.assign(appeal, commission=None, seat=seat, by=house.chair, at=AT)
        matter = Proposed(AgendaItemKind.OTHER, title_kk="Су")
        proposals.propose(house.council, proposed=matter, by=house.chair, at=AT)
        forming_factories.applied(competition)
        conflicts.declare(
            house.council, matter="Дүкен", organization=None, by=house.chair, at=AT
        )

    one_of_each()
    client = client_of(house.chair)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        assert client.get(ADDRESS).status_code == 200
    for _time in range(5):
        one_of_each()

    with CaptureQueriesContext(connection) as many:
        text = client.get(ADDRESS).content.decode()

    assert text.count(QUESTION) == 6
    assert len(many) == len(few) <= MOST_QUERIES
