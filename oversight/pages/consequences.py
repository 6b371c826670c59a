"""What comes next of each thing owed, and what happens if nothing is done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from oversight.models import Obligation, ObligationKind

# How a duty is done with, by its kind.
NEXT: Mapping[str, Any] = {
    ObligationKind.SEND_FINAL_DOCUMENT: _("The coordinator adopts and sends it."),
    ObligationKind.ANSWER_RECOMMENDATION: _(
        "An officer drafts the answer, the head signs it."
    ),
    ObligationKind.OPINION_ON_DRAFT_ACT: _("The council adopts its opinion."),
    ObligationKind.LETTER_ON_DRAFT_ACT: _("The body answers the council's opinion."),
    ObligationKind.GIVE_NOTICE: _("The secretary convenes the meeting."),
    ObligationKind.SIGN_MINUTES: _("Chair and secretary sign the minutes."),
    ObligationKind.ANSWER_APPEAL: _("The council answers whoever has written."),
    ObligationKind.INFORM_PUBLIC: _("The council records where it has informed."),
    ObligationKind.ANNUAL_REPORT: _("The chair publishes the report."),
    ObligationKind.FORM_CONVOCATION: _("A competition is announced."),
    ObligationKind.ANSWER_VISIT_REQUEST: _(
        "The body agrees to the visit, or refuses with a reason."
    ),
    ObligationKind.HOLD_HEARING: _(
        "The body hears the author and puts the minutes on record; then it decides."
    ),
    ObligationKind.PUBLISH_FINAL_DOCUMENT: _(
        "The address where it is published is recorded."
    ),
    ObligationKind.PUBLISH_ANSWERS: _(
        "The address where the answers are published is recorded."
    ),
    ObligationKind.CARRY_OUT_MEASURE: _(
        "The body reports with proof; the author confirms or disputes it."
    ),
    ObligationKind.PASS_UP_COMPLAINT: _("The body passes it to the higher body."),
    ObligationKind.DECIDE_COMPLAINT: _("The higher body decides, with reasons."),
}
# What the day after the last brings, by kind: what the law says, or what is shown.
SILENCE: Mapping[str, Any] = {
    ObligationKind.SEND_FINAL_DOCUMENT: _(
        "It can still be sent; everybody sees by how many days it was late."
    ),
    ObligationKind.ANSWER_RECOMMENDATION: _(
        "Everybody sees that there is no answer. Silence then counts as a refusal "
        "(our reading), and the author may complain. A late answer stays possible."
    ),
    ObligationKind.OPINION_ON_DRAFT_ACT: _(
        "Silence is agreement with the draft, without remarks."
    ),
    ObligationKind.LETTER_ON_DRAFT_ACT: _(
        "Everybody sees that the council has no letter."
    ),
    ObligationKind.GIVE_NOTICE: _(
        "The meeting has no notice in time, and its page says so."
    ),
    ObligationKind.SIGN_MINUTES: _("The minutes stay unpublished, and late."),
    ObligationKind.ANSWER_APPEAL: _("The appeal stays without an answer."),
    ObligationKind.INFORM_PUBLIC: _(
        "The page of the council says that it has not informed the public."
    ),
    ObligationKind.ANNUAL_REPORT: _(
        "The page of the council says that its report is missing."
    ),
    ObligationKind.FORM_CONVOCATION: _(
        "The term of the council ends before the next one is formed."
    ),
    ObligationKind.ANSWER_VISIT_REQUEST: _(
        "Without an agreement there is no visit, and the request is shown unanswered."
    ),
    ObligationKind.HOLD_HEARING: _(
        "A decision against the author, made without hearing him, is shown with the "
        "breach."
    ),
    ObligationKind.PUBLISH_FINAL_DOCUMENT: _(
        "It is shown as not published by this side."
    ),
    ObligationKind.PUBLISH_ANSWERS: _("They are shown as not published by this side."),
    ObligationKind.CARRY_OUT_MEASURE: _(
        "It is shown as not done by the day that the body has promised."
    ),
    ObligationKind.PASS_UP_COMPLAINT: _(
        "Everybody sees that the complaint was not passed up in time."
    ),
    ObligationKind.DECIDE_COMPLAINT: _(
        "Silence counts as a refusal, and the way to court is open."
    ),
}


def next_step(owed: Obligation) -> Any:
    """Say how this duty is done with; nothing where it goes without saying."""
    return NEXT.get(owed.kind, "")


def if_nothing(owed: Obligation) -> Any:
    """Say what happens if nothing is done until its day, or ever."""
    return SILENCE.get(owed.kind, _("It stays owed, and is shown so."))
