"""Applications for seats: the public sees a name, the rest is for those concerned."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from backend import clock
from backend.accounts.actor import actor
from backend.accounts.api.organizations import OrganizationRef
from backend.accounts.models import User
from backend.accounts.roles import Standing
from backend.api.errors import NotYours
from backend.api.permissions import ReadFreelyActByPolicy
from backend.api.serializers import (
    Flag,
    ItemOut,
    LongText,
    PastDay,
    ShortText,
    StrictSerializer,
    Visible,
)
from backend.api.viewsets import RegisterViewSet, act
from backend.files import serving
from backend.files.models import File
from councils import permissions, reports
from councils.actions import applications
from councils.actions.applications import Candidature
from councils.api.refs import organizations
from councils.filters import ApplicationFilter, today
from councils.models import Application, Competition, RefusalGround
from councils.rules.composition import Standing as Found
from councils.rules.eligibility import CERTIFICATES, Document
from councils.states import APPLICATION

PAPERS = [document.value for document in Document]
OWN = (
    "born_on",
    "is_citizen",
    "is_resident",
    "submitted_at",
    "is_entered_by_secretary",
    "agrees_to_query",
    "refusal_ground",
    "refusal_reason",
    "certificates_forgotten_at",
)


class RequirementOut(serializers.Serializer[Any]):
    """One requirement or document, and whether it is there."""

    code = serializers.CharField()
    lawful = serializers.BooleanField()
    text = serializers.CharField()
    provision = serializers.CharField()


class ConcernedOut(serializers.Serializer[Any]):
    """What only the candidate, the working group and the secretary see."""

    born_on = serializers.DateField()
    is_citizen = serializers.BooleanField()
    is_resident = serializers.BooleanField()
    submitted_at = serializers.DateTimeField()
    is_entered_by_secretary = serializers.BooleanField()
    agrees_to_query = serializers.BooleanField()
    documents = serializers.ListField(child=serializers.CharField())
    requirements = RequirementOut(many=True)
    refusal_ground = serializers.CharField(allow_blank=True)
    refusal_reason = serializers.CharField(allow_blank=True)
    certificates_forgotten_at = serializers.DateTimeField(allow_null=True)


class ApplicationOut(ItemOut[Application]):
    """A candidate on the public list."""

    npo = OrganizationRef(read_only=True, allow_null=True)

    class Meta:
        model = Application
        fields = [
            "id",
            "competition",
            "person_name",
            "npo",
            "nominator",
            "is_ethnocultural",
            "state",
            "reserve_position",
            "decided_on",
        ]


class ApplicationItemOut(ApplicationOut):
    """A candidate alone; `concerned` is null for strangers."""

    concerned = serializers.SerializerMethodField()

    class Meta(ApplicationOut.Meta):
        fields = [*ApplicationOut.Meta.fields, "concerned"]

    @extend_schema_field(ConcernedOut(allow_null=True))
    def get_concerned(self, application: Application) -> Any:
        """Return what is not public, to whom it concerns."""
        request = self.context.get("request")
        if request is None or not isinstance(request.user, User):
            return None
        if permissions.can_read_papers(actor(request), application) is None:
            return None
        language = get_language() or "kk"
        found = reports.eligibility_of(application, on=today())
        told: dict[str, Any] = {name: getattr(application, name) for name in OWN}
        told["documents"] = sorted(application.documents)
        told["requirements"] = [
            {
                "code": one.code,
                "lawful": one.standing is Found.LAWFUL,
                "text": one.text.in_(language),
                "provision": one.citation.in_(language),
            }
            for one in found
        ]
        return ConcernedOut(told).data


class PapersIn(StrictSerializer):
    """The five documents, each uploaded before and not public."""

    proposal = Visible(File.objects.visible_to, required=False)
    biography = Visible(File.objects.visible_to, required=False)
    conviction_certificate = Visible(File.objects.visible_to, required=False)
    health_certificate = Visible(File.objects.visible_to, required=False)
    consent = Visible(File.objects.visible_to, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Gather the papers; refuse one that everyone could read."""
        papers: dict[Document, File] = {}
        for document in Document:
            file = attrs.pop(document.value, None)
            if file is None:
                continue
            if file.is_public:
                message = _("This file is public: upload it as not public.")
                raise serializers.ValidationError({document.value: message})
            papers[document] = file
        for document in sorted(CERTIFICATES & set(papers)):
            if list(papers.values()).count(papers[document]) > 1:
                message = _("A certificate is a file of its own: it is forgotten.")
                raise serializers.ValidationError({document.value: message})
        return {**attrs, "papers": papers}


