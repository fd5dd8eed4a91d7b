# Needs Python >= 3.11, and Node >= 20 for the dashboard; everything else is installed into .venv and node_modules.
.DEFAULT_GOAL := help
BIN := .venv/bin
INSTALLED := .venv/installed-for
PIN = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$$PIP_INDEX_URL}" UV_INDEX="$${UV_INDEX:-$$PIP_EXTRA_INDEX_URL}" \
	UV_FIND_LINKS="$${UV_FIND_LINKS:-$$PIP_FIND_LINKS}" $(BIN)/uv pip compile --quiet --generate-hashes --universal \
	--python-version 3.11 --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(UPGRADE)

# The stamp holds the place it was made for: programs in .venv name it, so a checkout that was moved gets a new one.
ifneq ($(shell cat $(INSTALLED) 2>/dev/null),$(CURDIR))
$(INSTALLED): anew
endif

.PHONY: help run test quick format lock schema bench picture gallery install lint build test-bot \
	install-dashboard lint-dashboard build-dashboard anew

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile

run: $(INSTALLED) ## everything on this machine: engines, web, worker, a pretend Discord; Ctrl-C ends it
	@exec $(BIN)/python -m app.start run

test: $(INSTALLED) ## every check and every test
	@$(BIN)/python -m tests.gate

quick: $(INSTALLED) ## format, lint, types, floors and the fast tests
	@$(BIN)/python -m tests.gate quick

format: $(INSTALLED) ## tidy the Python files
	@$(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format .

schema: $(INSTALLED) ## write sql/schema.sql after a new migration
	@$(BIN)/python -m tests.schema write

bench: $(INSTALLED) ## measure against the floors (up to ten minutes); the page alone: python -m tests.bench.page
	@$(BIN)/python -m tests.bench

picture: $(INSTALLED) ## take the README's picture of the playground anew
	@$(BIN)/python -m tests.picture

gallery: $(INSTALLED) ## take the pictures of the Control Room in docs/gallery anew
	@$(BIN)/python -m tests.gallery

# An index that pip is told of in the environment is used for resolving; no address of one gets into the files.
lock: $(INSTALLED) ## pin what pyproject.toml asks for; newest versions with `make lock UPGRADE=--upgrade`
	@$(PIN) pyproject.toml -o requirements.lock
	@$(PIN) pyproject.toml --extra embedded --extra dev -c requirements.lock -o requirements-dev.lock

# The steps of continuous integration, one by one.
install: $(INSTALLED)

lint: $(INSTALLED)
	@$(BIN)/python -m tests.gate checks

build: $(INSTALLED)
	@$(BIN)/python -m hatchling build --target wheel

test-bot: $(INSTALLED)
	@$(BIN)/python -m tests.gate tests

install-dashboard:
	@cd admin-dashboard && npm ci --no-audit --no-fund

lint-dashboard:
	@cd admin-dashboard && npm run lint && npm run types

build-dashboard:
	@cd admin-dashboard && npm test && npm run build && npm run build:playground

# Everything by hash; nothing is fetched when all of it is there, so this also works offline.
$(INSTALLED): requirements-dev.lock pyproject.toml
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "make: Python 3.11 or newer is needed (or name one: make PYTHON=/path/to/python3)" >&2; exit 1; fi; \
	if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "make: Python's venv module is missing (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; fi; \
	if [ "$$(cat $@ 2>/dev/null)" != "$(CURDIR)" ] || ! $(BIN)/python -c '' 2>/dev/null; then \
	  echo "Installing into .venv (once; about a minute)"; $$found -m venv --clear .venv; fi
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@echo "$(CURDIR)" > $@
