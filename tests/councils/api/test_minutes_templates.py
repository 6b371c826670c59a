"""The doors of the template of minutes: who takes it, who brings it, who may not."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from rest_framework.test import APIClient

from backend.files import uploads
from backend.files.models import File
from backend.papers import word
from councils.models import Council
from tests import factories
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils.factories import AT, House

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts."""
    return made.house(size=3, people=3)


def client_of(actor: Any = None) -> APIClient:
    client = APIClient(headers=EN)
    if actor is not None:
        client.force_login(actor.user)
    return client


def docx(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def kept(by: Any, content: bytes, *, media_type: str = word.KIND) -> File:
    return uploads.keep(
        content,
        name="minutes.docx",
        media_type=media_type,
        is_public=False,
        by=by,
        at=AT,
    )


def bring(house: House, by: Any, file: File) -> Any:
    address = f"/api/v1/councils/{house.council.pk}/bring-minutes-template/"
    return client_of(by).post(address, {"file": str(file.pk)}, format="json")


def template_in_use(house: House) -> str:
    """Return the words of what anybody downloads."""
    answer = client_of().get(f"/api/v1/councils/{house.council.pk}/minutes-template/")
    assert answer.headers["content-type"] == word.KIND
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return readers.words_of(content)


def test_a_template_goes_out_and_comes_back_through_the_doors(house: House) -> None:
    secretary = client_of(house.secretary)
    upload = SimpleUploadedFile("minutes.docx", docx("Кеңес: {{ council }}"))
    before = template_in_use(house)

    file = secretary.post("/api/v1/files/", {"file": upload}).json()
    brought = secretary.post(
        f"/api/v1/councils/{house.council.pk}/bring-minutes-template/",
        {"file": file["id"]},
        format="json",
    )
    own = template_in_use(house)
    reset = client_of(house.chair).post(
        f"/api/v1/councils/{house.council.pk}/reset-minutes-template/"
    )

    assert (brought.status_code, reset.status_code) == (200, 200)
    assert "{{ words.agenda }}" in before
    assert own.strip() == "Кеңес: {{ council }}"
    assert template_in_use(house) == before


def test_others_do_not_change_the_template(house: House) -> None:
    wrong = {
        "member": house.members[1],
        "stranger": factories.actor(factories.person()),
        "other secretary": made.house(size=3, people=1).secretary,
    }

    for name, by in wrong.items():
        file = kept(by, docx("{{ title }}"))
        assert bring(house, by, file).status_code == 403, name
        reset = f"/api/v1/councils/{house.council.pk}/reset-minutes-template/"
        assert client_of(by).post(reset).status_code == 403, name
    assert bring(house, None, file).status_code == 401
    assert Council.objects.get(pk=house.council.pk).minutes_template is None


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (docx("{{ nobody }}"), word.KIND, "'nobody' is undefined"),
        (docx("{{ title.__class__ }}"), word.KIND, "__class__"),
        (docx("{{ title() }}"), word.KIND, "Call is not allowed"),
        (docx("{% for x in items %}"), word.KIND, "endfor"),
        (b"%PDF-1.7", "application/pdf", "not a document of Word"),
        (b"PK\x03\x04 torn", word.KIND, "cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_with_the_reason(
    house: House, content: bytes, media_type: str, why: str
) -> None:
    file = kept(house.secretary, content, media_type=media_type)

    refused = bring(house, house.secretary, file)

    assert refused.status_code == 400
    assert why in str(refused.json())
    assert Council.objects.get(pk=house.council.pk).minutes_template is None


def test_a_file_of_somebody_else_is_not_found(house: House) -> None:
    file = kept(house.members[1], docx("{{ title }}"))

    assert bring(house, house.secretary, file).status_code == 404
