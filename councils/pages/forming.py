"""Forming a council: its section, competitions and applications, its regulation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.law import norms
from backend.pages.acts import may
from backend.pages.registers import Register
from councils import permissions, reports
from councils.filters import CompetitionFilter, today
from councils.models import (
    Application,
    Competition,
    Council,
    CouncilSetting,
    WorkingGroup,
)
from councils.pages import application_acts, forming_acts, labels, sections
from councils.reports.forming import Forming
from councils.rules import competitions, eligibility, forming, regulation
from councils.rules.composition import Level
from councils.rules.eligibility import Document
from councils.states import COMPETITION, ApplicationState, CompetitionState
from oversight.models import Obligation


def forming_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show how far the forming of the next composition has come, and what is next."""
    council, actor, on = _council(request, pk), _actor(request), today()
    found = reports.forming_of(council, on=on)
    seen = Competition.objects.visible_to(request.user).filter(council=council)
    group = found.group
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-forming"),
        "by_competition": reports.is_by_competition(council),
        "substitute_law": competitions.SUBSTITUTE,
        "steps": _steps(found),
        "duty": _duty(found),
        "today": on,
        "group": group,
        "members": group.members.all() if group else [],
        "verdicts": reports.working_group_of(group) if group else [],
        "head_law": forming.HEAD,
        "contests": seen.order_by("-documents_from_on", "-id"),
        "reserve": reports.reserve_of(council, on=on).select_related("npo"),
        "reserve_law": competitions.RESERVE,
        "buttons": _council_buttons(council, group, actor),
    }
    return render(request, "councils/forming.html", told)


def regulation_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the council's regulation: its editions, and each point it may settle."""
    council, actor, on = _council(request, pk), _actor(request), today()
    editions = council.regulations.in_force(on).select_related("file")
    settles = actor is not None and may(permissions.can_settle, actor, council)
    url = reverse("page:council-enter-regulation", args=[council.pk])
    enter = [{"label": _("Enter an edition"), "url": url}] if settles else []
    told = {
        "council": council,
        "tabs": sections.tabs(council, "council-regulation"),
        "editions": editions,
        "points": _points(council, settles=settles),
        "settles": settles,
        "buttons": enter,
    }
    return render(request, "councils/regulation.html", told)


