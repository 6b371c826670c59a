import pytest

pytest.register_assert_rewrite("tests.journeys.council_road", "tests.journeys.town")
