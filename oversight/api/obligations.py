"""Obligations: the inbox of whoever owes."""

from datetime import date

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce

from backend.accounts.api.organizations import OrganizationRef
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import ItemOut
from backend.api.viewsets import RegisterViewSet
from oversight.api.refs import ObligationTerm
from oversight.filters import ObligationFilter
from oversight.models import Obligation

NEVER = Value(date.max, output_field=DateField())


class ObligationOut(ObligationTerm, ItemOut[Obligation]):
    """What is owed, by whom, to whom, until when and why."""

    debtor = OrganizationRef(read_only=True)
    creditor = OrganizationRef(read_only=True, allow_null=True)

    class Meta(ObligationTerm.Meta):
        fields = [
            *ObligationTerm.Meta.fields,
            "kind",
            "basis",
            "lapses",
            "debtor",
            "creditor",
            "subject_kind",
            "subject_id",
            "subject_number",
            "subject_title",
        ]


class ObligationViewSet(RegisterViewSet[Obligation]):
    """Whatever bodies, councils and groups owe by law: one clock, one inbox."""

    queryset = Obligation.objects.none()
    serializer_class = ObligationOut
    filterset_class = ObligationFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering_fields = {"due_on": Coalesce("due_on", NEVER)}

    def get_queryset(self) -> QuerySet[Obligation]:
        return Obligation.objects.visible_to(self.request.user).select_related(
            "debtor", "creditor"
        )

    def links(self, item: Obligation) -> dict[str, str]:
        """Return where the page of what it is about stands."""
        return {"page": f"/kk/{item.subject_path}"}
