"""People named in a form, one a line: name, who proposed, birthday, e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from django import forms
from django.utils.translation import gettext_lazy as _

from backend import texts
from backend.accounts.models import User
from backend.pages.fields import Paragraphs
from councils.filters import today

MOST_LINES = 100
LONGEST_NAME, LONGEST_NOMINATOR = 200, 300
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class Person:
    """One line: a name, and what else is said of the person."""

    name: str
    nominator: str = ""
    user: User | None = None
    born_on: date | None = None


class PeopleLines(Paragraphs):
    """Lines of people, their parts parted by semicolons; what is wrong names its line.

    An e-mail, wherever it stands after the name, is that of an account; a day there,
    as 23.11.1980 or 1980-11-23, is that of birth.
    """

    default_error_messages = {
        "many": _("More lines than there can be people."),
        "long": _("Line %(line)s is too long."),
        "account": _("Line %(line)s: there is no account with the e-mail %(email)s."),
        "parts": _("Line %(line)s has more than a name, who proposed, and an e-mail."),
        "born": _("Line %(line)s: this is no day of birth."),
    }

    def __init__(self, *, rows: int = 6, **options: Any) -> None:
        super().__init__(rows=rows, **options)

    def clean(self, value: Any) -> Any:
        """Return the people, without empty lines."""
        said = super().clean(value)
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(self.error_messages["many"], "many")
        return [self._person(line, place) for place, line in enumerate(lines, start=1)]

    def _person(self, line: str, place: int) -> Person:
        name, *rest = [part.strip() for part in line.split(";")]
        emails = [part for part in rest if "@" in part]
        days = [part for part in rest if _DAY.fullmatch(part)]
        others = [part for part in rest if part and part not in (*emails, *days)]
        if max(len(emails), len(days), len(others)) > 1:
            self._refuse("parts", line=place)
        nominator = others[0] if others else ""
        if len(name) > LONGEST_NAME or len(nominator) > LONGEST_NOMINATOR:
            self._refuse("long", line=place)
        if texts.fault(name, allowed=texts.ONE_LINE):
            self._refuse("parts", line=place)
        born_on = self._born(days, place)
        return Person(name, nominator, self._user(emails, place), born_on)

    def _born(self, days: list[str], place: int) -> date | None:
        if not days:
            return None
        parts = [int(part) for part in re.split(r"[.-]", days[0])]
        year, month, day = parts if "-" in days[0] else reversed(parts)
        try:
            born_on = date(year, month, day)
        except ValueError:
            self._refuse("born", line=place)
        if not texts.is_of_this_time(born_on) or born_on > today():
            self._refuse("born", line=place)
        return born_on

    def _user(self, emails: list[str], place: int) -> User | None:
        if not emails:
            return None
        user = User.objects.filter(email__iexact=emails[0], is_active=True).first()
        if user is None:
            self._refuse("account", line=place, email=emails[0])
        return user

    def _refuse(self, code: str, **told: Any) -> NoReturn:
        raise forms.ValidationError(self.error_messages[code], code, told)
