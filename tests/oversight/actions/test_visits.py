"""A visit is asked for, agreed to or refused; the six months are counted and kept."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.models import Organization
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import cases, conflicts, visits
from oversight.models import Obligation, Participant, Visit
from oversight.states import ObligationState, VisitState
from tests import factories
from tests.oversight import monitoring_roads, roads

pytestmark = pytest.mark.django_db

MAY = datetime(2026, 5, 4, 6, 0, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
LAST_DAY, DAY_AFTER = date(2026, 11, 4), date(2026, 11, 5)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def refuse(visit: Visit, body: Organization) -> Visit:
    head = monitoring_roads.head_of(body)
    return visits.refuse(visit, reason="Жөндеу жүріп жатыр", by=head, at=NOVEMBER)


def test_a_request_opens_a_duty_without_days_and_tells_the_body() -> None:
    body = factories.body()
    head = monitoring_roads.head_of(body)
    road = monitoring_roads.observed(at=NOVEMBER, body=body)

    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    owed = visit.obligation
    assert (owed.debtor, owed.creditor) == (body, road.case.initiator)
    assert (owed.due_on, owed.is_overdue(date(2030, 1, 1))) == (None, False)
    assert owed.subject_path == f"visits/{visit.pk}/"
    assert Letter.objects.filter(template="visit_requested", to=head.user).exists()


def test_an_agreement_discharges_the_duty_and_may_name_another_day() -> None:
    body = factories.body()
    head = monitoring_roads.head_of(body)
    road = monitoring_roads.observed(at=NOVEMBER, body=body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    agreed = visits.agree(
        visit, agreed_on=date(2026, 11, 6), conditions="Халат", by=head, at=NOVEMBER
    )
    held = visits.record_held(
        agreed, held_on=date(2026, 11, 6), note="", by=road.author, at=NOVEMBER
    )

    assert held.state == VisitState.HELD
    assert (held.agreed_on, held.conditions) == (date(2026, 11, 6), "Халат")
    assert (
        Obligation.objects.get(pk=visit.obligation_id).state
        == ObligationState.DISCHARGED
    )
    told = Letter.objects.get(template="visit_answered", to=road.author.user)
    assert "06.11.2026" in told.subject


@pytest.mark.parametrize(
    ("wanted_on", "ground"), [(LAST_DAY, "object"), (DAY_AFTER, "")]
)
def test_a_refusal_has_its_ground_to_the_last_day_of_the_six_months(
    wanted_on: date, ground: str
) -> None:
    body = factories.body()
    before = monitoring_roads.ended(at=MAY, body=body)
    road = monitoring_roads.observed(at=NOVEMBER, body=body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=wanted_on)

    refused = refuse(visit, body)

    assert (refused.state, refused.ground) == (VisitState.REFUSED, ground)
    assert refused.is_without_ground is not bool(ground)
    if ground:
        assert refused.bar is not None
        assert refused.bar["number"] == before.case.number
        assert refused.bar["term"]["due_on"] == "2026-11-04"
        assert refused.bar["term"]["norm"] == "control.monitoring.repeat_visit"


def test_the_same_question_bars_within_one_line_of_bodies() -> None:
    above = factories.body("Облыс білім басқармасы")
    below = factories.body("Аудан білім бөлімі", parent=above)
    stranger = factories.body("Көлік басқармасы")
    monitoring_roads.ended(at=MAY, body=above, question="Мектептегі тамақ")

    grounds = []
    for body, question in (
        (below, " мектептегі  ТАМАҚ"),
        (below, "Ауыз су"),
        (stranger, "Мектептегі тамақ"),
        (above, "Мектептегі тамақ"),
    ):
        road = monitoring_roads.observed(at=NOVEMBER, body=body, question=question)
        visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=LAST_DAY)
        grounds.append(refuse(visit, body).ground)

    assert grounds == ["question", "", "", "both"]


def test_a_monitoring_does_not_bar_its_own_visits_nor_one_that_goes_on() -> None:
    body = factories.body()
    monitoring_roads.observed(at=MAY, body=body)
    road = monitoring_roads.observed(at=NOVEMBER, body=body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=LAST_DAY)

    assert refuse(visit, body).is_without_ground


def test_a_request_lacks_its_list_eligibility_or_reason() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    second = Participant.objects.create(
        case=road.case,
        person=factories.citizen("Екінші"),
        name="Екінші",
        from_on=NOVEMBER.date(),
    )

    def ask(people: list[object], reason: str) -> list[str]:
        with pytest.raises(RuleBroken) as refused:
            visits.request(
                road.case,
                body=road.body,
                site=None,
                wanted_on=DAY_AFTER,
                reason=reason,
                question="",
                people=people,  # type: ignore[arg-type]
                by=road.author,
                at=NOVEMBER,
            )
        return codes(refused)

    assert ask([], "Қарау") == ["visit_without_list"]
    assert ask([second], " ") == [
        "visit_without_eligibility",
        "visit_without_reason",
    ]
    assert not Visit.objects.filter(case=road.case).exists()


def test_a_visit_is_asked_of_an_addressed_body_at_a_site_of_the_case() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    elsewhere = monitoring_roads.observed(at=NOVEMBER, theme="Басқа")
    _list, [site, _other] = monitoring_roads.with_checklist(elsewhere, at=NOVEMBER)
    road.body = factories.body("Бөтен орган")

    with pytest.raises(RuleBroken) as refused:
        monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER, site=site)

    assert codes(refused) == ["visit_of_another_body", "site_of_another_case"]


def test_no_visit_is_asked_for_before_the_body_knows_of_the_control() -> None:
    road = roads.registered(at=NOVEMBER)

    with pytest.raises(MoveRefused):
        monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)


def test_a_blank_reason_refuses_nothing() -> None:
    body = factories.body()
    head = monitoring_roads.head_of(body)
    road = monitoring_roads.observed(at=NOVEMBER, body=body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    with pytest.raises(RuleBroken) as refused:
        visits.refuse(visit, reason=" ", by=head, at=NOVEMBER)

    assert codes(refused) == ["refusal_without_reason"]
    assert Visit.objects.get(pk=visit.pk).state == VisitState.REQUESTED


def test_an_author_enters_the_paper_answer_of_a_body_that_is_not_here() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)
    scan = monitoring_roads.scan(road.author, at=NOVEMBER)

    entered = visits.enter_refusal(
        visit,
        reason="Карантин",
        answered_on=date(2026, 11, 2),
        answered_by="Д. Серікқызы, директор",
        answer_file=scan,
        by=road.author,
        at=NOVEMBER,
    )

    assert entered.is_entered_by_author
    assert entered.is_without_ground
    assert entered.answer_file == scan


def test_a_body_that_is_here_answers_for_itself() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    monitoring_roads.head_of(road.body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    with pytest.raises(MoveRefused):
        visits.enter_agreement(
            visit,
            agreed_on=None,
            conditions="",
            answered_on=date(2026, 11, 2),
            answered_by="Директор",
            answer_file=monitoring_roads.scan(road.author, at=NOVEMBER),
            by=road.author,
            at=NOVEMBER,
        )


def test_a_request_that_stays_unanswered_ends_with_the_monitoring() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    cases.complete(road.case, by=road.author, at=NOVEMBER)

    visit = Visit.objects.select_related("obligation").get(pk=visit.pk)
    assert visit.state == VisitState.UNANSWERED
    assert visit.obligation.state == ObligationState.ENDED


def test_a_withdrawn_request_owes_nothing() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    visits.withdraw(visit, reason="Басқа күн керек", by=road.author, at=NOVEMBER)

    visit = Visit.objects.select_related("obligation").get(pk=visit.pk)
    assert visit.obligation.state == ObligationState.ENDED
    with pytest.raises(MoveRefused):
        refuse(visit, road.body)


def test_a_conflict_stops_the_one_who_asks_for_a_visit() -> None:
    road = monitoring_roads.observed(at=NOVEMBER)
    row = road.case.participants.get().conflicts.get()
    conflicts.declare(
        row, has_conflict=True, nature="Туысы", by=road.author, at=NOVEMBER
    )

    with pytest.raises(RuleBroken) as refused:
        monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)

    assert codes(refused) == ["conflict_of_interest"]


def test_what_a_body_answered_is_sealed() -> None:
    body = factories.body()
    road = monitoring_roads.observed(at=NOVEMBER, body=body)
    visit = monitoring_roads.requested(road, at=NOVEMBER, wanted_on=DAY_AFTER)
    refuse(visit, body)

    for changed in ({"refusal_reason": "Басқа"}, {"wanted_on": LAST_DAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Visit.objects.filter(pk=visit.pk).update(**changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).delete()
