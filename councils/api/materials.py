"""Materials: papers that members read before they meet, public from the notice."""

from django.db.models import QuerySet
from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, ShortText, StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.api import FileOut
from backend.files.models import File
from councils import permissions
from councils.actions import materials
from councils.api.agenda import MatterOut
from councils.filters import MaterialFilter
from councils.models import Material


class MaterialOut(ItemOut[Material]):
    """One paper, the matter it belongs to, and since when it lies there."""

    file = FileOut(read_only=True)
    meeting = serializers.UUIDField(source="agenda_item.meeting_id", read_only=True)

    class Meta:
        model = Material
        fields = ["id", "meeting", "agenda_item", "title", "added_at", "file"]


class MaterialIn(StrictSerializer):
    """A file uploaded before; without a title it goes by its name."""

    file = Visible(File.objects.visible_to)
    title = ShortText(required=False, allow_blank=True, default="")


class MaterialViewSet(RegisterViewSet[Material]):
    """Papers for meetings; the council's own people see them before the notice."""

    queryset = Material.objects.none()
    serializer_class = MaterialOut
    filterset_class = MaterialFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-added_at"
    write_scope = "councils:write"
    policies = {"remove_material": permissions.can_remove_material}

    def get_queryset(self) -> QuerySet[Material]:
        rows = Material.objects.visible_to(self.request.user)
        return rows.select_related(
            "file",
            "agenda_item__rapporteur_seat",
            "agenda_item__meeting__council__organization",
        )

    def links(self, item: Material) -> dict[str, str]:
        return {
            "meeting": f"/api/v1/meetings/{item.agenda_item.meeting_id}/",
            "content": f"/api/v1/materials/{item.pk}/content/",
        }

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True)
    def content(self, request: Request, pk: str) -> FileResponse:
        """Return the paper itself, to be saved and never run."""
        return serving.attachment(self.get_object().file)

    @act(answers=MatterOut)
    def remove_material(self, request: Request, pk: str) -> Response:
        """Take a paper back before the notice; the answer is its matter without it."""
        material, by = self.get_object(), actor(request)
        materials.remove(material, by=by, at=clock.now())
        context = self.get_serializer_context()
        return Response(MatterOut(material.agenda_item, context=context).data)
