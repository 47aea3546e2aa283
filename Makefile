# make demo   environment, then a plan for the demo scenario in out/demo
# make console  the console: all of it in a browser, operations in OPERATIONS
# make test   the same with what development needs, then the whole test suite
# make lint   what CI checks besides the tests
# make docs   the pages as a site, in out/site
# make lock   the requirements*.lock anew from pyproject.toml
# make clean  without environment and outputs
#
# UV=no installs with plain pip instead of uv; see tools/install.sh.
# For GNU make 3.81 and later. On Windows see README.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SCENARIO ?= scenarios/linxian-shenmu-2020
OUT ?= out/demo
OPERATIONS ?= operations
TIME_LIMIT ?= 20
WORKERS ?= 2
UV ?=
export UV
# Where it is set, every process compiles all sources anew.
unexport PYTHONDONTWRITEBYTECODE

# Written last, so that a broken-off install is done again.
RUNNING := $(VENV)/.running
CONSOLE := $(VENV)/.console
DEVELOPMENT := $(VENV)/.development
COMPILE := uv pip compile pyproject.toml --universal --upgrade --python-version 3.11 \
	--no-header --no-emit-index-url --no-emit-find-links --quiet

.PHONY: demo console test lint docs lock clean

demo: $(RUNNING)
	$(BIN)/p2p plan $(SCENARIO) -o $(OUT) --time-limit $(TIME_LIMIT) --seed 1 --force
	$(BIN)/p2p verify $(SCENARIO) $(OUT)
	@echo
	@echo "Open $(OUT)/map.html in a browser; the documents are in $(OUT)/manifests."

console: $(CONSOLE)
	$(BIN)/p2p console --folder $(OPERATIONS)

test: $(DEVELOPMENT)
	$(BIN)/python -m solvers.core
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(DEVELOPMENT)
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

lock: $(DEVELOPMENT)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/$(COMPILE) -o requirements.lock
	$(BIN)/$(COMPILE) --extra console -c requirements.lock \
		-o requirements-console.lock
	$(BIN)/$(COMPILE) --extra dev --extra roads --extra postgresql --extra console \
		-c requirements-console.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.made:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
		echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12"; \
		exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)
	@touch $@

# What the console and development need contains what running needs: each will do for a
# plan.
$(RUNNING): requirements.lock pyproject.toml $(VENV)/.made
	@sh tools/install.sh $(VENV) requirements.lock
	@touch $@

$(CONSOLE): requirements-console.lock pyproject.toml $(VENV)/.made
	@sh tools/install.sh $(VENV) requirements-console.lock
	@touch $(RUNNING) $@

$(DEVELOPMENT): requirements-dev.lock pyproject.toml $(VENV)/.made
	@sh tools/install.sh $(VENV) requirements-dev.lock
	@touch $(RUNNING) $(CONSOLE) $@
