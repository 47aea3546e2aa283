# make demo   environment, then a plan for the demo scenario in out/demo
# make test   environment, then the whole test suite
# make lint   environment, then what CI checks besides the tests
# make lock   new requirements.lock from pyproject.toml
# make clean  without environment and outputs
#
# For GNU make 3.81 and later. On Windows see README.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SCENARIO ?= scenarios/linxian-shenmu-2020
OUT ?= out/demo
TIME_LIMIT ?= 20
WORKERS ?= 2

# Written last, so that a broken-off install is done again.
READY := $(VENV)/.installed

.PHONY: demo test lint lock clean

demo: $(READY)
	$(BIN)/p2p plan $(SCENARIO) -o $(OUT) --time-limit $(TIME_LIMIT) --seed 1 --force
	$(BIN)/p2p verify $(SCENARIO) $(OUT)
	@echo
	@echo "Open $(OUT)/map.html in a browser; the documents are in $(OUT)/manifests."

test: $(READY)
	$(BIN)/python -m pytest -n $(WORKERS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: $(READY)
	$(BIN)/python -m pip install uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra roads --universal --upgrade \
		--python-version 3.11 --no-header --no-emit-index-url \
		-o requirements.lock

clean:
	rm -rf $(VENV) out build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
		echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12"; \
		exit 1; }
	@echo "Installing into $(VENV); this takes a few minutes the first time."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps -e .
	@echo "Compiling the search, once."
	$(BIN)/p2p plan $(SCENARIO) -o out/first --steps 1 --no-map --no-manifests --force \
		>/dev/null
	touch $(READY)
