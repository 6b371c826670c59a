"""A final document as its papers show it, in one language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from backend.law import acts, wording
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from oversight.reports.final_paper_words import CAPACITIES, WORDS
from oversight.states import CASE_FORMS, DOCUMENT_KINDS, CaseForm, DocumentKind

Plain = dict[str, Any]


def paper(content: Plain, language: str, *, digest: str, is_full: bool) -> Plain:
    """Return the data of a paper in one language, all of it ready to be read.

    Without a digest it is a draft, and says so.
    """
    said = {name: text.in_(language) for name, text in WORDS.items()}
    kind = DOCUMENT_KINDS[DocumentKind(content["kind"])].in_(language)
    return {
        "language": language,
        "words": said,
        "title": f"{kind} № {content['number']}" if content["number"] else kind,
        "dated": content["sent_on"],
        "theme": content["theme"],
        "note": "" if digest else said["draft"],
        "full": said["full"] if is_full else "",
        "source": content["source"] if content["is_demonstration"] else "",
        "facts": _facts(content, language, said),
        "text": _paragraphs(content["texts"][language]),
        "lines": [_paper_line(one, language) for one in content["recommendations"]],
        "answer": _answer(content, language, said),
        "annexes": _annexes(content, language, said),
        "subjects": _subjects(content, language),
        "findings": [
            {
                "number": str(number),
                "fact": one["facts"],
                "where": one["place"],
                "when": _day(one["on"], language),
                "provision": one["provision"],
                "secret": said["not_public"] if one["is_private"] else "",
            }
            for number, one in enumerate(content["findings"], 1)
        ],
        "protocols": [_protocol(one, language) for one in content["protocols"]],
        "conclusions": [_conclusion(one, language) for one in content["conclusions"]],
        "circumstances": _paragraphs(content["circumstances"]),
        "others": [
            f"{one['name']} (SHA-256 {one['sha256']})"
            for one in content["other_documents"]
        ],
        "signers": [
            one["name"] for one in content["subjects"] if one["capacity"] != "expert"
        ],
        "digest": digest,
    }


def _facts(
    content: Plain, language: str, said: Mapping[str, str]
) -> list[dict[str, str]]:
    council = content["is_of_council"]
    bodies = "; ".join(_named(body, language) for body in content["bodies"])
    rows = [
        (said["matter"], content["case"]),
        (
            said["council"] if council else said["initiator"],
            _named(content["initiator"], language),
        ),
        (said["addressees"] if council else said["bodies"], bodies),
        (said["adopted"], _day(content["adopted_on"], language)),
        (said["sent"], _day(content["sent_on"], language)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _annexes(
    content: Plain, language: str, said: Mapping[str, str]
) -> list[dict[str, str]]:
    if content["is_of_council"]:  # its own law asks for none
        return []
    forms = [CASE_FORMS[CaseForm(form)].in_(language) for form in content["forms"]]
    span = [content["held_from"], content["held_until"]]
    rows = [
        (said["annex_time"], " – ".join(_local(m) for m in span if m)),
        (said["annex_place"], content["held_place"]),
        (said["annex_tasks"], content["tasks"]),
        (said["annex_forms"], "; ".join(forms)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def _subjects(content: Plain, language: str) -> list[dict[str, str]]:
    if content["is_of_council"]:
        return []
    return [
        {
            "number": str(number),
            "name": one["name"],
            "capacity": ", ".join(
                part
                for part in (
                    CAPACITIES[one["capacity"]].in_(language),
                    one["organization"],
                )
                if part
            ),
            "declared": _day(one["declared_on"], language) or "–",
        }
        for number, one in enumerate(content["subjects"], 1)
    ]


def _answer(content: Plain, language: str, said: Mapping[str, str]) -> str:
    if content["is_of_council"]:
        return ""
    law = public_control.ANSWER.citation.in_(language)
    return f"{said['answer']} {law}."


def _protocol(one: Plain, language: str) -> Plain:
    day = _day(one["held_on"], language)
    people = f"{one['chair']}, {one['secretary']}"
    return {"head": f"{day}. {people}", "text": _paragraphs(one["text"])}


def _conclusion(one: Plain, language: str) -> Plain:
    day = _day(one["signed_on"], language)
    return {
        "head": f"{one['expert']}, {day}",
        "about": f"{one['question']} ({one['about']})",
        "text": _paragraphs(one["text"]),
    }


def _paper_line(one: Plain, language: str) -> dict[str, str]:
    power = one["power"]
    law = Citation(acts.PUBLIC_COUNCILS, f"art. {power}", Read.TEXT) if power else None
    return {
        "number": str(one["line"]),
        "body": _named(one["body"], language),
        "text": one["texts"].get(language) or next(iter(one["texts"].values())),
        "power": law.in_(language) if law else "",
    }


def _named(names: Mapping[str, str], language: str) -> str:
    return names[language] or names["kk"] or names["ru"]


def _local(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%d.%m.%Y %H:%M}"


def _day(iso: str, language: str) -> str:
    return wording.day(date.fromisoformat(iso)).in_(language) if iso else ""


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
