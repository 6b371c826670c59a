"""What is done to the people and objects of a case, each from a page of its own."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import conflicts, objects, participants
from oversight.models import Case, ConflictDeclaration, Participant
from oversight.pages import people_forms


class CasePeopleAct(Act):
    """An act upon a case that changes who takes part, or who is addressed."""

    policy = permissions.can_name_people

    def rows(self) -> QuerySet[Case]:
        return Case.objects.visible_to(self.request.user).select_related("initiator")

    def back(self) -> str:
        return reverse("page:case-people", args=[self.item.pk])

    @classmethod
    def is_open(cls, case: Case) -> bool:
        """Tell whether the state of the case lets it."""
        return case.state in participants.OPEN


class NameExpert(CasePeopleAct):
    """Engage an expert."""

    verb, run = "name-expert", participants.name_expert
    form_class = people_forms.ExpertForm
    words = Words(
        title=_("Engage an expert"),
        button=_("Engage"),
        done=_("The expert is named. He declares his conflicts of interest next."),
        lead=_(
            "Higher education in the field and at least two years of work in it. "
            "An expert is not of the group: he does not count among its five."
        ),
    )


class NameOnPaper(CasePeopleAct):
    """Name one without an account."""

    verb, run = "name-on-paper", participants.name_on_paper
    form_class = people_forms.PaperNameForm
    words = Words(
        title=_("Name somebody who has no account"),
        button=_("Name him"),
        done=_("He takes part now. Enter next what he has signed."),
        lead=_(
            "He declares on paper, and you enter it with its scan. In a group the "
            "protocol has to name him: add it on the page of your groups."
        ),
    )


class AddObject(CasePeopleAct):
    """Address one more body."""

    verb, run, policy = "add-object", objects.add, permissions.can_add_object
    words = Words(
        title=_("Address one more body"),
        button=_("Add the body"),
        done=_("The body is addressed too. Everybody declares of it anew."),
        lead=_(
            "It is told if the others have been told. Until you have declared that you "
            "have no conflict of interest with it, your acts in the case stop."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return people_forms.ObjectForm(case=self.item, **data)

    @classmethod
    def is_open(cls, case: Case) -> bool:
        return case.state in objects.OPEN


class ParticipantAct(Act):
    """An act upon one who takes part."""

    def rows(self) -> QuerySet[Participant]:
        seen = Participant.objects.visible_to(self.request.user)
        return seen.select_related("case__initiator", "organization")

    def back(self) -> str:
        return reverse("page:case-people", args=[self.item.case_id])

    @classmethod
    def is_open(cls, row: Participant, case: Case) -> bool:
        """Tell whether it makes sense of this one, as the case stands."""
        return case.state in participants.OPEN


class Declare(ParticipantAct):
    """Declare one's own eligibility, point by point."""

    verb = "declare"
    policy, run = permissions.can_declare, participants.declare
    words = Words(
        title=_("Declare of yourself"),
        button=_("I declare this"),
        done=_("Your declaration is on record."),
        lead=_("The initiator and the addressed bodies see it, nobody else does."),
    )

    def form(self, **data: Any) -> ActForm:
        return people_forms.DeclarationForm(participant=self.item, **data)


class DeclareConflicts(ParticipantAct):
    """Say of each object and finding whether there is a conflict of interest."""

    verb = "declare-conflicts"
    policy, run = permissions.can_declare, conflicts.declare_all
    words = Words(
        title=_("Conflict of interest"),
        button=_("I declare this"),
        done=_("Your declaration is on record."),
        lead=_(
            "You are asked again when an object or a finding comes in. Until you have "
            "answered, and as long as a conflict stands, your acts in the case stop."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        return people_forms.ConflictsForm(participant=self.item, **data)

    @classmethod
    def is_open(cls, row: Participant, case: Case) -> bool:
        return row.declared_at is not None


class DeclareOnPaper(ParticipantAct):
    """Enter what one without an account has signed."""

    verb = "declare-on-paper"
    policy, run = permissions.can_declare_on_paper, participants.declare_on_paper
    words = Words(
        title=_("Enter a declaration on paper"),
        button=_("Enter it"),
        done=_("The declaration is on record, with its scan."),
        lead=_("Enter what he has signed, point by point, and nothing else."),
    )

    def form(self, **data: Any) -> ActForm:
        return people_forms.PaperDeclarationForm(participant=self.item, **data)


class Represent(ParticipantAct):
    """Say for which organization somebody takes part."""

    verb, form_class = "represent", people_forms.RepresentForm
    policy, run = permissions.can_represent, participants.represent
    words = Words(
        title=_("For whom does he take part?"),
        button=_("Save"),
        done=_("It is on record for whom he takes part."),
        lead=_(
            "A citizen for himself, or for a non-profit organization that is "
            "registered here."
        ),
    )

    def form(self, **data: Any) -> ActForm:
        said = {
            "organization": self.item.organization_id,
            "authority": self.item.authority,
        }
        return self.form_class(**data, initial=said)


class Leave(ParticipantAct):
    """Leave the case, or record that somebody has left it."""

    verb, form_class = "leave", people_forms.LeavingForm
    policy, run = permissions.can_leave_case, participants.leave
    is_danger = True
    words = Words(
        title=_("Leave the case"),
        button=_("End his part in the case"),
        done=_("He no longer takes part. It stays visible that he did."),
        lead=_("A conflict of interest is resolved by it. He cannot act in it again."),
    )

    @classmethod
    def is_open(cls, row: Participant, case: Case) -> bool:
        return True


class RemoveConflict(Act):
    """Record that an interest is gone."""

    verb, form_class = "remove", people_forms.RemovalForm
    policy, run = permissions.can_remove_conflict, conflicts.remove
    words = Words(
        title=_("The conflict of interest has ended"),
        button=_("Record it"),
        done=_("The conflict is resolved. Its person acts again."),
        lead=_("The declaration stays on record, with how it has ended."),
    )

    def rows(self) -> QuerySet[ConflictDeclaration]:
        seen = ConflictDeclaration.objects.visible_to(self.request.user)
        return seen.select_related("participant__case__initiator", "body", "finding")

    def back(self) -> str:
        return reverse("page:case-people", args=[self.item.participant.case_id])


CASE_PEOPLE_ACTS: tuple[type[CasePeopleAct], ...] = (
    NameExpert,
    NameOnPaper,
    AddObject,
)
PARTICIPANT_ACTS: tuple[type[ParticipantAct], ...] = (
    Declare,
    DeclareConflicts,
    DeclareOnPaper,
    Represent,
    Leave,
)
