from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads: what they are, whose they are, and the bytes by their digest."""

    name = "backend.files"
