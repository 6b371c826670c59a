"""What the server signs is checked by its verifier key, and by nothing else."""

import pytest
from django.test import override_settings

from backend.journal import signing


def test_a_note_opens_by_the_key_that_signed_it() -> None:
    note = signing.signed("kenes\n2026/QB-000001\n")

    assert signing.opened(note, by=signing.vkey()) == "kenes\n2026/QB-000001\n"


def test_a_changed_note_does_not_open() -> None:
    note = signing.signed("kenes\n2026/QB-000001\n")

    with pytest.raises(signing.NotSigned):
        signing.opened(note.replace("000001", "000002"), by=signing.vkey())


def test_another_servers_key_opens_nothing() -> None:
    note = signing.signed("kenes\n")
    with override_settings(SIGNING_SECRET="another secret of another server"):
        other = signing.vkey()

    with pytest.raises(signing.NotSigned):
        signing.opened(note, by=other)


def test_a_note_without_an_end_is_not_signed() -> None:
    with pytest.raises(ValueError, match="new line"):
        signing.signed("kenes")
