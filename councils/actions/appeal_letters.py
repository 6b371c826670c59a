"""Letters about appeals: to who wrote, to who has it in hand, to the body."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from backend.accounts.models import User
from backend.accounts.roles import Role
from backend.law.text import Text
from backend.notices import outbox
from councils.models import Appeal, CommissionMember
from oversight.actions import letters

REGISTERED = Text(kk="тіркелді", ru="зарегистрировано", en="registered")
ARRIVED = Text(
    kk="жаңа жолданым келді", ru="поступило новое обращение", en="a new one has come"
)
ASSIGNED = Text(kk="сізге тапсырылды", ru="поручено вам", en="given to you")
ANSWERED = Text(kk="жауап берілді", ru="дан ответ", en="answered")
REDIRECTED = Text(
    kk="құзыретті органға жіберілді",
    ru="направлено компетентному органу",
    en="sent on to the competent body",
)
WITHDRAWN = Text(kk="қайтарып алынды", ru="отозвано", en="withdrawn")


def tell_author(appeal: Appeal, news: Text, *, at: datetime, answer: str = "") -> None:
    """Write to who appealed, if he has an account; others are answered on paper."""
    if appeal.user is not None and appeal.user.is_active:
        _post([appeal.user], appeal, news, answer=answer, at=at)


def tell_secretary(appeal: Appeal, news: Text, *, at: datetime) -> None:
    """Write to the secretary of the council."""
    organization = appeal.council.organization
    readers = letters.readers(organization, at=at, roles=(Role.SECRETARY,))
    _post(readers, appeal, news, at=at)


def tell_assignee(appeal: Appeal, *, at: datetime) -> None:
    """Write to the member who has it in hand, or to the members of the commission."""
    _post(_assignees(appeal, at=at), appeal, ASSIGNED, at=at)


def tell_body(appeal: Appeal, *, at: datetime) -> None:
    """Write to the body to which the appeal is sent on, if it has anyone here."""
    if appeal.redirected_to is not None:
        readers = letters.readers(appeal.redirected_to, at=at, roles=letters.OF_BODY)
        _post(readers, appeal, REDIRECTED, at=at)


def _assignees(appeal: Appeal, *, at: datetime) -> list[User]:
    if appeal.seat is not None:
        return [appeal.seat.user] if appeal.seat.user else []
    places = (
        CommissionMember.objects.in_force(timezone.localdate(at))
        .filter(commission=appeal.commission, seat__user__is_active=True)
        .select_related("seat__user")
        .order_by("seat_id")
    )
    return [place.seat.user for place in places if place.seat.user is not None]


def _post(
    readers: Iterable[User],
    appeal: Appeal,
    news: Text,
    *,
    at: datetime,
    answer: str = "",
) -> None:
    about = (appeal.object_kind, appeal.pk)
    context = {**_context(appeal), "news": news, "answer": answer}
    for reader in readers:
        outbox.post("appeal", to=reader, context=context, about=about, at=at)


def _context(appeal: Appeal) -> dict[str, Any]:
    council, body = appeal.council.organization, appeal.redirected_to
    owed = appeal.answer_obligation
    is_open = owed is not None and owed.due_on is not None and not appeal.is_over
    return {
        "number": str(appeal),
        "theme": appeal.theme,
        "council_kk": council.name_kk,
        "council_ru": council.name_ru or council.name_kk,
        "council_en": council.name_en or council.name_kk,
        "body_kk": body.name_kk if body else "",
        "body_ru": (body.name_ru or body.name_kk) if body else "",
        "body_en": (body.name_en or body.name_kk) if body else "",
        "due_on": f"{owed.due_on:%d.%m.%Y}" if owed and is_open else "",
        "site": settings.PUBLIC_URL,
        "id": str(appeal.pk),
    }
