"""Acts upon appeals to a council: filed, entered, given out, answered, sent on.

Only the theme and the answer are public: neither may tell who has written.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.almanac import calendars
from backend.journal.journal import record
from backend.law.breach import Breach
from backend.law.refusal import demand
from councils.actions import agenda, appeal_letters, numbers
from councils.actions.meetings import Matter
from councils.models import (
    AgendaItem,
    AgendaItemKind,
    Appeal,
    Channel,
    Commission,
    Council,
    Meeting,
    Seat,
)
from councils.rules import appeals as rule
from councils.states import APPEAL, AppealState
from oversight.actions import obligations
from oversight.models import Basis, Obligation, ObligationKind, Subject

NOUN = "appeal"


@dataclass(frozen=True)
class Letter:
    """What somebody brings before a council; the theme alone is public."""

    theme: str
    text: str
    language: str
    is_about_ethics: bool = False
    author_name: str = ""
    author_contact: str = ""


@transaction.atomic
def file(council: Council, *, letter: Letter, by: Actor, at: datetime) -> Appeal:
    """Appeal to the council in one's own name, or in that of a company; today."""
    return _registered(
        council,
        letter,
        name=letter.author_name or by.user.name,
        user=by.user,
        channel=Channel.HERE,
        received_on=timezone.localdate(at),
        by=by,
        at=at,
    )


@transaction.atomic
def enter(
    council: Council,
    *,
    letter: Letter,
    channel: Channel,
    received_on: date,
    by: Actor,
    at: datetime,
) -> Appeal:
    """Enter an appeal that came on paper, by mail or at a reception."""
    return _registered(
        council,
        letter,
        name=letter.author_name,
        user=None,
        channel=channel,
        received_on=received_on,
        by=by,
        at=at,
    )


@transaction.atomic
def assign(
    appeal: Appeal,
    *,
    commission: Commission | None,
    seat: Seat | None,
    by: Actor,
    at: datetime,
) -> Appeal:
    """Give the appeal to a commission or to one member, instead of whoever had it."""
    appeal = _locked(appeal)
    _move(appeal, "assign")
    demand(
        rule.check_assignee(
            is_own=_is_own(appeal, commission, seat),
            is_in_force=_is_in_force(commission, seat, on=timezone.localdate(at)),
        )
    )
    appeal.commission, appeal.seat = commission, seat
    appeal.save(update_fields=["state", "commission", "seat"])
    given = {"commission": commission, "seat": seat}
    said = {name: str(one.pk) for name, one in given.items() if one is not None}
    record("appeal.assigned", appeal, by=by, at=at, said=said)
    appeal_letters.tell_assignee(appeal, at=at)
    return appeal


@transaction.atomic
def answer(appeal: Appeal, *, answer: str, by: Actor, at: datetime) -> Appeal:
    """Answer the appeal: the author gets it by letter, everyone reads it without him.

    An answer that tells the author is refused.
    """
    appeal, today = _locked(appeal), timezone.localdate(at)
    _move(appeal, "answer")
    demand(_not_public(appeal, answer))
    appeal.answer, appeal.answered_on = answer, today
    appeal.save(update_fields=["state", "answer", "answered_on"])
    record("appeal.answered", appeal, by=by, at=at, said={"answer": answer})
    obligations.discharge(_owed(appeal), on=today, by=by, at=at)
    news = appeal_letters.ANSWERED
    appeal_letters.tell_author(appeal, news, answer=answer, at=at)
    return appeal


@transaction.atomic
def redirect(appeal: Appeal, *, body: Organization, by: Actor, at: datetime) -> Appeal:
    """Send the appeal on to the body that is competent, which may then read it."""
    appeal, today = _locked(appeal), timezone.localdate(at)
    _move(appeal, "redirect")
    demand(rule.check_redirection(is_body=body.is_body))
    appeal.redirected_to = body
    appeal.save(update_fields=["state", "redirected_to"])
    record("appeal.redirected", appeal, by=by, at=at, said={"body": str(body.pk)})
    ground = "sent on to the competent body"
    obligations.end(_owed(appeal), ground=ground, on=today, by=by, at=at)
    appeal_letters.tell_author(appeal, appeal_letters.REDIRECTED, at=at)
    appeal_letters.tell_body(appeal, at=at)
    return appeal


