# The front door. Every target does all of its own set-up; `make` alone lists them.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# The steps of one target depend on each other, and cargo uses every core by itself.
.NOTPARALLEL:

# Where rustup puts cargo, for shells that were opened before it did.
export PATH := $(PATH):$(HOME)/.cargo/bin
CARGO_TARGET_DIR ?= target

LISTEN ?= 127.0.0.1:8080
DATA ?= ./.data

DEBUG_BIN := $(CARGO_TARGET_DIR)/debug/resolutionflow
RELEASE_BIN := $(CARGO_TARGET_DIR)/release/resolutionflow

# What web/dist is made of.
WEB_SOURCES := $(shell find web/src web/public web/scripts -type f 2>/dev/null) $(wildcard web/*.html web/*.ts web/*.json)

.PHONY: help
help: ## list what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: build ## build, and serve the demo on http://127.0.0.1:8080 with its data in ./.data
	exec $(RELEASE_BIN) serve --demo --data-dir $(DATA) --listen $(LISTEN)

.PHONY: build
build: tools postgres web/dist/index.html ## leave target/release/resolutionflow, the web client inside
	cargo build --release --locked -p resolutionflow

# The browser tests drive the binary that the Rust tests were built with: one compilation less.
.PHONY: test
test: tools postgres web/dist/index.html ## everything: Rust, web, browser
	cargo test --workspace --locked
	npm --prefix web test
	scripts/browser.sh
	RESOLUTIONFLOW_BIN="$(abspath $(DEBUG_BIN))" npm --prefix web run e2e

.PHONY: check
check: tools postgres node_modules web-dist ## what CI checks: format, lints, types, drift of generated files
	cargo fmt --all --check
	npm --prefix web run check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	cargo xtask gen --check
	scripts/drift.sh

.PHONY: gen
gen: tools postgres node_modules web-dist ## remake all that is generated: typed statements, openapi.json, client types
	cargo xtask gen
	cargo run --quiet -p resolutionflow -- openapi >$(CARGO_TARGET_DIR)/openapi.json
	mv $(CARGO_TARGET_DIR)/openapi.json server/openapi.json
	npm --prefix web run gen

.PHONY: dev
dev: tools postgres node_modules web-dist ## the web client with hot reload, against a server that is started if none runs
	cargo build -p resolutionflow
	scripts/dev.sh $(DEBUG_BIN)

# What the targets above stand on.

.PHONY: tools
tools:
	@scripts/tools.sh

.PHONY: postgres
postgres:
	@scripts/postgres.sh

.PHONY: node_modules
node_modules: web/node_modules/.installed

# Touched last, since installing may write the lock file again.
web/node_modules/.installed: web/package.json web/package-lock.json | tools
	npm --prefix web install --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: $(WEB_SOURCES) web/node_modules/.installed
	npm --prefix web run build
	@touch $@

# The server embeds the directory, so it must be there to compile; what is in it matters to those who look at pages.
.PHONY: web-dist
web-dist:
	@mkdir -p web/dist
