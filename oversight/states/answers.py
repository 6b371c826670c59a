"""How an answer is prepared inside the body, by whom and from which words."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class DraftState(StrEnum):
    """Where the draft of an answer stands."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SIGNED = "signed"


ANSWER_DRAFT_PROCEDURE = Procedure(
    name="answer_draft",
    title=Text(kk="Жауап жобасы", ru="Проект ответа", en="Draft of an answer"),
    start=DraftState.DRAFTED,
    states=DraftState,
    moves={
        DraftState.DRAFTED: {
            "draft-answer": DraftState.DRAFTED,
            "submit": DraftState.SUBMITTED,
            "sign": DraftState.SIGNED,
        },
        DraftState.SUBMITTED: {
            "draft-answer": DraftState.DRAFTED,
            "return": DraftState.RETURNED,
            "approve": DraftState.APPROVED,
            "sign": DraftState.SIGNED,
        },
        DraftState.RETURNED: {
            "draft-answer": DraftState.DRAFTED,
            "submit": DraftState.SUBMITTED,
            "sign": DraftState.SIGNED,
        },
        DraftState.APPROVED: {
            "draft-answer": DraftState.DRAFTED,
            "return": DraftState.RETURNED,
            "sign": DraftState.SIGNED,
        },
    },
    labels={
        DraftState.DRAFTED: Text(kk="Дайындалуда", ru="Готовится", en="Being prepared"),
        DraftState.SUBMITTED: Text(
            kk="Басшының келісуінде",
            ru="На согласовании у руководителя",
            en="With the head for approval",
        ),
        DraftState.RETURNED: Text(
            kk="Пысықтауға қайтарылды",
            ru="Возвращён на доработку",
            en="Returned for revision",
        ),
        DraftState.APPROVED: Text(
            kk="Келісілді, қол қойылмаған",
            ru="Согласован, не подписан",
            en="Approved, not signed yet",
        ),
        DraftState.SIGNED: Text(kk="Қол қойылды", ru="Подписан", en="Signed"),
    },
)


class TemplateState(StrEnum):
    """Whether a template of answers is offered."""

    IN_USE = "in_use"
    ARCHIVED = "archived"


ANSWER_TEMPLATE_PROCEDURE = Procedure(
    name="answer_template",
    title=Text(kk="Жауап үлгісі", ru="Шаблон ответа", en="Template of answers"),
    start=TemplateState.IN_USE,
    states=TemplateState,
    moves={
        TemplateState.IN_USE: {
            "edit": TemplateState.IN_USE,
            "archive": TemplateState.ARCHIVED,
        },
    },
    labels={
        TemplateState.IN_USE: Text(kk="Қолданыста", ru="Используется", en="In use"),
        TemplateState.ARCHIVED: Text(kk="Алынып тасталды", ru="Убран", en="Put away"),
    },
)


class AssignmentState(StrEnum):
    """Whether somebody still sees to a duty."""

    IN_FORCE = "in_force"
    ENDED = "ended"


ASSIGNMENT_PROCEDURE = Procedure(
    name="assignment",
    title=Text(kk="Тапсырма", ru="Поручение", en="Assignment"),
    start=AssignmentState.IN_FORCE,
    states=AssignmentState,
    moves={AssignmentState.IN_FORCE: {"end": AssignmentState.ENDED}},
    labels={
        AssignmentState.IN_FORCE: Text(kk="Күшінде", ru="Действует", en="In force"),
        AssignmentState.ENDED: Text(kk="Аяқталды", ru="Завершено", en="Ended"),
    },
)
