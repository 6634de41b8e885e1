# Everything a person or CI needs. Any target makes .venv by itself, out of the lock files; nothing is
# installed twice while they stay as they are.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
# A stamp says which lock file the environment holds: the run-time one, or the larger one for developers.
RUNTIME := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
CODE := src tests evaluation benchmarks gazetteer training examples
COMPILE := $(BIN)/uv pip compile pyproject.toml -q --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links --extra build \
	--custom-compile-command "make lock"

# Two files of tests at a time: each keeps its own servers, ports and folders, and times itself by the processor's clock.
# They are taken in the order of tests/conftest.py, the longest first, not by how many tests they have.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

APT := DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -q && apt-get install -y -q --no-install-recommends "$$@"' apt

.PHONY: help demo test check format lint types lock golden bench pictures evaluate train services fuzz kill walk clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(RUNTIME) ## Read the example reports and print their records
	$(BIN)/dragoman read examples

test: $(DEV) ## Run the tests
	$(PYTEST)

check: $(DEV) ## Format, lint, strict types, layers, tests: what CI runs
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/mypy evaluation/*.py benchmarks/*.py training/written.py training/examples.py training/no_event.py
	$(BIN)/python -m pytest tests/test_layers.py
	$(PYTEST) --ignore tests/test_layers.py --durations 10

services: ## Install what tests start: PostgreSQL, Java for Spark, Chromium and axe-core for pages (Debian, as root)
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || $(APT) postgresql
	@command -v java >/dev/null || $(APT) openjdk-17-jre-headless
	@command -v chromium >/dev/null || $(APT) chromium fonts-dejavu-core
	@command -v npm >/dev/null || $(APT) nodejs npm
	@npm ci --silent --no-audit --no-fund --prefix tests/web/axe

kill: $(DEV) ## Kill ingests at random moments and fill their disks, and see that nothing is lost (an hour)
	PYTHONPATH=tests $(BIN)/python -m ledger.killing

fuzz: $(DEV) ## Let schemathesis loose on the live API: five minutes open to all, five with accounts
	cd tests && ../$(BIN)/python -m web.api.fuzzing 300
	cd tests && ../$(BIN)/python -m web.api.fuzzing 300 --accounts

walk: $(DEV) ## Walk through the reading room with a browser, over a copy of a ledger (LEDGER=news.db)
	PYTHONPATH=tests $(BIN)/python -m web.walking $(LEDGER)

format: $(DEV) ## Put the code into its one format
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

golden: $(DEV) ## Draw the golden files anew: review the diff before you commit it
	$(BIN)/python tests/golden/draw.py

lock: $(DEV) ## Resolve the dependencies anew into the two lock files
	$(COMPILE) --upgrade -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock

bench: $(DEV) ## Measure speed, memory and cold start
	$(BIN)/python benchmarks/cold_start.py
	$(BIN)/python benchmarks/gazetteer.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/coder.py
	$(BIN)/python benchmarks/joining.py
	$(BIN)/python benchmarks/relations.py

pictures: $(DEV) ## Take the pictures of the reading room's main pages that docs/ shows (needs LEDGER=news.db)
	$(BIN)/python benchmarks/web_pictures.py $(LEDGER)

evaluate: $(DEV) ## Score against the answers in ../shared, and tally the samples judged by hand
	$(BIN)/python evaluation/scores.py
	$(BIN)/python evaluation/identity.py
	$(BIN)/python evaluation/tally.py evaluation/judged
	$(BIN)/python evaluation/compare.py
	$(BIN)/python evaluation/joined_encounters.py score evaluation/joined

train: $(DEV) ## Remake the event coder's model out of ../shared and our own sentences (three quarters of an hour)
	$(PIP) install -e '.[train]'
	$(BIN)/python -m training.make

clean: ## Remove what was built
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
