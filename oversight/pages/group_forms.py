"""What the acts upon a group of public control ask for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.files import fields as files
from backend.law.norms import public_control
from backend.pages.acts import ActForm
from backend.pages.fields import Line, Paragraphs, PastDay
from oversight.actions import participants
from oversight.models import Group
from oversight.pages import looks
from oversight.rules import subjects


class ProtocolForm(ActForm):
    """A protocol of the group: its number, its day, its scan."""

    laws = {
        "protocol_number": subjects.PROTOCOL,
        "protocol_file": subjects.INFORM,
    }
    refused_at = {
        "protocol_without_number": "protocol_number",
        "protocol_without_day": "protocol_on",
        "protocol_in_future": "protocol_on",
        "group_size": "protocol_number",
    }

    protocol_number = Line(label=_("Number of the protocol"), max_length=60)
    protocol_on = PastDay(label=_("Day of the protocol"))
    protocol_file = files.Upload(
        label=_("Scan of the protocol"),
        help_text=_("The group and the bodies that it controls see it, nobody else."),
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("protocol_file"), is_public=False, by=by, at=at)
        return {**said, "protocol_file": kept}


class GroupForm(ActForm):
    """What founds a group; the scan may follow."""

    laws = {
        "name": subjects.GROUPS,
        "protocol_number": subjects.PROTOCOL,
        "protocol_file": subjects.INFORM,
    }
    refused_at = ProtocolForm.refused_at

    name = Line(label=_("Name of the group"))
    protocol_number = Line(label=_("Number of the protocol"), max_length=60)
    protocol_on = PastDay(label=_("Day of the protocol"))
    protocol_file = files.Upload(
        label=_("Scan of the protocol"),
        help_text=_("It may follow, but before a case of the group is announced."),
        required=False,
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kept = files.keep(said.pop("protocol_file"), is_public=False, by=by, at=at)
        return {**said, "protocol_file": kept}


class InviteForm(ActForm):
    """Whom to invite, by the e-mail of his account, and what approves him."""

    laws = {
        "email": public_control.GROUP.citation,
        "protocol_number": subjects.PROTOCOL,
    }
    refused_at = {**ProtocolForm.refused_at, "group_size": "email"}

    email = forms.EmailField(label=_("E-mail of the person"), max_length=254)
    protocol_number = Line(
        label=_("Number of the protocol that approves him"),
        help_text=_("Leave it empty if the protocol of the founding names him."),
        required=False,
        max_length=60,
    )
    protocol_on = PastDay(label=_("Day of the protocol"), required=False)
    protocol_file = files.Upload(label=_("Scan of the protocol"), required=False)

    def clean_email(self) -> User:
        """Find the account."""
        said = self.cleaned_data["email"].strip().lower()
        found = User.objects.filter(email=said, is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("There is no account with this e-mail."))
        return found

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        person, scan = said.pop("email"), said.pop("protocol_file")
        kept = files.keep(scan, is_public=False, by=by, at=at)
        return {**said, "person": person, "protocol_file": kept}


class ApprovalForm(ProtocolForm):
    """A protocol that approves who is in the group now."""

    also = Paragraphs(
        label=_("Members without an account, one on each line"),
        required=False,
        rows=3,
    )

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = super().given(by=by, at=at)
        names = [line.strip() for line in said["also"].splitlines()]
        return {**said, "also": [name for name in names if name]}


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the people of the group, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name."""
        return str(obj.name)


class MemberForm(ProtocolForm):
    """Which member, by which protocol."""

    laws = {**ProtocolForm.laws, "person": subjects.PROTOCOL}
    refused_at = {**ProtocolForm.refused_at, "not_a_member": "person"}
    field_order = ["person", "reason"]

    person = MemberField(
        label=_("Which member?"), queryset=User.objects.none(), empty_label=None
    )

    def __init__(self, *, group: Group, besides: User, **data: Any) -> None:
        super().__init__(**data)
        people = participants.members(group.organization, on=looks.today())
        ids = [person.pk for person in people if person.pk != besides.pk]
        known: Any = self.fields["person"]
        known.queryset = User.objects.filter(pk__in=ids).order_by("name")


class ExclusionForm(MemberForm):
    """Which member is excluded, and why."""

    reason = Paragraphs(label=_("Why?"), rows=3, max_length=500)


class LeavingGroupForm(ActForm):
    """Why one leaves the group."""

    refused_at = {
        "coordinator_leaves": "reason",
        "last_in_group": "reason",
        "not_in_group": "reason",
    }

    reason = Paragraphs(label=_("Why?"), rows=3, max_length=500)
