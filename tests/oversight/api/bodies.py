"""Bodies of requests, made from what an act says it takes."""

from datetime import timedelta
from typing import Any

from rest_framework import serializers

from backend.accounts.actor import Actor
from backend.accounts.models import Organization, User
from backend.api.serializers import Moment, PastDay, Visible
from backend.files import uploads
from backend.files.models import File
from tests import factories

AT = factories.AT


def filled(takes: Any, who: User) -> dict[str, Any]:
    """Return a body with what is required filled in, so that the act alone refuses."""
    return {
        name: _value(field, who)
        for name, field in takes().fields.items()
        if field.required
    }


def _value(field: Any, who: User) -> Any:
    match field:
        case serializers.ListSerializer():
            return [filled(type(field.child), who)]
        case serializers.ListField():
            return [_value(field.child, who)]
        case serializers.Serializer():
            return filled(type(field), who)
        case Visible():
            return _seen(field, who)
        case serializers.ChoiceField():
            return next(iter(field.choices))
        case serializers.BooleanField():
            return True
        case serializers.IntegerField():
            return 1
        case Moment() | serializers.DateTimeField():
            return (AT + timedelta(days=5)).isoformat()
        case PastDay():
            return AT.date().isoformat()
        case serializers.DateField():
            return (AT + timedelta(days=30)).date().isoformat()
        case serializers.UUIDField():
            return str(who.pk)
        case serializers.URLField():
            return "https://example.kz/1"
        case _:
            return "Мәтін"


def _seen(field: Visible, who: User) -> str:
    """Return the id of something of the kind that the field asks for."""
    seen = field.seen_by(who)
    if seen.model is File:
        kept = uploads.keep(
            b"%PDF-1.4 body",
            name="body.pdf",
            media_type="application/pdf",
            is_public=False,
            by=Actor(who, ()),
            at=AT,
        )
        return str(kept.pk)
    if seen.model is Organization:
        return str(factories.body("Аталған орган").pk)
    return str(seen.values_list("pk", flat=True).first())
