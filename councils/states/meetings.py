"""Where meetings, ballots and decisions stand."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"
    MINUTES_SIGNED = "minutes_signed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    FAILED_NO_QUORUM = "failed_no_quorum"


class BallotState(StrEnum):
    """Where a ballot stands."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class DecisionState(StrEnum):
    """Where a decision stands."""

    ADOPTED = "adopted"
    SENT = "sent"


MEETING = Procedure(
    name="meeting",
    title=Text(kk="Отырыс", ru="Заседание", en="Meeting"),
    start=MeetingState.PLANNED,
    states=MeetingState,
    moves={
        MeetingState.PLANNED: {
            "edit-plan": MeetingState.PLANNED,
            "add-agenda-item": MeetingState.PLANNED,
            "edit-agenda-item": MeetingState.PLANNED,
            "withdraw-agenda-item": MeetingState.PLANNED,
            "reorder-agenda": MeetingState.PLANNED,
            "add-material": MeetingState.PLANNED,
            "remove-material": MeetingState.PLANNED,
            "record-materials": MeetingState.PLANNED,
            "agree-date": MeetingState.PLANNED,
            "convene": MeetingState.CONVENED,
            "cancel": MeetingState.CANCELLED,
        },
        MeetingState.CONVENED: {
            "add-agenda-item": MeetingState.CONVENED,
            "edit-agenda-item": MeetingState.CONVENED,
            "withdraw-agenda-item": MeetingState.CONVENED,
            "reorder-agenda": MeetingState.CONVENED,
            "add-material": MeetingState.CONVENED,
            "record-materials": MeetingState.CONVENED,
            "relocate": MeetingState.CONVENED,
            "postpone": MeetingState.CONVENED,
            "agree-date": MeetingState.CONVENED,
            "arrive": MeetingState.CONVENED,
            "leave": MeetingState.CONVENED,
            "excuse": MeetingState.CONVENED,
            "open": MeetingState.OPEN,
            "fail-for-want-of-quorum": MeetingState.FAILED_NO_QUORUM,
            "cancel": MeetingState.CANCELLED,
        },
        MeetingState.OPEN: {
            "add-agenda-item": MeetingState.OPEN,
            "withdraw-agenda-item": MeetingState.OPEN,
            "reorder-agenda": MeetingState.OPEN,
            "add-material": MeetingState.OPEN,
            "take-chair": MeetingState.OPEN,
            "arrive": MeetingState.OPEN,
            "leave": MeetingState.OPEN,
            "excuse": MeetingState.OPEN,
            "put-to-vote": MeetingState.OPEN,
            "recount": MeetingState.OPEN,
            "adopt-decision": MeetingState.OPEN,
            "close": MeetingState.CLOSED,
        },
        MeetingState.CLOSED: {
            "excuse": MeetingState.CLOSED,
            "adopt-decision": MeetingState.CLOSED,
            "recount": MeetingState.CLOSED,
            "draft-minutes": MeetingState.CLOSED,
            "sign-minutes": MeetingState.MINUTES_SIGNED,
        },
        MeetingState.MINUTES_SIGNED: {"publish-minutes": MeetingState.PUBLISHED},
        # A meeting that failed has minutes too: they say who came.
        MeetingState.FAILED_NO_QUORUM: {
            "excuse": MeetingState.FAILED_NO_QUORUM,
            "draft-minutes": MeetingState.FAILED_NO_QUORUM,
            "sign-minutes": MeetingState.FAILED_NO_QUORUM,
            "publish-minutes": MeetingState.FAILED_NO_QUORUM,
        },
    },
    labels={
        MeetingState.PLANNED: Text(kk="жоспарланды", ru="запланировано", en="planned"),
        MeetingState.CONVENED: Text(kk="шақырылды", ru="созвано", en="convened"),
        MeetingState.OPEN: Text(kk="отырыс ашық", ru="заседание идёт", en="open"),
        MeetingState.CLOSED: Text(kk="жабылды", ru="закрыто", en="closed"),
        MeetingState.MINUTES_SIGNED: Text(
            kk="хаттамаға қол қойылды", ru="протокол подписан", en="minutes signed"
        ),
        MeetingState.PUBLISHED: Text(
            kk="хаттама жарияланды", ru="протокол опубликован", en="minutes published"
        ),
        MeetingState.CANCELLED: Text(
            kk="болмайтын болды", ru="отменено", en="cancelled"
        ),
        MeetingState.FAILED_NO_QUORUM: Text(
            kk="кворум болмады", ru="не состоялось: нет кворума", en="no quorum"
        ),
    },
)


BALLOT = Procedure(
    name="ballot",
    title=Text(kk="Дауыс беру", ru="Голосование", en="Ballot"),
    start=BallotState.OPEN,
    states=BallotState,
    moves={
        BallotState.OPEN: {
            "cast": BallotState.OPEN,
            "enter-show-of-hands": BallotState.OPEN,
            "close": BallotState.CLOSED,
            "withdraw": BallotState.WITHDRAWN,
        },
        BallotState.CLOSED: {
            "adopt-decision": BallotState.CLOSED,
            "repeat": BallotState.CLOSED,
            "recount": BallotState.CLOSED,
        },
        BallotState.WITHDRAWN: {"repeat": BallotState.WITHDRAWN},
    },
    labels={
        BallotState.OPEN: Text(
            kk="дауыс беру жүріп жатыр", ru="голосование идёт", en="voting"
        ),
        BallotState.CLOSED: Text(kk="аяқталды", ru="завершено", en="closed"),
        BallotState.WITHDRAWN: Text(
            kk="қайтарып алынды", ru="отозвано", en="withdrawn"
        ),
    },
)


DECISION = Procedure(
    name="decision",
    title=Text(kk="Шешім", ru="Решение", en="Decision"),
    start=DecisionState.ADOPTED,
    states=DecisionState,
    moves={DecisionState.ADOPTED: {"send-recommendations": DecisionState.SENT}},
    labels={
        DecisionState.ADOPTED: Text(kk="қабылданды", ru="принято", en="adopted"),
        DecisionState.SENT: Text(
            kk="ұсынымдар жіберілді", ru="рекомендации отправлены", en="sent"
        ),
    },
)
