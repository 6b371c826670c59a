"""The pages of the template of minutes: to Word and back."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from councils.actions import minutes_papers
from councils.models import Council
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import minutes_factories as kept
from tests.councils.factories import House
from tests.councils.pages.browsing import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    """Return a council of three with accounts, two of whom come to meetings."""
    return made.house(size=3, people=3)


def template(*paragraphs: str) -> SimpleUploadedFile:
    """Return a template edited in Word."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return SimpleUploadedFile("minutes.docx", out.getvalue())


def test_the_template_is_taken_to_word_and_brought_back(house: House) -> None:
    address = f"/en/councils/{house.council.pk}"
    client = client_of(house.secretary)

    current = b"".join(
        client.get(f"{address}/minutes-template/file/").streaming_content  # type: ignore[attr-defined]
    )
    brought = client.post(
        f"{address}/bring-minutes-template/",
        {"file": template("Біздің кеңес: {{ council }}", "{{ title }}")},
    )
    shown = client.get(f"{address}/minutes-template/").content.decode()
    item = kept.frozen(house)

    assert "{{ council }}" in readers.words_of(current)
    assert brought.status_code == 302
    assert 'class="badge ok"' in shown
    with default_storage.open(minutes_papers.papers(item)["docx_kk"].path) as paper:
        assert "Біздің кеңес: Бөрлі" in readers.words_of(paper.read())


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (template("{{ title.__class__ }}"), "__class__"),
        (template("{{ nobody }}"), "nobody"),
        (template("{% for x in items %}"), "endfor"),
        (SimpleUploadedFile("minutes.docx", b"%PDF-1.7 x"), "cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_comes_back_with_the_reason(
    house: House, file: SimpleUploadedFile, why: str
) -> None:
    file.seek(0)
    address = f"/en/councils/{house.council.pk}/bring-minutes-template/"

    refused = client_of(house.secretary).post(address, {"file": file})

    text = refused.content.decode()
    assert refused.status_code == 400
    assert why in text.split('class="field-error"')[1].split("</p>")[0]
    assert Council.objects.get(pk=house.council.pk).minutes_template is None


def test_the_common_template_comes_back(house: House) -> None:
    address = f"/en/councils/{house.council.pk}"
    client = client_of(house.chair)
    file = {"file": template("{{ title }}")}
    client.post(f"{address}/bring-minutes-template/", file)

    reset = client.post(f"{address}/reset-minutes-template/")

    assert reset.status_code == 302
    assert Council.objects.get(pk=house.council.pk).minutes_template is None
    text = client.get(f"{address}/minutes-template/").content.decode()
    assert "The common template" in text
    assert "reset-minutes-template" not in text


@pytest.mark.parametrize("verb", ["bring-minutes-template", "reset-minutes-template"])
def test_members_do_not_change_the_template(house: House, verb: str) -> None:
    address = f"/en/councils/{house.council.pk}"
    member = client_of(house.members[1])

    shown = member.get(f"{address}/minutes-template/").content.decode()

    assert verb not in shown
    assert member.post(f"{address}/{verb}/").status_code == 403
