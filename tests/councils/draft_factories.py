"""Draft acts on their road, made by the same acts as in life."""

from dataclasses import dataclass
from datetime import date, datetime

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.actions import commissions, draft_acts
from councils.actions.commissions import Formed
from councils.actions.draft_acts import Notice
from councils.models import Commission, DraftAct
from councils.rules.draft_acts import Sort
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import House

AT = factories.AT
ON = date(2026, 11, 23)
DUE_ON = date(2026, 12, 7)
KK, RU = "Жобаны қолдаймыз, 3-тармақсыз.", "Поддерживаем проект без пункта 3."


@dataclass
class Desk:
    """A council, and the officer of the body that writes to it."""

    house: House
    officer: Actor


def desk() -> Desk:
    """Make a council of three, and an officer at its body."""
    house = made.house(size=3, people=3)
    return Desk(house, factories.holder(Role.OFFICER, house.body))


def notified(
    house: House,
    *,
    by: Actor | None = None,
    at: datetime = AT,
    received_on: date | None = None,
    **change: object,
) -> DraftAct:
    """Notify the council of a draft: from paper, unless the body's own does it."""
    told: dict[str, object] = {
        "sort": Sort.ACT,
        "title_kk": "Тұрақ ережесінің жобасы",
        "title_ru": "Проект правил парковки",
        "portal_url": "https://legalacts.egov.kz/npa/1",
        **change,
    }
    return draft_acts.notify(
        house.council,
        body=house.body,
        notice=Notice(**told),  # type: ignore[arg-type]
        received_on=received_on,
        by=by or house.secretary,
        at=at,
    )


def written(house: House, draft: DraftAct, *, at: datetime = AT) -> DraftAct:
    """Word the opinion in both languages."""
    return draft_acts.write_opinion(
        draft, opinion_kk=KK, opinion_ru=RU, by=house.secretary, at=at
    )


def sent(house: House, *, at: datetime = AT, **change: object) -> DraftAct:
    """Notify of a draft, and send an opinion on it the same day."""
    draft = written(house, notified(house, **change), at=at)  # type: ignore[arg-type]
    return draft_acts.send_opinion(draft, by=house.chair, at=at)


def commission(house: House, *, member: int = 1) -> Commission:
    """Form a commission of one member of the council."""
    formed = Formed(
        "Әлеуметтік комиссия",
        ON,
        "Социальная комиссия",
        members=[house.seats[member]],
    )
    convocation = house.seats[0].convocation
    return commissions.form(convocation, formed=formed, by=house.secretary, at=AT)
