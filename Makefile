# `make run` and `make test` need Python 3.11 or newer, git and make; nothing else.
PORT ?= 8000
KENES_VAR ?= var
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3,\
	$(if $(shell command -v $(name) 2>/dev/null),$(name))))
SHELL := /bin/sh
BIN := .venv/bin
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check install --require-hashes --no-input
export PORT
export PIP_USER := 0
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV DJANGO_SETTINGS_MODULE
.DEFAULT_GOAL := help
.PHONY: help run test check docs shell reset lock test-services test-browser

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 16

run: .venv/installed-run ## the whole house on this machine; make run PORT=9000
	@exec $(RUN) manage.py run

test: .venv/installed-dev ## all tests that need nothing but pip
	@$(RUN) -m pytest -n 2 --dist loadfile --ignore tests/services --ignore tests/browser

check: .venv/installed-dev ## style, types, layers, migrations, contract, documents
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy .
	$(BIN)/lint-imports
	$(RUN) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(RUN) manage.py spectacular --lang en --validate --fail-on-warn --file /dev/null
	$(RUN) -m pytest -q -n 2 tests/house

docs: .venv/installed-run ## write what is drawn from code: law, states, contract
	$(RUN) manage.py law_index
	$(RUN) manage.py state_diagrams
	$(RUN) manage.py spectacular --lang en --validate --fail-on-warn --file docs/openapi.yaml

shell: .venv/installed-run ## Python with the models, beside a running `make run`
	@$(RUN) manage.py shell

reset: .venv/installed-run ## throw away the database, files and letters of this machine
	@$(RUN) manage.py reset

lock: .venv/installed-dev ## pin the newest versions that requirements*.in allow
	$(RUN) -m uv pip compile --quiet --upgrade --generate-hashes --python-version 3.11 \
		requirements.in --output-file requirements.txt
	$(RUN) -m uv pip compile --quiet --upgrade --generate-hashes --python-version 3.11 \
		requirements-dev.in --output-file requirements-dev.txt

test-services: .venv/installed-dev ## on Debian's PostgreSQL, Redis, LibreOffice, which it installs
	@.ci/packages postgresql redis-server libreoffice-writer poppler-utils
	@$(RUN) -m pytest tests/services

test-browser: .venv/installed-dev ## in Debian's Chromium, which it installs
	@.ci/packages chromium
	@$(RUN) -m pytest -n 2 --dist loadfile tests/browser

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Kenes needs Python 3.11 or newer: make PYTHON=/path/to/python"; exit 1; }
	@echo "Making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "No venv: on Debian, apt install python3-venv"; exit 1; }

.venv/installed-run: requirements.txt | .venv/bin/python
	@echo "Installing $$(grep -c '^[a-zA-Z]' $<) packages into .venv (once, a minute or so)"
	@$(PIP) --requirement $<
	@touch $@

.venv/installed-dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing $$(grep -c '^[a-zA-Z]' $<) packages into .venv (once, a minute or so)"
	@$(PIP) --requirement $<
	@touch $@ .venv/installed-run
