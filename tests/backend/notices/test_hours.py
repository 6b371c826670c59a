"""Quiet hours, digests, and letters that are taken back before they go."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.models import User
from backend.journal.ids import new_id
from backend.notices import digests, hours, outbox, preferences
from backend.notices.models import Letter, Rhythm
from tests import factories

ALMATY = timezone.get_fixed_timezone(300)
HOURS = st.integers(0, 23)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001
).map(lambda naive: naive.replace(tzinfo=UTC))


def at(hour: int, minute: int = 0, day: int = 4) -> datetime:
    """Return a local moment of December 2026."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("moment", "since", "until", "goes"),
    [
        (at(21, 59), 22, 8, at(21, 59)),
        (at(22), 22, 8, at(8, day=5)),
        (at(23, 30), 22, 8, at(8, day=5)),
        (at(3), 22, 8, at(8)),
        (at(7, 59), 22, 8, at(8)),
        (at(8), 22, 8, at(8)),
        (at(13, 15), 13, 14, at(14)),
        (at(14), 13, 14, at(14)),
        (at(12), 12, 12, at(12)),
        (at(3), None, None, at(3)),
    ],
)
def test_quiet_hours_hold_a_letter_until_they_are_over(
    moment: datetime, since: int | None, until: int | None, goes: datetime
) -> None:
    assert hours.after_quiet(moment, since=since, until=until) == goes


@given(MOMENTS, HOURS, HOURS)
def test_a_letter_waits_less_than_a_day_and_never_goes_back(
    moment: datetime, since: int, until: int
) -> None:
    goes = hours.after_quiet(moment, since=since, until=until)

    assert moment <= goes < moment + timedelta(days=1)
    assert hours.after_quiet(goes, since=since, until=until) == goes


@given(MOMENTS, HOURS)
def test_the_next_hour_is_that_hour_within_a_day(moment: datetime, hour: int) -> None:
    goes = hours.next_hour(moment, hour)

    assert timezone.localtime(goes).hour == hour
    assert moment <= goes < moment + timedelta(days=1)


@pytest.fixture
def worded(settings: Any, tmp_path: Any) -> None:
    folder = tmp_path / "templates" / "notices"
    folder.mkdir(parents=True)
    for language in ("kk", "ru", "en"):
        text = "Subject: {{ title }}\n\nBody of {{ title }}.\n"
        (folder / f"test.{language}.txt").write_text(text)
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}
    settings.TEMPLATES = [engine]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def reader(language: str = "en", **choice: Any) -> User:
    person = factories.person(language=language)
    if choice:
        chosen = {**preferences.DEFAULTS, **choice}
        preferences.choose(**chosen, by=factories.actor(person), at=at(9))
    return person


def post(to: User, title: str, moment: datetime, **more: Any) -> Letter:
    about: tuple[str, UUID] = more.pop("about", ("obligation", new_id()))
    return outbox.post(
        "test", to=to, context={"title": title}, about=about, at=moment, **more
    )


def delivered(moment: datetime) -> int:
    digests.gather(at=moment)
    sent = 0
    while outbox.deliver_next(at=moment):
        sent += 1
    return sent


