"""Letters to candidates: what has become of their applications."""

from datetime import datetime
from typing import Any

from django.conf import settings

from backend.law.text import Text
from backend.notices import outbox
from councils.models import Application
from councils.states import APPLICATION, ApplicationState

CANCELLED = Text(
    kk="Конкурс өтпейді.",
    ru="Конкурс не состоится.",
    en="The competition will not be held.",
)


def tell(application: Application, *, at: datetime) -> None:
    """Write to the candidate where his application stands now, and why."""
    label = APPLICATION.labels[ApplicationState(application.state)]
    _post(application, label, application.refusal_reason, at=at)


def tell_of_cancellation(
    application: Application, *, reason: str, at: datetime
) -> None:
    """Write to the candidate that the competition is called off."""
    _post(application, CANCELLED, reason, at=at)


def _post(application: Application, news: Text, reason: str, *, at: datetime) -> None:
    if application.user is None:
        return
    names = application.competition.council.organization
    context: dict[str, Any] = {
        "council_kk": names.name_kk,
        "council_ru": names.name_ru or names.name_kk,
        "council_en": names.name_en or names.name_kk,
        "news": news,
        "reason": reason,
        "site": settings.PUBLIC_URL,
        "id": str(application.pk),
    }
    about = (application.object_kind, application.pk)
    outbox.post("application", to=application.user, context=context, about=about, at=at)
