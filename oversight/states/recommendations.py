"""Where one recommendation stands."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class RecommendationState(StrEnum):
    """Where one recommendation stands."""

    DRAFTED = "drafted"
    SENT = "sent"
    RECEIVED = "received"
    ANSWERED = "answered"
    REJECTED = "rejected"
    REDIRECTED = "redirected"
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
            "redirect": RecommendationState.REDIRECTED,
        },
        RecommendationState.RECEIVED: {
            "draft-answer": RecommendationState.RECEIVED,
            "sign-answer": RecommendationState.ANSWERED,
            "enter-answer": RecommendationState.ANSWERED,
            "reject": RecommendationState.REJECTED,
            "redirect": RecommendationState.REDIRECTED,
        },
        RecommendationState.ANSWERED: {
            "correct-answer": RecommendationState.ANSWERED,
            "reject": RecommendationState.REJECTED,
            "report-progress": RecommendationState.IN_PROGRESS,
        },
        RecommendationState.REJECTED: {
            "correct-answer": RecommendationState.ANSWERED,
            "reject": RecommendationState.REJECTED,
        },
        RecommendationState.IN_PROGRESS: {
            "correct-answer": RecommendationState.IN_PROGRESS,
            "reject": RecommendationState.REJECTED,
            "confirm-fulfilment": RecommendationState.FULFILLED,
            "deny-fulfilment": RecommendationState.NOT_FULFILLED,
        },
        RecommendationState.NOT_FULFILLED: {
            "correct-answer": RecommendationState.NOT_FULFILLED,
            "reject": RecommendationState.REJECTED,
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
        RecommendationState.REDIRECTED: Text(
            kk="Басқа органға жолданды",
            ru="Перенаправлена",
            en="Passed on to another body",
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
