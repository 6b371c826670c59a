"""Who may act upon working groups, competitions, applications and regulations."""

from backend.accounts.actor import Actor
from backend.accounts.models import Office
from backend.accounts.roles import Role, Standing
from councils.models import Application, Competition, Council, WorkingGroup
from councils.permissions.councils import can_approve_convocation, can_settle
from councils.permissions.grants import Grant
from councils.rules.eligibility import CERTIFICATES, Document

Power = Office | Standing | None


def can_enter_regulation(actor: Actor, council: Council) -> Grant:
    """Find the office that enters the council's regulation: secretary or chair."""
    return can_settle(actor, council)


def can_form_working_group(actor: Actor, council: Council) -> Grant:
    """Find the office that approves it: whoever approves the council's composition."""
    return can_approve_convocation(actor, council)


def can_end_working_group(actor: Actor, group: WorkingGroup) -> Grant:
    """Find the office that ends a working group: whoever approves it."""
    return can_form_working_group(actor, group.council)


def can_elect_head(actor: Actor, group: WorkingGroup) -> Grant:
    """Find the office that records the election: of the group, or the secretary's."""
    return _forms(actor, group.council)


def can_draft_competition(actor: Actor, group: WorkingGroup) -> Grant:
    """Find the office that prepares a competition: of the group, or secretary."""
    return _forms(actor, group.council)


def can_run_competition(actor: Actor, competition: Competition) -> Grant:
    """Find the office that leads a competition: of the group, or the secretary's."""
    return _forms(actor, competition.council)


def can_apply(actor: Actor, competition: Competition) -> Power:
    """Let anyone signed in compete; a key is of an office, never of a candidate."""
    return Standing.PERSON if actor.key is None else None


def can_approve_outcome(actor: Actor, competition: Competition) -> Grant:
    """Find the office that approves a composition made of a competition."""
    return can_approve_convocation(actor, competition.council)


def can_check_application(actor: Actor, application: Application) -> Grant:
    """Find the office that admits and refuses: of the group, or the secretary's."""
    return _forms(actor, application.competition.council)


def can_supplement(actor: Actor, application: Application) -> Power:
    """Let the candidate bring more; of one on paper, who leads the competition."""
    if application.user_id is not None:
        return _is_candidate(actor, application)
    return _forms(actor, application.competition.council)


def can_withdraw(actor: Actor, application: Application) -> Power:
    """Let the candidate withdraw; from paper, those who lead the competition."""
    return can_supplement(actor, application)


def can_decline_seat(actor: Actor, application: Application) -> Power:
    """Let the candidate decline, or let the secretary record that he did."""
    own = _is_candidate(actor, application)
    return own or _forms(actor, application.competition.council)


def can_bring_certificates(actor: Actor) -> Power:
    """Let who acts as candidate or in the working group bring them; no secretary."""
    if isinstance(actor.grant, Standing):
        return actor.grant
    held = actor.grant
    return held if held is not None and held.role == Role.WORKING_GROUP else None


def can_read_papers(actor: Actor, application: Application) -> Power:
    """Let the candidate read his papers, the working group, and the secretary."""
    own = _is_candidate(actor, application)
    return own or _some(actor, application, Role.WORKING_GROUP, Role.SECRETARY)


def can_read_paper(actor: Actor, application: Application, document: Document) -> Power:
    """Let read one paper; a certificate is for the members of its own group alone."""
    if document not in CERTIFICATES:
        return can_read_papers(actor, application)
    members = application.competition.working_group.members
    if not members.filter(user=actor.user).exists():
        return None
    return _some(actor, application, Role.WORKING_GROUP)


def _is_candidate(actor: Actor, application: Application) -> Standing | None:
    if actor.key is not None or application.user_id != actor.user.pk:
        return None
    return Standing.PERSON


def _forms(actor: Actor, council: Council) -> Grant:
    place = council.organization_id
    return actor.office(Role.WORKING_GROUP, Role.SECRETARY, of=place)


def _some(actor: Actor, application: Application, *roles: Role) -> Grant:
    """Return the first such office: reading needs no choice between two."""
    place = application.competition.council.organization_id
    return next(
        (o for o in actor.offices if o.role in roles and o.organization_id == place),
        None,
    )
