"""Groups that lead matters, and matters told from the past, for tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from oversight.actions import groups
from oversight.actions.records import Past, PastFinding, PastLine
from oversight.models import Verdict
from oversight.rules.records import Days
from oversight.states import CaseForm
from tests import factories

WEEK = timedelta(days=7)


def group(name: str = "Таза су", *, at: datetime) -> tuple[Organization, Actor]:
    """Found a group; return it and its coordinator, acting in that office."""
    founder = factories.citizen(f"{name} үйлестірушісі")
    made = groups.found(
        name=name,
        protocol_number="1",
        protocol_on=(at - WEEK).date(),
        protocol_file=None,
        by=Actor(founder, ()),
        at=at,
    )
    office = founder.offices.get(organization=made.organization, role=Role.COORDINATOR)
    return made.organization, factories.actor(founder, office)


def past(body: Organization, **said: Any) -> Past:
    """Return a monitoring of 2019: one line answered, one left in silence."""
    told = Past(
        form=CaseForm.MONITORING,
        theme="2019 жылғы асхана мониторингі",
        language="kk",
        days=Days(
            started_on=date(2019, 3, 1),
            completed_on=date(2019, 3, 20),
            sent_on=date(2019, 4, 15),
            received_on=date(2019, 4, 16),
            closed_on=date(2019, 12, 1),
        ),
        source="«Ұшқын» газеті, 2019 жылғы 2 желтоқсан",
        text="Асханаларда ыстық су жоқ.",
        people=["Айгүл", "Ерлан"],
        findings=[PastFinding("Су жоқ", date(2019, 3, 5), "№17 мектеп")],
        lines=[
            PastLine(
                "Су жеткізу",
                body,
                verdict=Verdict.ACCEPTED,
                reasons="Жеткізіледі",
                answered_on=date(2019, 9, 1),
                number="12",
            ),
            PastLine("Журнал жүргізу", body),
        ],
    )
    return replace(told, **said)


def days(**said: Any) -> Days:
    """Return days of 2024-2025, under the Law on Public Control."""
    usual: dict[str, Any] = {
        "started_on": date(2024, 9, 2),
        "completed_on": date(2024, 9, 20),
        "sent_on": date(2024, 10, 10),
        "received_on": date(2024, 10, 11),
        "closed_on": date(2025, 3, 1),
    }
    return Days(**{**usual, **said})
