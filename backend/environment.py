"""Knobs read from the environment; a missing or broken one ends in one clear line."""

import re
import sys
from collections.abc import Callable, Sequence
from typing import Any

import environ
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

YES_OR_NO = frozenset({"1", "0", "true", "false", "yes", "no", "on", "off", ""})


class Environment(environ.Env):  # type: ignore[misc]  # it has no types
    """The environment, which names the knob that cannot be read."""

    def get_value(
        self,
        var: str,
        cast: Callable[[str], Any] | None = None,
        default: Any = environ.Env.NOTSET,
        parse_default: bool = False,  # noqa: FBT001, FBT002 - the signature of environ
    ) -> Any:
        """Read one knob."""
        given = self.ENVIRON.get(var)
        if cast is bool and given is not None and given.lower() not in YES_OR_NO:
            raise _broken(var, "1 or 0")
        try:
            return super().get_value(var, cast, default, parse_default)
        except (ValueError, KeyError) as refusal:
            form = "a whole number" if cast is int else "see docs/operations.md"
            raise _broken(var, form) from refusal

    def port(self, var: str, *, default: int) -> int:
        """Read the number of a port."""
        value: int = self.int(var, default=default)
        if not 0 < value < 65536:
            raise _broken(var, "a number from 1 to 65535")
        return value

    def web_address(self, var: str, *, default: str) -> str:
        """Read the address of a site, without a path."""
        value: str = self(var, default=default)
        if not re.fullmatch(r"https?://[^/\s]+", value):
            raise _broken(var, "such as https://kenes.example")
        return value

    def rate(self, var: str, *, default: str) -> str:
        """Read how many requests are let in: "600/min"."""
        value: str = self(var, default=default)
        if not re.fullmatch(r"[1-9]\d*/(sec|min|hour|day)", value):
            raise _broken(var, "such as 600/min")
        return value

    def one_of(self, var: str, choices: Sequence[str], *, default: str) -> str:
        """Read one of a few words."""
        value: str = self(var, default=default)
        if value not in choices:
            raise _broken(var, f"one of {', '.join(choices)}")
        return value


def check() -> None:
    """Read the settings, or end this process with the line that names the knob."""
    try:
        bool(settings.DEBUG)
    except ImproperlyConfigured as refusal:
        sys.exit(f"Kenes does not start: {refusal}")


def _broken(var: str, form: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{var} is broken: {form}")
