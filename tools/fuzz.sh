#!/usr/bin/env bash
# Runs each fuzz target for some seconds, one after another: tools/fuzz.sh [SECONDS] [TARGET…]. What it finds to be new
# goes to fuzz/corpus, what crashes to fuzz/artifacts. Needs a C++ compiler, no nightly.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds="${1:-60}"
shift || true
command -v c++ >/dev/null || { echo 'libFuzzer needs a C++ compiler (`c++`), which is not here. Install g++ or clang.' >&2; exit 1; }
if ! cargo fuzz --version >/dev/null 2>&1; then
  echo 'Installing cargo-fuzz (about a minute)'
  cargo install cargo-fuzz
fi
targets=("$@")
if [ "${#targets[@]}" -eq 0 ]; then
  mapfile -t targets < <(cargo fuzz list)
fi
# Coverage without a sanitizer: there is no unsafe code to watch, and stable Rust builds it.
for target in "${targets[@]}"; do
  printf '\n▸ %s, %s seconds\n' "$target" "$seconds"
  cargo fuzz run --sanitizer none "$target" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -verbosity=0
done
