"""The Celery app and the timetable.

The broker only wakes workers: the work itself lies in tables, so a lost or repeated
message loses nothing. Every entry expires before its next turn.
"""

import os

from celery import Celery
from celery.schedules import crontab

from backend import environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
environment.check()

app = Celery("kenes")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "deliver notices": {
        "task": "backend.notices.tasks.deliver_notices",
        "schedule": 2.0,
        "options": {"expires": 2.0},
    },
    "gather digests": {
        "task": "backend.notices.tasks.gather_digests",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 280.0},
    },
    "forget old rows": {
        "task": "backend.api.tasks.forget_old_rows",
        "schedule": crontab(minute="20"),
        "options": {"expires": 3000.0},
    },
    "forget certificates of candidates": {
        "task": "councils.tasks.forget_certificates",
        "schedule": crontab(hour="0", minute="40"),
        "options": {"expires": 3600.0},
    },
    "let drafts without an opinion be agreed": {
        "task": "councils.tasks.let_silence_agree",
        "schedule": crontab(hour="0", minute="15"),
        "options": {"expires": 3600.0},
    },
    "open the year of councils": {
        "task": "councils.tasks.open_years",
        "schedule": crontab(hour="0", minute="5"),
        "options": {"expires": 3600.0},
    },
    "count the terms of annual reports": {
        "task": "councils.tasks.count_terms_of_reports",
        "schedule": crontab(hour="0", minute="7"),
        "options": {"expires": 3600.0},
    },
    "remind of obligations": {
        "task": "oversight.tasks.remind_of_obligations",
        "schedule": crontab(hour="8", minute="0"),
        "options": {"expires": 3600.0},
    },
    "note overdue obligations": {
        "task": "oversight.tasks.note_overdue_obligations",
        "schedule": crontab(hour="0", minute="10"),
        "options": {"expires": 3600.0},
    },
}
