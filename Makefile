# make run | test | check | fix | soak | bench      Needs: Python 3.11 with pip, and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
WORKERS ?= 2

# A stamp per content of the lock file: a changed lock installs again, an unchanged one never does.
RUN := .venv/run-$(shell cksum < requirements.lock | tr ' ' '-')
DEV := .venv/dev-$(shell cksum < requirements-dev.lock | tr ' ' '-')

.DEFAULT_GOAL := run
.PHONY: run test check fix soak bench

run: $(RUN)
	@$(PY) manage.py up

test: $(DEV)
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -m "not soak" $(ARGS)

check: $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run  # no server: none is needed
	SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))") ALLOWED_HOSTS=tracker.example.org \
		$(PY) manage.py check --deploy --fail-level WARNING

fix: $(DEV)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

soak: $(DEV)
	$(PY) -m pytest -m soak $(ARGS)

bench: $(DEV)
	$(PY) -m tests.bench $(ARGS)

# While pip works, .venv/unfinished is there: an interrupted installation starts over.
define install
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))" \
		|| { echo "Casetracker needs Python 3.11: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@if [ -e .venv/unfinished ] || ! $(PY) -c "" 2>/dev/null; then rm -rf .venv; fi
	@[ -d .venv ] || $(PYTHON) -m venv --without-pip .venv
	@touch .venv/unfinished
	@echo "Installing $(1) into .venv …"
	@$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --require-hashes -r $(1)
	@rm -f .venv/unfinished $(2)
	@touch $@
endef

$(RUN):
	$(call install,requirements.lock,.venv/run-*)

$(DEV):
	$(call install,requirements-dev.lock,.venv/dev-* .venv/run-*)
	@touch $(RUN)
