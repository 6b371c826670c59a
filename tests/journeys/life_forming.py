"""From the working group to the composition: art. 8 to 10, through HTTP."""

from typing import Any

from councils.rules.eligibility import Document
from tests.journeys.life import CIVIL, SEATS, Life, signed
from tests.journeys.people import Person
from tests.journeys.town import name, refused

NAME = "Бөрлі ауданының қоғамдық кеңесі"
SETTINGS: dict[str, Any] = {
    "meeting.notice": 5,
    "meeting.minutes.sign": 10,
    "meeting.minutes.remarks": 2,
    "council.annual_report.by": 60,
    "appeal.council.answer": 15,
    "member.conflict_declaration": True,
}


def register(life: Life) -> None:
    """The supervisor registers the council; its secretary enters its regulation."""
    wanted = {
        "name_kk": NAME,
        "name_ru": "Общественный совет Бурлинского района",
        "level": "local",
        "kind": "local",
        "body": str(life.body.pk),
    }
    life.outside("councils/", **wanted)
    council = life.supervisor.does("councils/", **wanted)
    life.council = f"councils/{council['id']}"
    life.organization = council["organization"]["id"]
    office = {
        "person": signed(life.secretary),
        "organization": life.organization,
        "role": "secretary",
        "from_on": "2026-08-03",
        "paper": "№ 1 өкім",
    }
    life.outside("offices/", **office)
    life.supervisor.does("offices/", **office)
    for key, value in SETTINGS.items():
        point = {
            "key": key,
            "value": value,
            "source": "Ереже, 12-тармақ",
            "from_on": "2026-08-03",
        }
        life.outside(f"{life.council}/settle/", **point)
        life.secretary.does(f"{life.council}/settle/", **point)


def compete(life: Life) -> str:
    """A working group, its head, an announcement, applications; return the contest."""
    group = _group(life)
    offer = {
        "working_group": group,
        "council_size": SEATS,
        "civil_seats": CIVIL,
        "ethnocultural_seats": 2,
        "postal_address": "090400, Ақсай, Абай көшесі, 1",
        "email": "konkurs@example.kz",
        "text_kk": "Талаптар мен құжаттар",
        "documents_from_on": "2026-08-03",
        "documents_until_on": "2026-08-24",
    }
    life.outside("competitions/", **offer)
    mean = {**offer, "civil_seats": CIVIL - 1}
    refused(life.secretary, "competitions/", 409, "1-бап 7-", **mean)
    contest = f"competitions/{life.organizer.does('competitions/', **offer)['id']}"
    unseen = life.nobody.http.get(f"{life.nobody.url}/{contest}/")
    assert unseen.status_code == 404
    announce = {"published_in": "Аудан газеті"}
    life.outside(f"{contest}/announce/", 404, **announce)
    life.secretary.does(f"{contest}/announce/", **announce)
    assert life.nobody.get(f"{contest}/")["state"] == "announced"
    refused(life.organizer, f"{contest}/close-applications/", 409, "9-бап 6-")
    return contest


def apply(life: Life, contest: str) -> list[str]:
    """Seven citizens compete; one of the working group may not."""
    where = contest.removeprefix("competitions/")
    refused(life.organizer, "applications/", 409, "10-бап 2-", **_bid(where, {}))
    return [
        candidate.does(
            "applications/", **_bid(where, _papers(candidate), quota=place < 2)
        )["id"]
        for place, candidate in enumerate(life.candidates)
    ]


def decide(life: Life, contest: str, rows: list[str]) -> None:
    """Documents are checked, six selected, one kept in reserve; the head approves."""
    life.outside(f"{contest}/close-applications/")
    life.organizer.does(f"{contest}/close-applications/")
    life.outside(f"applications/{rows[0]}/admit/", 404)
    for row in rows:
        life.organizer.does(f"applications/{row}/admit/")
    outcome = {"selected": rows[:CIVIL], "reserved": rows[CIVIL:], "document": "№ 7"}
    life.outside(f"{contest}/decide/", **outcome)
    life.organizer.does(f"{contest}/decide/", **outcome)
    shown = life.nobody.rows(f"applications/?competition={contest[-36:]}")
    assert {row["state"] for row in shown} == {"selected", "reserved"}
    assert not any("conviction" in str(row.get("papers", "")) for row in shown)

    composition: dict[str, Any] = {
        "approved_by": str(life.body.pk),
        "approved_on": "2026-08-25",
        "document": "№ 12 өкім",
        "from_on": "2026-08-25",
        "competition": contest[-36:],
        "seats": [
            *({"application": row} for row in rows[:CIVIL]),
            *(
                {
                    "person_name": name(one),
                    "constituency": "state",
                    "user": str(one.user and one.user.pk),
                }
                for one in life.officials
            ),
        ],
    }
    approve = f"{life.council}/approve-convocation/"
    life.outside(approve, **composition)
    refused(life.secretary, approve, 403, **composition)
    made = life.head.does(approve, **composition)
    life.convocation = made["id"]
    assert (made["size"], made["to_on"]) == (SEATS, "2029-08-25")
    seats = life.nobody.rows(f"seats/?convocation={made['id']}&page_size=200")
    life.seats = {row["person_name"]: row["id"] for row in seats}
    verdicts = life.nobody.get(f"convocations/{life.convocation}/composition/")
    assert verdicts["lawful"], verdicts


def _group(life: Life) -> str:
    named: list[dict[str, Any]] = [
        {
            "person_name": f"Топ мүшесі {place}",
            "constituency": "civil_society" if place < 4 else "state",
        }
        for place in range(6)
    ]
    organizer = life.organizer.user
    assert organizer is not None
    named[0] |= {"person_name": organizer.name, "user": str(organizer.pk)}
    wanted = {
        "council": life.council.removeprefix("councils/"),
        "approved_by": str(life.body.pk),
        "approved_on": "2026-08-03",
        "document": "№ 4 өкім",
        "size": 6,
        "members": named,
    }
    life.outside("working-groups/", **wanted)
    refused(life.secretary, "working-groups/", 403, **wanted)
    unlawful = {
        **wanted,
        "members": [{**one, "constituency": "state"} for one in named],
    }
    refused(life.head, "working-groups/", 409, "8-бап", **unlawful)
    group = life.head.does("working-groups/", **wanted)
    [chosen] = [one for one in group["members"] if one["person_name"] == organizer.name]
    elect = f"working-groups/{group['id']}/elect-head/"
    head = {"member": chosen["id"], "on": "2026-08-03", "document": "№ 1 хаттама"}
    life.outside(elect, **head)
    life.organizer.does(elect, **head)
    found: str = group["id"]
    return found


def _papers(candidate: Person) -> dict[str, str]:
    return {
        one.value: _upload(candidate, f"{one.value} {name(candidate)}")
        for one in Document
    }


def _upload(person: Person, words: str) -> str:
    answer = person.http.post(
        f"{person.url}/files/",
        files={"file": ("document.txt", words.encode(), "text/plain")},
        data={"is_public": "false"},
        timeout=30,
    )
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["id"]
    return found


def _bid(
    contest: str, papers: dict[str, str], *, quota: bool = False
) -> dict[str, Any]:
    return {
        "competition": contest,
        "born_on": "1990-05-01",
        "is_citizen": True,
        "is_resident": True,
        "is_ethnocultural": quota,
        "nominator": "",
        **papers,
    }
