"""A made-up meeting with some of everything: templates of minutes are tried on it."""

from typing import Any

from backend.law.text import Text
from councils.reports import minutes_paper

Plain = dict[str, Any]
BODY = {"kk": "Үлгі ауданының әкімдігі", "ru": "Акимат района «Образец»"}
AT, UNTIL = "2026-09-10T10:00+05:00", "2026-09-10T12:30+05:00"


def samples() -> dict[str, Plain]:
    """Return the data of the sample's papers, by language."""
    return {
        language: minutes_paper.paper(CONTENT, language, digest="0" * 64)
        for language in ("kk", "ru")
    }


def _spell(status: str, start: str, end: str) -> Plain:
    return {"status": status, "from": start, "to": end}


def _line(name: str, standing: str, conflict: str = "") -> Plain:
    return {"name": name, "standing": standing, "conflict": conflict}


BALLOT: Plain = {
    "question_kk": "Есеп қабылдансын ба?",
    "question_ru": "Принять ли отчёт?",
    "state": "closed",
    "matter": "ordinary",
    "withdrawn_reason": "",
    "is_repeat": True,
    "is_recount": False,
    "recount_reason": "",
    "members": 3,
    "present": 3,
    "for": 2,
    "against": 0,
    "abstained": 0,
    "recused": 1,
    "needed": 2,
    "carried": True,
    "explanation": Text("Қабылданды.", "Принято.", "Carried.").as_json(),
    "candidates": [
        {"name": "Асқарова Ақмарал Маратқызы", "votes": 2, "elected": True},
        {"name": "Төлеген Сәкен", "votes": 0, "elected": False},
    ],
    "roll": [
        _line("Асқарова Ақмарал Маратқызы", "for"),
        _line("Төлеген Сәкен", "for"),
        _line("Құрманғали Үміт", "recused", "туыстық / родство"),
    ],
}
DECISION: Plain = {
    "number": "2026/1",
    "adopted_on": "2026-09-10",
    "text_kk": "Есеп қабылдансын.",
    "text_ru": "Принять отчёт.",
    "recommendations": [
        {
            "body": BODY,
            "language": "kk",
            "text": "Жол жөндеу кестесі жариялансын.",
            "power": "5(1)(2)",
        }
    ],
}
ITEM: Plain = {
    "position": 1,
    "kind": "report",
    "title_kk": "Жолдарды жөндеу туралы есеп",
    "title_ru": "Отчёт о ремонте дорог",
    "rapporteur": "Әбдіғали Өмір, бөлім басшысы",
    "invited_body": BODY,
    "withdrawn_reason": "",
    "heard_kk": "Бөлім басшысы жөндеу барысын баяндады.",
    "heard_ru": "Руководитель отдела доложил о ходе ремонта.",
    "contributions": [
        {
            "author": "Төлеген Сәкен",
            "kind": "question",
            "language": "kk",
            "text": "Жұмыс қашан аяқталады?",
            "answer": "Қарашада.",
            "answered_by": "Әбдіғали Өмір",
        }
    ],
    "ballots": [BALLOT],
    "decisions": [DECISION],
}
WITHDRAWN: Plain = {
    **ITEM,
    "position": 2,
    "kind": "other",
    "title_kk": "Өзге мәселелер",
    "title_ru": "",
    "invited_body": None,
    "rapporteur": "",
    "withdrawn_reason": "Баяндамашы келмеді",
    "contributions": [],
    "ballots": [],
    "decisions": [],
    "heard_kk": "",
    "heard_ru": "",
}
CONTENT: Plain = {
    "version": 2,
    "correction_reason": "Аты-жөні дұрысталды",
    "council": {
        "kk": "Үлгі ауданының қоғамдық кеңесі",
        "ru": "Общественный совет района «Образец»",
    },
    "body": BODY,
    "meeting": {
        "id": "",
        "kind": "ordinary",
        "number": 1,
        "year": 2026,
        "held_on": "2026-09-10",
        "opened_at": AT,
        "closed_at": UNTIL,
        "starts_at": AT,
        "place": "Үлгі ауылы, Абай көшесі, 1",
        "link": "",
        "convened_by": "chair",
        "commission_kk": "",
        "commission_ru": "",
        "failed": False,
        "is_demonstration": True,
        "source": "",
    },
    "chair": "Асқарова Ақмарал Маратқызы",
    "secretary": "Жүнісова Гүлнәр",
    "members": [
        {
            "name": "Асқарова Ақмарал Маратқызы",
            "spells": [_spell("present", AT, UNTIL)],
        },
        {
            "name": "Төлеген Сәкен",
            "spells": [_spell("remote", AT, "2026-09-10T11:00+05:00")],
        },
        {"name": "Құрманғали Үміт", "spells": [_spell("present", AT, UNTIL)]},
        {"name": "Иванова Елена", "spells": []},
    ],
    "present": 3,
    "quorum": {
        "members": 4,
        "present": 3,
        "remote": 1,
        "needed": 3,
        "holds": True,
        "law": Text("13-баптың 2-тармағы", "п. 2 ст. 13", "art. 13(2)").as_json(),
    },
    "guests": [
        {
            "name": "Әбдіғали Өмір",
            "position": "бөлім басшысы",
            "capacity": "invited",
            "organization": BODY,
            "is_remote": False,
            "from": AT,
            "to": None,
        }
    ],
    "participants": 2,
    "agenda_versions": [
        {
            "number": 1,
            "made_at": "2026-09-01T09:00+05:00",
            "reason": "",
            "items": [
                {
                    "position": 1,
                    "title_kk": ITEM["title_kk"],
                    "title_ru": ITEM["title_ru"],
                }
            ],
        },
        {
            "number": 2,
            "made_at": "2026-09-03T09:00+05:00",
            "reason": "Мәселе қосылды",
            "items": [
                {"position": 2, "title_kk": "Өзге мәселелер", "title_ru": ""},
            ],
        },
    ],
    "items": [ITEM, WITHDRAWN],
}
