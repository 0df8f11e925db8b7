PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

COVERAGE := $(VENV)/coverage.json
SCRIPTS := dashboard/ui/components/browser

# Where the environment forbids compiled files, each server and each worker would compile all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run serve test test-long packages lint lint-python lint-scripts lessons bench bench-app bench-soak screenshots

run: $(VENV)/app.stamp
	$(BIN)/streamlit run app.py

serve: $(VENV)/app.stamp
	$(BIN)/python -m serve

test: $(VENV)/dev.stamp
	$(MAKE) --jobs=2 lint packages
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m slipcover --json --out $(COVERAGE) -m pytest -n auto --dist loadfile
	$(BIN)/python -m slipcover --merge $(COVERAGE) --out $(COVERAGE) --skip-covered --fail-under 97

test-long: packages
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -m long -n auto --dist loadfile

packages: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.serve.nginx_package
	$(BIN)/python -m tests.dashboard.analysis.study.postgres_package

lint: lint-python lint-scripts

lint-python: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers=auto
	PYTHONPATH=. $(BIN)/lint-imports --no-logo

lint-scripts: $(VENV)/npm/stamp
	cd $(SCRIPTS) && $(abspath $(BIN))/biome ci .
	$(BIN)/node $(VENV)/npm/node_modules/typescript/bin/tsc -p $(SCRIPTS)

lessons: $(VENV)/app.stamp
	$(BIN)/python -m dashboard.figures.lessons

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

bench-app: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks.app

bench-soak: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.soak

screenshots: $(VENV)/dev.stamp
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m docs.screenshots

$(VENV)/app.stamp: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/app.stamp
	$(PIP) -r requirements-dev.txt
	touch $@

$(VENV)/npm/stamp: $(SCRIPTS)/package-lock.json $(VENV)/dev.stamp
	mkdir -p $(@D)
	cp $(SCRIPTS)/package.json $(SCRIPTS)/package-lock.json $(@D)
	PATH="$(abspath $(BIN)):$$PATH" npm ci --silent --prefix $(@D)
	touch $@
