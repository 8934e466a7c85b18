# One command for each habit, the same here and in CI. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help setup demo

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## the environment .venv with everything needed to run
	@$(PYTHON) scripts/bootstrap.py run

demo: setup ## Prongsai with demonstration data on 127.0.0.1:8000 (PRONGSAI_PORT, PRONGSAI_DATA)
	@$(BIN)/prongsai demo
