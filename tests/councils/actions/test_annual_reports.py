"""An annual report: counted, worded, published, frozen, corrected by versions."""

from datetime import UTC, datetime

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from backend.files.models import File
from backend.journal.models import Entry
from backend.law.refusal import MoveRefused, RuleBroken
from councils.actions import annual_reports, report_papers
from councils.models import AnnualReport, Meeting
from tests import factories
from tests.backend.papers import readers
from tests.councils import factories as made
from tests.councils import year_factories as of_year
from tests.councils.factories import House

pytestmark = pytest.mark.django_db
AT, LATER = made.AT, datetime(2026, 12, 1, 5, 0, tzinfo=UTC)
KAZAKH = "ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І"
ODD = "<b> & {{ name }} {% if %} #set \\ $a$ *b* _c_ `d` @e [f] \"h\" 'i'"


@pytest.fixture
def house() -> House:
    """Return a council of three, of whom all have accounts."""
    return made.house(size=3, people=3)


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [breach.code for breach in refused.value.breaches]


def content(file: File | None) -> bytes:
    assert file is not None
    with default_storage.open(file.path) as stored:
        kept: bytes = stored.read()
    return kept


def test_a_draft_counts_what_has_happened_so_far(house: House) -> None:
    of_year.held(house, at=of_year.day(9), present=house.seats)

    report = of_year.drafted(house)

    assert (report.state, report.version, report.digest) == ("drafted", 1, "")
    assert report.counters["meetings"]["held"] == 1
    assert report.counters["attendance"]["percent"] == 100
    assert report.counted_at == AT


def test_a_draft_is_the_councils_own_and_a_published_report_is_everybodys(
    house: House,
) -> None:
    report = of_year.drafted(house)
    stranger = factories.person()
    assert report not in AnnualReport.objects.visible_to(stranger)
    assert report in AnnualReport.objects.visible_to(house.members[2].user)

    annual_reports.publish(report, by=house.chair, at=AT)

    assert report in AnnualReport.objects.visible_to(stranger)


def test_counting_anew_keeps_the_words_and_wording_keeps_the_counts(
    house: House,
) -> None:
    report = of_year.drafted(house)
    worded = annual_reports.edit(
        report, text_kk="Жыл", text_ru="Год", by=house.secretary, at=AT
    )
    of_year.held(house, at=of_year.day(9), present=house.seats)
    assert worded.counters["meetings"]["held"] == 0

    counted = annual_reports.refresh(report, by=house.secretary, at=LATER)

    assert counted.counters["meetings"]["held"] == 1
    assert (counted.text_kk, counted.text_ru) == ("Жыл", "Год")
    assert counted.counted_at == LATER


def test_there_is_one_report_on_a_year(house: House) -> None:
    of_year.drafted(house)

    with pytest.raises(RuleBroken) as refused:
        of_year.drafted(house)

    assert codes(refused) == ["report-exists"]
    assert AnnualReport.objects.filter(council=house.council).count() == 1


@pytest.mark.parametrize("year", [2025, 2027])
def test_nobody_reports_on_a_year_before_the_council_or_to_come(
    house: House, year: int
) -> None:
    with pytest.raises(RuleBroken) as refused:
        of_year.drafted(house, year=year)

    assert codes(refused) == ["no-such-year"]
    assert "7(2)(4)" in refused.value.breaches[0].citation.in_("en")


def test_publishing_counts_a_last_time_and_freezes(house: House) -> None:
    report = of_year.drafted(house)
    of_year.held(house, at=of_year.day(9), present=house.seats)

    published = annual_reports.publish(report, by=house.chair, at=LATER)

    frozen = published.counters
    of_year.held(house, at=of_year.day(10), present=house.seats)
    Meeting.objects.filter(council=house.council).update(state="cancelled")
    published.refresh_from_db()
    assert published.counters == frozen
    assert published.counters["meetings"]["held"] == 1
    assert (published.state, published.published_at) == ("published", LATER)
    assert len(published.digest) == 64
    for act in (annual_reports.refresh, annual_reports.publish):
        with pytest.raises(MoveRefused):
            act(published, by=house.chair, at=LATER)
    with pytest.raises(MoveRefused):
        annual_reports.edit(
            published, text_kk="x", text_ru="", by=house.chair, at=LATER
        )


def test_the_digest_holds_the_words_and_the_counts(house: House) -> None:
    first = of_year.published(house, words="Бірінші")
    second = annual_reports.correct(first, reason="Қате", by=house.chair, at=AT)
    second = annual_reports.edit(
        second, text_kk="Екінші", text_ru="", by=house.secretary, at=AT
    )
    second = annual_reports.publish(second, by=house.chair, at=AT)

    assert first.digest != second.digest
    entry = Entry.objects.filter(object_id=second.pk).order_by("-version")[0]
    assert entry.kind == "annual-report.published"
    assert second.public_state()["digest"] == second.digest


