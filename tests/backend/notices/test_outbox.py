"""Letters: worded when posted, delivered at least once, the same letter each time."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as house
from django.db import connection, transaction

from backend.accounts.models import User
from backend.journal.ids import new_id
from backend.notices import outbox
from backend.notices.models import Letter
from tests import factories

AT = factories.AT
DELIVERER = """
import django
django.setup()
from backend.notices.tasks import deliver_notices
print("ready", flush=True)
deliver_notices()
"""


@pytest.fixture(autouse=True)
def worded(settings: Any, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "notices"
    folder.mkdir(parents=True)
    texts = {
        "kk": "Subject: Жауап келді: {{ title }}\n\nҚұрметті {{ name }}!\n",
        "ru": "Subject: Пришёл ответ: {{ title }}\n\nУважаемая {{ name }}!\n",
        "en": "Subject: An answer has come: {{ title }}\n\nDear {{ name }},\n",
    }
    for language, text in texts.items():
        (folder / f"test.{language}.txt").write_text(text)
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}
    settings.TEMPLATES = [engine]
    settings.EMAIL_BACKEND = "backend.notices.mail.NamedFileBackend"
    settings.MAIL_DIR = tmp_path / "mail"


def post(to: User, title: str = "Асхана") -> Letter:
    context = {"title": title, "name": to.name}
    about: tuple[str, UUID] = ("case", new_id())
    return outbox.post("test", to=to, context=context, about=about, at=AT)


def mailed(folder: Path) -> list[EmailMessage]:
    parser = BytesParser(policy=policy.default)
    return [parser.parsebytes(path.read_bytes()) for path in folder.glob("*.eml")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("kk", "Жауап келді: Асхана"),
        ("ru", "Пришёл ответ: Асхана"),
        ("en", "An answer has come: Асхана"),
    ],
)
def test_a_letter_speaks_the_language_of_its_reader(
    language: str, subject: str, settings: Any
) -> None:
    reader = factories.person("Айгүл", language=language)

    letter = post(reader)
    assert outbox.deliver_next(at=AT)

    (mail,) = mailed(settings.MAIL_DIR)
    assert mail["Subject"] == letter.subject == subject
    assert mail["Message-ID"] == letter.message_id
    assert mail["To"] == reader.email
    assert "Айгүл" in mail.get_content()


@pytest.mark.django_db
def test_a_letter_is_plain_text_and_its_subject_one_line() -> None:
    letter = post(factories.person('"A" <b> & c'), title='"x"\nBcc: all@example.kz')

    assert letter.subject == 'Жауап келді: "x"'
    assert '"A" <b> & c' in letter.body


@pytest.mark.django_db
def test_what_was_posted_is_not_reworded_later(settings: Any) -> None:
    reader = factories.person("Айгүл")
    post(reader)

    User.objects.filter(pk=reader.pk).update(name="Басқа", language="en")
    outbox.deliver_next(at=AT)

    (mail,) = mailed(settings.MAIL_DIR)
    assert "Айгүл" in mail.get_content()


@pytest.mark.django_db
def test_a_letter_of_an_act_taken_back_is_not_sent() -> None:
    reader = factories.person()
    try:
        with transaction.atomic():
            post(reader)
            raise InterruptedError
    except InterruptedError:
        pass

    assert not outbox.deliver_next(at=AT)


@pytest.mark.django_db
def test_the_oldest_goes_first_and_none_twice(settings: Any) -> None:
    reader = factories.person()
    letters = [post(reader, str(n)) for n in range(3)]

    turns = [outbox.deliver_next(at=AT) for _turn in range(4)]

    assert turns == [True, True, True, False]
    assert len(mailed(settings.MAIL_DIR)) == len(letters)
    assert not Letter.objects.filter(sent_at=None).exists()


@pytest.mark.django_db
def test_a_server_that_fails_delays_one_letter_and_no_other(settings: Any) -> None:
    reader = factories.person()
    first = post(reader)
    settings.MAIL_DIR.parent.joinpath("mail").write_text("a file, not a folder")

    assert outbox.deliver_next(at=AT)
    first.refresh_from_db()
    assert (first.sent_at, first.attempts) == (None, 1)
    assert first.last_error
    assert first.due_at > AT
    settings.MAIL_DIR.unlink()
    post(reader, "second")

    assert outbox.deliver_next(at=AT)
    assert not outbox.deliver_next(at=AT)
    assert outbox.deliver_next(at=AT + timedelta(hours=1))
    assert len(mailed(settings.MAIL_DIR)) == 2


def test_several_workers_share_the_letters(fresh_database: str, settings: Any) -> None:
    reader = factories.person()
    letters = [post(reader, str(n)) for n in range(30)]

    def work(_worker: int) -> int:
        sent = 0
        while outbox.deliver_next(at=AT):
            sent += 1
        connection.close()
        return sent

    with ThreadPoolExecutor(4) as threads:
        sent = sum(threads.map(work, range(4)))

    assert sent == len(letters)
    assert len(mailed(settings.MAIL_DIR)) == len(letters)


def test_killed_deliverers_lose_no_letter(
    fresh_database: str, settings: Any, tmp_path: Path
) -> None:
    reader = factories.person()
    letters = [post(reader, str(n)) for n in range(150)]
    kept = {letter.message_id for letter in letters}
    folder = Path(house.VAR_DIR) / "mail"
    surroundings = {
        **os.environ,
        "KENES_DATABASE": fresh_database,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
    }
    command = [sys.executable, "-c", DELIVERER]

    kills = 0
    while Letter.objects.filter(sent_at=None).exists():
        with subprocess.Popen(
            command, env=surroundings, stdout=subprocess.PIPE
        ) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == b"ready\n"
            if kills < 4:
                time.sleep(0.05)
                worker.send_signal(signal.SIGKILL)
                kills += 1

    found = [mail["Message-ID"] for mail in mailed(folder)]
    assert kills >= 2
    assert kept <= set(found)
    assert len(found) == len(set(found))
