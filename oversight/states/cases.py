"""The forms of control, the states of a case, and the documents they end in."""

from collections.abc import Mapping
from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class CaseForm(StrEnum):
    """The lawful forms in which a matter is raised here."""

    DISCUSSION = "discussion"
    EXPERTISE = "expertise"
    MONITORING = "monitoring"
    COUNCIL_RECOMMENDATION = "council_recommendation"
    COUNCIL_HEARING = "council_hearing"
    COUNCIL_REPORT_HEARING = "council_report_hearing"
    COUNCIL_MONITORING = "council_monitoring"
    COUNCIL_EXPERTISE = "council_expertise"


CASE_FORMS = {
    CaseForm.DISCUSSION: Text(
        kk="Қоғамдық талқылау", ru="Общественное обсуждение", en="Public discussion"
    ),
    CaseForm.EXPERTISE: Text(
        kk="Қоғамдық сараптама", ru="Общественная экспертиза", en="Public expertise"
    ),
    CaseForm.MONITORING: Text(
        kk="Қоғамдық мониторинг", ru="Общественный мониторинг", en="Public monitoring"
    ),
    CaseForm.COUNCIL_RECOMMENDATION: Text(
        kk="Қоғамдық кеңестің ұсынымы",
        ru="Рекомендация общественного совета",
        en="Recommendation of a public council",
    ),
    CaseForm.COUNCIL_HEARING: Text(
        kk="Қоғамдық кеңестің қоғамдық тыңдауы",
        ru="Общественное слушание общественного совета",
        en="Public hearing of a public council",
    ),
    CaseForm.COUNCIL_REPORT_HEARING: Text(
        kk="Қоғамдық кеңестің есепті тыңдауы",
        ru="Заслушивание отчёта общественным советом",
        en="Hearing of a report by a public council",
    ),
    CaseForm.COUNCIL_MONITORING: Text(
        kk="Қоғамдық кеңестің мониторингі",
        ru="Мониторинг общественного совета",
        en="Monitoring by a public council",
    ),
    CaseForm.COUNCIL_EXPERTISE: Text(
        kk="Қоғамдық кеңес тапсырған сараптама",
        ru="Экспертиза по поручению общественного совета",
        en="Expertise on the assignment of a public council",
    ),
}
CONTROL_FORMS = (CaseForm.DISCUSSION, CaseForm.EXPERTISE, CaseForm.MONITORING)
COUNCIL_FORMS = (
    CaseForm.COUNCIL_RECOMMENDATION,
    CaseForm.COUNCIL_HEARING,
    CaseForm.COUNCIL_REPORT_HEARING,
    CaseForm.COUNCIL_MONITORING,
    CaseForm.COUNCIL_EXPERTISE,
)


class DocumentKind(StrEnum):
    """How the law calls the document in which a form of control ends."""

    FINAL_DOCUMENT = "final_document"
    RECOMMENDATION = "recommendation"
    FINAL_PROTOCOL = "final_protocol"
    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"


DOCUMENT_KINDS = {
    DocumentKind.FINAL_DOCUMENT: Text(
        kk="Қорытынды құжат", ru="Итоговый документ", en="Final document"
    ),
    DocumentKind.RECOMMENDATION: Text(
        kk="Ұсыным", ru="Рекомендация", en="Recommendation"
    ),
    DocumentKind.FINAL_PROTOCOL: Text(
        kk="Қорытынды хаттама", ru="Итоговый протокол", en="Final protocol"
    ),
    DocumentKind.RESOLUTION: Text(kk="Қарар", ru="Резолюция", en="Resolution"),
    DocumentKind.CONCLUSION: Text(kk="Қорытынды", ru="Заключение", en="Conclusion"),
}
DOCUMENT_OF = {
    CaseForm.DISCUSSION: DocumentKind.FINAL_DOCUMENT,
    CaseForm.EXPERTISE: DocumentKind.CONCLUSION,
    CaseForm.MONITORING: DocumentKind.FINAL_DOCUMENT,
    CaseForm.COUNCIL_RECOMMENDATION: DocumentKind.RECOMMENDATION,
    CaseForm.COUNCIL_HEARING: DocumentKind.FINAL_PROTOCOL,
    CaseForm.COUNCIL_REPORT_HEARING: DocumentKind.RESOLUTION,
    CaseForm.COUNCIL_MONITORING: DocumentKind.CONCLUSION,
    CaseForm.COUNCIL_EXPERTISE: DocumentKind.CONCLUSION,
}


class CaseState(StrEnum):
    """Where a matter stands."""

    DRAFT = "draft"
    REGISTERED = "registered"
    ANNOUNCED = "announced"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    DOCUMENT_SENT = "document_sent"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"
    DISCARDED = "discarded"


