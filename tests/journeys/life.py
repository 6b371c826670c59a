"""Everybody on the road of a council from its competition to its annual report."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from tests import factories
from tests.councils import factories as made
from tests.journeys.conftest import Server
from tests.journeys.people import Person
from tests.journeys.town import email, name, refused

CIVIL, STATE = 6, 3
SEATS = CIVIL + STATE


@dataclass
class Life:
    """Who acts on this road, and what they have made so far: paths and ids."""

    server: Server
    body: Organization = field(default_factory=lambda: factories.body("Бөрлі әкімдігі"))
    council: str = ""
    organization: str = ""
    convocation: str = ""
    commission: str = ""
    draft: str = ""
    seats: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.supervisor = self.holder(Role.SUPERVISOR, factories.body("Министрлік"))
        self.head = self.holder(Role.HEAD, self.body)
        self.officer = self.holder(Role.OFFICER, self.body)
        self.secretary = self.person(factories.person("Хатшы"))
        self.organizer = self.person(factories.person("Топ жетекшісі"))
        self.candidates = [
            self.person(factories.person(f"Кандидат {place}"))
            for place in range(1, CIVIL + 2)
        ]
        self.officials = [
            self.person(factories.person(f"Мемлекет {place}"))
            for place in range(1, STATE + 1)
        ]
        self.chair = self.candidates[0]
        self.nobody = Person(self.server.url)
        self.citizen = self.person(factories.citizen())
        self.neighbour = self.person(made.house(size=3, people=3).secretary.user)

    @property
    def members(self) -> list[Person]:
        """Return those who hold seats: the selected, and those of the state."""
        return [*self.candidates[:CIVIL], *self.officials]

    def holder(self, role: Role, organization: Organization) -> Person:
        """Return somebody in office who speaks HTTP."""
        return self.person(factories.holder(role, organization).user)

    def person(self, user: User) -> Person:
        """Return somebody with a session."""
        return Person(self.server.url, user)

    def day(self, month: int, day: int, hour: int = 10, *, year: int = 2026) -> None:
        """Let it be this day and hour of Almaty."""
        self.server.clock_at(datetime(year, month, day, hour - 5, 0, tzinfo=UTC))

    def seat_of(self, member: Person) -> str:
        """Return the seat of a member."""
        return self.seats[name(member)]

    def outside(self, path: str, status: int = 403, /, **body: Any) -> None:
        """Let those try whom the act is not for: each is refused, nothing is written.

        A stranger may see what he may not do (403), or not even see it (404).
        """
        refused(self.nobody, path, 401, **body)
        refused(self.citizen, path, status, **body)
        refused(self.neighbour, path, status, **body)


def signed(member: Person) -> str:
    """Return the e-mail by which an office is granted."""
    return email(member)
