"""The numbers of the law, the terms that follow from them, and the calendar."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from backend import clock
from backend.almanac import calendars, schemas
from backend.api.errors import InvalidParameters, language
from backend.api.pagination import CursorPagination, Position
from backend.api.permissions import ReadOnly
from backend.api.serializers import Day
from backend.api.viewsets import Door
from backend.law import norms, term, wording
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.citation import Read
from backend.law.in_force import NotInForce
from backend.law.norm import Kind, Norm, Runs, plain
from backend.law.term import Term

DAY_PARAMETERS = [
    OpenApiParameter(
        "from", OpenApiTypes.DATE, description="The day of the event that starts it."
    ),
    OpenApiParameter(
        "before",
        OpenApiTypes.DATE,
        description="The day of the event, for a term that runs backwards.",
    ),
    OpenApiParameter(
        "on", OpenApiTypes.DATE, description="The edition of this day instead."
    ),
]


def _wrong(name: str, message: object, code: str) -> InvalidParameters:
    return InvalidParameters({name: [ErrorDetail(str(message), code)]})


def _day(request: Request, name: str) -> date | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        found: date = Day().run_validation(text)
    except ValidationError as refusal:
        raise InvalidParameters({name: refusal.detail}) from None
    return found


def _norm(norm_id: str) -> Norm[Any]:
    try:
        return norms.get(norm_id)
    except KeyError:
        raise Http404 from None


class NormPages(CursorPagination):
    """Pages of what is written in the code, and not in a table."""

    def paginate_queryset(
        self, queryset: Any, request: Request, view: Any = None
    ) -> list[Any]:
        """Return the norms of one page, in the order of their ids."""
        self.request = request
        size, ordering = self._size(), self._ordering(view)
        here = self._position(ordering)
        self.count = len(queryset) if "count" in request.query_params else None
        rows: list[Norm[Any]] = sorted(
            queryset, key=lambda norm: norm.id, reverse=ordering.startswith("-")
        )
        ids = [norm.id for norm in rows]
        start = 0
        if here is not None:
            if here.pk not in ids:
                message = _("This cursor is broken; begin again without it.")
                refusal = {"cursor": [ErrorDetail(str(message), "cursor")]}
                raise InvalidParameters(refusal)
            start = ids.index(here.pk) + 1
            if here.backwards:
                start = max(0, start - 1 - size)
        page = rows[start : start + size]
        self.next = self.previous = None
        if page and start + size < len(rows):
            self.next = self._address(Position(ordering, "", page[-1].id))
        if page and start > 0:
            self.previous = self._address(
                Position(ordering, "", page[0].id, backwards=True)
            )
        return page


class NormsView(Door):
    """Every number of the law that Kenes counts with."""

    permission_classes = [ReadOnly]
    pagination_class = NormPages
    ordering = "id"
    ordering_fields = ("id",)
    parameters = NormPages.parameters | {"kind", "read", "act"}

    @extend_schema(
        operation_id="law_norms_list",
        responses=schemas.NormPageOut,
        parameters=[
            *schemas.PAGE_PARAMETERS,
            OpenApiParameter("kind", enum=[kind.value for kind in Kind]),
            OpenApiParameter("read", enum=[read.value for read in Read]),
            OpenApiParameter("act", description="The act's code, such as PC or LPC."),
        ],
        examples=[schemas.NORM_PAGE],
    )
    def get(self, request: Request) -> Response:
        """List the numbers of the law, with provision, editions and how each was read.

        What comes from no text of a law is a `setting`, and says so.
        """
        pages = NormPages()
        found = pages.paginate_queryset(self._asked(request), request, self)
        on = timezone.localdate(clock.now())
        return pages.get_paginated_response([_norm_out(norm, on) for norm in found])

    def _asked(self, request: Request) -> Sequence[Norm[Any]]:
        found = list(norms.NORMS.values())
        wanted = request.query_params
        if "kind" in wanted:
            kind = self._choice(wanted["kind"], "kind", Kind)
            found = [norm for norm in found if norm.kind == kind]
        if "read" in wanted:
            read = self._choice(wanted["read"], "read", Read)
            found = [norm for norm in found if norm.read == read]
        if "act" in wanted:
            found = [norm for norm in found if norm.citation.act.code == wanted["act"]]
        return found

    def _choice(self, value: str, name: str, choices: Any) -> Any:
        try:
            return choices(value)
        except ValueError:
            raise _wrong(
                name, _("There is no such choice."), "invalid-choice"
            ) from None


class NormView(Door):
    """One number of the law."""

    permission_classes = [ReadOnly]

    @extend_schema(
        operation_id="law_norms_retrieve",
        responses=schemas.NormItemOut,
        examples=[schemas.NORM_ITEM],
    )
    def get(self, request: Request, norm_id: str) -> Response:
        """Show one number of the law, with all its editions."""
        norm = _norm(norm_id)
        links = {"self": reverse("law-norm", [norm.id], request=request)}
        if norm.countable:
            links["term"] = reverse("law-norm-term", [norm.id], request=request)
        on = timezone.localdate(clock.now())
        return Response({**_norm_out(norm, on), "links": links})


class TermView(Door):
    """A term of the law, counted from a day."""

    permission_classes = [ReadOnly]
    parameters = frozenset({"from", "before", "on"})

    def find(self, request: Request) -> None:
        """Answer 404 for an unknown norm, before anything else is asked."""
        self.norm = _norm(self.kwargs["norm_id"])

    @extend_schema(
        operation_id="law_norms_term",
        parameters=DAY_PARAMETERS,
        responses=schemas.TermOut,
        examples=[schemas.TERM, schemas.TERM_BACKWARDS],
    )
    def get(self, request: Request, norm_id: str) -> Response:
        """Count a term, and explain the day on which it ends.

        The day of the event is not counted. `from` asks for the last day of a term
        that runs forward (`due`); `before` for the last lawful day before an event
        (`latest`). A year outside the calendar is refused, never guessed.
        """
        start, before, on = (_day(request, name) for name in ("from", "before", "on"))
        if not self.norm.countable:
            message = _("This norm is not a term: nothing can be counted from it.")
            raise _wrong("from" if before is None else "before", message, "not-a-term")
        backwards = self.norm.runs is Runs.BEFORE
        name, event = ("before", before) if backwards else ("from", start)
        other, stray = ("from", start) if backwards else ("before", before)
        if stray is not None:
            raise _wrong(other, _("This term runs the other way."), "wrong-direction")
        if event is None:
            raise _wrong(name, _("A day is needed."), "required")
        try:
            found = _counted(self.norm, event, on=on, calendar=calendars.current())
        except YearNotLoaded as refusal:
            message = _("The calendar of the year %(year)s is not known.")
            raise _wrong(
                name, message % {"year": refusal.year}, "year-not-loaded"
            ) from None
        except NotInForce as refusal:
            message = _("It is in force only from %(day)s on.")
            raise _wrong(
                name if on is None else "on",
                message % {"day": refusal.first.isoformat()},
                "not-in-force",
            ) from None
        return Response(_term_out(found))


class CalendarView(Door):
    """One year, day by day."""

    permission_classes = [ReadOnly]

    @extend_schema(
        operation_id="calendar_retrieve",
        parameters=[OpenApiParameter("year", int, OpenApiParameter.PATH)],
        responses=schemas.CalendarOut,
        examples=[schemas.CALENDAR],
    )
    def get(self, request: Request, year: str) -> Response:
        """Show which days of a year are worked, and why the others are not.

        A year `by_law` has the holidays of the law, and no decree on moved days yet.
        """
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise Http404
        try:
            return Response(_calendar_out(calendars.current(), int(year)))
        except YearNotLoaded:
            raise Http404 from None


def _counted(
    norm: Norm[Any], event: date, *, on: date | None, calendar: WorkingCalendar
) -> Term:
    """Count the term; an event outside the calendar is refused for durations too."""
    calendar.year(event.year)
    if norm.runs is Runs.BEFORE:
        return term.latest(norm, before=event, calendar=calendar, on=on)
    return term.due(norm, start=event, calendar=calendar, on=on)


def _norm_out(norm: Norm[Any], on: date) -> dict[str, Any]:
    tongue = language()
    editions = norm.values.editions if norm.values else ()
    return {
        "id": norm.id,
        "kind": norm.kind.value,
        "value": norm.shown_on(on),
        "unit": norm.unit.value if norm.unit else None,
        "text": norm.text.in_(tongue),
        "act": norm.citation.act.code,
        "provision": norm.citation.in_(tongue),
        "editions": [
            {"from": first.isoformat(), "value": plain(value)}
            for first, value in editions
        ],
        "read": norm.read.value,
        "source": norm.source or norm.citation.act.url,
    }


def _term_out(found: Term) -> dict[str, Any]:
    tongue = language()
    start, end = ("before", "latest") if found.runs is Runs.BEFORE else ("from", "due")
    return {
        "norm": found.norm_id,
        "value": found.value,
        "unit": found.unit.value,
        "provision": found.citation.in_(tongue),
        "edition": found.edition.isoformat() if found.edition else None,
        "read": found.read.value,
        start: found.started_on.isoformat(),
        end: found.due_on.isoformat(),
        "skipped": [
            {"on": day.on.isoformat(), "why": wording.why(day).in_(tongue)}
            for day in found.skipped
        ],
        "worked": [
            {"on": day.on.isoformat(), "why": day.why.in_(tongue)}
            for day in found.worked
        ],
        "moved_from": found.moved_from.isoformat() if found.moved_from else None,
        "provisional": found.provisional,
        "calendar_version": found.calendar_version,
        "explanation": found.explanation(tongue),
    }


def _calendar_out(calendar: WorkingCalendar, year: int) -> dict[str, Any]:
    tongue = language()
    page = calendar.year(year)
    days = []
    for on in page.days():
        off, worked = calendar.why_not(on), calendar.why_worked(on)
        note = off or worked
        why = wording.why(off) if off else worked.why if worked else None
        days.append(
            {
                "on": on.isoformat(),
                "working": off is None,
                "why": why.in_(tongue) if why else None,
                "source": note.source if note else None,
                "estimated": bool(off and off.estimated),
            }
        )
    return {
        "year": year,
        "state": page.state.value,
        "calendar_version": calendar.version,
        "working_days": sum(day["working"] is True for day in days),
        "days": days,
    }
