"""Findings have a number, a place, bodies and versions; a private one stays private."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from backend.accounts.roles import Role
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter
from oversight.actions import findings
from oversight.actions.findings import Point
from oversight.models import Finding, FindingCategory, Severity
from tests import factories
from tests.oversight import monitoring_roads, roads
from tests.oversight.roads import Road

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
STRANGER = AnonymousUser()
SAID: dict[str, Any] = {
    "facts": "Ыстық су жоқ",
    "place": "№17 мектеп",
    "established_on": date(2026, 11, 2),
    "breached_provision": "",
    "severity": Severity.HIGH,
    "private_reason": "",
    "evidence": [],
}
CORRECTED: dict[str, Any] = {
    **SAID,
    "category": FindingCategory.SAFETY,
    "harmed_interest": "",
    "bodies": [],
    "point": None,
    "correction_reason": "Сан қате жазылған",
}


def log(road: Road, **more: Any) -> Finding:
    said = {**SAID, "no_conflict": True, **more}
    return findings.log(road.case, **said, by=road.author, at=NOW)


def correct(road: Road, finding: Finding, **more: Any) -> Finding:
    said = {**CORRECTED, **more}
    return findings.correct(finding, **said, by=road.author, at=NOW)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def test_findings_are_numbered_in_their_case_and_concern_its_bodies() -> None:
    road = monitoring_roads.observed(at=NOW)
    elsewhere = monitoring_roads.observed(at=NOW, theme="Басқа")

    numbers = [log(road).number, log(elsewhere).number, log(road).number]

    assert numbers == [1, 1, 2]
    assert road.case.findings.earliest("number").bodies.get() == road.body


def test_a_finding_at_a_site_takes_its_name_and_its_point() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    site.latitude, site.longitude = Decimal("53.2198"), Decimal("63.6354")
    site.save(update_fields=["latitude", "longitude"])

    found = log(road, site=site, place="")
    elsewhere = log(road, point=Point(Decimal("51.1"), Decimal("71.4")))

    assert (found.place, found.latitude) == ("№1 мектеп", Decimal("53.2198"))
    assert elsewhere.longitude == Decimal("71.4")


def test_a_finding_about_a_body_that_is_not_addressed_is_refused() -> None:
    road = monitoring_roads.observed(at=NOW)

    with pytest.raises(RuleBroken) as refused:
        log(road, bodies=[factories.body("Бөтен")])

    assert codes(refused) == ["finding_about_another_body"]
    assert not road.case.findings.exists()


def test_the_author_declares_of_his_finding_at_once_or_is_stopped() -> None:
    road = monitoring_roads.observed(at=NOW)
    log(road)
    log(road, no_conflict=False)

    with pytest.raises(RuleBroken) as refused:
        log(road)

    assert "conflict" in codes(refused)[0]


def test_a_correction_is_the_next_version_of_the_same_number() -> None:
    road = monitoring_roads.observed(at=NOW)
    first = log(road)

    second = correct(road, first, facts="Су жылы, ыстық емес")

    first = Finding.objects.get(pk=first.pk)
    assert (first.number, second.number) == (1, 1)
    assert (second.version, second.replaces) == (2, first)
    assert (first.is_current, second.is_current) == (False, True)
    assert list(Finding.objects.filter(case=road.case).current()) == [second]
    assert first.facts == "Ыстық су жоқ"
    with pytest.raises(RuleBroken) as refused:
        correct(road, first)
    assert codes(refused) == ["version_superseded"]


def test_a_correction_after_sending_tells_the_bodies_its_number_only() -> None:
    body = factories.body()
    head = factories.holder(Role.HEAD, body)
    road = roads.sent(at=NOW, body=body)
    private = Finding.objects.get(case=road.case, facts="Жеке факт")

    correct(road, private, facts="Құпия сөз", private_reason="дербес деректер")

    letter = Letter.objects.get(template="finding_corrected", to=head.user)
    assert "2" in letter.subject
    assert "Құпия" not in letter.subject + letter.body
    assert not Letter.objects.exclude(pk=letter.pk).filter(body__contains="Құпия")


def test_a_finding_hidden_by_a_correction_takes_its_public_version_along() -> None:
    road = monitoring_roads.observed(at=NOW)
    first = log(road)
    hidden = correct(road, first, private_reason="баланың аты бар")
    opened = log(road, facts="Ашық факт")

    monitoring_roads.send_document(road, at=NOW)

    assert list(Finding.objects.visible_to(STRANGER)) == [opened]
    assert {first, hidden} <= set(Finding.objects.visible_to(road.author.user))


def test_what_was_published_with_the_document_is_not_hidden_by_a_correction() -> None:
    road = roads.sent(at=NOW)
    public = Finding.objects.get(case=road.case, facts="Ыстық су жоқ")

    with pytest.raises(RuleBroken) as refused:
        correct(road, public, private_reason="баланың аты бар")
    corrected = correct(road, public, facts="Су жылы")

    assert codes(refused) == ["published_already"]
    assert corrected in Finding.objects.visible_to(STRANGER)


def test_a_finding_opened_by_a_correction_keeps_its_private_version_hidden() -> None:
    road = roads.sent(at=NOW)
    private = Finding.objects.get(case=road.case, facts="Жеке факт")

    opened = correct(road, private, private_reason="")

    seen = set(Finding.objects.visible_to(STRANGER))
    assert opened in seen
    assert private not in seen


def test_a_private_finding_is_for_the_bodies_that_it_concerns() -> None:
    concerned, other = factories.body("Бірінші"), factories.body("Екінші")
    of_concerned = factories.holder(Role.OFFICER, concerned).user
    of_other = factories.holder(Role.OFFICER, other).user
    road = monitoring_roads.observed(at=NOW, body=concerned)
    road.case.bodies.add(other)
    private = log(road, bodies=[concerned], private_reason="дербес деректер")

    def see() -> list[bool]:
        return [
            private in Finding.objects.visible_to(user)
            for user in (of_concerned, of_other, STRANGER, road.author.user)
        ]

    before = see()
    road.case.state = "document_sent"
    road.case.save(update_fields=["state"])

    assert before == [False, False, False, True]
    assert see() == [True, False, False, True]


def test_the_evidence_of_a_private_finding_is_no_public_file() -> None:
    road = monitoring_roads.observed(at=NOW)
    opened = monitoring_roads.scan(road.author, at=NOW, is_public=True)
    closed = monitoring_roads.scan(road.author, at=NOW)

    with pytest.raises(RuleBroken) as refused:
        log(road, private_reason="дербес деректер", evidence=[opened])
    kept = log(road, private_reason="дербес деректер", evidence=[closed])

    assert codes(refused) == ["evidence_is_public"]
    assert kept.evidence.get() == closed


def test_evidence_is_kept_through_the_versions() -> None:
    road = monitoring_roads.observed(at=NOW)
    first = log(road, evidence=[monitoring_roads.scan(road.author, at=NOW)])

    second = correct(road, first, evidence=[monitoring_roads.scan(road.author, at=NOW)])

    assert (first.evidence.count(), second.evidence.count()) == (1, 2)


def test_the_journal_says_nothing_public_of_a_finding() -> None:
    road = roads.sent(at=NOW)
    private = Finding.objects.get(case=road.case, facts="Жеке факт")
    correct(road, private, private_reason="дербес деректер")

    entries = Entry.objects.filter(object_kind="finding")

    assert entries.exists()
    assert not entries.filter(is_public=True).exists()
    for entry in entries:
        told = bytes(entry.leaf).decode()
        assert "finding" not in told
        assert "Жеке" not in told


def test_nothing_is_logged_before_the_control_is_under_way_or_after_it() -> None:
    early, late = roads.registered(at=NOW), roads.sent(at=NOW, theme="Өткен")

    for road in (early, late):
        with pytest.raises(MoveRefused):
            log(road)


def test_a_finding_is_never_changed_but_by_its_next_version() -> None:
    road = monitoring_roads.observed(at=NOW)
    finding = log(road, private_reason="дербес деректер")

    for change in (
        {"facts": "Басқа"},
        {"private_reason": ""},
        {"number": 7},
        {"version": 2},
        {"harmed_interest": "Басқа"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.filter(pk=finding.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        finding.bodies.clear()


def test_half_a_point_and_a_correction_without_reason_are_no_rows() -> None:
    road = monitoring_roads.observed(at=NOW)
    finding = log(road)

    def make(**more: Any) -> None:
        Finding.objects.create(
            case=road.case,
            number=9,
            facts="Факт",
            established_on=date(2026, 11, 2),
            severity=Severity.LOW,
            author=road.author.user,
            logged_at=NOW,
            **more,
        )

    for wrong in ({"latitude": Decimal("51.1")}, {"replaces": finding}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make(**wrong)
