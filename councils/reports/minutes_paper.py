"""The content of minutes as the templates of papers show it, in one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from backend.law import wording
from councils.reports.minutes_words import (
    BROUGHT,
    CALLED,
    CAPACITIES,
    COUNTED,
    KINDS,
    QUORUM_HELD,
    QUORUM_LACKED,
    STANDINGS,
    STATUS,
    WORDS,
)
from councils.states import BallotState

Plain = dict[str, Any]
OTHER = {"kk": "ru", "ru": "kk"}


def paper(content: Plain, language: str, *, digest: str) -> Plain:
    """Return the data of a paper: words and facts, all of them ready to be read.

    Without a digest it is a draft, and says so.
    """
    page = _Page(language)
    meeting = content["meeting"]
    return {
        "language": language,
        "words": {name: text.in_(language) for name, text in WORDS.items()},
        "title": page.title(content),
        "dated": meeting["held_on"],
        "council": content["council"][language],
        "commission": page.of(meeting, "commission"),
        "number": str(meeting["number"] or ""),
        "version": content["version"],
        "is_draft": not digest,
        "correction_reason": content["correction_reason"],
        "kind": KINDS[meeting["kind"]].in_(language),
        "day": wording.day(date.fromisoformat(meeting["held_on"])).in_(language),
        "time": _span(
            meeting["opened_at"] or meeting["starts_at"], meeting["closed_at"]
        ),
        "place": meeting["place"],
        "link": meeting["link"],
        "convened_by": CALLED[meeting["convened_by"]].in_(language),
        "failed": meeting["failed"],
        "is_demonstration": meeting["is_demonstration"],
        "source": meeting["source"],
        "chair": content["chair"],
        "secretary": content["secretary"],
        "members_total": content["quorum"]["members"],
        "present": content["present"],
        "quorum": page.quorum(content["quorum"]),
        "members": [page.member(n, m) for n, m in enumerate(content["members"], 1)],
        "guests": [page.guest(one) for one in content["guests"]],
        "participants": content["participants"],
        "agenda_versions": page.versions(content["agenda_versions"]),
        "items": [page.item(one) for one in content["items"]],
        "digest": digest,
    }


class _Page:
    """How one language words what happened."""

    def __init__(self, language: str) -> None:
        self.language = language

    def of(self, row: Mapping[str, Any], name: str) -> str:
        """Return the text in this language, or the one that there is."""
        other = row[f"{name}_{OTHER[self.language]}"]
        return str(row[f"{name}_{self.language}"] or other)

    def title(self, content: Plain) -> str:
        meeting = content["meeting"]
        number = f" № {meeting['number']}" if meeting["number"] else ""
        return f"{WORDS['minutes'].in_(self.language)}{number}"

    def quorum(self, quorum: Plain) -> str:
        said = QUORUM_HELD if quorum["holds"] else QUORUM_LACKED
        law = quorum["law"][self.language]
        return said.in_(self.language).format(**{**quorum, "law": law})

    def member(self, number: int, member: Plain) -> Plain:
        spells = [
            {
                "status": STATUS[one["status"]].in_(self.language),
                "time": _span(one["from"], one["to"]),
                "was_there": one["status"] in ("present", "remote"),
            }
            for one in member["spells"]
        ]
        there = [f"{s['status']}, {s['time']}" for s in spells if s["was_there"]]
        last = spells[-1]["status"] if spells else WORDS["absent"].in_(self.language)
        return {
            "number": number,
            "name": member["name"],
            "standing": "; ".join(there) or last,
        }

    def guest(self, guest: Plain) -> Plain:
        place = guest["organization"]
        known = [guest["position"], place[self.language] if place else ""]
        return {
            "name": guest["name"] or known[0] or known[1],
            "position": ", ".join(one for one in known if one and guest["name"]),
            "capacity": CAPACITIES[guest["capacity"]].in_(self.language),
            "time": _span(guest["from"], guest["to"]),
        }

    def versions(self, versions: list[Plain]) -> list[Plain]:
        """Return how the agenda changed; nothing where it was told once."""
        if len(versions) < 2:
            return []
        return [
            {
                "number": one["number"],
                "made": _clock(one["made_at"], with_day=True),
                "reason": one["reason"],
                "items": [self.of(item, "title") for item in one["items"]],
            }
            for one in versions
        ]

    def item(self, item: Plain) -> Plain:
        body = item["invited_body"]
        return {
            "number": item["position"],
            "title": self.of(item, "title"),
            "rapporteur": item["rapporteur"],
            "invited_body": body[self.language] if body else "",
            "withdrawn_reason": item["withdrawn_reason"],
            "heard": self.of(item, "heard"),
            "contributions": [self.contribution(one) for one in item["contributions"]],
            "ballots": [self.ballot(one) for one in item["ballots"]],
            "decisions": [self.decision(one) for one in item["decisions"]],
        }

    def contribution(self, one: Plain) -> Plain:
        return {
            "author": one["author"] or WORDS["participant"].in_(self.language),
            "kind": BROUGHT[one["kind"]].in_(self.language),
            "text": one["text"],
            "answer": one["answer"],
            "answered_by": one["answered_by"],
        }

    def ballot(self, ballot: Plain) -> Plain:
        is_closed = ballot["state"] == BallotState.CLOSED
        explanation = ballot["explanation"] or {}
        return {
            "question": self.of(ballot, "question"),
            "note": self.note(ballot),
            "counted": COUNTED.in_(self.language).format(**ballot) if is_closed else "",
            "explanation": explanation.get(self.language, ""),
            "candidates": [
                {"name": one["name"], "votes": one["votes"], "elected": one["elected"]}
                for one in ballot["candidates"]
            ],
            "roll": self.roll(ballot["roll"]),
        }

    def note(self, ballot: Plain) -> str:
        """Return what sets this ballot apart: withdrawn, repeated, or counted anew."""
        said = []
        if ballot["withdrawn_reason"]:
            said.append(("ballot_withdrawn", ballot["withdrawn_reason"]))
        if ballot["is_repeat"]:
            said.append(("repeat", ""))
        if ballot["is_recount"]:
            said.append(("recount", ballot["recount_reason"]))
        words = [(WORDS[name].in_(self.language), why) for name, why in said]
        return ". ".join(f"{word}: {why}" if why else word for word, why in words)

    def roll(self, entries: list[Plain]) -> list[Plain]:
        """Return who stood how, one line for each way; the conflict beside a name."""
        lines = []
        for standing, text in STANDINGS.items():
            names = [
                f"{one['name']} ({one['conflict']})" if one["conflict"] else one["name"]
                for one in entries
                if one["standing"] == standing
            ]
            if names:
                told = {"standing": text.in_(self.language), "count": len(names)}
                lines.append({**told, "names": ", ".join(names)})
        return lines

    def decision(self, decision: Plain) -> Plain:
        return {
            "number": decision["number"],
            "text": self.of(decision, "text"),
            "recommendations": [
                {"body": one["body"][self.language], "text": one["text"]}
                for one in decision["recommendations"]
            ],
        }


def _span(start: str | None, end: str | None) -> str:
    """Return `10:00–12:30`; with the day of the end where that is another one."""
    if start is None:
        return ""
    if end is None:
        return _clock(start)
    return f"{_clock(start)}–{_clock(end, with_day=start[:10] != end[:10])}"


def _clock(moment: str, *, with_day: bool = False) -> str:
    year, month, day = moment[:10].split("-")
    return f"{day}.{month}.{year} {moment[11:16]}" if with_day else moment[11:16]
