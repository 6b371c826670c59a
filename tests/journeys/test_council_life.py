"""From the competition for its seats to its annual report: a council's whole life."""

from tests.journeys import life_forming, life_meetings
from tests.journeys.conftest import Server
from tests.journeys.life import Life


def test_a_council_is_formed_meets_decides_and_reports(server: Server) -> None:
    life = _formed(server)
    first = life_meetings.first(life)

    assert first


def _formed(server: Server) -> Life:
    """The working group, the competition and the composition."""
    life = Life(server)
    life.day(8, 3)
    life_forming.register(life)
    contest = life_forming.compete(life)
    life.day(8, 10)
    rows = life_forming.apply(life, contest)
    life.day(8, 25)
    life_forming.decide(life, contest, rows)
    return life
