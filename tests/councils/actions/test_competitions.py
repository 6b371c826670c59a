from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.roles import Role
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from councils import reports
from councils.actions import applications, competitions, convocations
from councils.actions import councils as council_acts
from councils.actions.competitions import Outcome
from councils.actions.convocations import Approval, SeatGiven
from councils.models import (
    Application,
    Constituency,
    Convocation,
    RefusalGround,
)
from oversight.states import ObligationState
from tests import factories
from tests.councils import factories as made
from tests.councils import forming_factories as forming
from tests.councils.actions.test_working_groups import assembly

pytestmark = pytest.mark.django_db
AT, CHECKED_AT = forming.AT, forming.CHECKED_AT
DAY = timedelta(days=1)


def codes(refused: Any) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"council_size": 19}, ["civil-share"]),
        ({"ethnocultural_seats": 2}, ["ethnocultural-share"]),
    ],
)
def test_a_competition_offers_as_many_seats_as_the_law_asks(
    change: dict[str, int], broken: list[str]
) -> None:
    site = forming.site()
    if not broken:
        assert forming.drafted(site, **change).state == "drafted"
        return

    with pytest.raises(RuleBroken) as refused:
        forming.drafted(site, **change)

    assert codes(refused) == broken


def test_a_working_group_without_a_head_announces_nothing() -> None:
    with pytest.raises(RuleBroken) as refused:
        forming.announced(forming.site(headed=False))

    assert codes(refused) == ["no-head"]


def test_an_announcement_without_its_text_is_refused() -> None:
    site = forming.site()
    competition = forming.drafted(site, text_kk="")

    with pytest.raises(RuleBroken) as refused:
        competitions.announce(competition, published_in=" ", by=site.secretary, at=AT)

    assert codes(refused) == ["announcement-channel", "announcement-text"]
    assert [b.citation.provision for b in refused.value.breaches] == ["art. 9(6)"] * 2
    competition.refresh_from_db()
    assert competition.state == "drafted"


def test_documents_are_taken_as_long_as_the_regulation_asks() -> None:
    site = forming.site()
    council_acts.settle(
        site.council,
        key="competition.documents",
        value=16,
        source="Ереже, 9-тармақ",
        from_on=forming.ON,
        by=site.secretary,
        at=AT,
    )

    with pytest.raises(RuleBroken) as refused:
        forming.announced(site)
    longer = forming.announced_again(site, until=forming.UNTIL + DAY)

    assert codes(refused) == ["documents-too-short"]
    assert refused.value.breaches[0].citation.read == "setting"
    assert longer.state == "announced"


def test_one_competition_at_a_time() -> None:
    site = forming.site()
    first = forming.announced(site)

    with pytest.raises(IntegrityError), transaction.atomic():
        forming.drafted(site)
    competitions.cancel(first, reason="Қате", by=site.secretary, at=AT)

    assert forming.drafted(site).state == "drafted"


def test_the_taking_of_documents_ends_after_its_announced_day_alone() -> None:
    site = forming.site()
    competition = forming.announced(site)

    with pytest.raises(RuleBroken) as refused:
        competitions.close_applications(
            competition, by=site.secretary, at=CHECKED_AT - DAY
        )
    closed = competitions.close_applications(
        competition, by=site.secretary, at=CHECKED_AT
    )

    assert codes(refused) == ["period-not-over"]
    assert closed.state == "checking"


def test_a_decision_sorts_the_admitted_into_three_lists() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)

    rows = forming.decided(site, competition, selected=2, reserved=2, others=1)

    assert [row.state for row in rows] == [
        "selected",
        "selected",
        "reserved",
        "reserved",
        "passed_over",
    ]
    assert [row.reserve_position for row in rows] == [None, None, 1, 2, None]
    competition.refresh_from_db()
    assert competition.decided_on == date(2026, 12, 9)
    assert competition.decision_document == "хаттама № 7"
    told = Letter.objects.filter(template="application", to=rows[0].user)
    assert told.count() == 2  # admitted, selected


@pytest.mark.parametrize(
    ("selected", "reserved", "broken"),
    [
        ([], [0], ["wrong-number-selected"]),
        ([0, 1, 2], [], ["wrong-number-selected"]),
        ([0], [0], ["named-twice"]),
        ([0, 3], [], ["not-admitted"]),
        ([0, 1], [2], []),
    ],
)
def test_a_decision_names_admitted_candidates_once_and_not_too_many(
    selected: list[int], reserved: list[int], broken: list[str]
) -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)
    refused_one = forming.applied(competition, by=forming.candidate("Бөтен"))
    rows = forming.admitted(site, competition, ["Бір", "Екі", "Үш"])
    applications.refuse(
        refused_one,
        ground=RefusalGround.FALSE,
        reason="Мәлімет жалған",
        by=site.member,
        at=CHECKED_AT,
    )
    rows.append(refused_one)
    outcome = Outcome(
        selected=[rows[place] for place in selected],
        reserved=[rows[place] for place in reserved],
        document="№ 7",
    )
    if not broken:
        made_one = competitions.decide(
            competition, outcome=outcome, by=site.member, at=CHECKED_AT
        )
        assert made_one.state == "decided"
        return

    with pytest.raises(RuleBroken) as refused:
        competitions.decide(competition, outcome=outcome, by=site.member, at=CHECKED_AT)

    assert codes(refused) == broken


def test_nothing_is_decided_while_an_application_waits() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)
    forming.applied(competition, by=forming.candidate("Күтуші"))
    rows = forming.admitted(site, competition, ["Бір"])

    with pytest.raises(RuleBroken) as refused:
        competitions.decide(
            competition,
            outcome=Outcome(rows, [], "№ 7"),
            by=site.member,
            at=CHECKED_AT,
        )

    assert codes(refused) == ["unchecked"]


