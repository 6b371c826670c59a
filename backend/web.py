"""How gunicorn serves: its configuration, `--config python:backend.web`."""

import os

from backend import environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
environment.check()

env = environment.Environment()
bind = env("KENES_BIND", default="127.0.0.1:8000")
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True  # read once, shared by both
timeout = 60
graceful_timeout = 5
keepalive = 5
