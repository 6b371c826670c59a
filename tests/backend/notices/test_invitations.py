"""An event as calendars take it: asked, replaced, called off, published."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.journal.ids import new_id
from backend.notices import invitations, outbox
from backend.notices.invitations import Event, Method
from tests import factories

ALMATY = timezone(timedelta(hours=5))
NAME = "Бөрлі ауданының қоғамдық кеңесі; «Ақсай», ӘҒҚҢӨҰҮҺІ"
MEETING = Event(
    uid="01a213b8-059d-758d-b32f-7800f4a1045f",
    sequence=2,
    starts_at=datetime(2026, 12, 3, 10, 0, tzinfo=ALMATY),
    changed_at=datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY),
    title=f"Кезекті отырыс: {NAME}",
    place="Ақсай, Абай к., 1",
    text="1. Есеп\n2. Жол, су; жарық",
    url="https://kenes.example.kz/kk/meetings/1/",
)
COUNCIL = (NAME, "kenes@example.kz")
MEMBER = ("Айгүл Сапарова", "aigul@example.kz")


def worded(event: Event = MEETING, method: Method = Method.REQUEST) -> str:
    return invitations.worded(event, method=method, organizer=COUNCIL, attendee=MEMBER)


def read(text: str) -> tuple[Any, Any]:
    """Return the calendar, and the one event in it."""
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_says_when_in_utc_and_where_as_it_was_typed() -> None:
    calendar, event = read(worded())

    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert event["DTSTART"].to_ical() == b"20261203T050000Z"
    assert event["DTSTAMP"].to_ical() == b"20261123T050000Z"
    assert (event["UID"], event["SEQUENCE"]) == (MEETING.uid, 2)
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == MEETING.title
    assert event["LOCATION"] == MEETING.place
    assert event["DESCRIPTION"] == MEETING.text
    assert event["URL"] == MEETING.url
    assert event["ORGANIZER"] == "MAILTO:kenes@example.kz"
    assert event["ORGANIZER"].params["CN"].replace("\\", "") == NAME.replace('"', "")
    assert event["ATTENDEE"] == "MAILTO:aigul@example.kz"


def test_what_is_called_off_is_cancelled_by_the_same_name() -> None:
    off = replace(MEETING, sequence=3, is_cancelled=True)

    calendar, event = read(worded(off, Method.CANCEL))

    assert calendar["METHOD"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"]) == (MEETING.uid, 3)
    assert event["STATUS"] == "CANCELLED"


def test_a_published_entry_is_addressed_to_nobody() -> None:
    text = invitations.worded(MEETING, method=Method.PUBLISH, organizer=COUNCIL)

    calendar, event = read(text)

    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event


def test_a_council_without_an_address_writes_from_ours(settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Kenes <noreply@kenes.example.kz>"

    _calendar, event = read(
        invitations.worded(MEETING, method=Method.PUBLISH, organizer=(NAME, ""))
    )

    assert event["ORGANIZER"] == "MAILTO:noreply@kenes.example.kz"


def test_lines_end_and_fold_as_the_standard_asks() -> None:
    lines = worded().encode().split(b"\r\n")

    assert all(b"\n" not in line for line in lines)
    assert max(map(len, lines)) <= 75


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=300))
def test_any_words_come_back_as_they_were_typed(words: str) -> None:
    _calendar, event = read(worded(replace(MEETING, title=words, text=words)))

    assert event["SUMMARY"] == words
    assert event["DESCRIPTION"] == words


@pytest.mark.parametrize("method", list(Method))
def test_the_method_is_read_off_the_text(method: Method) -> None:
    assert invitations.method_of(worded(method=method)) == method


@pytest.mark.django_db
def test_a_letter_carries_the_entry_as_mail_programs_look_for_it(
    settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "backend.notices.mail.NamedFileBackend"
    settings.MAIL_DIR = tmp_path
    context = {"council_kk": NAME, "starts_at": "03.12.2026 10:00", "id": "1"}
    outbox.post(
        "meeting_notice",
        to=factories.person(),
        context=context,
        about=("meeting", new_id()),
        at=factories.AT,
        calendar=worded(),
    )

    outbox.deliver_next(at=datetime(2026, 11, 24, tzinfo=UTC))

    (file,) = tmp_path.glob("*.eml")
    parts = list(message_from_bytes(file.read_bytes()).walk())
    (part,) = [one for one in parts if one.get_content_type() == "text/calendar"]
    content: Any = part.get_payload(decode=True)
    assert part.get_param("method") == "REQUEST"
    assert read(content.decode())[1]["UID"] == MEETING.uid
