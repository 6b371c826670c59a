"""Publications: what each side publishes of a matter, and where it has done so."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut, PastDay, StrictSerializer, Visible
from backend.api.viewsets import RegisterViewSet, act
from backend.files.models import File
from oversight import permissions
from oversight.actions import publications
from oversight.filters import PublicationFilter
from oversight.models import Publication


class PublicationOut(ItemOut[Publication]):
    """That one side publishes the document or the answers, and where it has."""

    organization = OrganizationRef(read_only=True)

    class Meta:
        model = Publication
        fields = [
            "id",
            "document",
            "organization",
            "what",
            "obligation",
            "published_on",
            "url",
            "file",
            "recorded_at",
            "is_entered_by_author",
        ]


class PublicationIn(StrictSerializer):
    """When it was published, and where: an address, a copy of the page, or both."""

    published_on = PastDay()
    url = serializers.URLField(
        required=False, default="", allow_blank=True, max_length=500
    )
    file = Visible(
        File.objects.visible_to, required=False, default=None, allow_null=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for an address or a copy."""
        if not attrs["url"] and attrs["file"] is None:
            message = _("Give the address of the page, or its copy.")
            raise serializers.ValidationError({"url": message})
        return attrs


class PublicationViewSet(RegisterViewSet[Publication]):
    """What is owed to the public about final documents and answers."""

    queryset = Publication.objects.none()
    serializer_class = PublicationOut
    filterset_class = PublicationFilter
    permission_classes = [ReadFreelyActByPolicy]
    write_scope = "oversight:write"
    policies = {"publish": permissions.can_record_publication}

    def get_queryset(self) -> QuerySet[Publication]:
        rows = Publication.objects.visible_to(self.request.user)
        return rows.select_related("organization", "document__case__initiator")

    def links(self, item: Publication) -> dict[str, str]:
        return {
            "document": f"/api/v1/final-documents/{item.document_id}/",
            "page": f"/kk/cases/{item.document.case_id}/papers/",
        }

    @act(takes=PublicationIn)
    def publish(self, request: Request, pk: str) -> Response:
        """Record where and when it was published."""
        return self.done(publications.publish)
