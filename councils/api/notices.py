"""The public check of a notice: whether a meeting is called in time."""

from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from backend.almanac import calendars
from backend.api.permissions import Anyone
from backend.api.serializers import Day, Flag, StrictSerializer, WholeNumber
from backend.api.viewsets import Door, act
from backend.law.calendar import YearNotLoaded
from backend.law.citation import Read
from backend.law.in_force import NotInForce
from backend.law.term import Term
from councils.api.hearings import NOT_KNOWN
from councils.api.refs import BreachOut
from councils.api.verdicts import VerdictOut
from councils.models import ORGANS, MeetingKind
from councils.rules import convocation, hearings, regulation
from councils.rules.composition import CouncilKind
from councils.rules.regulation import Settings

DAYS: dict[str, Any] = {"required": False, "allow_null": True, "default": None}
MOST_ITEMS = 1000


class NoticeIn(StrictSerializer):
    """A meeting, when its members were told, and what the regulation settles.

    Days that are left out are settled by nobody. `about_akim` is of an assembly that
    meets on candidates for akim alone.
    """

    kind = serializers.ChoiceField(
        choices=MeetingKind.choices, default=MeetingKind.ORDINARY.value
    )
    council_kind = serializers.ChoiceField(
        choices=[(one.value, one.value) for one in CouncilKind],
        default=CouncilKind.LOCAL.value,
    )
    held_on = Day()
    noticed_on = Day()
    materials_on = Day(**DAYS)
    notice_days = WholeNumber(max_value=regulation.MOST, **DAYS)
    materials_days = WholeNumber(max_value=regulation.MOST, **DAYS)
    about_akim = Flag(required=False, default=False)
    agenda_items = WholeNumber(required=False, max_value=MOST_ITEMS, default=1)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Refuse a day for which the rule cannot be told."""
        kind, council = MeetingKind(attrs["kind"]), CouncilKind(attrs["council_kind"])
        is_hearing = kind == MeetingKind.HEARING
        try:
            due = convocation.deadlines(
                held_on=attrs["held_on"],
                is_hearing=is_hearing,
                settings=Settings(
                    notice_days=attrs["notice_days"],
                    materials_days=attrs["materials_days"],
                ),
                calendar=calendars.current(),
                kind=council,
                is_of_organ=kind in ORGANS,
                is_about_akim=attrs["about_akim"],
            )
        except (NotInForce, YearNotLoaded):
            raise serializers.ValidationError({"held_on": NOT_KNOWN}) from None
        is_of_fund = council is CouncilKind.WEALTH_FUND
        barred = hearings.check_kind(is_hearing=is_hearing, is_of_fund=is_of_fund)
        return {**attrs, "due": due, "barred": barred}


class LastDayOut(serializers.Serializer[Any]):
    """A last lawful day, why it is that, and whether law or a setting names it."""

    by = serializers.DateField()
    explanation = serializers.CharField()
    provision = serializers.CharField()
    is_setting = serializers.BooleanField()


class NoticeOut(serializers.Serializer[Any]):
    """Whether the call is lawful; no last day where neither law nor setting names one.

    A materials' day still to come is no breach: it is told among the verdicts.
    """

    lawful = serializers.BooleanField()
    notice = LastDayOut(allow_null=True)
    materials = LastDayOut(allow_null=True)
    verdicts = VerdictOut(many=True)
    breaches = BreachOut(many=True)


class NoticeCheck(Door):
    """The notice of a meeting: days of the law, or of the council's regulation."""

    permission_classes = [Anyone]
    authentication_classes = []

    @act(takes=NoticeIn, answers=NoticeOut)
    def post(self, request: Request) -> Response:
        """Tell by when members are told and have materials, and whether they were."""
        given = self.given
        due = given["due"]
        called = {
            name: given[name]
            for name in ("held_on", "noticed_on", "materials_on", "agenda_items")
        }
        breaches = [*given["barred"], *convocation.check(due, **called)]
        answer = {
            "lawful": not breaches,
            "notice": _last(due.notice),
            "materials": _last(due.materials),
            "verdicts": convocation.verdicts(due, **called, others=given["barred"]),
            "breaches": breaches,
        }
        return Response(NoticeOut(answer).data)


def _last(term: Term | None) -> dict[str, Any] | None:
    if term is None:
        return None
    language = get_language() or "kk"
    return {
        "by": term.due_on,
        "explanation": term.explanation(language),
        "provision": term.citation.in_(language),
        "is_setting": term.read is Read.SETTING,
    }
