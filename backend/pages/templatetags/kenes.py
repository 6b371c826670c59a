"""What templates say to draw the components; `/{lang}/components/` shows them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from backend.law.text import Text
from backend.pages import dates, faces, icons, provisions, states, strips

register = template.Library()
HYPHENS = "-" * 9  # how Django says that nothing is chosen


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon; say the label aloud where no word stands beside it."""
    href = f"{static('kenes/icons.svg')}#{icons.drawn(name)}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>',
            label,
            href,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', href
    )


@register.simple_tag
def mark() -> SafeString:
    """Draw the crown of the yurt."""
    return format_html(
        '<svg class="mark" viewBox="0 0 48 48" aria-hidden="true">'
        '<use href="{}#mark"/></svg>',
        static("kenes/icons.svg"),
    )


@register.simple_tag
def badge(state: str, text: Any = "", sign: str = "") -> SafeString:
    """Draw a state: colour, icon (another one by `sign`) and word."""
    look = states.LOOKS[state]
    return format_html(
        '<span class="badge {}">{}<span>{}</span></span>',
        state,
        icon(sign or look.icon),
        text or look.word,
    )


@register.inclusion_tag("kenes/provision.html")
def provision(said: Any, note: Any = "") -> dict[str, Any]:
    """Cite a Citation, a norm, a breach or a term, as an object or as it was stored."""
    return {"shown": provisions.shown(said, _language()), "note": note}


@register.inclusion_tag("kenes/verdict.html")
def verdict(kind: str, rule: Any, why: Any = "", law: Any = None) -> dict[str, Any]:
    """Draw one line of a check, inside a list of class `verdicts`."""
    by_setting = law and provisions.shown(law, _language()).is_setting
    looks = states.VERDICTS_BY_SETTING if by_setting else states.VERDICTS
    look = looks[kind]
    return {"kind": kind, "look": look, "rule": rule, "why": why, "law": law}


@register.inclusion_tag("kenes/clock.html")
def term_clock(
    total: int,
    passed: int,
    state: str = "",
    answered: bool = False,  # noqa: FBT001, FBT002 - templates name it
    unit: str = "working_days",
    size: str = "",
) -> dict[str, Any]:
    """Draw the clock of a term of `total` days of which `passed` have gone by.

    `answered` stops it: the number is then the day of the answer.
    """
    over = passed - total
    if answered:
        found, number = ("late" if over > 0 else "ok"), str(passed)
        words = _("answer day")
    elif over > 0:
        found, number = "silent", f"+{over}"
        words = _over_in(unit, over)
    elif over == 0:
        found, number, words = "soon", _("today"), _("last day")
    else:
        found, number = "wait", str(-over)
        words = ngettext("day left", "days left", -over)
    return {
        "state": state or found,
        "number": number,
        "is_word": not any(sign.isdigit() for sign in number),
        "lines": _lines(words),
        "words": words,
        "face": faces.face(total=total, passed=passed),
        "size": size,
        "title": _("%(passed)s of %(total)s days have passed")
        % {"passed": passed, "total": total},
    }


@register.inclusion_tag("kenes/day_strip.html")
def day_strip(term: Mapping[str, Any]) -> dict[str, Any]:
    """Explain a stored term: sentence, strip of days, days that were not counted."""
    language = _language()
    return {
        "term": term,
        "explanation": Text(**term["explanation"]).in_(language),
        "days": strips.days(term),
        "skipped": strips.skipped(term, language),
        "worked": [
            {"on": dates.day_of(day["on"]), "why": Text(**day["why"]).in_(language)}
            for day in term.get("worked", ())
        ],
    }


@register.inclusion_tag("kenes/field.html")
def field(bound: BoundField, hint: Any = "", law: Any = None) -> dict[str, Any]:
    """Draw a field of a form: label, provision or hint, input, what is wrong."""
    widget = bound.field.widget
    chosen = bound.field
    if isinstance(chosen, forms.ModelChoiceField) and chosen.empty_label == HYPHENS:
        chosen.empty_label = "–"
    many = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return {
        "field": bound,
        "hint": hint or bound.help_text,
        "law": law,
        "many": many,
        "single": isinstance(widget, forms.CheckboxInput),
        "hidden": bound.is_hidden,
    }


