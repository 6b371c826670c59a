"""When one matter may go on within another, and pass from one author to another."""

from dataclasses import dataclass

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

FORMS = Citation(acts.PUBLIC_CONTROL, "art. 9", Read.TEXT)
SUBJECTS = Citation(acts.PUBLIC_CONTROL, "art. 1(5)", Read.TEXT)


@dataclass(frozen=True)
class Into:
    """The matter within which another is to go on."""

    number: str
    is_itself: bool
    is_of_control: bool
    is_going_on: bool
    shares_a_body: bool


@under(FORMS)
def check_into(into: Into) -> list[Breach]:
    """Return what keeps a matter from going on within another one.

    The law neither asks for joining nor forbids it: our reading lets a matter join
    another about the same body whose control has not been completed.
    """
    if into.is_itself:
        text = Text(
            kk="Іс өзіне-өзі қосылмайды.",
            ru="Дело не присоединяется к самому себе.",
            en="A case is not joined to itself.",
        )
        return [Breach("joined_to_itself", text, FORMS)]
    breaches = []
    if not into.is_of_control:
        text = Text(
            kk=f"{into.number} ісін қоғамдық кеңес өз заңы бойынша жүргізеді.",
            ru=f"Дело {into.number} ведёт общественный совет по своему закону.",
            en=f"Case {into.number} is a council's, under the law of councils.",
        )
        breaches.append(Breach("joined_to_a_council", text, FORMS))
    elif not into.is_going_on:
        text = Text(
            kk=f"{into.number} ісі бойынша бақылау жүріп жатқан жоқ.",
            ru=f"По делу {into.number} контроль не идёт.",
            en=f"No control is going on in case {into.number}.",
        )
        breaches.append(Breach("joined_to_what_is_completed", text, FORMS))
    if not into.shares_a_body:
        text = Text(
            kk=f"{into.number} ісі басқа органдарға қатысты.",
            ru=f"Дело {into.number} касается других органов.",
            en=f"Case {into.number} is about other bodies.",
        )
        breaches.append(Breach("joined_to_another_body", text, FORMS))
    return breaches


@under(SUBJECTS)
def check_successor(
    *, name: str, is_subject: bool, is_same: bool, has_coordinator: bool
) -> list[Breach]:
    """Return what keeps a matter from passing to another author.

    The successor must be able to exercise control himself, and be here to accept.
    """
    breaches = []
    if is_same:
        text = Text(
            kk=f"Істі «{name}» онсыз да жүргізеді.",
            ru=f"Дело и так ведёт «{name}».",
            en=f"“{name}” leads the case already.",
        )
        return [Breach("handed_to_itself", text, SUBJECTS)]
    if not is_subject:
        text = Text(
            kk=f"«{name}» қоғамдық бақылау субъектісі бола алмайды.",
            ru=f"«{name}» не может быть субъектом общественного контроля.",
            en=f"“{name}” cannot be a subject of public control.",
        )
        breaches.append(Breach("not_a_subject", text, SUBJECTS))
    if not has_coordinator:
        text = Text(
            kk=f"«{name}» атынан істі қабылдайтын үйлестіруші жоқ.",
            ru=f"У «{name}» нет координатора, который принял бы дело.",
            en=f"“{name}” has no coordinator to accept the case.",
        )
        breaches.append(Breach("nobody_to_accept", text, SUBJECTS))
    return breaches
