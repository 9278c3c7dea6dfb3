# Two commands a newcomer needs: `make run` and `make test`. Both set up what is missing first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check build bench golden refresh demo clean

run: $(VENV)/.app
	$(BIN)/python -m insteg serve

test: check
	$(BIN)/pytest -n 2

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint queries

build: $(VENV)/.app
	$(BIN)/python -m insteg build

bench: $(VENV)/.dev
	$(BIN)/python bench/rerun.py
	$(BIN)/python bench/first_view.py

golden: $(VENV)/.dev
	INSTEG_GOLDEN=write $(BIN)/pytest tests/golden

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .cache data/snapshots/*

refresh: $(VENV)/.app
	$(BIN)/python -m insteg refresh

demo: $(VENV)/.dev
	$(BIN)/python -m tests.stubs --demo
