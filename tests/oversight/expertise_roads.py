"""Expertises walked by the acts: asked, under way with an expert, concluded."""

from datetime import datetime

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.files import uploads
from backend.files.models import File
from oversight.actions import cases, expertise, participants
from oversight.actions.expertise import Concluded
from oversight.models import About, ExpertConclusion, ExpertQuestion, Participant
from oversight.states import CaseForm
from tests import factories
from tests.oversight import discussion_roads
from tests.oversight.roads import Road


def registered(*, at: datetime, body: Organization | None = None) -> Road:
    """Register an expertise."""
    return discussion_roads.registered(
        at=at, body=body, theme="Бас жоспар", form=CaseForm.EXPERTISE
    )


def asked(*, at: datetime, body: Organization | None = None) -> Road:
    """Name an expert with an account, and put one question."""
    road = registered(at=at, body=body)
    ask(road, at=at)
    engage(road, at=at)
    return road


def under_way(*, at: datetime, body: Organization | None = None) -> Road:
    """Announce and begin."""
    road = asked(at=at, body=body)
    cases.announce(road.case, by=road.author, at=at)
    cases.begin(road.case, by=road.author, at=at)
    return road.refresh()


def concluded(*, at: datetime, body: Organization | None = None) -> Road:
    """Let the expert conclude."""
    road = under_way(at=at, body=body)
    conclude(road, by=own(road), at=at)
    return road


def ask(
    road: Road, *, at: datetime, text: str = "Жоба нормаға сай ма?"
) -> ExpertQuestion:
    """Put a question about a draft act."""
    return expertise.ask(
        road.case,
        text=text,
        about=About.ACT,
        act_title="Бас жоспар жобасы",
        link="",
        by=road.author,
        at=at,
    )


def engage(
    road: Road, *, at: datetime, name: str = "Сарапшы Сәуле", on_paper: bool = False
) -> Participant:
    """Engage an expert who has declared; on paper he has no account."""
    person = None if on_paper else factories.citizen(name)
    expert = participants.name_expert(
        road.case,
        name=name,
        person=person,
        field="қала құрылысы",
        education="ҚазБСҚА, сәулетші, 2010",
        experience_years=12,
        expert_organization="",
        by=road.author,
        at=at,
    )
    participants.declare(
        expert,
        declared=factories.ALL_DECLARED,
        has_conflict=False,
        by=Actor(person, ()) if person else road.author,
        at=at,
    )
    return expert


def own(road: Road) -> Actor:
    """Return the expert, acting for himself."""
    expert = road.case.participants.filter(capacity="expert", person__isnull=False)
    person = expert.latest("id").person
    assert person is not None
    return factories.actor(person)


def conclude(
    road: Road, *, by: Actor, at: datetime, text: str = "Нормаға сай емес."
) -> ExpertConclusion:
    """Give the conclusion of the expert on the first question."""
    question = road.case.expert_questions.earliest("number")
    expert = road.case.participants.get(person=by.user, capacity="expert")
    return expertise.conclude(
        question,
        expert=expert,
        concluded=Concluded(text, "kk", signed_on=at.date()),
        by=by,
        at=at,
    )


def paper(*, by: Actor, at: datetime, name: str = "a.pdf") -> File:
    """Upload a scan that nobody but its owner sees yet."""
    return uploads.keep(
        b"%PDF-1.4 scan",
        name=name,
        media_type="application/pdf",
        is_public=False,
        by=by,
        at=at,
    )
