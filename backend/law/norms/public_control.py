"""The numbers of the Law on Public Control."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, Norm, Runs
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2024, 4, 5)


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_CONTROL, f"art. {provision}", Read.TEXT)


GROUP = Norm[int](
    id="control.group.max",
    kind=Kind.COUNT,
    citation=_at("6(3)"),
    values=InForce({FIRST: 5}),
    unit=Unit.PEOPLE,
    text=Text(
        kk="Қоғамдық бақылау тобында бес адамнан артық болмайды.",
        ru="В группе общественного контроля не более пяти человек.",
        en="A group of public control has at most five people.",
    ),
)
AGE = Norm[int](
    id="control.min_age",
    kind=Kind.COUNT,
    citation=_at("6(2)(3)"),
    values=InForce({FIRST: 18}),
    unit=Unit.YEARS,
    text=Text(
        kk="Қоғамдық бақылау субъектісі 18 жастан кіші болмайды.",
        ru="Субъекту общественного контроля не меньше 18 лет.",
        en="A subject of public control is at least 18 years old.",
    ),
)
DISCUSSION_PUBLISHED = Norm[int](
    id="control.discussion.publish",
    kind=Kind.TERM,
    citation=_at("10(2)"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Қоғамдық талқылаудың тақырыбы, күні, уақыты, орны, нысаны мен материалдары "
        "үш жұмыс күні бұрын жарияланады.",
        ru="Тема, день, время, место, форма и материалы обсуждения публикуются за три "
        "рабочих дня.",
        en="Topic, day, time, place, form and materials of a discussion are published "
        "three working days before.",
    ),
)
DISCUSSION_INVITED = Norm[int](
    id="control.discussion.invite",
    kind=Kind.TERM,
    citation=_at("10(3)"),
    values=InForce({FIRST: 5}),
    unit=Unit.WORKING_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Қоғамдық бақылау объектісі талқылауға бес жұмыс күнінен кешіктірілмей "
        "шақырылады.",
        ru="Объект контроля приглашают на обсуждение не позднее чем за пять рабочих "
        "дней.",
        en="The object of control is invited to a discussion not later than five "
        "working days before.",
    ),
)
EXPERT_EXPERIENCE = Norm[int](
    id="control.expert.experience",
    kind=Kind.COUNT,
    citation=_at("11(3)"),
    values=InForce({FIRST: 2}),
    unit=Unit.YEARS,
    text=Text(
        kk="Сарапшының жоғары білімі және салада кемінде екі жыл жұмыс тәжірибесі "
        "болады.",
        ru="У эксперта высшее образование и не менее двух лет работы в этой сфере.",
        en="An expert has higher education and at least two years of work in the "
        "field.",
    ),
)
REPEAT_VISIT = Norm[int](
    id="control.monitoring.repeat_visit",
    kind=Kind.DURATION,
    citation=_at("12(5)"),
    values=InForce({FIRST: 6}),
    unit=Unit.MONTHS,
    text=Text(
        kk="Алдыңғы мониторингтен кейін алты ай бойы объект сол объектіге немесе сол "
        "мәселе бойынша келуден бас тарта алады.",
        ru="Шесть месяцев после мониторинга объект вправе отказать в посещении того же "
        "объекта или по тому же вопросу.",
        en="For six months after a monitoring the object may refuse a visit to the "
        "same object or on the same question.",
    ),
)
FINAL_DOCUMENT_SENT = Norm[int](
    id="control.final_document.send",
    kind=Kind.TERM,
    citation=_at("13(2)"),
    values=InForce({FIRST: 7}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Қорытынды құжат бақылау аяқталғаннан кейін жеті жұмыс күнінен "
        "кешіктірілмей жіберіледі.",
        ru="Итоговый документ направляют не позднее семи рабочих дней после завершения "
        "контроля.",
        en="The final document is sent not later than seven working days after the "
        "control is completed.",
    ),
)
ANSWER = Norm[int](
    id="control.answer",
    kind=Kind.TERM,
    citation=_at("13(4)"),
    values=InForce({FIRST: 10}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Әрбір ұсынымға жеке уәжді жауап құжат алынғаннан кейін он жұмыс күнінен "
        "кешіктірілмей беріледі.",
        ru="На каждую рекомендацию отдельно мотивированный ответ даётся не позднее "
        "десяти рабочих дней после получения.",
        en="Each recommendation gets its own reasoned answer not later than ten "
        "working days after receipt.",
    ),
)
HEARING_NOTICE = Norm[int](
    id="control.hearing.notice",
    kind=Kind.TERM,
    citation=_at("13(6)"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    runs=Runs.BEFORE,
    text=Text(
        kk="Субъект тыңдау туралы шешім қабылданғанға дейін кемінде үш жұмыс күні "
        "бұрын хабардар етіледі.",
        ru="Субъекта извещают о заслушивании не менее чем за три рабочих дня до "
        "решения.",
        en="The subject is told of the hearing at least three working days before the "
        "decision.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    GROUP,
    AGE,
    DISCUSSION_PUBLISHED,
    DISCUSSION_INVITED,
    EXPERT_EXPERIENCE,
    REPEAT_VISIT,
    FINAL_DOCUMENT_SENT,
    ANSWER,
    HEARING_NOTICE,
)
