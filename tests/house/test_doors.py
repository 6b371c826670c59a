"""Every door is guarded: no operation without a declared policy, no unknown page."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.views.generic import FormView, View
from rest_framework.renderers import JSONRenderer

from backend.api import permissions
from backend.api.viewsets import Door
from backend.pages.acts import Act
from tests.house import doors
from tests.house.doors import Address, Operation

GUARDS = {
    permissions.ReadFreelyActByPolicy,
    permissions.ReadOnly,
    permissions.Anyone,
    permissions.SignedIn,
}
# Writes that keep nothing: they only say what a rule says.
PUBLIC_CHECKS = {
    "api/v1/law/checks/discussion/",
    "api/v1/law/checks/expert/",
    "api/v1/law/checks/quorum/",
    "api/v1/law/checks/ballot/",
    "api/v1/law/checks/composition/",
    "api/v1/law/checks/absences/",
    "api/v1/law/checks/candidate/",
    "api/v1/law/checks/working-group/",
    "api/v1/law/checks/hearing-notice/",
    "api/v1/law/checks/notice/",
    "api/v1/law/checks/draft-act/",
    "api/v1/law/checks/group/",
    "api/v1/law/checks/answer/",
    "api/v1/law/checks/visit/",
}
# Addresses outside the API: each is known by its name.
PLUMBING = {"livez", "readyz", "root", "components"}
ENTRANCE = {"account_login", "account_logout", "account_inactive"}
NOUNS = {
    "agenda-item",
    "agenda-proposal",
    "announcement",
    "annual-report",
    "answer",
    "answer-draft",
    "answer-template",
    "appeal",
    "application",
    "assignment",
    "attendance",
    "attendee",
    "ballot",
    "body",
    "body-hearing",
    "body-invitation",
    "calendar-change",
    "case",
    "checklist",
    "commission",
    "complaint",
    "competition",
    "conflict-declaration",
    "contribution",
    "convocation",
    "council",
    "decision",
    "delivery",
    "draft-act",
    "expert-question",
    "final-document",
    "finding",
    "group",
    "guest",
    "inspection",
    "invitation",
    "material",
    "measure",
    "meeting",
    "minutes",
    "monitoring",
    "organization",
    "obligation",
    "office",
    "participant",
    "participant-conflict",
    "plan-item",
    "publication",
    "receipt-claim",
    "recommendation",
    "remark",
    "seat",
    "site",
    "visit",
    "work-plan",
    "working-group",
}
OTHER_PAGES = {
    "page:home",
    "page:inbox",
    "page:inbox-calendar",
    "page:inbox-table",
    "page:my-cases",
    "page:my-council",
    "page:supervision",
}
# Pages beside that of their thing: they show another side of it, and never write.
SIDES = {
    "page:answer-draft-file",
    "page:body-absences",
    "page:body-answer-templates",
    "page:case-people",
    "page:announcement-calendar",
    "page:case-control",
    "page:case-papers",
    "page:case-sites",
    "page:case-after",
    "page:complaint-paper",
    "page:council-appeals",
    "page:council-conflicts",
    "page:council-draft-acts",
    "page:council-forming",
    "page:council-informing",
    "page:council-meetings",
    "page:council-members",
    "page:council-minutes-template",
    "page:council-minutes-template-file",
    "page:council-monitorings",
    "page:council-plan",
    "page:council-proposals",
    "page:council-regulation",
    "page:council-sheet",
    "page:council-year",
    "page:final-document-paper",
    "page:finding-evidence",
    "page:inspection-evidence",
    "page:group-protocol-content",
    "page:material-content",
    "page:measure-plan",
    "page:meeting-agenda",
    "page:meeting-calendar",
    "page:meeting-console",
    "page:meeting-vote",
    "page:minutes-paper",
    "page:participant-declaration",
}
# Pages that write without being an act on a thing: they are about the visitor alone.
OWN_PAGES = {"page:acting-as", "page:notices", "page:set-password"}


def faults(operation: Operation) -> list[str]:
    """Return what leaves this operation open, or open to nobody by mistake."""
    view: Any = operation.view
    found: list[str] = []
    if not (isinstance(view, type) and issubclass(view, Door)):
        return ["not a Door"]
    guards = list(view.permission_classes)
    if len(guards) != 1 or guards[0] not in GUARDS:
        return [f"no declared guard: {guards}"]
    guard = guards[0]
    if operation.method not in ("get", "post"):
        found.append(f"no act is a {operation.method.upper()}")
    if operation.method == "post":
        if guard is permissions.Anyone:
            if operation.route not in PUBLIC_CHECKS:
                found.append("a public write that is no public check")
        elif guard is permissions.ReadFreelyActByPolicy:
            if operation.action not in getattr(view, "policies", ()):
                found.append(f"no policy for {operation.action!r}")
        else:
            found.append(f"{guard.__name__} does not guard a write")
    if view.renderer_classes != [JSONRenderer]:
        found.append("another renderer than JSON")
    return found


ALL = doors.operations()


@pytest.mark.parametrize("operation", ALL, ids=str)
def test_an_operation_is_guarded(operation: Operation) -> None:
    assert faults(operation) == []


@pytest.mark.parametrize(
    "view",
    sorted({o.view for o in ALL if hasattr(o.view, "policies")}, key=str),
    ids=lambda view: view.__name__,
)
def test_a_policy_belongs_to_an_act_that_exists(view: Any) -> None:
    acts = {o.action for o in ALL if o.view is view and o.method == "post"}

    assert set(view.policies) == acts
    assert set(view.session_only) <= acts
    assert set(view.write_scopes) <= acts


def test_a_forgotten_declaration_opens_nothing() -> None:
    assert settings.REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] == [
        "backend.api.permissions.Nobody"
    ]
    assert Door.permission_classes == [permissions.Nobody]
    assert not permissions.Nobody().has_permission(SimpleNamespace(), None)  # type: ignore[arg-type]


def test_json_is_the_only_form_of_an_answer() -> None:
    assert settings.REST_FRAMEWORK["DEFAULT_RENDERER_CLASSES"] == [
        "rest_framework.renderers.JSONRenderer"
    ]


def test_the_api_has_operations_of_both_halves() -> None:
    routes = {operation.route for operation in ALL}

    assert any(route.startswith("api/v1/cases/") for route in routes)
    assert any(route.startswith("api/v1/meetings/") for route in routes)


def page_faults(address: Address) -> list[str]:
    """Return what is wrong with an address outside the API."""
    if address.name in PLUMBING | ENTRANCE | OTHER_PAGES | OWN_PAGES:
        return []
    if address.name in SIDES:
        return ["a side of a thing that writes"] if writes(address) else []
    verb = verb_of(address.name)
    if verb is None:
        return ["not a known page"]
    if verb in ("", "list"):
        return ["a register or an item that writes"] if writes(address) else []
    view = getattr(address.callback, "view_class", None)
    if not (isinstance(view, type) and issubclass(view, Act)):
        return ["neither a register, nor an item, nor an act"]
    return [] if hasattr(view, "policy") else [f"no policy in {view.__name__}"]


def verb_of(name: str) -> str | None:
    """Return what follows the noun in `page:<noun>-<verb>`; None without a noun."""
    for noun in sorted(NOUNS, key=len, reverse=True):  # an answer-draft is no answer
        if name == f"page:{noun}":
            return ""
        if name.startswith(f"page:{noun}-"):
            return name.removeprefix(f"page:{noun}-")
    return None


def writes(address: Address) -> bool:
    """Tell whether a page that is no act takes a POST."""
    view = getattr(address.callback, "view_class", None)
    acts = isinstance(view, type) and issubclass(view, Act)
    return hasattr(view, "post") and not acts


OUTSIDE = [a for a in doors.addresses() if not a.route.startswith(doors.API)]


@pytest.mark.parametrize("address", OUTSIDE, ids=lambda a: a.route or "/")
def test_an_address_outside_the_api_is_a_guarded_page(address: Address) -> None:
    assert page_faults(address) == []


def test_a_page_that_nobody_knows_is_noticed() -> None:
    class Bare(Act):
        pass

    def of(name: str, view: Any) -> list[str]:
        return page_faults(Address("x/", name, SimpleNamespace(view_class=view)))

    assert of("admin:index", View) == ["not a known page"]
    assert of("page:case-erase", View) == [
        "neither a register, nor an item, nor an act"
    ]
    assert of("page:case-erase", Bare) == ["no policy in Bare"]
    assert of("page:case", FormView) == ["a register or an item that writes"]


def test_an_open_door_is_noticed() -> None:
    class Forgotten(Door):
        pass

    class Half(Door):
        permission_classes = [permissions.ReadFreelyActByPolicy]
        policies = {"close": lambda actor, row: None}

    class Wide(Door):
        permission_classes = [permissions.Anyone]

    def of(view: Any, action: str) -> list[str]:
        return faults(Operation("api/v1/things/", "post", action, view))

    assert of(Forgotten, "close") == [f"no declared guard: {[permissions.Nobody]}"]
    assert of(Half, "erase") == ["no policy for 'erase'"]
    assert of(Half, "close") == []
    assert of(Wide, "post") == ["a public write that is no public check"]
    assert of(object, "post") == ["not a Door"]
