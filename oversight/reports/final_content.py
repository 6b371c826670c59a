"""What a final document holds: its annexes, and its content as it is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from backend.accounts.models import Organization, User
from backend.journal.models import Entry
from oversight.models import (
    Announcement,
    Case,
    DiscussionProtocol,
    ExpertConclusion,
    FinalDocument,
    Finding,
    Participant,
    Recommendation,
    Site,
)
from oversight.models.case import NOT_YET_PUBLIC
from oversight.rules.documents import Annexes
from oversight.states import CaseForm, CaseState

Plain = dict[str, Any]
PLACE_LONGEST = 300
UNUSED = (*NOT_YET_PUBLIC, CaseState.WITHDRAWN, CaseState.JOINED)


@dataclass(frozen=True)
class Held:
    """When, where and for what a control was held, as far as its records tell."""

    from_at: datetime | None
    until_at: datetime | None
    place: str
    tasks: str


def held(case: Case) -> Held:
    """Return when, where and for what it was held, from what the case has on record.

    A discussion by its last protocol and announcement; any other form from the act
    that began it to the one that completed it, at its sites, the places of its
    findings, or else at the objects themselves; to look at its tasks, its question,
    or else its theme. The author may write otherwise.
    """
    protocol = DiscussionProtocol.objects.filter(case=case).current().last()
    if protocol is not None:
        spoken = Announcement.objects.filter(case=case).current().last()
        place = (spoken.place or spoken.link) if spoken else ""
        place = place or _objects(case)
        return Held(protocol.from_at, protocol.to_at, place, _tasks(case))
    begun, completed = (
        _moment_of(f"case.{act}", case) for act in ("begun", "completed")
    )
    return Held(begun, completed, _place(case), _tasks(case))


def annexes_of(document: FinalDocument) -> Annexes:
    """Return what there is of each annex; findings that are not public count too."""
    case = document.case
    people = _people(case)
    undeclared = [one.name for one in people if one.declared_at is None]
    established = (
        Finding.objects.filter(case=case).current().count()
        + len(_protocols(case))
        + len(_conclusions(case))
        + bool(document.circumstances.strip())
    )
    return Annexes(
        has_time=document.held_from is not None,
        has_place=bool(document.held_place.strip()),
        has_tasks=bool(document.tasks.strip()),
        subjects=len(people),
        undeclared=tuple(undeclared),
        forms=len(forms_of(case)),
        facts=established,
        other_documents=document.other_documents.count(),
        has_no_other_documents=document.has_no_other_documents,
    )


def forms_of(case: Case) -> list[CaseForm]:
    """Return the forms that ran in one matter: its own first, those beside it after."""
    root = case.beside_id or case.pk
    beside = (
        Case.objects.filter(beside=root)
        .exclude(state__in=UNUSED)
        .exclude(pk=case.pk)
        .order_by("id")
    )
    others = [one.form for one in beside]
    if case.beside is not None and case.beside.state not in UNUSED:
        others.append(case.beside.form)
    return list(dict.fromkeys(CaseForm(form) for form in (case.form, *others)))


def content_of(
    document: FinalDocument, *, user: User | AnonymousUser, on: date
) -> Plain:
    """Return what the document holds for this reader, as JSON keeps it.

    For a stranger that is what is published: findings marked not public are not in
    it, nor that there are any.
    """
    case = document.case
    people = _people(case)
    return {
        "kind": document.kind.value,
        "number": document.number or "",
        "case": case.number or "",
        "theme": case.theme,
        "theme_language": case.language,
        "is_of_council": case.is_of_council,
        "is_demonstration": case.is_demonstration,
        "source": case.source,
        "initiator": _names(case.initiator),
        "bodies": [_names(body) for body in case.bodies.order_by("name_kk", "id")],
        "adopted_on": document.adopted_on.isoformat(),
        "sent_on": on.isoformat(),
        "held_from": _moment(document.held_from),
        "held_until": _moment(document.held_until),
        "held_place": document.held_place,
        "tasks": document.tasks,
        "forms": [form.value for form in forms_of(case)],
        "subjects": [_subject(one) for one in people],
        "findings": [_finding(one) for one in _findings(case, user)],
        "protocols": [_protocol(one) for one in _protocols(case)],
        "conclusions": [_conclusion(one) for one in _conclusions(case)],
        "circumstances": document.circumstances,
        "other_documents": [
            {"name": one.name, "sha256": one.sha256, "size": one.size}
            for one in document.other_documents.order_by("id")
        ],
        "has_no_other_documents": document.has_no_other_documents,
        "texts": {
            language: document.text_in(language) for language in document.languages
        },
        "recommendations": [_line(one, document) for one in _lines(document)],
    }


def sees_more(case: Case, user: User) -> bool:
    """Tell whether the reader sees findings of the case that are not published."""
    seen = Finding.objects.visible_to(user).filter(case=case).current()
    return seen.exclude(private_reason="").exists()


def _people(case: Case) -> list[Participant]:
    people = Participant.objects.filter(case=case, to_on=None)
    return list(people.select_related("organization").order_by("id"))


def _findings(case: Case, user: User | AnonymousUser) -> Iterable[Finding]:
    """Return what was established; for a stranger, what a sent document shows."""
    current = Finding.objects.filter(case=case).current()
    if not user.is_authenticated:
        return current.filter(private_reason="")
    seen = Finding.objects.visible_to(user).filter(case=case)
    return current.filter(Q(private_reason="") | Q(pk__in=seen.values("pk")))


def _protocols(case: Case) -> list[DiscussionProtocol]:
    return list(DiscussionProtocol.objects.filter(case=case).current())


def _conclusions(case: Case) -> list[ExpertConclusion]:
    rows = ExpertConclusion.objects.filter(
        question__case=case, question__withdrawn_at=None
    )
    return list(rows.current().select_related("question", "participant"))


def _protocol(one: DiscussionProtocol) -> Plain:
    return {
        "held_on": one.held_on.isoformat(),
        "chair": one.chair_name,
        "secretary": one.secretary_name,
        "present": one.present,
        "text": one.text,
    }


def _conclusion(one: ExpertConclusion) -> Plain:
    return {
        "question": one.question.text,
        "about": one.question.act_title,
        "expert": one.participant.name,
        "signed_on": one.signed_on.isoformat(),
        "text": one.text,
    }


def _tasks(case: Case) -> str:
    return case.tasks or case.question or case.theme


def _place(case: Case) -> str:
    named = list(Site.objects.filter(case=case).values_list("name", flat=True)[:10])
    public = Finding.objects.filter(case=case, private_reason="").current()
    named = named or [one.place for one in public if one.place]
    return "; ".join(dict.fromkeys(named))[:PLACE_LONGEST] or _objects(case)


def _objects(case: Case) -> str:
    names = [body.name_kk for body in case.bodies.order_by("name_kk", "id")]
    return "; ".join(names)[:PLACE_LONGEST]


def _moment_of(kind: str, case: Case) -> datetime | None:
    entry = Entry.objects.filter(object_id=case.pk, kind=kind).order_by("at").last()
    return entry.at.replace(second=0, microsecond=0) if entry else None


def _lines(document: FinalDocument) -> Iterable[Recommendation]:
    lines = document.recommendations.filter(redirected_from=None)
    return lines.select_related("body").order_by("line", "id")


def _line(one: Recommendation, document: FinalDocument) -> Plain:
    texts = {document.language: one.text}
    if document.second_language and one.second_text:
        texts[document.second_language] = one.second_text
    return {
        "line": one.line,
        "body": _names(one.body),
        "texts": texts,
        "power": one.power,
    }


def _subject(one: Participant) -> Plain:
    declared = timezone.localdate(one.declared_at) if one.declared_at else None
    return {
        "name": one.name,
        "capacity": str(one.capacity),
        "organization": one.organization.name_kk if one.organization else "",
        "declared_on": declared.isoformat() if declared else "",
    }


def _finding(one: Finding) -> Plain:
    return {
        "facts": one.facts,
        "place": one.place,
        "on": one.established_on.isoformat(),
        "provision": one.breached_provision,
        "severity": one.severity,
        "is_private": bool(one.private_reason),
    }


def _names(organization: Organization) -> dict[str, str]:
    return {
        "id": str(organization.pk),
        "kk": organization.name_kk,
        "ru": organization.name_ru,
        "en": organization.name_en,
    }


def _moment(at: datetime | None) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes") if at else ""
