"""Every state and every role: which moves are open, and why the others are not.

Nothing here is written by hand: the states and the acts come from the tables, the
people from the offices that the sample has made.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from backend.accounts.models import User
from backend.api import identity, moves
from backend.journal.models import Entry
from backend.law.procedure import Procedure
from oversight import states
from oversight.api.urls import resources
from tests import factories
from tests.councils.api.calling import client_of
from tests.oversight.api.bodies import filled
from tests.oversight.move_samples import SAMPLES, cast

pytestmark = pytest.mark.django_db
PROCEDURES = {
    value.name: value for value in vars(states).values() if isinstance(value, Procedure)
}


class Counted:
    """A thing whose state is counted from its days, as if they gave this one."""

    def __init__(self, item: Any, state: str) -> None:
        self.item, self.state = item, state

    def __getattr__(self, name: str) -> Any:
        return getattr(self.item, name)


def standing_in(state: str, item: Any) -> Any:
    """Return the thing as if it stood in this state; nothing is written."""
    if isinstance(getattr(type(item), "state", None), property):
        return Counted(item, state)
    item.state = state
    return item


def asked(view_class: Any, item: Any, who: User) -> tuple[Any, Request]:
    """Return a view and a request of this person, as a door would have them."""
    request = Request(APIRequestFactory().get("/"))
    request.user, request.auth = who, None
    view = view_class()
    view.request, view.action, view.kwargs = request, "retrieve", {"pk": str(item.pk)}
    view.format_kwarg = None
    return view, request


def doors_of(view_class: Any, procedure: Procedure) -> dict[str, str]:
    """Return the acts of a procedure that have a door here, with their methods."""
    found = {one.url_path: one.__name__ for one in view_class.get_extra_actions()}
    return {act: found[act] for act in procedure.all_acts() if act in found}


def grants(view_class: Any, name: str, item: Any, request: Request) -> bool:
    try:
        actor = identity.actor(request)
        return view_class.policies[name](actor, item) is not None
    except APIException:
        return False


def faults_of(
    view_class: Any, item: Any, procedure: Procedure, state: str, role: str, who: User
) -> Iterator[str]:
    """Yield what is wrong with the moves that are told to one person in one state."""
    view, request = asked(view_class, item, who)
    told = {move["act"]: move for move in moves.of(view, request, item, factories.AT)}
    for act, name in doors_of(view_class, procedure).items():
        move, where = told[act], f"{state}, {role}: {act}"
        reasons = move["reasons"]
        if not grants(view_class, name, item, request):
            if [reason["code"] for reason in reasons] != ["not-yours"]:
                yield f"{where} is not refused as another's: {reasons}"
        elif act not in procedure.acts(state):
            label = procedure.labels[state].en
            if len(reasons) != 1 or label not in reasons[0]["text"]:
                yield f"{where} is not refused by the state: {reasons}"
        elif not all(one["code"] and one["text"] for one in reasons):
            yield f"{where} is refused without a word: {reasons}"
        if move["open"] is bool(reasons):
            yield f"{where} is both open and refused, or neither"


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_each_act_is_open_or_refused_with_its_reason(name: str) -> None:
    view_class, item = SAMPLES[name]()
    procedure, people = PROCEDURES[name], cast()
    faults: list[str] = []
    with translation.override("en"):
        for state in procedure.states:
            there = standing_in(state.value, item)
            for role, who in people.items():
                faults += faults_of(view_class, there, procedure, state, role, who)

    assert faults == []


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_each_act_belongs_to_somebody(name: str) -> None:
    """An act that no office of the sample may do has no user."""
    view_class, item = SAMPLES[name]()
    people, orphans = cast(), []
    for act, method in doors_of(view_class, PROCEDURES[name]).items():
        requests = [asked(view_class, item, who)[1] for who in people.values()]
        if not any(grants(view_class, method, item, one) for one in requests):
            orphans.append(act)

    assert orphans == []


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_what_the_state_does_not_know_is_refused_by_the_door_too(name: str) -> None:
    """Whoever may act, and sends all that is asked for, is refused by the state."""
    view_class, item = SAMPLES[name]()
    procedure, people = PROCEDURES[name], cast()
    now, faults = item.state, []
    for act, method in doors_of(view_class, procedure).items():
        if act in procedure.acts(now):
            continue
        for role, who in people.items():
            if not grants(view_class, method, item, asked(view_class, item, who)[1]):
                continue
            address = f"{_address(view_class)}{item.pk}/{act}/"
            client = client_of(factories.actor(who))
            body = filled(getattr(view_class, method).takes, who)
            before = Entry.objects.count()
            answer = client.post(address, body, format="json")
            is_seen = client.get(f"{_address(view_class)}{item.pk}/").status_code == 200
            refused = 409 if is_seen else 404
            if answer.status_code != refused or Entry.objects.count() != before:
                faults.append(f"{now}, {role}: {act}: {answer.status_code}")

    assert faults == []


def test_every_procedure_of_oversight_is_tried() -> None:
    assert set(SAMPLES) == set(PROCEDURES)


def _address(view_class: Any) -> str:
    """Return the address of a register, as the router knows it."""
    [name] = [name for name, one in resources if one is view_class]
    return f"/api/v1/{name}/"
