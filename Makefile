# Everything a person or a machine does with this repository. A fresh machine needs python3 (with venv), make and git.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PYTHONUNBUFFERED := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Some machines forbid Python to keep what it compiled; then every process compiles the whole course and all tests again.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
INSTALL := $(BIN)/pip install -qq --no-deps --no-compile --require-hashes

# The name of a stamp holds the hash of what was installed, so a lock file that changed is installed at the next command.
RUN_LOCKS := requirements.lock
DEV_LOCKS := requirements.lock requirements-dev.lock
hash_of = $(shell cat $(1) | sha256sum | cut -c 1-16)
INSTALLED := .venv/installed-$(call hash_of,$(RUN_LOCKS))
INSTALLED_DEV := .venv/installed-dev-$(call hash_of,$(DEV_LOCKS))

# What learners trust us with is tested on every branch of every condition.
CORE := course/*/policy.py,course/*/actions.py,course/content/*
REST := course/migrations/*,$(CORE)
LAST_RUN := .venv/last-test-run.txt

heading = @printf '\n== %s\n' "$(1)"

.PHONY: help demo demo-reset test test-fast test-long lint format bench installed lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(INSTALLED) ## start the demonstration on http://127.0.0.1:8000 and keep what was done in it
	@exec $(BIN)/flask --app wsgi demo

demo-reset: ## throw the demonstration away and start a new one
	@rm -rf instance/demo*
	@$(MAKE) demo

# The journeys wait for a browser, so two processes more than there are processors keep those at work.
AT_ONCE := $(shell echo $$(($$(nproc) + 2)))

test: lint ## everything CI does: lint, then all tests on SQLite, on PostgreSQL and in a browser
	$(call heading,Tests)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest --numprocesses $(AT_ONCE) --dist worksteal | tee $(LAST_RUN)
	@$(BIN)/coverage combine --quiet
	$(call heading,Coverage of policy actions and content: every branch)
	@$(BIN)/coverage report --include '$(CORE)' --fail-under 100
	$(call heading,Coverage of the rest: 95 %)
	@$(BIN)/coverage report --omit '$(REST)' --fail-under 95
	@printf '\n'; tail -n 1 $(LAST_RUN)

test-fast: $(INSTALLED_DEV) ## the tests on SQLite, without a browser
	@$(BIN)/python -m pytest -m 'not journey and not postgres'

# How often each fault of the browser is tried; the other figures stand in the tests themselves.
FAULT_RUNS := 20

test-long: $(INSTALLED_DEV) ## what takes long: each browser fault 20 times, the hammers, and every rule bent; with figures
	$(call heading,Faults of the browser)
	@COURSE_FAULT_RUNS=$(FAULT_RUNS) $(BIN)/python -m pytest tests/journeys/faults
	$(call heading,Hammers)
	@$(BIN)/python -m pytest -m long -s
	$(call heading,Bent rules: each has to be noticed by a test)
	@$(BIN)/python -m tests.mutants

LINTS := lint-types lint-format lint-code lint-imports lint-templates lint-texts lint-course lint-tests

lint: $(INSTALLED_DEV) ## format, lint, types, import contracts, templates, texts and course content
	@$(MAKE) --jobs $$(nproc) --output-sync=target $(LINTS)

.PHONY: $(LINTS)

lint-types:
	$(call heading,Types)
	@$(BIN)/mypy course tests wsgi.py

lint-format:
	$(call heading,Format)
	@$(BIN)/ruff format --check .

lint-code:
	$(call heading,Lint)
	@$(BIN)/ruff check .

lint-imports:
	$(call heading,Import contracts)
	@$(BIN)/lint-imports

lint-templates:
	$(call heading,Templates)
	@$(BIN)/djlint templates --check --lint --quiet

lint-texts:
	$(call heading,Texts)
	@$(BIN)/pymarkdown scan README.md CHANGELOG.md DECISIONS.md

lint-course:
	$(call heading,Course content)
	@$(BIN)/flask --app wsgi content check

# Finding the tests compiles them as well, so that the processes which run them need not each do that at the same time.
lint-tests:
	$(call heading,Tests that are found)
	@$(BIN)/python -m pytest --collect-only --quiet | tail -n 1

format: $(INSTALLED_DEV) ## put Python and templates in shape
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@$(BIN)/djlint templates --reformat --quiet || true

bench: $(INSTALLED_DEV) ## measure how fast the pages are
	@$(BIN)/python -m tests.bench

installed: $(INSTALLED_DEV)

# `make lock LOCK_OPTIONS=--upgrade` takes newer versions; without it only what pyproject.toml changed moves.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links $(LOCK_OPTIONS)

lock: ## write the lock files anew from pyproject.toml (needs uv)
	@command -v uv > /dev/null || { echo 'make lock needs uv: pipx install uv'; exit 1; }
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what the tools left behind; instance/ (your data) stays
	@rm -rf .venv .coverage .coverage.* htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@echo 'Making .venv'
	@python3 -m venv .venv

$(INSTALLED): | $(BIN)/python
	@echo 'Installing $(RUN_LOCKS) (once, about half a minute)'
	@$(INSTALL) -r requirements.lock
	@rm -f .venv/installed-*
	@touch $@

$(INSTALLED_DEV): | $(INSTALLED)
	@echo 'Installing $(DEV_LOCKS) (once, about half a minute)'
	@$(INSTALL) $(addprefix -r ,$(DEV_LOCKS))
	@rm -f .venv/installed-dev-*
	@touch $@
