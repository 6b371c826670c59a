"""Days inside names, as people write them."""

import pytest
from django.utils import translation

from backend.pages import dates


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Бөрлі ауданының кеңесі, 2026-12-03", "Бөрлі ауданының кеңесі, 03.12.2026"),
        ("2026-12-03 – 2027-01-05", "03.12.2026 – 05.01.2027"),
        ("2026-02-31", "2026-02-31"),
        ("№ 12026-12-034", "№ 12026-12-034"),
        ("", ""),
    ],
)
def test_a_day_in_a_name_is_written_as_in_a_table(said: str, shown: str) -> None:
    with translation.override("kk"):
        assert dates.within(said) == shown
