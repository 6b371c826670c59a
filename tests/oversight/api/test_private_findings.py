"""A finding marked not public appears nowhere for a stranger: one sweep of the house.

Every address that the resolver knows and that answers a GET is asked, with every id of
the kind that it takes, by nobody and by a stranger who has signed in. Archives and
papers are opened and read.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.views.generic import View

from backend.accounts.roles import Role
from backend.files import uploads
from backend.journal.models import Disclosure, Entry
from backend.notices.models import Letter
from backend.pages.acts import Act
from oversight.actions import findings
from oversight.models import Case, Finding, FindingCategory, Severity
from tests import factories
from tests.backend.papers import readers
from tests.councils.clock import standing_at
from tests.house import doors
from tests.house.doors import Address
from tests.oversight import monitoring_roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
WORD = "Жасырынсөз"
PARAMETER = re.compile(
    r"<(?:\w+:)?(?P<path>\w+)>|\(\?P<(?P<regex>\w+)>(?:[^()]|\([^()]*\))*\)"
)
IDS = ("pk", "file")


def story(*, is_sent: bool) -> tuple[Road, list[str]]:
    """Tell a monitoring with a private finding in two versions; return what is secret.

    Each text of the finding holds the word, and so does the name of its evidence.
    """
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    monitoring_roads.inspected(road, site, at=NOW, done_on=date(2026, 11, 20))
    photo = uploads.keep(
        b"\x89PNG\r\n\x1a\n" + b"7731" * 16,
        name=f"{WORD}.png",
        media_type="image/png",
        is_public=False,
        by=road.author,
        at=NOW,
    )
    said: dict[str, Any] = {
        "facts": f"{WORD}: баланың аты-жөні",
        "place": f"{WORD} көшесі",
        "established_on": date(2026, 11, 20),
        "breached_provision": f"{WORD}-бап",
        "severity": Severity.HIGH,
        "category": FindingCategory.RIGHTS,
        "harmed_interest": f"{WORD} мүддесі",
        "private_reason": f"{WORD}: дербес деректер",
        "evidence": [photo],
    }
    first = findings.log(
        road.case, **said, site=site, no_conflict=True, by=road.author, at=NOW
    )
    second = findings.correct(
        first,
        **{**said, "evidence": []},
        bodies=[],
        point=None,
        correction_reason=f"{WORD}: аты қате",
        by=road.author,
        at=NOW,
    )
    opened = findings.log(
        road.case,
        **{
            **said,
            "facts": "Ашық факт: ыстық су жоқ",
            "place": "№1 мектеп",
            "breached_provision": "",
            "harmed_interest": "",
            "private_reason": "",
            "evidence": [],
        },
        no_conflict=True,
        by=road.author,
        at=NOW,
    )
    secrets = [WORD, str(first.pk), str(second.pk), str(photo.pk), photo.sha256]
    if is_sent:
        secrets += [str(one.pk) for one in hidden_by_a_correction(road)]
        monitoring_roads.send_document(road, at=NOW)
    return road.refresh(), secrets if is_sent else [*secrets, str(opened.pk)]


def hidden_by_a_correction(road: Road) -> list[Finding]:
    """Log one more public finding, and hide it before the document is sent."""
    shown = monitoring_roads.found(road, at=NOW, facts=f"{WORD}: кейін жасырылған")
    hidden = findings.correct(
        shown,
        facts=shown.facts,
        place=shown.place,
        established_on=shown.established_on,
        breached_provision="",
        severity=Severity.HIGH,
        category=FindingCategory.RIGHTS,
        harmed_interest="",
        private_reason="баланың аты бар",
        bodies=[],
        evidence=[],
        point=None,
        correction_reason="Дербес деректер қалып қойған",
        by=road.author,
        at=NOW,
    )
    return [shown, hidden]


def ids_by_prefix() -> dict[str, list[UUID]]:
    """Return the ids of each resource of the API by the first word of its address."""
    found = {}
    for operation in doors.operations():
        queryset = getattr(operation.view, "queryset", None)
        if operation.action == "list" and queryset is not None:
            prefix = operation.route.removeprefix(doors.API).split("/")[0]
            rows = queryset.model._default_manager.values_list("pk", flat=True)
            found[prefix.strip("^$")] = list(rows[:12])
    return found


def everything() -> list[UUID]:
    """Return an id of every kind that oversight keeps, for addresses of no resource."""
    models: Iterator[type[Model]] = apps.get_app_config("oversight").get_models()
    return [
        row.pk
        for model in models
        for row in model._default_manager.all()[:2]
        if isinstance(row.pk, UUID)
    ]


def is_read(address: Address) -> bool:
    """Tell whether an address shows anything to whoever reads it."""
    view = getattr(address.callback, "view_class", None)
    if isinstance(view, type) and issubclass(view, Act):
        return False  # it asks a stranger to sign in, whatever the thing
    actions = getattr(address.callback, "actions", None)
    if actions is not None:
        return "get" in actions
    api = getattr(address.callback, "cls", None)
    if api is not None:
        return hasattr(api, "get")
    if isinstance(view, type) and issubclass(view, View):
        return hasattr(view, "get")
    return True


def places() -> Iterator[str]:
    """Yield every address to be asked, its parameters filled in."""
    known, others = ids_by_prefix(), everything()
    files = ids_by_prefix()["files"]
    for address in doors.addresses():
        names = [m["path"] or m["regex"] for m in PARAMETER.finditer(address.route)]
        if not is_read(address) or not set(names) <= set(IDS):
            continue
        bare = address.route.removeprefix(doors.API).removeprefix("kk/")
        filled = known.get(bare.split("/")[0], others)
        for pk in filled if "pk" in names else [None]:
            for file in files if "file" in names else [None]:
                yield address_with(address.route, pk=pk, file=file)


def address_with(route: str, **values: Any) -> str:
    def put(found: re.Match[str]) -> str:
        return str(values[found["path"] or found["regex"]])

    return "/" + PARAMETER.sub(put, route).rstrip("$").replace("\\Z", "")


def text_of(answer: Any) -> str:
    """Return all that an answer tells, headers and packed papers included."""
    streamed = getattr(answer, "streaming_content", None)
    content = b"".join(streamed) if streamed is not None else answer.content
    head = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{head} {opened(content)}"


def opened(content: bytes) -> str:
    if content.startswith(b"%PDF") and b"startxref" in content:
        return readers.text_of(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(
                f"{name} {opened(archive.read(name))}" for name in archive.namelist()
            )
    return content.decode(errors="replace")


def told(client: Client, secrets: list[str]) -> tuple[set[str], int]:
    """Return where a secret shows, and how many addresses have answered."""
    found, answered = set(), 0
    for place in places():
        answer = client.get(place, follow=False)
        text = text_of(answer)
        answered += answer.status_code == 200
        # An error repeats the address that was asked: that tells nothing new.
        if any(secret in text for secret in secrets if secret not in place):
            found.add(place)
    return found, answered


def clients() -> dict[str, Client]:
    signed_in = Client()
    signed_in.force_login(factories.citizen("Бөтен Адам"))
    return {"nobody": Client(), "a stranger": signed_in}


@pytest.mark.parametrize("is_sent", [True, False], ids=["sent", "under way"])
def test_a_private_finding_appears_at_no_public_address(is_sent: bool) -> None:  # noqa: FBT001
    with standing_at(NOW):
        _road, secrets = story(is_sent=is_sent)

        for name, client in clients().items():
            found, answered = told(client, secrets)

            assert found == set(), name
            assert answered > 100, name


def test_the_sweep_finds_it_where_the_initiator_looks() -> None:
    with standing_at(NOW):
        road, secrets = story(is_sent=True)
        client = Client()
        client.force_login(road.author.user)

        found, _answered = told(client, secrets)

    first, second, *_others = Finding.objects.filter(case=road.case)
    for finding in (first, second):
        assert f"/api/v1/findings/{finding.pk}/" in found
        assert f"/kk/findings/{finding.pk}/" in found
    assert "/api/v1/findings/" in found
    assert f"/kk/cases/{road.case.pk}/" in found


def test_it_is_not_counted_filtered_or_found_by_its_words() -> None:
    with standing_at(NOW):
        road, _secrets = story(is_sent=True)
        first, second, opened_one, *hidden = Finding.objects.filter(case=road.case)
        asked = {
            "": [opened_one],
            f"case={road.case.pk}": [opened_one],
            "severity=high": [opened_one],
            "category=rights": [opened_one],
            "current=true": [opened_one],
            "current=false": [],
            f"number={first.number}": [],
            f"body={road.body.pk}": [opened_one],
            f"site={first.site_id}": [],
            f"q={WORD}": [],
            "q=баланың": [],
        }
        for client in clients().values():
            for query, wanted in asked.items():
                page = client.get(f"/api/v1/findings/?count=exact&{query}").json()

                assert [row["id"] for row in page["results"]] == [
                    str(one.pk) for one in wanted
                ], query
                assert page["count"] == len(wanted), query
        for finding in (first, second, *hidden):
            for place in ("api/v1", "kk"):
                answer = Client().get(f"/{place}/findings/{finding.pk}/")
                assert answer.status_code == 404


def test_the_journal_and_the_post_keep_it_to_themselves() -> None:
    with standing_at(NOW):
        _road, _secrets = story(is_sent=True)

    public = Entry.objects.filter(is_public=True)
    leaves = b" ".join(bytes(entry.leaf) for entry in public).decode()
    shown = Disclosure.objects.filter(entry__is_public=True)

    assert WORD not in leaves
    assert not any(WORD in str(one.value) for one in shown)
    assert not Letter.objects.filter(body__contains=WORD).exists()
    assert not Letter.objects.filter(subject__contains=WORD).exists()


def test_the_body_that_it_concerns_sees_it_once_the_document_is_sent() -> None:
    with standing_at(NOW):
        road, _secrets = story(is_sent=True)
        officer = Client()
        officer.force_login(factories.holder(Role.OFFICER, road.body).user)

        rows = officer.get(f"/api/v1/findings/?case={road.case.pk}").json()["results"]

    assert len(rows) == 5
    assert Case.objects.get(pk=road.case.pk).state == "document_sent"
