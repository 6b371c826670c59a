"""Where the offer of a case to another author stands."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class HandoverState(StrEnum):
    """Where the offer of a case to another author stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


CASE_HANDOVER = Procedure(
    name="case-handover",
    title=Text(kk="Істі тапсыру", ru="Передача дела", en="Handing over of a case"),
    start=HandoverState.OFFERED,
    states=HandoverState,
    moves={
        HandoverState.OFFERED: {
            "accept": HandoverState.ACCEPTED,
            "decline": HandoverState.DECLINED,
            "withdraw": HandoverState.WITHDRAWN,
        },
    },
    labels={
        HandoverState.OFFERED: Text(kk="Ұсынылды", ru="Предложена", en="Offered"),
        HandoverState.ACCEPTED: Text(kk="Қабылданды", ru="Принята", en="Accepted"),
        HandoverState.DECLINED: Text(kk="Бас тартылды", ru="Отклонена", en="Declined"),
        HandoverState.WITHDRAWN: Text(
            kk="Кері қайтарылды", ru="Отозвана", en="Taken back"
        ),
    },
)