@register.inclusion_tag("kenes/pager.html")
def pager(previous: str | None, next: str | None, about: int | None = None) -> Any:  # noqa: A002 - the API's own words
    """Draw the way to the next and the previous page of a list."""
    return {"previous": previous, "next": next, "about": about}


@register.inclusion_tag("kenes/steps.html")
def steps(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Draw the steps of a procedure: `label`, `note`, `state` (done, now, todo)."""
    return {"steps": items}


@register.inclusion_tag("kenes/timeline.html")
def timeline(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Draw what happened, newest first: `title` `at` `who` `icon` `state` `url`."""
    return {"items": items}


@register.inclusion_tag("kenes/tabs.html")
def tabs(items: Sequence[Mapping[str, Any]], label: Any = "") -> dict[str, Any]:
    """Draw tabs that are links: `label`, `url`, `count`, `current`."""
    return {"items": items, "label": label}


@register.simple_block_tag
def notice(content: str, kind: str, title: Any = "") -> SafeString:
    """Draw a notice (info done warning refusal quiet); its title states the fact."""
    heading = format_html('<p class="notice-title">{}</p>', title) if title else ""
    body = format_html('<div class="notice-body">{}</div>', content)
    return format_html(
        '<div class="notice {}"{}>{}<div>{}{}</div></div>',
        kind,
        SafeString(' role="alert"' if kind == "refusal" else ""),
        icon(states.NOTICES[kind]),
        heading,
        body if content.strip() else "",
    )


@register.simple_block_tag
def empty(content: str, fact: Any) -> SafeString:
    """Draw a list with nothing in it: the fact, and what will appear here."""
    return format_html(
        '<div class="empty">{}<b>{}</b><div>{}</div></div>', mark(), fact, content
    )


@register.filter
def legal_date(value: date | datetime | str | None) -> str:
    """Write a day for a sentence: 23 November 2026."""
    return dates.long(value) if value else ""


@register.filter
def dated(value: Any) -> str:
    """Return the name of a thing with the days in it as people write them."""
    return dates.within(str(value))


@register.filter
def short_date(value: date | datetime | str | None) -> str:
    """Write a day for a table: 23.11.2026."""
    return dates.short(value) if value else ""


@register.filter
def day_month(value: date | datetime | str | None) -> str:
    """Write a day where the year is plain: 23 November."""
    return dates.of_year(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write a local moment for a table: 23.11.2026 16:42."""
    return dates.moment(value) if value else ""


@register.filter
def local(value: Text | Mapping[str, str] | str | None) -> str:
    """Write a text of the law, object or stored, in the page's language."""
    if isinstance(value, Mapping):
        return Text(**value).in_(_language())
    return value.in_(_language()) if isinstance(value, Text) else str(value or "")


@register.filter
def named(thing: Any) -> str:
    """Write the name of a thing with name_kk, name_ru and name_en."""
    wanted = getattr(thing, f"name_{_language()}", "")
    return str(wanted or getattr(thing, "name_kk", "") or "")


@register.filter
def fonts(names: str) -> list[str]:
    """Return the addresses of the fonts named."""
    return [static(f"kenes/fonts/{name}.woff2") for name in names.split()]


@register.filter
def sheets(names: str) -> list[str]:
    """Return the addresses of the stylesheets named."""
    return [static(f"kenes/{name}.css") for name in names.split()]


def _language() -> str:
    return (get_language() or "kk").partition("-")[0]


def _over_in(unit: str, days: int) -> str:
    if unit == "working_days":
        return ngettext("working day", "working days", days)
    return ngettext("day late", "days late", days)


def _lines(words: str) -> list[str]:
    """Break words that would touch the ring into two lines."""
    if len(words) <= 11:
        return [words]
    first, _space, rest = words.partition(" ")
    return [line for line in (first, rest) if line]
