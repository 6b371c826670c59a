"""The proof bundle of a case: one archive for a prosecutor, a court, or anybody."""

from uuid import UUID

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from backend import clock
from backend.api.permissions import ReadOnly
from backend.api.viewsets import Door
from backend.files import serving
from oversight.models import Case
from oversight.reports import proofs


class ProofBundleView(Door):
    """All that the caller may see of a case, to be checked without this server."""

    permission_classes = [ReadOnly]

    @extend_schema(
        operation_id="cases_proof_bundle",
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, pk: UUID) -> FileResponse:
        """Return the archive: values, terms, journal, files, and a signed manifest."""
        case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
        content = proofs.bundle(case, user=request.user, at=clock.now())
        return serving.streamed(
            content, name=proofs.name_of(case), media_type="application/zip"
        )
