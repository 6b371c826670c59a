"""What the page of a case says to each side, and what its author does around it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.pages import dates
from oversight.actions import handovers, joining, records
from oversight.models import Case, CaseHandover
from oversight.pages import next_steps
from oversight.pages.next_steps import Side
from oversight.states import CASE_PROCEDURES, CaseState
from tests import factories
from tests.councils.pages.browsing import (
    LANGUAGES,
    client_of,
    posted,
    text_of,
    ways,
)
from tests.oversight import discussion_roads, matter_roads, roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)


def page(road: Road, who: Actor | None = None, language: str = "en") -> Any:
    return client_of(who).get(f"/{language}/cases/{road.case.pk}/")


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_says_what_it_means_and_who_acts_next(state: CaseState) -> None:
    leads_on = any(table.acts(state) for table in CASE_PROCEDURES.values())

    assert next_steps.MEANS[state]
    assert (state in next_steps.NEXT) == (leads_on or state == CaseState.ANSWERED)
    if state in next_steps.NEXT:
        assert Side.AUTHOR in next_steps.NEXT[state]
        assert state in next_steps.ACTS


@pytest.mark.parametrize(
    "state", [state for state in next_steps.NEXT if state != CaseState.DRAFT]
)
def test_what_is_public_is_said_to_the_body_and_to_everybody(
    state: CaseState,
) -> None:
    assert set(next_steps.NEXT[state]) == set(Side)


def test_each_side_reads_whose_move_it_is_and_until_when() -> None:
    body = factories.body()
    officer = factories.holder(Role.OFFICER, body)
    road = roads.sent(at=NOW, body=body)

    author, inside, outside = (
        text_of(page(road, who)) for who in (road.author, officer, None)
    )

    assert "Your move You answer each recommendation separately" in inside
    assert "Who acts next The bodies answer each recommendation" in outside
    assert "Who acts next The bodies answer. For a body that is not here" in author
    for shown in (author, inside, outside):
        assert "Until when 7 December 2026" in shown
        assert "If nothing is done After that day the page shows the silence" in shown
        assert "art. 13(4)" in shown


def test_a_term_that_is_over_is_said_to_be_over() -> None:
    body = factories.body()
    factories.holder(Role.OFFICER, body)

    shown = text_of(page(roads.sent(at=LONG_AGO, body=body)))

    assert "the term is over" in shown.lower()


def test_before_the_document_the_law_sets_no_day() -> None:
    road = roads.registered(at=NOW)

    shown = text_of(page(road, road.author))

    assert "Your move You tell the bodies that control is exercised." in shown
    assert "The law sets no day for this." in shown


def test_the_author_who_has_completed_reads_his_own_term() -> None:
    road = roads.under_way(at=NOW)
    from_page = client_of(road.author).post(f"/en/cases/{road.case.pk}/complete/")

    shown = text_of(page(road, road.author))

    assert from_page.status_code == 302
    assert "Your move You send the final document to each body." in shown
    assert "Until when 2 December 2026" in shown


def test_the_author_of_a_discussion_reads_by_when_he_invites_and_when_it_is() -> None:
    known = discussion_roads.planned(at=NOW)
    announced = discussion_roads.announced(at=NOW)
    last = discussion_roads.latest(known).invite_by
    held_on = discussion_roads.latest(announced).held_on

    before, after = page(known, known.author), page(announced, announced.author)

    assert f"Until when {dates.long(last)}" in text_of(before)
    assert f"Until when {dates.long(held_on)}" in text_of(after)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "act", ["amend", "discard", "join", "offer-handover", "open-beside"]
)
def test_each_act_around_a_case_has_its_page(act: str, language: str) -> None:
    is_of_draft = act in ("amend", "discard")
    road = roads.draft(at=NOW) if is_of_draft else roads.registered(at=NOW)

    shown = client_of(road.author).get(f"/{language}/cases/{road.case.pk}/{act}/")

    assert shown.status_code == 200
    assert f'<html lang="{language}">' in shown.content.decode()


def test_what_can_be_done_around_a_case_is_offered_to_its_author_alone() -> None:
    draft, going_on = roads.draft(at=NOW), roads.registered(at=NOW)
    similar = roads.registered(at=NOW, body=going_on.body)
    officer = factories.holder(Role.OFFICER, going_on.body)

    assert {"amend", "discard"} <= ways(page(draft, draft.author))
    assert "join" not in ways(page(draft, draft.author))
    assert {"join", "offer-handover"} <= ways(page(going_on, going_on.author))
    for who in (None, officer, similar.author):
        assert not {"join", "offer-handover", "amend"} & ways(page(going_on, who))


def test_to_join_is_offered_only_where_there_is_something_to_join() -> None:
    road = roads.registered(at=NOW)
    roads.registered(at=NOW, body=factories.body("Басқа"))

    assert "join" not in ways(page(road, road.author))


def test_a_draft_is_amended_from_its_page_where_the_old_words_stand() -> None:
    road = roads.draft(at=NOW)
    way = f"cases/{road.case.pk}/amend"
    said = {
        "form": "expertise",
        "theme": "Ауыз су",
        "language": "kk",
        "bodies": [str(road.body.pk)],
    }

    asked = client_of(road.author).get(f"/en/{way}/").content.decode()
    done = posted(road.author, way, **said)

    assert "Асханада" not in asked
    assert "Асхана" in asked
    assert done.status_code == 302
    assert road.refresh().case.theme == "Ауыз су"


def test_a_case_is_joined_from_its_page_and_each_leads_to_the_other() -> None:
    first = roads.under_way(at=NOW)
    second = roads.registered(at=NOW, body=first.body, theme="Тағы асхана")
    way = f"cases/{second.case.pk}/join"

    unsaid = posted(second.author, way, into=str(first.case.pk), reason="")
    done = posted(second.author, way, into=str(first.case.pk), reason="Бір мәселе")

    assert [unsaid.status_code, done.status_code] == [400, 302]
    joined, other = text_of(page(second)), text_of(page(first))
    assert f"goes on within another case. {first.case.number}" in joined
    assert "Бір мәселе" in joined
    assert "Joined with this case: Тағы асхана" in other


def test_a_case_that_was_completed_meanwhile_is_refused_with_the_form_again() -> None:
    first = roads.under_way(at=NOW)
    second = roads.registered(at=NOW, body=first.body)
    client_of(first.author).post(f"/en/cases/{first.case.pk}/complete/")

    done = posted(
        second.author,
        f"cases/{second.case.pk}/join",
        into=str(first.case.pk),
        reason="Бір мәселе",
    )

    assert done.status_code == 400  # it is no longer among those to choose from
    assert second.refresh().case.state == CaseState.REGISTERED


def test_a_case_is_handed_over_from_page_to_page() -> None:
    road = roads.under_way(at=NOW)
    group, successor = matter_roads.group(at=NOW)

    offered = posted(
        road.author,
        f"cases/{road.case.pk}/offer-handover",
        to_org=str(group.pk),
        email="",
        reason="Топ тарады",
    )
    offer = CaseHandover.objects.get()
    seen = {
        "author": text_of(page(road, road.author)),
        "successor": text_of(page(road, successor)),
        "stranger": text_of(page(road)),
    }
    accepted = posted(
        successor,
        f"case-handovers/{offer.pk}/accept",
        declared=factories.ALL_DECLARED,
        has_conflict="no",
    )

    assert [offered.status_code, accepted.status_code] == [302, 302]
    assert "Take the offer back" in seen["author"]
    assert "Decline" in seen["successor"]
    assert "Offered to" not in seen["stranger"]
    after = text_of(page(road))
    assert "Таза су" in after
    assert "Led by Ерлан Ғабдуллин until 23 November 2026" in after


def test_a_case_is_handed_to_a_citizen_by_his_e_mail() -> None:
    road = roads.registered(at=NOW)
    citizen = factories.citizen("Жалғастырушы")
    way = f"cases/{road.case.pk}/offer-handover"
    said = {"to_org": "", "reason": "Көшіп кеттім"}

    nobody = posted(road.author, way, **said, email="nobody@example.kz")
    unconfirmed = posted(road.author, way, **said, email=factories.person().email)
    neither = posted(road.author, way, **said, email="")
    done = posted(road.author, way, **said, email=citizen.email)

    assert [x.status_code for x in (nobody, unconfirmed, neither)] == [400, 400, 400]
    assert done.status_code == 302
    assert CaseHandover.objects.get().to_org.offices.get().user == citizen


def test_who_has_not_declared_is_refused_with_the_provision() -> None:
    road = roads.registered(at=NOW)
    group, successor = matter_roads.group(at=NOW)
    offer = handovers.offer(
        road.case, to_org=group, reason="Топ тарады", by=road.author, at=NOW
    )

    refused = posted(
        successor, f"case-handovers/{offer.pk}/accept", declared=[], has_conflict="no"
    )

    assert refused.status_code == 409
    assert "art. 6(2)" in text_of(refused)
    assert road.refresh().case.initiator_id == offer.from_org_id


def test_forms_of_one_matter_lead_to_each_other() -> None:
    road = roads.registered(at=NOW)
    second = roads.registered(at=NOW, body=road.body)
    Case.objects.filter(pk=second.case.pk).update(beside=road.case)

    first_page, second_page = text_of(page(road)), text_of(page(second))

    for shown in (first_page, second_page):
        assert "The same matter, in another form: Public monitoring" in shown


def test_a_past_case_is_recorded_on_a_page_and_marked() -> None:
    citizen, body = factories.citizen(), factories.body()
    client = Client()
    client.force_login(citizen)
    said = {
        "initiator": "alone",
        "form": "monitoring",
        "theme": "2024 жылғы мониторинг",
        "language": "kk",
        "bodies": [str(body.pk)],
        "recorded_from": "«Ұшқын» газеті",
        "people": "Айгүл\nЕрлан",
        "started_on": "2024-09-02",
        "completed_on": "2024-09-20",
        "sent_on": "2024-10-30",
        "received_on": "2024-10-30",
        "closed_on": "2025-03-01",
        "text": "Су жоқ",
        "line_1": "Су жеткізу",
        "verdict_1": "accepted",
        "answered_1": "2024-12-20",
        "why_1": "Жеткізіледі",
    }

    half = client.post("/en/cases/record-past/", {**said, "why_1": ""})
    unsourced = client.post("/en/cases/record-past/", {**said, "recorded_from": ""})
    done = client.post("/en/cases/record-past/", said, follow=True)

    assert [half.status_code, unsourced.status_code] == [400, 409]
    shown = text_of(done)
    assert Case.objects.get().number == "2024/QB-000001"
    assert "No term was counted." in shown
    assert "entered afterwards" in shown
    assert "was sent on 30.10.2024; the last day was 01.10.2024" in shown
    assert "Recommendation 1 was answered on 20.12.2024" in shown
    assert "Жеткізіледі" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_past_case_is_read_in_three_languages(language: str) -> None:
    body, by = factories.body(), Actor(factories.citizen(), ())
    case = records.record_past(
        initiator=None,
        past=matter_roads.past(body),
        bodies=[body],
        region=None,
        by=by,
        at=NOW,
    )

    shown = Client().get(f"/{language}/cases/{case.pk}/")

    assert shown.status_code == 200
    assert "Су жеткізу" in shown.content.decode()
    assert "2019/QB-000001" in Client().get(f"/{language}/cases/").content.decode()


def test_a_past_silence_is_not_said_to_be_on_its_way() -> None:
    body, by = factories.body(), Actor(factories.citizen(), ())
    case = records.record_past(
        initiator=None,
        past=matter_roads.past(body),
        bodies=[body],
        region=None,
        by=by,
        at=NOW,
    )

    shown = text_of(Client().get(f"/en/cases/{case.pk}/"))

    assert "No answer on record" in shown
    assert "Taking part: Айгүл, Ерлан" in shown
    assert "Under way 01.03.2019" in shown
    assert "Registered" not in shown
    assert "On its way to the body" not in shown


def test_the_past_is_recorded_by_those_who_lead_something() -> None:
    officer = factories.holder(Role.OFFICER, factories.body())

    offered = "/en/cases/record-past/"
    assert (
        offered
        in client_of(matter_roads.group(at=NOW)[1]).get("/en/cases/").content.decode()
    )
    assert offered not in client_of(officer).get("/en/cases/").content.decode()
    assert client_of(officer).get(offered).status_code == 403


def test_the_page_of_a_case_takes_as_many_queries_with_much_kin_as_with_little(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    road = roads.under_way(at=NOW)
    client = client_of(road.author)
    address = f"/en/cases/{road.case.pk}/"
    one = roads.registered(at=NOW, body=road.body)
    joining.join(one.case, into=road.case, reason="Бір", by=one.author, at=NOW)
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    for _number in range(4):
        other = roads.registered(at=NOW, body=road.body)
        joining.join(other.case, into=road.case, reason="Бір", by=other.author, at=NOW)

    with django_assert_max_num_queries(60) as many:
        client.get(address)

    assert len(many.captured_queries) <= len(few.captured_queries)
