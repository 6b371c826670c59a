"""When a public discussion is lawfully made known, held and put on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from backend.law import acts, term
from backend.law.breach import Breach
from backend.law.calendar import WorkingCalendar, YearNotLoaded
from backend.law.citation import Citation, Read
from backend.law.in_force import NotInForce
from backend.law.norms import public_control
from backend.law.term import Term
from backend.law.text import Text
from backend.law.under import under

PUBLISHED = public_control.DISCUSSION_PUBLISHED.citation
INVITED = public_control.DISCUSSION_INVITED.citation
DISCUSSION = Citation(acts.PUBLIC_CONTROL, "art. 10", Read.TEXT)


@dataclass(frozen=True)
class Content:
    """What an announcement says, as far as the law asks."""

    is_in_person: bool
    is_online: bool
    has_place: bool
    has_link: bool
    has_materials: bool


@under(PUBLISHED)
def publication(*, held_on: date, calendar: WorkingCalendar) -> Term:
    """Return until when a discussion must have been published.

    The day of the discussion itself is not counted: the third working day before it
    is the last lawful one.
    """
    return term.latest(
        public_control.DISCUSSION_PUBLISHED, before=held_on, calendar=calendar
    )


@under(INVITED)
def invitation(*, held_on: date, calendar: WorkingCalendar) -> Term:
    """Return until when the object of control must have been invited.

    The day of the discussion itself is not counted: the fifth working day before it
    is the last lawful one.
    """
    return term.latest(
        public_control.DISCUSSION_INVITED, before=held_on, calendar=calendar
    )


@under(PUBLISHED, INVITED)
def check_countable(*, held_on: date, calendar: WorkingCalendar) -> list[Breach]:
    """Return a breach where the terms before a day cannot be counted.

    Before the law was in force it set no term; a year that nobody has loaded has no
    known working days, and none is guessed.
    """
    try:
        invitation(held_on=held_on, calendar=calendar)
    except (NotInForce, YearNotLoaded):
        text = Text(
            kk=f"{_day(held_on)} күніне дейінгі мерзім есептелмейді: ол күнгі "
            "күнтізбе немесе заң белгісіз.",
            ru=f"Сроки до {_day(held_on)} не сосчитать: на этот день нет календаря "
            "или закон ещё не действовал.",
            en=f"The terms before {_day(held_on)} cannot be counted: no calendar, or "
            "no law in force, on that day.",
        )
        return [Breach("day_not_countable", text, PUBLISHED)]
    return []


@under(PUBLISHED)
def check_planned(*, is_planned: bool) -> list[Breach]:
    """Return a breach where nobody has said when and where the discussion is held."""
    if is_planned:
        return []
    text = Text(
        kk="Талқылаудың күні, уақыты мен орны белгіленбеген.",
        ru="Не назначены день, время и место обсуждения.",
        en="Day, time and place of the discussion are not set.",
    )
    return [Breach("not_planned", text, PUBLISHED)]


@under(PUBLISHED)
def check_content(content: Content) -> list[Breach]:
    """Return everything that an announcement must say and does not.

    Theme, day and time are always there; the place follows the form: a room where
    people come, a link where they do not, both where the discussion is mixed.
    """
    breaches = []
    if content.is_in_person and not content.has_place:
        text = Text(
            kk="Қатысушылар келетін орын көрсетілмеген.",
            ru="Не указано место, куда приходят участники.",
            en="The place where people come is not named.",
        )
        breaches.append(Breach("no_place", text, PUBLISHED))
    if content.is_online and not content.has_link:
        text = Text(
            kk="Қашықтан қатысатын сілтеме көрсетілмеген.",
            ru="Не указана ссылка для участия на расстоянии.",
            en="The link by which people take part from afar is not named.",
        )
        breaches.append(Breach("no_link", text, PUBLISHED))
    if not content.has_materials:
        text = Text(
            kk="Талқылау материалдары жоқ: файл немесе сілтеме керек.",
            ru="Нет материалов обсуждения: нужен файл или ссылка.",
            en="The discussion has no materials: a file or a link is needed.",
        )
        breaches.append(Breach("no_materials", text, PUBLISHED))
    return breaches


@under(PUBLISHED)
def check_published(*, published_on: date | None, until: date) -> list[Breach]:
    """Return a breach where a discussion was not published, or too late.

    `until` is the day of its term: that which was counted when the day was set.
    """
    if published_on is None:
        text = Text(
            kk=f"Хабарландыру жарияланған жоқ: {_day(until)} күнінен кешіктірілмейді.",
            ru=f"Объявление не опубликовано: крайний день – {_day(until)}.",
            en=f"The announcement is not published: {_day(until)} at the latest.",
        )
        return [Breach("not_published", text, PUBLISHED)]
    if published_on <= until:
        return []
    text = Text(
        kk=f"{_day(published_on)} жарияланған, ең соңғы заңды күн – {_day(until)}.",
        ru=f"Опубликовано {_day(published_on)}, последний законный день – "
        f"{_day(until)}.",
        en=f"Published on {_day(published_on)}; the last lawful day was {_day(until)}.",
    )
    return [Breach("published_late", text, PUBLISHED)]


@under(INVITED)
def check_invited(*, body: str, invited_on: date | None, until: date) -> list[Breach]:
    """Return a breach where an object of control was not invited, or too late.

    `until` is the day of its term: that which was counted when the day was set.
    """
    if invited_on is None:
        text = Text(
            kk=f"«{body}» шақырылған жоқ: {_day(until)} күнінен кешіктірілмейді.",
            ru=f"«{body}»: не приглашён, крайний день – {_day(until)}.",
            en=f"“{body}” is not invited: {_day(until)} at the latest.",
        )
        return [Breach("not_invited", text, INVITED)]
    if invited_on <= until:
        return []
    text = Text(
        kk=f"«{body}» {_day(invited_on)} шақырылған, ең соңғы заңды күн – "
        f"{_day(until)}.",
        ru=f"«{body}»: приглашён {_day(invited_on)}, последний законный день – "
        f"{_day(until)}.",
        en=f"“{body}” was invited on {_day(invited_on)}; the last lawful day was "
        f"{_day(until)}.",
    )
    return [Breach("invited_late", text, INVITED)]


@under(INVITED)
def check_addressee(*, body: str, is_addressed: bool, is_reached: bool) -> list[Breach]:
    """Return what keeps a body from being invited as the object of control.

    Others come as anyone does. A body with nobody in this register is invited on
    paper, and the proof says when.
    """
    if not is_addressed:
        text = Text(
            kk=f"«{body}» бұл бақылаудың объектісі емес.",
            ru=f"«{body}» не является объектом этого контроля.",
            en=f"“{body}” is not an object of this control.",
        )
        return [Breach("not_addressed", text, INVITED)]
    if not is_reached:
        text = Text(
            kk=f"«{body}» мұнда жоқ: оны қағазбен шақырып, дәлелін жазыңыз.",
            ru=f"«{body}» здесь нет: пригласите письмом и запишите подтверждение.",
            en=f"“{body}” has nobody here: invite it on paper, and enter the proof.",
        )
        return [Breach("nobody_to_read", text, INVITED)]
    return []


@under(PUBLISHED)
def check_day(*, held_on: date, on: date) -> list[Breach]:
    """Return a breach where a discussion would begin before its announced day.

    To begin on a later day is to write down late what was held in time: the protocol
    then says on which day it was.
    """
    if on >= held_on:
        return []
    text = Text(
        kk=f"Талқылау {_day(held_on)} күніне жарияланған.",
        ru=f"Обсуждение объявлено на {_day(held_on)}.",
        en=f"The discussion is announced for {_day(held_on)}.",
    )
    return [Breach("not_the_day", text, PUBLISHED)]


@under(DISCUSSION, PUBLISHED)
def check_protocol(*, held_on: date | None, announced_on: date) -> list[Breach]:
    """Return a breach where a discussion has no protocol, or one of another day.

    The final document rests on the protocol, so the discussion cannot end without it.
    """
    if held_on is None:
        text = Text(
            kk="Талқылаудың хаттамасы жоқ.",
            ru="Нет протокола обсуждения.",
            en="The discussion has no protocol.",
        )
        return [Breach("no_protocol", text, DISCUSSION)]
    if held_on == announced_on:
        return []
    text = Text(
        kk=f"Хаттама {_day(held_on)} күніне, ал талқылау {_day(announced_on)} күніне "
        "жарияланған.",
        ru=f"Протокол от {_day(held_on)}, а обсуждение объявлено на "
        f"{_day(announced_on)}.",
        en=f"The protocol is of {_day(held_on)}, and the discussion was announced for "
        f"{_day(announced_on)}.",
    )
    return [Breach("held_another_day", text, PUBLISHED)]


@under(DISCUSSION)
def check_hours(*, from_at: datetime, to_at: datetime) -> list[Breach]:
    """Return a breach where a discussion would end before it begins."""
    if to_at > from_at:
        return []
    text = Text(
        kk="Талқылау басталғанына дейін аяқталған болып шығады.",
        ru="Обсуждение закончилось бы раньше, чем началось.",
        en="The discussion would end before it begins.",
    )
    return [Breach("ends_before_it_begins", text, DISCUSSION)]


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
