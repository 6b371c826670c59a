"""How invitations are sought."""

from backend.api.filters import StrictFilterSet
from oversight.models import Invitation


class InvitationFilter(StrictFilterSet):
    """How invitations are sought."""

    class Meta:
        model = Invitation
        fields = ["group"]
