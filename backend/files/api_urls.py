"""The addresses of files in the API."""

from backend.files.api import FileViewSet

resources = [("files", FileViewSet)]
