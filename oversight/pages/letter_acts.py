"""One letter of a body that answers several recommendations, each by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.law.citation import Citation
from backend.law.norms import public_control
from backend.pages.acts import Act, ActForm, Words
from backend.pages.fields import Line, Paragraphs
from oversight import permissions
from oversight.actions import answers
from oversight.actions.answers import UNANSWERED
from oversight.actions.replies import Reply
from oversight.models import AnswerDraft, Delivery, Recommendation
from oversight.pages import looks
from oversight.pages.answer_forms import DECIDED
from oversight.pages.forms import LanguageField

LEFT_OUT = [("", _("Not now")), *DECIDED]


class LetterForm(ActForm):
    """Several answers of one letter; what is left out is answered another time."""

    number = Line(label=_("Number of the letter"), required=False, max_length=60)
    language = LanguageField()

    def __init__(
        self,
        *,
        lines: list[Recommendation],
        drafts: dict[Any, AnswerDraft],
        **data: Any,
    ) -> None:
        super().__init__(**data)
        self.lines, self.drafts = lines, drafts
        for line in lines:
            draft = drafts.get(line.pk)
            name = f"reasons_{line.line}"
            self.fields[f"verdict_{line.line}"] = forms.ChoiceField(
                label=_("Recommendation %(number)s") % {"number": line.line},
                help_text=line.text,
                choices=LEFT_OUT,
                required=False,
                initial=draft.verdict if draft else "",
                widget=forms.RadioSelect,
            )
            self.fields[name] = Paragraphs(
                label=_("Reasons for recommendation %(number)s")
                % {"number": line.line},
                required=False,
                rows=4,
                initial=draft.reasons if draft else "",
            )
        self.order_fields([*list(self.fields)[2:], "number", "language"])

    def drawn(self) -> list[tuple[forms.BoundField, Citation | None]]:
        """Return the fields; the law stands beside the reasons of each line."""
        law = public_control.ANSWER.citation
        return [
            (bound, law if bound.name.startswith("reasons_") else None)
            for bound in self
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least."""
        said: dict[str, Any] = super().clean() or {}
        if not any(said.get(f"verdict_{line.line}") for line in self.lines):
            raise forms.ValidationError(_("Answer one recommendation at least."))
        return said

    def given(self, *, by: Actor, at: datetime) -> dict[str, Any]:
        said = self.cleaned_data
        found = []
        for line in self.lines:
            verdict = said.get(f"verdict_{line.line}")
            if verdict:
                reasons = said.get(f"reasons_{line.line}", "")
                found.append((line, self._reply(line, verdict, reasons)))
        return {"replies_to": found, "number": said["number"]}

    def _reply(self, line: Recommendation, verdict: str, reasons: str) -> Reply:
        draft = self.drafts.get(line.pk)
        return Reply(
            verdict=verdict,
            reasons=reasons,
            language=self.cleaned_data["language"],
            without_hearing=draft.without_hearing if draft else "",
            hearing_note=draft.hearing_note if draft else "",
            files=list(draft.files.all()) if draft else [],
        )


class SignAnswers(Act):
    """Sign one letter that answers several recommendations."""

    verb = "sign-answers"
    policy, run = permissions.can_sign_letter, answers.sign_many
    template_name = "oversight/letter.html"
    words = Words(
        title=_("Answer several recommendations in one letter"),
        button=_("Sign and send the letter"),
        done=_("The letter is signed and sent. The author has been told."),
        lead=_(
            "Each recommendation has its own decision and its own reasons. What is "
            "left out keeps its term."
        ),
    )

    def rows(self) -> QuerySet[Delivery]:
        return Delivery.objects.visible_to(self.request.user).select_related(
            "body", "document__case__initiator"
        )

    def form(self, **data: Any) -> ActForm:
        lines = _waiting(self.item)
        drafts = AnswerDraft.objects.unsigned().filter(
            recommendation__in=lines, verdict__in=[value for value, _label in DECIDED]
        )
        found = {one.recommendation_id: one for one in drafts.prefetch_related("files")}
        return LetterForm(lines=lines, drafts=found, **data)

    def context(self) -> dict[str, Any]:
        viewer = looks.viewer()
        lines = _waiting(self.item)
        return {
            "case": self.item.document.case,
            "lines": [(line, viewer.look(line)) for line in lines],
        }

    def back(self) -> str:
        return reverse("page:inbox")


def _waiting(delivery: Delivery) -> list[Recommendation]:
    """Return the recommendations of this delivery that have no answer yet."""
    rows = Recommendation.objects.filter(state__in=UNANSWERED).select_related(
        "case__initiator", "body", "answer_obligation"
    )
    if delivery.passed_on_id:
        return list(rows.filter(pk=delivery.passed_on_id))
    mine = rows.filter(
        document=delivery.document_id, body=delivery.body_id, redirected_from=None
    )
    return list(mine.order_by("line"))


LETTER_ACTS: tuple[type[Act], ...] = (SignAnswers,)
