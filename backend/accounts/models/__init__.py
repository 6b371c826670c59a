from backend.accounts.models.key import ApiKey, Scope
from backend.accounts.models.office import Office
from backend.accounts.models.organization import (
    Organization,
    OrganizationKind,
    WithoutCouncil,
)
from backend.accounts.models.region import Region, RegionKind
from backend.accounts.models.user import User

__all__ = [
    "ApiKey",
    "Office",
    "Organization",
    "OrganizationKind",
    "Region",
    "RegionKind",
    "Scope",
    "User",
    "WithoutCouncil",
]
