import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError, ValidationError

from backend.api.errors import TooLarge
from backend.api.parsers import StrictJSONParser


def parsed(body: bytes) -> object:
    return StrictJSONParser().parse(io.BytesIO(body))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**18), max_value=10**18)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.just("a"), inner),
    max_leaves=8,
)


@given(VALUES)
def test_ordinary_json_comes_through(value: object) -> None:
    assert parsed(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"\xff",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999999}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b'{"a": "\\u0000"}',
        b'{"\\u0000": 1}',
        b'{"a": "\\ud800"}',
        b'["\\udfff"]',
        b"[" * 100 + b"]" * 100,
        b"[" * 500_000,
    ],
)
def test_what_only_looks_like_json_is_refused(body: bytes) -> None:
    with pytest.raises((ParseError, ValidationError)):
        parsed(body)


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parsed(b'["\\ud83d\\ude00"]') == ["😀"]


def test_more_than_a_mebibyte_is_not_read() -> None:
    with pytest.raises(TooLarge):
        parsed(b'"' + b"a" * 1024 * 1024 + b'"')
