"""Days, numbers and words in the three languages."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import formats, translation

from backend.management import messages
from backend.pages import dates

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "long", "plain"),
    [
        ("kk", "2026 жылғы 23 қараша", "23 қараша"),
        ("ru", "23 ноября 2026 г.", "23 ноября"),
        ("en", "23 November 2026", "23 November"),
    ],
)
def test_a_day_is_written_as_people_write_it(
    language: str, long: str, plain: str
) -> None:
    with translation.override(language):
        assert dates.long(DAY) == long
        assert dates.of_year("2026-11-23") == plain
        assert dates.short(DAY) == "23.11.2026"


def test_a_moment_is_shown_on_its_local_day() -> None:
    late_in_utc = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)

    with translation.override("kk"):
        assert dates.moment(late_in_utc) == "24.11.2026 01:30"
        assert dates.long(late_in_utc) == "2026 жылғы 24 қараша"


def test_the_month_of_several_days_is_said_once() -> None:
    with translation.override("ru"):
        said = dates.listed([date(2026, 10, 24), date(2026, 10, 25), date(2026, 11, 1)])

    assert said == "24, 25 октября, 1 ноября"


@pytest.mark.parametrize(
    ("language", "number"), [("kk", "1024,5"), ("ru", "1024,5"), ("en", "1024.5")]
)
def test_numbers_have_the_decimal_sign_of_the_language(
    language: str, number: str
) -> None:
    with translation.override(language):
        assert formats.number_format(1024.5) == number


def test_every_word_of_the_pages_is_translated_and_compiled() -> None:
    call_command("catalogues", check=True, stdout=StringIO())


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% translate "Why" %}', messages.Message("Why")),
        (
            "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days"
            "{% endblocktranslate %}",
            messages.Message("%(n)s day", "%(n)s days"),
        ),
        ('{{ _("It\'s") }}', messages.Message("It's")),
    ],
)
def test_words_are_found_in_templates(source: str, message: messages.Message) -> None:
    assert list(messages.of_template(source)) == [message]


def test_words_are_found_in_code_under_any_name() -> None:
    source = (
        "from django.utils.translation import gettext_lazy as say, pgettext\n"
        "say('one ' 'text'); pgettext('month', 'May'); other('not this')\n"
    )

    found = set(messages.of_code(source))

    assert found == {
        messages.Message("one text"),
        messages.Message("May", context="month"),
    }
