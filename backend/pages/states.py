"""The seven states in which the public sees a matter: colour, icon and word."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Look:
    """The icon of a state, and the word where the page has no better one."""

    icon: str
    word: Any


LOOKS = {
    "ok": Look("ring-tick", _("In time")),
    "wait": Look("ring-dashed", _("Awaiting an answer")),
    "soon": Look("hourglass", _("Due today")),
    "late": Look("clock-late", _("Late")),
    "silent": Look("bubble", _("No answer")),
    "formal": Look("sheet", _("Formal reply")),
    "idle": Look("minus", _("Withdrawn")),
}
VERDICTS = {
    "lawful": Look("ring-tick", _("Lawful")),
    "unlawful": Look("ring-x", _("Against the law")),
    "ambiguous": Look("question", _("Ambiguous")),
    "setting": Look("info", _("Setting")),
}
# What a council has settled itself is no law: a verdict by it does not say "law".
VERDICTS_BY_SETTING = {
    **VERDICTS,
    "lawful": Look("ring-tick", _("By the setting")),
    "unlawful": Look("ring-x", _("Against a setting")),
}
NOTICES = {
    "info": "info",
    "done": "ring-tick",
    "warning": "warning",
    "refusal": "ring-x",
    "quiet": "info",
}
