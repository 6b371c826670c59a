"""The outbox: a letter is a row of the act's own transaction."""

import smtplib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from backend.accounts.models import User
from backend.notices import hours, invitations
from backend.notices.models import Letter, Preference, Rhythm

# Whoever comes to a meeting must know of it before he leaves: so near, it is urgent.
SOON = timedelta(days=2)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=4)


def post(
    template: str,
    *,
    to: User,
    context: dict[str, Any],
    about: tuple[str, UUID],
    at: datetime,
    calendar: str = "",
    urgent: bool = False,
) -> Letter:
    """Word a letter in its reader's language and put it into the outbox.

    `calendar` is the text of an .ics file, which goes with it as an invitation, and
    never in a digest. What is urgent waits for no hour of the reader's choice.
    """
    with translation.override(to.language):
        text = worded(f"notices/{template}.{to.language}.txt", context)
    subject, body = parted(text)
    kind, about_id = about
    wish = None if urgent else Preference.objects.filter(pk=to.pk).first()
    in_digest = wish is not None and wish.rhythm == Rhythm.DAILY and not calendar
    return Letter.objects.create(
        to=to,
        template=template,
        language=to.language,
        subject=subject[:300],
        body=body,
        calendar=calendar,
        about_kind=kind,
        about_id=about_id,
        posted_at=at,
        due_at=_due(wish, at=at, in_digest=in_digest),
        for_digest=in_digest,
    )


def take_back(
    *, about: tuple[str, UUID], templates: Collection[str], at: datetime
) -> int:
    """Withdraw what has not gone yet: what it asks for is done; return how many."""
    kind, about_id = about
    waiting = Letter.objects.filter(
        about_kind=kind,
        about_id=about_id,
        template__in=templates,
        sent_at=None,
        gathered_in=None,
        withdrawn_at=None,
    )
    return waiting.update(withdrawn_at=at)


@transaction.atomic
def deliver_next(*, at: datetime) -> bool:
    """Send the oldest letter that is due; return whether there was one.

    One letter, one transaction: a mail server that fails on the tenth does not take
    back the nine before it. A crash after sending repeats it, with the same id.
    """
    letter = (
        Letter.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("to")
        .filter(sent_at=None, due_at__lte=at, withdrawn_at=None, for_digest=False)
        .order_by("due_at", "id")
        .first()
    )
    if letter is None:
        return False
    letter.attempts += 1
    try:
        _mail(letter).send()
    except (OSError, smtplib.SMTPException) as failure:
        letter.last_error = str(failure)[:500]
        wait = min(FIRST_WAIT * 2 ** min(letter.attempts, 12), LONGEST_WAIT)
        letter.due_at = at + wait
    else:
        letter.sent_at = at
    letter.save(update_fields=["attempts", "last_error", "due_at", "sent_at"])
    return True


def worded(name: str, context: dict[str, Any]) -> str:
    """Fill a template of plain text: nothing in it is escaped for HTML."""
    template: Any = get_template(name)
    return str(template.template.render(Context(context, autoescape=False)))


def parted(text: str) -> tuple[str, str]:
    """Return subject and body of a worded letter: its first line, and the rest."""
    first, _blank, body = text.lstrip().partition("\n")
    subject = " ".join(first.removeprefix("Subject:").split())
    return subject, body.strip() + "\n"


def _due(wish: Preference | None, *, at: datetime, in_digest: bool) -> datetime:
    if wish is None:
        return at
    when = hours.next_hour(at, wish.digest_hour) if in_digest else at
    return hours.after_quiet(when, since=wish.quiet_from, until=wish.quiet_until)


def _mail(letter: Letter) -> EmailMessage:
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.body,
        to=[letter.to.email],
        headers={"Message-ID": letter.message_id, "Content-Language": letter.language},
    )
    if letter.calendar:
        method = invitations.method_of(letter.calendar)
        kind = f"text/calendar; method={method}"
        message.attach_alternative(letter.calendar, kind)
    return message
