"""What a debtor writes into the ledger of his duty, from its page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from oversight import permissions
from oversight.actions import obligations
from oversight.models import Basis, Obligation
from oversight.pages import obligation_forms as forms
from oversight.rules import ledger


class ObligationAct(Act):
    """An act upon a duty, by whoever speaks for the debtor."""

    policy = permissions.can_keep_ledger
    template_name = "oversight/obligation_act.html"

    def rows(self) -> QuerySet[Obligation]:
        seen = Obligation.objects.visible_to(self.request.user)
        return seen.select_related("debtor", "creditor")

    def back(self) -> str:
        return reverse("page:obligation", args=[self.item.pk])

    def context(self) -> dict[str, Any]:
        return {"warning": self.warning()}

    def warning(self) -> str:
        """Say what the act does not do, where its name would promise more."""
        return ""

    @classmethod
    def is_open(cls, owed: Obligation) -> bool:
        """Tell whether the clock, as it stands, lets it."""
        return True


class RegisterDuty(ObligationAct):
    """Enter it in one's own register."""

    verb, run = "register", obligations.register
    form_class = forms.RegistrationForm
    words = Words(
        title=_("Enter it in your register"),
        button=_("Enter it in the register"),
        done=_("It is entered. The term stays as it is."),
        lead=_(
            "Registration confirms that you have it. The term runs from receipt, not "
            "from registration."
        ),
    )

    @classmethod
    def is_open(cls, owed: Obligation) -> bool:
        return owed.registered_on is None


class PromiseDay(ObligationAct):
    """Name a day of one's own."""

    verb, run = "promise", obligations.promise
    form_class = forms.PromisedDayForm
    words = Words(
        title=_("Promise a day"),
        button=_("Promise a day"),
        done=_("The promise is on record, for everybody to see."),
        lead=_("By which day it will be done. Both sides see the promise."),
    )

    def warning(self) -> str:
        if self.item.basis == Basis.PROMISE:
            return ""
        return str(_("A promise does not move the term: both days are shown."))


class Extend(ObligationAct):
    """Give oneself a longer term."""

    verb, run = "extend", obligations.extend
    words = Words(
        title=_("Extend the term"),
        button=_("Extend the term"),
        done=_("The extension is on record, with its ground and its paper."),
    )

    def form(self, **data: Any) -> ActForm:
        return forms.ExtensionForm(owed=self.item, **data)

    def warning(self) -> str:
        if ledger.extending(self.item.norm) is not None:
            return str(
                _(
                    "The law lets this term be extended so far, and no further: what "
                    "is beyond does not move it."
                )
            )
        return str(
            _(
                "No provision lets this term be extended. The extension will be shown "
                "as beyond the law: the last day stays, and silence counts as before."
            )
        )

    @classmethod
    def is_open(cls, owed: Obligation) -> bool:
        return owed.due_on is not None


class Suspend(ObligationAct):
    """Stop the clock."""

    verb, run, form_class = "suspend", obligations.suspend, forms.ClockForm
    words = Words(
        title=_("Suspend the term"),
        button=_("Suspend the term"),
        done=_("The suspension is on record, with its ground and its paper."),
    )

    def warning(self) -> str:
        if self.item.basis == Basis.SETTING:
            return str(
                _("This term is a setting: the clock stands still until it is resumed.")
            )
        return str(
            _(
                "No provision that we have read lets this clock be stopped. The "
                "suspension will be shown, and the clock runs on."
            )
        )

    @classmethod
    def is_open(cls, owed: Obligation) -> bool:
        return owed.due_on is not None and owed.suspended_on is None


class Resume(ObligationAct):
    """Let the clock run on."""

    verb, run, form_class = "resume", obligations.resume, forms.ClockForm
    words = Words(
        title=_("Let the clock run on"),
        button=_("Let the clock run on"),
        done=_("The clock runs again; the last day has moved by the days it stood."),
    )

    @classmethod
    def is_open(cls, owed: Obligation) -> bool:
        return owed.suspended_on is not None


OBLIGATION_ACTS: tuple[type[ObligationAct], ...] = (
    RegisterDuty,
    PromiseDay,
    Extend,
    Suspend,
    Resume,
)
