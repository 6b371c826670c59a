"""What candidates, and those who check them, do from the pages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from backend.pages.acts import Act, ActForm, Words
from councils import permissions
from councils.actions import applications
from councils.models import Application, Competition
from councils.pages import application_forms
from councils.pages.forming_acts import CompetitionAct
from councils.states import APPLICATION, CompetitionState


class OfCandidate(CompetitionAct):
    """An act that begins an application to a competition."""

    template_name = "councils/application_form.html"

    def next_page(self) -> str:
        return reverse("page:application", args=[self.result.pk])

    @classmethod
    def is_open(cls, competition: Competition) -> bool:
        return competition.state == CompetitionState.ANNOUNCED


class Apply(OfCandidate):
    """Apply for oneself."""

    verb, run, policy = "apply", applications.apply, permissions.can_apply
    words = Words(
        title=_("Your application"),
        button=_("Send the application"),
        done=_("Your application is sent. What is missing may follow in time."),
        lead=_("Only the working group and the secretary read what you write here."),
    )

    def form(self, **data: Any) -> ActForm:
        return application_forms.OwnForm(competition=self.item, by=self.actor, **data)


class EnterFromPaper(OfCandidate):
    """Enter an application that came on paper."""

    verb, run = "enter-from-paper", applications.enter_from_paper
    words = Words(
        title=_("Enter an application on paper"),
        button=_("Enter the application"),
        done=_("The application is entered."),
        lead=_("Whether it will do is checked once the taking of documents is over."),
    )

    def form(self, **data: Any) -> ActForm:
        may = permissions.can_bring_certificates(self.actor) is not None
        return application_forms.PaperForm(
            competition=self.item, takes_certificates=may, **data
        )


class ApplicationAct(Act):
    """An act upon an application."""

    def rows(self) -> QuerySet[Application]:
        seen = Application.objects.visible_to(self.request.user)
        return seen.select_related(
            "competition__council__organization", "competition__working_group"
        )

    def back(self) -> str:
        return reverse("page:application", args=[self.item.pk])

    @classmethod
    def is_open(cls, application: Application) -> bool:
        """Tell whether the state of the application lets it."""
        return cls.verb in APPLICATION.acts(application.state)


class Supplement(ApplicationAct):
    """Bring what was missing."""

    verb, run = "supplement", applications.supplement
    policy = permissions.can_supplement
    words = Words(
        title=_("Bring documents"),
        button=_("Send the documents"),
        done=_("The documents are brought."),
        lead=_("A new file takes the place of the one before."),
    )

    def form(self, **data: Any) -> ActForm:
        may = permissions.can_bring_certificates(self.actor) is not None
        return application_forms.SupplementForm(
            application=self.item, takes_certificates=may, **data
        )

    @classmethod
    def is_open(cls, application: Application) -> bool:
        taken = application.competition.state == CompetitionState.ANNOUNCED
        return taken and super().is_open(application)


class OfChecker(ApplicationAct):
    """An act of those who check the candidates."""

    policy = permissions.can_check_application

    @classmethod
    def is_open(cls, application: Application) -> bool:
        checked = application.competition.state == CompetitionState.CHECKING
        return checked and super().is_open(application)


class Admit(OfChecker):
    """Admit the candidate."""

    verb, run = "admit", applications.admit
    words = Words(
        title=_("Admit the candidate"),
        button=_("Admit the candidate"),
        done=_("The candidate is admitted: the name is on the public list."),
        lead=_("Certificates were read, and no bar of art. 10(1) was found."),
    )


class Refuse(OfChecker):
    """Refuse the candidate."""

    verb, run, form_class = "refuse", applications.refuse, application_forms.RefusalForm
    is_danger = True
    words = Words(
        title=_("Refuse the candidate"),
        button=_("Refuse the candidate"),
        done=_("The candidate is refused, and told why."),
        lead=_("Only on a ground of the law. The candidate sees your reason."),
    )


class Withdraw(ApplicationAct):
    """Take the application back."""

    verb, run, policy = "withdraw", applications.withdraw, permissions.can_withdraw
    is_danger = True
    words = Words(
        title=_("Withdraw the application"),
        button=_("Withdraw the application"),
        done=_("The application is withdrawn. The certificates will be deleted."),
    )


class DeclineSeat(ApplicationAct):
    """Give up the place on the reserve list."""

    verb, run = "decline-seat", applications.decline_seat
    policy = permissions.can_decline_seat
    is_danger = True
    words = Words(
        title=_("Decline the seat"),
        button=_("Decline the seat"),
        done=_("It is on record that the candidate declines. The next one is asked."),
    )


ON_COMPETITION: tuple[type[OfCandidate], ...] = (Apply, EnterFromPaper)
ON_APPLICATION: tuple[type[ApplicationAct], ...] = (
    Supplement,
    Admit,
    Refuse,
    DeclineSeat,
    Withdraw,
)
