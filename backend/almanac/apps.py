from django.apps import AppConfig


class AlmanacConfig(AppConfig):
    """The working calendar, and the public numbers of the law."""

    name = "backend.almanac"
