"""The papers of minutes: what they show, and as far as tests can tell PDF/A.

That a PDF is PDF/A rests on typst's own conformance; what is checked here is part of
the standard only: XMP, output intent, embedded fonts, no encryption, nothing to run.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from backend.papers import pdf, word
from councils.actions.minutes_papers import PDF_TEMPLATE, WORD_TEMPLATE
from councils.reports import minutes_paper, minutes_sample
from councils.reports.minutes_words import WORDS
from councils.states import BallotState
from tests.backend.papers import readers

Plain = dict[str, Any]
LANGUAGES = ["kk", "ru"]
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
ODD = "Ә <b>Әли</b> & {{ title }} {% if x %} #set $a$ «Ұ»"
DIGEST = "a1" * 32


def content(**change: Any) -> Plain:
    """Return the sample's content with these changes."""
    return {**deepcopy(minutes_sample.CONTENT), **change}


def drawn(said: Plain, language: str, *, digest: str = DIGEST) -> tuple[str, str]:
    """Return the text of both papers, DOCX and PDF, without their spaces."""
    data = minutes_paper.paper(said, language, digest=digest)
    made = pdf.rendered(PDF_TEMPLATE, data)
    assert readers.faults(made) == []
    docx = word.rendered(WORD_TEMPLATE, data)
    return flat(readers.words_of(docx)), flat(readers.text_of(made))


def flat(text: str) -> str:
    """Return the text without spaces: a line may break anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_papers_say_the_same_and_all_of_it(language: str) -> None:
    said = content()
    other = "ru" if language == "kk" else "kk"

    for text in drawn(said, language):
        for member in said["members"]:
            assert flat(member["name"]) in text
        assert flat(said["council"][language]) in text
        assert flat(said["council"][other]) not in text
        [item, _withdrawn] = said["items"]
        assert flat(item[f"heard_{language}"]) in text
        assert flat(item["ballots"][0][f"question_{language}"]) in text
        assert flat(item["decisions"][0][f"text_{language}"]) in text
        assert flat(item["decisions"][0]["recommendations"][0]["text"]) in text
        assert "Баяндамашыкелмеді" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_letters_of_kazakh_are_read_back_from_both(language: str) -> None:
    said = content(chair=KAZAKH)
    said["items"][0] |= {"heard_kk": KAZAKH, "heard_ru": KAZAKH}

    for text in drawn(said, language):
        assert text.count(flat(KAZAKH)) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_with_signs_in_it_stands_in_both_as_typed(language: str) -> None:
    said = content(chair=ODD)
    said["members"][0]["name"] = ODD
    said["items"][0] |= {"title_kk": ODD, "title_ru": ODD, "rapporteur": ODD}
    said["items"][0]["ballots"][0]["roll"][0]["name"] = ODD

    for text in drawn(said, language):
        assert text.count(flat(ODD)) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_shows_the_digest_of_its_content_and_a_draft_says_it_is_one(
    language: str,
) -> None:
    draft = WORDS["draft"].in_(language)

    fixed = drawn(content(), language)
    unfixed = drawn(content(), language, digest="")

    assert DIGEST in fixed[1]
    assert all(flat(draft) not in text for text in fixed)
    assert all(flat(draft) in text for text in unfixed)


def bare(said: Plain) -> None:
    said["members"], said["guests"], said["items"] = [], [], []
    said["agenda_versions"], said["participants"] = [], 0


def failed(said: Plain) -> None:
    said["meeting"] |= {"failed": True, "opened_at": None, "closed_at": None}
    said["quorum"] |= {"holds": False, "present": 1}
    said["items"] = []


def first_version(said: Plain) -> None:
    said["version"], said["correction_reason"] = 1, ""


def unnumbered(said: Plain) -> None:
    said["meeting"] |= {"number": None, "place": "", "link": "https://meet.example.kz"}
    said["chair"], said["secretary"] = "", ""


def of_a_commission(said: Plain) -> None:
    said["meeting"] |= {
        "kind": "commission",
        "commission_kk": "Экология комиссиясы",
        "commission_ru": "",
    }


def with_a_withdrawn_ballot(said: Plain) -> None:
    said["items"][0]["ballots"][0] |= {
        "state": str(BallotState.WITHDRAWN),
        "withdrawn_reason": "Сұрақ қате",
        "explanation": None,
        "roll": [],
        "candidates": [],
    }


def recounted(said: Plain) -> None:
    said["items"][0]["ballots"][0] |= {
        "is_recount": True,
        "recount_reason": "Хатшы қате санады",
    }


def after_midnight(said: Plain) -> None:
    said["meeting"] |= {
        "opened_at": "2026-09-10T23:50+05:00",
        "closed_at": "2026-09-11T00:40+05:00",
    }


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (bare, "Хаттама№1"),
        (failed, "отырысөткенжоқ"),
        (first_version, "кезектіотырыс"),
        (unnumbered, "https://meet.example.kz"),
        (of_a_commission, "Экологиякомиссиясы"),
        (with_a_withdrawn_ballot, "Дауысберуқайтарыпалынды:Сұраққате"),
        (recounted, "Қайтасанау:Хатшықатесанады"),
        (after_midnight, "23:50–11.09.202600:40"),
    ],
)
def test_papers_are_drawn_of_whatever_has_happened(
    change: Callable[[Plain], None], shown: str
) -> None:
    said = content()
    change(said)

    for text in drawn(said, "kk"):
        assert shown in text


def test_a_long_meeting_has_page_numbers_and_keeps_its_signatures() -> None:
    said = content()
    said["items"] = [{**said["items"][0], "position": n} for n in range(1, 41)]
    data = minutes_paper.paper(said, "ru", digest=DIGEST)

    pages = readers.reader(pdf.rendered(PDF_TEMPLATE, data)).pages

    assert len(pages) > 8
    assert f"{len(pages)} / {len(pages)}" in pages[-1].extract_text()
    assert "Подписи" in pages[-1].extract_text()


def test_a_text_in_one_language_stands_in_the_paper_of_the_other() -> None:
    said = content()
    said["items"][0] |= {"heard_ru": "", "title_ru": ""}

    for text in drawn(said, "ru"):
        assert flat(said["items"][0]["heard_kk"]) in text
        assert flat(said["items"][0]["title_kk"]) in text


def test_the_house_template_passes_the_trial_that_others_must_pass() -> None:
    for language, sample in minutes_sample.samples().items():
        made = word.rendered(WORD_TEMPLATE, sample)

        assert flat(sample["title"]) in flat(readers.words_of(made)), language
