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
            "register": ObligationState.OPEN,
            "promise": ObligationState.OPEN,
            "extend": ObligationState.OPEN,
            "suspend": ObligationState.OPEN,
            "resume": ObligationState.OPEN,
            "recompute": ObligationState.OPEN,
            "dispute-receipt": ObligationState.OPEN,
            "settle-receipt": ObligationState.OPEN,
            "discharge": ObligationState.DISCHARGED,
            "end": ObligationState.ENDED,
        },
        # What was done may still turn out to have been in time, or late.
        ObligationState.DISCHARGED: {
            "dispute-receipt": ObligationState.DISCHARGED,
            "settle-receipt": ObligationState.DISCHARGED,
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
