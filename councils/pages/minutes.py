"""The page of minutes: draft, remarks, signatures, papers, versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from backend import clock
from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.files import serving
from backend.files.models import File
from backend.law.breach import Breach
from backend.pages import dates
from backend.pages.acts import may
from backend.papers import word
from councils import permissions
from councils.actions import minutes as drafting
from councils.actions import minutes_papers
from councils.models import Council, Meeting, MeetingKind, Minutes
from councils.pages import minutes_acts
from councils.pages.forms import spoken
from councils.pages.meeting_ballots import Button
from councils.reports import minutes_paper, proceedings
from councils.rules import minutes as rule
from councils.states import MINUTES, MinutesState

NAMES: dict[str, Any] = {
    "pdf_kk": gettext_lazy("PDF in Kazakh"),
    "pdf_ru": gettext_lazy("PDF in Russian"),
    "docx_kk": gettext_lazy("DOCX in Kazakh"),
    "docx_ru": gettext_lazy("DOCX in Russian"),
}
HEARINGS = {
    MeetingKind.HEARING: rule.HEARING,
    MeetingKind.REPORT_HEARING: rule.REPORT,
}


@dataclass(frozen=True)
class Paper:
    """One paper of the minutes: its name, its address, and whether it is unchanged."""

    label: Any
    url: str
    file: File | None
    is_verified: bool | None


@never_cache
def minutes_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one version of the minutes as far as the reader may see it."""
    item = _found(request, pk)
    actor, at = _actor(request), clock.now()
    concerned = item.concerns(request.user)
    content = item.content
    if content is None:
        keeper = proceedings.keeper_of(item, at=at)
        content = proceedings.content_of(item, secretary=keeper, at=at)
    kind = MeetingKind(item.meeting.kind)
    term = item.remarks_term or _term_now(item, at=at)
    duty = item.meeting.minutes_obligation if concerned else None
    checks = {} if item.is_draft else minutes_papers.verified(item)
    told = {
        "minutes": item,
        "meeting": item.meeting,
        "concerned": concerned,
        "buttons": _buttons(item, actor),
        "steps": _steps(item),
        "paper": minutes_paper.paper(content, spoken(), digest=item.digest),
        "text_language": spoken(),
        "lacking": proceedings.content_breaches(content) if item.is_draft else [],
        "asked_by": HEARINGS.get(kind),
        "waiting": _waiting(item, at=at),
        "remarks": _remarks(item) if concerned else [],
        "answers": actor is not None and _answers(item, actor),
        "term": term,
        "term_source": _source(item, rule.REMARKS.id, term),
        "duty": duty,
        "duty_source": _source(
            item, rule.SIGNING.id, duty.explanation if duty else None
        ),
        "papers": _papers(item, checks),
        "checks": checks,
        "is_verified": bool(checks) and all(checks.values()),
        "content_digest": minutes_papers.content_digest(item),
        "versions": _versions(item, request),
        "law": rule.CHAIR_SIGNS,
        "templates": actor is not None
        and may(permissions.can_bring_template, actor, item.meeting.council),
    }
    return render(request, "councils/minutes.html", told)


@never_cache
def minutes_paper_page(request: HttpRequest, pk: Any, name: str) -> FileResponse:
    """Give out one paper; of a draft, as it would be now, marked as a draft."""
    item = _found(request, pk)
    if name not in NAMES:
        raise Http404
    kept = minutes_papers.papers(item).get(name)
    if kept is not None:
        return serving.attachment(kept)
    return serving.made(
        minutes_papers.preview(item, name, at=clock.now()),
        name=minutes_papers.paper_name(item, name),
        media_type=minutes_papers.media_type(name),
    )


def template_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show which template draws the council's minutes, and how it is changed."""
    council, actor = _council(request, pk), _actor(request)
    brings = actor is not None and may(permissions.can_bring_template, actor, council)
    acts = minutes_acts.ON_TEMPLATE if brings else ()
    told = {
        "council": council,
        "own": council.minutes_template,
        "buttons": [
            Button(
                str(act.words.title),
                reverse(f"page:council-{act.verb}", args=[council.pk]),
                act.is_danger,
            )
            for act in acts
            if act is not minutes_acts.ResetTemplate or council.minutes_template
        ],
    }
    return render(request, "councils/minutes_template.html", told)