class CandidatureIn(PapersIn):
    """What a candidate declares of himself, and brings."""

    competition = Visible(Competition.objects.visible_to)
    born_on = PastDay()
    is_citizen = Flag()
    is_resident = Flag()
    is_ethnocultural = Flag(required=False, default=False)
    npo = Visible(organizations, required=False, allow_null=True, default=None)
    nominator = ShortText(required=False, allow_blank=True, default="", max_length=300)
    agrees_to_query = Flag(required=False, default=False)


class PaperCandidatureIn(CandidatureIn):
    """An application that came on paper: whose, and on which day."""

    person_name = ShortText(max_length=200)
    received_on = PastDay()


class SupplementIn(PapersIn):
    """What was missing."""

    agrees_to_query = Flag(required=False, allow_null=True, default=None)


class RefusalIn(StrictSerializer):
    """Why a candidate is not admitted."""

    ground = serializers.ChoiceField(choices=RefusalGround.choices)
    reason = LongText(max_length=1000)


class ApplicationViewSet(RegisterViewSet[Application]):
    """Candidates: the admitted are public by name; papers never are."""

    queryset = Application.objects.none()
    serializer_class = ApplicationItemOut
    filterset_class = ApplicationFilter
    permission_classes = [ReadFreelyActByPolicy]
    procedure = APPLICATION
    write_scope = "councils:write"
    policies = {
        "create": lambda actor: Standing.PERSON,
        "enter_from_paper": lambda actor: Standing.PERSON,
        "supplement": permissions.can_supplement,
        "withdraw": permissions.can_withdraw,
        "admit": permissions.can_check_application,
        "refuse": permissions.can_check_application,
        "decline_seat": permissions.can_decline_seat,
    }

    def get_queryset(self) -> QuerySet[Application]:
        rows = Application.objects.visible_to(self.request.user)
        return rows.select_related(
            "npo", "competition__council__organization", "competition__working_group"
        )

    def get_serializer_class(self) -> Any:
        return ApplicationOut if self.action == "list" else ApplicationItemOut

    def links(self, item: Application) -> dict[str, str]:
        return {"page": f"/kk/applications/{item.pk}/"}

    @act(takes=CandidatureIn)
    def create(self, request: Request) -> Response:
        """Apply for oneself; documents may follow until the last day."""
        by, competition = actor(request), self.given.pop("competition")
        by.grant = permissions.can_apply(by, competition)
        if by.grant is None:
            raise NotYours
        candidature = Candidature(person_name=by.user.name, **self.given)
        application = applications.apply(
            competition, candidature=candidature, by=by, at=clock.now()
        )
        return self.answer(application, status=201)

    @act(takes=PaperCandidatureIn, on_item=False)
    def enter_from_paper(self, request: Request) -> Response:
        """Enter an application that came on paper."""
        by, competition = actor(request), self.given.pop("competition")
        by.grant = permissions.can_run_competition(by, competition)
        if by.grant is None:
            raise NotYours
        self._refuse_certificates(by)
        received_on = self.given.pop("received_on")
        application = applications.enter_from_paper(
            competition,
            candidature=Candidature(**self.given),
            received_on=received_on,
            by=by,
            at=clock.now(),
        )
        return self.answer(application, status=201)

    @act(takes=SupplementIn)
    def supplement(self, request: Request, pk: str) -> Response:
        """Bring what was missing, until the last day for documents."""
        by = actor(request)
        self._refuse_certificates(by)
        return self.done(applications.supplement)

    @act()
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take the application back before the decision."""
        return self.done(applications.withdraw)

    @act()
    def admit(self, request: Request, pk: str) -> Response:
        """Admit the candidate: refused while a requirement is not met."""
        return self.done(applications.admit)

    @act(takes=RefusalIn)
    def refuse(self, request: Request, pk: str) -> Response:
        """Refuse the candidate on a ground of art. 10(3)."""
        self.given["ground"] = RefusalGround(self.given["ground"])
        return self.done(applications.refuse)

    @act()
    def decline_seat(self, request: Request, pk: str) -> Response:
        """Record that a candidate of the reserve list does not take the seat."""
        return self.done(applications.decline_seat)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, url_path="documents/(?P<name>[a-z_]+)")
    def documents(self, request: Request, pk: str, name: str) -> FileResponse:
        """Return one paper; a certificate to members of its working group alone.

        To strangers there are no papers here at all.
        """
        application = self.get_object()
        if name not in PAPERS or not self._concerns(request, application):
            raise Http404
        document = Document(name)
        if permissions.can_read_paper(actor(request), application, document) is None:
            raise NotYours
        file = application.papers[document]
        if file is None:
            raise Http404
        return serving.attachment(file)

    @staticmethod
    def _concerns(request: Request, application: Application) -> bool:
        known = isinstance(request.user, User)
        return known and bool(permissions.can_read_papers(actor(request), application))

    def _refuse_certificates(self, by: Any) -> None:
        brought = CERTIFICATES & set(self.given["papers"])
        if brought and permissions.can_bring_certificates(by) is None:
            raise NotYours
