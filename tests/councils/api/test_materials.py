from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend import clock
from councils.actions import agenda, meetings
from councils.actions.meetings import Matter
from councils.models import AgendaItemKind, Material, Meeting
from tests import factories
from tests.councils import factories as made
from tests.councils.api.calling import client_of
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 report"


def post(actor: Any, address: str, body: Any = None) -> Any:
    return client_of(actor).post(f"/api/v1/{address}/", body or {}, format="json")


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3, at=clock.now())


@pytest.fixture
def meeting(house: House) -> Meeting:
    """Return a planned meeting of one matter, on which a member reports."""
    meeting = made.planned(house, at=clock.now(), items=0)
    matter = Matter(
        AgendaItemKind.REPORT, title_kk="Есеп", rapporteur_seat=house.seats[1]
    )
    agenda.add(meeting, matter=matter, by=house.secretary, at=clock.now())
    return meeting


def uploaded(actor: Any) -> str:
    file = SimpleUploadedFile("есеп.pdf", CONTENT, content_type="application/pdf")
    answer = client_of(actor).post("/api/v1/files/", {"file": file})
    assert answer.status_code == 201, answer.content.decode()
    return str(answer.json()["id"])


def laid(house: House, meeting: Meeting, actor: Any = None, **body: Any) -> Any:
    """Upload a paper, and lay it beside the matter."""
    by = actor or house.secretary
    item = meeting.agenda_items.get()
    given = {"file": uploaded(by), **body}
    return post(by, f"agenda-items/{item.pk}/add-material", given)


def convened(house: House, meeting: Meeting) -> None:
    now = clock.now()
    meetings.convene(meeting, materials_sent_on=None, by=house.secretary, at=now)


def test_a_paper_is_read_by_the_council_before_the_notice_and_by_all_after(
    house: House, meeting: Meeting
) -> None:
    told = laid(house, meeting, title="Есеп мәтіні").json()
    content = f"/api/v1/materials/{told['id']}/content/"
    listed = f"/api/v1/materials/?meeting={meeting.pk}"

    before = client_of().get(content).status_code
    of_member: Any = client_of(house.members[2]).get(content)
    convened(house, meeting)
    after: Any = client_of().get(content)

    assert (told["title"], told["meeting"]) == ("Есеп мәтіні", str(meeting.pk))
    assert before == 404
    assert b"".join(of_member.streaming_content) == CONTENT
    assert b"".join(after.streaming_content) == CONTENT
    assert after.headers["Content-Disposition"].startswith("attachment")
    assert [row["id"] for row in client_of().get(listed).json()["results"]] == [
        told["id"]
    ]
    read = client_of().get(f"/api/v1/meetings/{meeting.pk}/").json()
    assert read["agenda_items"][0]["materials"][0]["title"] == "Есеп мәтіні"
    assert read["materials_sent_on"] is not None


def test_who_reports_brings_his_own_papers_and_other_members_do_not(
    house: House, meeting: Meeting
) -> None:
    assert laid(house, meeting, house.members[1]).status_code == 201
    assert laid(house, meeting, house.members[2]).status_code == 403
    assert laid(house, meeting, house.chair).status_code == 403
    assert laid(house, meeting, factories.actor(factories.person())).status_code == 404
    assert Material.objects.count() == 1


def test_a_paper_is_taken_back_before_the_notice_and_never_after(
    house: House, meeting: Meeting
) -> None:
    gone, stays = (laid(house, meeting).json()["id"] for _time in range(2))

    refused = post(house.members[2], f"materials/{gone}/remove-material")
    removed = post(house.secretary, f"materials/{gone}/remove-material")
    convened(house, meeting)
    late = post(house.secretary, f"materials/{stays}/remove-material")

    assert refused.status_code == 403
    assert [row["id"] for row in removed.json()["materials"]] == [stays]
    assert late.status_code == 409
    assert late.json()["type"] == "/problems/move-refused"
    assert [str(one.pk) for one in Material.objects.all()] == [stays]


@pytest.mark.parametrize("body", [{}, {"file": "x"}, {"file": None}, {"title": "Есеп"}])
def test_a_paper_without_its_file_is_refused(
    house: House, meeting: Meeting, body: Any
) -> None:
    item = meeting.agenda_items.get()

    answer = post(house.secretary, f"agenda-items/{item.pk}/add-material", body)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/file"


def test_another_persons_private_file_is_nobodys_material(
    house: House, meeting: Meeting
) -> None:
    file = uploaded(factories.actor(factories.person()))
    item = meeting.agenda_items.get()
    address = f"agenda-items/{item.pk}/add-material"

    answer = post(house.secretary, address, {"file": file})

    assert answer.status_code == 404
    assert not Material.objects.exists()


def test_materials_take_the_same_number_of_queries_whatever_their_number(
    house: House, meeting: Meeting
) -> None:
    client = client_of(house.secretary)
    counts = []
    for times in (1, 4):
        for _time in range(times):
            laid(house, meeting)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/api/v1/materials/").status_code == 200
        with CaptureQueriesContext(connection) as of_meeting:
            client.get(f"/api/v1/meetings/{meeting.pk}/")
        counts.append((len(asked), len(of_meeting)))

    assert counts[0] == counts[1]
