"""What secretary, chair and members do to minutes, and to their template."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend import clock
from backend.accounts.actor import Actor
from backend.pages.acts import Act, ActForm, Policy, Words
from councils import permissions
from councils.actions import minutes, minutes_papers, minutes_signing, minutes_templates
from councils.models import Council, Meeting, Minutes, Remark
from councils.pages import forms, minutes_forms
from councils.pages.meeting_acts import MeetingAct
from councils.states import MINUTES, MinutesState


class DraftMinutes(MeetingAct):
    """Begin the minutes of a meeting that is over."""

    verb, run, policy = "draft-minutes", minutes.draft, permissions.can_draft_minutes
    words = Words(
        title=_("Begin the minutes"),
        button=_("Begin the minutes"),
        done=_("The draft is begun. Votes and decisions stand in it from the record."),
        lead=_("Word what was heard; all else comes from what was entered."),
    )

    def next_page(self) -> str:
        return reverse("page:minutes", args=[self.result.pk])

    @classmethod
    def is_open(cls, meeting: Meeting) -> bool:
        """Tell whether there are no minutes yet, and Kenes was there to keep them."""
        fresh = not meeting.is_imported and not meeting.minutes.exists()
        return super().is_open(meeting) and fresh


class MinutesAct(Act):
    """An act upon minutes; `verb` is that of the address and of the procedure."""

    policy: ClassVar[Policy] = permissions.can_keep_minutes

    def rows(self) -> QuerySet[Minutes]:
        seen = Minutes.objects.visible_to(self.request.user)
        return seen.select_related("meeting__council__organization")

    def back(self) -> str:
        return reverse("page:minutes", args=[self.item.pk])

    @classmethod
    def is_open(cls, item: Minutes, actor: Actor) -> bool:
        """Tell whether the state of the minutes lets it."""
        return cls.verb in MINUTES.acts(item.state)


class Edit(MinutesAct):
    """Word what was heard."""

    verb, run, template_name = "edit", minutes.edit, "councils/minutes_edit.html"
    words = Words(
        title=_("Word the minutes"),
        button=_("Save the wording"),
        done=_("The wording is saved."),
        lead=_("What was heard on each matter. A language left empty shows the other."),
    )

    def form(self, **data: Any) -> ActForm:
        return minutes_forms.EditForm(of=self.item, **data)


class SendForRemarks(MinutesAct):
    """Show the draft to those who were there."""

    verb, run = "send-for-remarks", minutes.send_for_remarks
    words = Words(
        title=_("Send the draft for remarks"),
        button=_("Send the draft"),
        done=_("Those who attended have been told, and remarks are taken."),
        lead=_("Members who took part get a letter with the address of the draft."),
    )

    def form(self, **data: Any) -> ActForm:
        return minutes_forms.SendForm(of=self.item, now=clock.now(), **data)


class MakeRemark(MinutesAct):
    """Say what one would have otherwise."""

    verb, run, policy = "remark", minutes.remark, permissions.can_remark
    form_class = minutes_forms.RemarkForm
    words = Words(
        title=_("Make a remark"),
        button=_("Send the remark"),
        done=_(
            "The remark is made. The secretary answers it before the text is fixed."
        ),
        lead=_("Say which matter it is about, and what should stand there."),
    )

    @classmethod
    def is_open(cls, item: Minutes, actor: Actor) -> bool:
        """Tell whether remarks are still taken from this person."""
        open_now = super().is_open(item, actor)
        return open_now and not minutes.remark_breaches(item, by=actor, at=clock.now())


class Freeze(MinutesAct):
    """Fix the text."""

    verb, run = "freeze", minutes_signing.freeze
    words = Words(
        title=_("Fix the text"),
        button=_("Fix the text and make the papers"),
        done=_("The text is fixed, and its papers are made in both languages."),
        lead=_("Nothing is worded anew then, unless the text is reopened."),
    )


class SignAsSecretary(MinutesAct):
    """Sign as the secretary."""

    verb, run = "sign-as-secretary", minutes_signing.sign_as_secretary
    template_name = "councils/minutes_sign.html"
    words = Words(
        title=_("Sign the minutes as secretary"),
        button=_("Sign as secretary"),
        done=_("Signed by the secretary. The chair signs next."),
    )

    def context(self) -> dict[str, Any]:
        return bound(self.item)


class SignAsChair(MinutesAct):
    """Sign as the chair."""

    verb, run = "sign-as-chair", minutes_signing.sign_as_chair
    policy = permissions.can_sign_as_chair
    template_name = "councils/minutes_sign.html"
    words = Words(
        title=_("Sign the minutes as chair"),
        button=_("Sign as chair"),
        done=_("The minutes are signed by both. The secretary publishes them."),
    )

    def context(self) -> dict[str, Any]:
        return bound(self.item)

    @classmethod
    def is_open(cls, item: Minutes, actor: Actor) -> bool:
        """Tell whether another person has signed as secretary."""
        other = item.secretary_signed_by_id != actor.user.pk
        return super().is_open(item, actor) and other


class Publish(MinutesAct):
    """Show the minutes to everybody."""

    verb, run = "publish", minutes_signing.publish
    words = Words(
        title=_("Publish the minutes"),
        button=_("Publish the minutes"),
        done=_("The minutes are public, with their four papers."),
        lead=_("What is published stays: a mistake is put right by a new version."),
    )


class Reopen(MinutesAct):
    """Give the text back to the secretary."""

    verb, run, form_class = "reopen", minutes_signing.reopen, forms.ReasonForm
    is_danger = True
    words = Words(
        title=_("Reopen the text"),
        button=_("Reopen the text"),
        done=_("The text is open again. Its papers and the signature are dropped."),
        lead=_("The papers and the secretary's signature are dropped."),
    )


class Correct(MinutesAct):
    """Begin the next version."""

    verb, run = "correct", minutes_signing.correct
    form_class = minutes_forms.CorrectForm
    words = Words(
        title=_("Correct the minutes"),
        button=_("Begin a new version"),
        done=_("A new version is begun. The published one stays, and leads to it."),
        lead=_(
            "The new version is worded, sent for remarks and signed like the first."
        ),
    )

    def next_page(self) -> str:
        return reverse("page:minutes", args=[self.result.pk])

    @classmethod
    def is_open(cls, item: Minutes, actor: Actor) -> bool:
        """Tell whether this is the last version."""
        later = item.meeting.minutes.filter(version__gt=item.version)
        return super().is_open(item, actor) and not later.exists()


class AnswerRemark(Act):
    """Take a remark, or say why not."""

    verb = "answer"
    policy, form_class = permissions.can_answer_remark, minutes_forms.AnswerForm
    template_name = "councils/minutes_answer.html"
    words = Words(
        title=_("Answer the remark"),
        button=_("Answer"),
        done=_("The remark is answered. If it is taken, word the minutes anew."),
    )

    def rows(self) -> QuerySet[Remark]:
        known = Minutes.objects.concerning(self.request.user)
        rows = Remark.objects.filter(minutes__in=known)
        return rows.select_related("seat", "minutes__meeting__council__organization")

    def perform(self, given: dict[str, Any], *, at: Any) -> Minutes:
        return minutes.answer_remark(
            self.item.minutes, remark=self.item, **given, by=self.actor, at=at
        )

    def back(self) -> str:
        return reverse("page:minutes", args=[self.item.minutes_id])


class TemplateAct(Act):
    """An act upon the template of a council's minutes."""

    policy = permissions.can_bring_template

    def rows(self) -> QuerySet[Council]:
        seen = Council.objects.visible_to(self.request.user)
        return seen.select_related("organization", "minutes_template")

    def back(self) -> str:
        return reverse("page:council-minutes-template", args=[self.item.pk])


