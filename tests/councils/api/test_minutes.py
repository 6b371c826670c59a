"""The doors of minutes: who may act, in which order, and what is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.actions import api_keys
from backend.accounts.models import Scope
from councils.actions import minutes as drafting
from councils.models import Minutes
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.clock import standing_at
from tests.councils.factories import AT, DAY, House
from tests.councils.minutes_doors import client_of, do, got, others
from tests.councils.minutes_factories import FIXED, SENT, UNTIL

pytestmark = pytest.mark.django_db
ACTS: dict[str, dict[str, Any]] = {
    "edit": {"passages": []},
    "send-for-remarks": {"until": UNTIL.isoformat()},
    "remark": {"text": "Түзету"},
    "answer-remark": {},
    "freeze": {},
    "reopen": {"reason": "Қате"},
    "sign-as-secretary": {},
    "sign-as-chair": {},
    "publish": {},
    "correct": {"reason": "Қате"},
}


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


@pytest.fixture(autouse=True)
def clock_after_the_meeting() -> Iterator[None]:
    """Let it be two hours after the meeting, whose draft is out for remarks."""
    with standing_at(SENT):
        yield


def moves(item: Minutes, by: Any) -> dict[str, bool]:
    return {move["act"]: move["open"] for move in got(item, by).json()["moves"]}


def test_minutes_walk_from_the_draft_to_the_corrected_version(house: House) -> None:
    meeting = kept.closed(house)
    item = meeting.agenda_items.get()
    begun = client_of(house.secretary).post(
        f"/api/v1/meetings/{meeting.pk}/draft-minutes/"
    )
    pk = begun.json()["id"]
    passage = {"agenda_item": str(item.pk), "text_kk": "Тыңдалды", "text_ru": "Слушали"}
    worded = do(pk, "edit", house.secretary, passages=[passage])
    sent = do(pk, "send-for-remarks", house.secretary, until=UNTIL.isoformat())
    remark = do(pk, "remark", house.members[1], text="Есімі қате")
    [said] = remark.json()["remarks"]
    answered = do(
        pk, "answer-remark", house.secretary, remark=said["id"], is_taken=True
    )
    with standing_at(FIXED):
        fixed = do(pk, "freeze", house.secretary)
        first = do(pk, "sign-as-secretary", house.secretary)
        second = do(pk, "sign-as-chair", house.chair)
        public = do(pk, "publish", house.secretary)
        later = do(pk, "correct", house.secretary, reason="Есімі қате")

    assert (begun.status_code, remark.status_code, later.status_code) == (201, 201, 201)
    assert worded.json()["passages"][0]["text_ru"] == "Слушали"
    assert sent.json()["state"] == "out_for_remarks"
    assert answered.json()["remarks"][0]["is_taken"] is True
    assert len(fixed.json()["digest"]) == 64
    assert first.json()["state"] == "secretary_signed"
    assert second.json()["chair_signed_by"] == house.chair.user.name
    assert public.json()["state"] == "published"
    assert set(public.json()["verified"].values()) == {True}
    assert (later.json()["version"], later.json()["state"]) == (2, "drafted")
    read = client_of().get(f"/api/v1/meetings/{meeting.pk}/").json()
    assert read["state"] == "published"
    assert read["minutes_digest"] == public.json()["digest"]


def test_the_wrong_person_is_refused_and_nothing_is_written(house: House) -> None:
    item = kept.published(house)
    people = others(house)
    own = {"remark": {"member", "chair"}, "sign-as-chair": {"chair"}}

    for verb, body in ACTS.items():
        wrong = people.keys() - own.get(verb, {"secretary"})
        refused = {name: do(item, verb, people[name], **body) for name in wrong}
        said = {name: answer.status_code for name, answer in refused.items()}
        assert said == dict.fromkeys(wrong, 403), verb
        assert do(item, verb, None, **body).status_code == 401

    assert [one.pk for one in Minutes.objects.filter(meeting=item.meeting)] == [item.pk]
    assert Minutes.objects.get(pk=item.pk).state == "published"


def test_drafting_is_the_secretarys_and_happens_once(house: House) -> None:
    meeting = kept.closed(house)
    address = f"/api/v1/meetings/{meeting.pk}/draft-minutes/"
    people = others(house)

    for name in ("chair", "member", "stranger", "other secretary", "head of the body"):
        assert client_of(people[name]).post(address).status_code == 403
    assert client_of().post(address).status_code == 401
    assert client_of(house.secretary).post(address).status_code == 201
    again = client_of(house.secretary).post(address)

    assert again.status_code == 409
    assert [one["code"] for one in again.json()["breaches"]] == ["minutes-begun"]


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("secretary", "freeze"),
        ("secretary", "reopen"),
        ("secretary", "sign-as-secretary"),
        ("chair", "sign-as-chair"),
        ("secretary", "publish"),
        ("secretary", "correct"),
        ("chair", "remark"),
    ],
)
def test_the_wrong_moment_is_refused(house: House, who: str, verb: str) -> None:
    item = kept.drafted(house)

    refused = do(item, verb, getattr(house, who), **ACTS[verb])

    assert refused.status_code == 409
    assert refused.json()["type"] == "/problems/move-refused"


def test_nobody_signs_by_a_key(house: House) -> None:
    item = kept.frozen(house)

    by_secretary = _by_key(house.secretary).post(
        f"/api/v1/minutes/{item.pk}/sign-as-secretary/"
    )
    with standing_at(FIXED):
        do(item, "sign-as-secretary", house.secretary)
        by_chair = _by_key(house.chair).post(
            f"/api/v1/minutes/{item.pk}/sign-as-chair/"
        )

    assert (by_secretary.status_code, by_chair.status_code) == (403, 403)
    assert Minutes.objects.get(pk=item.pk).state == "secretary_signed"


def _by_key(actor: Any) -> APIClient:
    _key, text = api_keys.make(
        office=actor.offices[0],
        name="signing",
        scopes=[Scope.READ, Scope.COUNCILS_WRITE],
        expires_at=AT + 30 * DAY,
        by=actor,
        at=AT,
    )
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    return client


def test_moves_tell_what_is_open_and_why_the_rest_is_not(house: House) -> None:
    item = kept.sent(house)
    drafting.remark(item, text="Түзету", by=house.members[1], at=SENT)

    of_secretary = got(item, house.secretary).json()["moves"]
    freeze = next(move for move in of_secretary if move["act"] == "freeze")

    assert [one["code"] for one in freeze["reasons"]] == [
        "remarks-open",
        "remarks-unanswered",
    ]
    assert moves(item, house.secretary)["answer-remark"] is True
    assert moves(item, house.members[1])["remark"] is True
    assert moves(item, house.members[2])["remark"] is False
    assert moves(item, house.members[1])["freeze"] is False


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("edit", {}, "passages"),
        ("edit", {"passages": []}, "passages"),
        ("edit", {"passages": [{"text_kk": "x"}]}, "passages"),
        ("edit", {"passages": [{"agenda_item": "x"}]}, "passages"),
        ("edit", {"passages": "all"}, "passages"),
        ("send-for-remarks", {"until": "tomorrow"}, "until"),
        ("send-for-remarks", {"until": "2026-11-24T10:00:00"}, "until"),
        ("send-for-remarks", {"till": None}, "till"),
        ("remark", {}, "text"),
        ("remark", {"text": "x" * 5001}, "text"),
        ("answer-remark", {"is_taken": True}, "remark"),
        ("reopen", {}, "reason"),
        ("correct", {"reason": ""}, "reason"),
    ],
)
def test_a_body_that_cannot_be_is_refused(
    house: House, verb: str, body: dict[str, Any], field: str
) -> None:
    item = kept.drafted(house)
    by = house.members[1] if verb == "remark" else house.secretary

    refused = do(item, verb, by, **body)

    assert refused.status_code == 400
    assert field in str(refused.json())
    assert Minutes.objects.get(pk=item.pk).state == "drafted"


def test_what_belongs_to_other_minutes_is_not_found(house: House) -> None:
    item, other = kept.sent(house), kept.sent(house, kept.closed(house))
    remark = drafting.remark(other, text="Түзету", by=house.members[1], at=SENT)
    matter = other.meeting.agenda_items.get()
    passages = [{"agenda_item": str(matter.pk), "text_kk": "x"}]

    edited = do(item, "edit", house.secretary, passages=passages)
    answered = do(
        item, "answer-remark", house.secretary, remark=str(remark.pk), is_taken=True
    )

    assert (edited.status_code, answered.status_code) == (404, 404)
