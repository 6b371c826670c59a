"""How far the forming of a council has come, and who waits in reserve."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from councils.models import (
    Application,
    Competition,
    Constituency,
    Convocation,
    Council,
    WorkingGroup,
)
from councils.rules import eligibility, forming
from councils.rules.composition import CouncilKind, Level, Verdict
from councils.rules.eligibility import Applicant
from councils.states import ApplicationState, CompetitionState

OVER = (CompetitionState.DECIDED, CompetitionState.CANCELLED)


@dataclass(frozen=True)
class Forming:
    """Where the forming of a council stands on a day: the newest of each noun."""

    convocation: Convocation | None
    group: WorkingGroup | None
    competition: Competition | None
    is_approved: bool

    @property
    def done(self) -> tuple[bool, ...]:
        """Return which steps are done: group, head, announcement, documents, decision,
        approval.
        """
        group, contest = self.group, self.competition
        state = contest.state if contest else ""
        return (
            group is not None,
            group is not None and group.head_id is not None,
            contest is not None and contest.announced_on is not None,
            state in (CompetitionState.CHECKING, CompetitionState.DECIDED),
            state == CompetitionState.DECIDED,
            self.is_approved,
        )


def forming_of(council: Council, *, on: date) -> Forming:
    """Return where the forming of the next, or of the first, composition stands.

    A working group that has ended belongs to the composition that it formed.
    """
    convocation = council.convocations.in_force(on).first()
    group = (
        council.working_groups.at_work(on)
        .filter(ended_on=None)
        .select_related("head", "approved_by")
        .first()
    )
    contest = None
    if group is not None:
        contest = (
            group.competitions.exclude(state=CompetitionState.CANCELLED)
            .order_by("-documents_from_on", "-id")
            .first()
        )
    approved = contest is not None and contest.convocations.exists()
    return Forming(convocation, group, contest, approved)


def reserve_of(council: Council, *, on: date) -> QuerySet[Application]:
    """Return who waits on the reserve list of the composition in office, in order.

    The list is that of the competition it came from, then of additional ones since.
    """
    waiting = Application.objects.filter(
        competition__council=council, state=ApplicationState.RESERVED
    ).order_by("competition__decided_on", "reserve_position")
    convocation = council.convocations.in_force(on).first()
    if convocation is None:
        return waiting.none()
    origin = convocation.competition
    if origin is not None and origin.decided_on is not None:
        since = origin.decided_on
        main = waiting.filter(competition=origin)
    else:
        since, main = convocation.from_on, waiting.none()
    additional = waiting.filter(
        competition__is_additional=True, competition__decided_on__gte=since
    )
    return main | additional


def applicant(application: Application) -> Applicant:
    """Return what the rules of eligibility ask of this application.

    Without an account a member of the working group is known by his name alone.
    """
    members = application.competition.working_group.members
    same = (
        members.filter(user=application.user_id)
        if application.user_id is not None
        else members.filter(person_name__iexact=application.person_name)
    )
    return Applicant(
        born_on=application.born_on,
        is_citizen=application.is_citizen,
        is_resident=application.is_resident,
        is_in_working_group=same.exists(),
        documents=application.documents,
        agrees_to_query=application.agrees_to_query,
    )


def eligibility_of(application: Application, *, on: date) -> list[Verdict]:
    """Return each requirement, and each document, with its verdict on a candidate."""
    level = Level(application.competition.council.level)
    return eligibility.verdicts(applicant(application), level=level, on=on)


def working_group_of(group: WorkingGroup) -> list[Verdict]:
    """Return the size and the shares of a working group, each with its verdict."""
    members = list(group.members.all())
    civil = sum(one.constituency == Constituency.CIVIL_SOCIETY for one in members)
    return forming.working_group(
        civil=civil,
        state=len(members) - civil,
        size=group.size,
        on=group.approved_on,
    )


def is_by_competition(council: Council) -> bool:
    """Tell whether this council is formed by a competition at all."""
    return CouncilKind(council.kind) is not CouncilKind.ASSEMBLY
