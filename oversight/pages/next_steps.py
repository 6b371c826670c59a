"""What the state of a case means, who acts next, until when, and what if not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from backend.accounts.actor import Actor
from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from oversight.models import Case, Obligation, Recommendation
from oversight.reports import control
from oversight.rules.subjects import BARS
from oversight.states import CaseForm, CaseState, ObligationState


class Side(StrEnum):
    """From where somebody looks at a case."""

    AUTHOR = "author"
    BODY = "body"
    PUBLIC = "public"


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_CONTROL, f"art. {provision}", Read.TEXT)


INFORM, ACCESS, OBSERVE = _at("7(2)"), _at("8(2)"), _at("9")
COUNCIL_ANSWER = Citation(acts.PUBLIC_COUNCILS, "art. 5(2)", Read.TEXT)

MEANS: Mapping[CaseState, Any] = {
    CaseState.DRAFT: _("A draft: nobody but its authors sees it yet."),
    CaseState.REGISTERED: _("The matter has its number, and is public."),
    CaseState.ANNOUNCED: _("The bodies have been told that control is exercised."),
    CaseState.UNDER_WAY: _(
        "The control is going on. What is found is published with the final document."
    ),
    CaseState.COMPLETED: _(
        "The control has ended; its final document is not sent yet."
    ),
    CaseState.DOCUMENT_SENT: _(
        "The final document is sent. Each body must consider it and answer each "
        "recommendation."
    ),
    CaseState.ANSWERED: _("Every recommendation has its answer."),
    CaseState.CLOSED: _("The matter is over. What is still owed stays owed."),
    CaseState.WITHDRAWN: _("The author gave the matter up. It stays public."),
    CaseState.JOINED: _("The matter goes on within another case."),
    CaseState.DISCARDED: _("The draft has been put aside. It never became public."),
}
OF_COUNCIL: Mapping[CaseState, Any] = {
    CaseState.COMPLETED: _("The council has decided; nothing has been sent yet."),
    CaseState.DOCUMENT_SENT: _(
        "The council's recommendations are sent. The body must answer each of them."
    ),
}
# Who acts next, in words for each side that may look; nobody acts where it is over.
NEXT: Mapping[CaseState, Mapping[Side, Any]] = {
    CaseState.DRAFT: {
        Side.AUTHOR: _(
            "Each of those who take part declares for himself; then the coordinator "
            "registers the case."
        ),
    },
    CaseState.REGISTERED: {
        Side.AUTHOR: _("You tell the bodies that control is exercised."),
        Side.BODY: _("The author tells you that control is exercised. You wait."),
        Side.PUBLIC: _("The author tells the bodies that control is exercised."),
    },
    CaseState.ANNOUNCED: {
        Side.AUTHOR: _("You begin."),
        Side.BODY: _("The author begins. You let him in, and give information."),
        Side.PUBLIC: _("The author begins."),
    },
    CaseState.UNDER_WAY: {
        Side.AUTHOR: _("You write down what you find, and complete the control."),
        Side.BODY: _("You let the author in, and give the information he asks for."),
        Side.PUBLIC: _("The author writes down what he finds, and completes."),
    },
    CaseState.COMPLETED: {
        Side.AUTHOR: _("You send the final document to each body."),
        Side.BODY: _("The author sends you the final document."),
        Side.PUBLIC: _("The author sends the final document to each body."),
    },
    CaseState.DOCUMENT_SENT: {
        Side.AUTHOR: _(
            "The bodies answer. For a body that is not here you record the delivery, "
            "and enter its paper answer."
        ),
        Side.BODY: _("You answer each recommendation separately, with reasons."),
        Side.PUBLIC: _("The bodies answer each recommendation separately."),
    },
    CaseState.ANSWERED: {
        Side.AUTHOR: _("You judge the answers, watch what was promised, and close."),
        Side.BODY: _("You carry out what you have promised, and report on it."),
        Side.PUBLIC: _("The author judges the answers, and closes the case."),
    },
}
# What the form of control asks of its author in a state, instead of the common words.
BY_FORM: Mapping[tuple[CaseForm, CaseState], Any] = {
    (CaseForm.DISCUSSION, CaseState.REGISTERED): _(
        "You publish the theme, day, time, place, form and materials three working "
        "days before the discussion, and invite the bodies five working days before."
    ),
    (CaseForm.DISCUSSION, CaseState.ANNOUNCED): _(
        "You register those who come, and open the discussion on its day."
    ),
    (CaseForm.DISCUSSION, CaseState.UNDER_WAY): _(
        "You write down what is said, record the protocol, and complete."
    ),
    (CaseForm.EXPERTISE, CaseState.ANNOUNCED): _(
        "You name the experts and put the questions to them."
    ),
    (CaseForm.EXPERTISE, CaseState.UNDER_WAY): _(
        "The experts answer the questions; then you complete."
    ),
    (CaseForm.MONITORING, CaseState.ANNOUNCED): _(
        "You plan the observation; a visit needs the body's written agreement."
    ),
}
OTHERWISE: Mapping[CaseState, Any] = {
    CaseState.DRAFT: _("Until then the matter binds nobody."),
    CaseState.REGISTERED: _("Until then the bodies owe nothing."),
    CaseState.COMPLETED: _(
        "A document that is sent later stands all the same; the page says by how many "
        "days it was late."
    ),
    CaseState.DOCUMENT_SENT: _(
        "After that day the page shows the silence, and the author may complain. That "
        "silence is a refusal is our reading of the law."
    ),
    CaseState.ANSWERED: _("A promise that is not kept is shown with its day."),
}
LAWS: Mapping[CaseState, Citation] = {
    CaseState.DRAFT: BARS,
    CaseState.REGISTERED: INFORM,
    CaseState.ANNOUNCED: ACCESS,
    CaseState.UNDER_WAY: OBSERVE,
    CaseState.COMPLETED: public_control.FINAL_DOCUMENT_SENT.citation,
    CaseState.DOCUMENT_SENT: public_control.ANSWER.citation,
}
# Whose move it is: beside his words stands that he is the one.
ACTS: Mapping[CaseState, Side] = {
    CaseState.DRAFT: Side.AUTHOR,
    CaseState.REGISTERED: Side.AUTHOR,
    CaseState.ANNOUNCED: Side.AUTHOR,
    CaseState.UNDER_WAY: Side.AUTHOR,
    CaseState.COMPLETED: Side.AUTHOR,
    CaseState.DOCUMENT_SENT: Side.BODY,
    CaseState.ANSWERED: Side.AUTHOR,
}


@dataclass(frozen=True)
class Next:
    """The state of a case in words, for one of those who may look at it.

    `until` is None where the law names no day, or its term has not begun.
    """

    means: Any
    who: Any
    is_yours: bool
    until: date | None
    is_over: bool
    otherwise: Any
    law: Citation | None

    @property
    def is_end(self) -> bool:
        """Tell whether nobody has to act any more."""
        return not self.who


def side_of(case: Case, actor: Actor | None) -> Side:
    """Return from where the visitor looks: the author's side, a body's, outside."""
    held = {office.organization_id for office in actor.offices} if actor else set()
    if case.initiator_id in held:
        return Side.AUTHOR
    if held & {body.pk for body in case.bodies.all()}:
        return Side.BODY
    return Side.PUBLIC


def of(case: Case, *, side: Side, lines: Iterable[Recommendation], today: date) -> Next:
    """Say what the case's state means, who acts next, and until when."""
    state = CaseState(case.state)
    owed = _owed(case, lines)
    until = owed.due_on if owed else control.acts_by(case)
    words = NEXT.get(state, {})
    own = (CaseForm(case.form), state)
    who = words.get(side, words.get(Side.AUTHOR, ""))
    if side is Side.AUTHOR and own in BY_FORM:
        who = BY_FORM[own]
    law = LAWS.get(state)
    if case.is_of_council and law is not None:
        law = COUNCIL_ANSWER if state is CaseState.DOCUMENT_SENT else None
    return Next(
        means=_means(case, state),
        who=who,
        is_yours=ACTS.get(state) is side,
        until=until,
        is_over=owed.is_overdue(today) if owed else until is not None and until < today,
        otherwise=OTHERWISE.get(state, ""),
        law=law,
    )


def _means(case: Case, state: CaseState) -> Any:
    if case.entered:
        return _("Written down afterwards, as its source has it. No term was counted.")
    if case.is_of_council and state in OF_COUNCIL:
        return OF_COUNCIL[state]
    return MEANS[state]


def _owed(case: Case, lines: Iterable[Recommendation]) -> Obligation | None:
    """Return what the next step is owed by: the nearest open term of the state."""
    if case.state == CaseState.COMPLETED:
        return case.send_obligation
    if case.state != CaseState.DOCUMENT_SENT:
        return None
    open_now = [
        line.answer_obligation
        for line in lines
        if line.answer_obligation
        and line.answer_obligation.state == ObligationState.OPEN
        and line.answer_obligation.due_on
    ]
    return min(open_now, key=lambda owed: owed.due_on or date.max, default=None)
