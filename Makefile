# One command for each habit, the same here and in CI. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
LOCKS := build run test bench lock
UV := .tools/bin/uv
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-setup lint format words bench lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## the environment .venv with everything needed to run
	@$(PYTHON) scripts/bootstrap.py run

demo: setup ## Prongsai with demonstration data on 127.0.0.1:8000 (PRONGSAI_PORT, PRONGSAI_DATA)
	@$(BIN)/prongsai demo

# Many tests start Prongsai anew; it need not be compiled anew each time.
test: export PYTHONDONTWRITEBYTECODE =
test: lint ## lint, types, import contract and every test, the browser tests included
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

test-setup:
	@$(PYTHON) scripts/bootstrap.py run test
	@$(PYTHON) scripts/test_tools.py

lint: test-setup ## style, types and the import contract
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: test-setup ## put the style in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

words: ## compile the English catalogues and name the words that have no translation
	@$(BIN)/python scripts/words.py

bench: ## the figures of docs/benchmarks.md, measured on this machine
	@$(PYTHON) scripts/bootstrap.py run bench
	@$(BIN)/python benchmarks/run.py

mutants: ## change the rules of scoring one by one and see whether the tests notice (about 8 minutes)
	@$(PYTHON) scripts/bootstrap.py run test
	@$(BIN)/python scripts/mutants.py

lock: ## resolve requirements/*.in anew; nothing of this machine's package settings enters the locks
	@test -x $(UV) || { $(PYTHON) -m venv .tools && .tools/bin/pip install --quiet --require-hashes -r requirements/lock.txt; }
	@for name in $(LOCKS); do (cd requirements && ../$(UV) pip compile --no-config --upgrade --quiet --universal --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 $$name.in -o $$name.txt) || exit 1; done

clean: ## everything that make made, except the data folder
	@rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist mutants
