from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Letters: posted inside the act, delivered by a sweep."""

    name = "backend.notices"
