"""Bases of the doors: what every one of them asks, in the same order.

Authenticate, throttle, find among what is visible, ask for the right, repeat a first
answer, read the body; the act itself then asks for the state and the law.
"""

import functools
import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django_filters import rest_framework as django_filters
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend import clock
from backend.api import filters, idempotency, identity, moves
from backend.api.errors import InvalidParameters, TooLarge
from backend.api.permissions import Policy
from backend.api.serializers import NoBody, StrictSerializer
from backend.law.procedure import Procedure

M = TypeVar("M", bound=models.Model)
F = TypeVar("F", bound=Callable[..., Any])
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


def act(
    *,
    takes: type[StrictSerializer] = NoBody,
    answers: Any = None,
    on_item: bool = True,
    verb: str = "",
) -> Callable[[F], F]:
    """Make a method of a viewset an act: `POST …/{id}/{verb-of-its-name}/`.

    `takes` is what its body must look like; `self.given` holds it, validated. `verb`
    stands for the name where a viewset cannot have a method of that name.
    Methods named `create` (of a viewset) and `post` (of a `Door`) keep their address.
    `answers` is what the contract promises where it is not the item itself.
    """

    def made(method: F) -> F:
        told = cast("Any", method)
        told.takes, told.answers = takes, answers
        if method.__name__ in ("create", "post"):
            return method
        path = verb or method.__name__.replace("_", "-")
        return cast(
            "F", action(detail=on_item, methods=["post"], url_path=path)(method)
        )

    return made


