"""What is done to form a council, from its pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions
from councils.actions import (
    competitions,
    convocations,
    working_groups,
)
from councils.models import Competition, WorkingGroup
from councils.pages import forming_forms, forms
from councils.pages.regulation_acts import CouncilAct
from councils.states import COMPETITION


class FormWorkingGroup(CouncilAct):
    """Approve who forms the council."""

    verb = "form-working-group"
    section = "page:council-forming"

    policy, run = permissions.can_form_working_group, working_groups.form
    words = Words(
        title=_("Form the working group"),
        button=_("Enter the working group"),
        done=_("The working group is formed. It elects its head now."),
        lead=_("At most a third from the state, at least two thirds civil society."),
    )

    def form(self, **data: Any) -> ActForm:
        return forming_forms.WorkingGroupForm(council=self.item, **data)


class GroupAct(Act):
    """An act upon a working group."""

    def rows(self) -> QuerySet[WorkingGroup]:
        seen = WorkingGroup.objects.visible_to(self.request.user)
        return seen.select_related("council__organization", "head")

    def back(self) -> str:
        return reverse("page:council-forming", args=[self.item.council_id])

    @classmethod
    def is_open(cls, group: WorkingGroup) -> bool:
        """Tell whether the group is still at work."""
        return group.ended_on is None


class ElectHead(GroupAct):
    """Record the election of the head."""

    verb, run = "elect-head", working_groups.elect_head
    policy = permissions.can_elect_head
    words = Words(
        title=_("The head of the working group is elected"),
        button=_("Record the election"),
        done=_("The election is on record."),
        lead=_("By open vote, from the members of civil society."),
    )

    def form(self, **data: Any) -> ActForm:
        return forming_forms.HeadForm(group=self.item, **data)


class DraftCompetition(GroupAct):
    """Prepare a competition."""

    verb, run = "draft-competition", competitions.draft
    policy, form_class = (
        permissions.can_draft_competition,
        forming_forms.CompetitionForm,
    )
    words = Words(
        title=_("Prepare a competition"),
        button=_("Prepare the competition"),
        done=_("The competition is prepared. Nobody else sees it yet."),
    )

    def next_page(self) -> str:
        return reverse("page:competition", args=[self.result.pk])

    @classmethod
    def is_open(cls, group: WorkingGroup) -> bool:
        over = ("decided", "cancelled")
        contests = group.competitions.exclude(state__in=over)
        return super().is_open(group) and not contests.exists()


class EndGroup(GroupAct):
    """End the working group."""

    verb, run, policy = "end", working_groups.end, permissions.can_end_working_group
    is_danger = True
    words = Words(
        title=_("End the working group"),
        button=_("End the working group"),
        done=_("The working group has ended."),
        lead=_("The first meeting of the council ends it by itself."),
    )

    def form(self, **data: Any) -> ActForm:
        return forming_forms.GroupEndForm(group=self.item, **data)


class CompetitionAct(Act):
    """An act upon a competition."""

    policy: ClassVar[Policy] = permissions.can_run_competition

    def rows(self) -> QuerySet[Competition]:
        seen = Competition.objects.visible_to(self.request.user)
        return seen.select_related("council__organization", "working_group")

    def back(self) -> str:
        return reverse("page:competition", args=[self.item.pk])

    @classmethod
    def is_open(cls, competition: Competition) -> bool:
        """Tell whether the state of the competition lets it."""
        return cls.verb in COMPETITION.acts(competition.state)


class Announce(CompetitionAct):
    """Announce the competition."""

    verb, run = "announce", competitions.announce
    form_class = forming_forms.AnnounceForm
    words = Words(
        title=_("Announce the competition"),
        button=_("Announce the competition"),
        done=_("The competition is announced: it is public, and documents are taken."),
        lead=_("Nothing in the announcement can be changed after that."),
    )


class CloseApplications(CompetitionAct):
    """End the taking of documents."""

    verb, run = "close-applications", competitions.close_applications
    words = Words(
        title=_("End the taking of documents"),
        button=_("End the taking of documents"),
        done=_("No more documents are taken. The candidates are checked now."),
    )


class Decide(CompetitionAct):
    """Record the decision of the working group."""

    verb, run = "decide", competitions.decide
    words = Words(
        title=_("The decision of the working group"),
        button=_("Record the decision"),
        done=_("The decision is on record, and the candidates are told."),
        lead=_("Of each admitted candidate: selected, in reserve, or not selected."),
    )

    def form(self, **data: Any) -> ActForm:
        return forming_forms.OutcomeForm(competition=self.item, **data)


class Cancel(CompetitionAct):
    """Call the competition off."""

    verb, run, form_class = "cancel", competitions.cancel, forms.ReasonForm
    is_danger = True
    words = Words(
        title=_("Cancel the competition"),
        button=_("Cancel the competition for good"),
        done=_("The competition is cancelled, and the candidates are told."),
        lead=_("This cannot be undone."),
    )


class ApproveComposition(CompetitionAct):
    """Approve a composition of those whom the competition selected."""

    verb, policy = "approve-convocation", permissions.can_approve_outcome
    template_name = "councils/approve.html"
    words = Words(
        title=_("Approve the composition"),
        button=_("Approve the composition"),
        done=_("The composition is approved, and in office from the named day."),
    )

    def form(self, **data: Any) -> ActForm:
        return forming_forms.CompositionForm(competition=self.item, **data)

    def perform(self, given: dict[str, Any], *, at: Any) -> Any:
        council = self.item.council
        return convocations.approve(council, **given, by=self.actor, at=at)

    def next_page(self) -> str:
        return reverse("page:council", args=[self.item.council_id])

    def context(self) -> dict[str, Any]:
        selected = self.item.applications.filter(state="selected")
        return {"selected": selected.select_related("npo")}

    @classmethod
    def is_open(cls, competition: Competition) -> bool:
        decided = competition.state == "decided" and not competition.is_additional
        return decided and not competition.convocations.exists()


ON_GROUP: tuple[type[GroupAct], ...] = (ElectHead, DraftCompetition, EndGroup)
ON_COMPETITION: tuple[type[CompetitionAct], ...] = (
    Announce,
    CloseApplications,
    Decide,
    ApproveComposition,
    Cancel,
)
