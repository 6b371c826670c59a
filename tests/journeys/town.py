"""Everybody whom a council meets on its road, and those who may not act on it."""

from dataclasses import dataclass, field
from typing import Any

from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.journal.models import Entry
from tests import factories
from tests.councils import factories as made
from tests.journeys.conftest import Server
from tests.journeys.people import Person


@dataclass
class Town:
    """Everybody on the road: those who may act, and those who may not."""

    server: Server
    body: Organization = field(default_factory=lambda: factories.body("Бөрлі әкімдігі"))
    council: str = ""
    organization: str = ""
    seats: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        other = made.house(size=3, people=3)
        ministry = factories.body("Министрлік")
        self.supervisor = self.holder(Role.SUPERVISOR, ministry)
        self.head = self.holder(Role.HEAD, self.body)
        self.officer = self.holder(Role.OFFICER, self.body)
        self.secretary = self.person(factories.person("Хатшы"))
        self.members = [
            self.person(factories.person(f"Мүше {place:02}")) for place in range(1, 18)
        ]
        self.chair = self.members[0]
        self.nobody = Person(self.server.url)
        self.stranger = self.person(factories.citizen())
        self.other_secretary = self.person(other.secretary.user)
        self.other_member = self.person(other.members[1].user)
        self.other_head = self.holder(Role.HEAD, factories.body())

    @property
    def outsiders(self) -> list[Person]:
        """Those whom the council knows nothing of."""
        return [self.stranger, self.other_secretary, self.other_member]

    def person(self, user: User) -> Person:
        return Person(self.server.url, user)

    def holder(self, role: Role, organization: Organization) -> Person:
        return self.person(factories.holder(role, organization).user)

    def letters(self, words: str) -> list[str]:
        """Return to whom letters with these words in their subject have gone."""
        return [
            str(letter["To"])
            for letter in self.server.mail()
            if words in str(letter["Subject"])
        ]

    def by_key(
        self, leader: Person, holder: Person, place: str, *scopes: str
    ) -> Person:
        """Let a leader make a key of somebody's office; return who speaks by it."""
        held = holder.get("me/")["offices"]
        [office] = [one["id"] for one in held if one["organization"]["id"] == place]
        ends = "2027-06-01T00:00:00Z"
        wanted = {"office": office, "name": "Пульт", "expires_at": ends}
        refused(self.stranger, "api-keys/", 403, **wanted, scopes=scopes)
        text = leader.does("api-keys/", **wanted, scopes=scopes)["key"]
        found = Person(self.server.url)
        found.http.headers["Authorization"] = f"Bearer {text}"
        return found


def name(person: Person) -> str:
    assert person.user is not None
    return str(person.user.name)


def email(person: Person) -> str:
    assert person.user is not None
    return str(person.user.email)


def refused(
    who: Person, path: str, status: int, provision: str = "", /, **body: Any
) -> None:
    """Act, and expect a refusal by this provision that leaves nothing written."""
    before = Entry.objects.count()
    answer = who.tries(path, **body)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    if provision:
        told = [breach["provision"] for breach in answer.json()["breaches"]]
        assert any(provision in text for text in told), told
    assert Entry.objects.count() == before