class Door(APIView):
    """Base of every view of the API, also of those without a model."""

    http_method_names = ["get", "post", "head"]
    metadata_class = None
    parameters: ClassVar[Collection[str]] = frozenset()
    body_limit: ClassVar[int] = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    given: Any

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Ask in the order of the house, not in DRF's."""
        self.format_kwarg = None
        request.accepted_renderer, request.accepted_media_type = (
            self.perform_content_negotiation(request)
        )
        request.version, request.versioning_scheme = None, None
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if not length.isdecimal() or int(length[:20]) > self.body_limit:
            raise TooLarge
        self.perform_authentication(request)
        self.check_throttles(request)
        if not hasattr(self, str(request.method).lower()):
            raise MethodNotAllowed(str(request.method))
        self.check_permissions(request)
        self.find(request)
        filters.refuse_unknown(
            dict(request.query_params.lists()), self.known_parameters(), ()
        )
        if request.method in UNSAFE and hasattr(self, request.method.lower()):
            handler = getattr(self, request.method.lower())
            once = functools.partial(self.once, handler)
            setattr(self, request.method.lower(), once)

    def find(self, request: Request) -> None:
        """Find the object of the act, where there is one, and ask for the right."""

    def known_parameters(self) -> Collection[str]:
        """Return the names that may stand in the query string."""
        return self.parameters

    def once(
        self, handler: Callable[..., Response], request: Request, **kwargs: Any
    ) -> Response:
        """Act in one transaction; a repeat with the same key gets the first answer."""
        with transaction.atomic():
            row = idempotency.claimed(request, at=clock.now())
            first = None if row is None else idempotency.repeated(row)
            if first is not None:
                return first
            self.given = self.read(request)
            response = handler(request, **kwargs)
            if row is not None:
                idempotency.keep(row, response)
        return response

    def takes(self) -> type[serializers.Serializer[Any]]:
        """Return what the body must look like."""
        name = getattr(self, "action", None) or str(self.request.method).lower()
        method = getattr(type(self), name, None)
        return getattr(method, "takes", NoBody)

    def read(self, request: Request) -> Any:
        """Return the body as what the act takes; raise where it is not."""
        context = {"request": request, "view": self}
        given = self.takes()(data=request.data, context=context)
        given.is_valid(raise_exception=True)
        return given.validated_data

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Add the validator of a read answer, and what it depends on."""
        final = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(
            final, ["Accept-Language", "Authorization", "Cookie", "Kenes-Office"]
        )
        if not final.has_header("Cache-Control"):
            final["Cache-Control"] = "private, no-cache"
        if request.method not in ("GET", "HEAD") or final.status_code != 200:
            return final
        if not isinstance(final, Response):
            return final
        content = final.render().content
        etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        final["ETag"] = etag
        plain: HttpRequest = request._request
        fresh = get_conditional_response(plain, etag=etag, response=final)
        return fresh if fresh is not None else final


class RegisterViewSet(
    Door,
    mixins.RetrieveModelMixin,
    mixins.ListModelMixin,
    viewsets.GenericViewSet[M],
):
    """A register: lists and items open to read, acts by policy."""

    ordering: ClassVar[str] = "-id"
    ordering_fields: ClassVar[Collection[str] | Mapping[str, Any]] = ()
    filterset_class: ClassVar[type[django_filters.FilterSet] | None] = None
    policies: ClassVar[Mapping[str, Policy]] = {}
    session_only: ClassVar[Collection[str]] = frozenset()
    write_scope: ClassVar[str | None] = None
    write_scopes: ClassVar[Mapping[str, str]] = {}
    procedure: ClassVar[Procedure | None] = None
    checks: ClassVar[Mapping[str, moves.Check]] = {}
    action_parameters: ClassVar[Mapping[str, Collection[str]]] = {}

    def procedure_of(self, item: M) -> Procedure | None:
        """Return the table that the item walks: one for all, or by its form."""
        return self.procedure

    def find(self, request: Request) -> None:
        """Find the object of an act once; the act gets it by `get_object`."""
        self.found: M | None = None
        if self.detail and request.method in UNSAFE and self.action is not None:
            self.found = self.get_object()

    def get_object(self) -> M:
        """Return the row that the address names, among those the caller may see."""
        if getattr(self, "found", None) is not None:
            return cast("M", self.found)
        name = self.lookup_url_kwarg or self.lookup_field
        text = str(self.kwargs[name])
        if self.lookup_field == "pk":
            try:
                self.kwargs[name] = UUID(text)
            except ValueError:
                raise Http404 from None
        elif "\0" in text:
            raise Http404
        return super().get_object()

    def known_parameters(self) -> Collection[str]:
        """Return what this operation takes: filters and paging belong to the list."""
        taken = set(self.action_parameters.get(self.action or "", ()))
        if self.action == "list":
            paging: frozenset[str] = getattr(self.paginator, "parameters", frozenset())
            return taken | paging | {"fields"} | filters.known(self.filterset_class)
        return taken | {"fields"} if self.action == "retrieve" else taken

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one page of what the caller may see."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        shown = self.get_serializer(page, many=True)
        self._trim(cast("Any", shown).child)
        return self.get_paginated_response(shown.data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return one item, with its links, and the moves open to a known caller."""
        return self.answer(self.get_object())

    def links(self, item: M) -> dict[str, str]:
        """Return the addresses beside the item's own; override it to add."""
        return {}

    def answer(self, item: M, *, status: int = 200) -> Response:
        """Return the item as it stands now: what every read and every act answers."""
        context: dict[str, Any] = {**self.get_serializer_context()}
        here = self.reverse_action("detail", args=[getattr(item, self.lookup_field)])
        context["links"] = {"self": here, **self.links(item)}
        if identity.is_known(self.request):
            context["moves"] = moves.of(self, self.request, item, clock.now())
        shown = self.get_serializer_class()(item, context=context)
        self._trim(shown)
        headers = {"Location": here} if status == 201 else None
        return Response(shown.data, status, headers=headers)

    def shown(self, item: models.Model, *, status: int = 200) -> Response:
        """Answer with a row as the register reads it now, after what was done."""
        return self.answer(self.get_queryset().get(pk=item.pk), status=status)

    def done(self, doing: Callable[..., object]) -> Response:
        """Do one act upon the item with what was given, and answer with the item.

        The act takes the item, what the body of the request holds, `by` and `at`.
        """
        item, by = self.get_object(), identity.actor(self.request)
        doing(item, **self.given, by=by, at=clock.now())
        return self.shown(item)

    def _trim(self, shown: Any) -> None:
        wanted = self.request.query_params.get("fields")
        if wanted is None:
            return
        names = set(wanted.split(","))
        unknown = names - set(shown.fields)
        if unknown:
            message = _("There is no field “%(name)s”.") % {"name": min(unknown)}
            raise InvalidParameters({"fields": [ErrorDetail(message, "unknown")]})
        for name in set(shown.fields) - names:
            shown.fields.pop(name)
