"""The papers of an annual report: DOCX and PDF, in Kazakh and in Russian."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import override

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.files.models import File
from backend.law import wording
from backend.law.text import Text
from backend.pages import dates
from backend.papers import pdf, word
from councils.models import AnnualReport, MeetingKind
from councils.reports.year_words import BLOCKS
from councils.rules import year as rule

PAPERS = Path(__file__).resolve().parent.parent / "templates" / "papers"
PDF_TEMPLATE = PAPERS / "annual_report.typ"
WORD_TEMPLATE = PAPERS / "annual_report.docx"
LANGUAGES = ("kk", "ru")
PDF = "application/pdf"

TITLE = Text("Жылдық есеп", "Годовой отчёт", "Annual report")
YEAR = Text("{year} жыл", "{year} год", "{year}")
COUNTED = Text(
    "{day} жағдайы бойынша саналды.",
    "По состоянию на {day}.",
    "Counted as of {day}.",
)
CORRECTED = Text(
    "{version}-нұсқа. Түзету себебі: {reason}",
    "Версия {version}. Причина исправления: {reason}",
    "Version {version}. Why it was corrected: {reason}",
)
FIGURES = Text("Көрсеткіштер", "Показатели", "Figures")
MEETINGS = Text("Өткен отырыстар", "Проведённые заседания", "Meetings held")
MEMBERS = Text("Мүшелердің қатысуы", "Участие членов", "Attendance of members")
LATE = Text(
    "Мерзімін өткізген органдар", "Органы, пропустившие срок", "Bodies past their term"
)
DIGEST = Text(
    "Мазмұнның SHA-256 дайджесті", "Дайджест содержания SHA-256", "SHA-256 digest"
)
HEADS = {
    "meetings": (
        Text("Күні", "День", "Day"),
        Text("Отырыс", "Заседание", "Meeting"),
        Text("Қатысты", "Участвовали", "Came"),
    ),
    "members": (
        Text("Мүше", "Член совета", "Member"),
        Text("Отырыс", "Заседаний", "Meetings"),
        Text("Қатысты", "Участвовал", "Came"),
        Text("оның ішінде қашықтан", "из них дистанционно", "of them remotely"),
        Text(
            "Дәлелді себеппен қатыспады",
            "Отсутствовал по уважительной причине",
            "Excused",
        ),
        Text(
            "Дәлелсіз себеппен қатыспады",
            "Отсутствовал по неуважительной причине",
            "Absent",
        ),
    ),
    "late": (
        Text("Орган", "Орган", "Body"),
        Text("Кешіккен жауап", "Ответов с опозданием", "Late answers"),
        Text("Жауапсыз, мерзімі өтті", "Без ответа, срок истёк", "No answer, past due"),
    ),
}


def drawn(report: AnnualReport, *, by: Actor, at: datetime) -> dict[str, File]:
    """Return the four papers by the names of their fields, kept and public."""
    papers = {}
    for language in LANGUAGES:
        said = data(report, language)
        for kind, content, media_type in (
            ("docx", word.rendered(WORD_TEMPLATE, said), word.KIND),
            ("pdf", pdf.rendered(PDF_TEMPLATE, said), PDF),
        ):
            papers[f"{kind}_{language}"] = uploads.keep(
                content,
                name=f"{report.year}-v{report.version}-{language}.{kind}",
                media_type=media_type,
                is_public=True,
                by=by,
                at=at,
            )
    return papers


def data(report: AnnualReport, language: str) -> dict[str, Any]:
    """Return what the templates show, every word of it in one language."""
    counted: Mapping[str, Any] = report.counters
    organization = report.council.organization
    is_kk = language == "kk"
    name_ru = organization.name_ru or organization.name_kk
    day = wording.day(date.fromisoformat(counted["counted_on"]))
    correction = CORRECTED.in_(language).format(
        version=report.version, reason=report.correction_reason
    )
    with override(language):
        return {
            "language": language,
            "title": TITLE.in_(language),
            "council": organization.name_kk if is_kk else name_ru,
            "year": YEAR.in_(language).format(year=report.year),
            "basis": rule.REPORT.citation.in_(language),
            "counted": COUNTED.in_(language).format(day=day.in_(language)),
            "correction": correction if report.version > 1 else "",
            "text": _words(report, language),
            "figures": FIGURES.in_(language),
            "blocks": _blocks(counted, language),
            "meetings": _table(MEETINGS, "meetings", _meetings(counted), language),
            "members": _table(MEMBERS, "members", _members(counted), language),
            "late": _table(LATE, "late", _late(counted, language), language),
            "digest_label": DIGEST.in_(language),
            "digest": report.digest,
        }


def _words(report: AnnualReport, language: str) -> str:
    if language == "kk":
        return report.text_kk or report.text_ru
    return report.text_ru or report.text_kk


def _blocks(counted: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    return [
        {
            "title": block.title.in_(language),
            "rows": [
                {"label": row.label.in_(language), "value": _said(row.value(counted))}
                for row in block.rows
            ],
        }
        for block in BLOCKS
    ]


def _table(
    title: Text, name: str, rows: list[list[str]], language: str
) -> dict[str, Any]:
    return {
        "title": title.in_(language),
        "head": [head.in_(language) for head in HEADS[name]],
        "rows": rows,
    }


def _meetings(counted: Mapping[str, Any]) -> list[list[str]]:
    return [
        [
            dates.short(one["held_on"]),
            _kind(one),
            _of(one["came"], one["members"]),
        ]
        for one in counted["meetings"]["list"]
    ]


def _kind(meeting: Mapping[str, Any]) -> str:
    label = str(MeetingKind(meeting["kind"]).label)
    return f"{label} № {meeting['number']}" if meeting["number"] else label


def _members(counted: Mapping[str, Any]) -> list[list[str]]:
    return [
        [
            one["name"],
            str(one["expected"]),
            str(one["present"] + one["remote"]),
            str(one["remote"]),
            str(one["excused"]),
            str(one["absent"]),
        ]
        for one in counted["attendance"]["members"]
    ]


def _late(counted: Mapping[str, Any], language: str) -> list[list[str]]:
    return [
        [
            one[f"name_{language}"] or one["name_kk"],
            str(one["late"]),
            str(one["overdue"]),
        ]
        for one in counted["late_bodies"]
    ]


def _of(came: int | None, members: int | None) -> str:
    if came is None:
        return "–"
    return str(came) if members is None else f"{came} / {members}"


def _said(value: Any) -> str:
    return "–" if value is None else str(value)
