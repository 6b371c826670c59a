from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The append-only history."""

    name = "backend.journal"
