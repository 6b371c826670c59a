"""Final documents: written with their annexes, their papers in each language."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    Moment,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.models import File
from oversight import permissions
from oversight.actions import final_documents, final_papers
from oversight.actions.final_documents import Annexed, Line
from oversight.api.refs import LANGUAGES, ObligationTerm
from oversight.filters import FinalDocumentFilter
from oversight.models import Case, FinalDocument
from oversight.reports import final_content
from oversight.rules.documents import ANNEXES, CONTENT
from oversight.states import DocumentKind

KINDS = [(one.value, one.value) for one in DocumentKind]

MOST_OTHERS = 50


class AnnexOut(serializers.Serializer[Any]):
    """One annex that the law asks for: whether it is there, and its provision."""

    code = serializers.ChoiceField(choices=[(code, code) for code in ANNEXES])
    name = serializers.CharField()
    is_there = serializers.BooleanField()
    provision = serializers.CharField()


class AnnexFileOut(serializers.Serializer[Any]):
    """A document obtained elsewhere, by its name and its digest."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    sha256 = serializers.CharField()


class FinalDocumentOut(ItemOut[FinalDocument]):
    """What the control came to, as lists show it."""

    kind = serializers.ChoiceField(choices=KINDS, read_only=True)
    send_obligation = ObligationTerm(
        source="case.send_obligation", read_only=True, allow_null=True
    )

    class Meta:
        model = FinalDocument
        fields = [
            "id",
            "case",
            "kind",
            "number",
            "text",
            "language",
            "second_text",
            "second_language",
            "adopted_on",
            "sent_at",
            "send_obligation",
            "content_sha256",
        ]


class FinalDocumentItemOut(FinalDocumentOut):
    """A final document alone, with its annexes and what they lack."""

    annexes = serializers.SerializerMethodField()
    other_documents = AnnexFileOut(many=True, read_only=True)

    class Meta(FinalDocumentOut.Meta):
        fields = [
            *FinalDocumentOut.Meta.fields,
            "held_from",
            "held_until",
            "held_place",
            "tasks",
            "circumstances",
            "other_documents",
            "has_no_other_documents",
            "annexes",
        ]

    @extend_schema_field(AnnexOut(many=True))
    def get_annexes(self, document: FinalDocument) -> list[dict[str, Any]]:
        """Tell of each annex whether it is there; a council's law asks for none."""
        if document.case.is_of_council:
            return []
        lacking = final_content.annexes_of(document).lacking
        language = get_language() or "kk"
        return [
            {
                "code": code,
                "name": name.in_(language),
                "is_there": code not in lacking,
                "provision": CONTENT.in_(language),
            }
            for code, (name, _wrong) in ANNEXES.items()
        ]


class LineIn(StrictSerializer):
    """One recommendation: its words in one language or two, and to whom."""

    text = LongText()
    second_text = LongText(required=False, default="", allow_blank=True)
    body = Visible(lambda user: Organization.objects.bodies())


