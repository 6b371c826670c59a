"""The year of a council: an ordinary meeting with a draft act, a hearing, answers."""

from typing import Any

from tests.journeys import life_meetings as meetings
from tests.journeys.life import Life
from tests.journeys.town import name, refused

ANSWER = {"verdict": "accepted", "reasons": "Қаражат бөлінді", "language": "kk"}


def notified(life: Life) -> str:
    """A body tells of its draft; an opinion is owed in ten working days."""
    notice = {
        "council": life.council.removeprefix("councils/"),
        "body": str(life.body.pk),
        "kind": "act",
        "title_kk": "Көлік қаулысының жобасы",
        "title_ru": "Проект постановления о транспорте",
        "portal_url": "https://legalacts.egov.kz/npa/view?id=1",
        "term_set": 5,
    }
    life.outside("draft-acts/", **notice)
    draft = life.officer.does("draft-acts/", **notice)
    owed = draft["opinion_obligation"]
    assert (draft["is_term_short"], owed["due_on"]) == (True, "2026-09-25")
    where = f"draft-acts/{draft['id']}"
    commission = {"commission": life.commission}
    life.outside(f"{where}/assign/", **commission)
    life.chair.does(f"{where}/assign/", **commission)
    words = {"opinion_kk": "Ескертулер", "opinion_ru": "Замечания"}
    refused(life.candidates[5], f"{where}/write-opinion/", 403, **words)
    life.candidates[2].does(f"{where}/write-opinion/", **words)
    assert "Замечания" not in life.nobody.http.get(f"{life.nobody.url}/{where}/").text
    return where


def ordinary(life: Life, draft: str) -> str:
    """The draft is considered, and a plan of the body gets a recommendation."""
    agenda = [
        {
            "kind": "draft_act",
            "title_kk": "Көлік қаулысының жобасы",
            "title_ru": "Проект постановления о транспорте",
            "draft_act": draft.removeprefix("draft-acts/"),
        },
        {
            "kind": "report",
            "title_kk": "Даму жоспарының жобасы",
            "title_ru": "Проект плана развития",
            "rapporteur": "Әкім",
            "invited_body": str(life.body.pk),
        },
    ]
    meeting = meetings.called(life, "2026-09-17T10:00:00+05:00", agenda)
    meetings.convene(life, meeting)
    life.day(9, 17)
    meetings.come(life, meeting, life.chair, present=8)
    absent: dict[str, dict[str, Any]] = {name(life.members[8]): {}}
    first, second = (meetings.item(life, meeting, place)["id"] for place in (1, 2))
    meetings.carried(life, life.chair, first, hands=absent)
    advice = {"body": str(life.body.pk), "text": "Жолды жөндеу", "power": "5(1)(1)"}
    hands = {**absent, name(life.members[7]): {"choice": "abstained"}}
    decision = meetings.carried(
        life,
        life.chair,
        second,
        hands=hands,
        decision={"recommendations": [advice]},
    )
    life.outside(f"{meeting}/close/")
    life.chair.does(f"{meeting}/close/")
    life.outside(f"decisions/{decision}/send-recommendations/")
    life.secretary.does(f"decisions/{decision}/send-recommendations/")
    life.outside(f"{draft}/send-opinion/")
    life.secretary.does(f"{draft}/send-opinion/")
    return meeting


def agreed(life: Life, draft: str) -> None:
    """The body writes in time that it agrees, and annexes the recommendations."""
    letter = life.nobody.get(f"{draft}/")["letter_obligation"]
    assert letter["due_on"] == "2026-10-01"
    reply = {"text": "Жоба өзгертілді", "number": "№ 55"}
    life.outside(f"{draft}/agree/", **reply)
    life.head.does(f"{draft}/agree/", **reply)
    life.officer.does(f"{draft}/annex/")
    shown = life.nobody.get(f"{draft}/")
    assert (shown["state"], shown["letter_obligation"]["in_time"]) == ("annexed", True)


def answered(life: Life) -> None:
    """The recommendation of the ordinary meeting is answered in time, by the head."""
    [line] = life.nobody.rows(f"recommendations/?body={life.body.pk}")
    assert line["answer_obligation"]["norm"] == "recommendation.answer.plans"
    sign = f"recommendations/{line['id']}/sign-answer/"
    life.outside(sign, **ANSWER)
    refused(life.officer, sign, 403, **ANSWER)
    given = life.head.does(sign, **ANSWER)["answer_obligation"]
    assert given["in_time"] is True


def hearing(life: Life) -> str:
    """A public hearing on an agreed day, with a citizen's question, and a protocol."""
    agenda = [
        {
            "kind": "other",
            "title_kk": "Қоғамдық көлік туралы",
            "title_ru": "Об общественном транспорте",
            "invited_body": str(life.body.pk),
        }
    ]
    meeting = meetings.called(
        life,
        "2026-10-22T15:00:00+05:00",
        agenda,
        kind="hearing",
        convened_by="members",
    )
    refused(life.secretary, f"{meeting}/convene/", 409, "21-бап 1-")
    life.secretary.does(f"{meeting}/agree-date/", on="2026-10-05")
    life.day(10, 13)
    refused(life.secretary, f"{meeting}/convene/", 409, "21-бап 2-")
    life.day(10, 12)
    life.secretary.does(f"{meeting}/record-materials/", on="2026-10-12")
    meetings.convene(life, meeting)
    matter = meetings.item(life, meeting, 1)["id"]
    guest = {"meeting": meeting.removeprefix("meetings/")}
    refused(life.nobody, "guests/register/", 401, **guest)
    guest_id = life.citizen.does("guests/register/", **guest)["id"]
    question = {
        **guest,
        "kind": "question",
        "text": "Автобус қашан жүреді?",
        "language": "kk",
        "agenda_item": matter,
    }
    said = life.citizen.does("contributions/", **question)["id"]
    life.day(10, 22, 15)
    meetings.come(life, meeting, life.chair)
    life.secretary.does(f"guests/{guest_id}/arrive/")
    answer = {"answer": "Қарашадан бастап.", "answered_by": "Әкімнің орынбасары"}
    life.secretary.does(f"contributions/{said}/enter-answer/", **answer)
    advice = {"body": str(life.body.pk), "text": "Кесте жариялау", "power": "5(1)(8)"}
    decision = meetings.carried(
        life,
        life.chair,
        matter,
        question={"matter": "hearing_protocol"},
        decision={"recommendations": [advice]},
    )
    life.chair.does(f"{meeting}/close/")
    life.secretary.does(f"decisions/{decision}/send-recommendations/")
    case: dict[str, Any] = life.nobody.get(f"decisions/{decision}/")
    assert life.nobody.get(f"cases/{case['case']}/")["form"] == "council_hearing"
    return meeting
