"""How the control of a case stands with the law of its form before its next step."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from backend.files.models import File
from backend.law.breach import Breach
from oversight.models import (
    Announcement,
    BodyInvitation,
    Capacity,
    Case,
    DiscussionProtocol,
    ExpertConclusion,
    Participant,
)
from oversight.rules import discussions, expertise
from oversight.states import CaseForm, CaseState

Check = Callable[[Case, date], list[Breach]]


def check_announcing(case: Case, *, on: date) -> list[Breach]:
    """Return what keeps a control from being announced in its form."""
    return _asked(ANNOUNCING, case, on)


def check_beginning(case: Case, *, on: date) -> list[Breach]:
    """Return what keeps a control from being begun in its form."""
    return _asked(BEGINNING, case, on)


def check_completing(case: Case, *, on: date) -> list[Breach]:
    """Return what keeps a control from being completed in its form."""
    return _asked(COMPLETING, case, on)


def wanted(case: Case, *, on: date) -> list[Breach]:
    """Return what is still missing before the next step of a control, in its form."""
    checks = {
        CaseState.REGISTERED: ANNOUNCING,
        CaseState.ANNOUNCED: BEGINNING,
        CaseState.UNDER_WAY: COMPLETING,
    }
    return _asked(checks.get(CaseState(case.state), {}), case, on)


def announcement_of(case: Case) -> Announcement | None:
    """Return the announcement in force: the last version."""
    return Announcement.objects.filter(case=case).order_by("-version").first()


def protocol_of(case: Case) -> DiscussionProtocol | None:
    """Return the protocol in force: the last version."""
    return DiscussionProtocol.objects.filter(case=case).order_by("-version").first()


def experts_of(case: Case) -> list[Participant]:
    """Return the experts who have not left the case."""
    named = Participant.objects.current().filter(case=case, capacity=Capacity.EXPERT)
    return list(named.order_by("id"))


def acts_by(case: Case) -> date | None:
    """Return by which day the author does his next act upon a discussion.

    The last lawful day to invite whoever is not invited yet, then to publish, then
    the day itself. None in any other form, and where nothing waits for a day. Takes
    what is prefetched: announcements with their invitations, and bodies.
    """
    versions = list(case.announcements.all()) if case.is_by_day else []
    if not versions:
        return None
    found = versions[-1]
    if case.state == CaseState.ANNOUNCED:
        return found.held_on
    if case.state != CaseState.REGISTERED:
        return None
    invited = {one.body_id for one in found.invitations.all()}
    if {body.pk for body in case.bodies.all()} - invited:
        return found.invite_by
    return found.publish_by if found.published_on is None else None


def papers_of_experts(case: Case) -> QuerySet[File]:
    """Return the scans behind the conclusions: published with the final document."""
    given = ExpertConclusion.objects.filter(question__case=case, file__isnull=False)
    return File.objects.filter(pk__in=given.values("file"))


def check_announcement(
    announcement: Announcement | None,
    *,
    invited: Iterable[BodyInvitation],
    case: Case,
) -> list[Breach]:
    """Return everything that keeps a discussion from being lawfully announced.

    Each addressed body must have been invited, and to this version of the day.
    """
    if announcement is None:
        return discussions.check_planned(is_planned=False)
    days = {one.body_id: one.invited_on for one in invited}
    breaches = discussions.check_published(
        published_on=announcement.published_on, until=announcement.publish_by
    )
    for body in case.bodies.all():
        breaches += discussions.check_invited(
            body=body.name,
            invited_on=days.get(body.pk),
            until=announcement.invite_by,
        )
    return breaches


def expert(participant: Participant) -> expertise.Expert:
    """Return a participant as the rule on experts asks for him."""
    return expertise.Expert(
        name=participant.name,
        has_higher_education=bool(participant.education.strip()),
        experience_years=participant.experience_years or 0,
    )


def _asked(checks: Mapping[CaseForm, Check], case: Case, on: date) -> list[Breach]:
    check = checks.get(CaseForm(case.form))
    return check(case, on) if check else []


def _announced(case: Case, on: date) -> list[Breach]:
    announcement = announcement_of(case)
    invited = announcement.invitations.all() if announcement else ()
    return check_announcement(announcement, invited=invited, case=case)


def _discussed_today(case: Case, on: date) -> list[Breach]:
    breaches = _announced(case, on)
    announcement = announcement_of(case)
    if announcement is not None:
        breaches += discussions.check_day(held_on=announcement.held_on, on=on)
    return breaches


def _put_on_paper(case: Case, on: date) -> list[Breach]:
    announcement, protocol = announcement_of(case), protocol_of(case)
    if announcement is None:
        return discussions.check_planned(is_planned=False)
    return discussions.check_protocol(
        held_on=protocol.held_on if protocol else None,
        announced_on=announcement.held_on,
    )


def _asked_of_experts(case: Case, on: date) -> list[Breach]:
    experts = [expert(one) for one in experts_of(case)]
    questions = case.expert_questions.standing().count()
    return [
        *expertise.check_experts(experts, on=on),
        *expertise.check_questions(questions=questions),
    ]


def _concluded(case: Case, on: date) -> list[Breach]:
    given = ExpertConclusion.objects.current().filter(
        question__case=case, question__withdrawn_at=None
    )
    return expertise.check_conclusions(conclusions=given.count())


ANNOUNCING: Mapping[CaseForm, Check] = {CaseForm.DISCUSSION: _announced}
BEGINNING: Mapping[CaseForm, Check] = {
    CaseForm.DISCUSSION: _discussed_today,
    CaseForm.EXPERTISE: _asked_of_experts,
}
COMPLETING: Mapping[CaseForm, Check] = {
    CaseForm.DISCUSSION: _put_on_paper,
    CaseForm.EXPERTISE: _concluded,
}
