from django.apps import AppConfig


class BackendConfig(AppConfig):
    """The frame: its management commands; the rooms inside are apps of their own."""

    name = "backend"
