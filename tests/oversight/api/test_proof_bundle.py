"""The proof bundle: what lies in it, who gets what, and that it can be checked."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.journal import check_proof, signing
from oversight.models import Case
from tests import factories
from tests.councils.api.calling import client_of
from tests.councils.pages.browsing import bytes_of
from tests.oversight import roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db
SECRET = "Жеке факт"


def answered() -> Road:
    """Walk a case until the head has answered the first of two recommendations."""
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    road = roads.sent(at=factories.AT, body=body)
    roads.answer(road, head, at=factories.AT)
    return road


def bundle_of(case: Case, *, by: Actor | None = None) -> bytes:
    answer = client_of(by).get(f"/api/v1/cases/{case.pk}/proof-bundle/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    return bytes_of(answer)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def checked(content: bytes, tmp_path: Path, *, vkey: str = "") -> Any:
    """Run the checker as a stranger does: a process of its own, with two words."""
    with opened(content) as archive:
        checker = archive.read("check_proof.py")
    (tmp_path / "check_proof.py").write_bytes(checker)
    (tmp_path / "bundle.zip").write_bytes(content)
    return subprocess.run(
        [sys.executable, "check_proof.py", "bundle.zip", vkey or signing.vkey()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def rewritten(content: bytes, path: str, change: Any) -> bytes:
    """Return the archive with one part changed."""
    made = io.BytesIO()
    with opened(content) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == path else part)
    return made.getvalue()


def test_a_bundle_holds_the_matter_its_terms_and_its_journal() -> None:
    road = answered()

    with opened(bundle_of(road.case)) as archive:
        names = archive.namelist()
        things = json.loads(archive.read("things.json"))
        terms = json.loads(archive.read("terms.json"))
        page = archive.read("index.kk.html").decode()

    assert {"index.kk.html", "index.ru.html", "index.en.html"} <= set(names)
    assert {"case", "final-document", "delivery", "recommendation", "answer"} <= {
        thing["kind"] for thing in things
    }
    assert {term["entries"][0]["kind"] for term in terms} == {"opened"}
    answers = [term for term in terms if term["kind"] == "answer_recommendation"]
    assert [term["explanation"]["norm"] for term in answers] == ["control.answer"] * 2
    assert any(name.startswith(f"journal/case-{road.case.pk}/") for name in names)
    assert road.case.number
    assert road.case.number in page


def test_a_stranger_checks_it_without_the_server(tmp_path: Path) -> None:
    done = checked(bundle_of(answered().case), tmp_path)

    assert (done.returncode, done.stdout) == (0, "all holds\n")


@pytest.mark.parametrize("path", ["things.json", "terms.json", "index.ru.html"])
def test_a_changed_part_is_named(tmp_path: Path, path: str) -> None:
    content = rewritten(bundle_of(answered().case), path, lambda part: part + b" ")

    done = checked(content, tmp_path)

    assert done.returncode == 1
    assert f"{path}: changed" in done.stdout


def test_a_changed_manifest_is_noticed(tmp_path: Path) -> None:
    content = rewritten(
        bundle_of(answered().case),
        check_proof.MANIFEST,
        lambda part: part.replace(b"kenes/proof", b"other/proof"),
    )

    done = checked(content, tmp_path)

    assert "another digest than the signed one" in done.stdout


def test_another_servers_key_does_not_hold(tmp_path: Path) -> None:
    content = bundle_of(answered().case)
    with override_settings(SIGNING_SECRET="another secret of another server"):
        other = signing.vkey()

    done = checked(content, tmp_path, vkey=other)

    assert done.returncode == 1
    assert "manifest.note: the signature does not hold" in done.stdout


@pytest.mark.parametrize("vkey", ["kenes", "kenes+00+AQ==", "kenes+00+%%"])
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, vkey: str) -> None:
    done = checked(bundle_of(answered().case), tmp_path, vkey=vkey)

    assert done.returncode == 1
    assert "not a verifier key" in done.stdout


def test_a_broken_chain_and_a_false_value_are_noticed() -> None:
    case = answered().case
    with opened(bundle_of(case)) as archive:
        leaves = {n: archive.read(n) for n in archive.namelist() if "journal/" in n}
        disclosures = json.loads(archive.read("disclosures.json"))
    chain = sorted(name for name in leaves if str(case.pk) in name)
    changed = {**leaves, chain[0]: leaves[chain[0]].replace(b'"v":1', b'"v":2')}
    false = [{**disclosures[0], "value": "другое"}]

    assert check_proof.chain_faults(leaves) == []
    assert check_proof.opening_faults(leaves, disclosures) == []
    assert check_proof.chain_faults(changed) == [
        f"{chain[1]}: does not follow the entry before it"
    ]
    assert len(check_proof.opening_faults(leaves, false)) == 1


def test_what_is_not_public_is_in_nobodys_bundle_but_its_own() -> None:
    road = answered()

    for_all = bundle_of(road.case)
    for_author = bundle_of(road.case, by=road.author)

    def says(content: bytes) -> bool:
        with opened(content) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        return any(SECRET.encode() in part for part in parts)

    assert says(for_author)
    assert not says(for_all)


def test_a_draft_has_no_bundle_for_a_stranger() -> None:
    draft = roads.draft(at=factories.AT)
    address = f"/api/v1/cases/{draft.case.pk}/proof-bundle/"

    assert client_of().get(address).status_code == 404
    assert bundle_of(draft.case, by=draft.author)


def test_the_key_is_told_to_whoever_asks() -> None:
    told = client_of().get("/api/v1/signing-key/").json()

    assert told == {"origin": signing.origin(), "vkey": signing.vkey()}
