"""Whether something is still owed."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


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
