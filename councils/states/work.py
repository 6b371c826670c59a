"""Where a council's plans, proposals, draft acts and appeals stand."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class ProposalState(StrEnum):
    """Where a matter proposed for an agenda stands."""

    PROPOSED = "proposed"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class WorkPlanState(StrEnum):
    """Where a year's plan of work stands."""

    DRAFTED = "drafted"
    APPROVED = "approved"


class DraftActState(StrEnum):
    """Where the council's view of a draft act stands."""

    NOTIFIED = "notified"
    OPINION_SENT = "opinion_sent"
    DEEMED_AGREED = "deemed_agreed"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    ANNEXED = "annexed"
    WITHDRAWN = "withdrawn"


class AppealState(StrEnum):
    """Where an appeal to a council stands."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"


PROPOSAL = Procedure(
    name="agenda-proposal",
    title=Text(
        kk="Күн тәртібіне ұсыныс",
        ru="Предложение в повестку",
        en="Proposal for an agenda",
    ),
    start=ProposalState.PROPOSED,
    states=ProposalState,
    moves={
        ProposalState.PROPOSED: {
            "take": ProposalState.TAKEN,
            "decline": ProposalState.DECLINED,
            "withdraw": ProposalState.WITHDRAWN,
        },
    },
    labels={
        ProposalState.PROPOSED: Text(kk="ұсынылды", ru="предложено", en="proposed"),
        ProposalState.TAKEN: Text(
            kk="күн тәртібіне енді", ru="включено в повестку", en="on an agenda"
        ),
        ProposalState.DECLINED: Text(kk="қабылданбады", ru="отклонено", en="declined"),
        ProposalState.WITHDRAWN: Text(
            kk="қайтарып алынды", ru="отозвано", en="withdrawn"
        ),
    },
)
WORK_PLAN = Procedure(
    name="work-plan",
    title=Text(kk="Жұмыс жоспары", ru="План работы", en="Work plan"),
    start=WorkPlanState.DRAFTED,
    states=WorkPlanState,
    moves={
        WorkPlanState.DRAFTED: {
            "add-item": WorkPlanState.DRAFTED,
            "remove-item": WorkPlanState.DRAFTED,
            "approve": WorkPlanState.APPROVED,
        },
        WorkPlanState.APPROVED: {"add-item": WorkPlanState.APPROVED},
    },
    labels={
        WorkPlanState.DRAFTED: Text(kk="жоба", ru="проект", en="drafted"),
        WorkPlanState.APPROVED: Text(kk="бекітілді", ru="утверждён", en="approved"),
    },
)
DRAFT_ACT = Procedure(
    name="draft-act",
    title=Text(
        kk="Нормативтік құқықтық актінің жобасы",
        ru="Проект нормативного правового акта",
        en="Draft normative legal act",
    ),
    start=DraftActState.NOTIFIED,
    states=DraftActState,
    moves={
        DraftActState.NOTIFIED: {
            "assign": DraftActState.NOTIFIED,
            "write-opinion": DraftActState.NOTIFIED,
            "send-opinion": DraftActState.OPINION_SENT,
            "fall-silent": DraftActState.DEEMED_AGREED,
            "withdraw": DraftActState.WITHDRAWN,
        },
        DraftActState.OPINION_SENT: {
            "record-receipt": DraftActState.OPINION_SENT,
            "agree": DraftActState.AGREED,
            "disagree": DraftActState.DISAGREED,
        },
        DraftActState.AGREED: {"annex": DraftActState.ANNEXED},
        DraftActState.DISAGREED: {"annex": DraftActState.ANNEXED},
    },
    labels={
        DraftActState.NOTIFIED: Text(
            kk="хабарлама алынды", ru="уведомление получено", en="notified"
        ),
        DraftActState.OPINION_SENT: Text(
            kk="ұсынымдар жіберілді", ru="рекомендации направлены", en="opinion sent"
        ),
        DraftActState.DEEMED_AGREED: Text(
            kk="ескертусіз келісілген болып есептеледі",
            ru="считается согласованным без замечаний",
            en="deemed agreed without remarks",
        ),
        DraftActState.AGREED: Text(
            kk="орган келісті", ru="орган согласился", en="the body agreed"
        ),
        DraftActState.DISAGREED: Text(
            kk="орган келіспеді", ru="орган не согласился", en="the body disagreed"
        ),
        DraftActState.ANNEXED: Text(
            kk="жобаға қоса берілді", ru="приложено к проекту", en="annexed"
        ),
        DraftActState.WITHDRAWN: Text(
            kk="жоба қайтарып алынды", ru="проект отозван", en="withdrawn"
        ),
    },
)
APPEAL = Procedure(
    name="appeal",
    title=Text(
        kk="Кеңеске жолданым", ru="Обращение в совет", en="Appeal to the council"
    ),
    start=AppealState.REGISTERED,
    states=AppealState,
    moves={
        AppealState.REGISTERED: {
            "assign": AppealState.ASSIGNED,
            "answer": AppealState.ANSWERED,
            "redirect": AppealState.REDIRECTED,
            "withdraw": AppealState.WITHDRAWN,
        },
        AppealState.ASSIGNED: {
            "assign": AppealState.ASSIGNED,
            "answer": AppealState.ANSWERED,
            "redirect": AppealState.REDIRECTED,
            "withdraw": AppealState.WITHDRAWN,
        },
    },
    labels={
        AppealState.REGISTERED: Text(
            kk="тіркелді", ru="зарегистрировано", en="registered"
        ),
        AppealState.ASSIGNED: Text(
            kk="орындаушы белгіленді", ru="назначен исполнитель", en="assigned"
        ),
        AppealState.ANSWERED: Text(kk="жауап берілді", ru="ответ дан", en="answered"),
        AppealState.REDIRECTED: Text(
            kk="құзыретті органға жіберілді",
            ru="перенаправлено",
            en="sent on to the competent body",
        ),
        AppealState.WITHDRAWN: Text(
            kk="қайтарып алынды", ru="отозвано", en="withdrawn"
        ),
    },
)
