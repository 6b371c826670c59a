"""Lists by cursor: a keyset over (ordering, id), as row values."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.fields.tuple_lookups import (
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from backend.api.errors import InvalidParameters

USUAL, LARGEST = 50, 200
_SIGNER = signing.Signer(salt="backend.api.pagination", sep=".")
_NUMBER = re.compile("[1-9][0-9]{0,5}")


@dataclass(frozen=True)
class Position:
    """Where a page begins: after the row with this key and id, in this ordering."""

    ordering: str
    key: str
    pk: str
    backwards: bool = False

    def encoded(self) -> str:
        """Return the cursor that stands in the address."""
        parts = [self.ordering, self.key, self.pk, self.backwards]
        return _SIGNER.sign_object(parts)

    @classmethod
    def decoded(cls, cursor: str) -> "Position":
        """Return the position; raise for a cursor that we did not write."""
        try:
            ordering, key, pk, backwards = _SIGNER.unsign_object(cursor)
        except (signing.BadSignature, ValueError):
            message = _("This cursor is broken; begin again without it.")
            raise _wrong(cursor=message) from None
        return cls(ordering, key, pk, backwards)


class CursorPagination(BasePagination):
    """`next`, `previous`, `results`; `count` where it is asked for.

    The view gives `ordering` (a name, with a minus for the latest first) and
    `ordering_fields` (the names that `?ordering=` takes, or a mapping of names to
    fields or expressions). Whatever is ordered by is never null: coalesce it.
    """

    parameters = frozenset({"cursor", "page_size", "ordering", "count"})

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any]:
        """Return the rows of one page."""
        self.request = request
        size = self._size()
        ordering = self._ordering(view)
        name = ordering.removeprefix("-")
        self.count = self._count(queryset)
        rows = queryset.order_by().annotate(_key=_expression(view, name))
        here = self._position(ordering)
        backwards = bool(here and here.backwards)
        descending = ordering.startswith("-") != backwards
        if here is not None:
            rows = _after(rows, here, descending=descending)
        order = [F("_key").desc(), F("pk").desc()] if descending else ["_key", "pk"]
        page = list(rows.order_by(*order)[: size + 1])
        more, page = len(page) > size, page[:size]
        if backwards:
            page.reverse()
        self.next = self.previous = None
        if page and (more or backwards):
            self.next = self._address(_position_of(page[-1], ordering))
        if page and here is not None and (more or not backwards):
            self.previous = self._address(
                _position_of(page[0], ordering, backwards=True)
            )
        return page

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with its neighbours."""
        return Response(
            {
                **({} if self.count is None else {"count": self.count}),
                "next": self.next,
                "previous": self.previous,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of a page, as OpenAPI 3.1 says null."""
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Only where asked for."},
                "next": address,
                "previous": address,
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the parameters of a list."""
        names = [sign + name for name in _names(view) for sign in ("", "-")]
        return [
            _parameter("cursor", "Where the page begins: from `next` or `previous`."),
            _parameter(
                "page_size",
                "Rows of a page.",
                type="integer",
                minimum=1,
                maximum=LARGEST,
                default=USUAL,
            ),
            _parameter(
                "ordering", "By what; a minus turns it.", type="string", enum=names
            ),
            _parameter(
                "count",
                "Adds `count`, estimated or exact.",
                type="string",
                enum=["estimate", "exact"],
            ),
        ]

    def _size(self) -> int:
        text = self.request.query_params.get("page_size", str(USUAL))
        if not _NUMBER.fullmatch(text) or int(text) > LARGEST:
            message = _("A page has 1 to %(largest)s rows.") % {"largest": LARGEST}
            raise _wrong(page_size=message)
        return int(text)

    def _ordering(self, view: Any) -> str:
        usual: str = view.ordering
        text = self.request.query_params.get("ordering", usual)
        if text != usual and text.removeprefix("-") not in _names(view):
            names = ", ".join(_names(view))
            message = _("It can be ordered by: %(names)s.") % {"names": names}
            raise _wrong(ordering=message)
        return text

    def _position(self, ordering: str) -> Position | None:
        cursor = self.request.query_params.get("cursor")
        if cursor is None:
            return None
        position = Position.decoded(cursor)
        if position.ordering != ordering:
            message = _("This cursor belongs to another ordering.")
            raise _wrong(cursor=message)
        return position

    def _count(self, queryset: QuerySet[Any, Any]) -> int | None:
        match self.request.query_params.get("count"):
            case None:
                return None
            case "exact":
                return queryset.count()
            case "estimate":
                plan = json.loads(queryset.order_by().explain(format="json"))
                return int(plan[0]["Plan"]["Plan Rows"])
            case _:
                message = _("A count is “estimate” or “exact”.")
                raise _wrong(count=message)

    def _address(self, position: Position) -> str:
        here = self.request.build_absolute_uri()
        return replace_query_param(here, "cursor", position.encoded())


def _after(
    rows: QuerySet[Any, Any], here: Position, *, descending: bool
) -> QuerySet[Any, Any]:
    field = rows.query.annotations["_key"].output_field
    pk = rows.model._meta.pk
    try:
        values = (field.to_python(here.key), pk.to_python(here.pk))
    except ValidationError:
        message = _("This cursor is broken; begin again without it.")
        raise _wrong(cursor=message) from None
    compare = TupleLessThan if descending else TupleGreaterThan
    return rows.filter(compare(Tuple(F("_key"), F("pk")), values))


def _position_of(row: Any, ordering: str, *, backwards: bool = False) -> Position:
    key = row._key
    text = key.isoformat() if hasattr(key, "isoformat") else str(key)
    return Position(ordering, text, str(row.pk), backwards)


def _names(view: Any) -> list[str]:
    names = list(getattr(view, "ordering_fields", ()))
    usual = view.ordering.removeprefix("-")
    return names if usual in names else [usual, *names]


def _expression(view: Any, name: str) -> Combinable:
    fields = getattr(view, "ordering_fields", ())
    found = fields.get(name, name) if isinstance(fields, Mapping) else name
    return F(found) if isinstance(found, str) else cast("Combinable", found)


def _parameter(name: str, description: str, **schema: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema or {"type": "string"},
    }


def _wrong(**messages: Any) -> InvalidParameters:
    return InvalidParameters(
        {name: [ErrorDetail(str(said), name)] for name, said in messages.items()}
    )
