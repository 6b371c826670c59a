"""The counts of an annual report in words: the same on its page and on its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.law.text import Text


@dataclass(frozen=True)
class Row:
    """One count: what it counts, and where in the counters it stands."""

    label: Text
    path: tuple[str, ...]

    def value(self, counters: Mapping[str, Any]) -> Any:
        """Return the count; None where a report of long ago did not count it."""
        found: Any = counters
        for name in self.path:
            found = None if found is None else found.get(name)
        return found


@dataclass(frozen=True)
class Block:
    """The counts of one part of a council's work."""

    title: Text
    rows: Sequence[Row]


def _row(path: str, kk: str, ru: str, en: str) -> Row:
    return Row(Text(kk, ru, en), tuple(path.split(".")))


BLOCKS = (
    Block(
        Text("Отырыстар", "Заседания", "Meetings"),
        (
            _row("meetings.held", "өтті", "проведено", "held"),
            _row(
                "meetings.failed",
                "кворум болмағандықтан өтпеді",
                "не состоялось: нет кворума",
                "failed for want of quorum",
            ),
            _row("meetings.cancelled", "болмайтын болды", "отменено", "cancelled"),
            _row(
                "attendance.percent",
                "орташа қатысу, %",
                "средняя явка, %",
                "average attendance, %",
            ),
            _row("questions.considered", "қаралған мәселе", "вопросов", "questions"),
            _row(
                "questions.planned",
                "оның ішінде жоспардан",
                "из них по плану",
                "of them from the plan",
            ),
            _row(
                "questions.draft_acts",
                "оның ішінде акт жобалары",
                "из них проекты актов",
                "of them draft acts",
            ),
            _row("ballots.held", "дауыс беру", "голосований", "ballots"),
            _row("decisions", "қабылданған шешім", "принято решений", "decisions"),
        ),
    ),
    Block(
        Text("Қоғамдық бақылау", "Общественный контроль", "Public control"),
        (
            _row(
                "meetings.hearings",
                "қоғамдық тыңдау",
                "общественных слушаний",
                "public hearings",
            ),
            _row(
                "questions.reports",
                "тыңдалған есеп",
                "заслушано отчётов",
                "reports heard",
            ),
            _row(
                "monitorings",
                "қоғамдық мониторинг",
                "общественных мониторингов",
                "public monitorings",
            ),
            _row(
                "expertises",
                "қоғамдық сараптама",
                "общественных экспертиз",
                "public expertises",
            ),
        ),
    ),
    Block(
        Text(
            "Нормативтік құқықтық актілердің жобалары",
            "Проекты нормативных правовых актов",
            "Draft normative legal acts",
        ),
        (
            _row("draft_acts.received", "келіп түсті", "поступило", "received"),
            _row(
                "draft_acts.opinions",
                "ұсынымдар жіберілді",
                "направлено рекомендаций",
                "recommendations sent",
            ),
            _row(
                "draft_acts.deemed_agreed",
                "ескертусіз келісілген болып есептелді",
                "считаются согласованными без замечаний",
                "deemed agreed without remarks",
            ),
            _row(
                "draft_acts.agreed",
                "орган ұсынымдармен келісті",
                "орган согласился",
                "the body agreed",
            ),
            _row(
                "draft_acts.disagreed",
                "орган келіспеді",
                "орган не согласился",
                "the body disagreed",
            ),
            _row(
                "draft_acts.short_terms",
                "орган заңдағыдан қысқа мерзім берді",
                "орган дал срок короче законного",
                "the body gave less than the lawful term",
            ),
        ),
    ),
    Block(
        Text("Жолданымдар", "Обращения", "Appeals"),
        (
            _row("appeals.received", "келіп түсті", "поступило", "received"),
            _row("appeals.answered", "жауап берілді", "дан ответ", "answered"),
            _row(
                "appeals.redirected",
                "құзыретті органға жіберілді",
                "перенаправлено",
                "sent on",
            ),
            _row(
                "informings",
                "халықты хабардар ету",
                "информирований населения",
                "times the population was informed",
            ),
        ),
    ),
    Block(
        Text(
            "Органдарға берілген ұсынымдар",
            "Рекомендации органам",
            "Recommendations to bodies",
        ),
        (
            _row("recommendations.sent", "жіберілді", "направлено", "sent"),
            _row("recommendations.answered", "жауап алынды", "отвечено", "answered"),
            _row("recommendations.in_time", "мерзімінде", "в срок", "in time"),
            _row("recommendations.late", "кешігіп", "с опозданием", "late"),
            _row(
                "recommendations.without_term",
                "заңда мерзімі жоқ жауап",
                "с ответом, срока в законе нет",
                "answered, with no statutory term",
            ),
            _row(
                "recommendations.unanswered",
                "жауап берілмеді",
                "без ответа",
                "unanswered",
            ),
            _row(
                "recommendations.overdue",
                "оның ішінде мерзімі өткен",
                "из них срок истёк",
                "of them past the term",
            ),
            _row("recommendations.accepted", "қабылданды", "принято", "accepted"),
            _row(
                "recommendations.partly",
                "ішінара қабылданды",
                "принято частично",
                "accepted in part",
            ),
            _row("recommendations.rejected", "қабылданбады", "отклонено", "rejected"),
            _row("recommendations.fulfilled", "орындалды", "исполнено", "fulfilled"),
        ),
    ),
)
