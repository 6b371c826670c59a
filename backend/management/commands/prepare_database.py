"""`manage.py prepare_database`: tables by the owner, rights for the application."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections, transaction
from django.db.backends.utils import CursorWrapper
from psycopg2 import sql

OWNER = "owner"
ONE_AT_A_TIME = 727_001  # the advisory lock's number; any that nobody else takes
READ_AND_WRITE = "SELECT, INSERT, UPDATE, DELETE"
READ_AND_ADD = "SELECT, INSERT"
READ = "SELECT"


class Command(BaseCommand):
    """Bring the database up to date; it may be run at any time, and twice."""

    help = "Migrate by the owner role, make the cache table, grant rights."
    requires_system_checks = ()  # the processes that serve make them

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, make the cache table and grant, one of us at a time."""
        role = settings.DATABASE_APPLICATION_ROLE
        owner = connections[OWNER]
        if role == owner.settings_dict["USER"]:
            message = (
                "DATABASE_URL and DATABASE_OWNER_URL name the same role: "
                "the one that serves must not own the tables."
            )
            raise CommandError(message)
        try:
            owner.ensure_connection()
        except OperationalError as refusal:
            reason = str(refusal).strip().splitlines()[0]
            message = f"The owner of the database cannot connect: {reason}"
            raise CommandError(message) from refusal
        with owner.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            try:
                call_command(
                    "migrate",
                    database=OWNER,
                    interactive=False,
                    verbosity=options["verbosity"],
                )
                call_command("createcachetable", database=OWNER, verbosity=0)
                with transaction.atomic(using=OWNER):
                    grant(cursor, role=role)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def grant(cursor: CursorWrapper, *, role: str) -> None:
    """Give the application's role what its work needs, and take back all else.

    Append-only tables cannot be changed or emptied by it, whatever the code asks.
    """
    name = sql.Identifier(role)
    for statement in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    ):
        cursor.execute(sql.SQL(statement).format(role=name))
    for table, rights in _rights().items():
        statement = "GRANT " + rights + " ON {table} TO {role}"
        cursor.execute(
            sql.SQL(statement).format(table=sql.Identifier(table), role=name)
        )


def _rights() -> dict[str, str]:
    """Return the rights of the application on each table."""
    rights = {"django_migrations": READ}
    for cache in settings.CACHES.values():
        if cache["BACKEND"].endswith("DatabaseCache"):
            rights[cache["LOCATION"]] = READ_AND_WRITE
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            append_only = getattr(model, "append_only", False)
            rights[model._meta.db_table] = (
                READ_AND_ADD if append_only else READ_AND_WRITE
            )
    return rights
