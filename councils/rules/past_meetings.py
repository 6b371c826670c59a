"""What may be recorded of a meeting from before Kenes."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.law import norms
from backend.law.breach import Breach
from backend.law.norm import Norm
from backend.law.text import Text
from backend.law.under import under

DECISION: Norm[Any] = norms.get("meeting.decision.majority")


@under(DECISION.citation)
def check_past(*, held_on: date, today: date) -> list[Breach]:
    """Return the breach of recording as past what is still to come."""
    if held_on <= today:
        return []
    text = Text(
        kk="Отырыс әлі өткен жоқ: ол шақырылады, өткен ретінде жазылмайды.",
        ru="Заседание ещё не прошло: его созывают, а не записывают как прошедшее.",
        en="The meeting is still to come: it is convened, and not recorded as past.",
    )
    return [Breach("not-past", text, DECISION.citation)]


@under(DECISION.citation)
def check_source(*, is_imported: bool) -> list[Breach]:
    """Return the breach of writing down a decision for which nobody voted here.

    A source may say what a past meeting decided; what meets here decides by ballot.
    """
    if is_imported:
        return []
    text = Text(
        kk="Бұл отырыс осы жерде өткен: шешім дауыс беру арқылы қабылданады.",
        ru="Это заседание прошло здесь: решение принимается голосованием.",
        en="This meeting was held here: it decides by ballot.",
    )
    return [Breach("not-from-a-source", text, DECISION.citation)]
