# Two commands for a machine that has Python (3.11, 3.12 or 3.13) and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTING := $(VENV)/.testing
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

.PHONY: demo test evaluate train format lock clean

CORPUS ?= ../shared/bench/quotations

demo: $(READY)  ## Set everything up in .venv and show the sample record
	$(BIN)/onrecord demo

test: $(TESTING)  ## Set everything up in .venv and run all tests, checks and the evaluation
	$(BIN)/ruff check src tests evaluation training
	$(BIN)/ruff format --check src tests evaluation training
	$(BIN)/mypy
	$(BIN)/python -m evaluation
	$(BIN)/pytest

evaluate: $(TESTING)  ## Run the benchmarks and compare with the floors
	$(BIN)/python -m evaluation

train:  ## Train the two taggers anew in .venv-train and put them into the package (two hours and a quarter on two cores)
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-train.lock
	.venv-train/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	.venv-train/bin/python -m training $(CORPUS) quotations
	.venv-train/bin/python -m training $(CORPUS) quotations_fast

format: $(TESTING)  ## Put the code into its one form
	$(BIN)/ruff check --fix src tests evaluation training
	$(BIN)/ruff format src tests evaluation training

lock:  ## Write the two lock files anew (needs uv)
	$(LOCK) --extra build --output-file requirements.lock
	$(LOCK) --extra build --extra test --output-file requirements-test.lock
	$(LOCK) --extra build --extra train --output-file requirements-train.lock

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; assert (3, 11) <= sys.version_info < (3, 14), "onrecord needs Python 3.11, 3.12 or 3.13; set PYTHON=..."'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

$(TESTING): $(READY) requirements-test.lock
	$(INSTALL) --require-hashes -r requirements-test.lock
	touch $@

clean:
	rm -rf $(VENV) build dist
