"""What both sides do about draft acts from the pages, without scripts."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from backend.accounts.actor import Actor
from backend.accounts.models import OrganizationKind
from backend.accounts.roles import Role
from councils.models import DraftAct
from tests import factories
from tests.councils import draft_factories as drafts
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.draft_factories import AT, KK, RU, Desk
from tests.councils.pages.browsing import bytes_of, client_of

pytestmark = pytest.mark.django_db
LETTER = "Құрметті кеңес".encode()
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture
def desk() -> Desk:
    """Return a council, and the officer of the body that writes to it."""
    return drafts.desk()


def notify(desk: Desk, by: Actor | None, **change: Any) -> Any:
    told = {"kind": "act", "title_ru": "Проект правил", **change}
    address = f"/en/councils/{desk.house.council.pk}/notify-of-draft-act/"
    return client_of(by).post(address, told)


def enter(desk: Desk, by: Actor | None, **change: Any) -> Any:
    told = {
        "kind": "act",
        "title_kk": "Ереже жобасы",
        "body": desk.house.body.pk,
        "received_on": "2026-11-20",
        **change,
    }
    address = f"/en/councils/{desk.house.council.pk}/enter-draft-act/"
    return client_of(by).post(address, told)


def do(draft: DraftAct, verb: str, by: Actor | None, **given: Any) -> Any:
    return client_of(by).post(f"/en/draft-acts/{draft.pk}/{verb}/", given)


def again(draft: DraftAct) -> DraftAct:
    return DraftAct.objects.get(pk=draft.pk)


def test_both_sides_walk_the_whole_road_from_their_pages(desk: Desk) -> None:
    house, officer = desk.house, desk.officer
    commission = drafts.commission(house)

    told = notify(
        desk, officer, term_set="12", portal_url="https://legalacts.egov.kz/1"
    )
    draft = DraftAct.objects.get(council=house.council)
    steps = [
        do(draft, "assign", house.chair, commission=commission.pk),
        do(draft, "write-opinion", house.members[1], opinion_kk=KK, opinion_ru=RU),
        do(draft, "send-opinion", house.chair),
        do(draft, "agree", officer, text="3-тармақ алынды.", number="01-5"),
        do(draft, "annex", officer),
    ]

    draft = again(draft)
    home = f"/en/draft-acts/{draft.pk}/"
    assert (told.status_code, told["location"]) == (302, home)
    assert [(step.status_code, step["location"]) for step in steps] == [(302, home)] * 5
    assert (draft.body, draft.term_set) == (house.body, 12)
    assert (draft.state, draft.has_agreed) == ("annexed", True)
    assert (draft.opinion_kk, draft.opinion_ru) == (KK, RU)
    assert not draft.is_reply_entered_by_council


def test_the_secretary_walks_the_road_of_paper(desk: Desk) -> None:
    house = made.house(size=3)
    secretary = house.secretary
    entered = enter(Desk(house, desk.officer), secretary)
    draft = DraftAct.objects.get(council=house.council)
    do(draft, "write-opinion", secretary, opinion_kk=KK, opinion_ru=RU)
    do(draft, "send-opinion", secretary)

    with standing_at(AT + timedelta(days=9)):
        receipt = do(
            draft, "record-receipt", secretary, received_on="2026-11-24", proof="№ 7"
        )
        reply = do(
            draft,
            "disagree",
            secretary,
            on="2026-12-01",
            number="01-5/7",
            text="Заңға қайшы емес.",
            file=SimpleUploadedFile("hat.txt", LETTER),
        )

    draft = again(draft)
    owed = draft.letter_obligation
    assert owed is not None
    assert [one.status_code for one in (entered, receipt, reply)] == [302] * 3
    assert draft.notified_on.isoformat() == "2026-11-20"
    assert (draft.state, draft.is_reply_entered_by_council) == ("disagreed", True)
    assert (owed.started_on.isoformat(), owed.state) == ("2026-11-24", "ended")
    assert draft.reply_file is not None
    assert (draft.reply_file.name, draft.reply_file.is_public) == ("hat.txt", True)
    shown = client_of().get(f"/en/draft-acts/{draft.pk}/").content.decode()
    content = f"/api/v1/files/{draft.reply_file.pk}/content/"
    assert content in shown
    assert bytes_of(client_of().get(content)) == LETTER


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "verb", ["assign", "write-opinion", "send-opinion", "put-on-agenda", "withdraw"]
)
def test_each_form_of_the_council_opens_in_each_language(
    desk: Desk, language: str, verb: str
) -> None:
    draft = drafts.written(desk.house, drafts.notified(desk.house))

    page = client_of(desk.house.secretary).get(
        f"/{language}/draft-acts/{draft.pk}/{verb}/"
    )

    text = page.content.decode()
    assert page.status_code == 200
    assert draft.title_kk in text or draft.title_ru in text
    assert "07.12.2026" in text
    assert KK in text
    assert '<form class="form"' in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", ["agree", "disagree"])
def test_each_form_of_the_body_opens_beside_the_opinion(
    desk: Desk, language: str, verb: str
) -> None:
    draft = drafts.sent(desk.house)

    def opened(by: Actor) -> str:
        address = f"/{language}/draft-acts/{draft.pk}/{verb}/"
        page = client_of(by).get(address)
        assert page.status_code == 200
        return page.content.decode()

    of_body, of_council = opened(desk.officer), opened(desk.house.secretary)

    assert KK in of_body
    assert RU in of_body
    assert 'name="file"' in of_body
    assert 'name="on"' not in of_body  # a body acts today
    assert 'name="on"' in of_council


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notification_is_told_with_the_terms_of_the_law(
    desk: Desk, language: str
) -> None:
    council = desk.house.council.pk

    def opened(verb: str, by: Actor) -> str:
        page = client_of(by).get(f"/{language}/councils/{council}/{verb}/")
        assert page.status_code == 200
        return page.content.decode()

    of_body = opened("notify-of-draft-act", desk.officer)
    of_council = opened("enter-draft-act", desk.house.secretary)

    words = {"kk": "15 жұмыс күні", "ru": "15 рабочих дней", "en": "15 working days"}
    assert words[language] in of_body
    assert words[language] in of_council
    assert 'name="body"' not in of_body
    assert 'name="received_on"' in of_council


def test_a_body_that_drafts_no_acts_has_no_door(desk: Desk) -> None:
    body = factories.body("Қоғам")
    body.kind = OrganizationKind.QUASI_STATE
    body.save()

    assert notify(desk, factories.holder(Role.HEAD, body)).status_code == 403
    assert notify(desk, desk.house.secretary).status_code == 403
    assert enter(desk, desk.officer).status_code == 403
    assert not DraftAct.objects.exists()


def test_strangers_are_sent_to_sign_in_and_others_away(desk: Desk) -> None:
    draft = drafts.written(desk.house, drafts.notified(desk.house))
    other = made.house(size=3).secretary

    anonymous = do(draft, "send-opinion", None)
    refused = [
        do(draft, verb, who).status_code
        for verb, who in (
            ("send-opinion", desk.officer),
            ("send-opinion", desk.house.members[1]),
            ("send-opinion", other),
            ("withdraw", desk.house.chair),
            ("withdraw", other),
            ("write-opinion", desk.officer),
        )
    ]

    assert anonymous.status_code == 302
    assert "/sign-in/" in anonymous["location"]
    assert refused == [403] * 6
    assert again(draft).state == "notified"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title_ru": ""}, "A title is needed in Kazakh or in Russian."),
        ({"portal_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"term_set": "-1"}, "greater than or equal to 0"),
        ({"kind": "rumour"}, "Select a valid choice."),
        ({"title_ru": "a\u0007"}, "has-error"),
    ],
)
def test_a_notification_that_cannot_be_leads_back_and_loses_nothing(
    desk: Desk, change: dict[str, str], words: str
) -> None:
    page = notify(desk, desk.officer, title_kk="", **change)

    assert page.status_code == 400
    assert words in page.content.decode()
    assert not DraftAct.objects.exists()


def test_a_refusal_stands_beside_its_field_with_the_provision(desk: Desk) -> None:
    exempt = notify(desk, desk.officer, kind="law", exempt="president")
    early = enter(desk, desk.house.secretary, received_on="2015-01-05")

    text = exempt.content.decode()
    assert (exempt.status_code, early.status_code) == (409, 409)
    assert "This draft does not go to a public council" in text
    assert "art. 20(4)" in text
    assert "Проект правил" in text  # what was typed is kept
    assert "No term can be counted from this day" in early.content.decode()
    assert not DraftAct.objects.exists()


def test_an_opinion_in_one_language_or_after_its_day_is_refused(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    do(draft, "write-opinion", desk.house.secretary, opinion_kk=KK)
    half = do(draft, "send-opinion", desk.house.chair)
    do(draft, "write-opinion", desk.house.secretary, opinion_kk=KK, opinion_ru=RU)

    with standing_at(AT + timedelta(days=15)):
        late = do(draft, "send-opinion", desk.house.chair)

    assert (half.status_code, late.status_code) == (409, 409)
    assert "Recommendations are needed in Kazakh and in Russian." in (
        half.content.decode()
    )
    assert "The term ended on 07.12.2026" in late.content.decode()
    assert again(draft).state == "notified"


def test_a_position_without_reasons_is_refused_beside_the_field(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    page = do(draft, "disagree", desk.officer, text="")

    text = page.content.decode()
    assert page.status_code == 409
    assert "A body that disagrees gives its reasons." in text
    assert "art. 20(3)" in text
    assert again(draft).state == "opinion_sent"


def test_a_file_of_a_kind_that_is_not_taken_is_refused(desk: Desk) -> None:
    draft = drafts.sent(desk.house)

    page = do(
        draft, "agree", desk.officer, file=SimpleUploadedFile("a.exe", b"MZ\x90\x00")
    )

    assert page.status_code == 400
    assert "Files of this kind are not taken." in page.content.decode()
    assert again(draft).state == "opinion_sent"


def test_a_commission_of_another_council_cannot_be_chosen(desk: Desk) -> None:
    draft = drafts.notified(desk.house)
    other = drafts.commission(made.house(size=3))

    page = do(draft, "assign", desk.house.chair, commission=other.pk)

    assert page.status_code == 400
    assert again(draft).commission is None


def test_a_draft_is_put_on_the_agenda_of_a_planned_meeting(desk: Desk) -> None:
    house = desk.house
    draft, meeting = drafts.notified(house), made.planned(house, items=0)

    page = do(draft, "put-on-agenda", house.secretary, meeting=meeting.pk)

    assert page.status_code == 302
    assert meeting.agenda_items.get().draft_act == draft


def test_a_withdrawn_draft_says_why_and_asks_for_nothing(desk: Desk) -> None:
    draft = drafts.notified(desk.house)

    page = do(draft, "withdraw", desk.officer, reason="Пысықтауға алынды")

    text = client_of().get(f"/en/draft-acts/{draft.pk}/").content.decode()
    assert page.status_code == 302
    assert "Пысықтауға алынды" in text
    assert "Nothing more is owed on this draft." in text


def inbox(by: Actor) -> str:
    page = client_of(by).get("/en/inbox/")
    assert page.status_code == 200
    return page.content.decode()


def test_a_duty_on_a_draft_leads_from_the_inbox_to_its_page(desk: Desk) -> None:
    house = desk.house
    waiting = drafts.notified(house)
    sent = drafts.sent(house)

    of_council, of_body = inbox(house.secretary), inbox(desk.officer)

    link: Any = '<a href="/en/draft-acts/{}/"'
    assert link.format(waiting.pk) in of_council
    assert "Give an opinion on a draft act" in of_council
    assert link.format(sent.pk) in of_body
    assert "Write to the council on the draft" in of_body
    assert link.format(sent.pk) not in of_council


def test_silence_of_the_council_is_overdue_in_no_inbox(desk: Desk) -> None:
    silent, unanswered = drafts.notified(desk.house), drafts.sent(desk.house)

    with standing_at(AT + timedelta(days=15)):
        of_council, of_body = inbox(desk.house.secretary), inbox(desk.officer)

    assert f"/en/draft-acts/{silent.pk}/" in of_council
    assert "overdue 0" in of_council
    assert f"/en/draft-acts/{unanswered.pk}/" in of_body
    assert "overdue 1" in of_body
