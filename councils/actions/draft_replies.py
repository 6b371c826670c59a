"""What a body does with a council's recommendations on its draft: receives, replies."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.almanac import calendars
from backend.files.models import File
from backend.journal.journal import record
from backend.law.norms import legal_acts
from backend.law.refusal import demand
from councils.actions import draft_letters
from councils.models import Council, DraftAct
from councils.rules import draft_acts as rule
from councils.states import DRAFT_ACT, DraftActState
from oversight.actions import obligations
from oversight.models import Obligation, ObligationKind, Subject


@dataclass(frozen=True)
class Reply:
    """A body's letter, or its position; no day: it is given today."""

    text: str = ""
    number: str = ""
    file: File | None = None
    on: date | None = None


@transaction.atomic
def record_receipt(
    draft: DraftAct, *, received_on: date | None, proof: str, by: Actor, at: datetime
) -> DraftAct:
    """Enter when the body received the recommendations: from then its letter is owed.

    The body does it for itself today; the council, from paper, with what proves it.
    """
    draft, today = locked(draft), timezone.localdate(at)
    received_on = received_on or today
    move(draft, "record-receipt")
    by_council = is_of(draft.council, by)
    arrival = rule.check_arrival(
        is_known=draft.opinion_received_on is not None,
        sent_on=draft.opinion_sent_on or received_on,
        received_on=received_on,
        is_by_council=by_council,
        has_proof=bool(proof),
    )
    demand(
        rule.check_own_day(is_by_council=by_council, day=received_on, on=today)
        + arrival
    )
    receive(draft, received_on=received_on, proof=proof, by=by, at=at)
    return draft


@transaction.atomic
def agree(draft: DraftAct, *, reply: Reply, by: Actor, at: datetime) -> DraftAct:
    """Take the body's letter that it agrees and changes its draft: its duty is done."""
    draft, owed, on = _replied(draft, "agree", reply, by=by, at=at)
    said = {"number": reply.number, "text": reply.text}
    record("draft-act.agreed", draft, by=by, at=at, said=said, files=_digests(reply))
    obligations.discharge(owed, on=on, by=by, at=at)
    draft_letters.tell_council(draft, draft_letters.AGREED, at=at)
    return draft


@transaction.atomic
def disagree(draft: DraftAct, *, reply: Reply, by: Actor, at: datetime) -> DraftAct:
    """Take the body's reasoned position: no letter of agreement is owed any more."""
    draft, owed, on = _replied(draft, "disagree", reply, by=by, at=at)
    said = {"number": reply.number, "text": reply.text}
    record("draft-act.disagreed", draft, by=by, at=at, said=said, files=_digests(reply))
    ground = "the body disagrees, with reasons"
    obligations.end(owed, ground=ground, on=on, by=by, at=at)
    draft_letters.tell_council(draft, draft_letters.DISAGREED, at=at)
    return draft


@transaction.atomic
def annex(
    draft: DraftAct, *, annexed_on: date | None, by: Actor, at: datetime
) -> DraftAct:
    """Note that the recommendations are annexed to the draft, as they must be."""
    draft, today = locked(draft), timezone.localdate(at)
    annexed_on = annexed_on or today
    move(draft, "annex")
    by_council = is_of(draft.council, by)
    demand(rule.check_own_day(is_by_council=by_council, day=annexed_on, on=today))
    draft.annexed_on = annexed_on
    draft.save(update_fields=["state", "annexed_on"])
    record("draft-act.annexed", draft, by=by, at=at)
    draft_letters.tell_council(draft, draft_letters.ANNEXED, at=at)
    return draft


def receive(
    draft: DraftAct, *, received_on: date, proof: str, by: Actor, at: datetime
) -> Obligation:
    """Write down a receipt, and the letter that is owed from its day."""
    due = rule.letter_due(received_on=received_on, calendar=calendars.current())
    owed = obligations.open(
        kind=ObligationKind.LETTER_ON_DRAFT_ACT,
        debtor=draft.body,
        creditor=draft.council.organization,
        norm=legal_acts.LETTER_IF_AGREED,
        term=due,
        started_on=received_on,
        started_by="draft-act.received",
        subject=subject_of(draft),
        is_public=True,
        by=by,
        at=at,
    )
    draft.opinion_received_on, draft.receipt_proof = received_on, proof
    draft.letter_obligation = owed
    draft.save(
        update_fields=["opinion_received_on", "receipt_proof", "letter_obligation"]
    )
    record("draft-act.received", draft, by=by, at=at, said={"proof": proof}, law=due)
    return owed


def is_of(council: Council, by: Actor) -> bool:
    """Tell whether the act is done in an office of the council, and not of the body."""
    place = getattr(by.grant, "organization_id", None)
    return place == council.organization_id


def subject_of(draft: DraftAct) -> Subject:
    """Return what the obligations of a draft are about; a draft has no number."""
    title = draft.title_kk or draft.title_ru
    return Subject(draft.object_kind, draft.pk, f"{draft.notified_on:%d.%m.%Y}", title)


def locked(draft: DraftAct) -> DraftAct:
    """Return the draft as it stands, kept from others until the act is done."""
    rows = DraftAct.objects.select_for_update(of=("self",))
    related = rows.select_related(
        "council__organization", "body", "opinion_obligation", "letter_obligation"
    )
    return related.get(pk=draft.pk)


def move(draft: DraftAct, act: str) -> None:
    """Take the step of the procedure; the caller saves the state."""
    draft.state = DraftActState(DRAFT_ACT.target(draft.state, act))


def _replied(
    draft: DraftAct, act: str, reply: Reply, *, by: Actor, at: datetime
) -> tuple[DraftAct, Obligation, date]:
    """Write a reply down; return with it the duty that it settles, and its day."""
    draft, today = locked(draft), timezone.localdate(at)
    move(draft, act)
    by_council, on = is_of(draft.council, by), reply.on or today
    demand(
        rule.check_own_day(is_by_council=by_council, day=on, on=today)
        + rule.check_reply(
            is_agreed=act == "agree",
            text=reply.text,
            is_documented=bool(reply.number) or reply.file is not None,
            is_by_council=by_council,
            received_on=draft.opinion_received_on,
            replied_on=on,
        )
    )
    draft.reply_on, draft.reply_number, draft.reply_text = on, reply.number, reply.text
    draft.reply_file, draft.is_reply_entered_by_council = reply.file, by_council
    draft.save(
        update_fields=[
            "state",
            "reply_on",
            "reply_number",
            "reply_text",
            "reply_file",
            "is_reply_entered_by_council",
        ]
    )
    owed = draft.letter_obligation
    if owed is None:
        raise LookupError(draft.pk)  # a receipt, which the rule asks for, opens it
    return draft, owed, on


def _digests(reply: Reply) -> list[str]:
    return [reply.file.sha256] if reply.file else []
