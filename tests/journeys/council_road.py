"""The first half of a council's road: from its registration to its decision."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from tests.councils import factories as made
from tests.journeys.town import Town, email, name, refused

# Almaty is five hours ahead of UTC.
LAST_DAY_OF_NOTICE = datetime(2026, 11, 29, 18, 30, tzinfo=UTC)
DAY_BEFORE = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
DAY_OF_MEETING = datetime(2026, 12, 4, 9, 50, tzinfo=UTC)
NAME = "Бөрлі ауданының қоғамдық кеңесі"
WORDS = {"text_kk": "Мақұлдансын.", "text_ru": "Одобрить."}
POWERS = ("5(1)(1)", "5(1)(1)", "5(1)(2)", "5(1)(11)")


def found(town: Town) -> None:
    """The supervisor registers it, its regulation is entered, 17 take their seats."""
    wanted: dict[str, Any] = {
        "name_kk": NAME,
        "level": "local",
        "kind": "local",
        "body": str(town.body.pk),
    }
    refused(town.nobody, "councils/", 401, **wanted)
    for person in (*town.outsiders, town.head):
        refused(person, "councils/", 403, **wanted)
    council = town.supervisor.does("councils/", **wanted)
    town.council = f"councils/{council['id']}"
    town.organization = council["organization"]["id"]
    office: dict[str, Any] = {
        "person": email(town.secretary),
        "organization": town.organization,
        "role": "secretary",
        "from_on": "2026-11-16",
        "paper": "№ 1 хаттама",
    }
    refused(town.other_secretary, "offices/", 403, **office)
    town.supervisor.does("offices/", **office)

    setting: dict[str, Any] = {
        "key": "meeting.notice",
        "value": 5,
        "source": "Ереже, 12-тармақ",
        "from_on": "2026-11-16",
    }
    refused(town.nobody, f"{town.council}/settle/", 401, **setting)
    for person in (*town.outsiders, town.head):
        refused(person, f"{town.council}/settle/", 403, **setting)
    town.secretary.does(f"{town.council}/settle/", **setting)

    plan: dict[str, Any] = {
        "kind": "ordinary",
        "starts_at": "2026-12-04T15:00:00+05:00",
    }
    refused(town.secretary, f"{town.council}/plan-meeting/", 409, "9-бап 8-", **plan)
    members = zip(made.given_seats(17), town.members, strict=True)
    composition: dict[str, Any] = {
        "approved_by": str(town.body.pk),
        "approved_on": "2026-11-16",
        "document": "№ 12 өкім",
        "from_on": "2026-11-16",
        "seats": [
            {
                "person_name": name(member),
                "constituency": seat.constituency,
                "is_ethnocultural": seat.is_ethnocultural,
                "nominator": seat.nominator,
                "user": str(member.user and member.user.pk),
                "role": seat.role,
            }
            for seat, member in members
        ],
    }
    approve = f"{town.council}/approve-convocation/"
    refused(town.nobody, approve, 401, **composition)
    for person in (*town.outsiders, town.secretary, town.officer, town.other_head):
        refused(person, approve, 403, **composition)
    only_state = [{**seat, "constituency": "state"} for seat in composition["seats"]]
    for seat in only_state:
        seat["is_ethnocultural"] = False
    unlawful = {**composition, "seats": only_state}
    refused(town.head, approve, 409, "1-бап 7-", **unlawful)
    convocation = town.head.does(approve, **composition)
    assert (convocation["size"], convocation["to_on"]) == (17, "2029-11-16")
    found = town.nobody.rows(f"seats/?convocation={convocation['id']}&page_size=200")
    by_name = {row["person_name"]: row["id"] for row in found}
    town.seats = [by_name[name(member)] for member in town.members]


def convene(town: Town) -> str:
    """A plan is the council's own; its notice goes out in time, or not at all."""
    plan = f"{town.council}/plan-meeting/"
    wanted: dict[str, Any] = {
        "kind": "ordinary",
        "starts_at": "2026-12-04T15:00:00+05:00",
        "place": "Ақсай",
    }
    refused(town.nobody, plan, 401, **wanted)
    for person in (*town.outsiders, town.head, town.chair):
        refused(person, plan, 403, **wanted)
    sooner = {**wanted, "starts_at": "2026-12-03T15:00:00+05:00"}
    late = f"meetings/{town.secretary.does(plan, **sooner)['id']}"
    meeting = f"meetings/{town.secretary.does(plan, **wanted)['id']}"
    for person in (town.nobody, *town.outsiders, town.head):
        assert person.http.get(f"{person.url}/{meeting}/").status_code == 404
    for person in town.outsiders:
        refused(person, f"{meeting}/convene/", 404)
    refused(town.nobody, f"{meeting}/convene/", 401)
    refused(town.chair, f"{meeting}/convene/", 403)
    refused(town.secretary, f"{meeting}/convene/", 409)  # the agenda is empty
    matter: dict[str, Any] = {
        "kind": "report",
        "title_kk": "Бюджет жобасы",
        "invited_body": str(town.body.pk),
    }
    refused(town.other_member, f"{meeting}/add-agenda-item/", 404, **matter)
    for where in (late, meeting):
        town.secretary.does(f"{where}/add-agenda-item/", **matter)
    second = {"kind": "other", "title_kk": "Жұмыс жоспары"}
    refused(town.members[4], f"{meeting}/add-agenda-item/", 403, **second)
    town.chair.does(f"{meeting}/add-agenda-item/", **second)

    town.server.clock_at(LAST_DAY_OF_NOTICE)
    answer = town.secretary.tries(f"{late}/convene/").json()
    assert [breach["code"] for breach in answer["breaches"]] == ["notice-late"]
    refused(town.secretary, f"{late}/convene/", 409, "кеңес")
    refused(town.members[1], f"{late}/cancel/", 403, reason="Хабарлама кеш")
    town.chair.does(f"{late}/cancel/", reason="Хабарлама кеш")
    assert town.nobody.http.get(f"{town.nobody.url}/{late}/").status_code == 404
    convened = town.secretary.does(f"{meeting}/convene/")
    assert (convened["state"], convened["number"]) == ("convened", 1)
    assert "2026" in convened["notice_explanation"]
    refused(town.secretary, f"{meeting}/convene/", 409)
    refused(town.secretary, f"{meeting}/add-agenda-item/", 409, **second)

    town.server.wait_for(lambda: len(town.letters("отырыс: ")) == 17)
    letters = town.letters("отырыс: ")
    assert sorted(letters) == sorted(email(member) for member in town.members)
    assert not town.letters("болмайды")
    assert town.nobody.get(f"{meeting}/")["state"] == "convened"
    return meeting


