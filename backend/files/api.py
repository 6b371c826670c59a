"""The door of files: upload first, then name the file where it belongs."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.roles import Standing
from backend.api.errors import TooLarge
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, StrictSerializer
from backend.api.viewsets import RegisterViewSet, act
from backend.files import kinds, serving, uploads
from backend.files.models import File

FORM_AROUND = 64 * 1024  # the other parts of the form, and its boundaries


class FileOut(ItemOut[File]):
    """What is known of an upload."""

    class Meta:
        model = File
        fields = [
            "id",
            "name",
            "media_type",
            "size",
            "sha256",
            "is_public",
            "uploaded_at",
        ]


class UploadIn(StrictSerializer):
    """One file, and whether everyone may see it."""

    file = serializers.FileField(allow_empty_file=False, max_length=1000)
    is_public = serializers.BooleanField(required=False, default=False)


class FileViewSet(RegisterViewSet[File]):
    """Uploads: public ones, and the caller's own."""

    queryset = File.objects.none()
    serializer_class = FileOut
    permission_classes = [ReadFreelyActByPolicy]
    parser_classes = [MultiPartParser]
    body_limit = settings.FILE_MAX_BYTES + FORM_AROUND
    write_scope = "oversight:write"
    policies = {"create": lambda actor: Standing.PERSON}

    def get_queryset(self) -> QuerySet[File]:
        return File.objects.visible_to(self.request.user)

    @act(takes=UploadIn)
    def create(self, request: Request) -> Response:
        """Upload one file; its kind is told by its content."""
        upload = self.given["file"]
        if upload.size > settings.FILE_MAX_BYTES:
            raise TooLarge
        content = upload.read()
        media_type = kinds.of(content, name=upload.name)
        if media_type is None:
            raise UnsupportedMediaType(
                upload.content_type or "",
                detail=_("Files of this kind are not taken."),
            )
        file = uploads.keep(
            content,
            name=upload.name,
            media_type=media_type,
            is_public=self.given["is_public"],
            by=actor(request),
            at=clock.now(),
        )
        return self.answer(file, status=201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True)
    def content(self, request: Request, pk: str) -> FileResponse:
        """Return the bytes, to be saved and never run."""
        return serving.attachment(self.get_object())
