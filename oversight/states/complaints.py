"""How a complaint walks: through the body to the higher one, or to an outside one."""

from collections.abc import Mapping
from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class ComplaintState(StrEnum):
    """Where a complaint to the higher body stands."""

    DRAFTED = "drafted"
    FILED = "filed"
    PASSED_UP = "passed_up"
    DECIDED = "decided"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


COMPLAINT_LABELS: Mapping[str, Text] = {
    ComplaintState.DRAFTED: Text(kk="Жоба", ru="Черновик", en="Draft"),
    ComplaintState.FILED: Text(kk="Берілді", ru="Подана", en="Filed"),
    ComplaintState.PASSED_UP: Text(
        kk="Жоғары тұрған органда", ru="У вышестоящего органа", en="Passed up"
    ),
    ComplaintState.DECIDED: Text(kk="Шешім шықты", ru="Решена", en="Decided"),
    ComplaintState.RETURNED: Text(
        kk="Қараусыз қайтарылды", ru="Возвращена без рассмотрения", en="Returned"
    ),
    ComplaintState.WITHDRAWN: Text(kk="Қайтарып алынды", ru="Отозвана", en="Withdrawn"),
    ComplaintState.DISCARDED: Text(
        kk="Жоба алып тасталды", ru="Черновик отброшен", en="Draft discarded"
    ),
}
WRITTEN: Mapping[str, str] = {
    "edit": ComplaintState.DRAFTED,
    "file": ComplaintState.FILED,
    "discard": ComplaintState.DISCARDED,
}
ENTERED: Mapping[str, str] = {
    "enter-decision": ComplaintState.DECIDED,
    "enter-return": ComplaintState.RETURNED,
    "withdraw": ComplaintState.WITHDRAWN,
}

COMPLAINT = Procedure(
    name="complaint",
    title=Text(
        kk="Жоғары тұрған органға шағым",
        ru="Жалоба вышестоящему органу",
        en="Complaint to the higher body",
    ),
    start=ComplaintState.DRAFTED,
    states=ComplaintState,
    moves={
        ComplaintState.DRAFTED: WRITTEN,
        ComplaintState.FILED: {
            "record-receipt": ComplaintState.FILED,
            "pass-up": ComplaintState.PASSED_UP,
            "enter-passing": ComplaintState.PASSED_UP,
            "bring-up": ComplaintState.PASSED_UP,
            **ENTERED,
        },
        ComplaintState.PASSED_UP: {
            "decide": ComplaintState.DECIDED,
            "return": ComplaintState.RETURNED,
            **ENTERED,
        },
    },
    labels=COMPLAINT_LABELS,
)


class OutsideComplaintState(StrEnum):
    """Where a complaint to a prosecutor or a court stands: the author records it."""

    DRAFTED = "drafted"
    FILED = "filed"
    DECIDED = "decided"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


OUTSIDE_COMPLAINT = Procedure(
    name="complaint.outside",
    title=Text(
        kk="Прокурорға немесе сотқа шағым",
        ru="Жалоба прокурору или в суд",
        en="Complaint to a prosecutor or a court",
    ),
    start=OutsideComplaintState.DRAFTED,
    states=OutsideComplaintState,
    moves={
        OutsideComplaintState.DRAFTED: WRITTEN,
        OutsideComplaintState.FILED: ENTERED,
    },
    labels={
        state: COMPLAINT_LABELS[ComplaintState(state)]
        for state in OutsideComplaintState
    },
)
