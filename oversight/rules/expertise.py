"""Who may be an expert, and what a public expertise must end in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.norms import public_control
from backend.law.text import Text
from backend.law.under import under

EXPERT = public_control.EXPERT_EXPERIENCE.citation
CONFLICT = Citation(acts.PUBLIC_CONTROL, "art. 5(4)", Read.TEXT)
EXPERTISE = Citation(acts.PUBLIC_CONTROL, "art. 11", Read.TEXT)


@dataclass(frozen=True)
class Expert:
    """One who is to give a conclusion, as far as the law asks."""

    name: str
    has_higher_education: bool
    experience_years: int


@under(EXPERT)
def check_expert(expert: Expert, *, on: date) -> list[Breach]:
    """Return everything that keeps a person from being an expert in a field.

    Higher education in the field of the expertise, and full years of work in it: a
    year that has only begun is none.
    """
    breaches = []
    if not expert.has_higher_education:
        text = Text(
            kk=f"{expert.name}: осы салада жоғары білімі көрсетілмеген.",
            ru=f"{expert.name}: не указано высшее образование в этой сфере.",
            en=f"{expert.name}: no higher education in the field is stated.",
        )
        breaches.append(Breach("no_higher_education", text, EXPERT))
    least = public_control.EXPERT_EXPERIENCE.on(on)
    if expert.experience_years < least:
        years = expert.experience_years
        text = Text(
            kk=f"{expert.name}: саладағы жұмыс өтілі {years} жыл, кемі {least} керек.",
            ru=f"{expert.name}: стаж работы в сфере {years}, нужно не менее {least} "
            "лет.",
            en=f"{expert.name}: {years} years of work in the field, {least} at least.",
        )
        breaches.append(Breach("too_little_experience", text, EXPERT))
    return breaches


@under(EXPERT, EXPERTISE)
def check_experts(experts: Sequence[Expert], *, on: date) -> list[Breach]:
    """Return everything that keeps an expertise from beginning with these experts.

    The law lets the subject engage experts; that a conclusion needs one at least is
    our reading, for nobody else could give it.
    """
    if not experts:
        text = Text(
            kk="Сараптамада бірде-бір сарапшы жоқ.",
            ru="В экспертизе нет ни одного эксперта.",
            en="The expertise has no expert.",
        )
        return [Breach("no_expert", text, EXPERT)]
    return [breach for one in experts for breach in check_expert(one, on=on)]


@under(EXPERTISE)
def check_questions(*, questions: int) -> list[Breach]:
    """Return a breach where nothing has been put to the experts."""
    if questions:
        return []
    text = Text(
        kk="Сарапшыларға сұрақ қойылған жоқ.",
        ru="Перед экспертами не поставлено ни одного вопроса.",
        en="No question has been put to the experts.",
    )
    return [Breach("no_question", text, EXPERTISE)]


@under(EXPERTISE)
def check_conclusions(*, conclusions: int) -> list[Breach]:
    """Return a breach where no expert has concluded.

    The conclusion is issued as the final document: without one there is nothing to
    issue. A question that stays without a conclusion is shown so, and stops nothing.
    """
    if conclusions:
        return []
    text = Text(
        kk="Сараптама қорытындысы жоқ.",
        ru="Нет экспертного заключения.",
        en="There is no conclusion of an expert.",
    )
    return [Breach("no_conclusion", text, EXPERTISE)]


@under(EXPERT, CONFLICT)
def check_author(
    *, name: str, is_expert: bool, has_conflict: bool | None
) -> list[Breach]:
    """Return what keeps a person from concluding in this expertise.

    He is one of its experts, and has said of each object that he has no interest
    in it: what is not said yet stops him as well.
    """
    if not is_expert:
        text = Text(
            kk=f"{name} бұл сараптаманың сарапшысы емес.",
            ru=f"{name} не является экспертом этой экспертизы.",
            en=f"{name} is not an expert of this expertise.",
        )
        return [Breach("not_an_expert", text, EXPERT)]
    if has_conflict is False:
        return []
    text = Text(
        kk=f"{name}: мүдделер қақтығысы жоқ екені мәлімделмеген.",
        ru=f"{name}: не заявлено, что конфликта интересов нет.",
        en=f"{name} has not declared to be free of conflict of interest.",
    )
    return [Breach("expert_in_conflict", text, CONFLICT)]


@under(EXPERTISE)
def check_paper(*, is_own: bool, has_scan: bool) -> list[Breach]:
    """Return a breach where the author enters for an expert what nobody can see.

    An expert with an account gives his conclusion himself; for any other the scan of
    what he signed stands behind it. Our reading: the law asks for no scan.
    """
    if is_own or has_scan:
        return []
    text = Text(
        kk="Сарапшы қол қойған қорытындының көшірмесін тіркеңіз.",
        ru="Приложите скан заключения, подписанного экспертом.",
        en="Attach the scan of the conclusion that the expert has signed.",
    )
    return [Breach("no_scan", text, EXPERTISE)]