def test_a_correction_is_the_next_version_and_keeps_the_first(house: House) -> None:
    first = of_year.published(house, words="Бірінші")
    of_year.held(house, at=of_year.day(9), present=house.seats)

    second = annual_reports.correct(
        first, reason="Отырыс түсіп қалған", by=house.secretary, at=LATER
    )

    first.refresh_from_db()
    assert (first.state, first.counters["meetings"]["held"]) == ("published", 0)
    assert (second.version, second.state) == (2, "drafted")
    assert (second.text_kk, second.correction_reason) == (
        *("Бірінші", "Отырыс түсіп қалған"),
    )
    assert second.counters["meetings"]["held"] == 1
    assert second not in AnnualReport.objects.visible_to(factories.person())


def test_only_the_latest_version_is_corrected_and_only_once_it_is_public(
    house: House,
) -> None:
    first = of_year.published(house)
    second = annual_reports.correct(first, reason="Қате", by=house.chair, at=AT)

    with pytest.raises(RuleBroken) as refused:
        annual_reports.correct(first, reason="Тағы", by=house.chair, at=AT)
    with pytest.raises(MoveRefused):
        annual_reports.correct(second, reason="Тағы", by=house.chair, at=AT)

    assert codes(refused) == ["not-the-latest"]
    assert AnnualReport.objects.filter(council=house.council).count() == 2


def test_a_later_version_without_a_reason_is_refused_by_the_database(
    house: House,
) -> None:
    report = of_year.drafted(house)

    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.filter(pk=report.pk).update(version=2)


def test_the_first_version_does_the_years_duty_and_a_correction_nothing_more(
    house: House,
) -> None:
    owed = of_year.owed(house)

    first = of_year.published(house)
    second = annual_reports.correct(first, reason="Қате", by=house.chair, at=LATER)
    annual_reports.publish(second, by=house.chair, at=LATER)

    owed.report.refresh_from_db()
    assert owed.report.state == "discharged"
    assert owed.report.discharged_on == AT.date()
    assert owed.first_informing.state == "open"


def test_a_report_on_a_year_without_duties_is_published_all_the_same(
    house: House,
) -> None:
    at = datetime(2027, 1, 20, 5, 0, tzinfo=UTC)
    report = of_year.drafted(house, year=2026, at=at)

    published = annual_reports.publish(report, by=house.chair, at=at)

    assert published.state == "published"
    assert not house.council.years.filter(year=2026).exists()


def test_papers_come_in_both_languages_and_are_public(house: House) -> None:
    report = of_year.published(house, words="Жыл қорытындысы")
    title = {"kk": "Жылдық есеп", "ru": "Годовой отчёт"}

    for language, named in title.items():
        pdf = content(getattr(report, f"pdf_{language}"))
        docx = content(getattr(report, f"docx_{language}"))
        assert readers.faults(pdf) == []
        for text in (readers.text_of(pdf), readers.words_of(docx)):
            assert named in text
            assert "Жыл қорытындысы" in text
            assert report.digest in text.replace("\n", "")
        assert getattr(report, f"pdf_{language}").is_public


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_papers_show_all_letters_of_kazakh_and_names_as_typed(
    house: House, language: str
) -> None:
    seat = house.seats[0]
    seat.person_name = ODD
    seat.save(update_fields=["person_name"])
    of_year.held(house, at=of_year.day(9), present=house.seats)
    report = of_year.published(house, words=f"{KAZAKH}\n{ODD}")

    pdf = readers.text_of(content(getattr(report, f"pdf_{language}")))
    docx = readers.words_of(content(getattr(report, f"docx_{language}")))

    for text in (pdf, docx):
        assert KAZAKH in " ".join(text.split())
        assert "".join(text.split()).count("".join(ODD.split())) == 2


def test_the_papers_hold_the_tables_of_the_year(house: House) -> None:
    body, head = of_year.headed("Жолдар басқармасы")
    of_year.recommended(house, [(body, "5(1)(1)")], at=of_year.day(9))
    report = of_year.published(house)

    words = report_papers.data(report, "ru")

    assert words["meetings"]["rows"] == [
        ["10.09.2026", "очередное заседание № 1", "3 / 3"]
    ]
    assert words["members"]["rows"][0] == ["Мүше 01", "1", "1", "0", "0", "0"]
    assert words["late"]["rows"] == [["Жолдар басқармасы", "0", "1"]]
    text = readers.text_of(content(report.pdf_ru))
    assert "Жолдар басқармасы" in text
    assert head.user.name not in text


def test_the_papers_of_a_correction_say_why(house: House) -> None:
    first = of_year.published(house)
    second = annual_reports.correct(
        first, reason="Отырыс түсіп қалған", by=house.chair, at=LATER
    )
    second = annual_reports.publish(second, by=house.chair, at=LATER)

    text = readers.text_of(content(second.pdf_kk))

    assert "2-нұсқа. Түзету себебі: Отырыс түсіп қалған" in " ".join(text.split())
    assert "нұсқа" not in readers.text_of(content(first.pdf_kk))
