"""What came after answers: a complaint that was decided, and measures kept or not."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import uploads
from backend.files.models import File
from backend.portal.demo import paper
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story
from oversight.actions import (
    complaint_ends,
    complaint_roads,
    complaints,
    measures,
)
from oversight.actions.complaint_ends import Ruling
from oversight.actions.complaints import Grievance
from oversight.actions.measures import Promised
from oversight.models import Ground, Instance, Outcome, Recommendation, View
from oversight.states import RecommendationState

GROUP, BODY = "group", "kostanay_education"
# The day of each act: so many working days ago; a negative one is still to come.
FILED, PASSED_UP, DECIDED = 70, 68, 50
PROMISED, TOLD, DONE, CONFIRMED, KEPT = 60, 10, 22, 18, 20
BROKEN, COMING = 5, -20
COMPLAINT = {
    "kk": "Жауапта не тексерілгені де, қашан жарияланатыны да айтылмаған.",
    "ru": "В ответе не сказано ни что проверено, ни когда это будет опубликовано.",
    "en": "The answer tells neither what was checked nor when it will be published.",
}
DECISION = {
    "kk": "Шағым қанағаттандырылсын. Басқарма он жұмыс күнінде мәні бойынша жауап "
    "берсін.",
    "ru": "Жалобу удовлетворить. Управлению дать ответ по существу за десять рабочих "
    "дней.",
    "en": "The complaint is satisfied. The department answers to the point within ten "
    "working days.",
}


class Words(NamedTuple):
    """A measure in one language, and what was told of it."""

    text: str
    owner: str
    told: str


BOUGHT = {
    "kk": Words(
        "Бес мектепке су жылытқыш сатып алу",
        "Қаржы-шаруашылық бөлімі",
        "Бесеуі де сатып алынып, орнатылды.",
    ),
    "ru": Words(
        "Закупить водонагреватели для пяти школ",
        "Финансово-хозяйственный отдел",
        "Все пять закуплены и установлены.",
    ),
    "en": Words(
        "Buy water heaters for five schools",
        "Supply department",
        "All five are bought and installed.",
    ),
}
PIPED = {
    "kk": Words(
        "Төрт мектептің құбырын ауыстыру", "Құрылыс бөлімі", "Екеуінде аяқталды."
    ),
    "ru": Words(
        "Заменить трубы в четырёх школах", "Отдел строительства", "В двух закончено."
    ),
    "en": Words(
        "Replace the pipes of four schools", "Building department", "Two are done."
    ),
}
SHOWN = {
    "kk": Words(
        "Су температурасын апта сайын жариялау", "Баспасөз қызметі", "Парақша ашылды."
    ),
    "ru": Words(
        "Еженедельно публиковать температуру воды", "Пресс-служба", "Страница открыта."
    ),
    "en": Words(
        "Publish the temperature of water every week",
        "Press service",
        "The page is open.",
    ),
}


def stories(cast: Cast, days: Days) -> Iterator[Story]:
    """Return a complaint through the body to the one above, and three measures."""
    yield _complaint(cast, days)
    yield _measures(cast, days)


def _complaint(cast: Cast, days: Days) -> Story:
    group, body = cast.places[GROUP], cast.places[BODY]
    lead = cast.officer("coordinator", of=group)
    yield days.ago(FILED)
    line = _line(group, body, Q(answer__assessment__view=View.FORMAL))
    language = line.case.language
    grievance = Grievance(
        Instance.HIGHER_BODY,
        Ground.FORMAL_ANSWER,
        COMPLAINT[language],
        language,
        is_route_stated=False,
    )
    complaint = complaints.draft(line, grievance, by=lead, at=days.ago(FILED))
    complaint = complaints.file(complaint, by=lead, at=days.ago(FILED))
    yield days.ago(PASSED_UP)
    clerk = cast.officer("education_officer", of=body)
    complaint = complaint_roads.pass_up(
        complaint, note="", by=clerk, at=days.ago(PASSED_UP)
    )
    yield days.ago(DECIDED)
    at = days.ago(DECIDED)
    ruling = Ruling(
        Outcome.SATISFIED,
        DECISION[language],
        language,
        "ШЖ-14",
        _scan("decision.pdf", f"{line.case.number}", by=lead, at=at),
    )
    complaint_ends.enter_decision(
        complaint, ruling, decided_on=timezone.localdate(at), by=lead, at=at
    )


def _measures(cast: Cast, days: Days) -> Story:
    group, body = cast.places[GROUP], cast.places[BODY]
    lead = cast.officer("coordinator", of=group)
    clerk = cast.officer("education_officer", of=body)
    yield days.ago(PROMISED)
    line = _line(group, body, Q(state=RecommendationState.IN_PROGRESS))
    language, at = line.case.language, days.ago(PROMISED)

    def promised(words: dict[str, Words], *, due: int) -> Promised:
        said = words[language]
        return Promised(said.text, language, said.owner, due_on=_day(days, due))

    kept = measures.promise(line, promised(BOUGHT, due=KEPT), by=clerk, at=at)
    measures.promise(line, promised(PIPED, due=BROKEN), by=clerk, at=at)
    coming = measures.promise(line, promised(SHOWN, due=COMING), by=clerk, at=at)
    yield days.ago(DONE)
    at = days.ago(DONE)
    measures.complete(
        kept,
        text=BOUGHT[language].told,
        language=language,
        files=[_scan("act-of-acceptance.pdf", str(kept), by=clerk, at=at)],
        by=clerk,
        at=at,
    )
    yield days.ago(CONFIRMED)
    measures.confirm(kept, note="", by=lead, at=days.ago(CONFIRMED))
    yield days.ago(TOLD)
    measures.report(
        coming,
        text=SHOWN[language].told,
        language=language,
        files=[],
        by=clerk,
        at=days.ago(TOLD),
    )


def _line(group: Organization, body: Organization, known: Q) -> Recommendation:
    """Return the first recommendation of the group to the body that is so."""
    rows = Recommendation.objects.filter(known, case__initiator=group, body=body)
    related = rows.select_related("case__initiator", "body__parent", "answer")
    return related.earliest("id")


def _day(days: Days, working_days: int) -> date:
    return timezone.localdate(days.ago(working_days))


def _scan(name: str, words: str, *, by: Actor, at: datetime) -> File:
    return uploads.keep(
        paper.scan(f"{name} {words}"),
        name=name,
        media_type="application/pdf",
        is_public=True,
        by=by,
        at=at,
    )