class BringTemplate(TemplateAct):
    """Use a template edited in Word."""

    verb, run = "bring-minutes-template", minutes_templates.bring
    form_class = minutes_forms.TemplateForm
    words = Words(
        title=_("Bring a template of minutes"),
        button=_("Use this template"),
        done=_("From now on the minutes are drawn with this template."),
        lead=_("It is tried at once on a made-up meeting, in both languages."),
    )


class ResetTemplate(TemplateAct):
    """Go back to the template of the house."""

    verb, run, is_danger = "reset-minutes-template", minutes_templates.reset, True
    words = Words(
        title=_("Go back to the common template"),
        button=_("Use the common template"),
        done=_("The minutes are drawn with the common template again."),
        lead=_("Minutes that were drawn with the council's own stay as they are."),
    )


ON_MINUTES: tuple[type[MinutesAct], ...] = (
    Edit,
    SendForRemarks,
    MakeRemark,
    Freeze,
    SignAsSecretary,
    SignAsChair,
    Publish,
    Correct,
    Reopen,
)
ON_TEMPLATE = (BringTemplate, ResetTemplate)


def bound(item: Minutes) -> dict[str, Any]:
    """Return what a signature binds: the digest, and that of each paper."""
    return {
        "digest": item.digest,
        "content_digest": minutes_papers.content_digest(item),
        "papers": minutes_papers.papers(item),
        "is_fixed": item.state != MinutesState.DRAFTED,
    }
