# One image for web, worker, timetable and prepare; docker-compose.yml gives the command.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/kenes
COPY requirements.txt ./
RUN pip install --require-hashes --requirement requirements.txt \
    && useradd --system --create-home kenes \
    && install --directory --owner kenes --mode 755 /srv/kenes/var
COPY manage.py Procfile ./
COPY backend backend
COPY oversight oversight
COPY councils councils
USER kenes
EXPOSE 8000
CMD ["gunicorn", "--config", "python:backend.web", "backend.wsgi:application"]
