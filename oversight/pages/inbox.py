"""The inbox: what the person's organizations owe, by due date, and the answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.law.citation import Citation
from backend.law.norms import public_control
from backend.pages import acts
from backend.pages.acts import ActForm, Words
from oversight import permissions
from oversight.actions import answers
from oversight.models import Answer, Delivery, Finding, Obligation, Recommendation
from oversight.pages import dues, forms, looks
from oversight.pages.answer_acts import RecommendationAct
from oversight.pages.dues import Group
from oversight.pages.looks import Look, Viewer

MOST = 200
# They take part in what an organization does, and answer for none of its duties.
GUESTS = (Role.MEMBER, Role.WORKING_GROUP)


@dataclass(frozen=True)
class Check:
    """One line of the check before the signature."""

    kind: str
    icon: str
    text: str
    law: Citation | None = None


@require_safe
@login_required
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Show what is owed; on a wide screen also the first that waits for an answer."""
    actor: Actor = request.user.actor_for(request)  # type: ignore[union-attr]
    groups = groups_of(actor, current=None)
    lines = [item.line for group in groups for item in group.items if item.line]
    for line in lines:
        if acts.may(permissions.can_draft_answer, actor, line):
            return DraftAnswer.as_view(is_overview=True)(request, pk=line.pk)
    context = {"groups": groups, **counts(groups)}
    return render(request, "oversight/inbox.html", context)


class AnswerAct(RecommendationAct):
    """An answer, from the inbox: the list at the left, the recommendation beside it."""

    template_name = "oversight/inbox.html"
    is_overview = False

    def form(self, **data: Any) -> ActForm:
        if data:
            return self.form_class(**data)
        draft = Answer.objects.filter(
            recommendation=self.item, answered_on=None
        ).first()
        return self.form_class(initial=_drafted(draft))

    def back(self) -> str:
        return reverse("page:inbox")

    def context(self) -> dict[str, Any]:
        line: Recommendation = self.item
        viewer = looks.viewer()
        look, siblings = viewer.look(line), _siblings(line, viewer)
        groups = groups_of(self.actor, current=line, viewer=viewer)
        delivery = Delivery.objects.filter(document=line.document_id, body=line.body)
        return {
            "groups": groups,
            **counts(groups),
            "line": line,
            "look": look,
            "is_overview": self.is_overview,
            "answer": looks.given(line),
            "siblings": siblings,
            "delivery": delivery.first(),
            "findings": Finding.objects.visible_to(self.request.user).filter(
                case=line.case
            ),
            "may_sign": acts.may(permissions.can_sign_answer, self.actor, line),
            "checks": checks(look, siblings, reasons=self.reasons()),
        }

    def reasons(self) -> str:
        """Return the reasons as they are written now: sent, drafted, or none."""
        if self.request.method == "POST":
            return str(self.request.POST.get("reasons", ""))
        return str(self.form().initial.get("reasons", ""))


class DraftAnswer(AnswerAct):
    """Keep a draft for the head to sign."""

    verb = "draft-answer"
    policy, run, form_class = (
        permissions.can_draft_answer,
        answers.draft,
        forms.DraftForm,
    )
    words = Words(
        title=gettext_lazy("Inbox: what must be answered"),
        button=gettext_lazy("Save the draft"),
        done=gettext_lazy("The draft is saved. The head signs and sends it."),
    )

    def next_page(self) -> str:
        return reverse("page:recommendation-draft-answer", args=[self.item.pk])


class SignAnswer(AnswerAct):
    """Sign and send the answer, as the head of the body."""

    verb = "sign-answer"
    policy, run, form_class = (
        permissions.can_sign_answer,
        answers.sign,
        forms.AnswerForm,
    )
    words = Words(
        title=gettext_lazy("Inbox: what must be answered"),
        button=gettext_lazy("Sign and send the answer"),
        done=gettext_lazy("The answer is signed and sent. The author has been told."),
    )


def groups_of(
    actor: Actor, *, current: Recommendation | None, viewer: Viewer | None = None
) -> list[Group]:
    """Return what the actor's organizations owe now: overdue, today, week, later.

    What a council owes is dealt with by its secretary and its presidium; other
    members find their own part elsewhere.
    """
    places = {one.organization_id for one in actor.offices if one.role not in GUESTS}
    owed = (
        Obligation.objects.visible_to(actor.user)
        .filter(debtor__in=places)
        .still_open()
        .select_related("recommendation")
        .order_by(*dues.BY_DAY)[:MOST]
    )
    return dues.grouped(owed, viewer or looks.viewer(), current=current)


def counts(groups: list[Group]) -> dict[str, int]:
    """Return how many things are owed, and how many of them are overdue."""
    items = [item for group in groups for item in group.items]
    late = [item for item in items if item.look.state == "silent"]
    return {"open_count": len(items), "overdue_count": len(late)}


def checks(
    look: Look, siblings: list[tuple[Any, Look]], *, reasons: str
) -> list[Check]:
    """Return the lines of the check before the signature: what the law will ask."""
    law = public_control.ANSWER.citation
    others = sum(not line.is_answered for line, _look in siblings) - 1
    given = bool(reasons.strip())
    found = [
        Check(
            "lawful" if given else "unlawful",
            "ring-tick" if given else "ring-x",
            _("The reasons are given.") if given else _("The reasons are still blank."),
            law,
        )
    ]
    if others > 0:
        text = ngettext(
            "%(others)s more recommendation waits for an answer of its own.",
            "%(others)s more recommendations wait for answers of their own.",
            others,
        )
        found.append(Check("ambiguous", "hourglass", text % {"others": others}, law))
    if look.state == "silent":
        late = _("The answer will be marked late. It can and should be signed.")
        found.append(Check("ambiguous", "clock-late", late))
    elif look.state in ("wait", "soon"):
        found.append(Check("lawful", "ring-tick", _("The answer is in time today.")))
    return found


def _drafted(draft: Answer | None) -> dict[str, Any]:
    if draft is None:
        return {}
    return {
        "verdict": draft.verdict,
        "reasons": draft.reasons,
        "language": draft.language,
    }


def _siblings(line: Recommendation, viewer: Viewer) -> list[tuple[Any, Look]]:
    """Return the recommendations of the same document to the same body."""
    lines = (
        Recommendation.objects.filter(document=line.document_id, body=line.body_id)
        .select_related("answer_obligation", "answer__assessment")
        .order_by("line")
    )
    return [(sibling, viewer.look(sibling)) for sibling in lines]
