"""Duties of every basis, owed between two sides that have people here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import Organization, OrganizationKind
from backend.accounts.roles import Role
from backend.almanac import calendars
from backend.law import norms, term
from backend.law.norm import Norm
from backend.law.norms import administrative_code, public_control
from oversight.actions import obligations
from oversight.models import Basis, Obligation, ObligationKind, Subject
from tests import factories
from tests.factories import AT
from tests.oversight import roads

RECEIVED = date(2026, 12, 4)  # due on 21 December: the 16th is Independence Day
SETTING = norms.get("meeting.minutes.sign")
EXTENDABLE = administrative_code.APPEAL_DECIDED
FIRST_MORNING = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)


def morning(on: date) -> datetime:
    """Return ten o'clock of a legal day."""
    return datetime(on.year, on.month, on.day, 5, 0, tzinfo=UTC)


@dataclass
class Sides:
    """A body with an officer and a head, and a council that waits for it."""

    body: Organization
    council: Organization
    officer: Actor
    head: Actor
    secretary: Actor

    @classmethod
    def met(cls) -> "Sides":
        """Make both, each with people."""
        body = factories.body()
        council = organizations.register(
            kind=OrganizationKind.COUNCIL,
            names=("Кеңес", "Совет", "Council"),
            parent=None,
            by=None,
            at=AT,
        )
        return cls(
            body=body,
            council=council,
            officer=factories.holder(Role.OFFICER, body),
            head=factories.holder(Role.HEAD, body),
            secretary=factories.holder(Role.SECRETARY, council),
        )

    def owes(
        self,
        norm: Norm[Any] | None = public_control.ANSWER,
        *,
        on: date = RECEIVED,
        basis: Basis = Basis.LAW,
        value: int | None = None,
        is_public: bool = True,
        lapses: bool = False,
        kind: ObligationKind = ObligationKind.ANSWER_RECOMMENDATION,
    ) -> Obligation:
        """Let the body owe the council something from this day."""
        calendar = calendars.current()
        counted = None
        if norm is not None:
            counted = term.due(norm, start=on, calendar=calendar, value=value)
        return obligations.open(
            kind=kind,
            debtor=self.body,
            creditor=self.council,
            norm=norm,
            term=counted,
            started_on=on,
            started_by="receipt",
            subject=subject(),
            is_public=is_public,
            by=None,
            at=morning(on),
            basis=basis,
            lapses=lapses,
        )

    def owes_by_setting(self, *, on: date = RECEIVED) -> Obligation:
        """Let the body owe by a setting of five working days."""
        return self.owes(SETTING, on=on, basis=Basis.SETTING, value=5)

    def promises(self, until: date, *, on: date = RECEIVED) -> Obligation:
        """Let the body owe by its own word alone."""
        return obligations.open_promise(
            kind=ObligationKind.CARRY_OUT_MEASURE,
            debtor=self.body,
            creditor=self.council,
            promised_on=until,
            started_on=on,
            started_by="promise",
            subject=subject(),
            is_public=True,
            by=self.officer,
            at=morning(on),
        )


def subject() -> Subject:
    """Return a recommendation that lies nowhere: an obligation knows no noun."""
    return Subject("recommendation", UUID(int=7), "2026/QB-000001, 1", "Ыстық су")


__all__ = ["AT", "EXTENDABLE", "RECEIVED", "SETTING", "Sides", "morning", "roads"]
