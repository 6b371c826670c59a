"""The only way into the history."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from backend.journal import leaf
from backend.journal.ids import new_id
from backend.journal.models import Disclosure, Entry, Recorded

LEAF_VERSION = 1
PROJECTION_VERSION = 1


class Doer(Protocol):
    """Who acts, as far as the journal knows: a person's id, a role, a power."""

    @property
    def person_id(self) -> UUID: ...
    @property
    def role(self) -> str: ...
    @property
    def power(self) -> str | None: ...


class Counted(Protocol):
    """A term, as far as the journal knows."""

    @property
    def norm_id(self) -> str: ...
    @property
    def calendar_version(self) -> str: ...


@transaction.atomic(durable=False)
def record(
    kind: str,
    what: Recorded,
    *,
    by: Doer | None,
    at: datetime,
    said: Mapping[str, Any] | None = None,
    files: Sequence[str] = (),
    law: Counted | None = None,
    public: bool = True,
) -> Entry:
    """Append one entry to the chain of an object, in the caller's transaction.

    `by` is None where the house itself acts (a sweep). `said` holds personal or
    contestable values: the leaf gets salted commitments, the values lie beside it.
    An entry that is not public names its kind, object, role and files only by
    commitment. Two writers of one version: the second fails on a constraint.
    """
    entry_id, version = new_id(), what.journal_version + 1
    hidden = dict(said or {})
    if by is not None:
        hidden["by"] = str(by.person_id)
    open_part: dict[str, Any] = {
        "t": kind,
        "obj": f"{what.object_kind}/{what.pk}",
        "role": by.role if by is not None else "system",
        "files": list(files),
    }
    if not public:
        hidden |= open_part
        open_part = {}
    salts = {field: leaf.new_salt() for field in hidden}
    content = leaf.build(
        {
            "v": LEAF_VERSION,
            "id": str(entry_id),
            "ver": version,
            "prev": bytes(what.journal_head).hex() if what.journal_head else None,
            "at": leaf.moment(at),
            "as": by.power if by is not None else None,
            "after": {
                "digest": leaf.digest(what.public_state()),
                "projection": PROJECTION_VERSION,
            },
            "c": {
                field: leaf.commitment(field, value, salt=salts[field])
                for field, value in hidden.items()
            },
            "law": law and {"norm": law.norm_id, "calendar": law.calendar_version},
            **open_part,
        }
    )
    entry = Entry.objects.create(
        id=entry_id,
        object_kind=what.object_kind,
        object_id=what.pk,
        version=version,
        kind=kind,
        at=at,
        is_public=public,
        leaf=content,
        leaf_hash=leaf.hashed(content),
    )
    Disclosure.objects.bulk_create(
        Disclosure(entry=entry, field=field, salt=salts[field], value=value)
        for field, value in hidden.items()
    )
    what.journal_version, what.journal_head = version, entry.leaf_hash
    what.save(update_fields=["journal_version", "journal_head"])
    return entry
