"""Informings are recorded, and conflicts of interest declared, from the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, Words
from councils import permissions
from councils.actions import conflicts, informings
from councils.models import ConflictDeclaration
from councils.pages import informing_forms as forms
from councils.pages.regulation_acts import CouncilAct


class RecordInforming(CouncilAct):
    """Record that the population was told of the council's work."""

    verb = "record-informing"
    policy, run = permissions.can_record_informing, informings.record_informing
    section = "page:council-informing"
    form_class = forms.InformingForm
    words = Words(
        title=_("Record how the public was informed"),
        button=_("Record it"),
        done=_("It is recorded. What the council owed for the year is counted anew."),
        lead=_("In the media or on the internet, at least twice a year."),
    )


class DeclareConflict(CouncilAct):
    """Declare an interest of one's own."""

    verb = "declare-conflict"
    policy, run = permissions.can_declare_conflict, conflicts.declare
    section = "page:council-conflicts"
    form_class = forms.DeclareForm
    words = Words(
        title=_("Declare a conflict of interest"),
        button=_("Declare it"),
        done=_("Your declaration is on record."),
        lead=_("The council's own regulation asks for it; the law has no rule on it."),
    )


class EndConflict(Act):
    """Say that an interest is gone."""

    verb: ClassVar[str] = "end"
    policy, run = permissions.can_end_conflict, conflicts.end
    form_class = forms.EndForm
    words = Words(
        title=_("The interest is gone"),
        button=_("Record that it is gone"),
        done=_("It is recorded. The declaration stays on record."),
    )

    def rows(self) -> QuerySet[ConflictDeclaration]:
        seen = ConflictDeclaration.objects.visible_to(self.request.user)
        return seen.select_related("seat__convocation__council__organization")

    def back(self) -> str:
        council: Any = self.item.seat.convocation.council_id
        return reverse("page:council-conflicts", args=[council])


ON_COUNCIL: tuple[type[Act], ...] = (RecordInforming, DeclareConflict)
