"""Whatever hangs on a case is told of it: a noun that is forgotten is noticed."""

from typing import Any

from django.apps import apps

from backend.journal.models import Recorded
from oversight.models import (
    AnswerDraft,
    Assignment,
    Case,
    Obligation,
)
from oversight.reports import belongings

# What a body keeps for itself; what is owed has a way of its own, by its subject.
NOT_OF_THE_CASE = {AnswerDraft, Assignment, Obligation, Case}
DEEPEST = 3


def leads_to_a_case(model: Any, depth: int = 0) -> bool:
    """Tell whether some chain of foreign keys leads from the noun to a case."""
    for field in model._meta.get_fields():
        other = field.related_model if field.concrete else None
        if other is Case and not field.many_to_many:
            return True
        if other is None or depth == DEEPEST or other in (model, Obligation):
            continue
        if other._meta.app_label == "oversight" and leads_to_a_case(other, depth + 1):
            return True
    return False


def test_every_noun_of_a_case_is_among_its_belongings() -> None:
    nouns = {
        model
        for model in apps.get_app_config("oversight").get_models()
        if issubclass(model, Recorded) and leads_to_a_case(model)
    }

    assert nouns - NOT_OF_THE_CASE == set(belongings.PATHS)


def test_every_way_leads_to_the_case() -> None:
    for noun, path in belongings.PATHS.items():
        model: Any = noun
        for step in path.split("__"):
            model = model._meta.get_field(step).related_model
        assert model is Case, noun
