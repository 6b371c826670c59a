"""Minutes: drafted, remarked on, fixed, signed by two, published, corrected."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.api.errors import Missing
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    LongText,
    Moment,
    ReasonIn,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from councils import permissions
from councils.actions import minutes, minutes_papers, minutes_signing
from councils.actions.minutes import Wording
from councils.api.minutes_out import MinutesItemOut, MinutesOut
from councils.filters import MinutesFilter
from councils.models import AgendaItem, Meeting, Minutes, Remark
from councils.reports import proceedings
from councils.states import MINUTES

LONGEST = 20_000


class WordingIn(StrictSerializer):
    """What was heard on one matter; a language that is left out becomes empty."""

    agenda_item = Visible(AgendaItem.objects.visible_to)
    text_kk = LongText(required=False, allow_blank=True, default="", max_length=LONGEST)
    text_ru = LongText(required=False, allow_blank=True, default="", max_length=LONGEST)


class EditIn(StrictSerializer):
    """The matters that are worded anew; those left out stay as they were."""

    passages = serializers.ListField(child=WordingIn(), min_length=1, max_length=200)


class SendIn(StrictSerializer):
    """Until when remarks are taken; null where the council's regulation sets days."""

    until = Moment(required=False, allow_null=True, default=None)


class RemarkIn(StrictSerializer):
    """What the draft should say otherwise."""

    text = LongText(max_length=5000)


def _remarks(user: Any) -> QuerySet[Remark]:
    return Remark.objects.filter(minutes__in=Minutes.objects.concerning(user))


class RemarkAnswerIn(StrictSerializer):
    """Which remark, whether it is taken, and why not where it is not."""

    remark = Visible(_remarks)
    is_taken = Flag()
    answer = LongText(required=False, allow_blank=True, default="", max_length=2000)


