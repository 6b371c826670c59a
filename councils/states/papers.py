"""Where a council's minutes and its annual report stand."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class MinutesState(StrEnum):
    """Where one version of the minutes of a meeting stands."""

    DRAFTED = "drafted"
    OUT_FOR_REMARKS = "out_for_remarks"
    FROZEN = "frozen"
    SECRETARY_SIGNED = "secretary_signed"
    SIGNED = "signed"
    PUBLISHED = "published"


class ReportState(StrEnum):
    """Where one version of an annual report stands."""

    DRAFTED = "drafted"
    PUBLISHED = "published"


MINUTES = Procedure(
    name="minutes",
    title=Text(kk="Хаттама", ru="Протокол", en="Minutes"),
    start=MinutesState.DRAFTED,
    states=MinutesState,
    moves={
        MinutesState.DRAFTED: {
            "edit": MinutesState.DRAFTED,
            "send-for-remarks": MinutesState.OUT_FOR_REMARKS,
        },
        MinutesState.OUT_FOR_REMARKS: {
            "remark": MinutesState.OUT_FOR_REMARKS,
            "answer-remark": MinutesState.OUT_FOR_REMARKS,
            "edit": MinutesState.OUT_FOR_REMARKS,
            "freeze": MinutesState.FROZEN,
        },
        MinutesState.FROZEN: {
            "sign-as-secretary": MinutesState.SECRETARY_SIGNED,
            "reopen": MinutesState.OUT_FOR_REMARKS,
        },
        MinutesState.SECRETARY_SIGNED: {
            "sign-as-chair": MinutesState.SIGNED,
            "reopen": MinutesState.OUT_FOR_REMARKS,
        },
        MinutesState.SIGNED: {"publish": MinutesState.PUBLISHED},
        MinutesState.PUBLISHED: {"correct": MinutesState.PUBLISHED},
    },
    labels={
        MinutesState.DRAFTED: Text(kk="жоба", ru="проект", en="draft"),
        MinutesState.OUT_FOR_REMARKS: Text(
            kk="ескертулер жиналуда", ru="собираются замечания", en="out for remarks"
        ),
        MinutesState.FROZEN: Text(
            kk="мәтіні бекітілді", ru="текст закреплён", en="frozen"
        ),
        MinutesState.SECRETARY_SIGNED: Text(
            kk="хатшы қол қойды", ru="подписан секретарём", en="signed by the secretary"
        ),
        MinutesState.SIGNED: Text(kk="қол қойылды", ru="подписан", en="signed"),
        MinutesState.PUBLISHED: Text(kk="жарияланды", ru="опубликован", en="published"),
    },
)
ANNUAL_REPORT = Procedure(
    name="annual-report",
    title=Text(kk="Жылдық есеп", ru="Годовой отчёт", en="Annual report"),
    start=ReportState.DRAFTED,
    states=ReportState,
    moves={
        ReportState.DRAFTED: {
            "refresh": ReportState.DRAFTED,
            "edit": ReportState.DRAFTED,
            "publish": ReportState.PUBLISHED,
        },
        ReportState.PUBLISHED: {"correct": ReportState.PUBLISHED},
    },
    labels={
        ReportState.DRAFTED: Text(kk="жоба", ru="проект", en="draft"),
        ReportState.PUBLISHED: Text(kk="жарияланды", ru="опубликован", en="published"),
    },
)
