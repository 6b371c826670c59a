from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The plumbing of the API."""

    name = "backend.api"
