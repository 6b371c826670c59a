from datetime import timedelta
from typing import Any

import icalendar
import pytest

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import agenda, meetings
from councils.actions.meetings import Matter
from councils.models import AgendaItem, AgendaItemKind, Meeting
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
HOUR = timedelta(hours=1)
OTHER = AgendaItemKind.OTHER


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def titles(meeting: Meeting) -> list[str]:
    return [f"{one.position}. {one.title_kk}" for one in meeting.agenda_items.all()]


def added(house: House, meeting: Meeting, title: str, **given: Any) -> AgendaItem:
    matter = Matter(OTHER, title_kk=title, **given.pop("rests_on", {}))
    return agenda.add(meeting, matter=matter, by=house.secretary, at=AT + HOUR, **given)


def test_before_the_notice_an_agenda_changes_freely_and_quietly(house: House) -> None:
    meeting = made.planned(house, items=2)
    first, second = meeting.agenda_items.all()

    added(house, meeting, "Жол")
    agenda.edit(first, matter=Matter(OTHER, title_kk="Су"), by=house.secretary, at=AT)
    agenda.withdraw(second, reason="дайын емес", by=house.secretary, at=AT)

    assert titles(meeting) == ["1. Су", "2. Жол", "3. Есеп 2"]
    assert not meeting.agenda_versions.exists()
    assert not Letter.objects.filter(about_id=meeting.pk).exists()


def test_what_was_withdrawn_before_the_notice_is_nobodys_to_see(house: House) -> None:
    meeting = made.planned(house, items=2)
    gone = meeting.agenda_items.get(position=2)
    agenda.withdraw(gone, reason="дайын емес", by=house.secretary, at=AT)
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT + HOUR)

    seen = AgendaItem.objects.visible_to(factories.person())

    assert gone not in seen
    assert meeting.agenda_items.get(position=1) in seen


@pytest.mark.parametrize("deed", ["add", "edit", "reorder"])
def test_after_the_notice_every_change_asks_why(house: House, deed: str) -> None:
    meeting = made.convened(house)
    item = meeting.agenda_items.get()
    matter = Matter(OTHER, title_kk="Жол")
    deeds: dict[str, Any] = {
        "add": lambda: agenda.add(meeting, matter=matter, by=house.secretary, at=AT),
        "edit": lambda: agenda.edit(item, matter=matter, by=house.secretary, at=AT),
        "reorder": lambda: agenda.reorder(
            meeting, order=[item], by=house.secretary, at=AT
        ),
    }

    with pytest.raises(RuleBroken) as refused:
        deeds[deed]()

    assert codes(refused) == ["reason-missing"]
    assert titles(meeting) == ["1. Есеп 1"]
    assert meeting.agenda_versions.count() == 1


def test_each_version_stands_beside_the_earlier_with_what_changed(
    house: House,
) -> None:
    meeting = made.convened(house)
    item = meeting.agenda_items.get()
    added(house, meeting, "Жол", reason="мүшенің ұсынысы")
    agenda.edit(
        item,
        matter=Matter(OTHER, title_kk="Есеп 1, толық"),
        reason="атауы нақтыланды",
        by=house.secretary,
        at=AT + 2 * HOUR,
    )
    agenda.reorder(
        meeting,
        order=list(reversed(meeting.agenda_items.all())),
        reason="жол алдымен",
        by=house.chair,
        at=AT + 3 * HOUR,
    )
    agenda.withdraw(
        item, reason="баяндамашы ауырды", by=house.secretary, at=AT + 4 * HOUR
    )

    first, with_road, reworded, reordered, without = reports.agenda_changes(meeting)

    assert (first.is_first, first.version.reason) == (True, "")
    assert [one["title_kk"] for one in first.items] == ["Есеп 1"]
    assert [one["title_kk"] for one in with_road.added] == ["Жол"]
    assert with_road.version.reason == "мүшенің ұсынысы"
    (change,) = reworded.reworded
    assert (change.before["title_kk"], change.after["title_kk"]) == (
        "Есеп 1",
        "Есеп 1, толық",
    )
    assert (reordered.is_reordered, list(reordered.reworded)) == (True, [])
    assert [one["title_kk"] for one in without.withdrawn] == ["Есеп 1, толық"]
    assert not without.is_reordered
    assert titles(meeting) == ["1. Жол", "2. Есеп 1, толық"]


def test_a_change_of_place_and_hour_is_a_version_too(house: House) -> None:
    meeting = made.convened(house)

    meetings.relocate(
        meeting,
        starts_at=AT + HOUR,
        place="Мәдениет үйі",
        link="",
        reason="зал жөнделуде",
        by=house.secretary,
        at=AT,
    )
    _first, second = reports.agenda_changes(meeting)

    assert (second.starts_at_before, second.place_before) == (AT, "Ақсай")
    assert second.link_before is None
    assert second.version.place == "Мәдениет үйі"


