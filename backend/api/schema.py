"""The contract: names, texts and error answers of every operation, by rule."""

import inspect
from collections.abc import Iterable
from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import SAFE_METHODS

from backend.api import problems
from backend.api.permissions import Anyone, SignedIn
from backend.api.serializers import NoBody

PREFIX = "/api/v1/"
SHOWN = {
    "400": "Malformed or invalid.",
    "401": "No identity.",
    "403": "Signed in, but this is not yours to do.",
    "404": "Absent, or not visible to the caller.",
    "409": "The law or the procedure refuses.",
    "422": "The same Idempotency-Key with another body.",
    "429": "Too many requests.",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Makes a repeat safe: the first answer again, for 24 hours.",
    "schema": {"type": "string", "maxLength": 255},
}
OFFICE = {
    "name": "Kenes-Office",
    "in": "header",
    "required": False,
    "description": "The id of the office to act in, where several would do.",
    "schema": {"type": "string", "format": "uuid"},
}
FIELDS = {
    "name": "fields",
    "in": "query",
    "required": False,
    "description": "Names of fields, by commas: leaves out all others.",
    "schema": {"type": "string"},
}


class Contract(AutoSchema):
    """Describes a door of this API."""

    def get_operation_id(self) -> str:
        """Return nouns and verb of the address: `cases_list`, `cases_close`."""
        words = [word.replace("-", "_") for word in self._tokenize_path()]
        name = getattr(self.view, "action", None)
        if name in ("list", "retrieve", "create"):
            words.append(name)
        elif name is None and self.method == "POST" and hasattr(self.view, "get"):
            words.append("create")
        return "_".join(words)

    def get_summary(self) -> str | None:
        """Return the first line of the method's docstring; generic reads name it."""
        words = " ".join(self._tokenize_path()[-1:]).replace("-", " ")
        match getattr(self.view, "action", None):
            case "list":
                return f"List {words}"
            case "retrieve":
                return f"Show one of {words}"
            case _:
                return self._doc().partition("\n")[0].strip() or None

    def get_description(self, *_place: Any) -> str:
        """Return the docstring of the method; of the view for generic reads."""
        if getattr(self.view, "action", None) in ("list", "retrieve"):
            return inspect.getdoc(type(self.view)) or ""
        return self._doc()

    def get_request_serializer(self) -> Any:
        """Return what the act takes."""
        if self.method in SAFE_METHODS:
            return None
        takes = getattr(self._method(), "takes", NoBody)
        return None if takes is NoBody else takes

    def get_response_serializers(self) -> Any:
        """Return what the operation answers: the item, where nothing else is said."""
        method = self._method()
        answers = getattr(method, "answers", None)
        usual = answers if answers is not None else super().get_response_serializers()
        if self.method in SAFE_METHODS or isinstance(usual, dict):
            return usual
        created = getattr(self.view, "action", None) == "create"
        return {201 if created else 200: usual}

    def get_auth(self) -> list[dict[str, Any]]:
        """Return the ways to sign in; reads need none."""
        ways = [way for way in super().get_auth() if way]
        if any(isinstance(asked, SignedIn) for asked in self.view.get_permissions()):
            return ways
        if any(isinstance(asked, Anyone) for asked in self.view.get_permissions()):
            return [{}]
        return [{}, *ways] if self.method in SAFE_METHODS else ways

    def _get_parameters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = super()._get_parameters()
        if self.method not in SAFE_METHODS:
            return [*found, IDEMPOTENCY_KEY, OFFICE]
        trims = getattr(self.view, "action", None) in ("list", "retrieve")
        return [*found, FIELDS] if trims else found

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for body in bodies.values():
            body["description"] = body["description"] or "Done."
        shape = self.resolve_serializer(problems.ProblemOut, "response").ref
        for code in self._refusals():
            bodies[code] = {
                "description": SHOWN[code],
                "content": {problems.MEDIA_TYPE: {"schema": shape}},
            }
        return bodies

    def _refusals(self) -> Iterable[str]:
        codes = ["400", "429"]
        if "{" in self.path:
            codes.append("404")
        if self.method not in SAFE_METHODS:
            codes += ["401", "403", "409", "422"]
        elif any(isinstance(asked, SignedIn) for asked in self.view.get_permissions()):
            codes.append("401")
        return sorted(codes)

    def _method(self) -> Any:
        name = getattr(self.view, "action", None) or str(self.method).lower()
        return getattr(self.view, name, None)

    def _resolve_path_parameters(self, variables: Any) -> list[dict[str, Any]]:
        usual: Any = super()
        found: list[dict[str, Any]] = usual._resolve_path_parameters(variables)
        return [
            {**one, "description": "The public id."} if one["name"] == "id" else one
            for one in found
        ]

    def _doc(self) -> str:
        found: str = super().get_description() or ""
        return found


def only_version_one(endpoints: Iterable[Any], **_settings: Any) -> list[Any]:
    """Keep the doors of version one, without those that serve the contract."""
    return [
        endpoint
        for endpoint in endpoints
        if endpoint[0].startswith(PREFIX)
        and not endpoint[0].startswith(f"{PREFIX}schema/")
    ]


def add_problems(result: dict[str, Any], **_settings: Any) -> dict[str, Any]:
    """Give the common refusal an example, and free what only items have."""
    schemas = result.get("components", {}).get("schemas", {})
    if "Problem" in schemas:
        schemas["Problem"]["examples"] = [
            problems.Problem("not-found", 404, "There is nothing here.").as_json()
        ]
    for schema in schemas.values():
        if {"links", "moves"} <= set(schema.get("properties", ())):
            kept = [n for n in schema["required"] if n not in ("links", "moves")]
            schema["required"] = kept
    return result
