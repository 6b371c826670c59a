"""Mail of the embedded set-up: files in a folder, named by their Message-ID."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage


class NamedFileBackend(BaseEmailBackend):
    """Writes each letter whole or not at all; a repeat overwrites the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the letters; return how many."""
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for letter in email_messages:
            message = letter.message()
            name = str(message["Message-ID"]).strip("<>").replace("/", "_")
            half = folder / f".{name}.{os.getpid()}"
            half.write_bytes(message.as_bytes())
            half.replace(folder / f"{name}.eml")
        return len(email_messages)
