from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from backend.accounts.actor import Actor
from backend.files.models import File
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from councils import tasks
from councils.actions import applications, certificates, competitions
from councils.models import Application, RefusalGround
from councils.rules.eligibility import Document
from tests import factories
from tests.councils import forming_factories as forming

pytestmark = pytest.mark.django_db
AT, CHECKED_AT = forming.AT, forming.CHECKED_AT
DAY = timedelta(days=1)


def codes(refused: Any) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def test_a_citizen_applies_in_his_own_name() -> None:
    competition = forming.announced(forming.site())
    citizen = forming.candidate("Ерлан Ғабдуллин")

    row = forming.applied(competition, by=citizen, person_name="Басқа Біреу")

    assert (row.person_name, row.user, row.state) == (
        "Ерлан Ғабдуллин",
        citizen.user,
        "submitted",
    )


def test_a_confirmed_birth_date_wins_over_a_declared_one() -> None:
    competition = forming.announced(forming.site())
    citizen = Actor(factories.citizen(), ())

    row = forming.applied(competition, by=citizen, born_on=date(1950, 1, 1))

    assert row.born_on == date(1990, 5, 1)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({"is_citizen": False}, ["citizen"]),
        ({"born_on": date(2008, 11, 24)}, ["age"]),
        ({"is_resident": False}, ["residence"]),
        (
            {"is_citizen": False, "born_on": date(2020, 1, 1), "is_resident": False},
            ["citizen", "age", "residence"],
        ),
    ],
)
def test_who_cannot_be_a_candidate_is_told_at_once(
    change: dict[str, Any], broken: list[str]
) -> None:
    competition = forming.announced(forming.site())

    with pytest.raises(RuleBroken) as refused:
        forming.applied(competition, **change)

    assert codes(refused) == broken
    assert not competition.applications.exists()


def test_a_member_of_the_working_group_does_not_compete() -> None:
    site = forming.site()
    competition = forming.announced(site)

    with pytest.raises(RuleBroken) as refused:
        forming.applied(competition, by=site.member)

    assert codes(refused) == ["not-in-working-group"]
    assert refused.value.breaches[0].citation.provision == "art. 10(2)"


@pytest.mark.parametrize(
    ("at", "taken"),
    [(AT - DAY, False), (AT, True), (CHECKED_AT - DAY, True), (CHECKED_AT, False)],
)
def test_documents_are_taken_on_the_announced_days_alone(
    *, at: Any, taken: bool
) -> None:
    competition = forming.announced(forming.site())
    by = forming.candidate()

    def apply() -> Application:
        given = forming.candidature()
        return applications.apply(competition, candidature=given, by=by, at=at)

    if taken:
        assert apply().state == "submitted"
        return
    with pytest.raises(RuleBroken) as refused:
        apply()
    assert codes(refused) == ["outside-the-period"]


def test_one_person_applies_once_until_he_withdraws() -> None:
    competition = forming.announced(forming.site())
    citizen = forming.candidate()
    first = forming.applied(competition, by=citizen)

    with pytest.raises(IntegrityError), transaction.atomic():
        forming.applied(competition, by=citizen)
    applications.withdraw(first, by=citizen, at=AT)

    assert forming.applied(competition, by=citizen).state == "submitted"


def test_what_is_missing_may_follow_until_the_last_day() -> None:
    site = forming.site()
    competition = forming.announced(site)
    citizen = forming.candidate()
    row = forming.applied(
        competition, by=citizen, papers=forming.papers(citizen, Document.PROPOSAL)
    )

    rest = [one for one in Document if one is not Document.PROPOSAL]
    row = applications.supplement(
        row,
        papers=forming.papers(citizen, *rest),
        agrees_to_query=None,
        by=citizen,
        at=CHECKED_AT - DAY,
    )
    forming.checking(site, competition)

    assert row.documents == frozenset(Document)
    with pytest.raises(MoveRefused):
        applications.supplement(
            row, papers={}, agrees_to_query=True, by=citizen, at=CHECKED_AT
        )
    assert applications.admit(row, by=site.member, at=CHECKED_AT).state == "admitted"


def test_nobody_is_admitted_before_the_documents_are_all_in() -> None:
    site = forming.site()
    row = forming.applied(forming.announced(site))

    with pytest.raises(MoveRefused):
        applications.admit(row, by=site.member, at=AT)


def test_a_candidate_without_a_document_is_not_admitted_but_refused() -> None:
    site = forming.site()
    competition = forming.announced(site)
    citizen = forming.candidate()
    row = forming.applied(
        competition, by=citizen, papers=forming.papers(citizen, Document.PROPOSAL)
    )
    forming.checking(site, competition)

    with pytest.raises(RuleBroken) as refused:
        applications.admit(row, by=site.member, at=CHECKED_AT)
    row = applications.refuse(
        row,
        ground=RefusalGround.DOCUMENT,
        reason="Келісім жоқ",
        by=site.member,
        at=CHECKED_AT,
    )

    assert codes(refused) == [
        "document-biography",
        "document-conviction-certificate",
        "document-health-certificate",
        "document-consent",
    ]
    assert (row.state, row.refusal_reason) == ("refused", "Келісім жоқ")


def test_a_document_that_is_there_is_no_ground_of_refusal() -> None:
    site = forming.site()
    competition = forming.announced(site)
    row = forming.applied(competition)
    forming.checking(site, competition)

    with pytest.raises(RuleBroken) as refused:
        applications.refuse(
            row,
            ground=RefusalGround.DOCUMENT,
            reason="Жоқ",
            by=site.member,
            at=CHECKED_AT,
        )

    assert codes(refused) == ["nothing-is-missing"]


