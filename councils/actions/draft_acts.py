"""Acts upon draft acts: notified, given out, given an opinion, or left in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law import norms
from backend.law.breach import Breach
from backend.law.refusal import demand
from backend.law.term import Term
from councils import reports
from councils.actions import draft_letters, draft_replies
from councils.actions.draft_replies import locked, move, subject_of
from councils.models import Commission, Council, DraftAct
from councils.models.draft_act import DRAFTING
from councils.rules import draft_acts as rule
from councils.rules.draft_acts import Exempt, Sort
from councils.states import DRAFT_ACT, DraftActState
from oversight.actions import letters, obligations
from oversight.models import Obligation, ObligationKind

SWEPT_AT_ONCE = 200


@dataclass(frozen=True)
class Notice:
    """What a body tells a council of its draft; `term_set` is in working days."""

    sort: Sort
    title_kk: str = ""
    title_ru: str = ""
    portal_url: str = ""
    term_set: int | None = None
    exempt: Exempt | None = None


@transaction.atomic
def notify(
    council: Council,
    *,
    body: Organization,
    notice: Notice,
    received_on: date | None,
    by: Actor,
    at: datetime,
) -> DraftAct:
    """Enter the notification of a draft; from its receipt an opinion is owed.

    A term under the law's is noted as the body's breach, and the law's counts. No day
    given: received today, as a body's own notification always is.
    """
    today = timezone.localdate(at)
    received_on = received_on or today
    term = _counted(
        notice,
        body=body,
        received_on=received_on,
        on=today,
        is_by_council=draft_replies.is_of(council, by),
    )
    draft = DraftAct.objects.create(
        council=council,
        body=body,
        kind=notice.sort.value,
        title_kk=notice.title_kk,
        title_ru=notice.title_ru,
        portal_url=notice.portal_url,
        notified_on=received_on,
        term_set=notice.term_set,
        is_term_short=bool(_shortness(notice, received_on)),
        state=DraftActState(DRAFT_ACT.start),
    )
    draft.opinion_obligation = obligations.open(
        kind=ObligationKind.OPINION_ON_DRAFT_ACT,
        debtor=council.organization,
        creditor=body,
        norm=norms.get(term.norm_id),
        term=term,
        started_on=received_on,
        started_by="draft-act.notified",
        subject=subject_of(draft),
        is_public=True,
        by=by,
        at=at,
        lapses=True,
    )
    draft.save(update_fields=["opinion_obligation"])
    said = {"title": draft.title_kk or draft.title_ru, "portal": draft.portal_url}
    record("draft-act.notified", draft, by=by, at=at, said=said, law=term)
    draft_letters.tell_council(draft, draft_letters.NOTIFIED, due_on=term.due_on, at=at)
    return draft


@transaction.atomic
def assign(
    draft: DraftAct, *, commission: Commission, by: Actor, at: datetime
) -> DraftAct:
    """Give the draft to a commission of the council, and tell its members."""
    draft, today = locked(draft), timezone.localdate(at)
    move(draft, "assign")
    standing = Commission.objects.standing(today).filter(pk=commission.pk)
    demand(
        rule.check_commission(
            is_own=commission.convocation.council_id == draft.council_id,
            is_standing=standing.exists(),
        )
    )
    draft.commission = commission
    draft.save(update_fields=["state", "commission"])
    said = {"commission": str(commission.pk)}
    record("draft-act.assigned", draft, by=by, at=at, said=said)
    draft_letters.tell_commission(draft, due_on=_owed(draft).due_on, at=at)
    return draft


@transaction.atomic
def write_opinion(
    draft: DraftAct, *, opinion_kk: str, opinion_ru: str, by: Actor, at: datetime
) -> DraftAct:
    """Keep the recommendations as they are worded so far; only the council reads."""
    draft = locked(draft)
    move(draft, "write-opinion")
    draft.opinion_kk, draft.opinion_ru = opinion_kk, opinion_ru
    draft.save(update_fields=["state", "opinion_kk", "opinion_ru"])
    record("draft-act.opinion-written", draft, by=by, at=at, public=False)
    return draft


@transaction.atomic
def send_opinion(draft: DraftAct, *, by: Actor, at: datetime) -> DraftAct:
    """Send the recommendations, which nobody changes after that.

    A body with office holders here has received them today, and owes its letter; on
    paper, receipt is recorded later.
    """
    draft, today = locked(draft), timezone.localdate(at)
    move(draft, "send-opinion")
    owed = _owed(draft)
    demand(reports.opinion_breaches(draft, on=today))
    draft.opinion_sent_on = today
    draft.save(update_fields=["state", "opinion_sent_on"])
    said = {"kk": draft.opinion_kk, "ru": draft.opinion_ru}
    record("draft-act.opinion-sent", draft, by=by, at=at, said=said)
    obligations.discharge(owed, on=today, by=by, at=at)
    if letters.readers(draft.body, at=at, roles=letters.OF_BODY):
        owed = draft_replies.receive(draft, received_on=today, proof="", by=by, at=at)
        draft_letters.tell_body(draft, draft_letters.SENT, due_on=owed.due_on, at=at)
    return draft


@transaction.atomic
def withdraw(draft: DraftAct, *, reason: str, by: Actor, at: datetime) -> DraftAct:
    """Note that the body has taken its draft back: no opinion is owed any more."""
    draft, today = locked(draft), timezone.localdate(at)
    move(draft, "withdraw")
    draft.withdraw_reason = reason
    draft.save(update_fields=["state", "withdraw_reason"])
    record("draft-act.withdrawn", draft, by=by, at=at, said={"reason": reason})
    owed = _owed(draft)
    obligations.end(owed, ground="the draft is withdrawn", on=today, by=by, at=at)
    draft_letters.tell_council(draft, draft_letters.WITHDRAWN, at=at)
    return draft


def fall_silent(*, on: date, at: datetime) -> int:
    """Note once each draft whose term has passed in silence: it counts as agreed.

    In batches, each its own transaction: a second run finds nothing left to note.
    """
    noted = 0
    while batch := _silence_batch(on=on, at=at):
        noted += batch
    return noted


@transaction.atomic
def _silence_batch(*, on: date, at: datetime) -> int:
    silent: Sequence[DraftAct] = list(
        DraftAct.objects.silent(on)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("council__organization", "body", "opinion_obligation")
        .order_by("id")[:SWEPT_AT_ONCE]
    )
    for draft in silent:
        move(draft, "fall-silent")
        draft.save(update_fields=["state"])
        record("draft-act.deemed-agreed", draft, by=None, at=at)
        owed, ground = _owed(draft), "silence: agreed without remarks"
        obligations.end(owed, ground=ground, on=on, by=None, at=at)
        draft_letters.tell_council(draft, draft_letters.SILENCE, at=at)
        draft_letters.tell_body(draft, draft_letters.SILENCE, at=at)
    return len(silent)


def _counted(
    notice: Notice,
    *,
    body: Organization,
    received_on: date,
    on: date,
    is_by_council: bool,
) -> Term:
    """Return the term of an opinion; refuse a draft for which there is none."""
    calendar, days = calendars.current(), notice.term_set
    demand(
        [
            *rule.check_body(makes_acts=body.kind in DRAFTING),
            *rule.check_exempt(sort=notice.sort, exempt=notice.exempt),
            *rule.check_own_day(is_by_council=is_by_council, day=received_on, on=on),
            *rule.check_receipt(
                sort=notice.sort,
                received_on=received_on,
                term_set=days,
                calendar=calendar,
            ),
        ]
    )
    return rule.opinion_due(
        sort=notice.sort, received_on=received_on, term_set=days, calendar=calendar
    )


def _shortness(notice: Notice, received_on: date) -> list[Breach]:
    return rule.check_term(
        sort=notice.sort, received_on=received_on, term_set=notice.term_set
    )


def _owed(draft: DraftAct) -> Obligation:
    owed = draft.opinion_obligation
    if owed is None:
        raise LookupError(draft.pk)  # a notification opens it
    return owed
