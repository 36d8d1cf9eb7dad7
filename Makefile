# Two commands do all set-up: `make start` opens practice, `make test` passes every test.
# The rest are their parts, useful alone while working. Each prints what it does and, on failure, what to do.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help start test test-rust test-page test-browser bench tracing policy fuzz wasm page lint clean tools

say := @printf '\n\033[1m▸ %s\033[0m\n'
rust := $(shell find src models -type f) Cargo.toml Cargo.lock
banks := $(shell find banks -name '*.json')
sources := $(shell find www -type f -not -path 'www/public/banks/*' -not -path 'www/public/library/*') vite.config.js Cargo.lock tools/alone.js tools/crates.js tools/csp.js tools/offline.js tools/teacher.js package.json
shipped := $(foreach bank,mathematics words,www/public/banks/$(bank).json) $(foreach bank,mathematics words,www/public/library/$(bank).json)
gradus := target/release/gradus
port ?= 8017

help:
	@echo 'make start   set everything up and open practice on a local address'
	@echo 'make test    set everything up and run every test'
	@echo 'make bench   measure the engine, and the choice of items beside jsCAT'
	@echo 'make tracing fit and measure every tracer on the public data (minutes)'
	@echo 'make policy  take simulated learners through every policy and draw docs/policy again'
	@echo 'make fuzz    run every fuzz target for a minute each (seconds=600 for longer)'
	@echo 'make lint    formatting, clippy (native and wasm32), documentation, types'
	@echo 'make clean   remove what was built'

start: dist/index.html
	$(say) 'Opening practice (Ctrl-C ends it)'
	@$(gradus) serve --dir dist --port $(port) $(if $(bank),--bank "$(bank)") $(if $(lesson),--lesson "$(lesson)") --open

# Cheapest first, so that what is broken shows soon.
test: test-page test-rust test-browser
	$(say) 'Everything passes'

test-page: node_modules/.ready pkg/gradus_bg.wasm
	$(say) 'Page: types and unit tests'
	@npm run --silent types
	@npm run --silent unit
	$(say) 'Engine in Node: golden traces, and what it gives against its declared types'
	@node --test tests/web/traces/run.mjs tests/web/traces/shapes.mjs

test-rust: tools
	$(say) 'Engine: unit, property and data tests (the first build takes some minutes)'
	@cargo test --quiet --workspace
	$(say) 'Engine, optimised: a thousand instances of every template, a millisecond for any answer'
	@cargo test --quiet --release --test templates --test grading_hostile

test-browser: dist/index.html
	$(say) 'Page in a real browser'
	@bash tools/need-browser.sh
	@npm run --silent browser

bench: tools tools/bench/pkg/irt_bg.wasm tools/bench/node_modules/.ready
	@cargo bench --bench engine --bench tracer --bench irt
	$(say) 'Item response theory in Node, beside jsCAT and a plain loop'
	@node tools/bench/irt.mjs

tools/bench/pkg/irt_bg.wasm: $(rust) tools/wasm.sh $(wildcard tools/bindgen/src/*.rs) node_modules/.ready
	$(say) 'Building the module of calibrated items'
	@bash tools/wasm.sh irt tools/bench/pkg

tools/bench/node_modules/.ready: tools/bench/package.json tools/bench/package-lock.json | tools
	$(say) 'Fetching what the bench compares with'
	@cd tools/bench && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || { echo 'npm could not fetch the packages. Check the network, then run the same command again.'; exit 1; }
	@touch $@

tracing: target/release/gradus
	@bash tools/tracing.sh

policy: target/release/gradus
	@bash tools/policy.sh

fuzz: tools
	@bash tools/fuzz.sh $(or $(seconds),60)

lint: tools node_modules/.ready pkg/gradus_bg.wasm
	$(say) 'Formatting'
	@cargo fmt --all --check || { echo 'Run: cargo fmt --all'; exit 1; }
	$(say) 'Clippy: native, then wasm32'
	@cargo clippy --quiet --workspace --all-targets -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --lib --no-default-features --features wasm -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --lib --no-default-features --features marking -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --lib --no-default-features --features irt -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --lib --no-default-features --features authoring -- -D warnings
	$(say) 'Documentation'
	@RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --workspace
	$(say) 'Types of the page'
	@npm run --silent types

wasm: pkg/gradus_bg.wasm
page: dist/index.html

tools:
	@bash tools/need.sh

node_modules/.ready: package.json package-lock.json | tools
	$(say) 'Fetching the npm packages named in package-lock.json'
	@npm ci --no-audit --no-fund --loglevel=error || { echo 'npm could not fetch the packages. Check the network, then run the same command again.'; exit 1; }
	@touch $@

pkg/gradus_bg.wasm: $(rust) src/wasm/types.d.ts tools/wasm.sh $(wildcard tools/bindgen/src/*.rs) node_modules/.ready
	$(say) 'Building the engine for the page (about two minutes the first time)'
	@bash tools/wasm.sh

$(gradus): $(rust) $(banks) | tools
	$(say) 'Building the command line (about two minutes the first time)'
	@cargo build --release --bin gradus
	@touch $@

# What practice loads: built banks.
www/public/banks/%.json: $(banks) $(gradus)
	$(say) 'Building the bank $*'
	@mkdir -p $(@D)
	@$(gradus) bank build $(if $(wildcard banks/$*),banks/$*,banks/$*.json) -o $@

# What teachers copy from: the same banks as they were written, one file each.
www/public/library/%.json: $(banks) $(gradus)
	$(say) 'Putting the bank $* into one file'
	@mkdir -p $(@D)
	@$(gradus) bank join $(if $(wildcard banks/$*),banks/$*,banks/$*.json) -o $@

dist/index.html: $(sources) pkg/gradus_bg.wasm $(shipped) node_modules/.ready
	$(say) 'Building the page'
	@npm run --silent build -- --logLevel warn
	@touch $@

clean:
	rm -rf target pkg dist node_modules www/public/banks www/public/library tools/bench/pkg tools/bench/node_modules
