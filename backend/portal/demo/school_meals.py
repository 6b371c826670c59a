"""The monitoring of school meals: a hundred schools, thirty-one of them inspected.

That there were so many, and what was looked at, is told by the source; the names of
the schools and every answer are the demonstration's own.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.portal.demo.timeline import minutes
from oversight.actions import inspections, monitorings, visits
from oversight.actions.inspections import Said
from oversight.actions.monitorings import Asked, Place
from oversight.models import Case, Site, Visit
from oversight.rules.monitoring import LineKind

SCHOOLS, DONE = 100, 31
METHOD = "Без предупреждения, вместе с родителями и специалистами."
LOOKED_AT = (
    "Бракеражная комиссия и её записи, график дежурств, график питания, питьевой "
    "режим, места для мытья рук. Названия школ и ответы условные: демонстрация."
)
TITLE = "Школьная столовая"
ASKED = (
    Asked("Записи бракеражной комиссии не заполнены вперёд?", LineKind.YES_NO, 3),
    Asked("График дежурств вывешен?", LineKind.YES_NO, 1),
    Asked("График питания вывешен?", LineKind.YES_NO, 1),
    Asked("Питьевой режим: от 0 до 5", LineKind.SCALE, 2),
    Asked("Есть горячая вода там, где моют руки?", LineKind.YES_NO, 3),
    Asked("Сколько детей питалось в день осмотра?", LineKind.NUMBER),
)
REASON = "Посмотреть бракеражный журнал и договор на поставку продуктов."
QUESTION = "Питание в школьных столовых"
CONDITIONS = "При себе документ и медицинский халат; встретит заместитель директора."
HELD = "Журнал и договор показаны, копии получены."
REFUSED = (
    "Мониторинг столовых уже проведён в этом полугодии, школы готовятся к проверке."
)


def prepare(case: Case, lead: Actor, *, at: datetime) -> None:
    """Write the plan and the checklist, and enter the hundred schools."""
    today = timezone.localdate(at)
    monitorings.write_plan(
        case,
        from_on=today,
        to_on=today + timedelta(days=46),
        method=METHOD,
        text=LOOKED_AT,
        by=lead,
        at=at,
    )
    monitorings.adopt_checklist(case, title=TITLE, items=ASKED, by=lead, at=at)
    schools = [
        Place(f"Школа № {number} (демонстрация)") for number in range(1, SCHOOLS + 1)
    ]
    monitorings.add_sites(case, sites=schools, by=lead, at=at)


def ask(case: Case, lead: Actor, *, wanted_on: date, at: datetime) -> Visit:
    """Ask the body of the case for a visit of everybody who takes part."""
    return visits.request(
        case,
        body=case.bodies.get(),
        site=None,
        wanted_on=wanted_on,
        reason=REASON,
        question=QUESTION,
        people=list(case.participants.all()),
        by=lead,
        at=at,
    )


def agree(case: Case, officer: Actor, *, at: datetime) -> None:
    """Let the body agree to what was asked."""
    visit = case.visits.latest("requested_at")
    visits.agree(visit, agreed_on=None, conditions=CONDITIONS, by=officer, at=at)


def refuse(case: Case, officer: Actor, *, at: datetime) -> None:
    """Let the body refuse what was asked."""
    visit = case.visits.latest("requested_at")
    visits.refuse(visit, reason=REFUSED, by=officer, at=at)


def inspect(case: Case, lead: Actor, *, at: datetime) -> None:
    """Record the visit, and what was seen in the schools up to this day."""
    began, today = case.started_on or timezone.localdate(at), timezone.localdate(at)
    days = max((today - began).days, 1)
    for visit in case.visits.filter(state="agreed", wanted_on__lte=today):
        visits.record_held(visit, held_on=visit.wanted_on, note=HELD, by=lead, at=at)
    for place, site in enumerate(_first(case)):
        done_on = began + timedelta(days=place * days // DONE)
        items = case.checklists.latest("version").items.all()
        inspections.log(
            site,
            done_on=done_on,
            lines=[
                Said(item, value)
                for item, value in zip(items, _answers(place), strict=True)
            ],
            note="",
            by=lead,
            at=at + minutes(place),
        )


def _first(case: Case) -> Iterator[Site]:
    yield from case.sites.order_by("position")[:DONE]


def _answers(place: int) -> tuple[str, ...]:
    """Return what was seen: 12 schools, 14 and 9 of the 31 fail, as the case says."""
    # 31 is a prime: a multiple of the place runs through all of the remainders.
    fails = {
        "tasting": place < 12,
        "schedule": place * 11 % DONE < 14,
        "water": place * 7 % DONE < 9,
    }
    said = {name: "no" if failed else "yes" for name, failed in fails.items()}
    return (
        said["tasting"],
        "yes" if place % 4 else "no",
        said["schedule"],
        str(2 + place % 4),
        said["water"],
        str(180 + place * 13 % 240),
    )
