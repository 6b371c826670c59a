"""What belongs to a case beside itself: its matter, what it joined, who led it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from backend.accounts.actor import Actor
from backend.pages import acts
from oversight.models import Case, CaseHandover
from oversight.pages.case_buttons import Button
from oversight.pages.opening_acts import ON_HANDOVER
from oversight.states import CASE_FORMS, CaseForm, HandoverState


@dataclass(frozen=True)
class Other:
    """Another case, named beside this one."""

    case: Case
    form: str
    state: str


@dataclass(frozen=True)
class Kin:
    """Other forms of the same matter, joined cases, former authors, an open offer."""

    beside: list[Other]
    joined: list[Other]
    joined_to: Case | None
    handed: list[CaseHandover]
    offer: CaseHandover | None
    buttons: list[Button]

    @property
    def is_known(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.beside or self.joined or self.joined_to or self.handed)


def of(case: Case, *, user: Any, actor: Actor | None) -> Kin:
    """Gather the kin of a case that the visitor sees."""
    first = case.beside_id or case.pk
    seen = Case.objects.visible_to(user)
    matter = seen.filter(Q(pk=first) | Q(beside=first)).exclude(pk=case.pk)
    target = case.joined_to_id
    offers = list(
        CaseHandover.objects.visible_to(user)
        .filter(case=case)
        .select_related("from_org", "to_org")
    )
    waiting = [one for one in offers if one.state == HandoverState.OFFERED]
    offer = waiting[0] if waiting else None
    return Kin(
        beside=[_other(one) for one in matter.order_by("id")],
        joined=[_other(one) for one in seen.filter(joined_to=case).order_by("id")],
        joined_to=seen.filter(pk=target).first() if target else None,
        handed=[one for one in offers if one.state == HandoverState.ACCEPTED],
        offer=offer,
        buttons=_on_offer(offer, actor) if offer and actor else [],
    )


def _other(case: Case) -> Other:
    language = get_language() or "kk"
    return Other(
        case=case,
        form=CASE_FORMS[CaseForm(case.form)].in_(language),
        state=case.procedure.labels[case.state].in_(language),
    )


def _on_offer(offer: CaseHandover, actor: Actor) -> list[Button]:
    return [
        Button(
            act.words.button,
            reverse(f"page:case-handover-{act.verb}", args=[offer.pk]),
            at_once=act.verb == "withdraw",
            is_main=act.verb == "accept",
        )
        for act in ON_HANDOVER
        if act.is_open(offer) and acts.may(act.policy, actor, offer)
    ]
