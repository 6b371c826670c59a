"""Minutes are fixed, signed by two, published and corrected; their papers kept."""

import pytest
from django.core.files.storage import default_storage

from backend.files.models import File
from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import (
    attendance,
    convocations,
    minutes,
    minutes_papers,
    minutes_signing,
)
from councils.actions.minutes import Wording
from councils.models import EndGround, Meeting, Minutes
from tests import factories
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.factories import AT, DAY, House
from tests.councils.minutes_factories import FIXED, SENT, codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


def test_the_whole_road_binds_text_papers_and_two_names(house: House) -> None:
    item = kept.published(house)

    meeting = Meeting.objects.get(pk=item.meeting_id)
    assert item.state == "published"
    assert meeting.state == "published"
    assert (meeting.minutes_digest, meeting.minutes_signed_at) == (item.digest, FIXED)
    assert item.secretary_signed_by == house.secretary.user
    assert item.chair_signed_by == house.chair.user
    assert item.digest == minutes_papers.digest_of(item)
    assert set(minutes_papers.papers(item)) == {
        "docx_kk",
        "docx_ru",
        "pdf_kk",
        "pdf_ru",
    }
    assert all(file.is_public for file in _files(item))
    assert set(minutes_papers.verified(item).values()) == {True}


@pytest.mark.parametrize("signs", ["sign_as_secretary", "sign_as_chair"])
def test_what_was_entered_after_the_text_was_fixed_refuses_the_signature(
    house: House, signs: str
) -> None:
    item = kept.frozen(house)
    if signs == "sign_as_chair":
        item = minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED)
    attendance.excuse(
        item.meeting, seat=house.seats[2], reason="ауру", by=house.secretary, at=FIXED
    )

    by = house.chair if signs == "sign_as_chair" else house.secretary
    with pytest.raises(RuleBroken) as refused:
        getattr(minutes_signing, signs)(item, by=by, at=FIXED)
    again = minutes_signing.reopen(
        item, reason="Қатысу өзгерді", by=house.secretary, at=FIXED
    )
    fixed = minutes_signing.freeze(again, by=house.secretary, at=FIXED)

    assert codes(refused.value) == ["minutes-outdated"]
    signed = minutes_signing.sign_as_secretary(fixed, by=house.secretary, at=FIXED)
    assert signed.state == "secretary_signed"


def test_one_person_does_not_sign_twice(house: House) -> None:
    item = kept.frozen(house)
    item = minutes_signing.sign_as_secretary(item, by=house.chair, at=FIXED)

    with pytest.raises(RuleBroken) as refused:
        minutes_signing.sign_as_chair(item, by=house.chair, at=FIXED)

    assert codes(refused.value) == ["minutes-one-person"]
    assert Meeting.objects.get(pk=item.meeting_id).state == "closed"


def test_the_chair_signs_after_the_secretary(house: House) -> None:
    item = kept.frozen(house)

    with pytest.raises(MoveRefused):
        minutes_signing.sign_as_chair(item, by=house.chair, at=FIXED)


def test_reopening_drops_papers_and_the_signature(house: House) -> None:
    item = kept.frozen(house)
    item = minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED)
    files = _files(item)

    again = minutes_signing.reopen(item, reason="Қате", by=house.secretary, at=FIXED)

    assert minutes_papers.papers(again) == {}
    assert (again.digest, again.content, again.secretary_signed_by) == ("", None, None)
    assert not File.objects.filter(pk__in=[file.pk for file in files]).exists()
    assert not any(default_storage.exists(file.path) for file in files)


def test_what_the_chair_has_signed_is_not_reopened(house: House) -> None:
    item = kept.signed(house)

    with pytest.raises(MoveRefused):
        minutes_signing.reopen(item, reason="Қате", by=house.secretary, at=FIXED)


def test_the_duty_to_sign_ends_with_the_chair(house: House) -> None:
    kept.settle(house, "meeting.minutes.sign", 3)
    item = kept.frozen(house)
    owed = item.meeting.minutes_obligation
    assert owed is not None
    assert (owed.state, str(owed.due_on)) == ("open", "2026-11-26")

    item = minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED)
    owed.refresh_from_db()
    assert owed.state == "open"
    minutes_signing.sign_as_chair(item, by=house.chair, at=FIXED)

    owed.refresh_from_db()
    assert owed.state == "discharged"
    assert owed.was_in_time is True


