"""The pages of minutes: what each person reads there, and does there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from councils.actions import minutes, minutes_papers, minutes_signing
from councils.models import Minutes
from tests import factories
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.clock import standing_at
from tests.councils.factories import AT, DAY, House
from tests.councils.minutes_factories import FIXED, SENT
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


@pytest.fixture(autouse=True)
def clock_after_the_meeting() -> Iterator[None]:
    """Let it be two hours after the meeting, whose draft is out for remarks."""
    with standing_at(SENT):
        yield


def page(item: Minutes, by: Actor | None = None, *, language: str = "en") -> str:
    answer = client_of(by).get(f"/{language}/minutes/{item.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def do(item: Minutes, verb: str, by: Actor, **said: Any) -> Any:
    return client_of(by).post(f"/en/minutes/{item.pk}/{verb}/", said)


def offered(item: Minutes, by: Actor | None) -> set[str]:
    """Return the verbs that the page offers to this person."""
    text, here = page(item, by), f"/en/minutes/{item.pk}/"
    verbs = [piece.split('"')[0] for piece in text.split(f'href="{here}')[1:]]
    return {verb.rstrip("/") for verb in verbs if "papers" not in verb} - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_published_minutes_are_read_by_everybody(house: House, language: str) -> None:
    item = kept.published(house)

    text = page(item, language=language)

    heard = kept.HEARD_RU if language == "ru" else kept.HEARD_KK
    assert heard in text
    assert item.digest in text
    assert minutes_papers.content_digest(item) in text
    assert house.secretary.user.name in text
    assert all(f"/papers/{name}/" in text for name in minutes_papers.FIELDS)
    assert all(file.sha256 in text for file in minutes_papers.papers(item).values())
    verified = text.split('id="verify"')[1].split("</section>")[0]
    assert 'class="badge ok"' in verified
    assert 'class="badge silent"' not in verified


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_read_by_the_council_alone(house: House, language: str) -> None:
    item = kept.sent(house)
    address = f"/{language}/minutes/{item.pk}/"

    assert kept.HEARD_KK in page(item, house.members[2], language="kk")
    assert client_of(house.members[1]).get(address).status_code == 200
    assert client_of().get(address).status_code == 404
    stranger = factories.actor(factories.person())
    assert client_of(stranger).get(address).status_code == 404
    other = made.house(size=3, people=1).secretary
    assert client_of(other).get(address).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_its_page_in_each_language(house: House, language: str) -> None:
    item = kept.sent(house)
    minutes.remark(item, text="Түзету", by=house.members[1], at=SENT)
    here = f"/{language}/minutes/{item.pk}"
    pages = {
        f"{here}/{verb}/"
        for verb in (
            "edit",
            "send-for-remarks",
            "freeze",
            "reopen",
            "publish",
            "correct",
        )
    }
    pages.add(f"/{language}/remarks/{item.remarks.get().pk}/answer/")
    council = f"/{language}/councils/{house.council.pk}"
    pages |= {f"{council}/minutes-template/", f"{council}/bring-minutes-template/"}
    client = client_of(house.secretary)

    assert {client.get(address).status_code for address in pages} == {200}
    assert client_of(house.members[1]).get(f"{here}/remark/").status_code == 200
    assert client_of(house.chair).get(f"{here}/sign-as-chair/").status_code == 200


@pytest.mark.parametrize(
    ("language", "provision"),
    [("kk", "21-бап 5-"), ("ru", "ст. 21 п. 5"), ("en", "21(5)")],
)
def test_a_draft_of_a_hearing_says_what_the_law_still_asks(
    house: House, language: str, provision: str
) -> None:
    meeting = kept.public_hearing(house)
    item = minutes.draft(meeting, by=house.secretary, at=SENT)

    lacking = page(item, house.secretary, language=language)
    [matter] = meeting.agenda_items.all()
    do(item, "edit", house.secretary, **{f"kk_{matter.pk}": "Әкім есеп берді."})
    full = page(item, house.secretary, language=language)

    assert 'class="verdict unlawful"' in lacking
    assert provision in lacking
    assert 'class="verdict unlawful"' not in full
    assert 'class="verdict lawful"' in full


def test_each_person_is_offered_his_own_acts_in_their_time(house: House) -> None:
    secretary, chair, absent = house.secretary, house.chair, house.members[2]
    item = kept.drafted(house)
    assert offered(item, secretary) == {"edit", "send-for-remarks"}
    assert offered(item, chair) == set()

    item = minutes.send_for_remarks(item, until=kept.UNTIL, by=secretary, at=SENT)
    assert offered(item, secretary) == {"edit", "freeze"}
    assert offered(item, chair) == {"remark"}
    assert offered(item, absent) == set()

    item = minutes_signing.freeze(item, by=secretary, at=FIXED)
    assert offered(item, secretary) == {"sign-as-secretary", "reopen"}
    assert offered(item, chair) == set()

    item = minutes_signing.sign_as_secretary(item, by=secretary, at=FIXED)
    assert offered(item, secretary) == {"reopen"}
    assert offered(item, chair) == {"sign-as-chair"}

    item = minutes_signing.sign_as_chair(item, by=chair, at=FIXED)
    assert offered(item, secretary) == {"publish"}

    item = minutes_signing.publish(item, by=secretary, at=FIXED)
    assert offered(item, secretary) == {"correct"}
    assert offered(item, chair) == offered(item, None) == set()

    minutes_signing.correct(item, reason="Қате", by=secretary, at=FIXED)
    assert offered(item, secretary) == set()


def test_minutes_begin_from_the_page_of_their_meeting(house: House) -> None:
    meeting = kept.closed(house)
    home, verb = (
        f"/en/meetings/{meeting.pk}/",
        f"/en/meetings/{meeting.pk}/draft-minutes/",
    )

    before = client_of(house.secretary).get(home).content.decode()
    of_chair = client_of(house.chair).get(home).content.decode()
    begun = client_of(house.secretary).post(verb)
    after = client_of(house.secretary).get(home).content.decode()
    again = client_of(house.secretary).post(verb)

    item = Minutes.objects.get(meeting=meeting)
    assert verb in before
    assert verb not in of_chair
    assert begun.headers["location"] == f"/en/minutes/{item.pk}/"
    assert verb not in after
    assert f"/en/minutes/{item.pk}/" in after
    assert f"/en/minutes/{item.pk}/" not in client_of().get(home).content.decode()
    assert again.status_code == 409
    assert "begun already" in again.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_matter_has_a_box_in_both_languages(house: House, language: str) -> None:
    meeting = kept.busy(house, items=3, present=2)
    item = kept.drafted(house, meeting)
    address = f"/{language}/minutes/{item.pk}/edit/"
    client = client_of(house.secretary)

    shown = client.get(address).content.decode()
    said = {
        f"{tongue}_{matter.pk}": f"{tongue} {matter.position}"
        for matter in meeting.agenda_items.all()
        for tongue in ("kk", "ru")
    }
    saved = client.post(address, said)

    assert shown.count("<textarea") == 6
    assert shown.count(kept.HEARD_RU) == 3
    assert saved.status_code == 302
    texts = list(item.passages.values_list("text_kk", "text_ru"))
    assert texts == [("kk 1", "ru 1"), ("kk 2", "ru 2"), ("kk 3", "ru 3")]


def test_a_wording_that_is_too_long_comes_back_with_nothing_lost(house: House) -> None:
    item = kept.drafted(house)
    [matter] = item.meeting.agenda_items.all()
    said = {f"kk_{matter.pk}": "ә" * 20_001, f"ru_{matter.pk}": "Сохранить это"}

    answer = do(item, "edit", house.secretary, **said)

    assert answer.status_code == 400
    assert "Сохранить это" in answer.content.decode()
    assert item.passages.get().text_ru == kept.HEARD_RU


def test_the_day_for_remarks_is_named_or_is_the_councils_setting(house: House) -> None:
    item = kept.drafted(house)
    client = client_of(house.secretary)
    address = f"/en/minutes/{item.pk}/send-for-remarks/"
    unsettled = client.get(address)
    past = do(item, "send-for-remarks", house.secretary, until="2026-11-22")
    kept.settle(house, "meeting.minutes.remarks", 2)
    settled = client.get(address)
    short = do(item, "send-for-remarks", house.secretary, until="2026-11-24")
    sent = do(item, "send-for-remarks", house.secretary, until="2026-11-25")

    assert "name the last day" in unsettled.content.decode()
    assert past.status_code == 409
    assert "has passed" in past.content.decode()
    assert 'value="2026-11-25"' in settled.content.decode()
    assert "Setting" in settled.content.decode()
    assert short.status_code == 409
    assert "remarks are taken until 25 November 2026" in short.content.decode()
    assert sent.status_code == 302
    text = page(item, house.members[1])
    assert "25.11.2026 23:59" in text
    assert "Setting" in text
    assert kept.SOURCE in text


def test_a_member_remarks_and_the_secretary_answers(house: House) -> None:
    item = kept.sent(house)

    remarked = do(item, "remark", house.members[1], text="Есімім Ұлжан емес, Ұлпан")
    remark = item.remarks.get()
    address = f"/en/remarks/{remark.pk}/answer/"
    asked = client_of(house.secretary).get(address)
    silent = client_of(house.secretary).post(address, {"outcome": "not_taken"})
    by_member = client_of(house.members[1]).post(address, {"outcome": "taken"})
    answered = client_of(house.secretary).post(address, {"outcome": "taken"})

    assert remarked.status_code == 302
    assert "Есімім Ұлжан емес, Ұлпан" in asked.content.decode()
    assert silent.status_code == 409
    assert "with a reason" in silent.content.decode()
    assert by_member.status_code == 403
    assert answered.status_code == 302
    text = page(item, house.members[1])
    assert "Есімім Ұлжан емес, Ұлпан" in text
    assert "Taken" in text


def test_who_was_not_there_is_told_so(house: House) -> None:
    item = kept.sent(house)

    refused = do(item, "remark", house.members[2], text="Түзету")

    assert refused.status_code == 409
    assert "took part in the meeting" in refused.content.decode()
    assert "Түзету" in refused.content.decode()


def test_what_keeps_the_text_from_being_fixed_stands_on_the_page(house: House) -> None:
    item = kept.sent(house)
    minutes.remark(item, text="Түзету", by=house.members[1], at=SENT)

    text = page(item, house.secretary)
    refused = do(item, "freeze", house.secretary)

    for said in ("Remarks are still taken.", "Remarks without an answer: 1."):
        assert said in text
        assert said in refused.content.decode()
    assert refused.status_code == 409


@pytest.mark.parametrize(
    ("verb", "who"), [("sign-as-secretary", "secretary"), ("sign-as-chair", "chair")]
)
def test_who_signs_sees_what_is_bound(house: House, verb: str, who: str) -> None:
    item = kept.frozen(house)
    if who == "chair":
        item = minutes_signing.sign_as_secretary(item, by=house.secretary, at=FIXED)
    by: Actor = getattr(house, who)

    shown = client_of(by).get(f"/en/minutes/{item.pk}/{verb}/").content.decode()
    signed = do(item, verb, by)

    assert item.digest in shown
    assert all(file.sha256 in shown for file in minutes_papers.papers(item).values())
    assert "/papers/pdf_kk/" in shown
    assert signed.status_code == 302
    assert by.user.name in page(item, by)


@pytest.mark.parametrize("verb", ["edit", "freeze", "sign-as-chair", "publish"])
def test_the_wrong_person_finds_the_door_closed(house: House, verb: str) -> None:
    item = kept.frozen(house)

    assert do(item, verb, house.members[1]).status_code == 403
    anonymous = client_of().post(f"/en/minutes/{item.pk}/{verb}/")
    assert anonymous.status_code == 302
    assert "/sign-in/" in anonymous.headers["location"]
    assert Minutes.objects.get(pk=item.pk).state == "frozen"


def test_a_correction_leads_both_ways(house: House) -> None:
    first = kept.published(house)

    begun = do(first, "correct", house.secretary, reason="Есімі қате")
    second = Minutes.objects.get(meeting=first.meeting, version=2)
    of_secretary, of_public = page(first, house.secretary), page(first)

    assert begun.headers["location"] == f"/en/minutes/{second.pk}/"
    assert f"/en/minutes/{second.pk}/" in of_secretary
    assert f"/en/minutes/{second.pk}/" not in of_public
    text = page(second, house.secretary)
    assert f"/en/minutes/{first.pk}/" in text
    assert "Есімі қате" in text


def test_a_reader_of_an_old_version_is_sent_to_the_later_one(house: House) -> None:
    first = kept.published(house)
    at = FIXED + 2 * DAY
    second = minutes_signing.correct(first, reason="Есімі", by=house.secretary, at=at)
    second = minutes.send_for_remarks(second, until=at + DAY, by=house.secretary, at=at)
    late = at + 2 * DAY
    second = minutes_signing.freeze(second, by=house.secretary, at=late)
    second = minutes_signing.sign_as_secretary(second, by=house.secretary, at=late)
    second = minutes_signing.sign_as_chair(second, by=house.chair, at=late)
    minutes_signing.publish(second, by=house.secretary, at=late)

    text = page(first)

    assert "There is a later version" in text
    assert f"/en/minutes/{second.pk}/" in text


def test_papers_are_downloaded_from_the_page(house: House) -> None:
    item = kept.sent(house)
    here = f"/en/minutes/{item.pk}/papers"

    draft = client_of(house.members[1]).get(f"{here}/pdf_kk/")
    text = readers.text_of(b"".join(draft.streaming_content))  # type: ignore[attr-defined]

    assert "Жоба: мәтіні бекітілмеген" in text
    assert client_of().get(f"{here}/pdf_kk/").status_code == 404
    assert client_of(house.members[1]).get(f"{here}/digest/").status_code == 404


def test_a_failed_meeting_says_so(house: House) -> None:
    item = kept.published(house, kept.failed(house))

    assert "Кворум болмағандықтан отырыс өткен жоқ" in page(item, language="kk")


def test_a_page_takes_as_many_queries_of_a_long_meeting_as_of_a_short_one(
    house: House,
) -> None:
    short = kept.sent(house, at=AT - 10 * DAY)
    meeting = kept.busy(house, items=9, present=3, at=AT - 5 * DAY)
    long = kept.sent(house, meeting, at=AT - 5 * DAY)
    client = client_of(house.secretary)
    addresses = [f"/en/minutes/{one.pk}/" for one in (short, long)]
    client.get(addresses[0])

    few, many = (_queries(client, address) for address in addresses)

    assert few == many


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
