"""What the wizard shows beside its questions: what is written, and what is alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.pages.acts import ActForm
from oversight.models import Case
from oversight.pages.wizard_sheet import Sheet, address
from oversight.reports import similar
from oversight.rules import objects, subjects
from oversight.states import CASE_FORMS, CaseForm


@dataclass(frozen=True)
class Said:
    """One thing that has been written, where it is mended, and whether it is whole."""

    label: Any
    value: str
    url: str
    is_missing: bool = False


@dataclass(frozen=True)
class Verdict:
    """What the law says of one part of the matter."""

    kind: str
    rule: Any
    why: str
    law: Citation


def of(sheet: Sheet, step: str) -> dict[str, Any]:
    """Return what stands beside the questions of a step."""
    if step not in ("theme", "check"):
        return {}
    matter, theme = sheet.told("matter"), sheet.told("theme")
    bodies = list(matter.cleaned_data["bodies"]) if matter.is_valid() else []
    words = theme.cleaned_data["theme"] if theme.is_valid() else ""
    shown: dict[str, Any] = {"alike": _alike(sheet, bodies, words), "asked": bodies}
    if step == "check":
        shown |= {"summary": _summary(sheet), "verdicts": _verdicts(sheet, matter)}
    return shown


def _alike(sheet: Sheet, bodies: list[Any], words: str) -> list[dict[str, Any]]:
    if not bodies:
        return []
    rows = Case.objects.visible_to(sheet.actor.user)
    language = get_language() or "kk"
    return [
        {
            "case": case,
            "form": CASE_FORMS[CaseForm(case.form)].in_(language),
            "state": case.procedure.labels[case.state].in_(language),
            "is_alike": case.likeness > 0,  # type: ignore[attr-defined]
        }
        for case in similar.similar(rows, bodies=bodies, theme=words)
    ]


def _summary(sheet: Sheet) -> list[Said]:
    forms = {step: sheet.told(step) for step in ("who", "form", "matter", "theme")}
    shown = []
    for step, form in forms.items():
        whole = form.is_valid()
        for name, field in form.fields.items():
            value = _in_words(form, name) if whole else _raw(sheet, form, name)
            missing = name in form.errors
            if value or missing:
                shown.append(Said(field.label, value, address(step), missing))
    return shown


def _in_words(form: ActForm, name: str) -> str:
    said = form.cleaned_data.get(name)
    field: Any = form.fields[name]
    if said in (None, "", []):
        return ""
    if hasattr(field, "queryset"):
        many = said if hasattr(said, "__iter__") else [said]
        return "; ".join(str(one) for one in many)
    if hasattr(field, "choices"):
        labels = dict(field.choices)
        many = said if isinstance(said, list) else [said]
        return "; ".join(str(labels.get(one, one)) for one in many)
    return str(said)


def _raw(sheet: Sheet, form: ActForm, name: str) -> str:
    """Return what was typed on a step that is not whole: words, no choices."""
    is_text = not hasattr(form.fields[name], "choices")
    return sheet.said(name) if is_text else ""


def _verdicts(sheet: Sheet, matter: ActForm) -> list[Verdict]:
    who = sheet.breaches_of_initiator()
    shown = [_verdict(_("Who raises it"), who, subjects.ALONE_OR_IN_GROUP)]
    if not matter.is_valid():
        return shown
    found = sheet.breaches_of_matter()
    outside = [one for one in found if one.citation == objects.REACH]
    about = [one for one in found if one.citation != objects.REACH]
    return [
        *shown,
        _verdict(_("Whom it is about"), about, objects.OBJECTS),
        _verdict(_("What it is about"), outside, objects.REACH),
    ]


def _verdict(rule: Any, found: list[Breach], law: Citation) -> Verdict:
    language = get_language() or "kk"
    if not found:
        return Verdict("lawful", rule, "", law)
    why = " ".join(one.text.in_(language) for one in found)
    return Verdict("unlawful", rule, why, found[0].citation)
