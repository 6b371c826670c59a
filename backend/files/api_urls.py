"""The addresses of files in the API."""

from rest_framework.viewsets import ViewSetMixin

from backend.files.api import FileViewSet

resources: list[tuple[str, type[ViewSetMixin]]] = [("files", FileViewSet)]
