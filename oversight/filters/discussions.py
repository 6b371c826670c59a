"""How announcements, attendees, contributions and protocols are sought."""

from django_filters import rest_framework as django_filters

from backend.api.filters import StrictFilterSet
from oversight.models import (
    Announcement,
    Attendee,
    BodyInvitation,
    DiscussionContribution,
    DiscussionProtocol,
)


class AnnouncementFilter(StrictFilterSet):
    """How announcements of discussions are sought."""

    starts_after = django_filters.IsoDateTimeFilter("starts_at", "gte")
    starts_before = django_filters.IsoDateTimeFilter("starts_at", "lt")

    class Meta:
        model = Announcement
        fields = ["case", "manner"]


class BodyInvitationFilter(StrictFilterSet):
    """How invitations of bodies are sought."""

    case = django_filters.UUIDFilter("announcement__case_id")

    class Meta:
        model = BodyInvitation
        fields = ["announcement", "body", "road"]


class AttendeeFilter(StrictFilterSet):
    """How those who come to discussions are sought."""

    class Meta:
        model = Attendee
        fields = ["case"]


class DiscussionContributionFilter(StrictFilterSet):
    """How contributions are sought."""

    class Meta:
        model = DiscussionContribution
        fields = ["case", "attendee"]


class DiscussionProtocolFilter(StrictFilterSet):
    """How protocols are sought."""

    class Meta:
        model = DiscussionProtocol
        fields = ["case"]