CASE_LABELS: Mapping[str, Text] = {
    CaseState.DRAFT: Text(kk="Жоба", ru="Черновик", en="Draft"),
    CaseState.REGISTERED: Text(kk="Тіркелді", ru="Зарегистрировано", en="Registered"),
    CaseState.ANNOUNCED: Text(kk="Хабарланды", ru="Объявлено", en="Announced"),
    CaseState.UNDER_WAY: Text(kk="Жүріп жатыр", ru="Проводится", en="Under way"),
    CaseState.COMPLETED: Text(kk="Аяқталды", ru="Завершено", en="Completed"),
    CaseState.DOCUMENT_SENT: Text(
        kk="Құжат жіберілді", ru="Документ направлен", en="Document sent"
    ),
    CaseState.ANSWERED: Text(kk="Жауап берілді", ru="Отвечено", en="Answered"),
    CaseState.CLOSED: Text(kk="Жабылды", ru="Закрыто", en="Closed"),
    CaseState.WITHDRAWN: Text(kk="Қайтарып алынды", ru="Отозвано", en="Withdrawn"),
    CaseState.JOINED: Text(
        kk="Басқа іске қосылды", ru="Присоединено к другому", en="Joined with another"
    ),
    CaseState.DISCARDED: Text(
        kk="Жоба алып тасталды", ru="Черновик отброшен", en="Draft discarded"
    ),
}

LEFT_EARLY: Mapping[str, str] = {
    "withdraw": CaseState.WITHDRAWN,
    "join": CaseState.JOINED,
}
SENT_ON: Mapping[str, Mapping[str, str]] = {
    CaseState.COMPLETED: {
        "send-final-document": CaseState.DOCUMENT_SENT,
        "withdraw": CaseState.WITHDRAWN,
    },
    CaseState.DOCUMENT_SENT: {
        "answer": CaseState.ANSWERED,
        "close": CaseState.CLOSED,
    },
    CaseState.ANSWERED: {"close": CaseState.CLOSED},
}


def _handed_over(state: str) -> Mapping[str, str]:
    """Return the act that offers a case to another author: its state stays."""
    return {"offer-handover": state}


def _controlled(form: CaseForm) -> Procedure:
    return Procedure(
        name=f"case.{form}",
        title=CASE_FORMS[form],
        start=CaseState.DRAFT,
        states=CaseState,
        moves={
            CaseState.DRAFT: {
                "amend": CaseState.DRAFT,
                "register": CaseState.REGISTERED,
                "discard": CaseState.DISCARDED,
            },
            CaseState.REGISTERED: {
                "announce": CaseState.ANNOUNCED,
                **_handed_over(CaseState.REGISTERED),
                **LEFT_EARLY,
            },
            CaseState.ANNOUNCED: {
                "begin": CaseState.UNDER_WAY,
                **_handed_over(CaseState.ANNOUNCED),
                **LEFT_EARLY,
            },
            CaseState.UNDER_WAY: {
                "complete": CaseState.COMPLETED,
                **_handed_over(CaseState.UNDER_WAY),
                **LEFT_EARLY,
            },
            **{state: {**row, **_handed_over(state)} for state, row in SENT_ON.items()},
        },
        labels=CASE_LABELS,
    )


DISCUSSION_PROCEDURE = _controlled(CaseForm.DISCUSSION)
EXPERTISE_PROCEDURE = _controlled(CaseForm.EXPERTISE)
MONITORING_PROCEDURE = _controlled(CaseForm.MONITORING)


class DecidedState(StrEnum):
    """The states of a matter that a council's decision opens when it is decided."""

    COMPLETED = "completed"
    DOCUMENT_SENT = "document_sent"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


def _decided(form: CaseForm) -> Procedure:
    return Procedure(
        name=f"case.{form}",
        title=CASE_FORMS[form],
        start=DecidedState.COMPLETED,
        states=DecidedState,
        moves=SENT_ON,
        labels={state: CASE_LABELS[CaseState(state)] for state in DecidedState},
    )


COUNCIL_PROCEDURE = _decided(CaseForm.COUNCIL_RECOMMENDATION)
COUNCIL_HEARING_PROCEDURE = _decided(CaseForm.COUNCIL_HEARING)
COUNCIL_REPORT_PROCEDURE = _decided(CaseForm.COUNCIL_REPORT_HEARING)
COUNCIL_MONITORING_PROCEDURE = _decided(CaseForm.COUNCIL_MONITORING)
COUNCIL_EXPERTISE_PROCEDURE = _decided(CaseForm.COUNCIL_EXPERTISE)

CASE_PROCEDURES = {
    CaseForm.DISCUSSION: DISCUSSION_PROCEDURE,
    CaseForm.EXPERTISE: EXPERTISE_PROCEDURE,
    CaseForm.MONITORING: MONITORING_PROCEDURE,
    CaseForm.COUNCIL_RECOMMENDATION: COUNCIL_PROCEDURE,
    CaseForm.COUNCIL_HEARING: COUNCIL_HEARING_PROCEDURE,
    CaseForm.COUNCIL_REPORT_HEARING: COUNCIL_REPORT_PROCEDURE,
    CaseForm.COUNCIL_MONITORING: COUNCIL_MONITORING_PROCEDURE,
    CaseForm.COUNCIL_EXPERTISE: COUNCIL_EXPERTISE_PROCEDURE,
}
