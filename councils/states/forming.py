"""Where a competition for seats stands, and each application to it."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class CompetitionState(StrEnum):
    """Where a competition for the seats of civil society stands."""

    DRAFTED = "drafted"
    ANNOUNCED = "announced"
    CHECKING = "checking"
    DECIDED = "decided"
    CANCELLED = "cancelled"


class ApplicationState(StrEnum):
    """Where one application to a competition stands."""

    SUBMITTED = "submitted"
    ADMITTED = "admitted"
    REFUSED = "refused"
    SELECTED = "selected"
    RESERVED = "reserved"
    PASSED_OVER = "passed_over"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


COMPETITION = Procedure(
    name="competition",
    title=Text(kk="Конкурс", ru="Конкурс", en="Competition"),
    start=CompetitionState.DRAFTED,
    states=CompetitionState,
    moves={
        CompetitionState.DRAFTED: {
            "announce": CompetitionState.ANNOUNCED,
            "cancel": CompetitionState.CANCELLED,
        },
        CompetitionState.ANNOUNCED: {
            "apply": CompetitionState.ANNOUNCED,
            "close-applications": CompetitionState.CHECKING,
            "cancel": CompetitionState.CANCELLED,
        },
        CompetitionState.CHECKING: {
            "check": CompetitionState.CHECKING,
            "decide": CompetitionState.DECIDED,
            "cancel": CompetitionState.CANCELLED,
        },
    },
    labels={
        CompetitionState.DRAFTED: Text(kk="дайындалуда", ru="готовится", en="drafted"),
        CompetitionState.ANNOUNCED: Text(
            kk="жарияланды", ru="объявлен", en="announced"
        ),
        CompetitionState.CHECKING: Text(
            kk="құжаттар тексерілуде", ru="проверка документов", en="checking"
        ),
        CompetitionState.DECIDED: Text(
            kk="шешім қабылданды", ru="решение принято", en="decided"
        ),
        CompetitionState.CANCELLED: Text(
            kk="күшін жойды", ru="отменён", en="cancelled"
        ),
    },
)
APPLICATION = Procedure(
    name="application",
    title=Text(kk="Конкурсқа өтінім", ru="Заявка на конкурс", en="Application"),
    start=ApplicationState.SUBMITTED,
    states=ApplicationState,
    moves={
        ApplicationState.SUBMITTED: {
            "supplement": ApplicationState.SUBMITTED,
            "withdraw": ApplicationState.WITHDRAWN,
            "admit": ApplicationState.ADMITTED,
            "refuse": ApplicationState.REFUSED,
        },
        ApplicationState.ADMITTED: {
            "withdraw": ApplicationState.WITHDRAWN,
            "select": ApplicationState.SELECTED,
            "reserve": ApplicationState.RESERVED,
            "pass-over": ApplicationState.PASSED_OVER,
        },
        ApplicationState.RESERVED: {
            "take-seat": ApplicationState.SELECTED,
            "decline-seat": ApplicationState.DECLINED,
        },
    },
    labels={
        ApplicationState.SUBMITTED: Text(kk="берілді", ru="подана", en="submitted"),
        ApplicationState.ADMITTED: Text(
            kk="конкурсқа жіберілді", ru="допущена", en="admitted"
        ),
        ApplicationState.REFUSED: Text(
            kk="жіберілмеді", ru="не допущена", en="not admitted"
        ),
        ApplicationState.SELECTED: Text(
            kk="құрамға енді", ru="вошёл в состав", en="selected"
        ),
        ApplicationState.RESERVED: Text(
            kk="резервтік тізімде", ru="в резервном списке", en="on the reserve list"
        ),
        ApplicationState.PASSED_OVER: Text(
            kk="таңдалмады", ru="не избран", en="not selected"
        ),
        ApplicationState.DECLINED: Text(
            kk="орыннан бас тартты", ru="отказался от места", en="declined the seat"
        ),
        ApplicationState.WITHDRAWN: Text(
            kk="қайтарып алынды", ru="отозвана", en="withdrawn"
        ),
    },
)
