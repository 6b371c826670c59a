"""The people of a case: who controls, whom, and whether the law lets them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import OrganizationKind
from backend.accounts.permissions import can_correct_organization
from backend.files import serving
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.law.norms import public_control
from backend.pages.acts import Act, may
from oversight.actions import conflicts, groups, participants
from oversight.models import (
    OVER,
    Case,
    ConflictDeclaration,
    Group,
    GroupProtocol,
    Participant,
)
from oversight.pages import case_sides, looks, people_acts
from oversight.pages.case_buttons import Button
from oversight.pages.forms import spoken
from oversight.rules import conflict, objects, subjects


@dataclass(frozen=True)
class Verdict:
    """One rule on the people, and how they stand with it."""

    kind: str
    rule: Any
    why: Any
    law: Citation


@dataclass
class Shown:
    """One who takes part; what he declared is there for those whom it concerns."""

    row: Participant
    is_seen: bool
    conflicts: list[tuple[ConflictDeclaration, str, list[Button]]]
    buttons: list[Button] = field(default_factory=list)

    @property
    def points(self) -> list[tuple[Any, bool]]:
        """Return each point of art. 6(2), and whether he has declared it."""
        said = set(self.row.declared)
        return [(text, code in said) for code, text in subjects.BAR_TEXTS.items()]

    @property
    def declared(self) -> int:
        """Return how many of the points he has declared."""
        return sum(said for _text, said in self.points)


def people_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who controls, as whom and since when, and whom they address."""
    context = case_sides.side_context(request, pk, "case-people")
    case, actor = context["case"], context["actor"]
    shown = _shown(case, request.user, actor)
    group = Group.objects.filter(organization=case.initiator_id).first()
    told = {
        "current": [one for one in shown if one.row.to_on is None],
        "former": [one for one in shown if one.row.to_on is not None],
        "own": _own(shown, request.user),
        "group": group,
        "protocols": _protocols(group, request.user),
        "verdicts": _verdicts(case, group, shown),
        "lacking": _lacking(case, shown),
        "buttons": _on_case(case, actor),
        "corrects": actor is not None and may_correct(actor),
        "laws": {
            "objects": objects.OBJECTS,
            "fund": objects.WEALTH_FUND,
            "bars": subjects.BARS,
            "group": public_control.GROUP.citation,
            "conflict": conflict.CONFLICT,
            "informed": subjects.INFORM,
        },
    }
    return render(request, "oversight/case_people.html", {**context, **told})


def protocol_content(request: HttpRequest, pk: UUID) -> FileResponse:
    """Return the paper of a protocol, to be saved and never run, to whoever sees it."""
    rows = GroupProtocol.objects.visible_to(request.user).select_related("file")
    file = get_object_or_404(rows, pk=pk).file
    if file is None:
        raise Http404
    return serving.attachment(file)


def declaration_content(request: HttpRequest, pk: UUID) -> FileResponse:
    """Return the scan of a declaration on paper to whoever sees the declaration."""
    rows = Participant.objects.visible_to(request.user)
    found = get_object_or_404(rows.select_related("declaration_file"), pk=pk)
    if found.declaration_file is None:
        raise Http404
    return serving.attachment(found.declaration_file)


def may_correct(actor: Actor) -> bool:
    """Tell whether the actor corrects what is known of organizations: supervisor."""
    return may(can_correct_organization, actor, None)


def _shown(case: Case, user: Any, actor: Actor | None) -> list[Shown]:
    rows = case.participants.select_related("organization", "person", "case__initiator")
    seen = set(
        Participant.objects.visible_to(user)
        .filter(case=case)
        .values_list("pk", flat=True)
    )
    said: dict[UUID, list[ConflictDeclaration]] = defaultdict(list)
    declared = ConflictDeclaration.objects.visible_to(user).standing()
    for one in declared.filter(participant__case=case).select_related(
        "participant__case__initiator", "body", "finding"
    ):
        said[one.participant_id].append(one)
    return [
        Shown(
            row=row,
            is_seen=row.pk in seen,
            conflicts=[
                (one, conflicts.about(one), _on_conflict(one, case, actor))
                for one in said[row.pk]
            ],
            buttons=_on_participant(row, case, actor),
        )
        for row in rows.order_by("id")
    ]


