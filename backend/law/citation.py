"""Where a rule is written, and how well we have read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from backend.law.acts import Act
from backend.law.text import Text, joined

_PLACE = re.compile(
    r"(?P<article>\d+(?:-\d+)*)"
    r"(?P<points>(?:\(\d+(?:-\d+)*\)|\.\d+(?:-\d+)*)*)"
    r"(?: part (?P<part>\d+))?"
)
_POINT = re.compile(r"\d+(?:-\d+)*")


class Read(StrEnum):
    """How the provision reached us."""

    TEXT = "text"
    COPY = "copy"
    OFFICIAL = "official"
    SECONDARY = "secondary"
    SETTING = "setting"
    NOT_READ = "not_read"


READ_AS = {
    Read.TEXT: Text(
        kk="заң мәтінінен оқылды",
        ru="прочитано в тексте закона",
        en="read in the text of the law",
    ),
    Read.COPY: Text(
        kk="бөгде көшірмеден оқылды",
        ru="прочитано в сторонней копии",
        en="read in a third-party copy",
    ),
    Read.OFFICIAL: Text(
        kk="ресми беттен алынды, баптау ретінде",
        ru="с официальной страницы, как настройка",
        en="from an official page, as a setting",
    ),
    Read.SECONDARY: Text(
        kk="жанама дереккөзден алынды, баптау ретінде",
        ru="из вторичного источника, как настройка",
        en="from a secondary source, as a setting",
    ),
    Read.SETTING: Text(
        kk="заң емес, кеңестің баптауы",
        ru="не закон, настройка совета",
        en="not law, a setting of the council",
    ),
    Read.NOT_READ: Text(kk="оқылмады", ru="не прочитано", en="not read"),
}


@dataclass(frozen=True)
class _Place:
    """One article, with the points and the part that narrow it down."""

    article: str
    points: tuple[str, ...]
    part: str | None

    def said(self) -> Text:
        """Return the place as lawyers of each language write it."""
        kk = [f"{self.article}-бап"]
        ru = [f"ст. {self.article}"]
        for depth, point in enumerate(self.points):
            kk.append(f"{point}-тармақ" if depth == 0 else f"{point}) тармақша")
            ru.append(f"п. {point}" if depth == 0 else f"пп. {point})")
        if self.part:
            kk.append(f"{self.part}-бөлік")
            ru.append(f"ч. {self.part}")
        return Text(kk=" ".join(kk), ru=" ".join(ru), en="")


def _places(provision: str) -> list[_Place]:
    """Take a provision such as "art. 5(2), 5-1(2)" apart.

    A dot does what a bracket does: the Code writes 90-2.4.1 for what a law
    would write as 90-2(4)(1).
    """
    found = []
    for piece in provision.removeprefix("art. ").split(", "):
        match = _PLACE.fullmatch(piece)
        if match is None:
            message = f"not a provision: {provision!r}"
            raise ValueError(message)
        points = tuple(_POINT.findall(match["points"]))
        found.append(_Place(match["article"], points, match["part"]))
    return found


@dataclass(frozen=True)
class Citation:
    """A provision of an act, for instance art. 13(4); empty for the act as a whole."""

    act: Act
    provision: str
    read: Read

    def __post_init__(self) -> None:
        """Refuse a provision that could not be shown in every language."""
        if self.provision:
            _places(self.provision)

    @property
    def text(self) -> Text:
        """The citation in the three languages."""
        if not self.provision:
            return self.act.short
        said = joined((place.said() for place in _places(self.provision)), ", ")
        return Text(
            kk=f"{self.act.short.kk} {said.kk}",
            ru=f"{self.act.short.ru}, {said.ru}",
            en=f"{self.act.short.en}, {self.provision}",
        )

    def in_(self, language: str) -> str:
        """Return the citation as a reader of the language writes it."""
        return self.text.in_(language)
