"""What the wizard shows beside its questions: what is written, and what is alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend import clock
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.pages.acts import ActForm
from oversight.actions import openings, participants
from oversight.models import Case
from oversight.reports import similar
from oversight.rules import objects, subjects
from oversight.states import CASE_FORMS, CaseForm

if TYPE_CHECKING:
    from oversight.pages.wizard import Wizard


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


def of(wizard: Wizard) -> dict[str, Any]:
    """Return what stands beside the questions of the wizard's step."""
    if wizard.at_step not in ("theme", "check"):
        return {}
    matter, theme = wizard.told("matter"), wizard.told("theme")
    bodies = list(matter.cleaned_data["bodies"]) if matter.is_valid() else []
    words = theme.cleaned_data["theme"] if theme.is_valid() else ""
    shown: dict[str, Any] = {"alike": _alike(wizard, bodies, words), "asked": bodies}
    if wizard.at_step == "check":
        shown |= {"summary": _summary(wizard), "verdicts": _verdicts(wizard, matter)}
    return shown


def _alike(wizard: Wizard, bodies: list[Any], words: str) -> list[dict[str, Any]]:
    if not bodies:
        return []
    rows = Case.objects.visible_to(wizard.actor.user)
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


def _summary(wizard: Wizard) -> list[Said]:
    forms = {step: wizard.told(step) for step in ("who", "form", "matter", "theme")}
    shown = []
    for step, form in forms.items():
        whole = form.is_valid()
        for name, field in form.fields.items():
            value = _in_words(form, name) if whole else _raw(wizard, form, name)
            missing = name in form.errors
            if value or missing:
                shown.append(Said(field.label, value, wizard.address(step), missing))
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


def _raw(wizard: Wizard, form: ActForm, name: str) -> str:
    """Return what was typed on a step that is not whole: words, no choices."""
    is_text = not hasattr(form.fields[name], "choices")
    return wizard.last_said(name) if is_text else ""


def _verdicts(wizard: Wizard, matter: ActForm) -> list[Verdict]:
    today = timezone.localdate(clock.now())
    who = participants.check_represented(wizard.initiator(), on=today)
    shown = [_verdict(_("Who raises it"), who, subjects.ALONE_OR_IN_GROUP)]
    if not matter.is_valid():
        return shown
    said = matter.cleaned_data
    found = openings.check_matter(
        list(said["bodies"]),
        concerns=said["concerns"],
        fund_ground=said["fund_ground"],
    )
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
