"""The agenda of a meeting, written and changed from its page, without a script."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.actor import Actor
from backend.files import uploads
from councils.actions import agenda, materials, meetings
from councils.actions.meetings import Matter
from councils.models import AgendaItemKind, Material, Meeting
from tests.councils import factories as made
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db
AT, DAY = made.AT, made.DAY


def page(actor: Actor | None, address: str, *, language: str = "en") -> str:
    answer = client_of(actor).get(f"/{language}/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def ahead(house: House, *, items: int = 2) -> Meeting:
    """Plan a meeting for ten days later."""
    return made.planned(house, at=AT + 10 * DAY, on=AT, items=items)


def called(house: House, *, items: int = 2) -> Meeting:
    meeting = ahead(house, items=items)
    return meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)


def uploaded(by: Actor, name: str = "есеп.pdf") -> Any:
    return uploads.keep(
        b"%PDF-1.7 " + name.encode(),
        name=name,
        media_type="application/pdf",
        is_public=False,
        by=by,
        at=AT,
    )


def test_a_paper_is_laid_beside_its_matter_read_and_taken_back(house: House) -> None:
    meeting = ahead(house, items=1)
    item, secretary = meeting.agenda_items.get(), client_of(house.secretary)
    home = f"meetings/{meeting.pk}/"
    file = SimpleUploadedFile("есеп.pdf", b"%PDF-1.7 x", "application/pdf")

    done = secretary.post(
        f"/en/agenda-items/{item.pk}/add-material/", {"file": file, "title": "Есеп"}
    )
    paper = Material.objects.get()
    way = f"/en/materials/{paper.pk}/"
    of_member: Any = client_of(house.members[2]).get(f"{way}content/")
    of_stranger = client_of().get(f"{way}content/")
    shown = page(house.secretary, home)
    gone = secretary.post(f"{way}remove/")

    assert done.headers["Location"] == f"/en/{home}#agenda"
    assert b"".join(of_member.streaming_content) == b"%PDF-1.7 x"
    assert of_stranger.status_code == 404
    assert f"{way}content/" in shown
    assert f"{way}remove/" in shown
    assert gone.status_code == 302
    assert not Material.objects.exists()


def test_after_the_notice_a_paper_is_public_and_stays(house: House) -> None:
    meeting = ahead(house, items=1)
    item = meeting.agenda_items.get()
    paper = materials.add(
        item, file=uploaded(house.secretary), title="", by=house.secretary, at=AT
    )
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=AT)
    way = f"/en/materials/{paper.pk}/"

    text = page(None, f"meetings/{meeting.pk}/")
    answer: Any = client_of().get(f"{way}content/")
    content = b"".join(answer.streaming_content)
    refused = client_of(house.secretary).post(f"{way}remove/")

    assert f"{way}content/" in text
    assert content.startswith(b"%PDF-1.7")
    assert f"{way}remove/" not in page(house.secretary, f"meetings/{meeting.pk}/")
    assert refused.status_code == 409
    assert Material.objects.filter(pk=paper.pk).exists()


def test_a_paper_of_no_known_kind_leads_back_to_its_form(house: House) -> None:
    item = ahead(house, items=1).agenda_items.get()
    file = SimpleUploadedFile("есеп.exe", b"MZ\x90\x00", "application/x-msdownload")

    answer = client_of(house.secretary).post(
        f"/en/agenda-items/{item.pk}/add-material/", {"file": file}
    )

    assert answer.status_code == 400
    assert not Material.objects.exists()


def test_who_reports_is_offered_to_bring_his_papers(house: House) -> None:
    meeting = ahead(house, items=0)
    matter = Matter(
        AgendaItemKind.REPORT, title_kk="Есеп", rapporteur_seat=house.seats[1]
    )
    item = agenda.add(meeting, matter=matter, by=house.secretary, at=AT)
    way, home = f"agenda-items/{item.pk}/add-material/", f"meetings/{meeting.pk}/"

    assert way in page(house.members[1], home)
    assert way not in page(house.members[2], home)
    assert f"agenda-items/{item.pk}/edit/" not in page(house.members[1], home)


def test_an_agenda_is_written_from_the_page_of_its_meeting(house: House) -> None:
    meeting = ahead(house, items=1)
    secretary, home = client_of(house.secretary), f"/en/meetings/{meeting.pk}/"
    item = meeting.agenda_items.get()
    road = {
        "title_kk": "Жол",
        "title_ru": "Дорога",
        "kind": "report",
        "rapporteur_seat": house.seats[1].pk,
        "invited_body": house.body.pk,
        "power": "5(1)(2)",
    }

    added = secretary.post(f"{home}add-agenda-item/", road)
    road_item = meeting.agenda_items.get(position=2)
    shown = page(house.secretary, f"meetings/{meeting.pk}/")
    moved = secretary.post(f"/en/agenda-items/{road_item.pk}/move/", {"to": "up"})
    edited = secretary.post(
        f"/en/agenda-items/{item.pk}/edit/",
        {"title_kk": "Есеп, толық", "kind": "report"},
    )
    form = page(house.secretary, f"agenda-items/{road_item.pk}/edit/")

    assert added.headers["Location"] == f"{home}#agenda"
    assert (moved.status_code, edited.status_code) == (302, 302)
    assert "Reports: Мүше 02" in shown
    assert "</abbr>, art. 5(1)(2)" in shown
    assert [(one.position, one.title_kk) for one in meeting.agenda_items.all()] == [
        (1, "Жол"),
        (2, "Есеп, толық"),
    ]
    assert 'value="Дорога"' in form
    assert f'value="{house.seats[1].pk}" selected' in form
    assert 'name="reason"' not in form


def test_a_matter_without_a_title_leads_back_to_its_form(house: House) -> None:
    meeting = ahead(house, items=1)

    answer = client_of(house.secretary).post(
        f"/en/meetings/{meeting.pk}/add-agenda-item/", {"kind": "other"}
    )

    assert answer.status_code == 400
    assert "A title is needed in Kazakh or in Russian." in answer.content.decode()
    assert meeting.agenda_items.count() == 1


@pytest.mark.parametrize(("to", "place"), [("up", 1), ("down", 2)])
def test_the_first_goes_no_higher_and_the_last_no_lower(
    house: House, to: str, place: int
) -> None:
    meeting = ahead(house)
    item = meeting.agenda_items.get(position=place)

    done = client_of(house.secretary).post(
        f"/en/agenda-items/{item.pk}/move/", {"to": to}
    )

    assert done.status_code == 302
    item.refresh_from_db()
    assert item.position == place


def test_after_the_notice_each_change_asks_why_and_all_read_it(house: House) -> None:
    meeting = called(house)
    first, second = meeting.agenda_items.all()
    secretary, home = client_of(house.secretary), f"/en/meetings/{meeting.pk}/"
    road = {"title_kk": "Жол", "kind": "other"}
    order = {f"place-{first.pk}": 2, f"place-{second.pk}": 1}

    silent = [
        secretary.post(address, body).status_code
        for address, body in (
            (f"{home}add-agenda-item/", road),
            (f"/en/agenda-items/{first.pk}/edit/", road),
            (f"/en/agenda-items/{first.pk}/withdraw/", {}),
            (f"{home}reorder-agenda/", order),
            (f"/en/agenda-items/{first.pk}/move/", {"to": "down"}),
        )
    ]
    why = {"reason": "органның өтініші"}
    secretary.post(f"{home}reorder-agenda/", {**order, **why})
    secretary.post(f"{home}add-agenda-item/", {**road, **why})
    secretary.post(f"/en/agenda-items/{first.pk}/withdraw/", {"reason": "ауырды"})

    assert silent == [400] * 5
    text = page(None, f"meetings/{meeting.pk}/")
    assert "How the agenda has changed since the notice" in text
    assert "органның өтініші" in text
    assert "Version 4" in text
    assert "The matters stand in another order." in text
    assert "<s>Есеп 1</s>" in text
    assert "ауырды" in text


def test_a_place_given_twice_leads_back_to_the_order(house: House) -> None:
    meeting = ahead(house)
    order = {f"place-{one.pk}": 1 for one in meeting.agenda_items.all()}

    answer = client_of(house.secretary).post(
        f"/en/meetings/{meeting.pk}/reorder-agenda/", order
    )

    assert answer.status_code == 400
    assert "This place is given twice." in answer.content.decode()


def test_what_rests_on_something_is_offered_of_this_council_alone(
    house: House,
) -> None:
    meeting, other = ahead(house), made.house(size=3)

    form = page(house.secretary, f"meetings/{meeting.pk}/add-agenda-item/")

    assert str(house.seats[0].pk) in form
    assert str(other.seats[0].pk) not in form


def test_the_agenda_is_managed_by_those_who_lead_alone(house: House) -> None:
    meeting = called(house)
    item = meeting.agenda_items.get(position=1)

    for actor, sees in ((house.chair, True), (house.members[1], False), (None, False)):
        text = page(actor, f"meetings/{meeting.pk}/")
        assert (f"agenda-items/{item.pk}/edit/" in text) is sees
        assert (f"meetings/{meeting.pk}/add-agenda-item/" in text) is sees
    refused = client_of(house.members[1]).post(
        f"/en/agenda-items/{item.pk}/withdraw/", {"reason": "x"}
    )
    assert refused.status_code == 403


def test_the_page_takes_as_many_queries_for_a_long_agenda_as_for_a_short_one(
    house: House,
) -> None:
    counts = []
    for items in (2, 12):
        meeting = called(house, items=items)
        agenda.add(
            meeting,
            matter=Matter(AgendaItemKind.OTHER, title_kk="Жол"),
            reason="шұғыл",
            by=house.secretary,
            at=AT,
        )
        client, address = client_of(house.secretary), f"/kk/meetings/{meeting.pk}/"
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
