"""What every predicate returns, and the offices that they name."""

from backend.accounts.models import Office
from backend.accounts.roles import Role

Grant = Office | None


PRESIDING = (Role.CHAIR, Role.PRESIDIUM)


MEMBERS = (Role.MEMBER, Role.PRESIDIUM, Role.CHAIR)
