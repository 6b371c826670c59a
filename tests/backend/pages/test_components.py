"""What templates draw: escaped, explained, without a script or a style of its own."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from backend.accounts.models import Region
from backend.law import acts, term
from backend.law.acts import Act
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.pages import icons

ROOT = Path(__file__).resolve().parents[3]
EVIL = "<script>alert(1)</script>"
ANSWER = Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT)


@pytest.fixture(autouse=True)
def _kazakh() -> Iterator[None]:
    with translation.override("kk"):
        yield


def draw(source: str, **context: object) -> str:
    return str(engines["django"].from_string(source).render(context))


def templates() -> list[Path]:
    rooms = ("backend", "oversight", "councils")
    return sorted(
        path for room in rooms for path in (ROOT / room).rglob("templates/**/*.html")
    )


def stored(start: date = date(2026, 10, 19)) -> dict[str, object]:
    calendar = WorkingCalendar.plain()
    return term.due(public_control.ANSWER, start=start, calendar=calendar).as_json()


class Question(forms.Form):
    words = forms.CharField(label=EVIL, help_text=EVIL)


@pytest.mark.parametrize(
    ("kind", "act", "word"),
    [
        ("lawful", acts.PUBLIC_COUNCILS, "Lawful"),
        ("unlawful", acts.PUBLIC_COUNCILS, "Against the law"),
        ("lawful", acts.COUNCIL_REGULATION, "By the setting"),
        ("unlawful", acts.COUNCIL_REGULATION, "Against a setting"),
    ],
)
def test_a_verdict_by_a_setting_is_not_called_law(
    kind: str, act: Act, word: str
) -> None:
    law = Citation(act, "", Read.TEXT)

    with translation.override("en"):
        drawn = draw(
            "{% verdict kind rule '' law %}", kind=kind, rule="Notice", law=law
        )

    assert f">{word}<" in drawn


@pytest.mark.parametrize(
    "source",
    [
        '{% badge "late" evil %}',
        '{% verdict "lawful" evil evil evil %}',
        '{% notice "info" evil %}{{ evil }}{% endnotice %}',
        "{% empty evil %}{{ evil }}{% endempty %}",
        "{% provision evil %}",
        "{% provision citation note=evil %}",
        '{% icon "x" evil %}',
        "{% pager evil evil %}",
        "{% steps items %}",
        "{% tabs items %}",
        "{% timeline items %}",
        "{% field form.words hint=evil %}",
        "{{ texts|local }}",
    ],
)
def test_what_people_wrote_is_escaped(source: str) -> None:
    item = dict.fromkeys(("label", "title", "note", "url", "who", "count"), EVIL)
    at = datetime(2026, 11, 23, tzinfo=ZoneInfo("Asia/Almaty"))

    drawn = draw(
        source,
        evil=EVIL,
        citation=ANSWER,
        items=[{**item, "at": at}],
        form=Question({"words": EVIL}),
        texts={"kk": EVIL, "ru": EVIL, "en": EVIL},
    )

    assert "<script" not in drawn
    assert "&lt;script" in drawn


@pytest.mark.parametrize("page", templates(), ids=lambda path: str(path.name))
def test_a_page_has_no_script_and_no_style_of_its_own(page: Path) -> None:
    source = page.read_text()

    if "api" not in page.parts[-2:]:  # the reader of the contract brings its own
        own = r"<script(?! src=\"{% static )|<style|\sstyle=|\son[a-z]+=\""
        assert not re.search(own, source)


@pytest.mark.parametrize("page", templates(), ids=lambda path: str(path.name))
def test_every_icon_that_a_page_names_is_drawn(page: Path) -> None:
    named = re.findall(r"""{% icon ["']([a-z-]+)["']""", page.read_text())

    assert set(named) <= icons.names()


def test_an_icon_that_nobody_drew_is_refused() -> None:
    with pytest.raises(icons.NoSuchIcon):
        draw('{% icon "unicorn" %}')


@pytest.mark.parametrize("drawing", ["icons.svg", "band.svg", "favicon.svg"])
def test_drawings_are_well_formed(drawing: str) -> None:
    tree = ElementTree.parse(icons.SPRITE.with_name(drawing))  # noqa: S314 - our own

    assert tree.getroot().tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize(
    ("language", "place", "portal"),
    [
        ("kk", "13-бап 4-тармақ", "/kaz/"),
        ("ru", "ст. 13 п. 4", "/rus/"),
        ("en", "art. 13(4)", "/eng/"),
    ],
)
@pytest.mark.parametrize("said", [ANSWER, stored()], ids=["citation", "stored"])
def test_a_provision_names_its_act_in_full_and_leads_to_its_text(
    said: object, language: str, place: str, portal: str
) -> None:
    with translation.override(language):
        drawn = draw("{% provision said %}", said=said)

    assert place in drawn
    assert f'title="{acts.PUBLIC_CONTROL.title.in_(language)}, 30-VIII"' in drawn
    assert portal in drawn


def test_a_setting_is_not_styled_as_law() -> None:
    setting = Citation(acts.COUNCIL_REGULATION, "", Read.SETTING)

    drawn = draw("{% provision said %}", said=setting)

    assert "§" not in drawn
    assert "Баптау" in drawn


@pytest.mark.parametrize(
    ("passed", "state", "number"),
    [(0, "wait", "10"), (9, "wait", "1"), (10, "soon", "бүгін"), (24, "silent", "+14")],
)
def test_the_clock_says_how_a_term_stands(passed: int, state: str, number: str) -> None:
    drawn = draw("{% term_clock 10 passed %}", passed=passed)

    assert f'class="clock {state}"' in drawn
    assert f">{number}</text>" in drawn
    assert ("clock-over" in drawn) == (passed > 10)


def test_the_clock_has_an_arc_for_each_day_up_to_twenty() -> None:
    ten = draw("{% term_clock 10 4 %}")
    thirty = draw("{% term_clock 30 0 %}")

    assert ten.count("A46 46") == 10
    assert thirty.count("A46 46") == 2  # one ring, in two halves


def test_the_strip_counts_working_days_and_leaves_out_the_rest() -> None:
    drawn = draw("{% day_strip said %}", said=stored())

    numbers = re.findall(r"<b>(\d+)</b>", drawn)
    assert numbers == [str(number) for number in range(11)]
    assert drawn.count("is-off") == 4
    assert "24, 25 қазан" in drawn


def test_a_backward_term_is_counted_down_to_the_event() -> None:
    said = stored() | {"started_on": "2026-11-02", "due_on": "2026-10-19"}

    drawn = draw("{% day_strip said %}", said=said)

    assert re.findall(r"<b>(\d+)</b>", drawn) == [str(n) for n in range(10, -1, -1)]


def test_an_error_is_tied_to_its_field() -> None:
    form = Question({"words": ""})

    drawn = draw("{% field form.words %}", form=form)

    assert 'id="id_words_error"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert "id_words_helptext" in drawn
    assert "Бұл өрісті толтырыңыз." in drawn


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_error_page_needs_nothing_but_itself(page: str, language: str) -> None:
    with translation.override(language):
        drawn = engines["django"].get_template(page).render()

    assert f'<html lang="{language}">' in drawn
    assert "<h1>" in drawn


@pytest.mark.django_db
def test_a_choice_of_nothing_is_a_dash_unless_it_has_words() -> None:
    class Choice(forms.Form):
        region = forms.ModelChoiceField(Region.objects.none(), required=False)
        npo = forms.ModelChoiceField(Region.objects.none(), empty_label="Тізімде жоқ")

    assert ">–<" in draw("{% field form.region %}", form=Choice())
    assert ">Тізімде жоқ<" in draw("{% field form.npo %}", form=Choice())
