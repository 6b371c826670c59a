"""Appeals to a council, made by the same acts; their words can be traced."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from backend.accounts.actions import api_keys
from backend.accounts.actor import Actor
from backend.accounts.models import Scope
from councils.actions import appeals, commissions
from councils.actions import councils as council_acts
from councils.actions.appeals import Letter
from councils.actions.commissions import Formed
from councils.models import Appeal, Channel, Commission
from tests import factories
from tests.councils import factories as made
from tests.councils.factories import AT, House

TODAY = AT.date()
THEME = "Ауылға ауыз су"
NAME, CONTACT = "Жанар Тілеуова", "8 705 111 22 33"
TEXT = "Құдықтың кілті көршіде, ұлым Нұрасыл мектепке сусыз барады."
# What a stranger must meet nowhere: each word alone leads to the person.
TRACES = (
    *("Жанар", "Тілеуова", "Тлеуова", "111 22 33", "7051112233", "Нұрасыл", "Құдықтың"),
    "janar-tileuova",
)
LETTER = Letter(theme=THEME, text=TEXT, language="kk", author_contact=CONTACT)


def author() -> Actor:
    """Return a person who writes to councils; name and e-mail can be traced."""
    person = factories.person(NAME)
    person.email = person.email.replace("person", "janar-tileuova-")
    person.save(update_fields=["email"])
    return factories.actor(person)


def filed(
    of: House,
    *,
    by: Actor | None = None,
    letter: Letter = LETTER,
    at: datetime = AT,
) -> Appeal:
    """Appeal to the council."""
    return appeals.file(of.council, letter=letter, by=by or author(), at=at)


def entered(
    of: House, *, name: str = NAME, received_on: date = TODAY, at: datetime = AT
) -> Appeal:
    """Enter an appeal that came by post."""
    return appeals.enter(
        of.council,
        letter=replace(LETTER, author_name=name),
        channel=Channel.POST,
        received_on=received_on,
        by=of.secretary,
        at=at,
    )


def commission(of: House, *, members: int = 2, at: datetime = AT) -> Commission:
    """Form a commission of the last members."""
    formed = Formed("Су комиссиясы", on=at.date(), members=of.seats[-members:])
    convocation = of.council.convocations.get()
    return commissions.form(convocation, formed=formed, by=of.secretary, at=at)


def in_hand(of: House, place: int, *, by: Actor | None = None) -> Appeal:
    """Give an appeal to one member."""
    appeal = filed(of, by=by)
    seat = of.seats[place]
    return appeals.assign(appeal, commission=None, seat=seat, by=of.chair, at=AT)


def settled(of: House, days: int) -> None:
    """Let the council have settled in how many working days it answers."""
    council_acts.settle(
        of.council,
        key="appeal.council.answer",
        value=days,
        source="Ереже, 21-тармақ",
        from_on=date(2026, 7, 15),
        by=of.secretary,
        at=AT,
    )


def people_around(of: House, author: Actor) -> dict[str, Actor | None]:
    """Return who may meet an appeal that the second member has in hand."""
    return {
        "nobody": None,
        "stranger": factories.actor(factories.person("Бөтен адам")),
        "author": author,
        "secretary": of.secretary,
        "chair": of.chair,
        "in-hand": of.members[1],
        "colleague": of.members[2],
        "other-secretary": made.house(size=3).secretary,
    }


def key_of(of: Actor, *scopes: Scope) -> str:
    """Make a key of the actor's office; return its text."""
    _key, text = api_keys.make(
        office=of.offices[0],
        name="Тізілім",
        scopes=scopes,
        expires_at=AT + timedelta(days=30),
        by=of,
        at=AT,
    )
    return text
