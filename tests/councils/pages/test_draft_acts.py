"""Draft acts on their pages: what is shown of them, and to whom."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from councils.actions import draft_acts, draft_replies, plan_items
from councils.actions.draft_replies import Reply
from councils.models import DraftAct
from councils.rules.draft_acts import Sort
from tests import factories
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.draft_factories import AT, KK, RU, Desk
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
LATER = AT + timedelta(days=15)


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


def read(address: str, by: Actor | None = None, *, language: str = "en") -> str:
    page = client_of(by).get(f"/{language}/{address}")
    assert page.status_code == 200
    return page.content.decode()


def page_of(draft: DraftAct, by: Actor | None = None, *, language: str = "en") -> str:
    return read(f"draft-acts/{draft.pk}/", by, language=language)


def agreed(desk: Desk, draft: DraftAct, *, at: datetime = AT) -> None:
    reply = Reply(text="3-тармақ алынды.")
    draft_replies.agree(draft, reply=reply, by=desk.officer, at=at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_shows_every_draft_with_its_day(desk: Desk, language: str) -> None:
    drafts.notified(desk.house, by=desk.officer, term_set=5)

    text = read("draft-acts/", language=language)

    title = "Тұрақ ережесінің жобасы" if language == "kk" else "Проект правил парковки"
    assert title in text
    assert "07.12.2026" in text
    assert desk.house.body.name_kk in text
    assert ">10<" in text  # working days left


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_shows_both_sides_and_why_their_days(desk: Desk, language: str) -> None:
    draft = drafts.sent(desk.house, term_set=5)
    agreed(desk, draft)

    text = page_of(draft, language=language)

    assert KK in text
    assert RU in text
    assert "3-тармақ алынды." in text
    assert text.count('class="day-strip"') == 2
    assert text.count('<svg class="clock') == 1
    assert 'class="verdict unlawful"' in text  # the term of five days
    assert any(one in text for one in ("art. 20(2)", "20-бап 2-", "ст. 20 п. 2"))
    assert any(one in text for one in ("art. 20(3)", "20-бап 3-", "ст. 20 п. 3"))
    reading = {"kk": "деп оқимыз", "ru": "мы читаем", "en": "we read"}
    assert reading[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_council_has_a_section_of_its_drafts_alone(desk: Desk, language: str) -> None:
    mine = drafts.notified(desk.house)
    other = drafts.notified(made.house(size=3))

    text = read(f"councils/{desk.house.council.pk}/draft-acts/", language=language)

    assert f"/draft-acts/{mine.pk}/" in text
    assert f"/draft-acts/{other.pk}/" not in text
    tab = f'href="/{language}/councils/{desk.house.council.pk}/draft-acts/"'
    assert tab in read(f"councils/{desk.house.council.pk}/", language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_register_says_what_will_stand_there(language: str) -> None:
    assert 'class="empty"' in read("draft-acts/", language=language)
    assert 'class="empty"' in read("draft-acts/?state=annexed", language=language)


def test_an_opinion_is_read_by_the_council_alone_until_it_goes(desk: Desk) -> None:
    house = desk.house
    draft = drafts.written(house, drafts.notified(house))
    others = (None, desk.officer, made.house(size=3).secretary)

    inside = page_of(draft, house.members[1])
    before = [page_of(draft, who) for who in others]
    draft_acts.send_opinion(draft, by=house.chair, at=AT)
    after = page_of(draft)

    assert KK in inside
    assert "Only the council reads this until it is sent." in inside
    assert not any(KK in text or RU in text for text in before)
    assert KK in after
    assert RU in after


def test_an_opinion_that_lacks_a_language_says_so_to_its_authors(desk: Desk) -> None:
    house = desk.house
    draft = drafts.notified(house)
    draft_acts.write_opinion(
        draft, opinion_kk=KK, opinion_ru="", by=house.secretary, at=AT
    )

    text = page_of(draft, house.chair)

    assert "Recommendations are needed in Kazakh and in Russian." in text
    assert "/send-opinion/" not in text


def test_what_is_next_names_who_acts_until_when_and_what_silence_means(
    desk: Desk,
) -> None:
    waiting, sent = drafts.notified(desk.house), drafts.sent(desk.house)
    on_paper = drafts.sent(made.house(size=3))

    of_council, of_body, unreceived = (
        page_of(draft) for draft in (waiting, sent, on_paper)
    )

    assert "by 7 December 2026 inclusive" in of_council
    assert "the draft counts as agreed without remarks: silence" in of_council
    assert "writes to the council by 7 December 2026 inclusive" in of_body
    assert "for that the law sets no days" in of_body
    assert "records when the body received the recommendations" in unreceived


def test_silence_of_a_council_is_never_called_late(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    section = f"councils/{desk.house.council.pk}/draft-acts/"

    with standing_at(LATER):
        unswept = page_of(draft) + read(section)
        draft_acts.fall_silent(on=LATER.date(), at=LATER)
        swept = page_of(draft) + read(section)

    assert "Silence counts as agreement without remarks" in unswept
    assert "The council kept silent: agreed without remarks" in swept
    for text in (unswept, swept):
        assert "badge silent" not in text
        assert "days late" not in text
        assert 'class="clock' not in text


def test_a_letter_that_does_not_come_is_loud(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    with standing_at(LATER):
        text, listed = page_of(draft), read("draft-acts/")

    assert "badge silent" in text
    assert "1 working day late" in text
    assert "badge silent" in listed
    assert "rows-figure silent" in listed


def test_a_position_stops_the_clock_whenever_it_comes(desk: Desk) -> None:
    draft = drafts.sent(desk.house)
    reply = Reply(text="3-тармақ заңнан туындайды.", number="01-7")
    draft_replies.disagree(draft, reply=reply, by=desk.officer, at=LATER)

    with standing_at(LATER + timedelta(days=30)):
        text = page_of(draft)

    assert "The body disagrees, with reasons" in text
    assert "3-тармақ заңнан туындайды." in text
    assert "№ 01-7" in text
    assert 'class="clock' not in text
    assert "badge silent" not in text


def test_a_reply_from_paper_says_so_with_its_proof() -> None:
    house = made.house(size=3)
    draft = drafts.sent(house)
    draft_replies.record_receipt(
        draft, received_on=AT.date(), proof="пошта № 7", by=house.secretary, at=AT
    )
    received = page_of(draft)
    draft_replies.agree(draft, reply=Reply(number="01-5"), by=house.secretary, at=AT)

    replied = page_of(draft)

    assert "пошта № 7" in received
    assert "on paper, entered by the council" in replied


def test_meetings_at_which_it_was_considered_stand_beside_it(desk: Desk) -> None:
    house = desk.house
    draft = drafts.notified(house)
    planned = made.planned(house, items=0)
    plan_items.consider(draft, meeting=planned, by=house.secretary, at=AT)

    assert f"/meetings/{planned.pk}/" not in page_of(draft)  # not public yet
    assert f"/meetings/{planned.pk}/" in page_of(draft, house.secretary)


def test_the_history_tells_each_step_but_not_the_wording(desk: Desk) -> None:
    draft = drafts.sent(desk.house)
    agreed(desk, draft)

    text = page_of(draft)

    told = ("The council was notified", "The recommendations were sent")
    assert all(words in text for words in (*told, "The body agreed"))
    assert text.count('class="timeline-title"') == 4


BUTTONS = (
    "assign",
    "write-opinion",
    "send-opinion",
    "put-on-agenda",
    "record-receipt",
    "agree",
    "disagree",
    "annex",
    "withdraw",
)


def offered(draft: DraftAct, by: Actor | None) -> set[str]:
    text = page_of(draft, by)
    return {verb for verb in BUTTONS if f"/draft-acts/{draft.pk}/{verb}/" in text}


def test_each_person_is_offered_his_own_acts_in_each_state(desk: Desk) -> None:
    house, officer = desk.house, desk.officer
    draft = drafts.notified(house)
    member, commissioned = house.members[1], house.members[2]
    commission = drafts.commission(house, member=2)
    draft_acts.assign(draft, commission=commission, by=house.chair, at=AT)
    people = (house.secretary, house.chair, member, commissioned, officer, None)

    def shown() -> list[set[str]]:
        return [offered(draft, who) for who in people]

    work = {"assign", "write-opinion", "put-on-agenda"}
    notified = shown()
    drafts.written(house, draft)
    worded = shown()
    draft_acts.send_opinion(draft, by=house.chair, at=AT)
    sent = shown()
    agreed(desk, draft)
    replied = shown()
    draft_replies.annex(draft, annexed_on=None, by=officer, at=AT)
    annexed = shown()

    none: set[str] = set()
    words, reply, agenda = {"write-opinion"}, {"agree", "disagree"}, {"put-on-agenda"}
    taken_back = {"withdraw"}
    assert notified == [work | taken_back, work, none, words, taken_back, none]
    assert [one - more for one, more in zip(worded, notified, strict=True)] == [
        {"send-opinion"},
        {"send-opinion"},
        none,
        none,
        none,
        none,
    ]
    assert sent == [reply | agenda, agenda, none, none, reply, none]
    assert replied == [{"annex"} | agenda, agenda, none, none, {"annex"}, none]
    assert annexed == [none] * 6


def test_a_receipt_is_asked_for_before_a_reply() -> None:
    house = made.house(size=3)
    draft = drafts.sent(house)

    before = offered(draft, house.secretary)
    draft_replies.record_receipt(
        draft, received_on=AT.date(), proof="№ 7", by=house.secretary, at=AT
    )
    after = offered(draft, house.secretary)

    assert before == {"record-receipt", "put-on-agenda"}
    assert after == {"agree", "disagree", "put-on-agenda"}


def test_who_may_notify_finds_the_button(desk: Desk) -> None:
    house = desk.house
    section = f"councils/{house.council.pk}/draft-acts/"
    enter = f"/en/councils/{house.council.pk}/enter-draft-act/"
    notify = f"/en/councils/{house.council.pk}/notify-of-draft-act/"
    stranger = factories.actor(factories.person())

    def ways(address: str, by: Actor | None) -> tuple[bool, bool]:
        text = read(address, by)
        return enter in text, notify in text

    assert ways(section, house.secretary) == (True, False)
    assert ways(section, desk.officer) == (False, True)
    assert ways(section, house.chair) == ways(section, stranger) == (False, False)
    assert ways(section, None) == (False, False)
    assert ways("draft-acts/", desk.officer) == (False, True)


@pytest.mark.parametrize(
    ("query", "status", "found"),
    [
        ("", 200, 3),
        ("?state=notified", 200, 2),
        ("?kind=law", 200, 1),
        ("?q=шекара", 200, 0),
        ("?is_term_short=true", 200, 1),
        ("?state=notified&due_after=2026-11-23&due_before=2026-12-07", 200, 1),
        ("?state=asleep", 400, 0),
        ("?due_before=soon", 400, 0),
    ],
)
def test_the_register_is_sought_by_what_is_known(
    desk: Desk, query: str, status: int, found: int
) -> None:
    drafts.notified(desk.house)
    drafts.notified(desk.house, sort=Sort.LAW, term_set=10)
    drafts.sent(desk.house)

    page = client_of().get(f"/en/draft-acts/{query}")

    assert page.status_code == status
    assert page.content.decode().count('class="rows-title"') == found


@pytest.mark.parametrize("address", ["draft-acts/", "councils/{council}/draft-acts/"])
def test_a_list_takes_as_many_queries_for_many_drafts_as_for_one(
    desk: Desk, address: str
) -> None:
    path = f"/en/{address.format(council=desk.house.council.pk)}"
    client = client_of(desk.house.secretary)

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    drafts.sent(desk.house)
    asked()
    few = asked()
    for _time in range(3):
        drafts.sent(desk.house)
        drafts.notified(made.house(size=3), term_set=3)

    assert asked() == few


def test_the_page_of_a_draft_takes_few_queries(desk: Desk) -> None:
    draft = drafts.sent(desk.house)
    client = client_of(desk.officer)
    address = f"/en/draft-acts/{draft.pk}/"
    client.get(address)

    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200

    assert len(caught) < 15


def test_a_name_with_markup_is_shown_as_typed(desk: Desk) -> None:
    draft = drafts.notified(desk.house, title_ru="<b>Правила</b> & {{ x }}")

    text = page_of(draft)

    assert "&lt;b&gt;Правила&lt;/b&gt; &amp; {{ x }}" in text
