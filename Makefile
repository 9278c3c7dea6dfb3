# Two commands a newcomer needs: `make run` and `make test`. Both set up what is missing first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := uv==0.13.9
# Every package to its last digit, checked by its hash, then our own. uv does in seconds what takes pip minutes; where it can't be had,
# or can't reach the packages, pip does the same.
INSTALL = $(BIN)/python -m pip install --quiet $(UV) && $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) \
	&& $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e . \
	|| ($(BIN)/python -m pip install --quiet --require-hashes -r $(1) && $(BIN)/python -m pip install --quiet --no-deps -e .)
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

.PHONY: run test check build bench golden refresh demo clean lock wheel coverage mutants audit sbom image

run: $(VENV)/.app
	$(BIN)/python -m insteg serve

test: check
	$(BIN)/pytest -n 3 --dist worksteal $(PYTEST)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint queries
	$(BIN)/python -m tests.javascript

build: $(VENV)/.app
	$(BIN)/python -m insteg build

bench: $(VENV)/.dev
	$(BIN)/python bench/rerun.py
	$(BIN)/python -m bench.first_view

golden: $(VENV)/.dev
	INSTEG_GOLDEN=write $(BIN)/pytest tests/golden

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(call INSTALL,requirements.lock)
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(call INSTALL,requirements-dev.lock)
	touch $@

clean:
	rm -rf $(VENV) .cache data/snapshots/*

refresh: $(VENV)/.app
	$(BIN)/python -m insteg refresh

demo: $(VENV)/.dev
	$(BIN)/python -m tests.recorded --demo

# After a change in requirements.txt or requirements-dev.txt. The second is held to the first. UPGRADE=--upgrade takes newer transitive ones.
lock: | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet $(UV)
	$(LOCK) $(UPGRADE) requirements.txt -o requirements.lock
	$(LOCK) $(UPGRADE) -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	$(MAKE) $(VENV)/.dev
	$(BIN)/python -m tests.dependencies > docs/dependencies.md

wheel: $(VENV)/.dev
	$(BIN)/python -m hatchling build --target wheel

coverage: $(VENV)/.dev
	$(BIN)/pytest -n 3 --dist worksteal --ignore tests/browser --cov --cov-report term:skip-covered

# MUTATED=insteg/statistics/interval.py takes one module; without it all of statistics, sentences and figures, which takes hours.
mutants: $(VENV)/.dev
	$(BIN)/python -m tests.mutants $(MUTATED)

# Known weaknesses of what is deployed. Asks the network.
audit: | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet pip-audit==2.10.1
	$(BIN)/pip-audit --requirement requirements.lock --require-hashes --disable-pip

# What is deployed, each package with its hashes, as CycloneDX. The same lock gives the same file.
sbom: | $(VENV)/bin/python
	$(BIN)/python -m venv --upgrade-deps .cache/sbom && .cache/sbom/bin/pip install --quiet cyclonedx-bom==7.5.0
	mkdir -p dist && .cache/sbom/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o dist/insteg.cdx.json

image:
	podman build --format docker --file deploy/Containerfile --tag insteg --timestamp 0 .
