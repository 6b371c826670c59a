"""The real meetings that are known, entered in full with nothing invented.

What a source leaves open is entered too where the house needs it, and marked.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backend.accounts.models import Organization, Region
from backend.accounts.roles import Role
from councils.models import Council
from oversight.models import Obligation
from tests import factories
from tests.councils.api.calling import client_of

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parent.parent / "data" / "real_events.json"
EVENTS = {event["id"]: event for event in json.loads(FILE.read_text())["events"]}
BORLI = EVENTS["borli-council-2026-01-29"]
KELES = EVENTS["keles-council-2026-02"]
CAPITAL = EVENTS["capital-hearing-2020-12-24"]
SHOWN = "көрсетілім"


def post(actor: Any, address: str, body: Any) -> Any:
    answer = client_of(actor).post(f"/api/v1/{address}/", body, format="json")
    assert answer.status_code == 201, answer.content.decode()
    return answer.json()


def got(address: str) -> Any:
    """Return what a stranger reads there."""
    answer = client_of().get(f"/api/v1/{address}")
    assert answer.status_code == 200
    found = answer.json()
    return found.get("results", found) if isinstance(found, dict) else found


def entered(names: dict[str, str], *, region: str = "") -> Any:
    """Enter a council at its maslikhat, with a secretary who keeps it."""
    supervisor = factories.holder(Role.SUPERVISOR, factories.body("Министрлік"))
    place = Region.objects.create(kind="district", name_kk=region) if region else None
    council = post(
        supervisor,
        "councils",
        {
            "name_kk": names["kk"],
            "name_ru": names.get("ru", ""),
            "level": "local",
            "kind": "local",
            "body": str(factories.body(f"Мәслихат: {names['kk']}").pk),
            "region": str(place.pk) if place else None,
        },
    )
    of = Council.objects.get(pk=council["id"])
    return council, supervisor, factories.holder(Role.SECRETARY, of.organization)


def moment(day: str) -> str:
    """Return the beginning of a day of which no time is known."""
    return f"{day}T00:00:00+05:00"


def matters(event: dict[str, Any], **known: Any) -> list[dict[str, Any]]:
    return [
        {
            "kind": item["kind"],
            "title_kk": item.get("kk", ""),
            "title_ru": item.get("ru", ""),
            "rapporteur": item.get("rapporteur", ""),
            **known,
        }
        for item in event["agenda"]
    ]


def test_the_meeting_of_borli_is_entered_in_full() -> None:
    told = BORLI["council"]
    district = told["region"].split(", ")[1]
    council, supervisor, secretary = entered(told, region=district)
    composition, meeting_url = (one.strip() for one in _sources(BORLI))
    civil = -(-2 * told["members"] // 3)
    post_seats = [
        {
            "person_name": f"Мүше {place + 1} ({SHOWN})",
            "constituency": "civil_society" if place < civil else "state",
            "nominator": f"Бірлестік {place + 1} ({SHOWN})" if place < civil else "",
        }
        for place in range(told["members"])
    ]
    convocation = post(
        supervisor,
        f"councils/{council['id']}/approve-convocation",
        {
            "approved_by": council["body"]["id"],
            "approved_on": told["formed_on"],
            "from_on": told["formed_on"],
            "document": composition,
            "source": composition,
            "seats": post_seats,
            "is_demonstration": True,
        },
    )
    meeting = post(
        secretary,
        f"councils/{council['id']}/record-past-meeting",
        {
            "kind": "ordinary",
            "starts_at": moment(BORLI["held_on"]),
            "source": meeting_url,
            "chaired_by": BORLI["chaired_by"],
            "outcome": BORLI["outcome"]["en"],
            "agenda": matters(BORLI),
            "invited": [_invited(one) for one in BORLI["invited"]],
            "left_open": ["time"],
        },
    )

    read = got(f"meetings/{meeting['id']}/")
    guests = got(f"guests/?meeting={meeting['id']}&page_size=200")
    assert got(f"councils/{council['id']}/")["name_ru"] == told["ru"]
    assert (convocation["size"], convocation["from_on"]) == (21, "2025-02-25")
    assert convocation["is_demonstration"]
    assert convocation["source"] == composition
    assert read["held_on"] == BORLI["held_on"]
    assert read["kind"] == "ordinary"
    assert read["source"] == meeting_url
    assert read["recorded_chair"] == BORLI["chaired_by"]
    assert read["recorded_outcome"] == BORLI["outcome"]["en"]
    assert [one["title_kk"] for one in read["agenda_items"]] == [
        one["kk"] for one in BORLI["agenda"]
    ]
    assert [one["kind"] for one in read["agenda_items"]] == [
        one["kind"] for one in BORLI["agenda"]
    ]
    assert {guest["position"] for guest in guests} == set(BORLI["invited"])
    assert [g["position"] for g in guests if g["capacity"] == "media"] == ["mass media"]
    assert (read["left_open"], read["is_demonstration"]) == (["time"], True)
    assert read["convocation"] == convocation["id"]
    assert read["recorded_present"] is None
    assert got(f"ballots/?meeting={meeting['id']}") == []
    assert got(f"attendances/?meeting={meeting['id']}") == []


def test_the_meeting_of_keles_is_entered_and_its_day_marked_as_shown() -> None:
    district = KELES["council"]["region"].split(", ")[1]
    council, _supervisor, secretary = entered(KELES["council"], region=district)
    akimat = factories.body(KELES["recommendations"][1]["to"])
    maslikhat = Organization.objects.get(pk=council["body"]["id"])
    bodies = {"district maslikhat": maslikhat, "akimat of the district": akimat}
    meeting = post(
        secretary,
        f"councils/{council['id']}/record-past-meeting",
        {
            "kind": "ordinary",
            "starts_at": moment(KELES["published_on"]),
            "source": f"{KELES['source']}, {KELES['published_on']}",
            "agenda": matters(KELES),
            "left_open": ["day", "time", "decision"],
        },
    )
    lines = KELES["recommendations"]
    decision = post(
        secretary,
        "decisions",
        {
            "agenda_item": meeting["agenda_items"][0]["id"],
            "text_ru": "; ".join(one["ru"] for one in lines),
            "source": KELES["source"],
            "recommendations": [
                {"body": str(bodies[one["to"]].pk), "text": one["ru"], "language": "ru"}
                for one in lines
            ],
        },
    )

    read = got(f"meetings/{meeting['id']}/")
    said = got(f"decisions/{decision['id']}/")
    assert [one["title_ru"] for one in read["agenda_items"]] == [
        one["ru"] for one in KELES["agenda"]
    ]
    assert read["agenda_items"][0]["rapporteur"] == "akim of the district"
    assert KELES["source"] in read["source"]
    assert KELES["published_on"] in read["source"]
    assert read["left_open"] == ["day", "time", "decision"]
    assert read["is_demonstration"]
    assert [(one["text"], one["body"]["name"]) for one in said["recommendations"]] == [
        (one["ru"], str(bodies[one["to"]])) for one in lines
    ]
    assert [one["power"] for one in said["recommendations"]] == ["", ""]
    assert said["is_imported"]
    assert not Obligation.objects.filter(debtor__in=bodies.values()).exists()
    assert got(f"convocations/?council={council['id']}") == [], "its size is not known"


def test_the_hearing_of_the_capital_is_entered_in_full() -> None:
    names = {"kk": "Нұр-Сұлтан қаласының қоғамдық кеңесі"}
    council, _supervisor, secretary = entered(names)
    rapporteur, told = CAPITAL["rapporteur"]["kk"], CAPITAL["rapporteur"]["reported"]
    body = factories.body(rapporteur)
    reported = "; ".join(f"{name}: {value}" for name, value in told.items())

    meeting = post(
        secretary,
        f"councils/{council['id']}/record-past-meeting",
        {
            "kind": "hearing",
            "starts_at": moment(CAPITAL["held_on"]),
            "place": CAPITAL["kind"],
            "source": CAPITAL["source"],
            "outcome": reported,
            "agenda": [
                {
                    "kind": "report",
                    "title_kk": CAPITAL["theme"]["kk"],
                    "rapporteur": rapporteur,
                    "invited_body": str(body.pk),
                }
            ],
            "left_open": ["time"],
        },
    )

    read = got(f"meetings/{meeting['id']}/")
    item = read["agenda_items"][0]
    assert (read["kind"], read["held_on"]) == ("hearing", "2020-12-24")
    assert read["place"] == "public hearing by videoconference"
    assert item["title_kk"] == CAPITAL["theme"]["kk"]
    assert item["rapporteur"] == rapporteur
    assert item["invited_body"]["id"] == str(body.pk)
    assert "167000" in read["recorded_outcome"]
    assert "18.5" in read["recorded_outcome"]
    assert read["source"] == CAPITAL["source"]
    assert read["notice_explanation"] is None, "no term is counted in hindsight"


def test_what_is_to_come_is_not_recorded_as_past() -> None:
    council, _supervisor, secretary = entered(KELES["council"])
    body = {
        "kind": "ordinary",
        "starts_at": datetime(2199, 1, 1).astimezone().isoformat(),
        "source": "https://example.kz",
        "agenda": matters(KELES),
    }

    refused = client_of(secretary).post(
        f"/api/v1/councils/{council['id']}/record-past-meeting/", body, format="json"
    )

    assert refused.status_code == 409
    assert refused.json()["breaches"][0]["code"] == "not-past"
    assert got(f"meetings/?council={council['id']}") == []


@pytest.mark.parametrize(
    "change",
    [
        {"left_open": ["weather"]},
        {"left_open": ["day"] * 9},
        {"invited": [{"capacity": "invited"}]},
        {"invited": [{"capacity": "king", "position": "әкім"}]},
        {"agenda": []},
        {"source": ""},
        {"outcome": "x" * 5001},
        {"starts_at": "2020-12-24"},
    ],
)
def test_a_past_meeting_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    council, _supervisor, secretary = entered(KELES["council"])
    body = {
        "kind": "ordinary",
        "starts_at": moment(KELES["published_on"]),
        "source": KELES["source"],
        "agenda": matters(KELES),
        **change,
    }

    refused = client_of(secretary).post(
        f"/api/v1/councils/{council['id']}/record-past-meeting/", body, format="json"
    )

    assert refused.status_code == 400
    assert got(f"meetings/?council={council['id']}") == []


def test_a_stranger_records_nothing() -> None:
    council, supervisor, secretary = entered(KELES["council"])
    body = {
        "kind": "ordinary",
        "starts_at": moment(KELES["published_on"]),
        "source": KELES["source"],
        "agenda": matters(KELES),
    }
    address = f"/api/v1/councils/{council['id']}/record-past-meeting/"
    meeting = post(secretary, address.removeprefix("/api/v1/").rstrip("/"), body)
    decision = {
        "agenda_item": meeting["agenda_items"][0]["id"],
        "text_ru": "Принять",
        "source": KELES["source"],
    }

    of_meeting = [
        client_of(who).post(address, body, format="json").status_code
        for who in (None, supervisor)
    ]
    of_decision = [
        client_of(who).post("/api/v1/decisions/", decision, format="json").status_code
        for who in (None, supervisor)
    ]

    assert of_meeting == of_decision == [401, 403]


def _invited(who: str) -> dict[str, str]:
    capacity = "media" if who == "mass media" else "invited"
    return {"capacity": capacity, "position": who}


def _sources(event: dict[str, Any]) -> tuple[str, str]:
    """Return the source of the composition, and that of the meeting."""
    meeting, _, composition = event["source"].partition("; composition:")
    return composition, meeting
