#!/usr/bin/env python
"""Django's command line for Kenes."""

import os
import sys

from django.core.management import execute_from_command_line

from backend import environment


def main() -> None:
    """Run one management command under the settings of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    environment.check()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
