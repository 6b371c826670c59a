"""The procedures of both halves: states, moves, and what they are called."""

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.api.permissions import ReadOnly
from backend.api.viewsets import Door
from backend.law.procedure import Procedure
from councils import states as of_councils
from oversight import states as of_oversight

PROCEDURES = sorted(
    (
        found
        for module in (of_oversight, of_councils)
        for found in vars(module).values()
        if isinstance(found, Procedure)
    ),
    key=lambda procedure: procedure.name,
)


class ProcedureMoveOut(serializers.Serializer[dict[str, str]]):
    """An act, as the verb of its address, and the state it leads to."""

    act = serializers.CharField()
    to = serializers.CharField()


class StateOut(serializers.Serializer[dict[str, object]]):
    """One state and the ways out of it."""

    state = serializers.CharField()
    title = serializers.CharField()
    moves = ProcedureMoveOut(many=True)


class ProcedureOut(serializers.Serializer[dict[str, object]]):
    """A procedure as a table."""

    name = serializers.CharField()
    title = serializers.CharField()
    start = serializers.CharField()
    states = StateOut(many=True)


class ProceduresOut(serializers.Serializer[dict[str, object]]):
    """All procedures of the house."""

    results = ProcedureOut(many=True)


class ProceduresView(Door):
    """The procedures, from the very tables that the acts obey."""

    permission_classes = [ReadOnly]

    @extend_schema(responses=ProceduresOut)
    def get(self, request: Request) -> Response:
        """Tell every procedure: its states, and which act leads where."""
        language = get_language() or "kk"
        shown = [_told(procedure, language) for procedure in PROCEDURES]
        return Response(ProceduresOut({"results": shown}).data)


def _told(procedure: Procedure, language: str) -> dict[str, object]:
    return {
        "name": procedure.name,
        "title": procedure.title.in_(language),
        "start": procedure.start,
        "states": [
            {
                "state": state,
                "title": procedure.labels[state].in_(language),
                "moves": [
                    {"act": move.act, "to": move.target}
                    for move in procedure.steps(state)
                ],
            }
            for state in procedure.states
        ],
    }
