"""`manage.py demo_data`: people, councils and cases to look at and to try on."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend import clock
from backend.accounts.models import Organization
from backend.portal.demo import load


class Command(BaseCommand):
    """Fill an empty embedded database with the demonstration."""

    help = "Load the demonstration data; only into an empty embedded database."
    requires_system_checks = ()  # the processes that serve make them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--size",
            type=int,
            default=1,
            help="How many times over the monitorings are told.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Refuse where it could do harm, then load."""
        if not settings.EMBEDDED:
            message = "Demonstration data goes into the embedded database alone."
            raise CommandError(message)
        if Organization.objects.exists():
            message = "The database holds data already: nothing was loaded."
            raise CommandError(message)
        if options["size"] < 1:
            message = "--size is a whole number, 1 or more."
            raise CommandError(message)
        load.run(size=options["size"], now=clock.now(), say=self.stdout.write)
