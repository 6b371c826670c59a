from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.management import messages


class Command(BaseCommand):
    """Compiles the catalogues of kk, ru and en; needs no gettext tools."""

    help = "Compile backend/locale/*/LC_MESSAGES/django.po into .mo."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--collect",
            action="store_true",
            help="First add what the code asks for, and drop what it no longer does.",
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="Write nothing; fail if a translation is missing or a .mo is stale.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        if options["collect"]:
            for language in messages.TRANSLATED:
                added = messages.collect(language)
                self.stdout.write(f"{language}: {added} new")
        for language in messages.LANGUAGES:
            binary = messages.compiled(language)
            messages.path_of(language, ".mo").write_bytes(binary)
        self.stdout.write("compiled")

    def _check(self) -> None:
        wrong = [
            f"{language}: no translation of {message.singular!r}"
            for language in messages.TRANSLATED
            for message in messages.missing(language)
        ]
        wrong += [
            f"{language}: the .mo is stale"
            for language in messages.LANGUAGES
            if messages.path_of(language, ".mo").read_bytes()
            != messages.compiled(language)
        ]
        if wrong:
            raise CommandError("\n".join(wrong))
