"""What a final document and an answer must hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from backend.law import acts, wording
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.text import Text
from backend.law.under import under

CONTENT = Citation(acts.PUBLIC_CONTROL, "art. 13(1)", Read.TEXT)


@under(CONTENT)
def check_final_document(*, recommendations: int) -> list[Breach]:
    """Return a breach where a final document proposes nothing.

    Proposals to remove the causes of what was found are its content: one at least.
    """
    if recommendations:
        return []
    text = Text(
        kk="Қорытынды құжатта бірде-бір ұсыным жоқ.",
        ru="В итоговом документе нет ни одной рекомендации.",
        en="The final document holds no recommendation.",
    )
    return [Breach("no_recommendation", text, CONTENT)]


@dataclass(frozen=True)
class Annexes:
    """What the annexes of a final document hold, as far as the law asks for them.

    `undeclared` names those who exercise control without having declared that they
    may. That no other documents were obtained is said, and not left open.
    """

    has_time: bool
    has_place: bool
    has_tasks: bool
    subjects: int
    undeclared: tuple[str, ...]
    forms: int
    facts: int
    other_documents: int
    has_no_other_documents: bool

    @property
    def lacking(self) -> frozenset[str]:
        """Return the codes of what is not there."""
        found = {
            "annex_time": self.has_time,
            "annex_place": self.has_place,
            "annex_tasks": self.has_tasks,
            "annex_subjects": self.subjects > 0,
            "annex_eligibility": self.subjects > 0 and not self.undeclared,
            "annex_forms": self.forms > 0,
            "annex_facts": self.facts > 0,
            "annex_other_documents": (
                self.other_documents > 0 or self.has_no_other_documents
            ),
        }
        return frozenset(code for code, is_there in found.items() if not is_there)


# Each annex in the order of the provision: its name, and what is wrong without it.
ANNEXES: Mapping[str, tuple[Text, Text]] = {
    "annex_time": (
        Text(
            kk="Бақылау жүргізілген күн мен уақыт",
            ru="Дата и время проведения контроля",
            en="Date and time of the control",
        ),
        Text(
            kk="Бақылаудың күні мен уақыты көрсетілмеген.",
            ru="Не указаны дата и время проведения контроля.",
            en="The date and time of the control are not given.",
        ),
    ),
    "annex_place": (
        Text(
            kk="Бақылау жүргізілген орын",
            ru="Место проведения контроля",
            en="Place of the control",
        ),
        Text(
            kk="Бақылау жүргізілген орын көрсетілмеген.",
            ru="Не указано место проведения контроля.",
            en="The place of the control is not given.",
        ),
    ),
    "annex_tasks": (
        Text(kk="Міндеттері", ru="Задачи", en="Tasks"),
        Text(
            kk="Бақылаудың міндеттері көрсетілмеген.",
            ru="Не указаны задачи контроля.",
            en="The tasks of the control are not given.",
        ),
    ),
    "annex_subjects": (
        Text(
            kk="Бақылау субъектілерінің тізімі",
            ru="Список субъектов контроля",
            en="List of the subjects of control",
        ),
        Text(
            kk="Бақылау субъектілерінің тізімі жоқ.",
            ru="Нет списка субъектов контроля.",
            en="There is no list of the subjects of control.",
        ),
    ),
    "annex_eligibility": (
        Text(
            kk="Субъектілердің талаптарға сәйкестігі",
            ru="Сведения о соответствии субъектов требованиям",
            en="Eligibility of the subjects",
        ),
        Text(
            kk="Өзі туралы мәлімдемегендер бар: {names}.",
            ru="О себе не заявили: {names}.",
            en="Some have not declared of themselves: {names}.",
        ),
    ),
    "annex_forms": (
        Text(
            kk="Қолданылған бақылау нысандары",
            ru="Использованные формы контроля",
            en="Forms of control that were used",
        ),
        Text(
            kk="Бақылау нысандары көрсетілмеген.",
            ru="Не указаны использованные формы контроля.",
            en="The forms of control that were used are not given.",
        ),
    ),
    "annex_facts": (
        Text(
            kk="Анықталған фактілер мен мән-жайлар",
            ru="Установленные факты и обстоятельства",
            en="Facts and circumstances established",
        ),
        Text(
            kk="Анықталған фактілер мен мән-жайлар жоқ.",
            ru="Нет установленных фактов и обстоятельств.",
            en="No facts and circumstances are stated.",
        ),
    ),
    "annex_other_documents": (
        Text(
            kk="Алынған өзге де құжаттар",
            ru="Иные полученные документы",
            en="Other documents obtained",
        ),
        Text(
            kk="Өзге құжаттар қоса берілмеген және олардың жоқтығы айтылмаған.",
            ru="Иные документы не приложены, и не сказано, что их нет.",
            en="No other documents are attached, nor is it said that there are none.",
        ),
    ),
}


@under(CONTENT)
def check_annexes(annexes: Annexes) -> list[Breach]:
    """Return a breach for each annex that the final document lacks.

    Where nobody takes part there is nobody whose eligibility is known. That others
    were obtained or not is stated either way: our reading of the last annex.
    """
    names = ", ".join(annexes.undeclared) or "–"
    return [
        Breach(code, _naming(wrong, names=names), CONTENT)
        for code, (_annex, wrong) in ANNEXES.items()
        if code in annexes.lacking
    ]


@under(public_control.FINAL_DOCUMENT_SENT.citation)
def check_sent_in_time(*, due_on: date, sent_on: date) -> list[Breach]:
    """Return a breach where the final document is sent after its last day.

    It is not refused for that: the law takes no right away, the body answers all the
    same. It is said on the document's page, and counted.
    """
    if sent_on <= due_on:
        return []
    last, day = wording.day(due_on), wording.day(sent_on)
    text = Text(
        kk=f"Қорытынды құжат кеш жіберілді: соңғы күн {last.kk}, "
        f"жіберілген күн {day.kk}.",
        ru=f"Итоговый документ направлен с опозданием: последний день – {last.ru}, "
        f"направлен {day.ru}.",
        en=f"The final document was sent late: the last day was {last.en}, it was "
        f"sent on {day.en}.",
    )
    return [Breach("sent_late", text, public_control.FINAL_DOCUMENT_SENT.citation)]


def _naming(text: Text, *, names: str) -> Text:
    return Text(
        kk=text.kk.replace("{names}", names),
        ru=text.ru.replace("{names}", names),
        en=text.en.replace("{names}", names),
    )


@under(public_control.ANSWER.citation)
def check_answer(*, reasons: str) -> list[Breach]:
    """Return a breach where an answer gives no reasons of its own."""
    if reasons.strip():
        return []
    text = Text(
        kk="Жауапта уәж жоқ: әр ұсыным бойынша бөлек уәж керек.",
        ru="В ответе нет мотивов: по каждой рекомендации нужны отдельные.",
        en="The answer gives no reasons: each recommendation needs its own.",
    )
    return [Breach("no_reasons", text, public_control.ANSWER.citation)]


@under(public_control.ANSWER.citation)
def may_close(*, unanswered: int, overdue: int, reason: str) -> list[Breach]:
    """Return what keeps a matter from being closed before all has been answered.

    While a term still runs the body may answer: our reading. Once every unanswered
    term has passed, the author closes with a reason, and the debts stay open.
    """
    if not unanswered:
        return []
    running = unanswered - overdue
    if running:
        text = Text(
            kk=f"{running} ұсынымның мерзімі әлі өткен жоқ.",
            ru=f"Срок ещё не прошёл по рекомендациям: {running}.",
            en=f"The term still runs for {running} recommendations.",
        )
        return [Breach("term_still_runs", text, public_control.ANSWER.citation)]
    if not reason.strip():
        text = Text(
            kk="Жауапсыз ұсыным бар: жабу себебін жазыңыз.",
            ru="Есть рекомендации без ответа: укажите причину закрытия.",
            en="Some recommendations have no answer: give the reason for closing.",
        )
        return [Breach("no_closing_reason", text, public_control.ANSWER.citation)]
    return []
