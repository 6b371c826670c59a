"""What a final document holds: as it is frozen, and as its papers show it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from backend.accounts.models import Organization, User
from backend.law import acts, wording
from backend.law.citation import Citation, Read
from oversight.models import Case, FinalDocument, Finding, Participant, Recommendation
from oversight.models.case import NOT_YET_PUBLIC, OVER
from oversight.reports.final_paper_words import CAPACITIES, WORDS
from oversight.rules import documents
from oversight.rules.documents import Annexes
from oversight.states import CASE_FORMS, DOCUMENT_KINDS, CaseForm, DocumentKind

Plain = dict[str, Any]


def annexes_of(document: FinalDocument) -> Annexes:
    """Return what there is of each annex; findings that are not public count too."""
    case = document.case
    people = _people(case)
    undeclared = [one.name for one in people if one.declared_at is None]
    return Annexes(
        has_time=document.held_from is not None,
        has_place=bool(document.held_place.strip()),
        has_tasks=bool(document.tasks.strip()),
        subjects=len(people),
        undeclared=tuple(undeclared),
        forms=len(forms_of(case)),
        facts=case.findings.count() + bool(document.circumstances.strip()),
        other_documents=document.other_documents.count(),
        has_no_other_documents=document.has_no_other_documents,
    )


def forms_of(case: Case) -> list[CaseForm]:
    """Return the forms that ran in one matter: its own first, those beside it after."""
    root = case.beside_id or case.pk
    beside = (
        Case.objects.filter(beside=root)
        .exclude(state__in=NOT_YET_PUBLIC)
        .exclude(pk=case.pk)
        .order_by("id")
    )
    others = [one.form for one in beside]
    if case.beside is not None and case.beside.state not in OVER:
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


def paper(content: Plain, language: str, *, digest: str, is_full: bool) -> Plain:
    """Return the data of a paper in one language, all of it ready to be read.

    Without a digest it is a draft, and says so.
    """
    said = {name: text.in_(language) for name, text in WORDS.items()}
    kind = DOCUMENT_KINDS[DocumentKind(content["kind"])].in_(language)
    return {
        "language": language,
        "words": said,
        "title": f"{kind} № {content['number']}" if content["number"] else kind,
        "dated": content["sent_on"],
        "theme": content["theme"],
        "note": "" if digest else said["draft"],
        "full": said["full"] if is_full else "",
        "source": content["source"] if content["is_demonstration"] else "",
        "facts": _facts(content, language, said),
        "text": _paragraphs(content["texts"][language]),
        "lines": [_paper_line(one, language) for one in content["recommendations"]],
        "answer": _answer(content, language, said),
        "annexes": [] if content["is_of_council"] else _annexes(content, language, said),
        "subjects": _subjects(content, language),
        "findings": [
            {
                "number": str(number),
                "fact": one["facts"],
                "where": one["place"],
                "when": _day(one["on"], language),
                "provision": one["provision"],
                "secret": said["not_public"] if one["is_private"] else "",
            }
            for number, one in enumerate(content["findings"], 1)
        ],
        "circumstances": _paragraphs(content["circumstances"]),
        "others": [
            f"{one['name']} (SHA-256 {one['sha256']})"
            for one in content["other_documents"]
        ],
        "signers": [
            one["name"] for one in content["subjects"] if one["capacity"] != "expert"
        ],
        "digest": digest,
    }


def _facts(
    content: Plain, language: str, said: Mapping[str, str]
) -> list[dict[str, str]]:
    council = content["is_of_council"]
    bodies = "; ".join(_named(body, language) for body in content["bodies"])
    rows = [
        (said["matter"], content["case"]),
        (
            said["council"] if council else said["initiator"],
            _named(content["initiator"], language),
        ),
        (said["addressees"] if council else said["bodies"], bodies),
        (said["adopted"], _day(content["adopted_on"], language)),
        (said["sent"], _day(content["sent_on"], language)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _annexes(
    content: Plain, language: str, said: Mapping[str, str]
) -> list[dict[str, str]]:
    forms = [CASE_FORMS[CaseForm(form)].in_(language) for form in content["forms"]]
    span = [content["held_from"], content["held_until"]]
    rows = [
        (said["annex_time"], " – ".join(_local(m) for m in span if m)),
        (said["annex_place"], content["held_place"]),
        (said["annex_tasks"], content["tasks"]),
        (said["annex_forms"], "; ".join(forms)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def _subjects(content: Plain, language: str) -> list[dict[str, str]]:
    if content["is_of_council"]:
        return []
    return [
        {
            "number": str(number),
            "name": one["name"],
            "capacity": ", ".join(
                part
                for part in (
                    CAPACITIES[one["capacity"]].in_(language),
                    one["organization"],
                )
                if part
            ),
            "declared": _day(one["declared_on"], language) or "–",
        }
        for number, one in enumerate(content["subjects"], 1)
    ]


def _answer(content: Plain, language: str, said: Mapping[str, str]) -> str:
    if content["is_of_council"]:
        return ""
    law = documents.public_control.ANSWER.citation.in_(language)
    return f"{said['answer']} {law}."


def _paper_line(one: Plain, language: str) -> dict[str, str]:
    power = one["power"]
    law = Citation(acts.PUBLIC_COUNCILS, f"art. {power}", Read.TEXT) if power else None
    return {
        "number": str(one["line"]),
        "body": _named(one["body"], language),
        "text": one["texts"].get(language) or next(iter(one["texts"].values())),
        "power": law.in_(language) if law else "",
    }


def _people(case: Case) -> list[Participant]:
    people = Participant.objects.filter(case=case, to_on=None)
    return list(people.select_related("organization").order_by("id"))


def _findings(case: Case, user: User | AnonymousUser) -> Iterable[Finding]:
    """Return what was established; for a stranger, what a sent document shows."""
    found = Finding.objects.filter(case=case)
    sees_all = user.is_authenticated and Finding.objects.visible_to(user).filter(
        case=case
    ).exclude(private_reason="")
    if not sees_all:
        found = found.filter(private_reason="")
    return found


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


def _named(names: Mapping[str, str], language: str) -> str:
    return names[language] or names["kk"] or names["ru"]


def _moment(at: datetime | None) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes") if at else ""


def _local(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%d.%m.%Y %H:%M}"


def _day(iso: str, language: str) -> str:
    return wording.day(date.fromisoformat(iso)).in_(language) if iso else ""


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
