"""How a measure that a body has promised stands."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class MeasureState(StrEnum):
    """How a promised measure stands."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


MEASURE = Procedure(
    name="measure",
    title=Text(kk="Шара", ru="Мера", en="Measure"),
    start=MeasureState.PLANNED,
    states=MeasureState,
    moves={
        MeasureState.PLANNED: {
            "report": MeasureState.PLANNED,
            "move-date": MeasureState.PLANNED,
            "complete": MeasureState.DONE,
            "drop": MeasureState.DROPPED,
        },
        MeasureState.DONE: {
            "confirm": MeasureState.CONFIRMED,
            "dispute": MeasureState.DISPUTED,
        },
        MeasureState.DISPUTED: {
            "report": MeasureState.DISPUTED,
            "complete": MeasureState.DONE,
            "drop": MeasureState.DROPPED,
        },
    },
    labels={
        MeasureState.PLANNED: Text(kk="Жоспарланды", ru="Запланирована", en="Planned"),
        MeasureState.DONE: Text(
            kk="Орындалды деп хабарланды", ru="Исполнена, по словам органа", en="Done"
        ),
        MeasureState.DROPPED: Text(
            kk="Бас тартылды", ru="Орган отказался", en="Dropped"
        ),
        MeasureState.CONFIRMED: Text(
            kk="Автор растады", ru="Подтверждена автором", en="Confirmed"
        ),
        MeasureState.DISPUTED: Text(
            kk="Автор даулады", ru="Оспорена автором", en="Disputed"
        ),
    },
)
