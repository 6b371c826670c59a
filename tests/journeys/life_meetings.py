"""Meetings of a new council: called, opened, voted in; the first with its elections."""

from typing import Any

from tests.journeys.life import SEATS, Life
from tests.journeys.people import Person
from tests.journeys.town import name, refused


def called(
    life: Life, starts_at: str, agenda: list[dict[str, Any]], **more: Any
) -> str:
    """The secretary plans a meeting and tells its members; return where it is."""
    plan = {
        "kind": "ordinary",
        "starts_at": starts_at,
        "place": "Ақсай, мәдениет үйі",
        "agenda": agenda,
        **more,
    }
    where = f"{life.council}/plan-meeting/"
    life.outside(where, **plan)
    refused(life.members[1], where, 403, **plan)
    meeting = f"meetings/{life.secretary.does(where, **plan)['id']}"
    life.outside(f"{meeting}/convene/", 404)
    return meeting


def convene(life: Life, meeting: str) -> None:
    """The notice goes out, and every member has a letter with a calendar entry."""
    before = _invited(life)
    assert life.secretary.does(f"{meeting}/convene/")["state"] == "convened"
    life.server.wait_for(lambda: _invited(life) >= before + SEATS)


def come(life: Life, meeting: str, opener: Person, *, present: int = SEATS) -> None:
    """So many arrive; only who may preside opens the meeting."""
    for member in life.members[:present]:
        seat = life.seat_of(member)
        life.secretary.does(f"{meeting}/arrive/", seat=seat)
    life.outside(f"{meeting}/open/")
    refused(life.members[5], f"{meeting}/open/", 403)
    assert opener.does(f"{meeting}/open/")["quorum"]["holds"]


def item(life: Life, meeting: str, position: int) -> dict[str, Any]:
    """Return one matter of the agenda."""
    found: list[dict[str, Any]] = life.nobody.get(f"{meeting}/")["agenda_items"]
    return next(one for one in found if one["position"] == position)


def carried(
    life: Life,
    presiding: Person,
    matter: str,
    *,
    question: dict[str, Any] | None = None,
    hands: dict[str, dict[str, Any]] | None = None,
    decision: dict[str, Any] | None = None,
) -> str:
    """Put a question, vote by sessions, close, and word the decision; return it."""
    asked = {
        "question_kk": "Қабылдансын ба?",
        "question_ru": "Принять?",
        **(question or {}),
    }
    put = f"agenda-items/{matter}/put-to-vote/"
    life.outside(put, **asked)
    ballot = f"ballots/{presiding.does(put, **asked)['id']}"
    for member in life.members:
        said = (hands or {}).get(name(member), {"choice": "for"})
        if said:
            member.does(f"{ballot}/cast/", **said)
    life.outside(f"{ballot}/close/")
    closed = presiding.does(f"{ballot}/close/")
    assert closed["carried"], closed["explanation"]
    words = {"text_kk": "Қабылдансын.", "text_ru": "Принять.", **(decision or {})}
    life.outside(f"{ballot}/adopt-decision/", **words)
    found: str = life.secretary.does(f"{ballot}/adopt-decision/", **words)["id"]
    return found


def first(life: Life) -> str:
    """The head of the working group opens it; chair, presidium, commission elected."""
    election = {"kind": "election", "title_kk": "Сайлау", "title_ru": "Выборы"}
    agenda = [{**election, "title_kk": f"Сайлау {place}"} for place in (1, 2, 3)]
    meeting = called(
        life,
        "2026-09-04T10:00:00+05:00",
        agenda,
        kind="first",
        convened_by="working_group",
    )
    convene(life, meeting)
    life.day(9, 4)
    come(life, meeting, life.organizer)
    _elect_chair(life, meeting)
    refused(life.members[1], f"{meeting}/take-chair/", 403)
    life.chair.does(f"{meeting}/take-chair/")
    refused(life.organizer, f"{meeting}/close/", 403)
    presidium = [life.seat_of(one) for one in life.candidates[1:3]]
    carried(
        life,
        life.chair,
        item(life, meeting, 2)["id"],
        question={"office": "presidium", "candidates": presidium},
    )
    _form_commission(life, meeting)
    life.chair.does(f"{meeting}/close/")
    return meeting


def _elect_chair(life: Life, meeting: str) -> None:
    rivals = [life.seat_of(one) for one in life.candidates[:2]]
    hands = {
        name(member): {"choice": "for", "candidate": rivals[place >= 6]}
        for place, member in enumerate(life.members)
    }
    of_state = [life.seat_of(life.officials[0])]
    asked = {"question_kk": "Төраға", "office": "chair", "candidates": of_state}
    where = f"agenda-items/{item(life, meeting, 1)['id']}/put-to-vote/"
    refused(life.organizer, where, 409, "13-бап 1-", **asked)
    carried(
        life,
        life.organizer,
        item(life, meeting, 1)["id"],
        question={"office": "chair", "candidates": rivals},
        hands=hands,
    )
    offices = life.chair.get("me/")["offices"]
    assert "chair" in {one["role"] for one in offices}


def _form_commission(life: Life, meeting: str) -> None:
    formed = {
        "convocation": life.convocation,
        "name_kk": "Заң және құқық тәртібі комиссиясы",
        "name_ru": "Комиссия по законности и правопорядку",
        "formed_on": "2026-09-04",
    }
    life.outside("commissions/", **formed)
    life.commission = life.secretary.does("commissions/", **formed)["id"]
    matter = item(life, meeting, 3)["id"]
    places = [life.seat_of(one) for one in life.candidates[2:5]]
    carried(
        life,
        life.chair,
        matter,
        question={
            "office": "commission",
            "commission": life.commission,
            "candidates": places,
        },
    )
    carried(
        life,
        life.chair,
        matter,
        question={
            "office": "head",
            "commission": life.commission,
            "candidates": places[:1],
        },
    )
    shown = life.nobody.get(f"commissions/{life.commission}/")
    assert len(shown["members"]) == 3
    assert sum(one["is_head"] for one in shown["members"]) == 1


def _invited(life: Life) -> int:
    return sum(
        any(part.get_content_type() == "text/calendar" for part in mail.walk())
        for mail in life.server.mail()
    )
