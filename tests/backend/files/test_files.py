"""Uploads: by right, by content, never run."""

import hashlib
import io
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.files import kinds
from backend.files.models import File
from backend.journal.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture(autouse=True)
def stored_apart(settings: Any, tmp_path: Any) -> None:
    store = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": store}


@pytest.fixture
def owner() -> User:
    return factories.person()


def client_of(user: User | None) -> APIClient:
    found = APIClient(raise_request_exception=False)
    if user is not None:
        found.force_login(user)
    return found


def send(user: User | None, content: bytes, name: str = "a.pdf", **more: Any) -> Any:
    headers = more.pop("headers", {})
    part = SimpleUploadedFile(name, content, content_type="text/html")
    body = {"file": part, **more}
    return client_of(user).post(
        "/api/v1/files/", body, format="multipart", headers=headers
    )


def read(answer: Any) -> bytes:
    """Read to the end: that is where the test client closes a streamed answer."""
    return answer.content if not answer.streaming else b"".join(answer)


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "a.exe", "application/pdf"),
        (PNG, "a", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a", "image/webp"),
        ("Есеп\n".encode(), "a.txt", "text/plain"),
        (b"a,b\n1,2\n", "A.CSV", "text/csv"),
        (
            office("[Content_Types].xml", "word/document.xml"),
            "a",
            kinds.OFFICE["word/"],
        ),
        (office("[Content_Types].xml", "xl/workbook.xml"), "a", kinds.OFFICE["xl/"]),
    ],
)
def test_the_kind_is_told_by_the_content(content: bytes, name: str, kind: str) -> None:
    assert kinds.of(content, name=name) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"),
        (b"MZ\x90\0", "a.pdf"),
        (b"\x7fELF", "a.txt"),
        (b"a\0b", "a.txt"),
        (b"\xff\xfe", "a.txt"),
        (b"PK\x03\x04broken", "a.docx"),
        (office("a.exe"), "a.zip"),
        (office("[Content_Types].xml", "word/x", "word/vbaProject.bin"), "a.docm"),
        (office("[Content_Types].xml", "word/x", "xl/x"), "a.docx"),
    ],
)
def test_other_kinds_are_not_taken(owner: User, content: bytes, name: str) -> None:
    answer = send(owner, content, name)

    assert answer.status_code == 415
    assert answer["Content-Type"] == "application/problem+json"
    assert not File.objects.exists()


def test_an_upload_is_stored_by_its_digest_and_recorded(owner: User) -> None:
    answer = send(owner, PDF)

    file = File.objects.get()
    digest = hashlib.sha256(PDF).hexdigest()
    assert (answer.status_code, answer.json()["id"]) == (201, str(file.pk))
    assert answer.json()["sha256"] == file.sha256 == digest
    with default_storage.open(file.path) as stored:
        assert stored.read() == PDF
    entry = Entry.objects.get(object_id=file.pk)
    assert entry.kind == "file.uploaded"
    assert not entry.is_public


def test_equal_bytes_are_two_files_stored_once(owner: User) -> None:
    first, second = send(owner, PDF).json(), send(owner, PDF, "b.pdf").json()

    assert first["id"] != second["id"]
    assert len({file.path for file in File.objects.all()}) == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\temp\\есеп.pdf", "есеп.pdf"),
        ("exe\u202efdp.pdf", "exefdp.pdf"),
        ("a\u200b\tb.pdf", "ab.pdf"),
        ("...", "file"),
        ("я" * 500 + ".pdf", "я" * 146 + ".pdf"),
    ],
)
def test_odd_names_are_cleaned(name: str, kept: str) -> None:
    assert kinds.clean_name(name) == kept


def test_a_hidden_file_is_nobody_elses(owner: User) -> None:
    pk = send(owner, PDF).json()["id"]

    for path in (f"/api/v1/files/{pk}/", f"/api/v1/files/{pk}/content/"):
        seen = client_of(owner).get(path)
        assert (seen.status_code, bool(read(seen))) == (200, True)
        assert client_of(factories.person()).get(path).status_code == 404
        assert client_of(None).get(path).status_code == 404


def test_content_is_to_be_saved_and_never_run(owner: User) -> None:
    pk = send(owner, PDF, "есеп.pdf", is_public="true").json()["id"]

    answer = client_of(None).get(f"/api/v1/files/{pk}/content/")

    assert read(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_bad_uploads_are_refused(owner: User, settings: Any) -> None:
    settings.FILE_MAX_BYTES = 100
    json = client_of(owner).post("/api/v1/files/", {"file": "a"}, format="json")
    text = client_of(owner).post("/api/v1/files/", {"file": "a"}, format="multipart")

    assert send(None, PDF).status_code == 401
    assert send(owner, b"").status_code == 400
    assert send(owner, PDF + b"a" * 100).status_code == 413
    assert send(owner, PDF, colour="red").json()["errors"][0]["pointer"] == "/colour"
    assert (json.status_code, text.status_code) == (415, 400)
    assert not File.objects.exists()


def test_a_repeated_upload_is_one_file_whatever_its_boundary(owner: User) -> None:
    headers = {"idempotency-key": "k1"}

    first = send(owner, PDF, headers=headers)
    again = send(owner, PDF, headers=headers)
    other = send(owner, PDF + b"a", headers=headers)

    assert first.json() == again.json()
    assert other.status_code == 422
    assert File.objects.count() == 1
