from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The look of the pages, and what all of them share."""

    name = "backend.pages"
