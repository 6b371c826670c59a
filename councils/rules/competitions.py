"""The contest for the seats of civil society: announced, checked, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.law import acts, norms, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar
from backend.law.citation import Citation, Read
from backend.law.norm import Norm
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under
from councils.rules.composition import CouncilKind

DOCUMENTS: Norm[Any] = norms.get("competition.documents")
COMPLAINT: Norm[int] = norms.get("complaint.file")


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


SUBSTITUTE = _at("1(6)")
HEAD = _at("8(1)")
SEATS = _at("9(3)")
ANNOUNCEMENT = _at("9(6)")
DECISION = _at("9(7)")
RESERVE = _at("9(9)")
ADMISSION = _at("10(3)")


@dataclass(frozen=True)
class Announced:
    """What an announcement tells, as far as art. 9(6) asks."""

    postal_address: str
    email: str
    published_in: str
    text: str

    @property
    def missing(self) -> dict[str, Text]:
        """Return what it does not tell, by a stable code."""
        asked = {
            "announcement-address": (self.postal_address, _ADDRESS),
            "announcement-email": (self.email, _EMAIL),
            "announcement-channel": (self.published_in, _CHANNEL),
            "announcement-text": (self.text, _CONDITIONS),
        }
        return {code: text for code, (said, text) in asked.items() if not said.strip()}


_ADDRESS = Text(
    kk="Хабарландыруда пошталық мекенжай жоқ.",
    ru="В объявлении нет почтового адреса.",
    en="The announcement gives no postal address.",
)
_EMAIL = Text(
    kk="Хабарландыруда құжаттарды жіберетін электрондық пошта жоқ.",
    ru="В объявлении нет электронной почты для документов.",
    en="The announcement gives no e-mail address for documents.",
)
_CHANNEL = Text(
    kk="Хабарландырудың қай БАҚ-та немесе сайтта жарияланғаны көрсетілмеген.",
    ru="Не указано, в каком СМИ или на каком сайте опубликовано объявление.",
    en="It is not said in which media or on which site the announcement appears.",
)
_CONDITIONS = Text(
    kk="Хабарландыруда кандидаттарға қойылатын талаптар мен құжаттар айтылмаған.",
    ru="В объявлении не названы требования к кандидатам и документы.",
    en="The announcement does not name the requirements and the documents.",
)


@under(SUBSTITUTE)
def check_by_competition(*, kind: CouncilKind) -> list[Breach]:
    """Return the breach of a contest for an assembly, which the gathering chooses."""
    if kind is not CouncilKind.ASSEMBLY:
        return []
    text = Text(
        kk="Жергілікті қоғамдастық жиналысын жиын сайлайды: конкурс өткізілмейді.",
        ru="Собрание местного сообщества избирает сход: конкурса нет.",
        en="A local community assembly is chosen by the gathering: there is no "
        "competition.",
    )
    return [Breach("no-competition-here", text, SUBSTITUTE)]


@under(HEAD)
def check_has_head(*, has_head: bool) -> list[Breach]:
    """Return the breach of a contest run by a working group without its head."""
    if has_head:
        return []
    text = Text(
        kk="Жұмыс тобы әлі жетекшісін сайлаған жоқ.",
        ru="Рабочая группа ещё не избрала руководителя.",
        en="The working group has not elected its head yet.",
    )
    return [Breach("no-head", text, HEAD)]


@under(ANNOUNCEMENT)
def check_announcement(told: Announced) -> list[Breach]:
    """Return what the announcement of a competition fails to tell."""
    return [Breach(code, text, ANNOUNCEMENT) for code, text in told.missing.items()]


@under(DOCUMENTS.citation)
def documents_until(*, from_on: date, days: int, calendar: WorkingCalendar) -> Term:
    """Return the first day on which the taking of documents may end.

    The days are the council's setting; the day of the announcement is not counted.
    """
    return term.due(DOCUMENTS, start=from_on, calendar=calendar, value=days)


@under(DOCUMENTS.citation)
def check_documents_period(
    *, from_on: date, until_on: date, days: int | None, calendar: WorkingCalendar
) -> list[Breach]:
    """Return the breach of a period shorter than the council's own regulation asks.

    The law names no days: where the council has settled none, any period will do.
    """
    if days is None:
        return []
    needed = documents_until(from_on=from_on, days=days, calendar=calendar)
    if until_on >= needed.due_on:
        return []
    text = Text(
        kk=f"Құжаттар кемінде {needed.due_on:%d.%m.%Y} күніне дейін қабылдануы керек.",
        ru=f"Документы принимают не менее чем до {needed.due_on:%d.%m.%Y}.",
        en=f"Documents are to be taken until {needed.due_on:%d.%m.%Y} at least.",
    )
    return [Breach("documents-too-short", text, DOCUMENTS.citation)]


@under(ANNOUNCEMENT)
def check_period_to_come(*, until_on: date, on: date) -> list[Breach]:
    """Return the breach of announcing a period that is over already."""
    if until_on >= on:
        return []
    text = Text(
        kk=f"Құжаттарды қабылдау {until_on:%d.%m.%Y} күні аяқталған.",
        ru=f"Приём документов уже окончен {until_on:%d.%m.%Y}.",
        en=f"The taking of documents was over on {until_on:%d.%m.%Y}.",
    )
    return [Breach("period-over", text, ANNOUNCEMENT)]


@under(ANNOUNCEMENT)
def check_taking(*, from_on: date, until_on: date, on: date) -> list[Breach]:
    """Return the breach of bringing documents outside the announced days."""
    if from_on <= on <= until_on:
        return []
    text = Text(
        kk=f"Құжаттар {from_on:%d.%m.%Y} – {until_on:%d.%m.%Y} аралығында қабылданады.",
        ru=f"Документы принимают с {from_on:%d.%m.%Y} по {until_on:%d.%m.%Y}.",
        en=f"Documents are taken from {from_on:%d.%m.%Y} to {until_on:%d.%m.%Y}.",
    )
    return [Breach("outside-the-period", text, ANNOUNCEMENT)]


@under(ANNOUNCEMENT)
def check_period_over(*, until_on: date, on: date) -> list[Breach]:
    """Return the breach of ending the taking of documents before its announced end."""
    if on > until_on:
        return []
    text = Text(
        kk=f"Хабарландыру бойынша құжаттар {until_on:%d.%m.%Y} күнін қоса қабылданады.",
        ru=f"По объявлению документы принимают по {until_on:%d.%m.%Y} включительно.",
        en=f"As announced, documents are taken until {until_on:%d.%m.%Y} inclusive.",
    )
    return [Breach("period-not-over", text, ANNOUNCEMENT)]


@under(ADMISSION)
def check_all_answered(*, waiting: int) -> list[Breach]:
    """Return the breach of deciding while some applications are not checked."""
    if waiting == 0:
        return []
    text = Text(
        kk=f"Әлі тексерілмеген өтінім бар: {waiting}.",
        ru=f"Есть непроверенные заявки: {waiting}.",
        en=f"Applications not checked yet: {waiting}.",
    )
    return [Breach("unchecked", text, ADMISSION)]


@under(SEATS)
def check_selected(*, selected: int, seats: int) -> list[Breach]:
    """Return the breach of selecting nobody, or more than there are seats."""
    if 0 < selected <= seats:
        return []
    text = Text(
        kk=f"Таңдалғандар – {selected}, конкурстағы орын – {seats}.",
        ru=f"Выбрано: {selected}, мест на конкурсе: {seats}.",
        en=f"{selected} selected, the competition has {seats} seats.",
    )
    return [Breach("wrong-number-selected", text, SEATS)]


@under(DECISION)
def check_admitted(*, not_admitted: Sequence[str]) -> list[Breach]:
    """Return the breach of choosing those who were not admitted to this contest."""
    if not not_admitted:
        return []
    named = ", ".join(not_admitted)
    text = Text(
        kk=f"Конкурсқа жіберілмеген: {named}.",
        ru=f"Не допущены к конкурсу: {named}.",
        en=f"Not admitted to the competition: {named}.",
    )
    return [Breach("not-admitted", text, DECISION)]


@under(DECISION)
def check_once(*, twice: Sequence[str]) -> list[Breach]:
    """Return the breach of naming a candidate twice in one decision."""
    if not twice:
        return []
    named = ", ".join(twice)
    text = Text(
        kk=f"Шешімде екі рет аталған: {named}.",
        ru=f"Названы в решении дважды: {named}.",
        en=f"Named twice in the decision: {named}.",
    )
    return [Breach("named-twice", text, DECISION)]


@under(RESERVE)
def check_additional(*, waiting: int) -> list[Breach]:
    """Return the breach of an additional contest while the reserve still waits."""
    if waiting == 0:
        return []
    text = Text(
        kk=f"Резервтік тізімде әлі {waiting} кандидат бар: орын алдымен соларға "
        "ұсынылады.",
        ru=f"В резервном списке ещё {waiting}: место сначала предлагают им.",
        en=f"{waiting} still on the reserve list: a seat is offered to them first.",
    )
    return [Breach("reserve-waits", text, RESERVE)]


@under(COMPLAINT.citation)
def certificates_until(*, decided_on: date, calendar: WorkingCalendar) -> Term:
    """Return how long certificates are kept: the term to complain of the decision.

    The law on councils names no days; that the general term of a complaint is the
    reason to keep them, and its end the reason not to, is our reading.
    """
    return term.due(COMPLAINT, start=decided_on, calendar=calendar)


@under(DECISION)
def check_seated(*, not_selected: Sequence[str]) -> list[Breach]:
    """Return the breach of seating a candidate whom no competition has selected."""
    if not not_selected:
        return []
    named = ", ".join(not_selected)
    text = Text(
        kk=f"Осы конкурста таңдалмаған немесе орын алып қойған: {named}.",
        ru=f"Не выбраны на этом конкурсе или уже получили место: {named}.",
        en=f"Not selected in this competition, or seated already: {named}.",
    )
    return [Breach("not-selected", text, DECISION)]
