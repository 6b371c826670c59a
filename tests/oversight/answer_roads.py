"""Answers, hearings and desks of bodies, walked by the acts as tests need them."""

from datetime import datetime
from typing import Any

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import answers, body_hearings
from oversight.models import Answer, BodyHearing, Delivery, Recommendation
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import DAY, Road


class Desk:
    """A body with a head and an officer, and a case that has come to it."""

    def __init__(self, *, at: datetime, lines: int = 2, name: str = "Орган") -> None:
        self.body = factories.body(name)
        self.head = factories.holder(Role.HEAD, self.body)
        self.officer = factories.holder(Role.OFFICER, self.body)
        self.at = at
        self.road: Road = roads.sent(at=at, body=self.body, lines=lines)

    @property
    def author(self) -> Actor:
        """Return who raised the matter."""
        return self.road.author

    @property
    def delivery(self) -> Delivery:
        """Return how the document came to the body."""
        return Delivery.objects.select_related("document__case__initiator").get(
            document__case=self.road.case, body=self.body
        )

    def line(self, number: int = 1) -> Recommendation:
        """Return one recommendation to the body as it is now."""
        return Recommendation.objects.select_related(
            "case__initiator", "body", "answer_obligation", "document__case"
        ).get(case=self.road.case, line=number, body=self.body)

    def sign(self, which: int = 1, *, at: datetime, **said: Any) -> Answer:
        """Answer as the head; accepted with reasons unless said otherwise."""
        return answers.sign(self.line(which), **{**REPLY, **said}, by=self.head, at=at)

    def invite(
        self, *, at: datetime, starts: datetime, decision: int = 7
    ) -> BodyHearing:
        """Invite the author to be heard, so many days before the decision."""
        line = self.line()
        return body_hearings.invite(
            line.document,
            body=self.body,
            recommendations=[line],
            starts_at=starts,
            place="Әкімдік, 301-бөлме",
            link="https://video.example/1",
            decision_on=(at + decision * DAY).date(),
            by=self.officer,
            at=at,
        )


REPLY: dict[str, Any] = {
    "verdict": "accepted",
    "reasons": "Су жылытқыш орнатылады.",
    "language": "kk",
    "number": "04-12/881",
}


def peopled(name: str = "Басқа орган") -> tuple[Organization, Actor]:
    """Return another body, and its head."""
    body = factories.body(name)
    return body, factories.holder(Role.HEAD, body)
