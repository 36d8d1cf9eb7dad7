#!/usr/bin/env bash
# Checks what the machine must bring and adds what can be added: run by `make` before it builds.
set -euo pipefail

need() { # command, what to do
  command -v "$1" >/dev/null || { printf 'Gradus needs `%s`, which is not here.\n%s\n' "$1" "$2" >&2; exit 1; }
}
need cargo 'Install Rust from https://rustup.rs, open a new terminal, and run the same command again.'
need node 'Install Node.js 20 or later from https://nodejs.org, and run the same command again.'
need npm 'Install Node.js with npm from https://nodejs.org, and run the same command again.'

node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Gradus needs Node.js 20.19 or later; this is ${process.versions.node}. Update it and run the same command again.`);
    process.exit(1);
  }'

sysroot=$(rustc --print sysroot)
if [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ]; then
  need rustup 'This Rust has no wasm32-unknown-unknown target. Install Rust from https://rustup.rs, which can add it.'
  echo 'Adding the wasm32 target to Rust'
  rustup target add wasm32-unknown-unknown
fi