def test_a_paper_application_is_entered_whoever_the_candidate_is() -> None:
    site = forming.site()
    competition = forming.announced(site)
    name = site.group.members.filter(user=None).first()
    assert name is not None
    given = forming.candidature(person_name=name.person_name, is_citizen=False)

    row = applications.enter_from_paper(
        competition,
        candidature=given,
        received_on=forming.UNTIL,
        by=site.secretary,
        at=CHECKED_AT - DAY,
    )
    forming.checking(site, competition)

    assert row.is_entered_by_secretary
    assert row.user is None
    with pytest.raises(RuleBroken) as refused:
        applications.admit(row, by=site.member, at=CHECKED_AT)
    assert codes(refused)[:2] == ["citizen", "not-in-working-group"]


def test_a_paper_application_that_came_late_is_refused() -> None:
    site = forming.site()
    competition = forming.announced(site)

    with pytest.raises(RuleBroken) as refused:
        applications.enter_from_paper(
            competition,
            candidature=forming.candidature(),
            received_on=forming.UNTIL + DAY,
            by=site.secretary,
            at=CHECKED_AT,
        )

    assert codes(refused) == ["outside-the-period"]


def held(row: Application) -> list[File]:
    return [
        file
        for kind in (Document.CONVICTION, Document.HEALTH)
        if (file := row.papers[kind]) is not None
    ]


def test_certificates_are_forgotten_when_the_term_to_complain_is_over() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)
    (row,) = forming.decided(site, competition, selected=1, reserved=0)
    files, last = held(row), date(2027, 3, 9)

    kept = certificates.forget_old(on=last, at=CHECKED_AT)
    still = [default_storage.exists(file.path) for file in files]
    gone = certificates.forget_old(on=last + DAY, at=CHECKED_AT)
    again = certificates.forget_old(on=last + DAY, at=CHECKED_AT)

    row.refresh_from_db()
    assert (kept, gone, again) == (0, 1, 0)
    assert still == [True, True]
    assert held(row) == []
    assert row.certificates_forgotten_at == CHECKED_AT
    assert not File.objects.filter(pk__in=[file.pk for file in files]).exists()
    assert [default_storage.exists(file.path) for file in files] == [False, False]
    assert row.proposal is not None
    assert default_storage.exists(row.proposal.path)


def test_bytes_that_another_upload_has_too_stay() -> None:
    site = forming.site()
    competition = forming.announced(site, civil=2)
    citizen = forming.candidate()
    row = forming.applied(competition, by=citizen)
    (first, *_rest) = held(row)
    text = f"{Document.CONVICTION.value} {citizen.user.pk}"
    twin = forming.paper(site.secretary, text)

    applications.withdraw(row, by=citizen, at=AT)
    certificates.forget_old(on=forming.ON, at=AT)

    assert twin.sha256 == first.sha256
    assert not File.objects.filter(pk=first.pk).exists()
    assert default_storage.exists(twin.path)


def test_a_certificate_that_two_applications_need_stays_for_the_second() -> None:
    here, there = forming.site(), forming.site()
    citizen = forming.candidate()
    papers = forming.papers(citizen)
    first = forming.applied(forming.announced(here), by=citizen, papers=papers)
    second = forming.applied(forming.announced(there), by=citizen, papers=papers)

    applications.withdraw(first, by=citizen, at=AT)
    certificates.forget_old(on=forming.ON, at=AT)
    second.refresh_from_db()
    kept = held(second)
    applications.withdraw(second, by=citizen, at=AT)
    certificates.forget_old(on=forming.ON, at=AT)

    assert len(kept) == 2
    assert not File.objects.filter(pk__in=[file.pk for file in kept]).exists()


def test_a_file_that_is_also_another_paper_is_only_taken_off() -> None:
    site = forming.site()
    citizen = forming.candidate()
    one = forming.paper(citizen, "бәрі бір файлда")
    row = forming.applied(
        forming.announced(site), by=citizen, papers=dict.fromkeys(Document, one)
    )

    applications.withdraw(row, by=citizen, at=AT)
    certificates.forget_old(on=forming.ON, at=AT)

    row.refresh_from_db()
    assert held(row) == []
    assert row.proposal == one
    assert default_storage.exists(one.path)


def test_a_replaced_certificate_is_forgotten_at_once() -> None:
    citizen = forming.candidate()
    row = forming.applied(forming.announced(forming.site()), by=citizen)
    old = row.conviction_certificate
    assert old is not None

    better = forming.paper(citizen, "жаңа анықтама")
    applications.supplement(
        row,
        papers={Document.CONVICTION: better},
        agrees_to_query=None,
        by=citizen,
        at=AT,
    )

    assert not File.objects.filter(pk=old.pk).exists()
    assert not default_storage.exists(old.path)


def test_a_cancelled_competition_keeps_no_certificates() -> None:
    site = forming.site()
    competition = forming.announced(site)
    row = forming.applied(competition)
    competitions.cancel(competition, reason="Қате", by=site.secretary, at=AT)

    assert tasks.forget_certificates() == 1

    row.refresh_from_db()
    assert held(row) == []


def test_the_history_of_an_application_is_a_commitment_until_it_is_public() -> None:
    site = forming.site()
    competition = forming.announced(site)
    row = forming.applied(competition)
    certificate = row.conviction_certificate
    assert certificate is not None
    forming.checking(site, competition)
    applications.admit(row, by=site.member, at=CHECKED_AT)

    entries = Entry.objects.filter(object_id=row.pk).order_by("version")

    assert [entry.is_public for entry in entries] == [False, True]
    leaves = b"".join(bytes(entry.leaf) for entry in entries)
    assert certificate.sha256.encode() not in leaves
    assert row.person_name.encode() not in leaves
