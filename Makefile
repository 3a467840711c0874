# Each target sets up all that it needs; `make` alone lists them.
# PYTHON names another interpreter, ARGS go to the program, CACHE_DIR is the cache directory to open.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
ARGS ?=
CACHE_DIR ?=

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
INSTALLED := $(VENV)/.installed
INSTALLED_PACKAGER := $(VENV)/.installed-packager
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
NEEDS := $(BIN)/python packaging/tools/system_check.py

# A Node that the system lacks is installed there.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help run test test-fast test-pythons mutations faults soak check bench demo screenshots docs package try-deb release clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# A window without a screen is of no use; the demo does the same job and saves a picture of the window.
HAS_SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(filter-out Linux,$(shell uname))

run: $(INSTALLED) ## Open the window; without a screen, do the demo (CACHE_DIR=folder opens that one; ARGS go to the program)
ifneq ($(HAS_SCREEN),)
	@$(NEEDS) run
	@$(BIN)/python -m pyodide_cache_gui $(if $(CACHE_DIR),--cache-dir "$(CACHE_DIR)") $(ARGS)
else
	@echo "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set), so the same job is done without a window:"
	@$(MAKE) demo
endif

test: $(INSTALLED) ## Run every test (ARGS go to pytest)
	@$(NEEDS) test
	@$(BIN)/python packaging/tools/run_tests.py $(ARGS)

test-fast: $(INSTALLED) ## Run most tests of the core and the window, in about a minute
	@$(NEEDS) test-fast
	@$(BIN)/python packaging/tools/run_tests.py --fast $(ARGS)

test-pythons: ## Run the tests of core and window with each Python found here (--fast in ARGS leaves out the slow ones)
	@"$(PYTHON)" packaging/tools/pythons.py $(ARGS)

mutations: $(INSTALLED) ## Break the code in known ways, and check that tests notice
	@$(BIN)/python packaging/tools/mutations.py

faults: $(INSTALLED) ## Let more than 1,000 calls to the disk fail or kill the program, and check what is left
	@$(NEEDS) faults
	@PYODIDE_CACHE_FAULT_STEP=1 PYODIDE_CACHE_MODEL_EXAMPLES=220 $(BIN)/python packaging/tools/run_tests.py -rP $(ARGS) tests/faults/test_model.py \
		tests/faults/test_every_call.py

soak: $(INSTALLED) ## Run what takes long: 32 processes on one store, a monkey at the window, a fresh Debian (as root)
	@MALLOC_PERTURB_=165 PYODIDE_CACHE_MONKEY_SECONDS=300 PYODIDE_CACHE_MONKEY_SEED=$$RANDOM \
		$(BIN)/python packaging/tools/run_tests.py -rP tests/gui/shell/test_monkey.py
	@PYODIDE_CACHE_CROWD_SECONDS=60 $(BIN)/python packaging/tools/run_tests.py -rP tests/faults/test_crowd.py tests/faults/test_desk.py tests/faults/test_havoc.py
	@PYODIDE_CACHE_RACE_SECONDS=30 $(BIN)/python packaging/tools/run_tests.py tests/core/team/test_race.py
	@$(NEEDS) soak
	@$(BIN)/python packaging/tools/fresh_machine.py $(ARGS)

check: $(INSTALLED) ## Lint, format, types, the order of imports, dead code
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

bench: $(INSTALLED) ## Measure beside curl, pip, Node, openssl, du
	@$(BIN)/python tests/benchmarks/run.py $(ARGS)

demo: $(INSTALLED) ## Warm up a scratch directory for real, load it in Node, show it
	@$(NEEDS) demo
	@$(BIN)/python packaging/tools/demo.py $(ARGS)

screenshots: $(INSTALLED) ## Take the pictures of the documents again
	@$(BIN)/python packaging/tools/screenshots.py

docs: $(INSTALLED) ## Build the site into build/site, and check its links
	@$(PIP_INSTALL) --group docs
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict
	@echo "The site is in build/site"

package: $(INSTALLED_PACKAGER) ## Freeze the app into dist/; on Debian, also make a .deb of it
	@$(NEEDS) package
	@$(BIN)/python packaging/build_app.py $(ARGS)
	@if command -v dpkg-deb >/dev/null; then $(NEEDS) deb && $(BIN)/python packaging/linux/build_deb.py; fi

try-deb: $(INSTALLED) ## Install the .deb on a fresh Debian (as root), use it, remove it
	@$(NEEDS) try-deb
	@$(BIN)/python packaging/linux/try_deb.py $(ARGS)

release: $(INSTALLED_PACKAGER) ## Check all that a release needs, and build it into dist/
	@$(PIP_INSTALL) --group release
	@$(BIN)/python packaging/release.py

clean: ## Remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find core gui resources tests packaging -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 to 3.14." >&2; exit 1; }
	@"$(PYTHON)" packaging/tools/system_check.py python
	@echo "Making $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(BIN)/python
	@echo "Installing the project and its test tools into $(VENV)"
	@$(PIP_INSTALL) --upgrade "pip>=25.1"
	@$(PIP_INSTALL) -e ".[gui,serve,team]" --group test
	@touch $@

$(INSTALLED_PACKAGER): pyproject.toml $(INSTALLED)
	@echo "Installing PyInstaller into $(VENV)"
	@$(PIP_INSTALL) --group package
	@touch $@