def test_every_member_is_told_of_a_change_with_an_entry_that_replaces_the_first(
    house: House,
) -> None:
    meeting = made.convened(house)
    added(house, meeting, "Жол", reason="мүшенің ұсынысы")

    letters = Letter.objects.filter(about_id=meeting.pk, to=house.chair.user)
    notice, changed = letters.order_by("posted_at", "id")
    before, after = map(entry, (notice, changed))

    assert (notice.template, changed.template) == ("meeting_notice", "meeting_changed")
    assert "мүшенің ұсынысы" in changed.body
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert "Жол" in after["DESCRIPTION"]


def entry(letter: Letter) -> Any:
    """Return the event that goes with a letter."""
    (event,) = icalendar.Calendar.from_ical(letter.calendar).walk("VEVENT")
    return event


def test_a_body_is_asked_when_a_change_brings_it_in_and_told_when_it_is_let_go(
    house: House,
) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    meeting = made.convened(house)
    item = added(
        house,
        meeting,
        "Жол",
        reason="органның өтінішімен",
        rests_on={"invited_body": house.body},
    )
    asked = templates(officer)
    agenda.withdraw(item, reason="шешілді", by=house.secretary, at=AT + 2 * HOUR)

    assert asked == ["meeting_invitation"]
    assert templates(officer) == ["meeting_invitation", "meeting_invitation_withdrawn"]


def test_a_body_named_in_two_matters_is_asked_once_and_kept(house: House) -> None:
    officer = factories.holder(Role.OFFICER, house.body)
    meeting = made.convened(house)
    item, _second = (
        added(
            house, meeting, title, reason="қажет", rests_on={"invited_body": house.body}
        )
        for title in ("Жол", "Су")
    )

    agenda.withdraw(item, reason="шешілді", by=house.secretary, at=AT + 2 * HOUR)

    assert templates(officer) == ["meeting_invitation"]


def templates(actor: Any) -> list[str]:
    letters = Letter.objects.filter(to=actor.user).order_by("posted_at", "id")
    return list(letters.values_list("template", flat=True))


def test_what_was_withdrawn_is_not_withdrawn_nor_edited_again(house: House) -> None:
    meeting = made.planned(house, items=2)
    item = meeting.agenda_items.get(position=1)
    agenda.withdraw(item, reason="дайын емес", by=house.secretary, at=AT)

    with pytest.raises(RuleBroken) as again:
        agenda.withdraw(item, reason="тағы", by=house.secretary, at=AT)
    with pytest.raises(RuleBroken) as edited:
        agenda.edit(
            item, matter=Matter(OTHER, title_kk="Жол"), by=house.secretary, at=AT
        )

    assert codes(again) == codes(edited) == ["already-withdrawn"]


def test_what_was_voted_on_stays_on_the_agenda(house: House) -> None:
    meeting = made.opened(house, 2)
    made.voted(house, meeting, votes_for=2)

    with pytest.raises(RuleBroken) as refused:
        agenda.withdraw(
            meeting.agenda_items.get(), reason="кейін", by=house.chair, at=AT
        )

    assert codes(refused) == ["already-voted"]


def test_a_matter_withdrawn_between_two_notices_stays_on_record(house: House) -> None:
    meeting = made.planned(house, items=2, at=AT + 5 * made.DAY)
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)
    item = meeting.agenda_items.get(position=2)
    agenda.withdraw(item, reason="шешілді", by=house.secretary, at=AT + HOUR)

    meetings.postpone(
        meeting,
        starts_at=AT + 9 * made.DAY,
        reason="қарлы боран",
        by=house.chair,
        at=AT + made.DAY,
    )

    assert item in AgendaItem.objects.visible_to(factories.person())


def test_an_order_names_each_standing_matter_once(house: House) -> None:
    meeting = made.planned(house, items=3)
    items = list(meeting.agenda_items.all())
    for order in (items[:2], [*items, items[0]], [items[0], items[0], items[1]]):
        with pytest.raises(RuleBroken) as refused:
            agenda.reorder(meeting, order=order, by=house.secretary, at=AT)
        assert codes(refused) == ["order-incomplete"]

    agenda.reorder(meeting, order=items[::-1], by=house.secretary, at=AT)

    assert titles(meeting) == ["1. Есеп 3", "2. Есеп 2", "3. Есеп 1"]


def test_a_matter_rests_on_nothing_of_another_council(house: House) -> None:
    other = made.house(size=3)
    meeting = made.planned(house)

    with pytest.raises(RuleBroken) as refused:
        added(
            house,
            meeting,
            "Жол",
            rests_on={"rapporteur_seat": other.seats[0]},
        )

    assert codes(refused) == ["matter-of-another-council"]


def test_a_member_who_reports_is_named_in_words(house: House) -> None:
    meeting = made.planned(house)

    item = added(house, meeting, "Жол", rests_on={"rapporteur_seat": house.seats[1]})

    assert item.rapporteur == "Мүше 02"


def test_a_closed_meeting_has_its_agenda_for_good(house: House) -> None:
    meeting = made.convened(house)
    meetings.cancel(meeting, reason="қарлы боран", by=house.chair, at=AT)

    with pytest.raises(MoveRefused):
        added(house, meeting, "Жол", reason="қажет")
