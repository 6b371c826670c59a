"""Appeals: registered, given out, answered, sent on; the person is told to nobody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from backend.accounts.roles import Role
from backend.journal.models import Disclosure, Entry
from backend.law.refusal import MoveRefused, RuleBroken
from backend.notices.models import Letter as Sent
from councils.actions import appeals, commissions
from councils.models import AgendaItemKind, Appeal, Channel
from oversight.models import Obligation
from oversight.states import ObligationState
from tests import factories
from tests.councils import appeal_factories as heard
from tests.councils import factories as made
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT = made.AT
TODAY = AT.date()


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def owed(appeal: Appeal) -> Obligation:
    appeal.refresh_from_db()
    assert appeal.answer_obligation is not None
    return appeal.answer_obligation


def letters_to(user: Any) -> list[str]:
    return [f"{one.subject}\n{one.body}" for one in Sent.objects.filter(to=user)]


def test_appeals_are_numbered_by_council_and_year(house: House) -> None:
    first, second = heard.filed(house), heard.entered(house)
    late = heard.entered(house, received_on=date(2025, 12, 30))
    other = heard.filed(made.house(size=3))

    numbers = [str(one) for one in (first, second, late, other)]
    assert numbers == ["2026/1", "2026/2", "2025/1", "2026/1"]
    assert [first.channel, second.channel] == [Channel.HERE, Channel.POST]


def test_an_appeal_bears_the_name_of_the_account_or_of_a_company(house: House) -> None:
    author = heard.author()
    company = replace(heard.LETTER, author_name="«Тұлпар» ЖШС")

    own = heard.filed(house, by=author)
    of_company = heard.filed(house, by=author, letter=company)

    assert own.author_name == heard.NAME
    assert of_company.author_name == "«Тұлпар» ЖШС"
    assert own.user == of_company.user == author.user


def test_where_nothing_is_settled_an_appeal_never_becomes_overdue(house: House) -> None:
    duty = owed(heard.filed(house))

    assert (duty.due_on, duty.norm, duty.basis) == (None, "", "law")
    assert duty not in Obligation.objects.overdue(TODAY + timedelta(days=3650))


def test_a_settled_term_runs_from_the_receipt_and_is_a_setting(house: House) -> None:
    heard.settled(house, 10)

    duty = owed(heard.entered(house, received_on=date(2026, 11, 16)))

    assert (duty.started_on, duty.due_on) == (date(2026, 11, 16), date(2026, 11, 30))
    assert (duty.norm, duty.basis) == ("appeal.council.answer", "setting")
    assert duty.explanation is not None
    assert duty.explanation["read"] == "setting"
    assert duty in Obligation.objects.overdue(date(2026, 12, 1))


def test_an_appeal_from_before_the_setting_has_no_term(house: House) -> None:
    heard.settled(house, 10)

    duty = owed(heard.entered(house, received_on=date(2026, 7, 14)))

    assert duty.due_on is None


@pytest.mark.parametrize(
    ("theme", "code"),
    [
        ("Жанар Тілеуоваға су", "names-the-author"),
        ("Су, тел. 87051112233", "reaches-the-author"),
        ("Су, {email}", "reaches-the-author"),
    ],
)
def test_a_theme_that_tells_the_author_is_refused(
    house: House, theme: str, code: str
) -> None:
    author = heard.author()
    letter = replace(heard.LETTER, theme=theme.format(email=author.user.email))

    with pytest.raises(RuleBroken) as refused:
        heard.filed(house, by=author, letter=letter)

    assert codes(refused) == [code]
    assert not Appeal.objects.exists()


def test_an_answer_that_tells_the_author_is_refused_by_either_name(
    house: House,
) -> None:
    company = replace(heard.LETTER, author_name="«Тұлпар» ЖШС")
    author = heard.author()
    appeal = heard.filed(house, by=author, letter=company)

    for words in ("Жанар Тілеуоваға жауап", "«Тұлпар» ЖШС-на", author.user.email):
        with pytest.raises(RuleBroken):
            appeals.answer(appeal, answer=words, by=house.chair, at=AT)

    assert owed(appeal).state == ObligationState.OPEN
    assert appeal.state == "registered"
    assert appeal.answer == ""


def test_an_answer_discharges_the_duty_and_reaches_the_author(house: House) -> None:
    author = heard.author()
    appeal = heard.filed(house, by=author)

    appeals.answer(appeal, answer="Құбыр тартылды.", by=house.chair, at=AT)

    duty = owed(appeal)
    assert (appeal.state, appeal.answered_on) == ("answered", TODAY)
    assert (duty.state, duty.discharged_on) == ("discharged", TODAY)
    assert any("Құбыр тартылды." in letter for letter in letters_to(author.user))


def test_an_appeal_is_given_to_a_member_or_to_a_commission(house: House) -> None:
    appeal, member = heard.in_hand(house, 1), house.members[1].user
    assert appeal in Appeal.objects.known_to(member)
    commission = heard.commission(house)

    appeals.assign(appeal, commission=commission, seat=None, by=house.secretary, at=AT)

    appeal.refresh_from_db()
    assert (appeal.state, appeal.seat, appeal.commission) == (
        "assigned",
        None,
        commission,
    )
    assert appeal in Appeal.objects.known_to(house.members[2].user)
    assert letters_to(member)


def test_who_has_the_appeal_no_more_knows_the_author_no_more(house: House) -> None:
    appeal, member = heard.in_hand(house, 1), house.members[1].user

    appeals.assign(appeal, commission=None, seat=house.seats[2], by=house.chair, at=AT)

    assert appeal not in Appeal.objects.known_to(member)


@pytest.mark.parametrize("whose", ["nobody", "both", "another", "dissolved"])
def test_an_appeal_is_given_to_nobody_else(house: House, whose: str) -> None:
    appeal, other = heard.filed(house), made.house(size=3)
    commission = heard.commission(house)
    choices: dict[str, dict[str, Any]] = {
        "nobody": {"commission": None, "seat": None},
        "both": {"commission": commission, "seat": house.seats[0]},
        "another": {"commission": None, "seat": other.seats[0]},
        "dissolved": {"commission": commission, "seat": None},
    }
    later = AT + timedelta(days=1)
    if whose == "dissolved":
        commissions.dissolve(commission, on=TODAY, by=house.secretary, at=AT)

    with pytest.raises(RuleBroken) as refused:
        appeals.assign(appeal, **choices[whose], by=house.chair, at=later)

    assert codes(refused) == ["no-such-assignee"]


def test_a_redirected_appeal_is_read_by_the_body_and_owed_no_more(house: House) -> None:
    appeal, body = heard.filed(house), factories.body("Су шаруашылығы")
    officer = factories.holder(Role.OFFICER, body)

    appeals.redirect(appeal, body=body, by=house.secretary, at=AT)

    assert owed(appeal).state == ObligationState.ENDED
    assert appeal in Appeal.objects.known_to(officer.user)
    assert appeal not in Appeal.objects.known_to(
        factories.holder(Role.OFFICER, factories.body()).user
    )
    [letter] = letters_to(officer.user)
    assert heard.THEME in letter


def test_an_appeal_is_sent_on_to_a_body_alone(house: House) -> None:
    appeal, other = heard.filed(house), made.house(size=3)

    with pytest.raises(RuleBroken) as refused:
        appeals.redirect(appeal, body=other.council.organization, by=house.chair, at=AT)

    assert codes(refused) == ["not-a-body"]


def test_an_author_takes_the_appeal_back_and_why_stays_with_the_council(
    house: House,
) -> None:
    author = heard.author()
    appeal = heard.filed(house, by=author)

    appeals.withdraw(appeal, reason="Көрші су берді", by=author, at=AT)

    assert owed(appeal).state == ObligationState.ENDED
    assert appeal.withdraw_reason == "Көрші су берді"
    said = Disclosure.objects.filter(entry__object_id=appeal.pk)
    assert not any("Көрші" in str(one.value) for one in said)


def test_what_is_over_stays_over(house: House) -> None:
    appeal = heard.filed(house)
    appeals.answer(appeal, answer="Құбыр тартылды.", by=house.chair, at=AT)
    body, seat = factories.body(), house.seats[0]

    with pytest.raises(MoveRefused):
        appeals.answer(appeal, answer="Басқа жауап", by=house.chair, at=AT)
    with pytest.raises(MoveRefused):
        appeals.redirect(appeal, body=body, by=house.chair, at=AT)
    with pytest.raises(MoveRefused):
        appeals.assign(appeal, commission=None, seat=seat, by=house.chair, at=AT)
    with pytest.raises(MoveRefused):
        appeals.withdraw(appeal, reason="Жоқ", by=house.secretary, at=AT)


def test_neither_journal_nor_letters_to_others_tell_the_author(house: House) -> None:
    author, body = heard.author(), factories.body("Су шаруашылығы")
    factories.holder(Role.OFFICER, body)
    appeal = heard.filed(house, by=author)
    appeals.assign(appeal, commission=None, seat=house.seats[1], by=house.chair, at=AT)
    taken_back = heard.in_hand(house, 1, by=author)
    appeals.withdraw(taken_back, reason=heard.TEXT, by=author, at=AT)

    appeals.redirect(appeal, body=body, by=house.secretary, at=AT)

    told = [bytes(entry.leaf).decode() for entry in Entry.objects.all()]
    about = [appeal.pk, taken_back.pk]
    said = Disclosure.objects.filter(entry__object_id__in=about)
    told += [str(one.value) for one in said]
    to_others = Sent.objects.exclude(to=author.user)
    told += [f"{one.subject} {one.body}" for one in to_others]
    told += [str(vars(duty)) for duty in Obligation.objects.all()]
    assert to_others.count() >= 5
    for trace in heard.TRACES:
        assert not any(trace in one for one in told), trace


def test_an_appeal_goes_on_an_agenda_by_its_theme_alone(house: House) -> None:
    appeal, meeting = heard.in_hand(house, 1), made.planned(house, items=0)

    item = appeals.put_on_agenda(appeal, meeting=meeting, by=house.secretary, at=AT)

    assert (item.kind, item.title, item.power) == (
        AgendaItemKind.APPEAL,
        heard.THEME,
        "5(1)(6)",
    )
    assert (item.appeal, item.rapporteur_seat) == (appeal, house.seats[1])
    other = made.planned(made.house(size=3))
    with pytest.raises(RuleBroken) as refused:
        appeals.put_on_agenda(appeal, meeting=other, by=house.secretary, at=AT)
    assert codes(refused) == ["matter-of-another-council"]


def test_an_appeal_of_late_evening_is_received_on_its_local_day(house: House) -> None:
    evening = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)  # 01:30 on the 24th

    appeal = heard.filed(house, at=evening)

    assert appeal.received_on == date(2026, 11, 24)


def test_strangers_and_colleagues_do_not_know_the_author(house: House) -> None:
    author = heard.author()
    appeal = heard.filed(house, by=author)

    def knows(user: Any) -> bool:
        return appeal in Appeal.objects.known_to(user)

    marked = {
        who: bool(Appeal.objects.read_by(user).get(pk=appeal.pk).is_known)  # type: ignore[attr-defined]
        for who, user in (
            ("author", author.user),
            ("secretary", house.secretary.user),
            ("member", house.members[2].user),
            ("stranger", factories.person()),
        )
    }
    assert [knows(author.user), knows(house.secretary.user), knows(house.chair.user)]
    assert not knows(house.members[2].user)
    assert not knows(made.house(size=3).secretary.user)
    assert not knows(factories.person())
    assert marked == {
        "author": True,
        "secretary": True,
        "member": False,
        "stranger": False,
    }
