"""What minutes show: to everybody, and of drafts and remarks to the council alone."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend import clock
from backend.api.serializers import ItemOut, Out
from backend.law.citation import Read
from councils.actions import minutes, minutes_papers
from councils.api.refs import BreachOut, CouncilRef, SeatRef
from councils.models import Minutes, Passage, Remark
from councils.reports import proceedings
from councils.rules import minutes as rule
from councils.states import MinutesState


class PassageOut(Out[Passage]):
    """What was heard on one matter."""

    position = serializers.IntegerField(source="agenda_item.position", read_only=True)

    class Meta:
        model = Passage
        fields = ["agenda_item", "position", "text_kk", "text_ru"]


class RemarkOut(Out[Remark]):
    """A remark of a member who was there, and what became of it."""

    seat = SeatRef(read_only=True)

    class Meta:
        model = Remark
        fields = ["id", "seat", "text", "made_at", "is_taken", "answer", "answered_at"]


class RemarksTermOut(serializers.Serializer[Any]):
    """Until when the council's own regulation has remarks taken: a setting, no law."""

    due_on = serializers.DateField()
    explanation = serializers.CharField()
    provision = serializers.CharField()
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="Where the council has settled it."
    )
    is_setting = serializers.BooleanField()


class VersionOut(Out[Minutes]):
    """Another version of the same minutes."""

    class Meta:
        model = Minutes
        fields = ["id", "version", "state", "correction_reason", "published_at"]


class MinutesOut(ItemOut[Minutes]):
    """One version of the minutes of a meeting as lists show it."""

    council = CouncilRef(source="meeting.council", read_only=True)
    secretary_signed_by = serializers.CharField(
        source="secretary_signed_by.name", default=None, read_only=True
    )
    chair_signed_by = serializers.CharField(
        source="chair_signed_by.name", default=None, read_only=True
    )

    class Meta:
        model = Minutes
        fields = [
            "id",
            "meeting",
            "council",
            "version",
            "state",
            "drafted_at",
            "correction_reason",
            "remarks_until",
            "frozen_at",
            "digest",
            *minutes_papers.FIELDS,
            "secretary_signed_by",
            "secretary_signed_at",
            "chair_signed_by",
            "chair_signed_at",
            "published_at",
        ]


class MinutesItemOut(MinutesOut):
    """One version alone: what it says, what binds it, and whether that still holds."""

    remarks_term = serializers.SerializerMethodField()
    passages = PassageOut(many=True, read_only=True)
    remarks = serializers.SerializerMethodField()
    lacking = serializers.SerializerMethodField()
    content = serializers.JSONField(read_only=True, allow_null=True)
    content_digest = serializers.SerializerMethodField()
    verified = serializers.SerializerMethodField()
    versions = serializers.SerializerMethodField()

    class Meta(MinutesOut.Meta):
        fields = [
            *MinutesOut.Meta.fields,
            "remarks_term",
            "passages",
            "remarks",
            "lacking",
            "content",
            "content_digest",
            "verified",
            "versions",
        ]

    @extend_schema_field(RemarksTermOut(allow_null=True))
    def get_remarks_term(self, item: Minutes) -> Any:
        """Return the council's own term, of a draft sent now or of the one sent."""
        term = item.remarks_term
        if term is None and item.state == MinutesState.DRAFTED:
            due = minutes.remarks_due(item.meeting, at=clock.now())
            term = due.as_json() if due else None
        if term is None:
            return None
        language = get_language() or "kk"
        return {
            "due_on": term["due_on"],
            "explanation": term["explanation"].get(language),
            "provision": term["provision"].get(language),
            "source": item.meeting.council.source_of(
                rule.REMARKS.id, date.fromisoformat(term["started_on"])
            ),
            "is_setting": term["read"] == Read.SETTING.value,
        }

    @extend_schema_field(RemarkOut(many=True, allow_null=True))
    def get_remarks(self, item: Minutes) -> Any:
        """Return the remarks; null to those whom they do not concern."""
        if not self._is_concerned(item):
            return None
        return RemarkOut(item.remarks.select_related("seat"), many=True).data

    @extend_schema_field(BreachOut(many=True))
    def get_lacking(self, item: Minutes) -> Any:
        """Return what the law asks of these minutes and a draft still lacks."""
        if not item.is_draft:
            return []
        at = clock.now()
        keeper = proceedings.keeper_of(item, at=at)
        content = proceedings.content_of(item, secretary=keeper, at=at)
        found: Any = proceedings.content_breaches(content)
        return BreachOut(found, many=True).data

    def get_content_digest(self, item: Minutes) -> str:
        """Return the SHA-256 of the content, which stands at the foot of each paper."""
        return minutes_papers.content_digest(item)

    @extend_schema_field(serializers.DictField(child=serializers.BooleanField()))
    def get_verified(self, item: Minutes) -> dict[str, bool]:
        """Tell whether digest and papers are what was fixed; empty for a draft."""
        return {} if item.is_draft else minutes_papers.verified(item)

    @extend_schema_field(VersionOut(many=True))
    def get_versions(self, item: Minutes) -> Any:
        """Return the other versions that the reader sees, in their order."""
        request = self.context.get("request")
        if request is None:
            return []
        seen = Minutes.objects.visible_to(request.user).filter(meeting=item.meeting_id)
        others: Any = seen.exclude(pk=item.pk).order_by("version")
        return VersionOut(others, many=True).data

    def _is_concerned(self, item: Minutes) -> bool:
        request = self.context.get("request")
        return request is not None and item.concerns(request.user)
