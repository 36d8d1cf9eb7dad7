#!/usr/bin/env bash
# Builds pkg/: the engine as wasm, its JavaScript glue and its types. Run through `make`, which knows when.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --profile wasm --target wasm32-unknown-unknown --lib --no-default-features --features wasm
cargo build --quiet --release -p bindgen
rm -rf pkg.new && mkdir pkg.new
"$target/release/bindgen" "$target/wasm32-unknown-unknown/wasm/gradus.wasm" pkg.new
# The flags name what rustc emits for wasm32; without them wasm-opt refuses the file.
npx --no-install wasm-opt -Os --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
  --enable-reference-types --enable-mutable-globals --enable-multivalue \
  pkg.new/gradus_bg.wasm -o pkg.new/gradus_bg.opt.wasm
mv pkg.new/gradus_bg.opt.wasm pkg.new/gradus_bg.wasm
# One move, so that nothing ever sees half a package.
rm -rf pkg && mv pkg.new pkg