def open_meeting(town: Town, meeting: str) -> None:
    """Eleven of seventeen may do nothing; the twelfth makes the quorum."""
    [first, _second] = town.nobody.get(f"{meeting}/")["agenda_items"]
    question: dict[str, Any] = {"question_kk": "Бюджет жобасы мақұлдансын ба?"}
    put = f"agenda-items/{first['id']}/put-to-vote/"
    arrive = f"{meeting}/arrive/"
    town.server.clock_at(DAY_BEFORE)
    refused(town.chair, f"{meeting}/open/", 409)  # not its day
    town.server.clock_at(DAY_OF_MEETING)
    refused(town.nobody, arrive, 401, seat=town.seats[0])
    for person in (*town.outsiders, town.chair):
        refused(person, arrive, 403, seat=town.seats[0])
    remote = {"seat": town.seats[0], "status": "remote"}
    refused(town.secretary, arrive, 409, **remote)  # the regulation is silent
    for seat in town.seats[:11]:
        town.secretary.does(arrive, seat=seat)
    quorum = town.nobody.get(f"{meeting}/")["quorum"]
    now = [quorum[word] for word in ("members", "present", "needed", "holds")]
    assert now == [17, 11, 12, False]
    refused(town.chair, f"{meeting}/open/", 409, "13-бап 2-")
    refused(town.chair, put, 409, **question)  # not open yet
    town.secretary.does(arrive, seat=town.seats[11])
    refused(town.nobody, f"{meeting}/open/", 401)
    for person in (*town.outsiders, town.secretary, town.members[1]):
        refused(person, f"{meeting}/open/", 403)
    assert town.chair.does(f"{meeting}/open/")["quorum"]["holds"] is True
    refused(town.chair, f"{meeting}/open/", 409)

    town.secretary.does(f"{meeting}/leave/", seat=town.seats[11])
    assert town.nobody.get(f"{meeting}/")["quorum"]["present"] == 11
    refused(town.chair, put, 409, "13-бап 2-", **question)
    town.secretary.does(arrive, seat=town.seats[11])


