"""What an act can be granted by, and the offices that grant most of them."""

from backend.accounts.models import Office
from backend.accounts.roles import Role, Standing

Grant = Office | Standing | None
AUTHORS = (Role.COORDINATOR, Role.SECRETARY, Role.CHAIR)
OF_BODY = (Role.OFFICER, Role.HEAD)
