from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The few doors that join both halves."""

    name = "backend.portal"
