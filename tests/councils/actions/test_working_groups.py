from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from backend.accounts.roles import Role
from backend.law.refusal import RuleBroken
from councils.actions import councils as council_acts
from councils.actions import working_groups
from councils.actions.working_groups import Approved
from councils.models import Council
from councils.rules.composition import CouncilKind, Level
from tests import factories
from tests.councils import factories as made
from tests.councils import forming_factories as forming

pytestmark = pytest.mark.django_db
AT = forming.AT


def test_members_with_accounts_hold_an_office_until_the_group_ends() -> None:
    site = forming.site()
    offices = site.council.organization.offices.filter(role=Role.WORKING_GROUP)
    held = offices.get()
    end_on = forming.ON + timedelta(days=60)

    working_groups.end(site.group, on=end_on, by=site.approver, at=AT)

    assert (held.user, held.to_on) == (site.member.user, None)
    assert offices.get().to_on == end_on
    site.group.refresh_from_db()
    assert site.group.ended_on == end_on


def test_an_unlawful_working_group_is_refused_and_nothing_is_written() -> None:
    council = made.council()

    with pytest.raises(RuleBroken) as refused:
        working_groups.form(
            council,
            approval=Approved(council.body, forming.ON, "№ 4"),
            size=9,
            members=forming.named(5, 4),
            by=factories.holder(Role.HEAD, council.body),
            at=AT,
        )

    assert [breach.code for breach in refused.value.breaches] == [
        "working-group-state-share",
        "working-group-civil-share",
    ]
    assert not council.working_groups.exists()


def test_a_council_has_one_working_group_at_a_time() -> None:
    site = forming.site()

    with pytest.raises(IntegrityError), transaction.atomic():
        forming.site(site.council)
    working_groups.end(site.group, on=forming.ON, by=site.approver, at=AT)

    assert forming.site(site.council).group.ended_on is None


def test_a_member_from_the_state_is_never_the_head() -> None:
    site = forming.site(headed=False)
    of_state = site.group.members.filter(constituency="state").first()
    of_others = forming.site().group.members.filter(constituency="state").first()

    for member, codes in (
        (of_state, ["head-of-the-state"]),
        (of_others, ["not-of-the-group", "head-of-the-state"]),
    ):
        assert member is not None
        with pytest.raises(RuleBroken) as refused:
            working_groups.elect_head(
                site.group,
                member=member,
                on=forming.ON,
                document="хаттама",
                by=site.secretary,
                at=AT,
            )
        assert [breach.code for breach in refused.value.breaches] == codes


def test_the_election_of_the_head_keeps_its_day_and_document() -> None:
    site = forming.site()

    site.group.refresh_from_db()

    assert site.group.head is not None
    assert site.group.head.user == site.member.user
    assert site.group.head_document == "хаттама № 1"
    assert site.group.head_elected_on == forming.ON


def test_a_group_ends_once() -> None:
    site = forming.site()
    working_groups.end(site.group, on=forming.ON, by=site.approver, at=AT)

    with pytest.raises(RuleBroken) as refused:
        working_groups.end(site.group, on=forming.ON, by=site.approver, at=AT)

    assert [b.code for b in refused.value.breaches] == ["working-group-ended"]


def assembly() -> Council:
    """Register the assembly of a village."""
    return council_acts.register(
        names=("Аралтөбе ауылының жиналысы", "", ""),
        level=Level.LOCAL,
        kind=CouncilKind.ASSEMBLY,
        body=factories.body("Аралтөбе ауылдық округінің әкімі"),
        region=None,
        by=factories.holder(Role.SUPERVISOR, factories.body("Министрлік")),
        at=AT,
    )


def test_nobody_forms_an_assembly_but_the_gathering() -> None:
    with pytest.raises(RuleBroken) as refused:
        forming.site(assembly())

    assert [b.code for b in refused.value.breaches] == ["no-competition-here"]
    assert refused.value.breaches[0].citation.provision == "art. 1(6)"


def test_a_group_may_end_on_the_very_day_it_began() -> None:
    site = forming.site()

    group = working_groups.end(site.group, on=forming.ON, by=site.approver, at=AT)

    assert group.ended_on == group.approved_on == date(2026, 11, 23)
