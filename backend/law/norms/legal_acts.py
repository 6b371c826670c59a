"""The numbers of the Law on Legal Acts: a council's opinion on a draft."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import acts
from backend.law.citation import Citation, Read
from backend.law.in_force import InForce
from backend.law.norm import Kind, Norm
from backend.law.text import Text
from backend.law.unit import Unit

FIRST = date(2016, 4, 18)


def _at(provision: str) -> Citation:
    return Citation(acts.LEGAL_ACTS, f"art. {provision}", Read.TEXT)


OPINION = Norm[int](
    id="draft_act.opinion",
    kind=Kind.TERM,
    citation=_at("20(2)"),
    values=InForce({FIRST: 10}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Нормативтік құқықтық актінің жобасы бойынша кеңеске хабарлама алынғаннан "
        "кейін кемінде он жұмыс күні беріледі.",
        ru="На проект акта или консультативный документ у совета не менее десяти "
        "рабочих дней со дня получения уведомления.",
        en="For a draft act or consultative document a council has at least ten "
        "working days from receipt of the notification.",
    ),
)
OPINION_LAW = Norm[int](
    id="draft_act.opinion.law",
    kind=Kind.TERM,
    citation=_at("20(2)"),
    values=InForce({FIRST: 15}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Заң жобасы бойынша кеңеске кемінде он бес жұмыс күні беріледі.",
        ru="На законопроект у совета не менее пятнадцати рабочих дней.",
        en="For a draft law a council has at least fifteen working days.",
    ),
)
OPINION_URGENT = Norm[int](
    id="draft_act.opinion.urgent",
    kind=Kind.TERM,
    citation=_at("20(2)"),
    values=InForce({FIRST: 3}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="17-1-бап 15-тармақтың бірінші бөлігіндегі заң жобалары мен Үкіметтің заң "
        "күші бар уақытша қаулылары бойынша үш жұмыс күні беріледі.",
        ru="На законопроекты п. 15 ч. 1 ст. 17-1 и временные постановления "
        "Правительства с силой закона – три рабочих дня.",
        en="Draft laws of art. 17-1(15) part 1, and temporary Government resolutions "
        "with force of law: three working days.",
    ),
)
SILENCE = Norm[str](
    id="draft_act.silence",
    kind=Kind.STATEMENT,
    citation=_at("20(2)"),
    values=InForce({FIRST: "agreed without remarks"}),
    text=Text(
        kk="Мерзімінде ұсыным келмесе, жоба ескертусіз келісілген болып саналады.",
        ru="Нет рекомендации в срок – проект считается согласованным без замечаний.",
        en="No recommendation in time: the draft counts as agreed without remarks.",
    ),
)
LETTER_IF_AGREED = Norm[int](
    id="draft_act.letter_if_agreed",
    kind=Kind.TERM,
    citation=_at("20(3)"),
    values=InForce({FIRST: 10}),
    unit=Unit.WORKING_DAYS,
    text=Text(
        kk="Ұсыныммен келіскен орган кеңеске он жұмыс күнінде хат жібереді.",
        ru="Согласившийся орган направляет совету письмо в течение десяти рабочих "
        "дней.",
        en="A body that agrees writes to the council within ten working days.",
    ),
)
POSITION_IF_DISAGREED = Norm[str](
    id="draft_act.position_if_disagreed",
    kind=Kind.STATEMENT,
    citation=_at("20(3)"),
    values=InForce({FIRST: "reasons, no days"}),
    text=Text(
        kk="Келіспеген орган уәжді ұстанымын жазады; заң күн санын белгілемейді.",
        ru="Несогласный орган формирует позицию с доводами; числа дней закон не "
        "называет.",
        en="A body that disagrees forms a position with reasons; the law names no "
        "days.",
    ),
)

NORMS: tuple[Norm[Any], ...] = (
    OPINION,
    OPINION_LAW,
    OPINION_URGENT,
    SILENCE,
    LETTER_IF_AGREED,
    POSITION_IF_DISAGREED,
)
