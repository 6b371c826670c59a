"""The template of a council's minutes: taken to Word, brought back, given up."""

from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.serializers import StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.models import File
from backend.papers import word
from councils.actions import minutes_papers, minutes_templates
from councils.models import Council


class TemplateIn(StrictSerializer):
    """A document of Word, uploaded before."""

    file = Visible(File.objects.visible_to)

    def validate_file(self, file: File) -> File:
        """Refuse another kind of file, and a template that cannot be used."""
        if file.media_type != word.KIND:
            raise serializers.ValidationError(
                _("This is not a document of Word (DOCX).")
            )
        if fault := minutes_templates.fault_of(file):
            message = _("The template cannot be used: %(fault)s") % {"fault": fault}
            raise serializers.ValidationError(message, "bad-template")
        return file


class MinutesTemplateActs(RegisterViewSet[Council]):
    """What is done to the template of a council's minutes."""

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="minutes-template")
    def minutes_template(self, request: Request, pk: str) -> FileResponse:
        """Return the template in use: the council's own, or the house's."""
        return serving.made(
            minutes_papers.template_of(self.get_object()),
            name="minutes.docx",
            media_type=word.KIND,
        )

    @act(takes=TemplateIn)
    def bring_minutes_template(self, request: Request, pk: str) -> Response:
        """Draw minutes with this document of Word from now on."""
        return self.done(minutes_templates.bring)

    @act()
    def reset_minutes_template(self, request: Request, pk: str) -> Response:
        """Go back to the house's template."""
        return self.done(minutes_templates.reset)
