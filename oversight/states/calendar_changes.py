"""How a change of the working calendar is prepared, and takes effect."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class CalendarChangeState(StrEnum):
    """Whether a change of the calendar has moved anything yet."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    DISCARDED = "discarded"


CALENDAR_CHANGE_PROCEDURE = Procedure(
    name="calendar-change",
    title=Text(
        kk="Күнтізбені өзгерту",
        ru="Изменение календаря",
        en="Change of the calendar",
    ),
    start=CalendarChangeState.PROPOSED,
    states=CalendarChangeState,
    moves={
        CalendarChangeState.PROPOSED: {
            "apply": CalendarChangeState.APPLIED,
            "discard": CalendarChangeState.DISCARDED,
        },
    },
    labels={
        CalendarChangeState.PROPOSED: Text(
            kk="Дайындалды", ru="Подготовлено", en="Prepared"
        ),
        CalendarChangeState.APPLIED: Text(
            kk="Қолданылды", ru="Применено", en="Applied"
        ),
        CalendarChangeState.DISCARDED: Text(
            kk="Бас тартылды", ru="Отменено", en="Discarded"
        ),
    },
)
