"""An act behind a form: the order of checks, and the one place where it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View
from rest_framework.exceptions import APIException

from backend import clock
from backend.law.breach import Breach
from backend.law.citation import Citation
from backend.law.refusal import MoveRefused, RuleBroken

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import Promise

Policy = Callable[[Any, Any], object | None]
REFUSED, INVALID = 409, 400


@dataclass(frozen=True)
class Words:
    """What the page of an act says: its title, its button, what has happened then."""

    title: str | Promise
    button: str | Promise
    done: str | Promise
    lead: str | Promise = ""


@dataclass(frozen=True)
class Refusal:
    """Why an act was refused: a stable code, the words, the provision of the law."""

    code: str
    text: str
    law: Citation | None = None


class ActForm(forms.Form):
    """What an act asks for.

    `laws` cites the provision beside a field; `refused_at` names the field beside
    which a breach of that code is shown.
    """

    laws: ClassVar[Mapping[str, Citation]] = {}
    refused_at: ClassVar[Mapping[str, str]] = {}

    def given(self, *, by: Any, at: datetime) -> dict[str, Any]:
        """Return what the act takes, by name."""
        return self.cleaned_data

    def refuse(self, refusals: list[Refusal]) -> list[Refusal]:
        """Show each refusal beside its field; return those that belong to none."""
        loose = []
        for refusal in refusals:
            field = self.refused_at.get(refusal.code)
            if field is None or field not in self.fields:
                loose.append(refusal)
                continue
            language = get_language() or "kk"
            law = f" {refusal.law.in_(language)}" if refusal.law else ""
            self.add_error(field, f"{refusal.text}{law}")
        return loose

    def drawn(self) -> list[tuple[forms.BoundField, Citation | None]]:
        """Return the fields in their order, each with its provision."""
        return [(bound, self.laws.get(bound.name)) for bound in self]


class Act(View):
    """One act upon one thing: authenticate, find, ask the policy, run, answer.

    `verb` is the last word of its address. A refusal by the law or the procedure
    leads back to the form with status 409.
    """

    verb: ClassVar[str]
    template_name = "kenes/act.html"
    form_class: type[ActForm] = ActForm
    words: ClassVar[Words]
    policy: ClassVar[Policy]
    run: ClassVar[Callable[..., Any]]
    is_danger: ClassVar[bool] = False

    @method_decorator(never_cache)
    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Let in whoever sees the thing and may do this to it."""
        user: Any = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.item = self.find(**kwargs)
        self.actor = user.actor_for(request)
        try:
            self.actor.grant = type(self).policy(self.actor, self.item)
        except APIException:  # two offices would do: let the person name one
            return name_an_office(request)
        if self.actor.grant is None:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.shown(self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do it, and say so; or show the form again with what is wrong."""
        form = self.form(data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self.shown(form, status=INVALID)
        refusals = self.attempt(form)
        if refusals:
            return self.shown(form, refusals=form.refuse(refusals), status=REFUSED)
        messages.success(request, str(self.words.done))
        return redirect(self.next_page())

    def attempt(self, form: ActForm) -> list[Refusal]:
        """Run the act in one transaction; return why it was refused."""
        now = clock.now()
        try:
            with transaction.atomic():
                given = form.given(by=self.actor, at=now)
                self.result = self.perform(given, at=now)
        except RuleBroken as broken:
            return [_of_breach(breach) for breach in broken.breaches]
        except MoveRefused as refused:
            return [_of_move(refused)]
        except IntegrityError:
            text = _("This clashes with what is already recorded.")
            return [Refusal("conflict", text)]
        except APIException as refused:
            return [Refusal(refused.default_code, str(refused.detail))]
        return []

    def perform(self, given: dict[str, Any], *, at: datetime) -> Any:
        """Call the action upon the thing."""
        return type(self).run(self.item, **given, by=self.actor, at=at)

    def find(self, **kwargs: Any) -> Any:
        """Return the thing among those that the person sees, or answer 404."""
        return get_object_or_404(self.rows(), pk=kwargs["pk"])

    def rows(self) -> QuerySet[Any, Any]:
        """Return the things that the person sees."""
        raise NotImplementedError

    def form(self, **data: Any) -> ActForm:
        """Return the form, empty or filled in."""
        return self.form_class(**data)

    def next_page(self) -> str:
        """Return where to go when it is done."""
        return self.back()

    def back(self) -> str:
        """Return the page of the thing."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return what the template shows beside the form."""
        return {}

    def shown(
        self,
        form: ActForm,
        *,
        refusals: list[Refusal] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """Return the page with the form."""
        told = {
            "form": form,
            "refusals": refusals or [],
            "words": self.words,
            "item": self.item,
            "back": self.back(),
            "is_danger": self.is_danger,
            **self.context(),
        }
        return render(self.request, self.template_name, told, status=status)


def may(policy: Policy, actor: Any, item: Any) -> bool:
    """Tell whether the policy lets the actor; an office still to be named counts."""
    try:
        return policy(actor, item) is not None
    except APIException:
        return True


def name_an_office(request: HttpRequest) -> HttpResponseRedirect:
    """Send the person to choose the office in which to act, and back again."""
    chosen = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('page:acting-as')}?{chosen}")


def _of_breach(breach: Breach) -> Refusal:
    text = breach.text.in_(get_language() or "kk")
    return Refusal(breach.code, text, breach.citation)


def _of_move(refused: MoveRefused) -> Refusal:
    state = refused.procedure.labels[refused.state].in_(get_language() or "kk")
    text = _("This step is not open in the state “%(state)s”.") % {"state": state}
    return Refusal("move-refused", text)


def addresses(things: str, thing: str, acts: Iterable[type[Act]]) -> list[URLPattern]:
    """Return the addresses of these acts upon one thing, each named by its verb."""
    return [
        path(
            f"{things}/<uuid:pk>/{act.verb}/", act.as_view(), name=f"{thing}-{act.verb}"
        )
        for act in acts
    ]
