"""Letters about draft acts: to the council, its commission, and the body."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.law.text import Text
from backend.notices import outbox
from councils.models import CommissionMember, DraftAct
from oversight.actions import letters

OF_COUNCIL = (Role.SECRETARY, Role.CHAIR)
NOTIFIED = Text(
    kk="Кеңес жоба туралы хабарлама алды",
    ru="Совет получил уведомление о проекте",
    en="The council has been notified of a draft",
)
ASSIGNED = Text(
    kk="Жоба сіздің комиссияңызға берілді",
    ru="Проект передан вашей комиссии",
    en="A draft has been given to your commission",
)
SENT = Text(
    kk="Кеңес жоба бойынша ұсынымдарын жіберді",
    ru="Совет направил рекомендации к проекту",
    en="The council has sent its recommendations on a draft",
)
SILENCE = Text(
    kk="Мерзім бітті: жоба ескертусіз келісілген болып саналады",
    ru="Срок кончился: проект считается согласованным без замечаний",
    en="The term has passed: the draft counts as agreed without remarks",
)
AGREED = Text(
    kk="Орган ұсынымдармен келісті",
    ru="Орган согласился с рекомендациями",
    en="The body agrees with the recommendations",
)
DISAGREED = Text(
    kk="Орган ұсынымдармен келіспеді және уәжін жазды",
    ru="Орган не согласился с рекомендациями и привёл доводы",
    en="The body disagrees with the recommendations, and has given its reasons",
)
ANNEXED = Text(
    kk="Ұсынымдар жобаға қоса берілді",
    ru="Рекомендации приложены к проекту",
    en="The recommendations are annexed to the draft",
)
WITHDRAWN = Text(
    kk="Орган жобаны қайтарып алды",
    ru="Орган отозвал проект",
    en="The body has withdrawn the draft",
)


def tell_council(
    draft: DraftAct, news: Text, *, due_on: date | None = None, at: datetime
) -> None:
    """Write to the council's secretary and chair."""
    organization = draft.council.organization
    _tell(draft, organization, news, due_on=due_on, roles=OF_COUNCIL, at=at)


def tell_body(
    draft: DraftAct, news: Text, *, due_on: date | None = None, at: datetime
) -> None:
    """Write to the officers and the head of the body, if it has any here."""
    _tell(draft, draft.body, news, due_on=due_on, roles=letters.OF_BODY, at=at)


def tell_commission(draft: DraftAct, *, due_on: date | None, at: datetime) -> None:
    """Write to those members of the assigned commission who have accounts."""
    places = (
        CommissionMember.objects.in_force(timezone.localdate(at))
        .filter(commission=draft.commission, seat__user__is_active=True)
        .select_related("seat__user")
        .order_by("seat_id")
    )
    context = _context(draft, ASSIGNED, due_on)
    about = (draft.object_kind, draft.pk)
    for place in places:
        if place.seat.user is not None:
            outbox.post(
                "draft_act", to=place.seat.user, context=context, about=about, at=at
            )


def _tell(
    draft: DraftAct,
    organization: Organization,
    news: Text,
    *,
    due_on: date | None,
    roles: Sequence[Role],
    at: datetime,
) -> None:
    letters.tell(
        organization,
        "draft_act",
        context=_context(draft, news, due_on),
        about=(draft.object_kind, draft.pk),
        at=at,
        roles=roles,
    )


def _context(draft: DraftAct, news: Text, due_on: date | None) -> dict[str, Any]:
    council, body = draft.council.organization, draft.body
    return {
        "news": news,
        "title_kk": draft.title_kk or draft.title_ru,
        "title_ru": draft.title_ru or draft.title_kk,
        "council_kk": council.name_kk,
        "council_ru": council.name_ru or council.name_kk,
        "council_en": council.name_en or council.name_kk,
        "body_kk": body.name_kk,
        "body_ru": body.name_ru or body.name_kk,
        "body_en": body.name_en or body.name_kk,
        "due_on": f"{due_on:%d.%m.%Y}" if due_on else "",
        "site": settings.PUBLIC_URL,
        "id": str(draft.pk),
    }
