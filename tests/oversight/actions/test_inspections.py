"""A site is inspected line by line; the score is kept, a mistake is another version."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, transaction

from backend.law.refusal import MoveRefused, RuleBroken
from oversight import reports
from oversight.actions import cases, inspections, monitorings
from oversight.actions.inspections import Said
from oversight.actions.monitorings import Asked, Place
from oversight.models import Checklist, Inspection, InspectionLine, Site
from oversight.rules.monitoring import Coverage, LineKind
from oversight.states import InspectionState
from tests.oversight import monitoring_roads, roads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
HOUR = timedelta(hours=1)


def test_a_plan_is_changed_by_a_new_version() -> None:
    road = roads.registered(at=NOW)

    def write(to_on: date) -> int:
        plan = monitorings.write_plan(
            road.case,
            from_on=date(2026, 1, 14),
            to_on=to_on,
            method="Ескертусіз",
            text="",
            by=road.author,
            at=NOW,
        )
        return plan.version

    assert [write(date(2026, 3, 1)), write(date(2026, 3, 15))] == [1, 2]
    latest = road.case.plans.first()
    assert latest is not None
    assert latest.to_on == date(2026, 3, 15)
    with pytest.raises(RuleBroken):
        write(date(2026, 1, 13))
    assert road.case.plans.count() == 2


def test_sites_inspected_by_an_older_checklist_stay_with_it() -> None:
    road = monitoring_roads.observed(at=NOW)
    first, [one, two] = monitoring_roads.with_checklist(road, at=NOW)
    old = monitoring_roads.inspected(road, one, at=NOW, done_on=DAY)

    second = monitorings.adopt_checklist(
        road.case,
        title="Мектеп асханасы",
        items=[*monitoring_roads.ASKED, Asked("Су ыстық па?", LineKind.YES_NO)],
        by=road.author,
        at=NOW,
    )
    new = monitoring_roads.inspected(
        road, two, at=NOW, done_on=DAY, values=[*monitoring_roads.ANSWERED, "no"]
    )

    assert (second.version, second.replaces) == (2, first)
    assert (old.checklist, new.checklist) == (first, second)
    assert reports.coverage(road.case) == Coverage(done=2, planned=2)


def test_the_score_is_counted_in_whole_numbers_when_the_inspection_ends() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)

    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)

    # "yes" at weight 2 is 10 of 10, a 3 on the scale 3 of 5; the rest is not scored
    assert (done.points, done.possible, done.percent) == (13, 15, 86)


def test_a_line_is_saved_at_once_and_may_be_written_over_until_the_end() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    inspection = inspections.begin(site, done_on=DAY, by=road.author, at=NOW)
    first = checklist.items.get(position=1)
    scan = monitoring_roads.scan(road.author, at=NOW)

    for value in ("no", "yes"):
        inspections.answer_line(
            inspection,
            item=first,
            value=value,
            note="",
            evidence=[scan],
            by=road.author,
            at=NOW,
        )

    line = InspectionLine.objects.get(inspection=inspection)
    assert (line.value, line.points, line.evidence.get()) == ("yes", 10, scan)
    with pytest.raises(RuleBroken) as refused:
        inspections.finish(inspection, note="", by=road.author, at=NOW)
    [breach] = refused.value.breaches
    assert breach.code == "lines_unanswered"
    assert "2, 3, 4" in breach.text.en


def test_a_line_of_another_checklist_is_refused() -> None:
    road = monitoring_roads.observed(at=NOW)
    first, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    monitoring_roads.with_checklist(road, at=NOW, sites=[])
    inspection = inspections.begin(site, done_on=DAY, by=road.author, at=NOW)

    with pytest.raises(RuleBroken) as refused:
        inspections.answer_line(
            inspection,
            item=first.items.get(position=1),
            value="yes",
            note="",
            evidence=[],
            by=road.author,
            at=NOW,
        )

    assert [b.code for b in refused.value.breaches] == ["line_of_another_checklist"]


def test_a_whole_inspection_is_entered_or_nothing_of_it() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    some = [Said(checklist.items.get(position=1), "yes")]

    with pytest.raises(RuleBroken):
        inspections.log(site, done_on=DAY, lines=some, note="", by=road.author, at=NOW)

    assert not Inspection.objects.filter(site=site).exists()


def test_a_finished_inspection_is_sealed_with_its_lines() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
    line = done.lines.get(item__position=1)
    scan = monitoring_roads.scan(road.author, at=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=done.pk).update(points=15)
    with pytest.raises(IntegrityError), transaction.atomic():
        InspectionLine.objects.filter(pk=line.pk).update(value="no")
    with pytest.raises(IntegrityError), transaction.atomic():
        InspectionLine.objects.filter(pk=line.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        line.evidence.add(scan)
    with pytest.raises(MoveRefused):
        inspections.finish(done, note="", by=road.author, at=NOW)


def test_a_correction_stands_once_it_is_finished_and_keeps_the_first() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)

    after = inspections.correct(done, reason="Қате басылды", by=road.author, at=NOW)
    assert [one.pk for one in Inspection.objects.current()] == [done.pk]
    inspections.answer_line(
        after,
        item=checklist.items.get(position=1),
        value="no",
        note="",
        evidence=[],
        by=road.author,
        at=NOW,
    )
    inspections.finish(after, note="", by=road.author, at=NOW + HOUR)

    [standing] = Inspection.objects.current()
    assert (standing.pk, standing.points) == (after.pk, 3)
    assert Inspection.objects.get(pk=done.pk).points == 13
    assert reports.coverage(road.case) == Coverage(done=1, planned=2)
    assert reports.total_score(road.case).points == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        inspections.correct(done, reason="Тағы", by=road.author, at=NOW)


def test_a_given_up_inspection_does_not_count() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    inspection = inspections.begin(site, done_on=DAY, by=road.author, at=NOW)

    inspections.abandon(inspection, reason="Мектеп жабық", by=road.author, at=NOW)

    assert reports.coverage(road.case) == Coverage(done=0, planned=2)


def test_a_site_is_left_out_with_a_reason_and_no_longer_counts() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)

    monitorings.leave_out(site, reason="Мектеп жабылды", by=road.author, at=NOW)

    assert reports.coverage(road.case) == Coverage(done=0, planned=1)
    with pytest.raises(MoveRefused):
        inspections.begin(site, done_on=DAY, by=road.author, at=NOW)
    with pytest.raises(MoveRefused):
        monitorings.leave_out(site, reason="Тағы", by=road.author, at=NOW)


def test_nothing_is_inspected_before_the_control_is_under_way_or_after_it() -> None:
    early = roads.registered(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(early, at=NOW)
    late = monitoring_roads.observed(at=NOW, theme="Басқа")
    _list, [second, _other] = monitoring_roads.with_checklist(late, at=NOW)
    cases.complete(late.case, by=late.author, at=NOW)

    with pytest.raises(MoveRefused):
        inspections.begin(site, done_on=DAY, by=early.author, at=NOW)
    with pytest.raises(MoveRefused):
        inspections.begin(second, done_on=DAY, by=late.author, at=NOW)
    with pytest.raises(MoveRefused):
        monitorings.add_sites(late.case, sites=[Place("№3")], by=late.author, at=NOW)


def test_without_a_checklist_there_is_nothing_to_answer() -> None:
    road = monitoring_roads.observed(at=NOW)
    [site] = monitorings.add_sites(
        road.case, sites=[Place("№1 мектеп")], by=road.author, at=NOW
    )

    with pytest.raises(RuleBroken) as refused:
        inspections.begin(site, done_on=DAY, by=road.author, at=NOW)

    assert [b.code for b in refused.value.breaches] == ["checklist_empty"]


def test_what_was_seen_at_a_site_is_public_with_the_final_document() -> None:
    road = monitoring_roads.observed(at=NOW)
    _list, [site, _other] = monitoring_roads.with_checklist(road, at=NOW)
    done = monitoring_roads.inspected(road, site, at=NOW, done_on=DAY)
    stranger = AnonymousUser()

    before = list(Inspection.objects.visible_to(stranger))
    road.case.state = "document_sent"
    road.case.save(update_fields=["state"])

    assert before == []
    assert list(Inspection.objects.visible_to(stranger)) == [done]
    assert done in Inspection.objects.visible_to(road.author.user)


def test_lines_of_a_checklist_are_never_changed() -> None:
    road = monitoring_roads.observed(at=NOW)
    checklist, _sites = monitoring_roads.with_checklist(road, at=NOW)

    with pytest.raises(DatabaseError), transaction.atomic():
        checklist.items.update(text="Басқа")
    assert Checklist.objects.get(pk=checklist.pk).items.count() == 4
    assert Site.objects.filter(case=road.case).count() == 2
    assert InspectionState.FINISHED.value == "finished"
