"""How a body hears those who recommended, before it decides."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class BodyHearingState(StrEnum):
    """Where a body's hearing of the subject stands."""

    INVITED = "invited"
    HELD = "held"
    NOT_ATTENDED = "not_attended"
    CANCELLED = "cancelled"


BODY_HEARING_PROCEDURE = Procedure(
    name="body_hearing",
    title=Text(
        kk="Органның субъектіні тыңдауы",
        ru="Заслушивание субъекта органом",
        en="Hearing of the subject by the body",
    ),
    start=BodyHearingState.INVITED,
    states=BodyHearingState,
    moves={
        BodyHearingState.INVITED: {
            "record-held": BodyHearingState.HELD,
            "record-not-attended": BodyHearingState.NOT_ATTENDED,
            "cancel": BodyHearingState.CANCELLED,
        },
    },
    labels={
        BodyHearingState.INVITED: Text(
            kk="Субъект шақырылды", ru="Субъект приглашён", en="The subject is invited"
        ),
        BodyHearingState.HELD: Text(
            kk="Тыңдау өтті", ru="Заслушивание проведено", en="Held"
        ),
        BodyHearingState.NOT_ATTENDED: Text(
            kk="Субъект келмеді", ru="Субъект не явился", en="The subject did not come"
        ),
        BodyHearingState.CANCELLED: Text(
            kk="Өткізілмейді", ru="Отменено", en="Cancelled"
        ),
    },
)
