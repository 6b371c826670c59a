"""Where the request for a visit stands, and the inspection of one site."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class VisitState(StrEnum):
    """Where the request for a visit stands."""

    REQUESTED = "requested"
    AGREED = "agreed"
    REFUSED = "refused"
    HELD = "held"
    NOT_HELD = "not_held"
    WITHDRAWN = "withdrawn"
    UNANSWERED = "unanswered"


VISIT = Procedure(
    name="visit",
    title=Text(kk="Бару", ru="Посещение", en="Visit"),
    start=VisitState.REQUESTED,
    states=VisitState,
    moves={
        VisitState.REQUESTED: {
            "agree": VisitState.AGREED,
            "refuse": VisitState.REFUSED,
            "enter-agreement": VisitState.AGREED,
            "enter-refusal": VisitState.REFUSED,
            "withdraw": VisitState.WITHDRAWN,
            "lapse": VisitState.UNANSWERED,
        },
        VisitState.AGREED: {
            "record-held": VisitState.HELD,
            "record-missed": VisitState.NOT_HELD,
            "withdraw": VisitState.WITHDRAWN,
        },
    },
    labels={
        VisitState.REQUESTED: Text(
            kk="Келісім сұралды", ru="Запрошено согласие", en="Requested"
        ),
        VisitState.AGREED: Text(kk="Келісілді", ru="Согласовано", en="Agreed"),
        VisitState.REFUSED: Text(kk="Бас тартылды", ru="Отказано", en="Refused"),
        VisitState.HELD: Text(kk="Өтті", ru="Состоялось", en="Held"),
        VisitState.NOT_HELD: Text(kk="Өтпеді", ru="Не состоялось", en="Not held"),
        VisitState.WITHDRAWN: Text(kk="Қайтарып алынды", ru="Отозвано", en="Withdrawn"),
        VisitState.UNANSWERED: Text(
            kk="Мониторинг аяқталғанша жауап болмады",
            ru="Ответа не было до конца мониторинга",
            en="Not answered before the monitoring ended",
        ),
    },
)


class InspectionState(StrEnum):
    """Whether the lines of an inspection are still being filled in."""

    BEGUN = "begun"
    FINISHED = "finished"
    ABANDONED = "abandoned"


INSPECTION = Procedure(
    name="inspection",
    title=Text(kk="Қарап-тексеру", ru="Осмотр", en="Inspection"),
    start=InspectionState.BEGUN,
    states=InspectionState,
    moves={
        InspectionState.BEGUN: {
            "answer-line": InspectionState.BEGUN,
            "finish": InspectionState.FINISHED,
            "abandon": InspectionState.ABANDONED,
        },
        InspectionState.FINISHED: {"correct": InspectionState.FINISHED},
    },
    labels={
        InspectionState.BEGUN: Text(kk="Басталды", ru="Начат", en="Begun"),
        InspectionState.FINISHED: Text(kk="Аяқталды", ru="Завершён", en="Finished"),
        InspectionState.ABANDONED: Text(kk="Тасталды", ru="Оставлен", en="Abandoned"),
    },
)