def vote(town: Town, meeting: str) -> str:
    """Members vote by session, by key and by hand; the close counts and explains."""
    [item, second] = town.nobody.get(f"{meeting}/")["agenda_items"]
    question: dict[str, Any] = {"question_kk": "Бюджет жобасы мақұлдансын ба?"}
    put = f"agenda-items/{item['id']}/put-to-vote/"
    refused(town.nobody, put, 401, **question)
    for person in (*town.outsiders, town.secretary, town.members[1]):
        refused(person, put, 403, **question)
    ballot = f"ballots/{town.chair.does(put, **question)['id']}"
    refused(town.chair, put, 409, **question)  # one question at a time
    refused(town.chair, f"{meeting}/close/", 409)  # in the middle of a ballot

    cast, hands = f"{ballot}/cast/", f"{ballot}/enter-show-of-hands/"
    refused(town.nobody, cast, 401, choice="for")
    for person in (*town.outsiders, town.secretary, town.head):
        refused(person, cast, 403, choice="for")
    refused(town.members[12], cast, 409, "13-бап 2-", choice="for")  # not here
    reader = town.by_key(town.chair, town.members[7], town.organization, "read")
    writer = town.by_key(
        town.chair, town.members[7], town.organization, "councils:write"
    )
    refused(reader, cast, 403, choice="for")
    for member in town.members[:7]:
        member.does(cast, choice="for")
    writer.does(cast, choice="against")
    town.members[8].does(cast, choice="for")
    town.members[8].does(cast, choice="abstained")  # corrected before the close
    raised = [
        {"seat": town.seats[9], "choice": "for"},
        {
            "seat": town.seats[10],
            "choice": "recused",
            "conflict": "Туысы өтініш беруші",
        },
    ]
    refused(town.nobody, hands, 401, votes=raised)
    for person in (*town.outsiders, town.chair, town.members[9]):
        refused(person, hands, 403, votes=raised)
    absent = {"seat": town.seats[16], "choice": "for"}
    refused(town.secretary, hands, 409, "13-бап 2-", votes=[*raised, absent])
    town.secretary.does(hands, votes=raised)
    assert town.nobody.get(f"{ballot}/")["votes"] == []
    assert len(town.members[8].get(f"{ballot}/")["votes"]) == 1
    refused(town.secretary, f"{ballot}/adopt-decision/", 409, **WORDS)

    refused(town.nobody, f"{ballot}/close/", 401)
    for person in (*town.outsiders, town.secretary, town.members[1]):
        refused(person, f"{ballot}/close/", 403)
    town.secretary.does(f"{meeting}/leave/", seat=town.seats[11])
    refused(town.chair, f"{ballot}/close/", 409, "13-бап 2-")
    town.secretary.does(f"{meeting}/arrive/", seat=town.seats[11])
    closed = town.chair.does(f"{ballot}/close/")
    counted = [
        closed[f"votes_{word}"] for word in ("for", "against", "abstained", "recused")
    ]
    assert counted == [8, 1, 1, 1]
    assert (closed["present"], closed["needed"], closed["carried"]) == (12, 7, True)
    assert "7 дауыс керек, 8 дауыс берілді" in closed["explanation"]
    shown = town.nobody.get(f"{ballot}/")["votes"]
    assert Counter(vote["choice"] for vote in shown)["for"] == 8
    assert [vote["by_show_of_hands"] for vote in shown].count(True) == 2

    refused(town.members[11], cast, 409, choice="for")
    refused(town.members[8], cast, 409, choice="for")
    refused(town.secretary, hands, 409, votes=raised)
    refused(town.chair, f"{ballot}/close/", 409)

    put = f"agenda-items/{second['id']}/put-to-vote/"
    lost = f"ballots/{town.chair.does(put, **question)['id']}"
    town.members[1].does(f"{lost}/cast/", choice="for")
    assert town.chair.does(f"{lost}/close/")["carried"] is False
    refused(town.secretary, f"{lost}/adopt-decision/", 409, **WORDS)
    return ballot


def decide(town: Town, meeting: str, ballot: str) -> str:
    """What was carried is worded once, with four recommendations; all go home."""
    adopt = f"{ballot}/adopt-decision/"
    body = str(town.body.pk)
    wanted: dict[str, Any] = {
        "text_kk": "Жоба ескертулермен мақұлдансын.",
        "text_ru": "Одобрить проект с замечаниями.",
        "recommendations": [
            {"body": body, "text": f"Ұсыным {place}", "power": power}
            for place, power in enumerate(POWERS, start=1)
        ],
    }
    refused(town.nobody, adopt, 401, **wanted)
    for person in (*town.outsiders, town.members[1], town.head):
        refused(person, adopt, 403, **wanted)
    decision = town.secretary.does(adopt, **wanted)
    assert (decision["number"], len(decision["recommendations"])) == ("2026/1", 4)
    refused(town.secretary, adopt, 409, **wanted)

    refused(town.nobody, f"{meeting}/close/", 401)
    for person in (*town.outsiders, town.secretary):
        refused(person, f"{meeting}/close/", 403)
    assert town.chair.does(f"{meeting}/close/")["state"] == "closed"
    refused(town.chair, f"{meeting}/close/", 409)
    refused(town.secretary, f"{meeting}/arrive/", 409, seat=town.seats[12])
    return f"decisions/{decision['id']}"
