# Opportunity Atlas. `make serve` starts it, `make test` tests it; README.md says the rest.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
ATLAS := $(VENV)/bin/atlas
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes
export PYTHONPATH := $(CURDIR)

.PHONY: help serve build test check bench peers audit wheel bundle constraints clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

serve: $(VENV)/.runtime ## install what is needed, build the warehouse if data changed, start the atlas
	@$(ATLAS) serve

build: $(VENV)/.runtime ## build the warehouse from data/
	@$(ATLAS) build

test: $(VENV)/.test browser rscript ## the whole suite: unit, spec, callbacks over HTTP, browser with axe
	$(RUN) -m pytest -n 2 --dist loadgroup

check: $(VENV)/.test ## style, types, import contracts, definitions, audit report
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	@$(ATLAS) check

bench: $(VENV)/.test browser ## the speed table, with its floors measured in the same run
	@$(RUN) tests/bench/run.py

peers: $(VENV)/.test $(VENV)/.peers browser ## optional: the same map in Vizro, Streamlit and Panel, visited side by side
	@$(RUN) tests/bench/rivals.py $(VENV)/peers/bin/python

audit: $(VENV)/.runtime ## re-read every figure from the publishers' files: make audit FILES="folder"
	@$(ATLAS) audit $(FILES)

wheel: $(VENV)/.test ## dist/*.whl, with data and assets inside
	$(RUN) -m build --wheel --no-isolation --outdir dist .

bundle: $(VENV)/.runtime ## optional: a plotly.js a third of the size, for assets/ (needs Node and npm)
	.ci/bundle $(RUN) assets

constraints: $(VENV)/.test ## pin the newest versions allowed by pyproject.toml (needs uv)
	.ci/pin

clean: ## remove everything that was installed or generated
	rm -rf $(VENV) build dist data/atlas.duckdb* data/downloads-* data/versions .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed once; made anew only when the pins or the interpreter change. Nothing here needs a network after that.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The atlas needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python could not make .venv; on Debian and Ubuntu install python3-venv, then run this again." >&2; exit 1; }
	@touch $@

# The command, and the package, from any folder: what is imported is this checkout.
$(VENV)/bin/atlas: $(VENV)/.made
	@$(RUN) -c 'import os, pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "atlas.pth").write_text(os.getcwd() + "\n")'
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m atlas "$$@"\n' > $@
	@chmod +x $@

$(VENV)/.runtime: constraints.txt $(VENV)/bin/atlas
	@echo "Installing the libraries the atlas runs on (once; about a minute)"
	@$(PIP) -r constraints.txt
	@touch $@

$(VENV)/.test: constraints-test.txt $(VENV)/.runtime
	@echo "Installing what the tests and checks run on (once)"
	@$(PIP) -r constraints-test.txt
	@touch $@

$(VENV)/.peers: tests/bench/peers/versions.txt $(VENV)/.made
	@echo "Installing the peers, apart from the atlas (once)"
	@$(PYTHON) -m venv $(VENV)/peers
	@$(VENV)/peers/bin/python -m pip install -qq --disable-pip-version-check -r tests/bench/peers/versions.txt
	@touch $@

# What the tests start but can't be had from pip: under one of the names (1), or from a package (2) as (3) if that may be
# installed; else the sentence says what is missing, for which tests (4), and the variable (5) that names one.
define found_or_installed
@for name in $(1); do [ -n "$$name" ] && command -v "$$name" >/dev/null && exit 0; done; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "Installing $(3) (once)"; \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(2) >/dev/null; \
else \
  echo "The $(4) tests need $(3): install it (Debian: sudo apt-get install $(2)) or name one with $(5)=/path/to/it, and run this again." >&2; exit 1; \
fi
endef

.PHONY: browser rscript
browser:
	$(call found_or_installed,"$$CHROMIUM" chromium chromium-browser,chromium,Chromium,browser,CHROMIUM)

rscript:
	$(call found_or_installed,"$$RSCRIPT" Rscript,--no-install-recommends r-base-core,R,code,RSCRIPT)
