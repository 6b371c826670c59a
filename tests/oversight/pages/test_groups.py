"""The page of one's groups: invitations, protocols, changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from backend.accounts.actor import Actor
from oversight.models import GroupProtocol
from tests import factories
from tests.councils.pages.browsing import LANGUAGES, client_of, posted, text_of, ways
from tests.oversight import people_roads
from tests.oversight.pages.conftest import NOW
from tests.oversight.people_roads import Circle

pytestmark = pytest.mark.django_db

AT = NOW - timedelta(days=10)
OF_LEAD = {"invite", "record-protocol", "hand-over", "exclude"}


@pytest.fixture
def circle() -> Circle:
    return people_roads.founded(at=AT)


def page_of(who: Actor, *, language: str = "en") -> Any:
    return client_of(who).get(f"/{language}/groups/")


def paper() -> dict[str, Any]:
    return {
        "protocol_number": "3",
        "protocol_on": "2026-11-20",
        "protocol_file": SimpleUploadedFile(
            "third.pdf", b"%PDF-1.4 third", "application/pdf"
        ),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_is_shown_with_its_people_and_protocols(
    circle: Circle, language: str
) -> None:
    page = page_of(circle.lead, language=language)

    assert page.status_code == 200
    shown = text_of(page)
    assert "Ашық қала" in shown
    assert "Мүше 1" in shown
    assert "№ 1" in shown


def test_the_coordinator_and_the_member_have_their_own_buttons(circle: Circle) -> None:
    assert ways(page_of(circle.lead)) & {*OF_LEAD, "leave"} == OF_LEAD
    assert ways(page_of(circle.members[0])) & {*OF_LEAD, "leave"} == {"leave"}


def test_a_group_whose_last_protocol_has_no_scan_is_told_so() -> None:
    bare = people_roads.founded(at=AT, members=0, with_file=False)

    shown = text_of(page_of(bare.lead))
    posted(bare.lead, f"groups/{bare.group.pk}/record-protocol", **paper(), also="")

    assert "The last protocol has no scan" in shown
    assert "The last protocol has no scan" not in text_of(page_of(bare.lead))


def test_a_protocol_of_members_without_an_account_names_them(circle: Circle) -> None:
    done = posted(
        circle.lead,
        f"groups/{circle.group.pk}/record-protocol",
        **paper(),
        also="Бейсен Қожа\nСәуле Тоқ",
    )

    assert done.status_code == 302
    last = GroupProtocol.objects.newest_first()[0]
    assert last.names == ["Дана Серікқызы", "Мүше 1", "Бейсен Қожа", "Сәуле Тоқ"]


def test_too_many_names_are_refused_beside_the_field(circle: Circle) -> None:
    answer = posted(
        circle.lead,
        f"groups/{circle.group.pk}/record-protocol",
        **paper(),
        also="А\nБ\nВ\nГ",
    )

    assert answer.status_code == 409
    assert "art. 6(3)" in text_of(answer)


def test_the_coordination_is_handed_over_by_a_form(circle: Circle) -> None:
    [member] = circle.members

    done = posted(
        circle.lead,
        f"groups/{circle.group.pk}/hand-over",
        person=str(member.user.pk),
        **paper(),
    )

    assert done.status_code == 302
    assert ways(page_of(member)) & {*OF_LEAD, "leave"} == OF_LEAD
    assert ways(page_of(circle.lead)) & {*OF_LEAD, "leave"} == {"leave"}


def test_a_member_is_excluded_by_a_form_and_no_longer_sees_the_group(
    circle: Circle,
) -> None:
    [member] = circle.members

    done = posted(
        circle.lead,
        f"groups/{circle.group.pk}/exclude",
        person=str(member.user.pk),
        reason="әдепті бұзды",
        **paper(),
    )

    assert done.status_code == 302
    assert "Ашық қала" not in text_of(page_of(member))
    assert "әдепті бұзды" in text_of(page_of(circle.lead))


def test_nobody_but_a_member_is_offered_to_be_excluded(circle: Circle) -> None:
    stranger = factories.citizen("Бөтен")

    answer = posted(
        circle.lead,
        f"groups/{circle.group.pk}/exclude",
        person=str(stranger.pk),
        reason="себеп",
        **paper(),
    )

    assert answer.status_code == 400


def test_a_coordinator_who_would_leave_is_told_to_hand_over(circle: Circle) -> None:
    answer = posted(circle.lead, f"groups/{circle.group.pk}/leave", reason="көшті")

    assert answer.status_code == 409
    assert "first hands the coordination over" in text_of(answer)


def test_an_invitation_shows_the_protocol_that_approves(circle: Circle) -> None:
    person = factories.citizen("Төртінші")

    posted(
        circle.lead,
        f"groups/{circle.group.pk}/invite",
        email=person.email,
        **paper(),
    )

    assert "Protocol 3, " in text_of(page_of(Actor(person, ())))
    assert GroupProtocol.objects.count() == 3


def test_a_protocol_of_tomorrow_is_no_answer_of_the_form(circle: Circle) -> None:
    tomorrow = timezone.localdate(NOW) + timedelta(days=1)

    answer = posted(
        circle.lead,
        f"groups/{circle.group.pk}/record-protocol",
        **{**paper(), "protocol_on": tomorrow.isoformat()},
        also="",
    )

    assert answer.status_code == 400
