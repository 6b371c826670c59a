"""Groups, an organization and citizens who monitor, from the first word on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.files import uploads
from backend.portal.demo import paper, people, replies, school_meals, tables
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story, minutes
from oversight.actions import (
    cases,
    final_documents,
    findings,
    groups,
    joining,
    openings,
    participants,
)
from oversight.actions.final_documents import Line
from oversight.models import Case, Severity
from oversight.rules.subjects import BAR_TEXTS
from oversight.states import CaseState

# The stages of a monitoring, each so many working days after the one before.
STAGES: Mapping[str, int] = {
    "open": 0,
    "register": 1,
    "announce": 2,
    "begin": 3,
    "complete": 8,
    "adopt": 2,
    "send": 2,
}
FOUNDED = {
    "group": ("«Ашық аудан» қоғамдық бақылау тобы (көрсетілім)", "1", "coordinator"),
    "air_group": (
        "Группа «Чистый воздух» (демонстрация)",
        "2",
        "air_coordinator",
    ),
}
JOINED = {
    "group": ("participant", "second_participant"),
    "air_group": ("air_participant",),
}
WITHDRAWN = {
    "kk": "Мәселе мониторинг басталғанша шешілді.",
    "ru": "Вопрос решён до завершения мониторинга.",
    "en": "The matter was settled before the end of the monitoring.",
}
MERGED = {
    "kk": "Осы мәселені топтың мониторингі қамтиды.",
    "ru": "Этот вопрос охватывает мониторинг группы.",
    "en": "The monitoring of the group covers this matter.",
}
CONCLUSION = {
    "kk": "Мониторинг барысында мынау анықталды. ",
    "ru": "В ходе мониторинга установлено следующее. ",
    "en": "The monitoring has established the following. ",
}


def gather(cast: Cast, *, at: datetime) -> None:
    """Found the groups by their protocols, and let those who are invited join."""
    for key, (name, number, founder) in FOUNDED.items():
        by = cast.person(founder)
        day = timezone.localdate(at)
        group = groups.found(
            name=name,
            protocol_number=number,
            protocol_on=day,
            protocol_file=uploads.keep(
                paper.scan(f"protocol {number}"),
                name=f"protocol-{number}.pdf",
                media_type="application/pdf",
                is_public=False,
                by=by,
                at=at,
            ),
            by=by,
            at=at,
        )
        cast.places[key] = group.organization
        lead = cast.officer(founder, of=group.organization)
        for joiner in JOINED[key]:
            person = cast.people[joiner]
            invitation = groups.invite(group, person=person, by=lead, at=at)
            groups.accept(invitation, by=cast.person(joiner), at=at)
    lead = cast.officer("coordinator", of=cast.places["group"])
    since = timezone.localdate(at)
    people.grant(cast, "expert", cast.places["group"], since=since, by=lead, at=at)


def stories(cast: Cast, days: Days, *, size: int) -> Iterator[Story]:
    """Return every monitoring; a size of two tells each of them twice, elsewhere."""
    told = [
        {"language": language, **one}
        for language in ("kk", "ru", "en")
        for one in tables.texts(f"monitorings.{language}")
    ]
    elsewhere = tables.texts("elsewhere")
    for turn in range(size):
        for place, one in enumerate(told):
            variant = turn * len(told) + place
            theme = one["theme"]
            if turn:
                names = elsewhere[one["language"]]
                theme = f"{theme} ({names[variant % len(names)]}, {turn + 1})"
            yield _Monitoring(cast, days, {**one, "theme": theme}, variant).walk()


class _Monitoring:
    """One monitoring, as a row of the texts tells it."""

    def __init__(
        self, cast: Cast, days: Days, told: Mapping[str, Any], variant: int
    ) -> None:
        self.cast, self.days, self.told, self.variant = cast, days, told, variant
        self.initiator: Organization | None = cast.places.get(told["by"])
        self.person = FOUNDED[told["by"]][2] if told["by"] in FOUNDED else told["by"]
        if told["by"] == "open_city":
            self.person = "npo_coordinator"

    def walk(self) -> Story:
        """Go from the first word as far as the row says."""
        moments = self._moments()
        yield moments["open"]
        case = self._open(at=moments["open"])
        lead = self.cast.officer(self.person, of=case.initiator)
        for stage in list(moments)[1:]:
            yield moments[stage]
            self._step(case, stage, lead, at=moments[stage])
        if "withdrawn" in self.told:
            moment = self.days.ago(self.told["withdrawn"])
            yield moment
            reason = WITHDRAWN[self.told["language"]]
            cases.withdraw(case, reason=reason, by=lead, at=moment)
        for way in ("joined", "discarded"):
            if way in self.told:
                yield self.days.ago(self.told[way])
                self._leave(way, case, lead, at=self.days.ago(self.told[way]))
        if "send" in moments:
            letters = replies.Correspondence(
                self.cast, case, self.told["language"], lead, self.variant
            )
            sent_on = timezone.localdate(moments["send"])
            yield from replies.follow(
                letters, self.told, sent_on=sent_on, days=self.days
            )

    def _moments(self) -> dict[str, datetime]:
        """Return the moment of each stage; the last lies `ago` working days back."""
        stages = list(STAGES)
        reached = stages[: stages.index(self.told["stage"]) + 1]
        ago, moments = int(self.told["ago"]), {}
        clock = time(9 + self.variant % 8, 5 + self.variant % 50)
        for stage in reversed(reached):
            moments[stage] = self.days.ago(ago, clock)
            ago += STAGES[stage]
        return {stage: moments[stage] for stage in reached}

    def _open(self, *, at: datetime) -> Case:
        told = self.told
        by = self.cast.person(self.person)
        if self.initiator is not None:
            by = self.cast.officer(self.person, of=self.initiator)
        case = openings.open_draft(
            initiator=self.initiator,
            theme=told["theme"],
            language=told["language"],
            tasks=told["tasks"],
            bodies=[self.cast.places[key] for key in self._bodies()],
            region=None,
            by=by,
            at=at,
        )
        lead = self.cast.officer(self.person, of=case.initiator)
        source = told.get("source", "")
        return cases.mark_as_demonstration(case, source=source, by=lead, at=at)

    def _step(self, case: Case, stage: str, lead: Actor, *, at: datetime) -> None:
        if "schools" in self.told:
            self._at_school(case, stage, lead, at=at)
        match stage:
            case "register":
                self._declare(case, at=at)
                cases.register(case, by=lead, at=at)
            case "announce":
                cases.announce(case, by=lead, at=at)
            case "begin":
                cases.begin(case, by=lead, at=at)
                self._log(case, lead, at=at + minutes(90))
            case "complete":
                cases.complete(case, by=lead, at=at)
            case "adopt":
                self._adopt(case, lead, at=at)
            case _:
                final_documents.send(case, by=lead, at=at)

    def _leave(self, way: str, case: Case, lead: Actor, *, at: datetime) -> None:
        """Put a draft aside, or let the matter go on within another one."""
        if way == "discarded":
            openings.discard(case, by=lead, at=at)
            return
        under_way = Case.objects.filter(state=CaseState.UNDER_WAY)
        into = under_way.filter(theme__startswith=self.told["joined_to"]).earliest("id")
        reason = MERGED[self.told["language"]]
        joining.join(case, into=into, reason=reason, by=lead, at=at)

    def _at_school(self, case: Case, stage: str, lead: Actor, *, at: datetime) -> None:
        """Prepare, ask for a visit, and inspect, each before the step of the case."""
        officer = self.cast.officer("education_officer", of=case.bodies.get())
        match stage, self.told["schools"]:
            case "announce", "first":
                school_meals.prepare(case, lead, at=at)
            case "begin", _:
                wanted_on = timezone.localdate(at)
                school_meals.ask(case, lead, wanted_on=wanted_on, at=at)
                answer = {"first": school_meals.agree, "rest": school_meals.refuse}
                answer[self.told["schools"]](case, officer, at=at + minutes(30))
            case "complete", "first":
                school_meals.inspect(case, lead, at=at)

    def _declare(self, case: Case, *, at: datetime) -> None:
        for participant in case.participants.select_related("person"):
            person = participant.person
            if person is not None:
                participants.declare(
                    participant,
                    declared=list(BAR_TEXTS),
                    has_conflict=False,
                    by=Actor(person, (), grant=Standing.PERSON),
                    at=at,
                )

    def _log(self, case: Case, lead: Actor, *, at: datetime) -> None:
        for facts, place, severity, provision in self.told.get("findings", []):
            findings.log(
                case,
                facts=facts,
                place=place,
                established_on=timezone.localdate(at),
                breached_provision=provision,
                severity=Severity(severity),
                private_reason="",
                evidence=[],
                no_conflict=True,
                by=lead,
                at=at,
            )

    def _adopt(self, case: Case, lead: Actor, *, at: datetime) -> None:
        facts = " ".join(row[0] for row in self.told.get("findings", []))
        final_documents.adopt(
            case,
            text=CONCLUSION[self.told["language"]] + facts,
            language=self.told["language"],
            lines=[
                Line(said["text"], self.cast.places[said["to"]])
                for said in self.told["recommendations"]
            ],
            by=lead,
            at=at,
        )

    def _bodies(self) -> list[str]:
        if "bodies" in self.told:
            return list(self.told["bodies"])
        return list(dict.fromkeys(one["to"] for one in self.told["recommendations"]))