class MinutesViewSet(RegisterViewSet[Minutes]):
    """Minutes of meetings: public once published, before that the council's own."""

    queryset = Minutes.objects.none()
    serializer_class = MinutesItemOut
    filterset_class = MinutesFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = MINUTES
    write_scope = "councils:write"
    # A signature is a person's own: no machine gives it for him.
    session_only = frozenset({"sign_as_secretary", "sign_as_chair"})
    policies = {
        "edit": permissions.can_keep_minutes,
        "send_for_remarks": permissions.can_keep_minutes,
        "remark": permissions.can_remark,
        "answer_remark": permissions.can_keep_minutes,
        "freeze": permissions.can_keep_minutes,
        "reopen": permissions.can_keep_minutes,
        "sign_as_secretary": permissions.can_keep_minutes,
        "sign_as_chair": permissions.can_sign_as_chair,
        "publish": permissions.can_keep_minutes,
        "correct": permissions.can_keep_minutes,
    }
    checks = {
        "freeze": lambda item, actor, at: proceedings.freeze_breaches(
            item,
            proceedings.content_of(item, secretary=actor.user.name, at=at),
            at=at,
        ),
        "remark": lambda item, actor, at: minutes.remark_breaches(
            item, by=actor, at=at
        ),
        "sign_as_chair": lambda item, actor, at: minutes_signing.chair_breaches(
            item, by=actor
        ),
    }

    def get_queryset(self) -> QuerySet[Minutes]:
        rows = Minutes.objects.visible_to(self.request.user)
        rows = rows.select_related(
            "meeting__council__organization",
            "secretary_signed_by",
            "chair_signed_by",
            *minutes_papers.FIELDS,
        )
        shows_text = self.action != "list"
        return rows.prefetch_related("passages__agenda_item") if shows_text else rows

    def get_serializer_class(self) -> Any:
        return MinutesOut if self.action == "list" else MinutesItemOut

    def links(self, item: Minutes) -> dict[str, str]:
        here = f"/api/v1/minutes/{item.pk}"
        papers = {name: f"{here}/papers/{name}/" for name in minutes_papers.FIELDS}
        return {
            "meeting": f"/api/v1/meetings/{item.meeting_id}/",
            "versions": f"/api/v1/minutes/?meeting={item.meeting_id}",
            "page": f"/kk/minutes/{item.pk}/",
            **papers,
        }

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="papers/(?P<name>(docx|pdf)_(kk|ru))")
    def papers(self, request: Request, pk: str, name: str) -> FileResponse:
        """Return one paper; of a draft, as it would be now, marked as a draft."""
        return paper_of(self.get_object(), name)

    @act(takes=EditIn)
    def edit(self, request: Request, pk: str) -> Response:
        """Word what was heard anew, matter by matter."""
        item, passages = self.get_object(), []
        for one in self.given["passages"]:
            if one["agenda_item"].meeting_id != item.meeting_id:
                name = "agenda_item"
                raise Missing(name)
            passages.append(Wording(**one))
        by = actor(request)
        minutes.edit(item, passages=passages, by=by, at=clock.now())
        return self.shown(item)

    @act(takes=SendIn)
    def send_for_remarks(self, request: Request, pk: str) -> Response:
        """Show the draft to those who were there, and take their remarks."""
        return self.done(minutes.send_for_remarks)

    @act(takes=RemarkIn, answers=MinutesItemOut)
    def remark(self, request: Request, pk: str) -> Response:
        """Say what a member who was there would have otherwise."""
        item = self.get_object()
        minutes.remark(item, **self.given, by=actor(request), at=clock.now())
        return self.shown(item, status=201)

    @act(takes=RemarkAnswerIn)
    def answer_remark(self, request: Request, pk: str) -> Response:
        """Take a remark, or say why not."""
        if self.given["remark"].minutes_id != self.get_object().pk:
            name = "remark"
            raise Missing(name)
        return self.done(minutes.answer_remark)

    @act()
    def freeze(self, request: Request, pk: str) -> Response:
        """Fix the text with all that happened, and make its four papers."""
        return self.done(minutes_signing.freeze)

    @act(takes=ReasonIn)
    def reopen(self, request: Request, pk: str) -> Response:
        """Give the text back to the secretary; its papers are dropped."""
        return self.done(minutes_signing.reopen)

    @act()
    def sign_as_secretary(self, request: Request, pk: str) -> Response:
        """Put the secretary's name to the digest; never by a key."""
        return self.done(minutes_signing.sign_as_secretary)

    @act()
    def sign_as_chair(self, request: Request, pk: str) -> Response:
        """Put the chair's name to the digest; never by a key."""
        return self.done(minutes_signing.sign_as_chair)

    @act()
    def publish(self, request: Request, pk: str) -> Response:
        """Show the signed minutes to everybody, their papers with them."""
        return self.done(minutes_signing.publish)

    @act(takes=ReasonIn, answers=MinutesItemOut)
    def correct(self, request: Request, pk: str) -> Response:
        """Begin the next version, with the reason; this one stays as it is."""
        item, by = self.get_object(), actor(request)
        later = minutes_signing.correct(item, **self.given, by=by, at=clock.now())
        return self.shown(later, status=201)


class DraftMinutesActs(RegisterViewSet[Meeting]):
    """How the minutes of a meeting begin."""

    @act(answers=MinutesItemOut)
    def draft_minutes(self, request: Request, pk: str) -> Response:
        """Begin the minutes of a meeting that is over, or that failed."""
        meeting, by = self.get_object(), actor(request)
        drafted = minutes.draft(meeting, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(MinutesItemOut(drafted, context=context).data, 201)


def paper_of(item: Minutes, name: str) -> FileResponse:
    """Return one paper as it was fixed; of a draft, as it would be now."""
    kept = minutes_papers.papers(item).get(name)
    if kept is not None:
        return serving.attachment(kept)
    if not item.is_draft:
        raise Http404
    return serving.made(
        minutes_papers.preview(item, name, at=clock.now()),
        name=minutes_papers.paper_name(item, name),
        media_type=minutes_papers.media_type(name),
    )
