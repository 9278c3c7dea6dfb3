# Two commands a newcomer needs: `make run` and `make test`. Both set up what is missing first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv does in seconds what takes pip minutes; where it can't be had, or can't reach the packages, pip does the same.
INSTALL = $(BIN)/python -m pip install --quiet uv==0.13.9 && $(BIN)/uv pip install --quiet --python $(BIN)/python -r $(1) \
	|| $(BIN)/python -m pip install --quiet -r $(1)

.PHONY: run test check build bench golden refresh demo clean

run: $(VENV)/.app
	$(BIN)/python -m insteg serve

test: check
	$(BIN)/pytest -n 3 --dist worksteal

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
	$(call INSTALL,requirements.txt)
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt pyproject.toml | $(VENV)/bin/python
	$(call INSTALL,requirements-dev.txt)
	touch $@

clean:
	rm -rf $(VENV) .cache data/snapshots/*

refresh: $(VENV)/.app
	$(BIN)/python -m insteg refresh

demo: $(VENV)/.dev
	$(BIN)/python -m tests.stubs --demo