def _own(shown: list[Shown], user: Any) -> Shown | None:
    mine = [
        one
        for one in shown
        if one.row.to_on is None and one.row.person_id and one.row.person_id == user.pk
    ]
    return mine[0] if mine else None


def _protocols(group: Group | None, user: Any) -> list[GroupProtocol]:
    if group is None:
        return []
    seen = GroupProtocol.objects.visible_to(user).filter(group=group)
    return list(seen.select_related("file").newest_first())


def _verdicts(case: Case, group: Group | None, shown: list[Shown]) -> list[Verdict]:
    """Return how the people stand with the rules that anybody may know about them."""
    if case.is_of_council:
        return []
    on = looks.today()
    current = [one.row for one in shown if one.row.to_on is None]
    people = sum(not row.is_expert for row in current)
    size = subjects.check_size(people=people, on=on)
    found = [
        Verdict(
            _kind(size),
            _("How many exercise control"),
            _("%(people)s, of at most %(most)s; experts do not count")
            % {"people": people, "most": public_control.GROUP.on(on)},
            public_control.GROUP.citation,
        )
    ]
    if group is not None:
        unsent = groups.check_protocol_sent(case)
        why = (
            _("The last one has no file yet: it goes to the body with the notice.")
            if unsent
            else _("It is there, and goes to the body with the notice.")
        )
        rule = _("Protocol that approves the group")
        found.append(Verdict(_kind(unsent), rule, why, subjects.INFORM))
    if case.initiator.kind == OrganizationKind.NPO:
        broken = participants.check_represented(case.initiator, on=on)
        rule = _("The organization may be a subject")
        why = _("Registered, not religious, no foreign participation, not suspended.")
        told = "; ".join(breach.text.in_(spoken()) for breach in broken)
        found.append(Verdict(_kind(broken), rule, told or why, subjects.SUBJECTS))
    return found


def _kind(breaches: list[Breach]) -> str:
    return "unlawful" if breaches else "lawful"


def _lacking(case: Case, shown: list[Shown]) -> list[Breach]:
    """Return what still keeps its people from control, for those whom it concerns."""
    if case.is_of_council or case.state not in participants.OPEN:
        return []
    current = [one for one in shown if one.row.to_on is None]
    if not current or not all(one.is_seen for one in current):
        return []
    return participants.check_people(case, on=looks.today())


def _on_case(case: Case, actor: Actor | None) -> list[Button]:
    if actor is None or case.is_of_council:
        return []
    open_now = [
        act
        for act in people_acts.CASE_PEOPLE_ACTS
        if act.is_open(case) and may(act.policy, actor, case)
    ]
    return [_button(act, "case", case.pk) for act in open_now]


def _on_participant(row: Participant, case: Case, actor: Actor | None) -> list[Button]:
    if actor is None or row.to_on is not None or case.state in OVER:
        return []
    found = []
    for act in people_acts.PARTICIPANT_ACTS:
        if act.is_open(row, case) and may(act.policy, actor, row):
            found.append(_button(act, "participant", row.pk))
    return found


def _on_conflict(
    row: ConflictDeclaration, case: Case, actor: Actor | None
) -> list[Button]:
    act = people_acts.RemoveConflict
    if actor is None or not row.stands or case.state in OVER:
        return []
    mine = row.participant.person_id == actor.user.pk
    if mine and case.initiator.kind != OrganizationKind.CITIZEN:
        return []
    if not may(act.policy, actor, row):
        return []
    return [_button(act, "participant-conflict", row.pk)]


def _button(act: type[Act], noun: str, pk: UUID) -> Button:
    return Button(
        label=act.words.button if noun != "participant-conflict" else act.words.title,
        url=reverse(f"page:{noun}-{act.verb}", args=[pk]),
        is_danger=act.is_danger,
    )
