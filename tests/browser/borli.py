"""A council of which every page has something to show, made by the acts of life."""

from dataclasses import dataclass
from datetime import timedelta

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from councils.actions import informings
from councils.models import MeetingKind
from tests import factories
from tests.councils import (
    appeal_factories,
    draft_factories,
    forming_factories,
    hearing_factories,
    minutes_factories,
    year_factories,
)
from tests.councils import factories as made
from tests.councils.factories import AT, House
from tests.councils.forming_factories import Site

NOW = AT + timedelta(hours=8)
SECTIONS = (
    "",
    "members/",
    "meetings/",
    "draft-acts/",
    "appeals/",
    "monitorings/",
    "plan/",
    "year/",
    "informing/",
    "regulation/",
    "forming/",
)


@dataclass
class Borli:
    """The council, one that is being formed, and the pages of both: public or not."""

    house: House
    site: Site
    officer: Actor
    citizen: Actor
    public: list[str]
    inner: list[str]
    forming: list[str]


def built() -> Borli:
    """Make the council, its year, and a competition for another one."""
    house = made.house(size=9, people=3)
    officer = factories.holder(Role.OFFICER, house.body)
    earlier = minutes_factories.closed(house, present=7, at=AT - timedelta(days=7))
    minutes = minutes_factories.published(house, earlier, at=AT - timedelta(days=7))
    drafted = minutes_factories.sent(
        house, minutes_factories.closed(house, present=7, at=AT), at=AT
    )
    draft = draft_factories.notified(house, by=officer, term_set=5)
    sent = draft_factories.sent(house)
    appeal = appeal_factories.in_hand(house, 1)
    commission = draft_factories.commission(house)
    hearing = hearing_factories.convened(house)
    hearing_factories.registered(hearing)
    report_hearing = hearing_factories.planned(house, kind=MeetingKind.REPORT_HEARING)
    plan = hearing_factories.plan(house)
    hearing_factories.matter(house, plan)
    hearing_factories.monitoring(house)
    appeal_factories.settled(house, 15)
    year_factories.owed(house)
    report = year_factories.drafted(house)
    informings.record_informing(
        house.council,
        on=AT.date(),
        channel="«Бөрлі жаршысы» газеті",
        title_kk="Кеңес не қарады",
        title_ru="Что рассмотрел совет",
        url="https://example.kz/news/1",
        file=None,
        by=house.secretary,
        at=AT,
    )
    site = forming_factories.site()
    competition = forming_factories.announced(site)
    application = forming_factories.applied(competition)
    council = f"councils/{house.council.pk}"
    public = [
        *(f"{council}/{section}" for section in SECTIONS),
        f"councils/{site.council.pk}/",
        f"councils/{site.council.pk}/forming/",
        f"seats/{house.seats[0].pk}/",
        f"commissions/{commission.pk}/",
        f"convocations/{house.seats[0].convocation_id}/",
        "draft-acts/",
        f"draft-acts/{draft.pk}/",
        f"draft-acts/{sent.pk}/",
        "appeals/",
        f"appeals/{appeal.pk}/",
        "competitions/",
        f"competitions/{competition.pk}/",
        "annual-reports/",
        f"meetings/{minutes.meeting_id}/",
        f"meetings/{hearing.pk}/",
        f"minutes/{minutes.pk}/",
    ]
    inner = [
        *public[: len(SECTIONS)],
        "my-council/",
        "inbox/",
        f"{council}/proposals/",
        f"{council}/minutes-template/",
        f"meetings/{hearing.pk}/",
        f"meetings/{report_hearing.pk}/",
        f"meetings/{drafted.meeting_id}/",
        f"minutes/{drafted.pk}/",
        f"draft-acts/{draft.pk}/",
        f"appeals/{appeal.pk}/",
        f"annual-reports/{report.pk}/",
        f"seats/{house.seats[1].pk}/",
        f"commissions/{commission.pk}/",
    ]
    forming = [
        f"councils/{site.council.pk}/forming/",
        f"competitions/{competition.pk}/",
        f"applications/{application.pk}/",
    ]
    citizen = factories.actor(factories.citizen())
    return Borli(house, site, officer, citizen, public, inner, forming)
