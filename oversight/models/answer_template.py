from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from backend.accounts.models import Organization, User
from backend.journal.models import Recorded
from oversight.models.visibility import places
from oversight.states import TemplateState

TEMPLATE_STATES = [(state.value, state.value) for state in TemplateState]


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    """Templates of answers, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnswerTemplateQuerySet":
        """Return those of the user's own organizations."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organization__in=places(user))

    def in_use(self) -> "AnswerTemplateQuerySet":
        """Return those that have not been put away."""
        return self.filter(archived_at=None)


class AnswerTemplate(Recorded):
    """Words that a body often begins an answer with; it is never an answer itself."""

    object_kind = "answer-template"

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="answer_templates"
    )
    title = models.CharField(max_length=300)
    text = models.TextField()
    language = models.CharField(max_length=2)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_body_names_a_template_once",
                fields=["organization", "title", "language"],
                condition=Q(archived_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> TemplateState:
        """Tell whether it is offered."""
        return TemplateState.ARCHIVED if self.archived_at else TemplateState.IN_USE

    def public_state(self) -> dict[str, Any]:
        return {
            "organization": str(self.organization_id),
            "archived": self.archived_at is not None,
        }
