"""The correction of a finding, by its next version."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import findings
from oversight.models import Finding
from oversight.pages import finding_forms


class CorrectFinding(Act):
    """Correct a finding."""

    verb, run = "correct", findings.correct
    policy = permissions.can_correct_finding
    words = Words(
        title=_("Correct the finding"),
        button=_("Save the correction"),
        done=_("The correction stands as the next version."),
        lead=_(
            "The earlier version stays, marked as superseded. What was sent is not"
            " changed by it."
        ),
    )

    def rows(self) -> QuerySet[Finding]:
        seen = Finding.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator").prefetch_related("bodies")

    def form(self, **data: Any) -> ActForm:
        return finding_forms.FindingCorrectionForm(finding=self.item, **data)

    def back(self) -> str:
        return reverse("page:finding", args=[self.item.pk])

    def next_page(self) -> str:
        return reverse("page:finding", args=[self.result.pk])


FINDING_ACTS: tuple[type[Act], ...] = (CorrectFinding,)