class CompetitionList(Register):
    """Competitions, the newest first."""

    template_name = "councils/competition_list.html"
    filterset_class = CompetitionFilter

    def found(self) -> QuerySet[Competition]:
        seen = Competition.objects.visible_to(self.request.user)
        return seen.select_related("council__organization__region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["states"] = labels.choices(COMPETITION.labels)
        context["today"] = today()
        return context


def competition_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show the announcement, who is admitted, and the decision."""
    rows = Competition.objects.visible_to(request.user)
    competition = get_object_or_404(
        rows.select_related("council__organization", "council__body", "working_group"),
        pk=pk,
    )
    actor, on = _actor(request), today()
    seen = Application.objects.visible_to(request.user).filter(competition=competition)
    found = list(seen.select_related("npo").order_by("person_name", "id"))
    runs = actor is not None and may(
        permissions.can_run_competition, actor, competition
    )
    told = {
        "competition": competition,
        "council": competition.council,
        "takes_documents": _takes_documents(competition, on),
        "days_left": (competition.documents_until_on - on).days,
        "today": on,
        "requirements": eligibility.requirements(
            level=Level(competition.council.level), on=competition.documents_from_on
        ),
        "documents": [eligibility.NAMES[one] for one in Document],
        "documents_law": eligibility.DOCUMENTS,
        "requirements_law": eligibility.REQUIREMENTS,
        "announcement_law": competitions.ANNOUNCEMENT,
        "decision_law": competitions.DECISION,
        "runs": runs,
        "buttons": _competition_buttons(competition, _mine(found, request), actor),
        **_lists(found, runs=runs),
    }
    return render(request, "councils/competition.html", told)


def application_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show one application: to strangers a name, to those concerned all but secrets."""
    rows = Application.objects.visible_to(request.user)
    application = get_object_or_404(
        rows.select_related(
            "npo", "competition__council__organization", "competition__working_group"
        ),
        pk=pk,
    )
    actor = _actor(request)
    concerned = actor is not None and bool(
        permissions.can_read_papers(actor, application)
    )
    told = {
        "application": application,
        "competition": application.competition,
        "council": application.competition.council,
        "concerned": concerned,
        "is_local": application.competition.council.level == Level.LOCAL,
        "buttons": _buttons(
            application_acts.ON_APPLICATION, application, actor, "application"
        ),
    }
    if concerned and actor is not None:
        told |= _papers(application, actor)
    return render(request, "councils/application.html", told)


def _papers(application: Application, actor: Actor) -> dict[str, Any]:
    language = get_language() or "kk"
    lacking = eligibility.missing(
        documents=application.documents, agrees_to_query=application.agrees_to_query
    )
    address = f"/api/v1/applications/{application.pk}/documents"
    papers = [
        {
            "name": eligibility.NAMES[one].in_(language),
            "file": file,
            "url": f"{address}/{one.value}/"
            if file and permissions.can_read_paper(actor, application, one)
            else "",
        }
        for one, file in application.papers.items()
    ]
    return {
        "verdicts": reports.eligibility_of(application, on=today()),
        "missing": [eligibility.NAMES[one].in_(language) for one in lacking],
        "papers": papers,
        "takes_documents": _takes_documents(application.competition, today()),
        "refusal_law": eligibility.REFUSAL,
        "complaint_law": norms.get("complaint.file"),
    }


def _steps(found: Forming) -> list[dict[str, Any]]:
    """Return the steps of forming a council; the first that is not done is now."""
    words = (
        _("Working group"),
        _("Its head"),
        _("Announcement"),
        _("Documents"),
        _("Decision"),
        _("Approval"),
    )
    done = found.done
    now = done.index(False) if False in done else len(done)
    return [
        {
            "label": word,
            "note": "",
            "state": "done" if is_done else "now" if place == now else "todo",
        }
        for place, (word, is_done) in enumerate(zip(words, done, strict=True))
    ]


def _duty(found: Forming) -> Obligation | None:
    convocation = found.convocation
    return convocation.formation_obligation if convocation else None


def _points(council: Council, *, settles: bool) -> list[dict[str, Any]]:
    """Return every point that a regulation may settle, with what it says today."""
    on = today()
    held: dict[str, CouncilSetting] = {
        row.key: row
        for row in council.settings.order_by("from_on", "id")
        if row.from_on <= on
    }
    return [
        {
            "meaning": norms.get(key).text,
            "setting": held.get(key),
            "url": reverse("page:council-settle", args=[council.pk, key])
            if settles
            else "",
        }
        for key in regulation.KEYS
    ]


def _takes_documents(competition: Competition, on: Any) -> bool:
    is_announced = competition.state == CompetitionState.ANNOUNCED
    begun = competition.documents_from_on <= on
    return is_announced and begun and on <= competition.documents_until_on


def _mine(found: Iterable[Application], request: HttpRequest) -> Application | None:
    own = [
        row
        for row in found
        if row.user_id is not None and row.user_id == request.user.pk
    ]
    current = [row for row in own if row.state != ApplicationState.WITHDRAWN]
    return current[0] if current else None


def _lists(found: list[Application], *, runs: bool) -> dict[str, Any]:
    public = [row for row in found if row.is_public]
    reserved = [row for row in public if row.reserve_position is not None]
    return {
        "public": public,
        "selected": [r for r in public if r.state == ApplicationState.SELECTED],
        "reserved": sorted(reserved, key=lambda row: row.reserve_position or 0),
        "all": found if runs else [],
    }


def _council_buttons(
    council: Council, group: WorkingGroup | None, actor: Actor | None
) -> list[dict[str, Any]]:
    if group is not None:
        return _buttons(forming_acts.ON_GROUP, group, actor, "working-group")
    act = forming_acts.FormWorkingGroup
    lets = actor is not None and may(act.policy, actor, council)
    if not lets or not reports.is_by_competition(council):
        return []
    url = reverse("page:council-form-working-group", args=[council.pk])
    return [{"label": act.words.title, "url": url, "is_danger": False}]


def _competition_buttons(
    competition: Competition, mine: Application | None, actor: Actor | None
) -> list[dict[str, Any]]:
    acts: list[Any] = [
        *application_acts.ON_COMPETITION,
        *forming_acts.ON_COMPETITION,
    ]
    if mine is None:
        return _buttons(acts, competition, actor, "competition")
    url = reverse("page:application", args=[mine.pk])
    own = {"label": _("Your application"), "url": url, "is_danger": False}
    acts.remove(application_acts.Apply)
    return [own, *_buttons(acts, competition, actor, "competition")]


def _buttons(
    acts: Iterable[Any], item: Any, actor: Actor | None, noun: str
) -> list[dict[str, Any]]:
    """Return the acts that the person may do to the item now; strangers may sign in."""
    offered = []
    for act in acts:
        signs_in = actor is None and act is application_acts.Apply
        lets = signs_in or (actor is not None and may(act.policy, actor, item))
        if lets and act.is_open(item):
            url = reverse(f"page:{noun}-{act.verb}", args=[item.pk])
            offered.append(
                {"label": act.words.title, "url": url, "is_danger": act.is_danger}
            )
    return offered


def _council(request: HttpRequest, pk: Any) -> Council:
    rows = Council.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("organization__region", "body"), pk=pk)


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return user.actor_for(request) if isinstance(user, User) else None
