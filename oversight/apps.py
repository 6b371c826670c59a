from django.apps import AppConfig


class OversightConfig(AppConfig):
    """What bodies owe the public."""

    name = "oversight"
