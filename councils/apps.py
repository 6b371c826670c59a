from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Bodies that meet and decide."""

    name = "councils"
