"""What councils do between their meetings: drafts, appeals, plans, a competition."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.portal.demo import tables
from backend.portal.demo.applicants import apply
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story
from councils.actions import (
    annual_reports,
    appeals,
    commissions,
    competitions,
    draft_acts,
    draft_replies,
    informings,
    monitorings,
    work_plans,
)
from councils.actions.appeals import Letter
from councils.actions.commissions import Formed
from councils.actions.competitions import Terms
from councils.actions.draft_acts import Notice
from councils.actions.draft_replies import Reply
from councils.actions.monitorings import Done
from councils.actions.work_plans import Planned
from councils.models import (
    AgendaItemKind,
    Appeal,
    Channel,
    Commission,
    Council,
    Decision,
    DraftAct,
    PlanForm,
)
from councils.rules.draft_acts import Sort

Told = Mapping[str, Any]
REPORTING = "borli_council"


def stories(cast: Cast, councils: Mapping[str, Council], days: Days) -> Iterator[Story]:
    """Return what each council did, each matter as a story of its own."""
    told = tables.texts("council_work")
    work = _Work(cast, councils, days)
    for name, tell in (
        ("commissions", work.formed),
        ("draft_acts", work.notified),
        ("appeals", work.appealed),
        ("informings", work.informed),
        ("plans", work.planned),
        ("monitorings", work.monitored),
    ):
        for one in told[name]:
            yield tell(one)
    yield work.competed(told["competition"])
    yield work.reported()


class _Work:
    """The work of the councils, told by those who hold their offices."""

    def __init__(self, cast: Cast, councils: Mapping[str, Council], days: Days) -> None:
        self.cast, self.councils, self.days = cast, councils, days

    def formed(self, told: Told) -> Story:
        """Form a commission of the first members of civil society, with its head."""
        moment = self.days.ago(told["ago"])
        yield moment
        council = self.councils[told["council"]]
        on = timezone.localdate(moment)
        sitting = council.convocations.in_force(on).get()
        members = list(sitting.seats.in_force(on).order_by("id")[: told["members"]])
        formed = Formed(
            told["kk"], on, name_ru=told["ru"], members=members, head=members[0]
        )
        by = self._holder(Role.SECRETARY, council)
        commissions.form(sitting, formed=formed, by=by, at=moment)

    def notified(self, told: Told) -> Story:
        """Tell the council of a draft, and go on as the table says."""
        moment = self.days.ago(told["ago"])
        yield moment
        council, body = self.councils[told["council"]], self.cast.places[told["body"]]
        officer = self.cast.holder(Role.OFFICER, of=body)
        secretary = self._holder(Role.SECRETARY, council)
        notice = Notice(
            sort=Sort(told["kind"]),
            title_kk=told["kk"],
            title_ru=told["ru"],
            portal_url=told["url"],
            term_set=told["term"],
        )
        draft = draft_acts.notify(
            council,
            body=body,
            notice=notice,
            received_on=None,
            by=officer or secretary,
            at=moment,
        )
        yield from self._considered(draft, told)

    def _considered(self, draft: DraftAct, told: Told) -> Story:
        ago = told["ago"]
        secretary = self._holder(Role.SECRETARY, draft.council)
        if "assign" in told:
            moment = self.days.ago(ago - told["assign"])
            yield moment
            commission = Commission.objects.filter(
                convocation__council=draft.council
            ).latest("id")
            draft_acts.assign(draft, commission=commission, by=secretary, at=moment)
        if "withdraw" in told:
            after, reason = told["withdraw"]
            moment = self.days.ago(ago - after)
            yield moment
            draft_acts.withdraw(draft, reason=reason, by=secretary, at=moment)
        if "opinion" in told:
            after, kk, ru = told["opinion"]
            moment = self.days.ago(ago - after)
            yield moment
            draft_acts.write_opinion(
                draft, opinion_kk=kk, opinion_ru=ru, by=secretary, at=moment
            )
            draft_acts.send_opinion(draft, by=secretary, at=moment)
            yield from self._replied(draft, told, ago - after)

    def _replied(self, draft: DraftAct, told: Told, ago: int) -> Story:
        by = self.cast.holder(Role.HEAD, of=draft.body)
        for act, deed in (
            ("agree", draft_replies.agree),
            ("disagree", draft_replies.disagree),
        ):
            if act not in told or by is None:
                continue
            after, number, text = told[act]
            moment = self.days.ago(ago - after)
            yield moment
            deed(draft, reply=Reply(text=text, number=number), by=by, at=moment)
            if "annex" in told:
                moment = self.days.ago(ago - after - told["annex"])
                yield moment
                draft_replies.annex(draft, annexed_on=None, by=by, at=moment)

    def appealed(self, told: Told) -> Story:
        """Let a citizen write to a council, and the council go on with it."""
        moment = self.days.ago(told["ago"])
        yield moment
        council = self.councils[told["council"]]
        secretary = self._holder(Role.SECRETARY, council)
        letter = Letter(
            theme=told["theme"],
            text=told["text"],
            language=told["language"],
            author_name=told.get("author", ""),
        )
        if "by" in told:
            by = self.cast.person(told["by"])
            appeal = appeals.file(council, letter=letter, by=by, at=moment)
        else:
            appeal = appeals.enter(
                council,
                letter=letter,
                channel=Channel(told["channel"]),
                received_on=timezone.localdate(moment),
                by=secretary,
                at=moment,
            )
        yield from self._dealt_with(appeal, told, secretary)

    def _dealt_with(self, appeal: Appeal, told: Told, secretary: Actor) -> Story:
        ago = told["ago"]
        if "assign" in told:
            moment = self.days.ago(ago - told["assign"])
            yield moment
            commission = Commission.objects.filter(
                convocation__council=appeal.council
            ).earliest("id")
            appeals.assign(
                appeal, commission=commission, seat=None, by=secretary, at=moment
            )
        if "answer" in told:
            after, text = told["answer"]
            moment = self.days.ago(ago - after)
            yield moment
            appeals.answer(appeal, answer=text, by=secretary, at=moment)
        if "redirect" in told:
            after, place = told["redirect"]
            moment = self.days.ago(ago - after)
            yield moment
            body = self.cast.places[place]
            appeals.redirect(appeal, body=body, by=secretary, at=moment)
        if "withdraw" in told:
            after, reason = told["withdraw"]
            moment = self.days.ago(ago - after)
            yield moment
            author = self.cast.person(told["by"])
            appeals.withdraw(appeal, reason=reason, by=author, at=moment)

    def informed(self, told: Told) -> Story:
        """Record that the population was told."""
        moment = self.days.ago(told["ago"])
        yield moment
        council = self.councils[told["council"]]
        informings.record_informing(
            council,
            on=timezone.localdate(moment),
            channel=told["channel"],
            title_kk=told["kk"],
            title_ru=told["ru"],
            url=told["url"],
            file=None,
            by=self._holder(Role.SECRETARY, council),
            at=moment,
        )

    def planned(self, told: Told) -> Story:
        """Draft the plan of a year; a meeting then approves it."""
        moment = self.days.ago(told["drafted"])
        yield moment
        council = self.councils[told["council"]]
        by = self._holder(Role.SECRETARY, council)
        plan = work_plans.draft(council, year=told["year"], by=by, at=moment)
        for item in told["items"]:
            matter = Planned(
                form=PlanForm(item["form"]),
                month=item["month"],
                title_kk=item["kk"],
                title_ru=item["ru"],
            )
            work_plans.add_item(plan, matter=matter, by=by, at=moment)
        moment = self.days.ago(told["approved"])
        yield moment
        decision = Decision.objects.get(
            council=council, agenda_item__kind=AgendaItemKind.PLAN
        )
        work_plans.approve(plan, decision=decision, by=by, at=moment)

    def monitored(self, told: Told) -> Story:
        """Put a monitoring of three members on record."""
        moment = self.days.ago(told["ago"])
        yield moment
        council, on = self.councils[told["council"]], timezone.localdate(moment)
        sitting = council.convocations.in_force(on).get()
        done = Done(
            done_on=on,
            begun_on=on - timedelta(days=5),
            members=list(sitting.seats.in_force(on).order_by("id")[:3]),
            theme_kk=told["kk"],
            theme_ru=told["ru"],
            conclusion_kk=told["done_kk"],
            conclusion_ru=told["done_ru"],
            body=self.cast.places[told["body"]],
        )
        by = self._holder(Role.SECRETARY, council)
        monitorings.log(council, done=done, by=by, at=moment)

    def competed(self, told: Told) -> Story:
        """Announce a competition for the next composition, to which citizens apply."""
        moment = self.days.ago(told["drafted"])
        yield moment
        council = self.councils[told["council"]]
        by = self._holder(Role.SECRETARY, council)
        terms = Terms(
            council_size=told["size"],
            civil_seats=told["civil"],
            ethnocultural_seats=told["ethnocultural"],
            postal_address=told["address"],
            email=told["email"],
            documents_from_on=timezone.localdate(moment),
            documents_until_on=timezone.localdate(self.days.ago(told["until"])),
            text_kk=told["kk"],
            text_ru=told["ru"],
        )
        group = council.working_groups.get(ended_on=None)
        contest = competitions.draft(group, terms=terms, by=by, at=moment)
        competitions.announce(contest, published_in=told["published"], by=by, at=moment)
        for place, key in enumerate(told["applicants"], start=1):
            moment = self.days.ago(told["drafted"] - place)
            yield moment
            apply(contest, self.cast.person(key), at=moment)

    def reported(self) -> Story:
        """Begin the report on this year, which only the council sees."""
        moment = self.days.ago(1)
        yield moment
        council = self.councils[REPORTING]
        by = self._holder(Role.SECRETARY, council)
        annual_reports.draft(council, year=moment.year, by=by, at=moment)

    def _holder(self, role: Role, council: Council) -> Actor:
        found = self.cast.holder(role, of=council.organization)
        if found is None:
            message = f"{council} has no {role}."
            raise LookupError(message)
        return found
