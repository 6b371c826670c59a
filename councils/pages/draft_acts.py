"""Draft acts: the register, the section of a council, the page of one draft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import Region, User
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions, reports
from councils.filters import DraftActFilter, today
from councils.models import AgendaItem, Council, DraftAct, DraftActKind
from councils.models.draft_act import DRAFTING
from councils.pages import draft_act_looks, labels, sections
from councils.pages.draft_act_acts import ON_DRAFT
from councils.permissions.draft_acts import OF_BODY
from councils.rules import draft_acts as rule
from councils.states import DRAFT_ACT, DraftActState
from oversight.pages import histories, looks


class DraftActList(Register):
    """Draft acts of all councils, the newest first, each with the term that runs."""

    template_name = "councils/draft_act_list.html"
    filterset_class = DraftActFilter

    def found(self) -> QuerySet[DraftAct]:
        seen = DraftAct.objects.visible_to(self.request.user)
        return seen.select_related(
            "council__organization__region",
            "body",
            "opinion_obligation",
            "letter_obligation",
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        viewer, actor = looks.viewer(), _actor(self.request)
        context["rows"] = [
            (draft, draft_act_looks.stand(draft, viewer)) for draft in context["rows"]
        ]
        context["states"] = labels.choices(DRAFT_ACT.labels)
        context["kinds"] = DraftActKind.choices
        context["regions"] = Region.objects.exclude(kind="district").order_by("name_kk")
        context["from_on"] = viewer.today
        context["until_on"] = viewer.today + timedelta(days=7)
        context["buttons"] = _own_councils(actor)
        return context


class CouncilDraftActs(DraftActList):
    """The draft acts of one council, in its section."""

    template_name = "councils/council_draft_acts.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Council.objects.visible_to(request.user)
        rows = rows.select_related("organization__region", "body")
        self.council = get_object_or_404(rows, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def found(self) -> QuerySet[DraftAct]:
        return super().found().filter(council=self.council)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["council"] = self.council
        context["tabs"] = sections.tabs(self.council, "council-draft-acts")
        context["buttons"] = _of_council(self.council, _actor(self.request))
        context["silence_law"] = draft_act_looks.SILENCE
        return context


def draft_act_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one draft: who told of it, until when, what was said, what was replied."""
    rows = DraftAct.objects.visible_to(request.user).read_by(request.user)
    draft: Any = get_object_or_404(
        rows.select_related(
            "council__organization__region",
            "council__body",
            "body",
            "commission",
            "opinion_obligation",
            "letter_obligation",
            "reply_file",
        ),
        pk=pk,
    )
    viewer, actor = looks.viewer(), _actor(request)
    told = {
        "draft": draft,
        "council": draft.council,
        "stand": draft_act_looks.stand(draft, viewer),
        "clock": draft_act_looks.clock_of(draft.current_obligation, viewer),
        "next": draft_act_looks.next_of(draft, viewer.today),
        "steps": draft_act_looks.steps(draft),
        "terms": _terms(draft),
        "short": reports.term_breaches(draft),
        "lacking": _lacking(draft),
        "letter_reading": rule.START_OF_LETTER,
        "notice_law": rule.NOTICE,
        "silence_law": draft_act_looks.SILENCE,
        "letter_law": rule.LETTER,
        "position_law": rule.POSITION,
        "items": _items(draft, request),
        "history": histories.told(_traced(draft), draft_act_looks.TOLD),
        "buttons": _buttons(draft, actor),
    }
    return render(request, "councils/draft_act.html", told)


def _terms(draft: DraftAct) -> list[tuple[str, Any]]:
    """Return the terms of a draft, each under its own name: the newest first."""
    named = (
        (_("The letter of the body"), draft.letter_obligation),
        (_("The recommendations of the council"), draft.opinion_obligation),
    )
    return [(name, owed) for name, owed in named if owed is not None]


def _lacking(draft: Any) -> list[Any]:
    """Tell the council what its opinion still lacks; nobody else reads it."""
    is_worded = bool(draft.opinion_kk or draft.opinion_ru)
    shown = draft.may_read_opinion and draft.state == DraftActState.NOTIFIED
    return reports.opinion_breaches(draft, on=today()) if shown and is_worded else []


def _items(draft: DraftAct, request: HttpRequest) -> QuerySet[AgendaItem]:
    """Return where the draft stood or stands on an agenda, as far as it is public."""
    seen = AgendaItem.objects.visible_to(request.user).filter(draft_act=draft)
    return (
        seen.select_related("meeting")
        .prefetch_related("decisions")
        .order_by("-meeting__starts_at")
    )


def _traced(draft: DraftAct) -> list[Any]:
    owed = draft.letter_obligation_id
    return [draft.pk] if owed is None else [draft.pk, owed]


def _buttons(draft: DraftAct, actor: Actor | None) -> list[dict[str, Any]]:
    if actor is None:
        return []
    return [
        {
            "label": act.words.title,
            "url": reverse(f"page:draft-act-{act.verb}", args=[draft.pk]),
            "is_danger": act.is_danger,
        }
        for act in ON_DRAFT
        if may(act.policy, actor, draft) and act.is_open(draft)
    ]


def _of_council(council: Council, actor: Actor | None) -> list[dict[str, Any]]:
    """Return how this person tells the council of a draft: from paper, or as a body."""
    if actor is None:
        return []
    ways = (
        (permissions.can_enter_notification, "enter", _("Enter a notification")),
        (permissions.can_notify_for_body, "notify", _("Notify the council")),
    )
    addresses = {
        "enter": "page:council-enter-draft-act",
        "notify": "page:council-notify-of-draft-act",
    }
    return [
        {"label": label, "url": reverse(addresses[way], args=[council.pk])}
        for policy, way, label in ways
        if may(policy, actor, council)
    ]


def _own_councils(actor: Actor | None) -> list[dict[str, Any]]:
    """Return the councils at the bodies in which this person may notify."""
    held = actor.offices if actor is not None else ()
    bodies = [
        office.organization_id
        for office in held
        if office.role in OF_BODY and office.organization.kind in DRAFTING
    ]
    if not bodies:
        return []
    councils = Council.objects.filter(body__in=bodies).select_related("organization")
    return [
        {
            "label": _("Notify: %(council)s") % {"council": council},
            "url": reverse("page:council-notify-of-draft-act", args=[council.pk]),
        }
        for council in councils.order_by("pk")
    ]


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None