@transaction.atomic
def withdraw(appeal: Appeal, *, reason: str, by: Actor, at: datetime) -> Appeal:
    """Note that the author has taken the appeal back; why is his own affair."""
    appeal, today = _locked(appeal), timezone.localdate(at)
    _move(appeal, "withdraw")
    appeal.withdraw_reason = reason
    appeal.save(update_fields=["state", "withdraw_reason"])
    record("appeal.withdrawn", appeal, by=by, at=at)
    ground = "the author has withdrawn it"
    obligations.end(_owed(appeal), ground=ground, on=today, by=by, at=at)
    appeal_letters.tell_secretary(appeal, appeal_letters.WITHDRAWN, at=at)
    return appeal


@transaction.atomic
def put_on_agenda(
    appeal: Appeal, *, meeting: Meeting, by: Actor, at: datetime
) -> AgendaItem:
    """Bring the appeal before a meeting, by its theme alone."""
    seat = appeal.seat
    reports = seat is not None and seat.convocation_id == meeting.convocation_id
    matter = Matter(
        kind=AgendaItemKind.APPEAL,
        title_kk=appeal.theme if appeal.language == "kk" else "",
        title_ru=appeal.theme if appeal.language == "ru" else "",
        power=rule.POWER_CODE,
        rapporteur_seat=seat if reports else None,
        appeal=appeal,
    )
    return agenda.add(meeting, matter=matter, by=by, at=at)


def _registered(
    council: Council,
    letter: Letter,
    *,
    name: str,
    user: User | None,
    channel: Channel,
    received_on: date,
    by: Actor,
    at: datetime,
) -> Appeal:
    days, calendar = council.settings_on(received_on).appeal_days, calendars.current()
    appeal = Appeal(
        council=council,
        state=AppealState(APPEAL.start),
        theme=letter.theme,
        language=letter.language,
        is_about_ethics=letter.is_about_ethics,
        received_on=received_on,
        channel=channel,
        user=user,
        author_name=name,
        author_contact=letter.author_contact,
        text=letter.text,
        year=received_on.year,
    )
    demand(
        _not_public(appeal, letter.theme)
        + rule.check_receipt(received_on=received_on, days=days, calendar=calendar)
    )
    appeal.number = numbers.next_number(council, NOUN, year=received_on.year)
    appeal.save()
    term = rule.answer_due(received_on=received_on, days=days, calendar=calendar)
    appeal.answer_obligation = obligations.open(
        kind=ObligationKind.ANSWER_APPEAL,
        debtor=council.organization,
        creditor=None,
        norm=rule.ANSWER if term else None,
        term=term,
        started_on=received_on,
        started_by="appeal.registered",
        subject=Subject(appeal.object_kind, appeal.pk, str(appeal), appeal.theme),
        is_public=True,
        by=by,
        at=at,
        basis=Basis.SETTING if term else Basis.LAW,
    )
    appeal.save(update_fields=["answer_obligation"])
    said = {"theme": appeal.theme, "channel": appeal.channel}
    record("appeal.registered", appeal, by=by, at=at, said=said, law=term)
    appeal_letters.tell_author(appeal, appeal_letters.REGISTERED, at=at)
    appeal_letters.tell_secretary(appeal, appeal_letters.ARRIVED, at=at)
    return appeal


def _not_public(appeal: Appeal, words: str) -> list[Breach]:
    """Return what in these words would tell the author, by either of his names."""
    contact = appeal.author_contact
    found = rule.check_public_words(words, name=appeal.author_name, contact=contact)
    if appeal.user is None or found:
        return found
    own, mail = appeal.user.name, appeal.user.email
    return rule.check_public_words(words, name=own, contact=mail)


def _is_own(appeal: Appeal, commission: Commission | None, seat: Seat | None) -> bool:
    named = [one.convocation.council_id for one in (commission, seat) if one]
    return named == [appeal.council_id]


def _is_in_force(commission: Commission | None, seat: Seat | None, *, on: date) -> bool:
    if seat is not None:
        return Seat.objects.in_force(on).filter(pk=seat.pk).exists()
    standing = Commission.objects.standing(on)
    return commission is not None and standing.filter(pk=commission.pk).exists()


def _locked(appeal: Appeal) -> Appeal:
    rows = Appeal.objects.select_for_update(of=("self",))
    related = rows.select_related(
        "council__organization", "user", "redirected_to", "answer_obligation"
    )
    return related.get(pk=appeal.pk)


def _move(appeal: Appeal, act: str) -> None:
    appeal.state = AppealState(APPEAL.target(appeal.state, act))


def _owed(appeal: Appeal) -> Obligation:
    owed = appeal.answer_obligation
    if owed is None:
        raise LookupError(appeal.pk)  # registration opens it
    return owed
