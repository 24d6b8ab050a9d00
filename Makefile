# make site   builds the site from corpus/ into build/ (sets up .venv on the first run)
# make help   lists everything else
#
# The only things needed by hand are make and Python 3.11 or newer.
# Another Python:  make site PYTHON=/path/to/python3.12

# The first of these that exists, runs (a version manager's shim may exist and not run) and is new enough.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$python"; break; fi; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Some tests of the pages use validators that are written for node; without npm, these tests say so and are skipped.
VALIDATORS := $(if $(shell command -v npm 2>/dev/null),node_modules/.package-lock.json)

.DEFAULT_GOAL := help
.PHONY: help site serve test lint golden floors bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

site: $(VENV)/.installed ## build the site from corpus/ into build/
	@$(BIN)/relations-kb build
	@echo 'Or run: make serve'

serve: $(VENV)/.installed ## build the site and serve it on this machine
	@$(BIN)/relations-kb serve

test: $(VENV)/.installed-dev $(VALIDATORS) ## run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## ruff, mypy --strict, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.installed-dev ## take the small site's pages as they are now as the expected ones; look at the diff
	$(BIN)/python -m pytest tests/site --update-golden

floors: $(VENV)/.installed-dev ## raise tests/floors.json to what the open sets (../shared) reach now; they never sink
	$(BIN)/python -m pytest tests/test_open_sets.py --update-floors

bench: $(VENV)/.installed-dev ## measure start-up, the build of corpus/, and megabytes a second
	$(BIN)/python benchmarks/run.py

clean: ## remove what was made: build/, .venv and caches
	rm -rf build dist node_modules $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps say that an installation is complete; an interrupted one leaves none and starts again. An environment that
# somebody made by hand is used and never cleared, unless it does not run (its Python was removed, say).
$(VENV)/.created:
ifeq ($(strip $(PYTHON)),)
	@echo 'relations-kb needs Python 3.11 or newer, and none was found.' >&2
	@echo 'Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python),' >&2
	@echo 'or name one: make site PYTHON=/path/to/python3.12' >&2
	@exit 1
else
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo '$(PYTHON) does not run or is older than 3.11; name another: make site PYTHON=/path/to/python3.12' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo '$(PYTHON) cannot make virtual environments; install its venv module (Debian, Ubuntu: apt install python3-venv)' >&2; exit 1; }
	@if $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo 'Using the $(VENV) that is here.'; \
	else \
		echo 'Setting up $(VENV) with $(PYTHON) (only on the first run) ...'; \
		"$(PYTHON)" -m venv --clear $(VENV); \
	fi
	@touch $@
endif

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo 'Installing relations-kb into $(VENV) ...'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.created pyproject.toml
	@echo 'Installing relations-kb and what its tests need into $(VENV) ...'
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.installed

node_modules/.package-lock.json: package-lock.json
	@echo 'Installing the validators of the page tests into node_modules ...'
	@npm ci --silent --no-audit --no-fund
	@touch $@
