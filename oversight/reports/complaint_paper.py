"""What the papers of a complaint show: facts of the register, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from backend.law import wording
from backend.law.citation import Citation
from backend.law.norms import public_control
from backend.law.norms.administrative_code import COMPLAINT_DECIDED
from backend.law.text import Text
from oversight.models import Answer, Complaint, Ground, Instance
from oversight.reports import complaint_words as words
from oversight.reports import grounds
from oversight.rules import complaints as rules
from oversight.states import CASE_FORMS, DOCUMENT_KINDS, CaseForm

LANGUAGES = ("kk", "ru")
Plain = dict[str, Any]


def content(complaint: Complaint, *, on: date) -> Plain:
    """Return the whole letter in both languages, as it stands on this day.

    `complaint` comes with its recommendation, case, document, body and addressee.
    """
    return {language: paper(complaint, language, on=on) for language in LANGUAGES}


def paper(complaint: Complaint, language: str, *, on: date) -> Plain:
    """Return the letter in one language: plain data for the templates."""
    recommendation = complaint.recommendation
    case = recommendation.case
    found = grounds.of(complaint, filed_on=on)
    limit = grounds.time_limit(
        found.learned_on, is_route_stated=complaint.is_route_stated
    )
    return {
        "language": language,
        "title": words.TITLE.in_(language),
        "about": words.ABOUT[complaint.ground].in_(language),
        "number": complaint.number,
        "dated": on.isoformat(),
        "day": wording.day(on).in_(language),
        "heads": list(_heads(complaint, language)),
        "facts_title": words.FACTS.in_(language),
        "facts": list(_facts(complaint, found.answer, language)),
        "asked_title": f"{words.ASKED.in_(language)} {recommendation.line}",
        "asked": recommendation.text,
        "asked_language": case.language,
        "grounds_title": words.GROUNDS.in_(language),
        "grounds": list(_grounds(complaint, language)),
        "own_title": words.OWN.in_(language),
        "own": complaint.text,
        "own_language": complaint.language,
        "requests_title": words.REQUESTS.in_(language),
        "requests": _requests(complaint, language),
        "limit_title": words.LIMIT.in_(language) if limit else "",
        "limit": limit.explanation(language) if limit else "",
        "annexes_title": words.ANNEXES.in_(language),
        "annexes": list(_annexes(complaint, found.answer, language)),
        "signature": words.SIGNATURE.in_(language),
        "signed": complaint.drafted_by.name,
        "note": words.DEMONSTRATION.in_(language) if case.is_demonstration else "",
    }


def _heads(complaint: Complaint, language: str) -> Iterator[Plain]:
    """Yield to whom, through whom, from whom and against whom the letter goes."""
    recommendation = complaint.recommendation
    body = _named(recommendation.body, language)
    to = complaint.addressee_in(language)
    if complaint.to == Instance.COURT:
        to = to or words.TO_COURT.in_(language)
    if complaint.to == Instance.PROSECUTOR:
        to = to or words.TO_PROSECUTOR.in_(language)
    yield {"label": words.TO.in_(language), "value": to or "…"}
    if complaint.to == Instance.HIGHER_BODY:
        yield {"label": words.THROUGH.in_(language), "value": body}
    author = _named(recommendation.case.initiator, language)
    yield {"label": words.FROM.in_(language), "value": author}
    yield {"label": words.AGAINST.in_(language), "value": body}


def _facts(
    complaint: Complaint, answer: Answer | None, language: str
) -> Iterator[Plain]:
    recommendation = complaint.recommendation
    case, owed = recommendation.case, recommendation.answer_obligation
    form = CASE_FORMS[CaseForm(case.form)].in_(language)
    yield _row(words.CASE, f"№ {case.number}, «{case.theme}». {form}", language)
    document = recommendation.document
    kind = DOCUMENT_KINDS[document.kind].in_(language)
    if document.number:
        yield _row(words.DOCUMENT, f"{kind} № {document.number}", language)
    if recommendation.sent_at:
        sent_on = timezone.localdate(recommendation.sent_at)
        yield _row(words.SENT, _day(sent_on, language), language)
    if owed is not None:
        yield _row(words.RECEIVED, _day(owed.started_on, language), language)
    if owed is not None and owed.due_on and owed.explanation:
        yield _row(words.DUE, _day(owed.due_on, language), language)
        told = Text(**owed.explanation["explanation"]).in_(language)
        yield _row(words.WHY_DUE, told, language)
    if answer is None or answer.answered_on is None:
        yield _row(words.ANSWER, words.NONE_YET.in_(language), language)
        return
    verdict = words.VERDICTS[answer.verdict].in_(language)
    number = f", № {answer.number}" if answer.number else ""
    said = f"{_day(answer.answered_on, language)}{number}: {verdict}"
    yield _row(words.ANSWER, said, language)
    yield _row(words.REASONS, answer.reasons, language)
    assessed = getattr(answer, "assessment", None)
    if assessed is not None and assessed.view in words.VIEWS:
        view = words.VIEWS[assessed.view].in_(language)
        yield _row(words.VIEW, f"{view}. {assessed.reason}", language)


def _grounds(complaint: Complaint, language: str) -> Iterator[str]:
    recommendation = complaint.recommendation
    is_of_council = recommendation.case.is_of_council
    said = {
        "answer": _answer_law(complaint, language),
        "silence": _said(rules.SILENCE, language),
        "refusal": _said(rules.REFUSAL, language),
        "reasoned": _said(rules.REASONED, language),
        "route": _said(rules.ROUTE, language),
        "decide": _said(COMPLAINT_DECIDED.citation, language),
        "prosecutor": _said(rules.PROSECUTOR, language),
        "court": _said(rules.AFTER_COMPLAINT, language),
        "directly": _said(rules.NO_HIGHER_BODY, language),
    }
    if is_of_council:
        said["reasoned"] = said["answer"]
    for text in _sentences(complaint, is_of_council=is_of_council):
        yield text.in_(language).format(**said)


def _sentences(complaint: Complaint, *, is_of_council: bool) -> Iterator[Text]:
    match Ground(complaint.ground):
        case Ground.NO_ANSWER:
            yield from (words.SILENT, words.PRESUMED)
        case Ground.REFUSAL_TO_CONSIDER:
            yield words.REFUSED
            if not is_of_council:
                yield words.REFUSAL_COMPLAINED
        case Ground.FORMAL_ANSWER:
            yield words.EMPTY
    has_higher = complaint.recommendation.body.parent_id is not None
    if complaint.to == Instance.COURT and not has_higher:
        yield words.COURT_DIRECTLY
    else:
        yield words.BY_ROAD[complaint.to]


def _answer_law(complaint: Complaint, language: str) -> str:
    """Return the provision under which the answer is owed: of either law."""
    owed = complaint.recommendation.answer_obligation
    if owed is not None and owed.explanation and "provision" in owed.explanation:
        return Text(**owed.explanation["provision"]).in_(language)
    return _said(public_control.ANSWER.citation, language)


def _requests(complaint: Complaint, language: str) -> list[str]:
    asks = [ask.in_(language) for ask in words.ASKS[complaint.ground]]
    asks.append(words.ASK_TO_TELL.in_(language))
    reason = complaint.late_reason.strip()
    if reason:
        asks.insert(0, words.ASK_TO_RESTORE.in_(language).format(reason=reason))
    return asks


def _annexes(
    complaint: Complaint, answer: Answer | None, language: str
) -> Iterator[str]:
    recommendation = complaint.recommendation
    document = recommendation.document
    kind = DOCUMENT_KINDS[document.kind].in_(language)
    number = document.number or recommendation.case.number
    copied = words.COPY_OF_DOCUMENT.in_(language)
    yield copied.format(name=kind, number=number)
    delivery = document.deliveries.filter(body=recommendation.body_id).first()
    if delivery is not None and delivery.proof:
        yield words.PROOF.in_(language).format(proof=delivery.proof)
    if answer is not None:
        yield words.COPY_OF_ANSWER.in_(language)
    for file in complaint.evidence.order_by("id"):
        yield file.name


def _row(label: Text, value: str, language: str) -> Plain:
    return {"label": label.in_(language), "value": value}


def _said(law: Citation, language: str) -> str:
    return law.in_(language)


def _day(on: date, language: str) -> str:
    return wording.day(on).in_(language)


def _named(thing: Any, language: str) -> str:
    return getattr(thing, f"name_{language}", "") or str(thing.name_kk)
