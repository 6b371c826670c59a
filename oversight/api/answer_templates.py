"""Words that a body often begins an answer with."""

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.models import Organization
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    ItemOut,
    LongText,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from oversight import permissions
from oversight.actions import answer_templates
from oversight.api.refs import LANGUAGES
from oversight.filters import AnswerTemplateFilter
from oversight.models import AnswerTemplate
from oversight.models.answer_template import TEMPLATE_STATES
from oversight.states import ANSWER_TEMPLATE_PROCEDURE


class AnswerTemplateOut(ItemOut[AnswerTemplate]):
    """A template: seen by the body alone, and never an answer itself."""

    state = serializers.ChoiceField(choices=TEMPLATE_STATES, read_only=True)

    class Meta:
        model = AnswerTemplate
        fields = [
            "id",
            "organization",
            "title",
            "text",
            "language",
            "state",
            "updated_at",
            "archived_at",
        ]


class AnswerTemplateEditIn(StrictSerializer):
    """The words, and how they are found again."""

    title = ShortText()
    text = LongText()
    language = serializers.ChoiceField(choices=LANGUAGES)


class AnswerTemplateIn(AnswerTemplateEditIn):
    """The words, and whose they are."""

    organization = Visible(lambda user: Organization.objects.bodies())


class AnswerTemplateViewSet(RegisterViewSet[AnswerTemplate]):
    """Templates of answers that a body keeps for itself."""

    queryset = AnswerTemplate.objects.none()
    serializer_class = AnswerTemplateOut
    filterset_class = AnswerTemplateFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = ANSWER_TEMPLATE_PROCEDURE
    write_scope = "answers:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "edit": permissions.can_edit_template,
        "archive": permissions.can_edit_template,
    }

    def get_queryset(self) -> QuerySet[AnswerTemplate]:
        seen = AnswerTemplate.objects.visible_to(self.request.user)
        return seen.select_related("organization")

    def links(self, item: AnswerTemplate) -> dict[str, str]:
        """Return where the page of templates is."""
        return {"page": f"/kk/bodies/{item.organization_id}/answer-templates/"}

    @act(takes=AnswerTemplateIn)
    def create(self, request: Request) -> Response:
        """Keep a template for all of the body."""
        by, given = actor(request), dict(self.given)
        organization = given.pop("organization")
        by.grant = permissions.can_add_template(by, organization)
        if by.grant is None:
            raise NotYours
        template = answer_templates.add(organization, **given, by=by, at=clock.now())
        return self.answer(template, status=201)

    @act(takes=AnswerTemplateEditIn)
    def edit(self, request: Request, pk: str) -> Response:
        """Write a template anew; answers that began with it stay."""
        template = answer_templates.edit(
            self.get_object(), **self.given, by=actor(request), at=clock.now()
        )
        return self.answer(template)

    @act()
    def archive(self, request: Request, pk: str) -> Response:
        """Put a template away: it is offered no more."""
        template = answer_templates.archive(
            self.get_object(), by=actor(request), at=clock.now()
        )
        return self.answer(template)