@pytest.mark.django_db
@pytest.mark.usefixtures("worded")
class TestOutbox:
    """What the choice of a reader does to his letters."""

    def test_without_a_choice_each_letter_goes_at_once(
        self, mailoutbox: list[Any]
    ) -> None:
        post(reader(), "One", at(3))

        assert delivered(at(3)) == 1
        assert [mail.subject for mail in mailoutbox] == ["One"]

    def test_a_letter_waits_for_the_end_of_quiet_hours(
        self, mailoutbox: list[Any]
    ) -> None:
        post(reader(quiet_from=22, quiet_until=8), "One", at(23))

        assert delivered(at(7, 59, day=5)) == 0
        assert delivered(at(8, day=5)) == 1
        assert len(mailoutbox) == 1

    def test_what_is_urgent_waits_for_nothing(self, mailoutbox: list[Any]) -> None:
        sleeper = reader(rhythm=Rhythm.DAILY, quiet_from=22, quiet_until=8)
        post(sleeper, "Now", at(23), urgent=True)

        assert delivered(at(23)) == 1
        assert [mail.subject for mail in mailoutbox] == ["Now"]

    def test_a_digest_holds_all_letters_of_a_day_once(
        self, mailoutbox: list[Any]
    ) -> None:
        person = reader(rhythm=Rhythm.DAILY, digest_hour=9)
        for title in ("One", "Two", "Three"):
            post(person, title, at(12))

        assert delivered(at(8, 59, day=5)) == 0
        assert delivered(at(9, day=5)) == 1
        assert delivered(at(9, 5, day=5)) == 0

        [mail] = mailoutbox
        assert mail.subject == "Kenes: 3 letters today"
        assert all(f"Body of {one}." in mail.body for one in ("One", "Two", "Three"))
        assert "/en/notices/" in mail.body
        assert Letter.objects.filter(gathered_in__template="digest").count() == 3

    @pytest.mark.parametrize(
        ("language", "subject"),
        [("kk", "Кеңес: бүгін 2 хат"), ("ru", "Кеңес: писем за день – 2")],
    )
    def test_a_digest_speaks_the_language_of_its_reader(
        self, mailoutbox: list[Any], language: str, subject: str
    ) -> None:
        person = reader(language, rhythm=Rhythm.DAILY)
        for title in ("One", "Two"):
            post(person, title, at(12))

        delivered(at(9, day=5))

        assert [mail.subject for mail in mailoutbox] == [subject]

    def test_of_one_letter_no_digest_is_made(self, mailoutbox: list[Any]) -> None:
        post(reader(rhythm=Rhythm.DAILY), "Alone", at(12))

        delivered(at(9, day=5))

        assert [mail.subject for mail in mailoutbox] == ["Alone"]

    def test_a_digest_that_was_missed_goes_with_the_next_run(
        self, mailoutbox: list[Any]
    ) -> None:
        person = reader(rhythm=Rhythm.DAILY)
        post(person, "Monday", at(12))
        post(person, "Tuesday", at(12, day=5))

        delivered(at(15, day=7))

        [mail] = mailoutbox
        assert "Monday" in mail.body
        assert "Tuesday" in mail.body

    def test_an_invitation_to_a_calendar_is_never_in_a_digest(
        self, mailoutbox: list[Any]
    ) -> None:
        calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
        post(reader(rhythm=Rhythm.DAILY), "Meeting", at(12), calendar=calendar)

        assert delivered(at(12)) == 1
        assert len(mailoutbox) == 1

    def test_each_reader_has_a_digest_of_his_own(self, mailoutbox: list[Any]) -> None:
        first, second = reader(rhythm=Rhythm.DAILY), reader(rhythm=Rhythm.DAILY)
        for person in (first, second):
            for title in ("One", "Two"):
                post(person, title, at(12))

        delivered(at(9, day=5))

        assert {mail.to[0] for mail in mailoutbox} == {first.email, second.email}

    def test_what_is_taken_back_never_goes(self, mailoutbox: list[Any]) -> None:
        about = ("obligation", new_id())
        person = reader(rhythm=Rhythm.DAILY)
        post(person, "Do it", at(12), about=about)
        post(person, "Another", at(12))

        assert outbox.take_back(about=about, templates=["test"], at=at(13)) == 1
        delivered(at(9, day=5))

        assert [mail.subject for mail in mailoutbox] == ["Another"]

    def test_what_has_gone_is_not_taken_back(self) -> None:
        about = ("obligation", new_id())
        post(reader(), "Gone", at(12), about=about)
        delivered(at(12))

        assert outbox.take_back(about=about, templates=["test"], at=at(13)) == 0
