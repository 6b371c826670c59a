"""By which key this server signs what leaves it."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.permissions import ReadOnly
from backend.api.viewsets import Door
from backend.journal import signing


class SigningKeyOut(serializers.Serializer[dict[str, str]]):
    """The verifier key, as C2SP signed notes have it: name, id and key."""

    origin = serializers.CharField()
    vkey = serializers.CharField()


class SigningKeyView(Door):
    """The key by which proof bundles of this server are checked."""

    permission_classes = [ReadOnly]

    @extend_schema(responses=SigningKeyOut)
    def get(self, request: Request) -> Response:
        """Tell the verifier key; keep it, to check what is handed out later."""
        told = {"origin": signing.origin(), "vkey": signing.vkey()}
        return Response(SigningKeyOut(told).data)
