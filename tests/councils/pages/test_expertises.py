"""An expertise of a council on its pages: put on record by a form, and shown."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from councils.models import ControlKind, Monitoring
from tests.councils import factories as made
from tests.councils.clock import standing_at
from tests.councils.factories import House

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SAID = {
    "kind": "expertise",
    "theme": "Полигон жобасы",
    "done_on": "2026-11-20",
    "others": "«Эко» бірлестігінің сараптама комиссиясы",
    "conclusion": "Жоба нормаға сай емес.",
}


def address(name: str, house: House, *, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=[house.council.pk])


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_secretary_puts_an_assigned_expertise_on_record(language: str) -> None:
    house = made.house(size=3, people=3)
    assignment = made.decided_by(house, present=3, votes_for=3)
    secretary = signed_in(house.secretary)
    here = address("council-log-monitoring", house, language=language)

    with standing_at(NOW):
        form = secretary.get(here)
        kept = secretary.post(here, {**SAID, "assignment": str(assignment.pk)})
        shown = secretary.get(address("council-monitorings", house, language=language))

    found = Monitoring.objects.get(council=house.council)
    assert (form.status_code, kept.status_code) == (200, 302)
    assert (found.kind, found.assignment) == (ControlKind.EXPERTISE, assignment)
    assert "Полигон жобасы" in shown.content.decode()


def test_without_an_assignment_it_is_refused_beside_the_field() -> None:
    house = made.house(size=3, people=3)

    with standing_at(NOW):
        refused = signed_in(house.secretary).post(
            address("council-log-monitoring", house), SAID
        )

    text = refused.content.decode()
    assert refused.status_code == 409
    assert 'class="field has-error"' in text
    assert "art. 22" in text
    assert not Monitoring.objects.filter(council=house.council).exists()
