"""The check before the signature: what the law will ask of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from backend import clock
from backend.law.citation import Citation
from backend.law.norms import public_control
from oversight.actions import replies
from oversight.actions.replies import Reply
from oversight.models import BodyHearing, Recommendation, Verdict
from oversight.pages.looks import Look
from oversight.rules import hearings as rule
from oversight.states import BodyHearingState


@dataclass(frozen=True)
class Check:
    """One line of the check before the signature."""

    kind: str
    icon: str
    text: str
    law: Citation | None = None


def checks(
    line: Recommendation,
    look: Look,
    *,
    siblings: Sequence[tuple[Any, Look]],
    said: Mapping[str, Any],
    hearings: Sequence[BodyHearing],
) -> list[Check]:
    """Return the lines of the check before the signature: what the law will ask."""
    return [
        _reasons(said),
        *_others(siblings),
        *_heard(line, said, hearings),
        *_day(look),
    ]


def _reasons(said: Mapping[str, Any]) -> Check:
    law = public_control.ANSWER.citation
    if str(said.get("reasons", "")).strip():
        return Check("lawful", "ring-tick", _("The reasons are given."), law)
    return Check("unlawful", "ring-x", _("The reasons are still blank."), law)


def _others(siblings: Sequence[tuple[Any, Look]]) -> list[Check]:
    others = sum(not line.is_answered for line, _look in siblings) - 1
    if others <= 0:
        return []
    text = ngettext(
        "%(others)s more recommendation waits for an answer of its own.",
        "%(others)s more recommendations wait for answers of their own.",
        others,
    )
    law = public_control.ANSWER.citation
    return [Check("ambiguous", "hourglass", text % {"others": others}, law)]


def _heard(
    line: Recommendation, said: Mapping[str, Any], hearings: Sequence[BodyHearing]
) -> list[Check]:
    """Return how the decision stands with the hearing that may have to come first."""
    verdict = str(said.get("verdict") or "")
    if line.case.is_of_council:
        return []
    if verdict == Verdict.ACCEPTED:
        text = _("The decision is positive: no hearing of the author is needed.")
        return [Check("lawful", "ring-tick", text, rule.NOTICE)]
    if verdict == Verdict.REDIRECTED:
        return []
    if any(one.state == BodyHearingState.INVITED for one in hearings):
        text = _("The author is invited to a hearing that has not been held yet.")
        return [Check("ambiguous", "hourglass", text, rule.HEARD)]
    if not verdict:
        text = _(
            "A decision that is not positive needs a hearing of the author before it."
        )
        return [Check("ambiguous", "people", text, rule.HEARD)]
    today = timezone.localdate(clock.now())
    reply = Reply(
        verdict=verdict,
        reasons="",
        language="",
        without_hearing=str(said.get("without_hearing") or ""),
        hearing_note=str(said.get("hearing_note") or ""),
    )
    lacks = replies.lacking(line, reply, decided_on=today)
    if not lacks:
        text = _("The author was heard, or need not be.")
        return [Check("lawful", "ring-tick", text, rule.HEARD)]
    language = get_language() or "kk"
    shown = _("It can be signed; this will be shown beside it.")
    return [
        Check("unlawful", "ring-x", f"{one.text.in_(language)} {shown}", one.citation)
        for one in lacks
    ]


def _day(look: Look) -> list[Check]:
    if look.state == "silent":
        late = _("The answer will be marked late. It can and should be signed.")
        return [Check("ambiguous", "clock-late", late)]
    if look.state in ("wait", "soon"):
        return [Check("lawful", "ring-tick", _("The answer is in time today."))]
    return []
