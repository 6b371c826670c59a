"""Inside a body: who sees to what, templates of answers, who acts for the head."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actions import offices
from backend.accounts.models import Office, Organization, User
from backend.accounts.roles import Role
from backend.pages.acts import Act, ActForm, Words
from backend.pages.fields import Day, Line, Paragraphs
from oversight import permissions
from oversight.actions import answer_templates, assignments
from oversight.models import AnswerTemplate, Assignment, Obligation
from oversight.pages.forms import LanguageField
from oversight.reports import desks


class AssignForm(ActForm):
    """Which colleague sees to a duty."""

    person = forms.ModelChoiceField(
        label=_("Who sees to it?"),
        queryset=User.objects.none(),
        help_text=_("He is told by a letter. Nobody outside sees it."),
    )
    note = Line(label=_("Note to him"), required=False, max_length=500)

    def __init__(self, *, owed: Obligation, **data: Any) -> None:
        super().__init__(**data)
        chosen: Any = self.fields["person"]
        chosen.queryset = desks.staff(owed.debtor, on=timezone.localdate(clock.now()))
        chosen.label_from_instance = lambda person: person.name


class Assign(Act):
    """Give a duty to a colleague."""

    verb = "assign"
    policy, run = permissions.can_assign, assignments.assign
    words = Words(
        title=_("Assign it to a colleague"),
        button=_("Assign"),
        done=_("It is assigned. No term moves: the organization owes as it did."),
    )

    def rows(self) -> QuerySet[Obligation]:
        seen = Obligation.objects.visible_to(self.request.user)
        return seen.select_related("debtor")

    def form(self, **data: Any) -> ActForm:
        return AssignForm(owed=self.item, **data)

    def back(self) -> str:
        return reverse("page:inbox")


class EndAssignment(Act):
    """Take a duty back."""

    verb = "end"
    policy, run = permissions.can_end_assignment, assignments.end
    words = Words(
        title=_("Take the duty back"),
        button=_("Take it back"),
        done=_("Nobody in particular sees to it now."),
    )

    def rows(self) -> QuerySet[Assignment]:
        seen = Assignment.objects.visible_to(self.request.user)
        return seen.select_related("obligation__debtor", "person")

    def back(self) -> str:
        return reverse("page:inbox")


class TemplateForm(ActForm):
    """Words that an answer often begins with."""

    title = Line(label=_("How is it found again?"))
    text = Paragraphs(
        label=_("Words of the template"),
        rows=8,
        help_text=_("Reasons belong to one recommendation: write them each time."),
    )
    language = LanguageField()


class AddTemplate(Act):
    """Keep a template for all of the body."""

    verb = "add-answer-template"
    policy, run, form_class = (
        permissions.can_add_template,
        answer_templates.add,
        TemplateForm,
    )
    words = Words(
        title=_("A new template of answers"),
        button=_("Keep the template"),
        done=_("The template is kept. It is offered beside every answer."),
    )

    def rows(self) -> QuerySet[Organization]:
        return Organization.objects.bodies()

    def back(self) -> str:
        return reverse("page:body-answer-templates", args=[self.item.pk])


class TemplateAct(Act):
    """An act upon a template of answers."""

    policy = permissions.can_edit_template

    def rows(self) -> QuerySet[AnswerTemplate]:
        seen = AnswerTemplate.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def back(self) -> str:
        return reverse("page:body-answer-templates", args=[self.item.organization_id])


class EditTemplate(TemplateAct):
    """Write a template anew."""

    verb, run = "edit", answer_templates.edit
    words = Words(
        title=_("Edit the template"),
        button=_("Save the template"),
        done=_("The template is saved. Answers that began with it stay."),
    )

    def form(self, **data: Any) -> ActForm:
        one = self.item
        written = {"title": one.title, "text": one.text, "language": one.language}
        return TemplateForm(initial=written, **data)


class ArchiveTemplate(TemplateAct):
    """Put a template away."""

    verb, run = "archive", answer_templates.archive
    words = Words(
        title=_("Put the template away"),
        button=_("Put it away"),
        done=_("The template is put away: it is offered no more."),
    )


class ActingForm(ActForm):
    """Who acts for the head, from when until when, and on what basis."""

    person = forms.ModelChoiceField(
        label=_("Who acts for the head?"),
        queryset=User.objects.none(),
        help_text=_("A colleague with an office here."),
    )
    from_on = Day(label=_("From"))
    to_on = Day(label=_("Until, that day included"))
    acting_basis = Line(
        label=_("On what basis?"),
        help_text=_("The order: number and day. Every signature names it."),
        max_length=500,
    )

    def __init__(self, *, body: Organization, head: User, **data: Any) -> None:
        super().__init__(**data)
        chosen: Any = self.fields["person"]
        today = timezone.localdate(clock.now())
        chosen.queryset = desks.staff(body, on=today).exclude(pk=head.pk)
        chosen.label_from_instance = lambda person: person.name
        self.fields["from_on"].initial = today

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("from_on"), said.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("The last day is before the first."))
        return said


class AppointActing(Act):
    """Say who acts for the head while he is absent."""

    verb = "appoint-acting"
    policy = permissions.can_appoint_acting
    words = Words(
        title=_("Say who acts for the head"),
        button=_("Appoint"),
        done=_("He signs as acting head from that day, his basis beside his name."),
        lead=_("Only for the days named; he then signs answers and approves drafts."),
    )

    def rows(self) -> QuerySet[Organization]:
        return Organization.objects.bodies()

    def form(self, **data: Any) -> ActForm:
        return ActingForm(body=self.item, head=self.actor.user, **data)

    def perform(self, given: dict[str, Any], *, at: datetime) -> Office:
        return offices.grant(
            user=given["person"],
            organization=self.item,
            role=Role.HEAD,
            from_on=given["from_on"],
            to_on=given["to_on"],
            acting_basis=given["acting_basis"],
            paper=given["acting_basis"],
            by=self.actor,
            at=at,
        )

    def back(self) -> str:
        return reverse("page:body-absences", args=[self.item.pk])


class EndActing(Act):
    """End somebody's acting for the head before its last day."""

    verb = "end-acting"
    policy = permissions.can_end_acting
    words = Words(
        title=_("The head is back"),
        button=_("End it today"),
        done=_("Today is the last day on which he signs for the head."),
    )

    def rows(self) -> QuerySet[Office]:
        return Office.objects.select_related("organization", "user")

    def perform(self, given: dict[str, Any], *, at: datetime) -> Office:
        return offices.end(self.item, on=timezone.localdate(at), by=self.actor, at=at)

    def back(self) -> str:
        return reverse("page:body-absences", args=[self.item.organization_id])


TEMPLATE_ACTS: tuple[type[TemplateAct], ...] = (EditTemplate, ArchiveTemplate)
BODY_ACTS: tuple[type[Act], ...] = (AddTemplate, AppointActing)
