"""Lists of pages: the filter and the cursor that the API's lists have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import BadRequest
from django.views.generic import TemplateView
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.settings import api_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

INVALID = 400


class Register(TemplateView):
    """One page of a list, newest first: `rows`, `previous`, `next`, `wanted`.

    A filter that cannot be understood shows nothing, with status 400; parameters
    that nobody knows are let pass, because links are shared with tails.
    """

    filterset_class: Any = None
    ordering: ClassVar[str] = "-id"
    ordering_fields: ClassVar[Sequence[str]] = ()

    def found(self) -> QuerySet[Any, Any]:
        """Return all rows that the visitor sees."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page of the list that is asked for."""
        context = self.get_context_data(**kwargs)
        status = INVALID if context["is_misunderstood"] else 200
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the rows, and the ways to the pages beside this one."""
        rows = self.found()
        asked = self.filterset_class(self.request.GET, rows, request=self.request)
        understood = asked.is_valid()
        paginator_class: Any = api_settings.DEFAULT_PAGINATION_CLASS
        paginator = paginator_class()
        try:
            page = paginator.paginate_queryset(
                asked.qs if understood else rows.none(), Request(self.request), self
            )
        except ValidationError as broken:
            raise BadRequest(str(broken.detail)) from None
        return super().get_context_data(
            rows=page,
            next=paginator.next,
            previous=paginator.previous,
            wanted=self.request.GET,
            is_misunderstood=not understood,
            **kwargs,
        )
