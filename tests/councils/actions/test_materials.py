from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.files.models import File
from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import agenda, materials, meetings, sittings
from councils.actions import councils as council_acts
from councils.models import AgendaItem, Material, Meeting
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
AHEAD = 10 * made.DAY


@pytest.fixture
def house() -> House:
    """Return a council of three, whose regulation asks for materials in five days."""
    house = made.house(size=3, people=3)
    council_acts.settle(
        house.council,
        key="meeting.materials",
        value=5,
        source="Ереже, 28-тармақ",
        from_on=date(2026, 1, 1),
        by=house.secretary,
        at=AT,
    )
    return house


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def paper(by: Actor, name: str = "есеп.pdf") -> File:
    return uploads.keep(
        b"%PDF-1.7 " + name.encode(),
        name=name,
        media_type="application/pdf",
        is_public=False,
        by=by,
        at=AT,
    )


def laid(house: House, item: AgendaItem, *, at: Any = AT, title: str = "") -> Material:
    file = paper(house.secretary)
    return materials.add(item, file=file, title=title, by=house.secretary, at=at)


def convened(house: House, meeting: Meeting, *, at: Any = AT) -> Meeting:
    return meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=at)


def test_a_paper_is_the_councils_own_until_the_notice(house: House) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    material = laid(house, meeting.agenda_items.get())
    stranger = factories.person()

    before = material in Material.objects.visible_to(stranger)
    of_member = material in Material.objects.visible_to(house.members[1].user)
    convened(house, meeting)

    assert (before, of_member) == (False, True)
    assert material.title == "есеп.pdf"
    assert material in Material.objects.visible_to(stranger)


def test_papers_that_lie_there_go_out_with_the_notice(house: House) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    laid(house, meeting.agenda_items.get(), at=AT - made.DAY)

    called = convened(house, meeting)

    assert called.materials_sent_on == date(2026, 11, 23)
    assert called.materials_term
    assert called.materials_term["due_on"] == "2026-11-28"


def test_the_first_paper_after_a_notice_without_any_is_the_sending(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    convened(house, meeting)
    item = meeting.agenda_items.get()

    laid(house, item, at=AT + 2 * made.DAY)
    laid(house, item, at=AT + 8 * made.DAY)

    meeting.refresh_from_db()
    assert meeting.materials_sent_on == date(2026, 11, 25)


def test_a_meeting_without_its_materials_does_not_open(house: House) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    convened(house, meeting)

    with pytest.raises(RuleBroken) as missing:
        sittings.open_meeting(meeting, by=house.chair, at=AT + AHEAD)
    laid(house, meeting.agenda_items.get(), at=AT + 6 * made.DAY)
    with pytest.raises(RuleBroken) as late:
        sittings.open_meeting(meeting, by=house.chair, at=AT + AHEAD)

    assert codes(missing) == ["materials-missing", "no-quorum"]
    assert codes(late) == ["materials-late", "no-quorum"]


def test_materials_sent_by_another_road_are_recorded_with_their_day(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    convened(house, meeting)

    sent = materials.record_sent(
        meeting, on=date(2026, 11, 27), by=house.secretary, at=AT + 6 * made.DAY
    )

    assert sent.materials_sent_on == date(2026, 11, 27)
    with pytest.raises(RuleBroken) as refused:
        sittings.open_meeting(meeting, by=house.chair, at=AT + AHEAD)
    assert codes(refused) == ["no-quorum"]


def test_a_paper_is_taken_back_before_the_notice_and_never_after(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + AHEAD)
    item = meeting.agenda_items.get()
    gone, stays = laid(house, item), laid(house, item, title="Есеп")
    materials.remove(gone, by=house.secretary, at=AT)
    convened(house, meeting)

    with pytest.raises(MoveRefused):
        materials.remove(stays, by=house.secretary, at=AT)

    assert list(item.materials.all()) == [stays]


def test_nothing_is_laid_beside_a_matter_that_is_off_the_agenda(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + AHEAD, items=2)
    item = meeting.agenda_items.get(position=2)
    agenda.withdraw(item, reason="дайын емес", by=house.secretary, at=AT)

    with pytest.raises(RuleBroken) as refused:
        laid(house, item)

    assert codes(refused) == ["already-withdrawn"]


def test_papers_of_a_matter_withdrawn_before_the_notice_are_not_shown(
    house: House,
) -> None:
    meeting = made.planned(house, at=AT + AHEAD, items=2)
    item = meeting.agenda_items.get(position=2)
    material = laid(house, item)
    agenda.withdraw(item, reason="дайын емес", by=house.secretary, at=AT)
    convened(house, meeting, at=AT + timedelta(hours=1))

    assert material not in Material.objects.visible_to(factories.person())