def test_unsettled_the_duty_to_sign_never_becomes_overdue(house: House) -> None:
    owed = kept.closed(house).minutes_obligation

    assert owed is not None
    assert owed.due_on is None
    assert not owed.is_overdue((AT + 999 * DAY).date())


def test_a_correction_is_the_next_version_and_the_first_stays(house: House) -> None:
    first = kept.published(house)
    content, digest, files = first.content, first.digest, _files(first)
    at = FIXED + 2 * DAY

    second = minutes_signing.correct(
        first, reason="Есімі қате", by=house.secretary, at=at
    )
    item = second.meeting.agenda_items.get()
    minutes.edit(
        second, passages=[Wording(item, "Өзге", "Иное")], by=house.secretary, at=at
    )
    minutes.send_for_remarks(second, until=at + DAY, by=house.secretary, at=at)
    late = at + 2 * DAY
    second = minutes_signing.freeze(second, by=house.secretary, at=late)
    second = minutes_signing.sign_as_secretary(second, by=house.secretary, at=late)
    second = minutes_signing.sign_as_chair(second, by=house.chair, at=late)
    second = minutes_signing.publish(second, by=house.secretary, at=late)

    first = Minutes.objects.get(pk=first.pk)
    assert (second.version, second.correction_reason) == (2, "Есімі қате")
    assert (first.content, first.digest, first.state) == (content, digest, "published")
    assert _files(first) == files
    assert set(minutes_papers.verified(first).values()) == {True}
    assert second.digest != digest
    meeting = Meeting.objects.get(pk=first.meeting_id)
    assert (meeting.state, meeting.minutes_digest) == ("published", second.digest)
    with pytest.raises(RuleBroken) as refused:
        minutes_signing.correct(first, reason="Тағы", by=house.secretary, at=late)
    assert codes(refused.value) == ["minutes-not-the-last"]


def test_a_failed_meeting_has_minutes_that_say_who_came(house: House) -> None:
    meeting = kept.failed(house)

    item = kept.published(house, meeting)

    assert item.content is not None
    assert item.content["meeting"]["failed"] is True
    assert item.content["present"] == 1
    assert Meeting.objects.get(pk=meeting.pk).state == "failed_no_quorum"
    with default_storage.open(_paper(item, "pdf_kk").path) as file:
        text = readers.text_of(file.read())
    assert "Кворум болмағандықтан отырыс өткен жоқ" in text
    assert house.seats[0].person_name in text


def test_the_last_meeting_of_a_convocation_is_signed_by_those_who_were_there(
    house: House,
) -> None:
    item = kept.sent(house)
    for seat in house.seats:
        convocations.end_seat(
            seat,
            on=AT.date(),
            ground=EndGround.OWN_WISH,
            document="өтініш",
            by=house.secretary,
            at=SENT,
        )
    member = factories.actor(house.members[1].user)
    chair = factories.actor(house.chair.user)

    minutes.remark(item, text="Түзету", by=member, at=SENT)

    seen = Minutes.objects.visible_to(member.user)
    assert item in seen
    assert item in Minutes.objects.visible_to(chair.user)
    assert item not in Minutes.objects.visible_to(factories.person())


def test_the_papers_of_a_year_are_kept_by_digest(house: House) -> None:
    items = [kept.published(house, at=AT + month * 5 * DAY) for month in range(12)]

    files = [file for item in items for file in _files(item)]
    assert len({file.path for file in files}) == 48
    assert all(default_storage.exists(file.path) for file in files)
    assert all(set(minutes_papers.verified(item).values()) == {True} for item in items)


def test_a_paper_that_was_changed_in_the_store_is_noticed(house: House) -> None:
    item = kept.published(house)
    path = _paper(item, "pdf_ru").path
    default_storage.delete(path)
    with default_storage.open(path, "wb") as file:
        file.write(b"%PDF-1.7 forged")

    found = minutes_papers.verified(item)

    assert found == {
        "digest": True,
        "docx_kk": True,
        "docx_ru": True,
        "pdf_kk": True,
        "pdf_ru": False,
    }


def _files(item: Minutes) -> list[File]:
    return list(minutes_papers.papers(item).values())


def _paper(item: Minutes, name: str) -> File:
    return minutes_papers.papers(item)[name]