def template_file(request: HttpRequest, pk: Any) -> FileResponse:
    """Give out the template in use, to be edited in Word."""
    content = minutes_papers.template_of(_council(request, pk))
    return serving.made(content, name="minutes.docx", media_type=word.KIND)


def summary(meeting: Meeting, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of a meeting says of its minutes."""
    seen = Minutes.objects.visible_to(request.user).filter(meeting=meeting)
    versions = list(seen.order_by("-version"))
    actor = _actor(request)
    begins = (
        actor is not None
        and minutes_acts.DraftMinutes.is_open(meeting)
        and may(permissions.can_draft_minutes, actor, meeting)
    )
    return {"versions": versions, "begins": begins}


def _found(request: HttpRequest, pk: Any) -> Minutes:
    rows = Minutes.objects.visible_to(request.user).select_related(
        "meeting__council__organization",
        "meeting__minutes_obligation",
        "secretary_signed_by",
        "chair_signed_by",
        *minutes_papers.FIELDS,
    )
    return get_object_or_404(rows, pk=pk)


def _council(request: HttpRequest, pk: Any) -> Council:
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("organization", "minutes_template"), pk=pk
    )


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None


def _buttons(item: Minutes, actor: Actor | None) -> list[Button]:
    if actor is None:
        return []
    return [
        Button(
            str(act.words.title),
            reverse(f"page:minutes-{act.verb}", args=[item.pk]),
            act.is_danger,
        )
        for act in minutes_acts.ON_MINUTES
        if may(act.policy, actor, item) and act.is_open(item, actor)
    ]


def _steps(item: Minutes) -> list[dict[str, Any]]:
    """Return how far the minutes have come."""
    states = list(MinutesState)
    reached = states.index(MinutesState(item.state))
    names = {
        MinutesState.DRAFTED: (_("Draft"), item.drafted_at),
        MinutesState.OUT_FOR_REMARKS: (_("Remarks"), None),
        MinutesState.FROZEN: (_("Text fixed"), item.frozen_at),
        MinutesState.SECRETARY_SIGNED: (
            _("Secretary signed"),
            item.secretary_signed_at,
        ),
        MinutesState.SIGNED: (_("Chair signed"), item.chair_signed_at),
        MinutesState.PUBLISHED: (_("Published"), item.published_at),
    }
    is_over = item.state == MinutesState.PUBLISHED
    return [
        {
            "label": label,
            "note": dates.moment(at) if at and place <= reached else "",
            "state": _standing(place, reached, is_over=is_over),
        }
        for place, (label, at) in enumerate(names[one] for one in states)
    ]


def _standing(place: int, reached: int, *, is_over: bool) -> str:
    if place < reached or is_over:
        return "done"
    return "now" if place == reached else "todo"


def _waiting(item: Minutes, *, at: Any) -> list[Breach]:
    """Return why the text of a draft that is out for remarks is not fixed yet."""
    if "freeze" not in MINUTES.acts(item.state):
        return []
    unanswered = item.remarks.filter(answered_at=None).count()
    return rule.check_freeze(until=item.remarks_until, at=at, unanswered=unanswered)


def _remarks(item: Minutes) -> Any:
    return item.remarks.select_related("seat")


def _answers(item: Minutes, actor: Actor) -> bool:
    is_open = "answer-remark" in MINUTES.acts(item.state)
    return is_open and may(permissions.can_keep_minutes, actor, item)


def _term_now(item: Minutes, *, at: Any) -> dict[str, Any] | None:
    """Return the council's term for remarks on a draft that was sent now."""
    if item.state != MinutesState.DRAFTED:
        return None
    due = drafting.remarks_due(item.meeting, at=at)
    return due.as_json() if due else None


def _source(item: Minutes, key: str, term: dict[str, Any] | None) -> str:
    """Return where the council has settled the days of a term."""
    if term is None:
        return ""
    begun_on = date.fromisoformat(term["started_on"])
    return item.meeting.council.source_of(key, begun_on)


def _papers(item: Minutes, checks: dict[str, bool]) -> list[Paper]:
    kept = minutes_papers.papers(item)
    return [
        Paper(
            label,
            reverse("page:minutes-paper", args=[item.pk, name]),
            kept.get(name),
            checks.get(name),
        )
        for name, label in NAMES.items()
    ]


def _versions(item: Minutes, request: HttpRequest) -> Any:
    seen = Minutes.objects.visible_to(request.user).filter(meeting=item.meeting_id)
    return seen.exclude(pk=item.pk).order_by("-version")
