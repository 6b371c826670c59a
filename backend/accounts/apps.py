from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who is who: regions, organizations, people, offices, keys."""

    name = "backend.accounts"
