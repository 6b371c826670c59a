"""From the competition for its seats to its annual report: a council's whole life."""

from typing import Any

from tests.journeys import life_forming, life_meetings, life_papers, life_year
from tests.journeys.conftest import Server
from tests.journeys.life import SEATS, Life


def test_a_council_is_formed_meets_decides_and_reports(server: Server) -> None:
    life = _formed(server)
    first = life_meetings.first(life)
    _put_on_paper(life, first, sent=(9, 7), signed=(9, 11))
    ordinary = _ordinary(life)
    _put_on_paper(life, ordinary, sent=(9, 21), signed=(9, 25))
    _answered(life)
    life.day(10, 5)
    hearing = life_year.hearing(life)
    _put_on_paper(life, hearing, sent=(10, 27), signed=(11, 2))

    life.day(1, 20, year=2027)
    _is_right(life_papers.report(life))

    owed = life.nobody.rows(f"obligations/?debtor={life.organization}&state=open")
    assert owed == []  # every duty of the council is done


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


def _put_on_paper(
    life: Life, meeting: str, *, sent: tuple[int, int], signed: tuple[int, int]
) -> None:
    life.day(*sent)
    life_papers.minutes(life, meeting, signed_on=signed)


def _ordinary(life: Life) -> str:
    """A draft act comes, the council meets on it and on a plan of the body."""
    life.day(9, 11, 12)
    life.draft = life_year.notified(life)
    return life_year.ordinary(life, life.draft)


def _answered(life: Life) -> None:
    """The body writes and answers in time; the council answers a citizen, informs."""
    life.day(9, 28)
    life_year.agreed(life, life.draft)
    life_year.answered(life)
    life_papers.appeal(life)
    life_papers.inform(life, "2026-09-28")
    life.day(9, 30)
    life_papers.inform(life, "2026-09-30")


def _is_right(counted: dict[str, Any]) -> None:
    """Each count of the report is what happened on this road."""
    held = counted["meetings"]
    assert (held["held"], held["hearings"], held["failed"]) == (3, 1, 0)
    came = [one["came"] for one in held["list"]]
    assert came == [SEATS, SEATS - 1, SEATS]
    assert counted["attendance"]["absent"] == 1
    assert counted["ballots"] == {"held": 7, "carried": 7}
    assert counted["decisions"] == 7
    drafts = counted["draft_acts"]
    assert (drafts["received"], drafts["opinions"], drafts["agreed"]) == (1, 1, 1)
    assert (drafts["short_terms"], drafts["deemed_agreed"]) == (1, 0)
    appeals = counted["appeals"]
    assert (appeals["received"], appeals["answered"]) == (1, 1)
    assert counted["informings"] == 2
    sent = counted["recommendations"]
    assert (sent["sent"], sent["answered"], sent["in_time"]) == (2, 1, 1)
    assert (sent["accepted"], sent["unanswered"], sent["overdue"]) == (1, 1, 1)
    [late] = counted["late_bodies"]
    assert (late["overdue"], late["late"]) == (1, 0)
