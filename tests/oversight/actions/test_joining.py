from datetime import UTC, datetime

import pytest

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import cases, joining
from oversight.models import Case, Finding
from oversight.states import CaseState
from tests import factories
from tests.oversight import roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def joined(road: Road, into: Case) -> Case:
    return joining.join(
        road.case, into=into, reason="Бір мәселе", by=road.author, at=NOW
    )


def test_a_matter_that_goes_on_within_another_stays_public_and_leads_there() -> None:
    first = roads.under_way(at=NOW)
    second = roads.registered(at=NOW, body=first.body)

    case = joined(second, first.case)

    assert (case.state, case.joined_to, case.closing_reason) == (
        CaseState.JOINED,
        first.case,
        "Бір мәселе",
    )
    assert case.closed_at == NOW
    assert Case.objects.visible_to(factories.citizen("Бөтен")).filter(pk=case.pk)
    told = Entry.objects.filter(kind__in=["case.joined", "case.took-in"])
    assert {entry.object_id for entry in told} == {case.pk, first.case.pk}


def test_the_author_of_the_other_one_and_the_bodies_that_know_are_told() -> None:
    body = factories.body()
    officer = factories.holder(Role.OFFICER, body)
    first = roads.under_way(at=NOW, body=body)
    second = roads.registered(at=NOW, body=body)
    cases.announce(second.case, by=second.author, at=NOW)

    joined(second.refresh(), first.case)

    letters = Letter.objects.filter(template="case_joined")
    assert {letter.to_id for letter in letters} == {
        first.author.user.pk,
        officer.user.pk,
    }


def test_a_body_that_was_never_told_of_the_first_one_gets_no_letter() -> None:
    body = factories.body()
    factories.holder(Role.OFFICER, body)
    first = roads.registered(at=NOW, body=body)
    second = roads.registered(at=NOW, body=body)

    joined(second, first.case)

    letters = Letter.objects.filter(template="case_joined")
    assert [letter.to_id for letter in letters] == [first.author.user.pk]


def test_it_is_refused_to_join_a_case_about_another_body_or_one_that_is_over() -> None:
    road = roads.registered(at=NOW)
    elsewhere = roads.registered(at=NOW, body=factories.body("Басқа"))
    over = roads.sent(at=NOW, body=road.body)

    with pytest.raises(RuleBroken) as other_body:
        joined(road, elsewhere.case)
    with pytest.raises(RuleBroken) as completed:
        joined(road, over.case)
    with pytest.raises(RuleBroken) as itself:
        joined(road, road.case)

    assert [
        broken.value.breaches[0].code for broken in (other_body, completed, itself)
    ] == ["joined_to_another_body", "joined_to_what_is_completed", "joined_to_itself"]
    assert road.refresh().case.state == CaseState.REGISTERED


def test_a_draft_and_a_completed_case_are_not_joined() -> None:
    first = roads.registered(at=NOW)
    draft = roads.draft(at=NOW, body=first.body)
    sent = roads.sent(at=NOW, body=first.body)

    for road in (draft, sent):
        with pytest.raises(MoveRefused):
            joined(road, first.case)


def test_what_was_found_is_published_with_the_document_of_the_other() -> None:
    body = factories.body()
    first = roads.under_way(at=NOW, body=body)
    second = roads.under_way(at=NOW, body=body)
    joined(second, first.case)
    seen = Finding.objects.visible_to(factories.citizen("Бөтен"))

    assert not seen.exists()
    road = roads.finished(first, at=NOW)

    assert road.case.state == CaseState.DOCUMENT_SENT
    assert {finding.case_id for finding in seen} == {first.case.pk, second.case.pk}
    assert {finding.private_reason for finding in seen} == {""}
