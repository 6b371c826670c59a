"""Acts upon a body's hearings of the subject: invited to, held, called off."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.almanac import calendars
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import demand
from oversight.actions import letters, obligations
from oversight.actions.steps import locked_case
from oversight.models import (
    BodyHearing,
    FinalDocument,
    Obligation,
    ObligationKind,
    Recommendation,
    Subject,
)
from oversight.rules import hearings
from oversight.states import (
    BODY_HEARING_PROCEDURE,
    RECOMMENDATION_PROCEDURE,
    BodyHearingState,
    ObligationState,
)


@transaction.atomic
def invite(
    document: FinalDocument,
    *,
    body: Organization,
    recommendations: Sequence[Recommendation],
    starts_at: datetime,
    place: str,
    link: str,
    decision_on: date,
    by: Actor,
    at: datetime,
) -> BodyHearing:
    """Invite the author to be heard, as the body, before it decides.

    Today is the day of the notice: where it is not the third working day before the
    decision, or earlier, the decision is put off, and a late answer stays possible.
    """
    case = locked_case(document.case)
    for line in recommendations:
        RECOMMENDATION_PROCEDURE.target(line.state, "draft-answer")
    today, calendar = timezone.localdate(at), calendars.current()
    starts_on = timezone.localdate(starts_at)
    demand(
        hearings.check_invitation(
            notified_on=today,
            starts_on=starts_on,
            decision_on=decision_on,
            calendar=calendar,
        )
    )
    notice = hearings.last_notice(decision_on=decision_on, calendar=calendar)
    hearing = BodyHearing.objects.create(
        document=document,
        body=body,
        notified_on=today,
        starts_at=starts_at,
        place=place,
        link=link,
        decision_on=decision_on,
        notice_term=notice.as_json(),
        invited_by=by.user,
    )
    hearing.recommendations.set(recommendations)
    record("body-hearing.invited", hearing, by=by, at=at, law=notice)
    hearing.obligation = obligations.open_promise(
        kind=ObligationKind.HOLD_HEARING,
        debtor=body,
        creditor=case.initiator,
        promised_on=starts_on,
        started_on=today,
        started_by="invitation",
        subject=Subject(hearing.object_kind, hearing.pk, case.number or "", case.theme),
        is_public=True,
        by=by,
        at=at,
    )
    hearing.save(update_fields=["obligation"])
    _tell(hearing, "body_hearing_invited", at=at)
    return hearing


@transaction.atomic
def record_held(
    hearing: BodyHearing,
    *,
    held_on: date,
    present: str,
    minutes: str,
    language: str,
    minutes_file: File | None,
    by: Actor,
    at: datetime,
) -> BodyHearing:
    """Put the hearing and its minutes on record, as the body."""
    hearing = _moved(hearing, "record-held")
    demand(hearings.check_held(notified_on=hearing.notified_on, held_on=held_on))
    hearing.held_on, hearing.present = held_on, present
    hearing.minutes, hearing.language = minutes, language
    hearing.minutes_file = minutes_file
    hearing.save()
    files = [minutes_file.sha256] if minutes_file else []
    said = {"minutes": minutes, "present": present}
    record("body-hearing.held", hearing, by=by, at=at, said=said, files=files)
    _discharge(hearing.obligation, on=held_on, by=by, at=at)
    _tell(hearing, "body_hearing_held", at=at)
    return hearing


@transaction.atomic
def record_not_attended(
    hearing: BodyHearing, *, held_on: date, by: Actor, at: datetime
) -> BodyHearing:
    """Put on record that the body was there and the author did not come."""
    hearing = _moved(hearing, "record-not-attended")
    demand(hearings.check_held(notified_on=hearing.notified_on, held_on=held_on))
    hearing.held_on = held_on
    hearing.save(update_fields=["state", "held_on"])
    record("body-hearing.not-attended", hearing, by=by, at=at)
    _discharge(hearing.obligation, on=held_on, by=by, at=at)
    return hearing


@transaction.atomic
def cancel(
    hearing: BodyHearing, *, reason: str, by: Actor, at: datetime
) -> BodyHearing:
    """Call the hearing off, and say why; a new one needs a new notice."""
    hearing = _moved(hearing, "cancel")
    hearing.cancel_reason = reason
    hearing.save(update_fields=["state", "cancel_reason"])
    record("body-hearing.cancelled", hearing, by=by, at=at, said={"reason": reason})
    owed = hearing.obligation
    if owed and owed.state == ObligationState.OPEN:
        today = timezone.localdate(at)
        obligations.end(owed, ground="cancelled", on=today, by=by, at=at)
    _tell(hearing, "body_hearing_cancelled", at=at)
    return hearing


def _moved(hearing: BodyHearing, act: str) -> BodyHearing:
    locked_case(hearing.document.case)
    hearing = (
        BodyHearing.objects.select_for_update(of=("self",))
        .select_related("document__case__initiator", "body", "obligation")
        .get(pk=hearing.pk)
    )
    target = BODY_HEARING_PROCEDURE.target(hearing.state, act)
    hearing.state = BodyHearingState(target)
    return hearing


def _discharge(owed: Obligation | None, *, on: date, by: Actor, at: datetime) -> None:
    if owed and owed.state == ObligationState.OPEN:
        obligations.discharge(owed, on=on, by=by, at=at)


def _tell(hearing: BodyHearing, template: str, *, at: datetime) -> None:
    case, body = hearing.document.case, hearing.body
    starts = timezone.localtime(hearing.starts_at)
    context: dict[str, Any] = {
        "number": case.number or "",
        "title": case.theme,
        "body_kk": body.name_kk,
        "body_ru": body.name_ru or body.name_kk,
        "body_en": body.name_en or body.name_kk,
        "starts": f"{starts:%d.%m.%Y, %H:%M}",
        "place": hearing.place,
        "link": hearing.link,
        "decision_on": f"{hearing.decision_on:%d.%m.%Y}",
        "reason": hearing.cancel_reason,
        "site": settings.PUBLIC_URL,
        "path": f"body-hearings/{hearing.pk}/",
    }
    about = (hearing.object_kind, hearing.pk)
    letters.tell(case.initiator, template, context=context, about=about, at=at)
