"""The page of a duty, and of a change of the calendar, by forms alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from backend.accounts.actions import organizations
from backend.accounts.actor import Actor
from backend.accounts.models import OrganizationKind
from backend.accounts.roles import Role
from oversight.actions import obligations, reminders
from oversight.models import CalendarChange, Obligation
from tests import factories
from tests.councils.clock import standing_at
from tests.oversight.ledger_roads import EXTENDABLE, Sides, morning

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 8, 5, 0, tzinfo=UTC)
LANGUAGES = ("kk", "ru", "en")
WORDS = {"ground": "Сот шешімі", "paper": "№ 7"}
VERBS = ("register", "promise", "extend", "suspend")


@pytest.fixture
def sides() -> Sides:
    return Sides.met()


@pytest.fixture
def supervisor() -> Actor:
    ministry = organizations.register(
        kind=OrganizationKind.AUTHORISED_BODY,
        names=("Министрлік", "Министерство", "Ministry"),
        parent=None,
        by=None,
        at=factories.AT,
    )
    return factories.holder(Role.SUPERVISOR, ministry)


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"page:{name}", args=args)


def client_of(who: Actor | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who.user)
    return client


def read(who: Actor | None, path: str) -> str:
    with standing_at(NOW):
        answer = client_of(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def do(who: Actor | None, path: str, **data: Any) -> Any:
    with standing_at(NOW):
        return client_of(who).post(path, data)


def page(owed: Obligation, who: Actor | None = None, language: str = "en") -> str:
    return read(who, address("obligation", owed.pk, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_with_every_line_is_told_in_each_language(
    sides: Sides, language: str
) -> None:
    owed = sides.owes_by_setting()
    for verb, data in (
        ("register", {"on": "2026-12-08"}),
        ("promise", {"promised_on": "2027-01-20", "ground": "Жабдық керек"}),
        ("extend", {"until": "2027-01-20", **WORDS}),
        ("suspend", WORDS),
        ("resume", WORDS),
    ):
        path = address(f"obligation-{verb}", owed.pk)
        assert do(sides.head, path, **data).status_code == 302
    obligations.dispute_receipt(
        owed, claimed_on=date(2026, 12, 7), ground="Пошта", by=sides.officer, at=NOW
    )

    words = page(owed, language=language)

    assert words.count("timeline-dot") >= 7
    for said in ("Жабдық керек", "Сот шешімі", "№ 7", "Пошта"):
        assert said in words


def test_registration_statutory_day_and_promise_stand_apart(sides: Sides) -> None:
    owed = sides.owes()
    obligations.register(owed, on=date(2026, 12, 7), by=sides.officer, at=NOW)
    obligations.promise(
        owed, promised_on=date(2027, 1, 20), ground="Жабдық", by=sides.head, at=NOW
    )

    words = page(owed)

    assert "Registered by the debtor" in words
    assert "7 December 2026" in words
    assert "Last day by law" in words
    assert "21 December 2026" in words
    assert "20 January 2027" in words
    assert "the term is not moved by that" in words


def test_both_claims_stand_on_the_page_until_it_is_settled(sides: Sides) -> None:
    owed = sides.owes()
    obligations.dispute_receipt(
        owed, claimed_on=date(2026, 12, 7), ground="Пошта", by=sides.officer, at=NOW
    )
    disputed = page(owed)
    obligations.settle_receipt(
        owed,
        received_on=date(2026, 12, 7),
        ground="Келісті",
        by=sides.secretary,
        at=NOW,
    )
    settled = page(owed)

    assert "On record: received on 4 December 2026." in disputed
    assert "received on 7 December 2026." in disputed
    assert "The last day would be 22 December 2026." in disputed
    assert "The day of receipt is disputed" not in settled
    assert "22 December 2026" in settled


def test_an_extension_beyond_the_law_is_shown_as_such(sides: Sides) -> None:
    owed = sides.owes()
    warned = read(sides.head, address("obligation-extend", owed.pk))
    do(
        sides.head,
        address("obligation-extend", owed.pk),
        until="2027-03-01",
        **WORDS,
    )

    words = page(owed)

    assert "No provision lets this term be extended." in warned
    assert "An extension beyond the law" in words
    assert "1 March 2027" in words
    owed.refresh_from_db()
    assert owed.due_on == date(2026, 12, 21)


def test_where_the_law_knows_an_extension_it_is_cited_beside_the_field(
    sides: Sides,
) -> None:
    owed = sides.owes(EXTENDABLE)

    words = read(sides.head, address("obligation-extend", owed.pk))

    assert "art. 76.3" in words
    assert "The law lets this term be extended so far" in words


@pytest.mark.parametrize("verb", VERBS)
def test_buttons_are_shown_to_the_debtor_alone(sides: Sides, verb: str) -> None:
    owed = sides.owes()
    path = f'href="{address(f"obligation-{verb}", owed.pk)}"'

    assert path in page(owed, sides.officer)
    assert path in page(owed, sides.head)
    assert path not in page(owed, sides.secretary)
    assert path not in page(owed)
    refused = client_of(sides.secretary).get(address(f"obligation-{verb}", owed.pk))
    assert refused.status_code == 403


def test_the_clock_is_let_run_on_only_where_it_stands(sides: Sides) -> None:
    owed = sides.owes_by_setting()
    resume = address("obligation-resume", owed.pk)
    assert resume not in page(owed, sides.head)

    do(sides.head, address("obligation-suspend", owed.pk), **WORDS)

    words = page(owed, sides.head)
    assert resume in words
    assert address("obligation-suspend", owed.pk) not in words
    assert "The clock stands still" in words


@pytest.mark.parametrize(
    ("verb", "data", "status", "said"),
    [
        ("promise", {"promised_on": "2026-12-01", "ground": "Кеше"}, 409, "too early"),
        ("extend", {"until": "2026-12-10", **WORDS}, 409, "already"),
        ("register", {"on": "2026-12-01"}, 409, "too early"),
        ("register", {"on": "2026-12-09"}, 400, ""),
        ("extend", {"until": "2027-12-10", "ground": "Жоқ"}, 400, ""),
    ],
)
def test_a_refusal_stands_beside_its_field(
    sides: Sides, verb: str, data: dict[str, str], status: int, said: str
) -> None:
    owed = sides.owes()

    answer = do(sides.head, address(f"obligation-{verb}", owed.pk), **data)

    assert answer.status_code == status
    assert said in answer.content.decode()
    assert owed.entries.count() == 1


def test_a_private_duty_is_no_page_for_a_stranger(sides: Sides) -> None:
    owed = sides.owes(is_public=False)

    assert client_of(None).get(address("obligation", owed.pk)).status_code == 404
    assert "seen by the two sides" in page(owed, sides.secretary)


def test_what_was_written_about_it_is_seen_by_its_sides(sides: Sides) -> None:
    owed, before = sides.owes(), date(2026, 12, 18)
    reminders.remind(on=before, at=morning(before))

    assert "Reminders sent" in page(owed, sides.officer)
    assert "Reminders sent" not in page(owed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_alone_and_a_duty_without_days_have_pages(
    sides: Sides, language: str
) -> None:
    promised = page(sides.promises(date(2027, 2, 1)), language=language)
    endless = page(sides.owes(None), language=language)

    assert "2027" in promised
    assert "day-strip" not in endless


def change_of(who: Actor, **data: str) -> CalendarChange:
    given = {
        "ground": "Күнді ауыстыру",
        "source": "№ 900 қаулы",
        "off_1": "2026-12-10",
        "worked_1": "2026-12-12",
        "reason_kk": "Демалыс",
        "reason_ru": "Выходной",
        "reason_en": "Day off moved",
        "year": "",
        **data,
    }
    answer = do(who, address("calendar-change-new"), **given)
    assert answer.status_code == 302, answer.content.decode()
    return CalendarChange.objects.latest("id")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_supervisor_looks_at_the_terms_and_moves_them(
    sides: Sides, supervisor: Actor, language: str
) -> None:
    owed = sides.owes()
    change = change_of(supervisor, worked_1="")

    looked = read(supervisor, address("calendar-change", change.pk, language=language))
    assert "21.12.2026" in looked
    assert "22.12.2026" in looked
    apply = address("calendar-change-apply", change.pk, language=language)
    assert apply in looked
    form = read(supervisor, apply)
    digest = form.split('name="digest" value="')[1].split('"')[0]
    assert do(supervisor, apply, digest=digest).status_code == 302

    owed.refresh_from_db()
    assert owed.due_on == date(2026, 12, 22)
    public = read(None, address("calendar-change", change.pk, language=language))
    assert "22.12.2026" in public
    assert "№ 900 қаулы" in public
    ledger = page(owed, language=language)
    assert address("calendar-change", change.pk, language=language) in ledger


def test_a_day_off_in_exchange_for_a_worked_one_keeps_the_pair(
    supervisor: Actor,
) -> None:
    change = change_of(supervisor)

    assert [(day["on"], day["instead_of"]) for day in change.days] == [
        ("2026-12-10", "2026-12-12"),
        ("2026-12-12", "2026-12-10"),
    ]


def test_a_list_that_has_changed_meanwhile_is_shown_again(
    sides: Sides, supervisor: Actor
) -> None:
    change = change_of(supervisor, worked_1="")
    sides.owes()

    answer = do(supervisor, address("calendar-change-apply", change.pk), digest="0")

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Look again." in words
    assert 'name="digest" value="0"' not in words


def test_a_moved_day_without_its_reason_is_refused_beside_the_field(
    supervisor: Actor,
) -> None:
    answer = do(
        supervisor,
        address("calendar-change-new"),
        ground="Ауыстыру",
        source="№ 1",
        off_1="2026-12-10",
        off_2="2026-12-10",
        year="",
    )

    words = answer.content.decode()
    assert answer.status_code == 400
    assert "A moved day has its reason." in words
    assert "A day is named twice." in words
    assert not CalendarChange.objects.exists()


def test_the_year_is_completed_from_the_form(supervisor: Actor) -> None:
    change = change_of(
        supervisor, off_1="", worked_1="", year="2027 complete", reason_kk=""
    )

    assert change.years == {"2027": "complete"}


def test_a_proposal_is_offered_to_the_supervisor_alone(
    sides: Sides, supervisor: Actor
) -> None:
    change = change_of(supervisor)
    new = address("calendar-change-new")

    assert new in read(supervisor, address("calendar-change-list"))
    assert new not in read(sides.head, address("calendar-change-list"))
    assert client_of(sides.head).get(new).status_code == 403
    hidden = client_of(sides.head).get(address("calendar-change", change.pk))
    assert hidden.status_code == 404


def test_it_is_discarded_with_a_reason(supervisor: Actor) -> None:
    change = change_of(supervisor)

    answer = do(
        supervisor, address("calendar-change-discard", change.pk), reason="Қате"
    )

    assert answer.status_code == 302
    words = read(supervisor, address("calendar-change", change.pk))
    assert "The change was discarded." in words
    assert address("calendar-change-apply", change.pk) not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_changes_says_what_will_stand_there(language: str) -> None:
    path = address("calendar-change-list", language=language)

    assert 'class="empty' in read(None, path)
