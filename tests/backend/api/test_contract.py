"""The contract, and the pages that show it from local files alone."""

import re
from typing import Any

import pytest
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db

LOCAL = re.compile(r'(?:src|href|spec-url)="([^"]*)"')


@pytest.fixture(scope="module")
def operations() -> list[dict[str, Any]]:
    maker: Any = SchemaGenerator
    contract = maker().get_schema(request=None, public=True)
    return [one for path in contract["paths"].values() for one in path.values()]


def test_every_operation_has_a_name_and_a_text_of_its_own(
    operations: list[dict[str, Any]],
) -> None:
    names = [one["operationId"] for one in operations]

    assert len(set(names)) == len(names) > 10
    assert all(re.fullmatch("[a-z_]+", str(name)) for name in names)
    assert all(one["summary"] and one["description"] for one in operations)


def test_every_operation_tells_its_refusals(
    operations: list[dict[str, Any]],
) -> None:
    for one in operations:
        assert {"400", "429"} <= set(one["responses"])
        refused = one["responses"]["400"]["content"]
        assert list(refused) == ["application/problem+json"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/vnd.oai.openapi+json", "application/vnd.oai.openapi+json"),
        ("application/json", "application/json"),
        ("application/yaml", "application/yaml"),
    ],
)
def test_it_is_served_as_yaml_and_as_json(accept: str, kind: str) -> None:
    answer = APIClient().get(reverse("schema"), headers={"accept": accept})

    assert answer.status_code == 200
    assert answer["Content-Type"].startswith(kind)
    assert b"3.1.0" in answer.content


@pytest.mark.parametrize("name", ["schema-swagger", "schema-redoc"])
def test_its_pages_load_nothing_from_elsewhere(name: str) -> None:
    answer = APIClient().get(reverse(name), headers={"accept": "text/html"})
    html = answer.content.decode()

    assert answer.status_code == 200
    assert all(place.startswith("/") for place in LOCAL.findall(html))
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "<script>" not in html
    assert "//" not in html.replace("</", "")
