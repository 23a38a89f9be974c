# Mitsuke. `make run` shows what it does, `make test` proves it; `make help` lists the rest.
SHELL := /bin/bash
export SWIFT ?= swift
.DEFAULT_GOAL := help
CORE := MITSUKE_ONLY=core $(SWIFT)
CORE_PATH := --scratch-path .build-core

.PHONY: help setup setup-tests build run test test-core test-all check format imports embedded fuzz bench killed load deb test-deb demo faults golden examples clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## What is needed from Debian, installed where this is allowed and named where it is not
	@Scripts/setup.sh

build: setup ## The program, at .build/release/mitsuke; names of functions stay in it, for traces of crashes
	$(SWIFT) build -c release --product mitsuke --static-swift-stdlib -Xlinker -S
	$(SWIFT) build -c release --product mitsuke-agent --static-swift-stdlib -Xlinker -S
	@Scripts/bpf.sh .build/release/mitsuke-agent.bpf.o

run: build ## Builds it and starts the server with an empty store; DEMO=1 shows an invented break-in in it
	@[ "$(DEMO)" != 1 ] || $(SWIFT) build -c release --product make-examples --static-swift-stdlib
	@DEMO=$(DEMO) Scripts/run.sh

test: setup-tests check test-core test-all fuzz test-deb demo faults ## Every test

setup-tests:
	@Scripts/setup.sh tests

test-core: ## Core alone, in under two minutes
	MITSUKE_ONLY=core Scripts/tests.sh $(CORE_PATH)

test-all: ## Everything that is not Core
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=6 PATH="$(CURDIR)/.build/python/bin:$$PATH" Scripts/tests.sh --skip 'EventsTests|WindowsLogTests|ProcessesTests|SensingTests|DetectionTests|WatchesTests'

check: format imports embedded ## Format, import rules, Core as Embedded Swift; warnings are errors in every build

format:
	@$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

imports:
	@Scripts/imports.sh

embedded:
	@Scripts/embedded.sh

fuzz: ## A short run of every fuzz target; FUZZ_SECONDS=1200 for a long one
	@Scripts/fuzz.sh all $(or $(FUZZ_SECONDS),10)

bench: build ## Side by side with the PyPI package evtx over one large file, and the server's speed; BENCH_EVENTS=5000000
	@$(SWIFT) build -c release --product bench-store --static-swift-stdlib
	@failed=0; Scripts/bench.sh || failed=1; Scripts/bench-server.sh || failed=1; \
	python3 Benchmarks/agent.py .build/release/mitsuke .build/release/mitsuke-agent || failed=1; exit $$failed

killed: build ## Kills imports at 100 random moments and looks whether anything is lost or there twice
	@$(SWIFT) build -c release --product bench-store --static-swift-stdlib
	@Scripts/killed.py .build/release/mitsuke .build/release/bench-store

load: build ## 2,000 simulated agents at 5 events a second for a minute; AGENTS=…, RATE=…, SECONDS_OF_LOAD=…
	@$(SWIFT) build -c release --product load-agents --static-swift-stdlib
	@Scripts/load.sh

golden: ## Writes the expected outputs anew; review them in the diff
	RECORD_GOLDEN=1 $(CORE) test $(CORE_PATH)
	RECORD_GOLDEN=1 $(SWIFT) test

clean: ## Takes away what was built
	rm -rf .build .build-*

deb: build ## Debian packages of server and agent in .build/deb; VERSION=…
	@Scripts/deb.sh

test-deb: deb ## Installs the packages for real, in a system of its own
	@Scripts/test-deb.sh

demo: build ## Plays a theft on this machine with real programs, and asks the server whether each step was found; KEEP=1
	@python3 Scripts/demo/theft.py .build/release/mitsuke .build/release/mitsuke-agent

faults: build ## Kills the agent, stops the server and fills disks while files are made, and looks whether anything is lost without a word; KILLS=100 AWAY=600
	@python3 Scripts/faults.py .build/release/mitsuke .build/release/mitsuke-agent $(or $(KILLS),8) $(or $(AWAY),15)
