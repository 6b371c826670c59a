"""A small API of real rows, only for the tests of the plumbing."""

from django.db.models import QuerySet
from django.urls import include, path
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from backend.accounts.roles import Role, Standing
from backend.api import filters, plain
from backend.api.permissions import Anyone, ReadFreelyActByPolicy
from backend.api.serializers import (
    Day,
    Flag,
    ItemOut,
    LongText,
    Moment,
    ShortText,
    StrictSerializer,
    Visible,
    WholeNumber,
)
from backend.api.viewsets import Door, RegisterViewSet, act
from backend.files.models import File
from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.refusal import RuleBroken
from backend.law.text import Text

BREACH = Breach(
    "blank",
    Text(kk="Негіздеме бос.", ru="Причина пуста.", en="The reason is empty."),
    Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT),
)


class FileOut(ItemOut[File]):
    class Meta:
        model = File
        fields = ["id", "name", "size", "uploaded_at"]


class LineIn(StrictSerializer):
    text = ShortText()


class RenameIn(StrictSerializer):
    name = ShortText()
    reason = LongText(required=False, allow_blank=True)
    on = Day(required=False)
    at = Moment(required=False)
    count = WholeNumber(required=False)
    sure = Flag(required=False)
    like = Visible(File.objects.visible_to, required=False)
    lines = LineIn(many=True, required=False)


class FileFilter(filters.StrictFilterSet):
    class Meta:
        model = File
        fields = ["name", "is_public", "size", "uploaded_by"]


class FileViewSet(RegisterViewSet[File]):
    """Files, to be renamed by who brought them."""

    queryset = File.objects.none()
    serializer_class = FileOut
    filterset_class = FileFilter
    permission_classes = [ReadFreelyActByPolicy]
    ordering = "-uploaded_at"
    ordering_fields = ["uploaded_at", "size", "name"]
    write_scope = "oversight:write"
    session_only = {"sign"}
    policies = {
        "create": lambda actor: Standing.PERSON,
        "rename": lambda actor, file: (
            Standing.PERSON if file.uploaded_by_id == actor.user.pk else None
        ),
        "sign": lambda actor, file: Standing.PERSON,
        "break_law": lambda actor, file: Standing.PERSON,
        "clash": lambda actor, file: Standing.PERSON,
        "choose": lambda actor, file: actor.anywhere(Role.OFFICER),
    }
    checks = {"break_law": lambda file, actor, at: [BREACH]}

    def get_queryset(self) -> QuerySet[File]:
        return File.objects.visible_to(self.request.user)

    @act(takes=LineIn)
    def create(self, request: Request) -> Response:
        """Copy the caller's first file under another name."""
        file = File.objects.filter(uploaded_by=request.user.pk)[0]
        file.pk, file.name, file._state.adding = None, self.given["text"], True
        file.pk = File._meta.pk.get_default()
        file.save()
        return self.answer(file, status=201)

    @act(takes=RenameIn)
    def rename(self, request: Request, pk: str) -> Response:
        """Give the file another name."""
        file = self.get_object()
        file.name = self.given["name"]
        file.save(update_fields=["name"])
        return self.answer(file)

    @act()
    def sign(self, request: Request, pk: str) -> Response:
        """Sign it, in person."""
        return self.answer(self.get_object())

    @act()
    def break_law(self, request: Request, pk: str) -> Response:
        """Write, and then find that the law does not allow it."""
        File.objects.filter(pk=pk).update(name="broken")
        raise RuleBroken([BREACH])

    @act()
    def clash(self, request: Request, pk: str) -> Response:
        """Make the database refuse."""
        File.objects.filter(pk=pk).update(size=0)
        return self.answer(self.get_object())

    @act()
    def choose(self, request: Request, pk: str) -> Response:
        """Act as an officer of some body."""
        return self.answer(self.get_object())

    @act()
    def forgotten(self, request: Request, pk: str) -> Response:
        """Do what no policy speaks of."""
        return self.answer(self.get_object())

    @action(detail=True)
    def beside(self, request: Request, pk: str) -> Response:
        """Read something of the file."""
        return Response({"name": self.get_object().name})


class CheckDoor(Door):
    """A public check that keeps nothing."""

    permission_classes = [Anyone]

    @act(takes=LineIn, answers=LineIn)
    def post(self, request: Request) -> Response:
        """Say it again."""
        return Response(self.given)


class ForgottenDoor(Door):
    """A door whose author forgot to say who may enter."""

    def get(self, request: Request) -> Response:
        """Answer what nobody may see."""
        return Response({})


router = SimpleRouter()
router.register("files", FileViewSet, basename="file")
urlpatterns = [
    path("api/v1/", include(router.urls)),
    path("api/v1/checks/echo/", CheckDoor.as_view()),
    path("api/v1/forgotten/", ForgottenDoor.as_view()),
]
handler400 = plain.bad_request
handler403 = plain.permission_denied
handler404 = plain.not_found
handler500 = plain.server_error
