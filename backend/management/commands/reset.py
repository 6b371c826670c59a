"""`manage.py reset`: throw away what this machine holds, and start anew."""

import shutil
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend import database, supervisor
from backend.cluster import Cluster
from backend.supervisor import SupervisorRefused

KEPT = frozenset({"test", "supervisor.lock"})


class Command(BaseCommand):
    """Delete the embedded database, files, letters, secrets and logs."""

    help = "Delete all data of the embedded set-up (never those of DATABASE_URL)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete the var folder's contents, if nobody runs on them."""
        if not settings.EMBEDDED:
            message = "DATABASE_URL is set: this command never touches that database."
            raise CommandError(message)
        try:
            with supervisor.claim(settings.VAR_DIR):
                Cluster(settings.VAR_DIR).end_leftovers()
                shutil.rmtree(database.run_folder(settings.VAR_DIR), ignore_errors=True)
                for path in settings.VAR_DIR.iterdir():
                    if path.name in KEPT:
                        continue
                    if path.is_dir():
                        shutil.rmtree(path)
                    else:
                        path.unlink()
        except SupervisorRefused as refusal:
            raise CommandError(refusal) from refusal
        self.stdout.write("Deleted. The next make run starts anew.")
