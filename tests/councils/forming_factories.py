"""A council being formed, made by the same acts as in life."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backend.accounts.actor import Actor
from backend.accounts.models import User
from backend.accounts.roles import Role, Standing
from backend.files import uploads
from backend.files.models import File
from councils.actions import applications, competitions, working_groups
from councils.actions.applications import Candidature
from councils.actions.competitions import Outcome, Terms
from councils.actions.working_groups import Approved, Named
from councils.models import (
    Application,
    Competition,
    Constituency,
    Council,
    WorkingGroup,
)
from councils.rules.eligibility import Document
from tests import factories
from tests.councils import factories as made

AT = factories.AT
ON = date(2026, 11, 23)
UNTIL = date(2026, 12, 8)
CHECKED_AT = AT + timedelta(days=16)
CIVIL, STATE = Constituency.CIVIL_SOCIETY, Constituency.STATE


@dataclass
class Site:
    """A council with those who form it: approver, secretary, one of the group."""

    council: Council
    group: WorkingGroup
    approver: Actor
    secretary: Actor
    member: Actor


def named(civil: int, state: int, *, user: User | None = None) -> list[Named]:
    """Return so many members of a working group; the first civil one has an account."""
    return [
        Named(
            f"Жұмыс тобының мүшесі {place + 1}",
            CIVIL if place < civil else STATE,
            nominator=f"Бірлестік {place + 1}" if place < civil else "",
            user=user if place == 0 else None,
        )
        for place in range(civil + state)
    ]


def site(council: Council | None = None, *, headed: bool = True) -> Site:
    """Form a working group of six and three, headed unless said otherwise."""
    council = council or made.council()
    approver = factories.holder(Role.HEAD, council.body)
    person = factories.person("Жұмыс тобының мүшесі 1")
    group = working_groups.form(
        council,
        approval=Approved(council.body, ON, "№ 4"),
        size=9,
        members=named(6, 3, user=person),
        by=approver,
        at=AT,
    )
    office = council.organization.offices.get(user=person)
    secretary = factories.holder(Role.SECRETARY, council.organization)
    if headed:
        head = group.members.get(user=person)
        group = working_groups.elect_head(
            group, member=head, on=ON, document="хаттама № 1", by=secretary, at=AT
        )
    return Site(council, group, approver, secretary, factories.actor(person, office))


def terms(civil: int = 12, **change: object) -> Terms:
    """Return lawful terms of a competition for a local council of 18."""
    said: dict[str, object] = {
        "council_size": -(-3 * civil // 2),
        "civil_seats": civil,
        "ethnocultural_seats": -(-civil // 4),
        "postal_address": "090400, Ақсай қ., Абай к., 1",
        "email": "konkurs@example.kz",
        "documents_from_on": ON,
        "documents_until_on": UNTIL,
        "text_kk": "Талаптар мен құжаттар",
        **change,
    }
    return Terms(**said)  # type: ignore[arg-type]


def drafted(of: Site, **change: object) -> Competition:
    """Prepare a competition."""
    return competitions.draft(of.group, terms=terms(**change), by=of.secretary, at=AT)  # type: ignore[arg-type]


def announced(of: Site, **change: object) -> Competition:
    """Announce a competition in a newspaper."""
    made_one = drafted(of, **change)
    return competitions.announce(
        made_one, published_in="«Бөрлі жаршысы»", by=of.secretary, at=AT
    )


def paper(by: Actor, text: str = "құжат") -> File:
    """Upload a paper that nobody else sees."""
    return uploads.keep(
        text.encode(),
        name=f"{text[:20]}.txt",
        media_type="text/plain",
        is_public=False,
        by=by,
        at=AT,
    )


def papers(by: Actor, *kinds: Document) -> dict[Document, File]:
    """Upload these documents of a candidate, all five by default."""
    wanted: Iterable[Document] = kinds or tuple(Document)
    return {one: paper(by, f"{one.value} {by.user.pk}") for one in wanted}


def candidature(**change: object) -> Candidature:
    """Return what a candidate of full age declares."""
    said: dict[str, object] = {
        "person_name": "Сәуле Ахметова",
        "born_on": date(1990, 5, 1),
        "is_citizen": True,
        "is_resident": True,
        **change,
    }
    return Candidature(**said)  # type: ignore[arg-type]


def candidate(name: str = "Сәуле Ахметова") -> Actor:
    """Make a person who acts as nobody but himself."""
    return Actor(factories.person(name), (), grant=Standing.PERSON)


def applied(
    competition: Competition, *, by: Actor | None = None, **change: object
) -> Application:
    """Apply with all five documents unless said otherwise."""
    by = by or candidate()
    given = {"papers": papers(by), **change}
    return applications.apply(
        competition, candidature=candidature(**given), by=by, at=AT
    )


def checking(of: Site, competition: Competition, at: datetime = CHECKED_AT) -> None:
    """End the taking of documents."""
    competitions.close_applications(competition, by=of.secretary, at=at)


def admitted(
    of: Site, competition: Competition, names: Iterable[str], **change: object
) -> list[Application]:
    """Take applications, the first of them ethnocultural, and admit them all."""
    rows = [
        applied(competition, by=candidate(name), is_ethnocultural=not place, **change)
        for place, name in enumerate(names)
    ]
    checking(of, competition)
    return [applications.admit(row, by=of.member, at=CHECKED_AT) for row in rows]


def decided(
    of: Site, competition: Competition, *, selected: int, reserved: int, others: int = 0
) -> list[Application]:
    """Select and reserve so many of those admitted; return all of them in order."""
    count = selected + reserved + others
    rows = admitted(of, competition, [f"Кандидат {n:02}" for n in range(count)])
    outcome = Outcome(
        selected=rows[:selected],
        reserved=rows[selected : selected + reserved],
        document="хаттама № 7",
    )
    competitions.decide(competition, outcome=outcome, by=of.member, at=CHECKED_AT)
    return [Application.objects.get(pk=row.pk) for row in rows]


def announced_again(of: Site, *, until: date) -> Competition:
    """Call off the draft that there is, and announce one with a later last day."""
    (draft,) = of.council.competitions.filter(state="drafted")
    competitions.cancel(draft, reason="Мерзімі қысқа", by=of.secretary, at=AT)
    return announced(of, documents_until_on=until)
