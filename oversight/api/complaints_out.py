"""How the API shows complaints."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from backend import clock
from backend.accounts.api.organizations import OrganizationRef
from backend.api.serializers import ItemOut
from oversight.actions import complaint_papers
from oversight.api.refs import ObligationTerm
from oversight.models import Complaint
from oversight.reports import grounds


class ComplaintOut(ItemOut[Complaint]):
    """A complaint as lists show it: of what, to whom, how it stands.

    `is_presumed_refused`: the higher body has let its term pass in silence.
    """

    addressee = OrganizationRef(read_only=True, allow_null=True)
    pass_up_obligation = ObligationTerm(read_only=True, allow_null=True)
    decide_obligation = ObligationTerm(read_only=True, allow_null=True)
    is_late = serializers.BooleanField(read_only=True)
    is_presumed_refused = serializers.SerializerMethodField()

    class Meta:
        model = Complaint
        fields = [
            "id",
            "recommendation",
            "number",
            "to",
            "addressee",
            "addressee_name",
            "ground",
            "state",
            "learned_on",
            "is_route_stated",
            "filed_on",
            "is_late",
            "road",
            "received_on",
            "pass_up_obligation",
            "passing",
            "passed_up_on",
            "decide_obligation",
            "is_presumed_refused",
            "outcome",
            "decided_on",
            "is_decision_entered",
            "ended_on",
            "end_reason",
            "updated_at",
        ]

    def get_is_presumed_refused(self, complaint: Complaint) -> bool:
        """Tell whether silence past the term of the decision counts as refusal now."""
        today = timezone.localdate(clock.now())
        return grounds.is_presumed_refused(complaint, on=today)


class ComplaintItemOut(ComplaintOut):
    """A complaint alone, with its words, its proofs and its decision."""

    content_sha256 = serializers.SerializerMethodField()

    class Meta(ComplaintOut.Meta):
        fields = [
            *ComplaintOut.Meta.fields,
            "text",
            "language",
            "late_reason",
            "evidence",
            "time_limit",
            "proof",
            "proof_file",
            "receipt_proof",
            "receipt_file",
            "passing_note",
            "passing_file",
            "decision_number",
            "decision_text",
            "decision_language",
            "decision_file",
            "decided_name",
            "docx_kk",
            "docx_ru",
            "pdf_kk",
            "pdf_ru",
            "content_sha256",
        ]

    def get_content_sha256(self, complaint: Complaint) -> str:
        """Return the digest of the letter as it was filed; empty for a draft."""
        digest: Any = complaint_papers.digest_of(complaint)
        return str(digest)
