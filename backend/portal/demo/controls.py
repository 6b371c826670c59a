"""Discussions and an expertise, each at another point of its way."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.files import uploads
from backend.files.models import File
from backend.portal.demo import paper
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story, minutes
from oversight.actions import (
    announcements,
    attendees,
    cases,
    discussions,
    expertise,
    final_documents,
    openings,
    participants,
)
from oversight.actions.announcements import Plan
from oversight.actions.discussions import Held, Said
from oversight.actions.expertise import Concluded
from oversight.actions.final_documents import Line
from oversight.models import About, Announcement, Case, Manner, Reply, Road
from oversight.reports import control
from oversight.rules.subjects import BAR_TEXTS
from oversight.states import CaseForm

HOUR = time(15)
MEDIA = "Аудандық газет (көрсетілім)"
# The day of each: so many working days ago; a negative one is still to come.
AHEAD, BEHIND = -4, 8


def stories(cast: Cast, days: Days) -> Iterator[Story]:
    """Return a discussion to come, one that was held, and an expertise."""
    yield _to_come(cast, days)
    yield _was_held(cast, days)
    yield _expertise(cast, days)


def _to_come(cast: Cast, days: Days) -> Story:
    group, body = cast.places["group"], cast.places["borli_akimat"]
    lead = cast.officer("coordinator", of=group)
    yield days.ago(9)
    case = _opened(
        CaseForm.DISCUSSION,
        theme="Аудан орталығындағы саябақты қайта салу жобасы",
        body=body,
        initiator=group,
        by=lead,
        at=days.ago(9),
    )
    yield days.ago(8)
    _register(case, lead, at=days.ago(8))
    yield days.ago(6)
    planned = _plan(case, lead, held=days.ago(AHEAD, HOUR), at=days.ago(6))
    yield days.ago(4)
    _make_known(case, planned, lead, at=days.ago(4))
    yield days.ago(3)
    officer = cast.officer("officer", of=body)
    invitation = planned.invitations.get()
    note = "Мәдениет үйінің залын береміз."
    announcements.reply(
        invitation, reply=Reply.HELPING, note=note, by=officer, at=days.ago(3)
    )
    for person in ("citizen", "participant"):
        attendees.register(
            case,
            organization="",
            is_remote=False,
            by=cast.person(person),
            at=days.ago(3),
        )


def _was_held(cast: Cast, days: Days) -> Story:
    body = cast.places["astana_social"]
    yield days.ago(BEHIND + 9)
    case = _opened(
        CaseForm.DISCUSSION,
        theme="Порядок записи в центры занятости",
        body=body,
        initiator=None,
        by=cast.person("citizen_ru"),
        at=days.ago(BEHIND + 9),
        language="ru",
    )
    lead = cast.officer("citizen_ru", of=case.initiator)
    yield days.ago(BEHIND + 8)
    _register(case, lead, at=days.ago(BEHIND + 8))
    planned = _plan(case, lead, held=days.ago(BEHIND, HOUR), at=days.ago(BEHIND + 8))
    yield days.ago(BEHIND + 6)
    _make_known(case, planned, lead, at=days.ago(BEHIND + 6))
    the_day = days.ago(BEHIND, HOUR)
    yield the_day
    cases.begin(case, by=lead, at=the_day)
    for name, text in (
        ("Демо Жанар", "Запись по телефону должна остаться."),
        ("Демо Павел", "Очередь видна должна быть на сайте."),
    ):
        guest = attendees.enter(
            case, name=name, organization="", is_remote=False, by=lead, at=the_day
        )
        attendees.arrive(guest, by=lead, at=the_day)
        said = Said(text, "ru")
        discussions.log(guest, said=said, said_at=the_day, by=lead, at=the_day)
    after = the_day + minutes(100)
    yield after
    held = Held(
        text="Предложено сохранить запись по телефону и показать очередь на сайте.",
        language="ru",
        from_at=the_day,
        to_at=the_day + minutes(90),
        chair_name=lead.user.name,
        secretary_name="Демо Павел",
    )
    discussions.record_protocol(case, held=held, by=lead, at=after)
    cases.complete(case, by=lead, at=after)
    yield days.ago(3)
    _issue(case, "Сохранить запись по телефону.", lead, at=days.ago(3))


def _expertise(cast: Cast, days: Days) -> Story:
    body = cast.places["keles_akimat"]
    yield days.ago(20)
    case = _opened(
        CaseForm.EXPERTISE,
        theme="Қатты қалдықтар полигонының жобасы",
        body=body,
        initiator=None,
        by=cast.person("citizen"),
        at=days.ago(20),
    )
    lead = cast.officer("citizen", of=case.initiator)
    yield days.ago(19)
    _register(case, lead, at=days.ago(19))
    cases.announce(case, by=lead, at=days.ago(19))
    expert = cast.people["expert"]
    named = participants.name_expert(
        case,
        name=expert.name,
        person=expert,
        field="экология",
        education="ҚазҰУ, эколог, 1996 (көрсетілім)",
        experience_years=25,
        expert_organization="",
        by=lead,
        at=days.ago(19),
    )
    own = cast.person("expert")
    participants.declare(
        named, declared=list(BAR_TEXTS), has_conflict=False, by=own, at=days.ago(19)
    )
    question = expertise.ask(
        case,
        text="Полигон тұрғын үйлерден заңда талап етілген қашықтықта ма?",
        about=About.DECISION,
        act_title="Полигон құрылысы туралы шешімнің жобасы (көрсетілім)",
        link="",
        by=lead,
        at=days.ago(19),
    )
    yield days.ago(18)
    cases.begin(case, by=lead, at=days.ago(18))
    yield days.ago(8)
    expertise.conclude(
        question,
        expert=named,
        concluded=Concluded(
            text="Жобада санитарлық-қорғау аймағының шекарасы көрсетілмеген.",
            language="kk",
            signed_on=timezone.localdate(days.ago(8)),
        ),
        by=own,
        at=days.ago(8),
    )
    yield days.ago(7)
    cases.complete(case, by=lead, at=days.ago(7))
    yield days.ago(5)
    _issue(case, "Санитарлық-қорғау аймағын көрсету.", lead, at=days.ago(5))


def _opened(
    form: CaseForm,
    *,
    theme: str,
    body: Organization,
    initiator: Organization | None,
    by: Actor,
    at: datetime,
    language: str = "kk",
) -> Case:
    case = openings.open_draft(
        form=form,
        initiator=initiator,
        theme=theme,
        language=language,
        tasks="",
        bodies=[body],
        region=None,
        by=by,
        at=at,
    )
    return cases.mark_as_demonstration(case, source="", by=by, at=at)


def _register(case: Case, lead: Actor, *, at: datetime) -> None:
    for participant in case.participants.select_related("person"):
        if participant.person is not None:
            participants.declare(
                participant,
                declared=list(BAR_TEXTS),
                has_conflict=False,
                by=Actor(participant.person, (), grant=Standing.PERSON),
                at=at,
            )
    cases.register(case, by=lead, at=at)


def _plan(case: Case, lead: Actor, *, held: datetime, at: datetime) -> Announcement:
    plan = Plan(
        starts_at=held,
        manner=Manner.IN_PERSON,
        place="Мәдениет үйі, үлкен зал" if case.language == "kk" else "Дом культуры",
        materials=[_scan("Materials of the discussion", lead, at=at)],
    )
    return announcements.draft(case, plan=plan, by=lead, at=at)


def _make_known(
    case: Case, planned: Announcement, lead: Actor, *, at: datetime
) -> None:
    day = timezone.localdate(at)
    announcements.record_publication(
        planned,
        where_published=MEDIA,
        published_url="",
        published_on=day,
        by=lead,
        at=at,
    )
    for body in case.bodies.all():
        announcements.invite(
            planned,
            body=body,
            road=Road.IN_SYSTEM,
            invited_on=day,
            proof="",
            proof_file=None,
            by=lead,
            at=at,
        )
    cases.announce(case, by=lead, at=at)


def _issue(case: Case, advice: str, lead: Actor, *, at: datetime) -> None:
    protocol = control.protocol_of(case)
    text = protocol.text if protocol else "Сарапшының қорытындысы қоса берілді."
    lines = [Line(advice, body) for body in case.bodies.all()]
    final_documents.adopt(
        case,
        text=text,
        language=case.language,
        lines=lines,
        by=lead,
        at=at,
    )
    final_documents.send(case, by=lead, at=at)


def _scan(text: str, by: Actor, *, at: datetime) -> File:
    return uploads.keep(
        paper.scan(text),
        name="materials.pdf",
        media_type="application/pdf",
        is_public=False,
        by=by,
        at=at,
    )
