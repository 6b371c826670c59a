"""Whether a council's seats, and those who hold them, are what the law asks."""

from collections.abc import Sequence
from datetime import date

from backend.almanac import calendars
from backend.law.breach import Breach
from councils.models import Application, Convocation, Council, Seat
from councils.reports.forming import reserve_of
from councils.reports.people import Holder, people_of
from councils.rules import composition, forming, people, tenure
from councils.rules import seats as rule
from councils.rules.composition import CouncilKind, Level, Member, Verdict
from councils.rules.regulation import Base


def composition_of(council: Council, *, on: date) -> list[Verdict]:
    """Return each rule of composition with its verdict on the council's seats."""
    convocation = council.convocations.in_force(on).first()
    return [] if convocation is None else verdicts_of(convocation, council, on=on)


def verdicts_of(
    convocation: Convocation, council: Council, *, on: date
) -> list[Verdict]:
    """Return each rule with its verdict on one composition, as of any day.

    Of a day outside its term only that is told.
    """
    seats = convocation.seats.in_force(on).select_related("npo")
    base = council.settings_on(on).ethnocultural_base
    return verdicts_on(list(seats), convocation, council, base=base, on=on)


def verdicts_on(
    seats: Sequence[Seat],
    convocation: Convocation,
    council: Council,
    *,
    base: Base,
    on: date,
) -> list[Verdict]:
    """Return the same of seats that are read already."""
    tenure_then = _tenure(convocation, council, on=on)
    if council.kind == CouncilKind.ASSEMBLY or not convocation.is_in_office(on):
        return [tenure_then]
    level = Level(council.level)
    shares = composition.verdicts(
        [seat.as_member for seat in seats],
        level=level,
        kind=CouncilKind(council.kind),
        on=on,
        formed_on=convocation.approved_on,
        base=base,
    )
    persons = people_of(
        council,
        [Holder.of(seat) for seat in seats],
        convocation=convocation,
        begins_on=convocation.from_on,
        on=on,
    )
    return [*shares, *people.verdicts(persons, level=level, on=on), tenure_then]


def breaches_of(
    council: Council,
    members: Sequence[Member],
    holders: Sequence[Holder],
    *,
    convocation: Convocation | None,
    begins_on: date,
    on: date,
) -> list[Breach]:
    """Return every rule that such seats, held by these people, would break."""
    if council.kind == CouncilKind.ASSEMBLY:
        return []
    level = Level(council.level)
    persons = people_of(
        council, holders, convocation=convocation, begins_on=begins_on, on=on
    )
    return [
        *composition.check(
            members,
            level=level,
            kind=CouncilKind(council.kind),
            on=on,
            base=council.settings_on(on).ethnocultural_base,
        ),
        *people.check(persons, level=level, on=on),
    ]


def next_in_reserve(convocation: Convocation, *, on: date) -> Application | None:
    """Return whose turn it is on the reserve list; None where nobody waits.

    Where one more member without them would leave ethnocultural associations short
    of their quarter, the first of theirs comes before.
    """
    council = convocation.council
    waiting = list(reserve_of(council, on=on).select_related("npo", "competition"))
    if not waiting:
        return None
    seats = convocation.seats.in_force(on).select_related("npo")
    shares = composition.check(
        [*(seat.as_member for seat in seats), Member(civil_society=True)],
        level=Level(council.level),
        kind=CouncilKind(council.kind),
        on=on,
        base=council.settings_on(on).ethnocultural_base,
    )
    turn = rule.next_in_reserve(
        [one.is_ethnocultural for one in waiting],
        needs_ethnocultural="ethnocultural-share" in {one.code for one in shares},
    )
    return None if turn is None else waiting[turn]


def _tenure(convocation: Convocation, council: Council, *, on: date) -> Verdict:
    form_by = None
    if council.kind != CouncilKind.ASSEMBLY:
        start = forming.formation_start(
            to_on=convocation.to_on, calendar=calendars.current()
        )
        form_by = start.due_on
    return tenure.term_of_office(
        from_on=convocation.from_on,
        until_on=convocation.to_on,
        on=on,
        form_by=form_by,
    )