class FinalDocumentIn(StrictSerializer):
    """A final document with its numbered recommendations and its annexes.

    What is left out of the annexes, or null, is taken from the records of the case;
    an empty text is an annex that is not there, and the sending refuses.
    """

    case = Visible(Case.objects.visible_to)
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)
    second_text = LongText(required=False, default="", allow_blank=True)
    second_language = serializers.ChoiceField(
        choices=LANGUAGES, required=False, default="", allow_blank=True
    )
    recommendations = serializers.ListField(child=LineIn(), max_length=100)
    held_from = Moment(required=False, allow_null=True, default=None)
    held_until = Moment(required=False, allow_null=True, default=None)
    held_place = ShortText(
        required=False, allow_null=True, default=None, allow_blank=True
    )
    tasks = LongText(required=False, allow_null=True, default=None, allow_blank=True)
    circumstances = LongText(required=False, default="", allow_blank=True)
    other_documents = serializers.ListField(
        child=Visible(File.objects.visible_to),
        required=False,
        default=list,
        max_length=MOST_OTHERS,
    )
    has_no_other_documents = Flag(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask that a second text has its own language, and that it ends later."""
        text, language = attrs["second_text"], attrs["second_language"]
        if bool(text) != bool(language) or (text and language == attrs["language"]):
            message = _("A second text is written in a second language: name it.")
            raise serializers.ValidationError({"second_language": message})
        begun, ended = attrs["held_from"], attrs["held_until"]
        if ended and (begun is None or ended < begun):
            message = _("It ends no earlier than it begins.")
            raise serializers.ValidationError({"held_until": message})
        if attrs["other_documents"] and attrs["has_no_other_documents"]:
            message = _("There are other documents: they are attached.")
            raise serializers.ValidationError({"has_no_other_documents": message})
        return attrs


class FinalDocumentViewSet(RegisterViewSet[FinalDocument]):
    """Final documents of public control."""

    queryset = FinalDocument.objects.none()
    serializer_class = FinalDocumentItemOut
    filterset_class = FinalDocumentFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[FinalDocument]:
        seen = FinalDocument.objects.visible_to(self.request.user).select_related(
            "case__send_obligation", "case__initiator"
        )
        if self.action == "list":
            return seen
        return seen.select_related(
            "case__beside", "docx", "pdf", "second_docx", "second_pdf"
        ).prefetch_related("other_documents")

    def get_serializer_class(self) -> Any:
        return FinalDocumentOut if self.action == "list" else FinalDocumentItemOut

    def links(self, item: FinalDocument) -> dict[str, str]:
        here = f"/api/v1/final-documents/{item.pk}/papers"
        found = {
            "page": f"/kk/cases/{item.case_id}/papers/",
            "deliveries": f"/api/v1/deliveries/?document={item.pk}",
            "recommendations": f"/api/v1/recommendations/?case={item.case_id}",
            "publications": f"/api/v1/publications/?document={item.pk}",
        }
        for name in final_papers.names(item):
            found[name] = f"{here}/{name}/"
            if final_papers.has_more(item, user=self.request.user):
                found[f"full_{name}"] = f"{here}/full_{name}/"
        return found

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="papers/(?P<name>(full_)?(docx|pdf)_(kk|ru|en))")
    def papers(self, request: Request, pk: str, name: str) -> FileResponse:
        """Return one paper; a draft as it would be now, a full one to the two sides."""
        return paper_of(self.get_object(), name, user=request.user)

    @act(takes=FinalDocumentIn)
    def create(self, request: Request) -> Response:
        """Adopt the final document of a completed case, or write its draft anew."""
        by, given = actor(request), self.given
        by.grant = permissions.can_lead_case(by, given["case"])
        if by.grant is None:
            raise NotYours
        was_there = hasattr(given["case"], "final_document")
        document = final_documents.adopt(
            given["case"],
            **{name: given[name] for name in ("text", "language")},
            **{name: given[name] for name in ("second_text", "second_language")},
            lines=[
                Line(line["text"], line["body"], second_text=line["second_text"])
                for line in given["recommendations"]
            ],
            annexed=Annexed(
                held_from=given["held_from"],
                held_until=given["held_until"],
                held_place=given["held_place"],
                tasks=given["tasks"],
                circumstances=given["circumstances"],
                other_documents=given["other_documents"],
                has_no_other_documents=given["has_no_other_documents"],
            ),
            by=by,
            at=clock.now(),
        )
        return self.answer(document, status=200 if was_there else 201)


def paper_of(document: FinalDocument, name: str, *, user: Any) -> FileResponse:
    """Return a paper to a reader who sees the document, or answer 404."""
    plain = name.removeprefix("full_")
    if plain not in final_papers.names(document):
        raise Http404
    today = timezone.localdate(clock.now())
    if plain != name:
        if not final_papers.has_more(document, user=user):
            raise Http404
        content = final_papers.full(document, plain, user=user, on=today)
        return _made(document, plain, content)
    kept = final_papers.kept(document).get(plain)
    if kept is not None:
        return serving.attachment(kept)
    return _made(document, plain, final_papers.preview(document, plain, on=today))


def _made(document: FinalDocument, name: str, content: bytes) -> FileResponse:
    return serving.made(
        content,
        name=final_papers.paper_name(document, name),
        media_type=final_papers.media_type(name),
    )
