# Mitsuke. `make run` shows what it does, `make test` proves it; `make help` lists the rest.
SHELL := /bin/bash
SWIFT ?= swift
.DEFAULT_GOAL := help
CORE := MITSUKE_ONLY=core $(SWIFT)
CORE_PATH := --scratch-path .build-core

.PHONY: help setup setup-tests build run test test-core test-all check format imports embedded fuzz bench golden examples clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## What is needed from Debian, installed where this is allowed and named where it is not
	@Scripts/setup.sh

build: setup ## The program, at .build/release/mitsuke
	$(SWIFT) build -c release --product mitsuke --static-swift-stdlib

run: build ## Builds it and starts the server with an empty store; DEMO=1 shows an invented break-in in it
	@[ "$(DEMO)" != 1 ] || $(SWIFT) build -c release --product make-examples --static-swift-stdlib
	@DEMO=$(DEMO) Scripts/run.sh

test: setup-tests check test-core test-all fuzz ## Every test

setup-tests:
	@Scripts/setup.sh tests

test-core: ## Core alone, in under two minutes
	$(CORE) test $(CORE_PATH)

test-all: ## Everything that is not Core
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 PATH="$(CURDIR)/.build/python/bin:$$PATH" $(SWIFT) test --skip 'EventsTests|WindowsLogTests|ProcessesTests|SensingTests|DetectionTests|WatchesTests'

check: format imports embedded ## Format, import rules, Core as Embedded Swift; warnings are errors in every build

format:
	@$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

imports:
	@Scripts/imports.sh

embedded:
	@Scripts/embedded.sh

fuzz: ## A short run of every fuzz target; FUZZ_SECONDS=1200 for a long one
	@Scripts/fuzz.sh all $(or $(FUZZ_SECONDS),10)

bench: build ## Side by side with the PyPI package evtx over one large file, and the store beside a bare loop over SQLite
	@Scripts/bench.sh
	@$(SWIFT) build -c release --product bench-store --static-swift-stdlib
	@.build/release/bench-store $(or $(BENCH_EVENTS),300000)

golden: ## Writes the expected outputs anew; review them in the diff
	RECORD_GOLDEN=1 $(CORE) test $(CORE_PATH)
	RECORD_GOLDEN=1 $(SWIFT) test

clean: ## Takes away what was built
	rm -rf .build .build-*
