"""Acts upon applications: brought, supplemented, checked, withdrawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.journal import record
from backend.law.refusal import demand
from councils import reports
from councils.actions import candidate_letters, certificates, competitions
from councils.models import Application, Competition, RefusalGround
from councils.rules import competitions as contest
from councils.rules import eligibility
from councils.rules.composition import Level
from councils.rules.eligibility import CERTIFICATES, Document
from councils.states import APPLICATION, ApplicationState

Papers = Mapping[Document, File]


@dataclass(frozen=True)
class Candidature:
    """Who competes, what he declares of himself, and what he brings."""

    person_name: str
    born_on: date
    is_citizen: bool
    is_resident: bool
    is_ethnocultural: bool = False
    npo: Organization | None = None
    nominator: str = ""
    agrees_to_query: bool = False
    papers: Papers = field(default_factory=dict)


@transaction.atomic
def apply(
    competition: Competition, *, candidature: Candidature, by: Actor, at: datetime
) -> Application:
    """Apply for oneself; whoever cannot be a candidate is told so at once.

    The name is that of the account, and the birth date where it was confirmed.

    Documents may follow until the last day; raise IntegrityError on a second try.
    """
    competition, person = _open_to_apply(competition, at=at), by.user
    named = replace(
        candidature,
        person_name=person.name,
        born_on=person.born_on or candidature.born_on,
    )
    application = _made(competition, named, user=person, at=at)
    demand(
        eligibility.check_person(
            reports.applicant(application),
            level=Level(competition.council.level),
            on=timezone.localdate(at),
        )
    )
    return _submitted(application, by=by, at=at)


@transaction.atomic
def enter_from_paper(
    competition: Competition,
    *,
    candidature: Candidature,
    received_on: date,
    by: Actor,
    at: datetime,
) -> Application:
    """Enter an application that came on paper; whether it will do is checked later."""
    competition = competitions.locked(competition)
    competitions.move(competition, "apply")
    demand(
        contest.check_taking(
            from_on=competition.documents_from_on,
            until_on=competition.documents_until_on,
            on=received_on,
        )
    )
    application = _made(competition, candidature, user=None, at=at)
    application.is_entered_by_secretary = True
    return _submitted(application, by=by, at=at)


@transaction.atomic
def supplement(
    application: Application,
    *,
    papers: Papers,
    agrees_to_query: bool | None,
    by: Actor,
    at: datetime,
) -> Application:
    """Bring what was missing, or a better copy, until the last day for documents.

    A certificate that is replaced is forgotten at once.
    """
    application = _locked(application)
    _move(application, "supplement")
    _open_to_apply(application.competition, at=at)
    replaced = [
        held
        for document, held in application.papers.items()
        if held and document in CERTIFICATES and document in papers
    ]
    for document, file in papers.items():
        setattr(application, document.value, file)
    if agrees_to_query is not None:
        application.agrees_to_query = agrees_to_query
    fields = [document.value for document in papers]
    application.save(update_fields=[*fields, "agrees_to_query"])
    said = {"documents": fields}
    record(
        "application.supplemented", application, by=by, at=at, said=said, public=False
    )
    for certificate in replaced:
        certificates.forget(certificate, by=by, at=at)
    return application


@transaction.atomic
def withdraw(application: Application, *, by: Actor, at: datetime) -> Application:
    """Take an application back before the decision."""
    application = _locked(application)
    was_public = application.is_public
    _move(application, "withdraw")
    application.save(update_fields=["state"])
    record("application.withdrawn", application, by=by, at=at, public=was_public)
    return application


@transaction.atomic
def admit(application: Application, *, by: Actor, at: datetime) -> Application:
    """Admit the candidate; refused while a requirement or a document is lacking.

    From now on his name is on the public list.
    """
    application = _under_check(application, "admit")
    competition = application.competition
    demand(
        eligibility.check(
            reports.applicant(application),
            level=Level(competition.council.level),
            on=timezone.localdate(at),
        )
    )
    application.save(update_fields=["state"])
    record("application.admitted", application, by=by, at=at)
    candidate_letters.tell(application, at=at)
    return application


@transaction.atomic
def refuse(
    application: Application,
    *,
    ground: RefusalGround,
    reason: str,
    by: Actor,
    at: datetime,
) -> Application:
    """Refuse the candidate on a ground of art. 10(3); he is told which, and why."""
    application = _under_check(application, "refuse")
    lacking = eligibility.missing(
        documents=application.documents, agrees_to_query=application.agrees_to_query
    )
    for_a_document = ground == RefusalGround.DOCUMENT
    demand(
        eligibility.check_refusal(for_a_document=for_a_document, lacking=len(lacking))
    )
    application.refusal_ground, application.refusal_reason = ground, reason
    application.decided_on = timezone.localdate(at)
    application.save(
        update_fields=["state", "refusal_ground", "refusal_reason", "decided_on"]
    )
    said = {"ground": str(ground), "reason": reason}
    record("application.refused", application, by=by, at=at, said=said, public=False)
    candidate_letters.tell(application, at=at)
    return application


@transaction.atomic
def take_seat(application: Application, *, by: Actor, at: datetime) -> Application:
    """Move a candidate from the reserve list to a seat; the seat itself is another."""
    return _from_reserve(application, "take-seat", by=by, at=at)


@transaction.atomic
def decline_seat(application: Application, *, by: Actor, at: datetime) -> Application:
    """Record that a candidate of the reserve list does not take the seat."""
    return _from_reserve(application, "decline-seat", by=by, at=at)


def _from_reserve(
    application: Application, act: str, *, by: Actor, at: datetime
) -> Application:
    application = _locked(application)
    _move(application, act)
    application.save(update_fields=["state"])
    record(f"application.{application.state}", application, by=by, at=at)
    return application


def _open_to_apply(competition: Competition, *, at: datetime) -> Competition:
    competition = competitions.locked(competition)
    competitions.move(competition, "apply")
    demand(
        contest.check_taking(
            from_on=competition.documents_from_on,
            until_on=competition.documents_until_on,
            on=timezone.localdate(at),
        )
    )
    return competition


def _made(
    competition: Competition,
    given: Candidature,
    *,
    user: User | None,
    at: datetime,
) -> Application:
    return Application(
        competition=competition,
        user=user,
        person_name=given.person_name,
        born_on=given.born_on,
        is_citizen=given.is_citizen,
        is_resident=given.is_resident,
        is_ethnocultural=given.is_ethnocultural,
        npo=given.npo,
        nominator=given.nominator,
        agrees_to_query=given.agrees_to_query,
        state=ApplicationState(APPLICATION.start),
        submitted_at=at,
        **{document.value: file for document, file in given.papers.items()},
    )


def _submitted(application: Application, *, by: Actor, at: datetime) -> Application:
    """Keep it; the digests of certificates stay out even of the hidden history."""
    application.save(force_insert=True)
    digests = [
        file.sha256
        for document, file in application.papers.items()
        if file is not None and document not in CERTIFICATES
    ]
    record(
        "application.submitted",
        application,
        by=by,
        at=at,
        said={"name": application.person_name},
        files=digests,
        public=False,
    )
    return application


def _under_check(application: Application, act: str) -> Application:
    """Return the application, moved; only once the taking of documents has ended."""
    competitions.move(competitions.locked(application.competition), "check")
    application = _locked(application)
    _move(application, act)
    return application


def _locked(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("competition__council__organization", "user")
        .get(pk=application.pk)
    )


def _move(application: Application, act: str) -> None:
    application.state = ApplicationState(APPLICATION.target(application.state, act))
