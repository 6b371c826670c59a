from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.rules import eligibility
from councils.rules.composition import Level, Standing
from councils.rules.eligibility import CERTIFICATES, Applicant, Document

ON = date(2026, 11, 23)
ALL = frozenset(Document)
FIT = Applicant(
    born_on=date(1990, 5, 1), is_citizen=True, is_resident=True, documents=ALL
)


@pytest.mark.parametrize(
    ("change", "local", "republican"),
    [
        ({}, [], []),
        ({"is_citizen": False}, ["citizen"], ["citizen"]),
        ({"born_on": date(2008, 11, 23)}, [], []),
        ({"born_on": date(2008, 11, 24)}, ["age"], ["age"]),
        ({"is_resident": False}, ["residence"], []),
        (
            {"is_in_working_group": True},
            ["not-in-working-group"],
            ["not-in-working-group"],
        ),
        (
            {"documents": ALL - {Document.CONSENT}},
            ["document-consent"],
            ["document-consent"],
        ),
        ({"documents": ALL - CERTIFICATES, "agrees_to_query": True}, [], []),
        (
            {"documents": ALL - CERTIFICATES},
            ["document-conviction-certificate", "document-health-certificate"],
            ["document-conviction-certificate", "document-health-certificate"],
        ),
    ],
)
def test_a_candidate_is_admitted_when_every_requirement_is_met(
    change: dict[str, Any], local: list[str], republican: list[str]
) -> None:
    applicant = replace(FIT, **change)

    found = {
        level: [b.code for b in eligibility.check(applicant, level=level, on=ON)]
        for level in Level
    }

    assert found == {Level.LOCAL: local, Level.REPUBLICAN: republican}


@pytest.mark.parametrize(
    ("born_on", "on", "lawful"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
        (date(2008, 3, 1), date(2026, 3, 1), True),
    ],
)
def test_eighteen_years_are_full_on_the_birthday(
    *, born_on: date, on: date, lawful: bool
) -> None:
    applicant = replace(FIT, born_on=born_on)

    found = eligibility.check_person(applicant, level=Level.LOCAL, on=on)

    assert (found == []) is lawful


DOCUMENTS = st.frozensets(st.sampled_from(list(Document)))


@given(documents=DOCUMENTS, more=st.sampled_from(list(Document)), query=st.booleans())
def test_bringing_one_more_document_never_makes_more_missing(
    *, documents: frozenset[Document], more: Document, query: bool
) -> None:
    before = eligibility.missing(documents=documents, agrees_to_query=query)
    after = eligibility.missing(documents=documents | {more}, agrees_to_query=query)

    assert set(after) <= set(before)


@given(DOCUMENTS)
def test_consent_to_a_query_stands_in_for_certificates_and_nothing_else(
    documents: frozenset[Document],
) -> None:
    without = eligibility.missing(documents=documents, agrees_to_query=False)
    queried = eligibility.missing(documents=documents, agrees_to_query=True)

    assert set(queried) == set(without) - CERTIFICATES


def test_each_requirement_and_each_document_has_its_verdict() -> None:
    verdicts = eligibility.verdicts(FIT, level=Level.LOCAL, on=ON)

    assert len(verdicts) == 4 + 5
    assert {verdict.standing for verdict in verdicts} == {Standing.LAWFUL}
    assert {v.citation.provision for v in verdicts} == {"art. 10(1)", "art. 10(2)"}


def test_nobody_is_refused_for_a_document_that_is_there() -> None:
    refused = eligibility.check_refusal(for_a_document=True, lacking=0)

    assert [breach.code for breach in refused] == ["nothing-is-missing"]
    assert eligibility.check_refusal(for_a_document=True, lacking=1) == []
    assert eligibility.check_refusal(for_a_document=False, lacking=0) == []
