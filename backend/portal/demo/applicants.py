"""Those who apply for a seat, with the five documents that the law asks for."""

from datetime import date, datetime

from backend.accounts.actor import Actor
from backend.files import uploads
from backend.portal.demo import paper
from councils.actions import applications
from councils.actions.applications import Candidature
from councils.models import Application, Competition
from councils.rules.eligibility import Document

BORN = date(1990, 5, 1)


def apply(contest: Competition, by: Actor, *, at: datetime) -> Application:
    """Apply for oneself; each paper says that it is a demonstration."""
    papers = {
        one: uploads.keep(
            paper.scan(f"{one.value} {by.user.pk}"),
            name=f"{one.value}.pdf",
            media_type="application/pdf",
            is_public=False,
            by=by,
            at=at,
        )
        for one in Document
    }
    candidature = Candidature(
        person_name=by.user.name,
        born_on=by.user.born_on or BORN,
        is_citizen=True,
        is_resident=True,
        nominator="",
        papers=papers,
    )
    return applications.apply(contest, candidature=candidature, by=by, at=at)
