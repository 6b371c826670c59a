"""Every state and its procedure."""

from collections.abc import Mapping
from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class CaseForm(StrEnum):
    """The lawful forms in which a matter is raised here."""

    MONITORING = "monitoring"
    COUNCIL_RECOMMENDATION = "council_recommendation"
    COUNCIL_HEARING = "council_hearing"
    COUNCIL_REPORT_HEARING = "council_report_hearing"
    COUNCIL_MONITORING = "council_monitoring"


CASE_FORMS = {
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
}
COUNCIL_FORMS = (
    CaseForm.COUNCIL_RECOMMENDATION,
    CaseForm.COUNCIL_HEARING,
    CaseForm.COUNCIL_REPORT_HEARING,
    CaseForm.COUNCIL_MONITORING,
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
    CaseForm.MONITORING: DocumentKind.FINAL_DOCUMENT,
    CaseForm.COUNCIL_RECOMMENDATION: DocumentKind.RECOMMENDATION,
    CaseForm.COUNCIL_HEARING: DocumentKind.FINAL_PROTOCOL,
    CaseForm.COUNCIL_REPORT_HEARING: DocumentKind.RESOLUTION,
    CaseForm.COUNCIL_MONITORING: DocumentKind.CONCLUSION,
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

MONITORING_PROCEDURE = Procedure(
    name="case.monitoring",
    title=CASE_FORMS[CaseForm.MONITORING],
    start=CaseState.DRAFT,
    states=CaseState,
    moves={
        CaseState.DRAFT: {"register": CaseState.REGISTERED},
        CaseState.REGISTERED: {
            "announce": CaseState.ANNOUNCED,
            "withdraw": CaseState.WITHDRAWN,
        },
        CaseState.ANNOUNCED: {
            "begin": CaseState.UNDER_WAY,
            "withdraw": CaseState.WITHDRAWN,
        },
        CaseState.UNDER_WAY: {
            "complete": CaseState.COMPLETED,
            "withdraw": CaseState.WITHDRAWN,
        },
        **SENT_ON,
    },
    labels=CASE_LABELS,
)


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

CASE_PROCEDURES = {
    CaseForm.MONITORING: MONITORING_PROCEDURE,
    CaseForm.COUNCIL_RECOMMENDATION: COUNCIL_PROCEDURE,
    CaseForm.COUNCIL_HEARING: COUNCIL_HEARING_PROCEDURE,
    CaseForm.COUNCIL_REPORT_HEARING: COUNCIL_REPORT_PROCEDURE,
    CaseForm.COUNCIL_MONITORING: COUNCIL_MONITORING_PROCEDURE,
}


class RecommendationState(StrEnum):
    """Where one recommendation stands."""

    DRAFTED = "drafted"
    SENT = "sent"
    RECEIVED = "received"
    ANSWERED = "answered"
    REJECTED = "rejected"
    IN_PROGRESS = "in_progress"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not_fulfilled"


RECOMMENDATION_PROCEDURE = Procedure(
    name="recommendation",
    title=Text(kk="Ұсыным", ru="Рекомендация", en="Recommendation"),
    start=RecommendationState.DRAFTED,
    states=RecommendationState,
    moves={
        RecommendationState.DRAFTED: {"send": RecommendationState.SENT},
        RecommendationState.SENT: {
            "receive": RecommendationState.RECEIVED,
            "draft-answer": RecommendationState.SENT,
            "sign-answer": RecommendationState.ANSWERED,
            "enter-answer": RecommendationState.ANSWERED,
            "reject": RecommendationState.REJECTED,
        },
        RecommendationState.RECEIVED: {
            "draft-answer": RecommendationState.RECEIVED,
            "sign-answer": RecommendationState.ANSWERED,
            "enter-answer": RecommendationState.ANSWERED,
            "reject": RecommendationState.REJECTED,
        },
        RecommendationState.ANSWERED: {
            "report-progress": RecommendationState.IN_PROGRESS,
        },
        RecommendationState.IN_PROGRESS: {
            "confirm-fulfilment": RecommendationState.FULFILLED,
            "deny-fulfilment": RecommendationState.NOT_FULFILLED,
        },
        RecommendationState.NOT_FULFILLED: {
            "report-progress": RecommendationState.IN_PROGRESS,
        },
    },
    labels={
        RecommendationState.DRAFTED: Text(kk="Жоба", ru="Черновик", en="Drafted"),
        RecommendationState.SENT: Text(kk="Жіберілді", ru="Направлена", en="Sent"),
        RecommendationState.RECEIVED: Text(
            kk="Орган алды", ru="Получена органом", en="Received"
        ),
        RecommendationState.ANSWERED: Text(
            kk="Жауап берілді", ru="Ответ дан", en="Answered"
        ),
        RecommendationState.REJECTED: Text(
            kk="Қабылданбады", ru="Отклонена", en="Rejected"
        ),
        RecommendationState.IN_PROGRESS: Text(
            kk="Орындалуда", ru="Исполняется", en="In progress"
        ),
        RecommendationState.FULFILLED: Text(
            kk="Орындалды", ru="Исполнена", en="Fulfilled"
        ),
        RecommendationState.NOT_FULFILLED: Text(
            kk="Орындалмады", ru="Не исполнена", en="Not fulfilled"
        ),
    },
)


class ObligationState(StrEnum):
    """Whether something is still owed."""

    OPEN = "open"
    DISCHARGED = "discharged"
    ENDED = "ended"


OBLIGATION_PROCEDURE = Procedure(
    name="obligation",
    title=Text(kk="Міндеттеме", ru="Обязательство", en="Obligation"),
    start=ObligationState.OPEN,
    states=ObligationState,
    moves={
        ObligationState.OPEN: {
            "discharge": ObligationState.DISCHARGED,
            "end": ObligationState.ENDED,
        },
    },
    labels={
        ObligationState.OPEN: Text(kk="Ашық", ru="Открыто", en="Open"),
        ObligationState.DISCHARGED: Text(
            kk="Орындалды", ru="Исполнено", en="Discharged"
        ),
        ObligationState.ENDED: Text(kk="Тоқтатылды", ru="Прекращено", en="Ended"),
    },
)
