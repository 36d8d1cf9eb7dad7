#!/usr/bin/env bash
# Builds pkg/: the engine as wasm, the module that marks expressions and the one for authors, each with its JavaScript glue
# and its types. Run through `make`, which knows when. `tools/wasm.sh irt FOLDER` builds the module of calibrated items there
# instead, and `tools/wasm.sh author FOLDER` the module for authors alone.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --release -p bindgen
# The small SHA-256: progress files need no fast one, and it saves 7 KB (265 to 257). Paths of this machine stay out of the file,
# so that every machine builds the same bytes. Relocations tell tools/bindgen what only panics need. (0x1f separates
# flags that may hold spaces.)
flags=(--cfg 'sha2_backend_soft="compact"' -Clink-arg=--emit-relocs)
# Data lies behind the stack: below 1 MB an address is a byte shorter.
flags+=(-Clink-arg=-zstack-size=983040)
flags+=(--remap-path-prefix "${CARGO_HOME:-$HOME/.cargo}/registry/src=-" --remap-path-prefix "$PWD=-")
encoded=$(printf '\x1f%s' "${flags[@]}")
pkg=pkg
[[ ${1:-} == irt || ${1:-} == author ]] && pkg=$2
rm -rf "$pkg.new" && mkdir -p "$pkg.new"

# make_module FEATURE NAME
make_module() {
  CARGO_ENCODED_RUSTFLAGS=${encoded:1} cargo build --quiet --profile wasm --target wasm32-unknown-unknown --lib \
    --no-default-features --features "$1"
  "$target/release/bindgen" "$target/wasm32-unknown-unknown/wasm/gradus.wasm" "$pkg.new" "$2"
  # The --enable flags name what rustc emits for wasm32; without them wasm-opt refuses the file. Functions that are called
  # once stay by themselves: put into each other they gzip worse. The first KB of memory is the stack's last: nothing is there.
  # The module for authors is ten times as large and loads on one page: once over it is enough.
  local passes=(-Oz --converge)
  [[ $2 == author ]] && passes=(-Oz)
  npx --no-install wasm-opt "${passes[@]}" -ocimfs 0 --low-memory-unused --strip-producers --strip-target-features \
    --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-reference-types --enable-mutable-globals \
    --enable-multivalue "$pkg.new/$2_bg.wasm" -o "$pkg.new/$2_bg.opt.wasm" 2> >(grep -v '^npm warn' >&2)
  mv "$pkg.new/$2_bg.opt.wasm" "$pkg.new/$2_bg.wasm"
}
if [[ ${1:-} == irt ]]; then
  make_module irt irt
elif [[ ${1:-} == author ]]; then
  make_module authoring author
else
  make_module wasm gradus
  make_module marking marking
  make_module authoring author
fi
# One move, so that nothing ever sees half a package.
rm -rf "$pkg" && mv "$pkg.new" "$pkg"
