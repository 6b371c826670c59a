"""The pages of a monitoring: in three languages, and by forms alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from oversight.actions import inspections
from oversight.actions.inspections import Said
from oversight.models import Checklist, Inspection, InspectionLine, Site
from oversight.states import InspectionState
from tests import factories
from tests.councils.pages.browsing import bytes_of, text_of, ways
from tests.oversight import monitoring_roads, roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
LANGUAGES = ("kk", "ru", "en")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(getattr(who, "user", who))
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_three_languages(language: str) -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
    visit = monitoring_roads.requested(road, at=NOW, wanted_on=DAY, site=site)
    finding = monitoring_roads.found(road, at=NOW)
    client = signed_in(road.author)

    pages = {
        "case-control": (road.case.pk, site.name),
        "case-sites": (road.case.pk, site.name),
        "site": (site.pk, site.name),
        "site-begin-inspection": (site.pk, ""),
        "site-leave-out": (site.pk, ""),
        "checklist": (checklist.pk, "Қол жуу орны"),
        "inspection": (done.pk, "Кіреберісте"),
        "inspection-correct": (done.pk, ""),
        "visit": (visit.pk, "Асхананың қағаздарын қарау"),
        "visit-withdraw": (visit.pk, ""),
        "visit-enter-refusal": (visit.pk, ""),
        "finding": (finding.pk, "Ыстық су жоқ"),
        "finding-correct": (finding.pk, "Ыстық су жоқ"),
        "case-write-plan": (road.case.pk, ""),
        "case-adopt-checklist": (road.case.pk, "Қол жуу орны"),
        "case-add-sites": (road.case.pk, ""),
        "case-request-visit": (road.case.pk, road.author.user.name),
        "case-log-finding": (road.case.pk, site.name),
    }
    for name, (pk, shown) in pages.items():
        answer = client.get(address(name, pk, language=language))
        assert answer.status_code == 200, name
        assert f'<html lang="{language}">' in answer.content.decode(), name
        assert shown in text_of(answer) + answer.content.decode(), name


def test_a_stranger_sees_how_far_it_is_and_is_offered_nothing() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
    begun = inspections.begin(site, done_on=DAY, by=road.author, at=NOW)

    for client in (Client(), signed_in(factories.citizen("Бөтен"))):
        page = client.get(address("case-control", road.case.pk))
        assert "1 of 2 inspected" in text_of(page)
        assert ways(page, "/en/cases/") == set()
        assert ways(client.get(address("site", site.pk))) == set()
        for one in (done, begun):
            assert client.get(address("inspection", one.pk)).status_code == 404


def test_an_empty_monitoring_says_what_will_stand_there() -> None:
    road = roads.registered(at=NOW)

    page = signed_in(road.author).get(address("case-control", road.case.pk))

    told = text_of(page)
    for words in ("No plan yet", "No sites yet", "No checklist yet", "No visit"):
        assert words in told
    assert {"write-plan", "adopt-checklist", "add-sites"} <= ways(page)
    assert "request-visit" not in ways(page)


def test_plan_checklist_and_sites_are_written_by_forms_alone() -> None:
    road = monitoring_roads.observed(at=NOW)
    client = signed_in(road.author)
    plan = {"from_on": "2026-11-23", "to_on": "2026-11-22", "method": "Ескертусіз"}

    backwards = client.post(address("case-write-plan", road.case.pk), plan)
    written = client.post(
        address("case-write-plan", road.case.pk), {**plan, "to_on": "2026-12-31"}
    )
    empty = client.post(
        address("case-adopt-checklist", road.case.pk), {"title": "Асхана"}
    )
    client.post(
        address("case-adopt-checklist", road.case.pk),
        {
            "title": "Асхана",
            "text_1": "Су ыстық па?",
            "kind_1": "yes_no",
            "weight_1": "3",
            "text_4": "Неше бала?",
            "kind_4": "number",
        },
    )
    nameless = client.post(
        address("case-add-sites", road.case.pk), {"sites": " | Абай 1"}
    )
    client.post(
        address("case-add-sites", road.case.pk),
        {"sites": "№1 мектеп | Абай 1\n\n№2 мектеп\tАбай 2\n№3 мектеп"},
    )

    assert (backwards.status_code, written.status_code) == (409, 302)
    assert "art. 12" in backwards.content.decode()
    assert (empty.status_code, nameless.status_code) == (409, 400)
    checklist = Checklist.objects.get(case=road.case)
    assert [(i.position, i.kind, i.weight) for i in checklist.items.all()] == [
        (1, "yes_no", 3),
        (2, "number", 1),
    ]
    assert [(s.name, s.address) for s in Site.objects.filter(case=road.case)] == [
        ("№1 мектеп", "Абай 1"),
        ("№2 мектеп", "Абай 2"),
        ("№3 мектеп", ""),
    ]


def test_on_a_phone_one_line_follows_another_until_the_score() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    client = signed_in(road.author)

    begun = client.post(
        address("site-begin-inspection", site.pk), {"done_on": "2026-11-23"}
    )
    inspection = Inspection.objects.get(site=site)
    here = address("inspection-answer-line", inspection.pk)
    assert begun.headers["Location"] == here
    first = client.get(here)
    assert "1 of 4" in text_of(first)
    assert 'type="radio"' in first.content.decode()
    early = client.post(address("inspection-finish", inspection.pk), {"note": ""})
    wrong = client.post(here, {"value": "maybe"})
    photo = {"value": "yes", "evidence": SimpleUploadedFile("photo.png", PNG)}
    goes_on = client.post(f"{here}?line=1", photo)
    skipped = client.post(f"{here}?line=3", {"value": "380"})
    client.post(f"{here}?line=2", {"value": "3", "note": "Бір шүмек сынған"})
    last = client.post(f"{here}?line=4", {"value": "Кіреберісте"})
    done = client.post(address("inspection-finish", inspection.pk), {"note": ""})

    assert (early.status_code, wrong.status_code) == (409, 400)
    assert goes_on.headers["Location"] == f"{here}?line=2"
    assert skipped.headers["Location"] == f"{here}?line=4"
    assert last.headers["Location"] == address("inspection-finish", inspection.pk)
    assert done.headers["Location"] == address("inspection", inspection.pk)
    inspection.refresh_from_db()
    assert (inspection.state, inspection.percent) == (InspectionState.FINISHED, 86)
    line = InspectionLine.objects.get(inspection=inspection, item__position=1)
    assert line.evidence.get().name == "photo.png"
    page = client.get(address("inspection", inspection.pk))
    assert "86 %" in text_of(page)
    assert ways(page) == {"correct"}
    assert client.get(f"{here}?line=9").status_code == 404


def test_an_inspection_goes_on_where_it_was_left() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    begun = inspections.begin(site, done_on=DAY, by=road.author, at=NOW)
    client = signed_in(road.author)
    here = address("inspection-answer-line", begun.pk)
    client.post(here, {"value": "no", "note": "Журнал жоқ"})

    on = client.get(here)
    back = client.get(f"{here}?line=1")

    assert "Go on with the inspection" in text_of(client.get(address("site", site.pk)))
    assert checklist.items.get(position=2).text in text_of(on)
    assert "Журнал жоқ" in back.content.decode()
    given_up = client.post(
        address("inspection-abandon", begun.pk), {"reason": "Мектеп жабық"}
    )
    assert given_up.status_code == 302
    assert "No inspection" not in text_of(client.get(address("site", site.pk)))


def test_the_evidence_is_a_way_of_its_own_for_whoever_sees_the_inspection() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    scan = monitoring_roads.scan(road.author, at=NOW)
    lines = [
        Said(item, value, "", [scan])
        for item, value in zip(
            checklist.items.all(), monitoring_roads.ANSWERED, strict=True
        )
    ]
    done = inspections.log(
        site, done_on=DAY, lines=lines, note="", by=road.author, at=NOW
    )
    place = address("inspection-evidence", done.pk, scan.pk)

    assert Client().get(place).status_code == 404
    own = signed_in(road.author).get(place)
    assert bytes_of(own) == b"%PDF-1.4 paper"
    monitoring_roads.send_document(road, at=NOW)
    assert bytes_of(Client().get(place))


def test_the_list_of_sites_is_sought_by_words_and_by_what_is_done() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, sites = monitoring_roads.with_checklist(
        road, at=NOW, sites=[f"№{number} мектеп" for number in range(1, 31)]
    )
    monitoring_roads.inspected(road, sites[4], at=NOW, done_on=DAY)
    here = address("case-sites", road.case.pk)

    done = text_of(Client().get(f"{here}?done=true"))
    named = text_of(Client().get(f"{here}?q=№17"))
    wrong = Client().get(f"{here}?done=maybe")

    assert "№5 мектеп" in done
    assert "№6 мектеп" not in done
    assert "№17 мектеп" in named
    assert wrong.status_code == 400
    assert (
        Client().get(address("case-sites", roads.draft(at=NOW).case.pk)).status_code
        == 404
    )


def test_the_page_of_a_monitoring_takes_as_many_queries_for_many_sites() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, sites = monitoring_roads.with_checklist(
        road, at=NOW, sites=[f"№{number} мектеп" for number in range(10)]
    )
    client = signed_in(road.author)

    def add(site: Site) -> None:
        monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
        monitoring_roads.requested(road, at=NOW, wanted_on=DAY, site=site)

    def counted() -> list[int]:
        found = []
        for name in ("case-control", "case-sites"):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address(name, road.case.pk)).status_code == 200
            found.append(len(captured))
        return found

    add(sites[0])
    few = counted()
    for site in sites[1:6]:
        add(site)

    assert counted() == few


def test_a_later_checklist_is_pointed_to_from_the_earlier_one() -> None:
    road = monitoring_roads.observed(at=NOW)
    first, _sites = monitoring_roads.with_checklist(road, at=NOW)
    second, _sites = monitoring_roads.with_checklist(road, at=NOW, sites=[])

    page = Client().get(address("checklist", first.pk))

    assert address("checklist", second.pk) in page.content.decode()
    assert "A later version is in force" in text_of(page)