def test_one_organization_is_selected_once() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=4)
    fund = factories.body("«Жасыл дала» қоры")
    rows = forming.admitted(site, competition, ["Бір", "Екі"], npo=fund)

    with pytest.raises(RuleBroken) as refused:
        competitions.decide(
            competition,
            outcome=Outcome(rows, [], "№ 7"),
            by=site.member,
            at=CHECKED_AT,
        )

    assert codes(refused) == ["one-per-npo"]


def test_a_composition_is_approved_of_those_selected() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=4)
    rows = forming.decided(site, competition, selected=4, reserved=1)

    convocation = approved(site, competition, rows[:4])

    seats = convocation.seats.exclude(application=None).order_by("person_name")
    assert [seat.person_name for seat in seats] == [row.person_name for row in rows[:4]]
    assert [seat.user for seat in seats] == [row.user for row in rows[:4]]
    assert convocation.competition == competition
    assert list(reports.reserve_of(site.council, on=date(2026, 12, 10))) == [rows[4]]


@pytest.mark.parametrize("wrong", ["reserved", "of-another-council"])
def test_nobody_is_seated_whom_the_competition_has_not_selected(wrong: str) -> None:
    site, other = forming.site(), forming.site()
    competition = forming.announced(site, civil=4)
    rows = forming.decided(site, competition, selected=4, reserved=1)
    if wrong == "of-another-council":
        foreign = forming.announced(other, civil=2)
        rows[4] = forming.decided(other, foreign, selected=1, reserved=0)[0]

    with pytest.raises(RuleBroken) as refused:
        approved(site, competition, [*rows[:3], rows[4]])

    assert codes(refused) == ["not-selected"]


def approved(
    site: forming.Site, competition: Any, rows: list[Application]
) -> Convocation:
    """Approve a composition of these candidates and two of the state."""
    on = date(2026, 12, 10)
    state = [SeatGiven(f"Мемлекет {n}", Constituency.STATE) for n in (1, 2)]
    return convocations.approve(
        site.council,
        approval=Approval(site.council.body, on, "№ 12", on, competition),
        seats=[*(SeatGiven.selected(row) for row in rows), *state],
        by=site.approver,
        at=CHECKED_AT,
    )


def test_an_additional_competition_waits_until_the_reserve_is_empty() -> None:
    site = forming.site()
    rows = forming.decided(
        site, forming.announced(site, civil=4), selected=4, reserved=1
    )
    competition = rows[0].competition
    approved(site, competition, rows[:4])
    terms = forming.terms(civil=1, additional_decision="Кеңестің № 3 шешімі")
    later = CHECKED_AT + 30 * DAY

    with pytest.raises(RuleBroken) as refused:
        competitions.draft(site.group, terms=terms, by=site.secretary, at=later)
    applications.decline_seat(rows[4], by=site.secretary, at=later)
    additional = competitions.draft(
        site.group, terms=terms, by=site.secretary, at=later
    )

    assert codes(refused) == ["reserve-waits"]
    assert additional.is_additional
    assert additional.additional_decision == "Кеңестің № 3 шешімі"


def test_the_next_composition_is_owed_two_months_before_the_end() -> None:
    house = made.house()
    convocation = house.council.convocations.get()
    owed = convocation.formation_obligation

    assert owed is not None
    assert owed.debtor == house.body
    assert owed.due_on == date(2029, 5, 15)
    assert owed.explanation
    assert owed.explanation["norm"] == "council.formation.start"


def test_the_announcement_of_a_competition_begins_the_next_composition() -> None:
    house = made.house()
    site = forming.site(house.council)
    owed = house.council.convocations.get().formation_obligation
    assert owed is not None

    forming.drafted(site)
    owed.refresh_from_db()
    before = owed.state
    competition = house.council.competitions.get()
    competitions.announce(competition, published_in="Сайт", by=site.secretary, at=AT)

    owed.refresh_from_db()
    assert (before, owed.state) == (ObligationState.OPEN, ObligationState.DISCHARGED)
    assert owed.discharged_on == forming.ON


def test_an_additional_competition_begins_no_composition() -> None:
    house = made.house()
    site = forming.site(house.council)

    forming.announced(site, civil=1, additional_decision="№ 3")

    owed = house.council.convocations.get().formation_obligation
    assert owed is not None
    assert owed.state == ObligationState.OPEN


def test_an_assembly_holds_as_its_settings_say_and_owes_no_next_one() -> None:
    council = assembly()
    by = factories.holder(Role.HEAD, council.body)
    on = date(2026, 11, 20)
    seats = [SeatGiven(f"Тұрғын {n}", Constituency.CIVIL_SOCIETY) for n in range(5)]

    with pytest.raises(RuleBroken) as refused:
        convocations.approve(
            council,
            approval=Approval(council.body, on, "жиын хаттамасы", on),
            seats=seats,
            by=by,
            at=AT,
        )
    for key, value in (("assembly.term", 4), ("assembly.size.max", 25)):
        council_acts.settle(
            council, key=key, value=value, source="Ереже", from_on=on, by=by, at=AT
        )
    convocation = convocations.approve(
        council,
        approval=Approval(council.body, on, "жиын хаттамасы", on),
        seats=seats,
        by=by,
        at=AT,
    )

    assert codes(refused) == ["assembly-term-not-settled"]
    assert convocation.to_on == date(2030, 11, 20)
    assert convocation.term
    assert convocation.term["read"] == "setting"
    assert convocation.formation_obligation is None


def test_a_decided_competition_is_not_cancelled() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)
    forming.decided(site, competition, selected=1, reserved=0)

    with pytest.raises(MoveRefused):
        competitions.cancel(competition, reason="Кеш", by=site.secretary, at=AT)
